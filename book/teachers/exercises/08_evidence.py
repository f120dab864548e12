# %% setup
import lupusedu as lu
from lupusedu.measure import proportion

Evidence = lu.models.Evidence


# %% [markdown]
# **1. Change the numbers and measure.** `proportion.interval(k, n)` gives the lowest and the highest true
# rate that fit *k of n* people, between 0 and 1. Write a function that returns how wide this bar is, in
# percentage points.
# %% width answer
def width(got_better, treated):
    """Width of the bar of true rates that fit, in percentage points."""
    ### BEGIN SOLUTION
    low, high = proportion.interval(got_better, treated)
    return 100 * (high - low)
    ### END SOLUTION


# %% width tests 2
assert 36 < width(8, 8) < 38, "eight of eight: true rates from 63 to 100 % fit"
### BEGIN HIDDEN TESTS
for k, n in ((12, 15), (45, 64)):
    low, high = proportion.interval(k, n)
    assert abs(width(k, n) - 100 * (high - low)) < 0.1, f"the width for {k} of {n}"


### END HIDDEN TESTS
# %% width wrong: as if the bar always reached 100 %
def width(got_better, treated):
    return 100 * (1 - proportion.interval(got_better, treated)[0])


# %% [markdown]
# **2. Add a line to the model.** Add an observable: the chance that *nobody* of the `n` people gets better,
# in %, when the treatment really works in a share `rate` of them. It is written `name =
# lu.Observable("formula", "%", "words")`; in a formula `**` stands for “to the power of”. Call it `nobody`.
# %% nobody answer
class WithNobody(Evidence):
    """The same count, and the chance of bad luck only."""

    title = "Nobody got better"
    ### BEGIN SOLUTION
    nobody = lu.Observable("100*(1 - rate)**n", "%", "chance that nobody gets better")
    ### END SOLUTION


# %% nobody tests 2
assert "nobody" in WithNobody.observables, "the model has an observable nobody"
assert len(WithNobody.observables) == len(Evidence.observables) + 1, "and no other that Evidence lacks"
### BEGIN HIDDEN TESTS
formula = str(WithNobody.observables["nobody"].formula)
for rate, n in ((0.7, 8), (0.33, 8), (0.1, 20)):
    found = float(eval(formula, {"rate": rate, "n": n}))
    assert abs(found - 100 * (1 - rate) ** n) < 1e-6, f"the chance at a rate of {rate}, with {n} people"


### END HIDDEN TESTS
# %% nobody wrong: not all
class WithNobody(Evidence):
    title = "Nobody got better"
    nobody = lu.Observable("100*(1 - rate**n)", "%", "chance that nobody gets better")


# %% [markdown]
# **3. Explain a number.** A harm was seen in none of *n* people. The highest true rate that fits is `1 -
# 0.05**(1/n)`. How many people must be watched, at least, for it to be under 1 %? Give the number, and say
# below how it goes with the rule of three.
# %% watched answer
### BEGIN SOLUTION
people = next(n for n in range(1, 2000) if 1 - 0.05 ** (1 / n) < 0.01)
### END SOLUTION
# %% watched tests 1
assert people == int(people) > 0, "a whole number of people"
### BEGIN HIDDEN TESTS
assert 1 - 0.05 ** (1 / people) < 0.01 <= 1 - 0.05 ** (1 / (people - 1)), "enough, and one fewer is not"
### END HIDDEN TESTS
# %% watched wrong: for a rate under 5 %
people = next(n for n in range(1, 2000) if 1 - 0.05 ** (1 / n) < 0.05)
# %% [markdown] watched words 2
# The rule of three says that 3 in *n* is the highest rate that fits none of *n*: 3 in 300 is 1 %, so it
# asks for about 300 people. The exact number is one or two fewer. None seen is not none there.
