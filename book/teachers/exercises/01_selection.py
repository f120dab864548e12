# %% setup
import lupusedu as lu
from lupusedu.measure import measure

Selection = lu.models.Selection


# %% [markdown]
# **1. Turn a knob and measure.** `g` says how strict both gates are, and the observable `finished` is the
# share of finished cells that are self-reactive, in %. Write a function that runs the model with a
# strictness and returns this share on the last day.
# %% filter answer
def self_reactive(strictness):
    """Self-reactive cells among the finished ones on the last day, in %."""
    ### BEGIN SOLUTION
    return measure(lu.ode(Selection(g=strictness)), "end(finished)")
    ### END SOLUTION


# %% filter tests 2
assert abs(self_reactive(0) - 20) < 1, "with healthy gates, about 20 % of finished cells are self-reactive"
### BEGIN HIDDEN TESTS
for g in (-0.6, 1.2):
    expected = lu.ode(Selection(g=g))["finished"].iloc[-1]
    assert abs(self_reactive(g) - expected) < 0.1, f"the share at a strictness of {g}"


### END HIDDEN TESTS
# %% filter wrong: the argument is not used
def self_reactive(strictness):
    return measure(lu.ode(Selection()), "end(finished)")


# %% [markdown]
# **2. Add a line to the model.** On day 500 the second gate breaks: its parameter `t2` becomes 4. Add the
# event that does it, `name = lu.Event(day, set={…})`.
# %% broken answer
class Broken(Selection):
    """The second gate breaks while cells are being made."""

    title = "A gate that breaks"
    ### BEGIN SOLUTION
    gate_breaks = lu.Event(500, set={"t2": 4})
    ### END SOLUTION


# %% broken tests 2
assert len(Broken.events) == len(Selection.events) + 1, "the model has one event more than Selection"
assert measure(lu.ode(Broken()), "end(finished)") > 21, "with a broken gate more cells are self-reactive"
### BEGIN HIDDEN TESTS
expected = lu.ode(Selection(events=[lu.Event(500, set={"t2": 4})]))["finished"].iloc[-1]
assert abs(measure(lu.ode(Broken()), "end(finished)") - expected) < 0.1, "gate 2 becomes 4 on day 500"


### END HIDDEN TESTS
# %% broken wrong: the other gate breaks
class Broken(Selection):
    title = "A gate that breaks"
    gate_breaks = lu.Event(500, set={"t1": 4})


# %% [markdown]
# **3. Explain a number.** How many more harmless cells, in percentage points, are lost at a strictness of
# 1.2 than at 0? The observable is `wasted`. Give the number, and say below why a stricter gate must cost
# them.
# %% price answer
### BEGIN SOLUTION
healthy, strict = (measure(lu.ode(Selection(g=g)), "end(wasted)") for g in (0, 1.2))
more_lost = strict - healthy
### END SOLUTION
# %% price tests 1
assert 0 < more_lost < 100, "a number of percentage points above 0"
### BEGIN HIDDEN TESTS
healthy, strict = (lu.ode(Selection(g=g))["wasted"].iloc[-1] for g in (0, 1.2))
assert abs(more_lost - (strict - healthy)) < 0.5, "the difference of the two runs"
### END HIDDEN TESTS
# %% price wrong: the share at 1.2, not the difference
more_lost = measure(lu.ode(Selection(g=1.2)), "end(wasted)")
# %% [markdown] price words 2
# Some harmless cells look as much like self-reactive ones as some self-reactive cells look harmless. A gate
# sees only how strongly a cell binds to self, so a line that stops more of the one stops more of the other.
