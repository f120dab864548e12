# %% setup
from math import log2

import lupusedu as lu
from lupusedu.measure import measure

InVivo = lu.models.InVivo


# %% [markdown]
# **1. Turn a knob and measure.** `doses` is how many doses are given. Write a function that returns on how
# many days B cells (`B`) are under 1.5 per µL, 1 % of normal. The measure is `days_under(B, 1.5)`.
# %% empty answer
def days_empty(doses):
    """Days with B cells under 1 % of normal, after so many doses."""
    ### BEGIN SOLUTION
    return measure(lu.ode(InVivo(doses=doses)), "days_under(B, 1.5)")
    ### END SOLUTION


# %% empty tests 2
assert 5 < days_empty(3) < 10, "after three doses about a week"
### BEGIN HIDDEN TESTS
for doses in (1, 5):
    expected = measure(lu.ode(InVivo(doses=doses)), "days_under(B, 1.5)")
    assert abs(days_empty(doses) - expected) < 0.1, f"days after {doses} doses"


### END HIDDEN TESTS
# %% empty wrong: the argument is not used
def days_empty(doses):
    return measure(lu.ode(InVivo()), "days_under(B, 1.5)")


# %% [markdown]
# **2. Add a line to the model.** Give one more dose on day 30: the event adds as much of `T` as the
# parameter `later` says, `name = lu.Event(day, add={…}, label="late dose")`.
# %% late answer
class Late(InVivo):
    """Three doses, and one a month after the first."""

    title = "A late dose"
    ### BEGIN SOLUTION
    late = lu.Event(30, add={"T": "later"}, label="late dose")
    ### END SOLUTION


# %% late tests 2
assert len(Late.events) == len(InVivo.events) + 1, "the model has one event more than InVivo"
assert lu.ode(Late())["T"][31] > 10, "cells with the CAR are there on day 31"
### BEGIN HIDDEN TESTS
for size in (20, 40):
    expected = lu.ode(InVivo(later=size, events=[lu.Event(30, add={"T": size})]))["T"]
    found = lu.ode(Late(later=size))["T"]
    assert abs(found[[29, 31]] - expected[[29, 31]]).max() < 0.2, f"days 29 and 31, with doses of {size}"


### END HIDDEN TESTS
# %% late wrong: a number instead of the size of later doses
class Late(InVivo):
    title = "A late dose"
    late = lu.Event(30, add={"T": 40}, label="late dose")


# %% [markdown]
# **3. Explain a number.** The CAR halves every 0.6 days (`hT`). In how many days does it fall to a
# hundredth? Give the number, and say below why more of it at the start would hardly make it last longer.
# %% hundredth answer
### BEGIN SOLUTION
days = InVivo.parameters["hT"].value * log2(100)
### END SOLUTION
# %% hundredth tests 1
assert 0 < days < 100, "a number of days"
### BEGIN HIDDEN TESTS
left = lu.ode(InVivo(doses=1), [0, days])["T"]
assert abs(left.iloc[-1] / left.iloc[0] - 0.01) < 0.001, "a hundredth is left after these days"
### END HIDDEN TESTS
# %% hundredth wrong: a hundred halvings
days = InVivo.parameters["hT"].value * 100
# %% [markdown] hundredth words 2
# It must halve 6.6 times, which takes four days. Ten times as much at the start needs only 3.3 halvings
# more, and so buys two days.
