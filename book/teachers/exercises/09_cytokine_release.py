# %% setup
import lupusedu as lu
from lupusedu.measure import measure

CytokineRelease = lu.models.CytokineRelease


# %% [markdown]
# **1. Turn a knob and measure.** `B0` is how many targets there are at the start. Write a function that
# returns how high the alarm that the body feels, `felt`, rises.
# %% alarm answer
def loudest(targets):
    """Highest alarm with so many targets at the start, in pg/mL."""
    ### BEGIN SOLUTION
    return measure(lu.ode(CytokineRelease(B0=targets)), "peak(felt)")
    ### END SOLUTION


# %% alarm tests 2
assert 10 < loudest(150) < 60, "with the targets of lupus, a short alarm"
### BEGIN HIDDEN TESTS
for targets in (15, 4500):
    expected = lu.ode(CytokineRelease(B0=targets))["felt"].max()
    assert abs(loudest(targets) / expected - 1) < 0.05, f"the alarm with {targets} targets"


### END HIDDEN TESTS
# %% alarm wrong: the argument is not used
def loudest(targets):
    return measure(lu.ode(CytokineRelease()), "peak(felt)")


# %% [markdown]
# **2. Add a line to the model.** Tocilizumab is the species `Z`. Give more of it, 4 on day 9: `name =
# lu.Event(day, add={…}, label="more tocilizumab")`.
# %% more answer
class More(CytokineRelease):
    """A later dose of tocilizumab."""

    title = "More tocilizumab"
    ### BEGIN SOLUTION
    later = lu.Event(9, add={"Z": 4}, label="more tocilizumab")
    ### END SOLUTION


# %% more tests 2
assert len(More.events) == len(CytokineRelease.events) + 1, "the model has one event more"
assert lu.ode(More(B0=4500))["Z"][10] > 3, "tocilizumab is in the body on day 10"
### BEGIN HIDDEN TESTS
expected = lu.ode(CytokineRelease(B0=4500, events=[lu.Event(9, add={"Z": 4})]))
found = lu.ode(More(B0=4500))
for day in (8, 10, 20):
    assert abs(found["felt"][day] / expected["felt"][day] - 1) < 0.02, f"the alarm on day {day}"


### END HIDDEN TESTS
# %% more wrong: two days too early
class More(CytokineRelease):
    title = "More tocilizumab"
    later = lu.Event(7, add={"Z": 5}, label="more tocilizumab")


# %% [markdown]
# **3. Explain a number.** With thirty times the targets of lupus, 4,500 instead of 150, how many times as
# high is the alarm `felt` at its peak? Give the number, and say below why it is near thirty, although CAR T
# cells do the work.
# %% times answer
### BEGIN SOLUTION
lupus, many = (measure(lu.ode(CytokineRelease(B0=targets)), "peak(felt)") for targets in (150, 4500))
times = many / lupus
### END SOLUTION
# %% times tests 1
assert times > 1, "more targets, a louder alarm"
### BEGIN HIDDEN TESTS
lupus, many = (lu.ode(CytokineRelease(B0=targets))["felt"].max() for targets in (150, 4500))
assert abs(times / (many / lupus) - 1) < 0.05, "the peak with 4,500 targets over that with 150"
### END HIDDEN TESTS
# %% times wrong: the difference
lupus, many = (measure(lu.ode(CytokineRelease(B0=targets)), "peak(felt)") for targets in (150, 4500))
times = many - lupus
# %% [markdown] times words 2
# Each target that is removed adds to the alarm, and all are removed within days. So the alarm goes by how
# many targets there are, and not by how many CAR T cells were given.
