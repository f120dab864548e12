# %% setup
import lupusedu as lu
from lupusedu.measure import measure

Reset = lu.models.Reset
antibody_drug = Reset.presets["rituximab"].values


# %% [markdown]
# **1. Turn a knob and measure.** `phi` is how far a treatment reaches into tissue. Write a function that
# gives the antibody drug with a reach, `Reset(**{**antibody_drug, "phi": reach})`, and returns disease
# `activity` at the end of the run, four years on.
# %% reach answer
def ends(reach):
    """Activity after four years, after an antibody drug with this reach into tissue."""
    ### BEGIN SOLUTION
    return measure(lu.ode(Reset(**{**antibody_drug, "phi": reach})), "end(activity)")
    ### END SOLUTION


# %% reach tests 2
assert abs(ends(0.1)) < 0.5, "with a reach of 0.1 the disease is gone"
### BEGIN HIDDEN TESTS
for reach in (0.0125, 0.016, 0.02):
    expected = lu.ode(Reset(**{**antibody_drug, "phi": reach}))["activity"].iloc[-1]
    assert abs(ends(reach) - expected) < 0.2, f"the end with a reach of {reach}"


### END HIDDEN TESTS
# %% reach wrong: CAR T cells instead of the antibody drug
def ends(reach):
    return measure(lu.ode(Reset(phi=reach)), "end(activity)")


# %% [markdown]
# **2. Add a line to the model.** Give the treatment a second time: on day 182 the event adds as much of `C`
# as the parameter `C0` says, `name = lu.Event(day, add={…}, label="second course")`.
# %% twice answer
class Twice(Reset):
    """The treatment, given twice."""

    title = "A second course"
    ### BEGIN SOLUTION
    again = lu.Event(182, add={"C": "C0"}, label="second course")
    ### END SOLUTION


# %% twice tests 2
assert len(Twice.events) == len(Reset.events) + 1, "the model has one event more than Reset"
assert lu.ode(Twice(**antibody_drug))["C"][183] > 10, "the treatment is in the body on day 183"
### BEGIN HIDDEN TESTS
for strength in (14, 50):
    values = {**antibody_drug, "C0": strength}
    expected = lu.ode(Reset(**values, events=[lu.Event(182, add={"C": strength})]))
    difference = abs(lu.ode(Twice(**values))["C"][[181, 183]] - expected["C"][[181, 183]])
    assert difference.max() < 0.5, f"the treatment on days 181 and 183, at a strength of {strength}"


### END HIDDEN TESTS
# %% twice wrong: a number instead of the strength of the first course
class Twice(Reset):
    title = "A second course"
    again = lu.Event(182, add={"C": 14}, label="second course")


# %% [markdown]
# **3. Explain a number.** No treatment, `C0=0, h=0`, but one stroke on the first day takes away a share
# `cut` of the harmful cells. With better clean-up, `c=0.45`, which share is just enough for the disease to
# stop? Find it to a hundredth, by halving an interval. Give the share, and say below why it is smaller than
# with `c=0.40`.
# %% stroke answer
### BEGIN SOLUTION
low, high = 0.0, 0.999
while high - low > 0.001:
    middle = (low + high) / 2
    stops = measure(lu.ode(Reset(c=0.45, C0=0, h=0, cut=middle)), "end(activity)") < 4
    low, high = (low, middle) if stops else (middle, high)
share = high
### END SOLUTION
# %% stroke tests 1
assert 0 < share < 1, "a share, between 0 and 1"
### BEGIN HIDDEN TESTS
less, more = (
    lu.ode(Reset(c=0.45, C0=0, h=0, cut=share + step))["activity"].iloc[-1] for step in (-0.01, 0.01)
)
assert more < 4 < less, "a hundredth more is enough, a hundredth less is not"
### END HIDDEN TESTS
# %% stroke wrong: that of a clean-up of 0.40
share = 0.985
# %% [markdown] stroke words 2
# Better clean-up takes away more of the waste that wakes the cells, so the tipping point lies higher: more
# of them may stay, and the loop still fades.
