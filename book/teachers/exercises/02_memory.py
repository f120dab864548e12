# %% setup
import lupusedu as lu
from lupusedu.measure import measure

Memory = lu.models.Memory


# %% [markdown]
# **1. Turn a knob and measure.** `kMem` says how many memory cells are made. Write a function that returns
# how many times as high as after one dose (`dose2=0`) antibody `Ab` peaks after two.
# %% ratio answer
def second_over_first(made):
    """Highest antibody after two doses over that after one, for memory cells made at this rate a day."""
    ### BEGIN SOLUTION
    one, two = (lu.ode(Memory(kMem=made, dose2=size)) for size in (0, 1))
    return measure(two, "peak(Ab)") / measure(one, "peak(Ab)")
    ### END SOLUTION


# %% ratio tests 2
assert second_over_first(0.008) > 1, "the second peak is higher than the first"
### BEGIN HIDDEN TESTS
for made in (0.0005, 0.016):
    one, two = (lu.ode(Memory(kMem=made, dose2=size))["Ab"].max() for size in (0, 1))
    assert abs(second_over_first(made) / (two / one) - 1) < 0.02, f"the ratio when {made} a day are made"


### END HIDDEN TESTS
# %% ratio wrong: the argument is not used
def second_over_first(made):
    one, two = (lu.ode(Memory(dose2=size)) for size in (0, 1))
    return measure(two, "peak(Ab)") / measure(one, "peak(Ab)")


# %% [markdown]
# **2. Add a line to the model.** Give a third dose of the vaccine `Ag`, of size 1, on day 160: `name =
# lu.Event(day, add={…}, label="third dose")`.
# %% third-dose answer
class ThreeDoses(Memory):
    """Two doses, and a third."""

    title = "Three doses"
    ### BEGIN SOLUTION
    third_dose = lu.Event(160, add={"Ag": 1}, label="third dose")
    ### END SOLUTION


# %% third-dose tests 2
assert len(ThreeDoses.events) == len(Memory.events) + 1, "the model has one event more than Memory"
assert measure(lu.ode(ThreeDoses()), "end(Ab)") > measure(lu.ode(Memory()), "end(Ab)"), "antibody ends higher"
### BEGIN HIDDEN TESTS
expected = lu.ode(Memory(events=[lu.Event(160, add={"Ag": 1})]))["Ab"]
found = lu.ode(ThreeDoses())["Ab"]
for day in (159, 170, 300):
    assert abs(found[day] / expected[day] - 1) < 0.02, f"antibody on day {day}"


### END HIDDEN TESTS
# %% third-dose wrong: on another day
class ThreeDoses(Memory):
    title = "Three doses"
    third_dose = lu.Event(100, add={"Ag": 1}, label="third dose")


# %% [markdown]
# **3. Explain a number.** One dose (`dose2=0`), watched for ten years: `lu.ode(Memory(dose2=0), 3650)`. In
# how many years does antibody halve between day 2,000 and day 3,600? The measure is `half_life(Ab, 2000,
# 3600)`, in days. Give the years, and say below why it is not three weeks.
# %% years answer
### BEGIN SOLUTION
years = measure(lu.ode(Memory(dose2=0), 3650), "half_life(Ab, 2000, 3600)") / 365
### END SOLUTION
# %% years tests 1
assert years > 0, "a number of years"
### BEGIN HIDDEN TESTS
run = lu.ode(Memory(dose2=0), 3650)
assert abs(years - measure(run, "half_life(Ab, 2000, 3600)") / 365) < 0.2, "years, not days"
### END HIDDEN TESTS
# %% years wrong: days
years = measure(lu.ode(Memory(dose2=0), 3650), "half_life(Ab, 2000, 3600)")
# %% [markdown] years words 2
# A molecule of antibody lasts three weeks. What is left after years was made lately, by long-lived plasma
# cells, so the level falls only as fast as these cells die, by half in 11 years.
