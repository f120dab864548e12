# %% setup
import lupusedu as lu
from lupusedu.measure import measure

KillMap = lu.models.KillMap


# %% [markdown]
# **1. Turn a knob and measure.** `eL` says how much of the tag long-lived plasma cells wear. Write a
# function that returns `vaccine_antibody`, in %, on day 365.
# %% vaccine answer
def vaccine_left(tag):
    """Vaccine antibody on day 365, in %, when long-lived plasma cells wear this much of the tag."""
    ### BEGIN SOLUTION
    return measure(lu.ode(KillMap(eL=tag)), "value_at(vaccine_antibody, 365)")
    ### END SOLUTION


# %% vaccine tests 2
assert vaccine_left(0) > 90, "without the tag these cells, and their antibody, are kept"
### BEGIN HIDDEN TESTS
for tag in (0.005, 1):
    expected = lu.ode(KillMap(eL=tag))["vaccine_antibody"][365]
    assert abs(vaccine_left(tag) - expected) < 0.5, f"vaccine antibody with a tag of {tag}"


### END HIDDEN TESTS
# %% vaccine wrong: the argument is not used
def vaccine_left(tag):
    return measure(lu.ode(KillMap()), "value_at(vaccine_antibody, 365)")


# %% [markdown]
# **2. Add a line to the model.** People who lose IgG are given it. Add 0.3 to the species `G` on day 60:
# `name = lu.Event(day, add={…}, label="IgG given")`.
# %% given answer
class WithIgG(KillMap):
    """Everything emptied, and IgG given once."""

    title = "IgG given"
    ### BEGIN SOLUTION
    given = lu.Event(60, add={"G": 0.3}, label="IgG given")
    ### END SOLUTION


# %% given tests 2
assert len(WithIgG.events) == len(KillMap.events) + 1, "the model has one event more than KillMap"
assert lu.ode(WithIgG(eL=1))["igg"][61] > lu.ode(KillMap(eL=1))["igg"][61], "there is more IgG on day 61"
### BEGIN HIDDEN TESTS
expected = lu.ode(KillMap(eL=1, events=[lu.Event(60, add={"G": 0.3})]))["igg"]
found = lu.ode(WithIgG(eL=1))["igg"]
for day in (50, 61, 120):
    assert abs(found[day] - expected[day]) < 0.5, f"IgG on day {day}"


### END HIDDEN TESTS
# %% given wrong: on the first day
class WithIgG(KillMap):
    title = "IgG given"
    given = lu.Event(0, add={"G": 0.3}, label="IgG given")


# %% [markdown]
# **3. Explain a number.** With CD19 as the tag (the model as it stands), on which day is `autoantibody`
# under 10 %? The measure is `falls_below(autoantibody, 10)`. Give the day, and say below which half-life
# sets it.
# %% tenth answer
### BEGIN SOLUTION
tenth = measure(lu.ode(KillMap()), "falls_below(autoantibody, 10)")
### END SOLUTION
# %% tenth tests 1
assert 0 < tenth < 730, "a day of the run"
### BEGIN HIDDEN TESTS
run = lu.ode(KillMap())["autoantibody"]
assert run[int(tenth) - 1] > 10 > run[int(tenth) + 2], "the first day under 10 %"
### END HIDDEN TESTS
# %% tenth wrong: the day of a half
tenth = measure(lu.ode(KillMap()), "falls_below(autoantibody, 50)")
# %% [markdown] tenth words 2
# The cells that make it are gone within days, so from then on antibody only breaks down, by half in 21
# days. To fall to a tenth it must halve 3.3 times, which takes 70 days.
