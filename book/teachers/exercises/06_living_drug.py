# %% setup
import lupusedu as lu
from lupusedu.measure import measure

LivingDrug = lu.models.LivingDrug


# %% [markdown]
# **1. Turn a knob and measure.** `dose` is how many CAR T cells are given. Write a function that returns
# the day on which `car_t` is highest.
# %% peak answer
def peak_day(dose):
    """Day of the peak of CAR T cells after this dose."""
    ### BEGIN SOLUTION
    return measure(lu.ode(LivingDrug(dose=dose)), "peak_day(car_t)")
    ### END SOLUTION


# %% peak tests 2
assert 5 < peak_day(0.28) < 15, "the usual dose peaks in the second week"
### BEGIN HIDDEN TESTS
for dose in (0.028, 2.8):
    expected = lu.ode(LivingDrug(dose=dose))["car_t"].idxmax()
    assert abs(peak_day(dose) - expected) < 1, f"the day of the peak after {dose}"


### END HIDDEN TESTS
# %% peak wrong: the argument is not used
def peak_day(dose):
    return measure(lu.ode(LivingDrug()), "peak_day(car_t)")


# %% [markdown]
# **2. Add a line to the model.** Give CAR T cells (`T`) a second time, 0.28 of them on day 200.
# Chemotherapy comes with them, so the same event sets the space `S` to 1: `name = lu.Event(day, add={…},
# set={…})`.
# %% twice answer
class Twice(LivingDrug):
    """CAR T cells, given twice."""

    title = "A second infusion"
    ### BEGIN SOLUTION
    again = lu.Event(200, add={"T": 0.28}, set={"S": 1}, label="second infusion")
    ### END SOLUTION


# %% twice tests 2
assert len(Twice.events) == len(LivingDrug.events) + 1, "the model has one event more than LivingDrug"
assert lu.ode(Twice())["T"][201] > 0.2, "active CAR T cells are there on day 201"
### BEGIN HIDDEN TESTS
expected = lu.ode(LivingDrug(events=[lu.Event(200, add={"T": 0.28}, set={"S": 1})]))
found = lu.ode(Twice())
for day in (190, 210, 250):
    difference = abs(found["car_t"][day] / expected["car_t"][day] - 1)
    assert difference < 0.02, f"CAR T cells on day {day}"


### END HIDDEN TESTS
# %% twice wrong: without space to grow
class Twice(LivingDrug):
    title = "A second infusion"
    again = lu.Event(200, add={"T": 0.28}, label="second infusion")


# %% [markdown]
# **3. Explain a number.** After a tenth of the usual dose, 0.028, how many times as many CAR T cells as
# were given are there at the peak? Give the number, and say below why it is about ten times that of the
# usual dose.
# %% fold answer
### BEGIN SOLUTION
fold = measure(lu.ode(LivingDrug(dose=0.028)), "peak(car_t)") / 0.028
### END SOLUTION
# %% fold tests 1
assert fold > 1, "a number above 1: the cells multiply"
### BEGIN HIDDEN TESTS
expected = lu.ode(LivingDrug(dose=0.028))["car_t"].max() / 0.028
assert abs(fold / expected - 1) < 0.05, "cells at the peak over cells given"
### END HIDDEN TESTS
# %% fold wrong: of the usual dose
fold = measure(lu.ode(LivingDrug(dose=0.28)), "peak(car_t)") / 0.28
# %% [markdown] fold words 2
# The cells multiply as long as they meet B cells, and these set how many there are at the peak. Both doses
# peak at nearly the same height, so the smaller one has multiplied about ten times as much. It only takes
# longer.
