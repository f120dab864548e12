"""How sure a count can make us: exact intervals, differences of proportions, and trials played many times."""

import numpy as np
import pandas as pd
from scipy import stats

from . import compile as compiled


def interval(k, n, confidence=0.95):
    """(low, high): every true rate for which k of n would be no surprise (Clopper and Pearson 1934). Raises ValueError."""
    _count(k, n)
    limits = stats.binomtest(int(k), int(n)).proportion_ci(confidence, method="exact")
    return float(limits.low), float(limits.high)


def low(k, n):
    """Lower limit of the exact 95 % interval."""
    return interval(k, n)[0]


def high(k, n):
    """Upper limit of the exact 95 % interval."""
    return interval(k, n)[1]


def difference(k1, n1, k2, n2, confidence=0.95):
    """(difference, low, high) of k1/n1 − k2/n2, Wald's interval. Counts may be fractions, as from rounded per cents. Raises ValueError."""
    # Here, not above: statsmodels takes a second to load, and nothing else needs it.
    from statsmodels.stats.proportion import confint_proportions_2indep

    _count(k1, n1)
    _count(k2, n2)
    limits = confint_proportions_2indep(k1, n1, k2, n2, method="wald", compare="diff", alpha=1 - confidence)
    return k1 / n1 - k2 / n2, float(limits[0]), float(limits[1])


def rule_of_three(n):
    """Highest true rate that fits none of n, about 3/n (BMJ 1995;311:619)."""
    _count(0, n)
    return min(3 / n, 1.0)


def trials(n, rate, repeats=1000, seed=0, control=0, other=0.0):
    """Trials played `repeats` times: DataFrame of those who got better, `treated` of n at `rate` and `control` at `other`."""
    random = np.random.default_rng(seed)
    return pd.DataFrame({"treated": random.binomial(n, rate, repeats), "control": random.binomial(control, other, repeats)})


def seen_twice(people=100, level=8.0, spread=3.0, wobble=4.0, seed=5):
    """Scores of people on two visits with no treatment between: DataFrame `first`, `later`, never under 0.

    level, spread: mean and SD of how ill people are; wobble: SD of each person's good and bad days around that.
    """
    random = np.random.default_rng(seed)
    steady = random.normal(level, spread, people)
    return pd.DataFrame({visit: np.maximum(0, steady + random.normal(0, wobble, people)) for visit in ("first", "later")})


def summary(model):
    """What a model of counting, such as `evidence`, reads now: Series of its observables, then the exact interval and the difference, in %."""
    with np.errstate(all="ignore"):
        values = compiled.observables(type(model))([], list(model.values.values()))
    read = dict(zip(model.observables, map(float, values)))
    n, k, n0, k0 = (model.values[name] for name in ("n", "k", "n0", "k0"))
    read["low"], read["high"] = (100 * limit for limit in interval(k, n))
    if n0:
        read["difference"], read["difference_low"], read["difference_high"] = (100 * part for part in difference(k, n, k0, n0))
    return pd.Series(read, name=model.name)


def at_least(k, n, rate):
    """Chance of k or more of n at a true rate."""
    _count(k, n)
    return float(stats.binom.sf(k - 1, n, rate))


def _count(k, n):
    if not (n > 0 and 0 <= k <= n):
        raise ValueError(f"{k} of {n} is not a count; give 0 ≤ k ≤ n and n ≥ 1.")
