# %% setup
import lupusedu as lu
from lupusedu.measure import measure

Control = lu.models.Control


# %% [markdown]
# **1. Turn a knob and measure.** `dose` is the dose of the drug, which is stopped on day 730. Write a
# function that returns disease `activity` on day 700, while the drug is taken.
# %% dose answer
def activity_on(dose):
    """Activity on day 700 of a treatment with this dose."""
    ### BEGIN SOLUTION
    return measure(lu.ode(Control(dose=dose)), "value_at(activity, 700)")
    ### END SOLUTION


# %% dose tests 2
assert 0 <= activity_on(2) < 5, "with a dose of 2 the disease is held low"
### BEGIN HIDDEN TESTS
for dose in (0, 0.5):
    expected = lu.ode(Control(dose=dose))["activity"][700]
    assert abs(activity_on(dose) - expected) < 0.2, f"activity with a dose of {dose}"


### END HIDDEN TESTS
# %% dose wrong: the argument is not used
def activity_on(dose):
    return measure(lu.ode(Control()), "value_at(activity, 700)")


# %% [markdown]
# **2. Add a line to the model.** A doctor halves the dose on day 400: the parameter `intake` becomes
# `dose/2`. Add the event that does it, `name = lu.Event(day, set={…})`. What is set may be a formula, in
# quotes.
# %% half answer
class Halved(Control):
    """The drug, and half of it later on."""

    title = "Half the dose"
    ### BEGIN SOLUTION
    less = lu.Event(400, set={"intake": "dose/2"}, label="half the dose")
    ### END SOLUTION


# %% half tests 2
assert len(Halved.events) == len(Control.events) + 1, "the model has one event more than Control"
assert measure(lu.ode(Halved()), "value_at(D, 700)") < 1.5, "less of the drug is in the body on day 700"
### BEGIN HIDDEN TESTS
for day, share in ((390, 1), (700, 0.5)):
    drug = lu.ode(Halved(dose=3))["D"][day]
    assert abs(drug / (3 * share) - 1) < 0.02, f"drug in the body on day {day}, of a dose of 3"


### END HIDDEN TESTS
# %% half wrong: a number instead of half of any dose
class Halved(Control):
    title = "Half the dose"
    less = lu.Event(400, set={"intake": 1}, label="half the dose")


# %% [markdown]
# **3. Explain a number.** How many serious infections does the drug add in five years, when it is never
# stopped (`toff=1826`)? Take the last value of `infections` with a dose of 2 less that with a dose of 0.
# Give the number, and say below what it would mean for 100 people, and how sure the model can be of it.
# %% infections answer
### BEGIN SOLUTION
without, with_drug = (measure(lu.ode(Control(dose=dose, toff=1826)), "end(infections)") for dose in (0, 2))
added = with_drug - without
### END SOLUTION
# %% infections tests 1
assert 0 < added < 5, "infections of one person in five years"
### BEGIN HIDDEN TESTS
without, with_drug = (lu.ode(Control(dose=dose, toff=1826))["infections"].iloc[-1] for dose in (0, 2))
assert abs(added - (with_drug - without)) < 0.01, "with a dose of 2, less without the drug"
### END HIDDEN TESTS
# %% infections wrong: all infections, not those that the drug adds
added = measure(lu.ode(Control(dose=2, toff=1826)), "end(infections)")
# %% [markdown] infections words 2
# The drug adds about one half of an infection for each person, so about 50 among 100 people in five years.
# The rate and what the drug adds to it are assumed, to illustrate; no trial was fitted, so the size is a
# guess.
