# %% setup
import lupusedu as lu
from lupusedu.measure import measure

LupusLoop = lu.models.LupusLoop


# %% [markdown]
# **1. Turn a knob and measure.** `U0` is the size of the trigger. Write a function that returns disease
# `activity` at the end of the run, five years on.
# %% trigger answer
def ends(size):
    """Activity on the last day, after a trigger of this size."""
    ### BEGIN SOLUTION
    return measure(lu.ode(LupusLoop(U0=size)), "end(activity)")
    ### END SOLUTION


# %% trigger tests 2
assert abs(ends(0)) < 0.5, "without a trigger it stays quiet"
### BEGIN HIDDEN TESTS
for size in (1.3, 2.5):
    expected = lu.ode(LupusLoop(U0=size))["activity"].iloc[-1]
    assert abs(ends(size) - expected) < 0.2, f"the end after a trigger of {size}"


### END HIDDEN TESTS
# %% trigger wrong: the top, not the end
def ends(size):
    return measure(lu.ode(LupusLoop(U0=size)), "peak(activity)")


# %% [markdown]
# **2. Add a line to the model.** From day 800 on the body cleans up better: the parameter `c` becomes 0.6.
# Add the event that does it, `name = lu.Event(day, set={…})`.
# %% helped answer
class Helped(LupusLoop):
    """The loop, and a body that cleans up better later on."""

    title = "Clean-up that gets better"
    ### BEGIN SOLUTION
    better = lu.Event(800, set={"c": 0.6}, label="better clean-up")
    ### END SOLUTION


# %% helped tests 2
assert len(Helped.events) == len(LupusLoop.events) + 1, "the model has one event more than LupusLoop"
assert measure(lu.ode(Helped(U0=2.5)), "end(activity)") < 4, "the disease goes"
### BEGIN HIDDEN TESTS
expected = lu.ode(LupusLoop(U0=2.5, events=[lu.Event(800, set={"c": 0.6})]))["activity"]
found = lu.ode(Helped(U0=2.5))["activity"]
for day in (790, 810, 900):
    assert abs(found[day] - expected[day]) < 0.2, f"activity on day {day}"


### END HIDDEN TESTS
# %% helped wrong: from the first day on
class Helped(LupusLoop):
    title = "Clean-up that gets better"
    better = lu.Event(1, set={"c": 0.6})


# %% [markdown]
# **3. Explain a number.** With a clean-up of 0.36 (`clean=0.36`), how large must a trigger be for the
# disease to stay? Find the edge to a hundredth, by halving an interval as in the chapter. Give the number,
# and say below why it is smaller than with 0.40.
# %% edge answer
### BEGIN SOLUTION
low, high = 0.0, 5.0
while high - low > 0.001:
    middle = (low + high) / 2
    ill = measure(lu.ode(LupusLoop(U0=middle, clean=0.36)), "end(activity)") > 4
    low, high = (low, middle) if ill else (middle, high)
edge = high
### END SOLUTION
# %% edge tests 1
assert 0 < edge < 5, "the size of a trigger"
### BEGIN HIDDEN TESTS
below, above = (lu.ode(LupusLoop(U0=edge + step, clean=0.36))["activity"].iloc[-1] for step in (-0.01, 0.01))
assert below < 4 < above, "just below the edge it ends quiet, just above it the disease stays"
### END HIDDEN TESTS
# %% edge wrong: the edge of a clean-up of 0.40
edge = 1.503
# %% [markdown] edge words 2
# Worse clean-up leaves more dead-cell waste every day, so the quiet state lies nearer to the tipping point.
# A smaller push is enough to reach it.
