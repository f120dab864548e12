"""How sure a count can make us: exact intervals, differences of proportions, and trials played many times."""

import numpy as np
import pandas as pd
from scipy.special import bdtrc, betaincinv, ndtri


def interval(k: int, n: int, confidence: float = 0.95) -> tuple[float, float]:
    """(low, high): every true rate for which k of n would be no surprise (Clopper and Pearson 1934). Raises
    ValueError."""
    _count(k, n)
    k, n, tail = int(k), int(n), (1 - confidence) / 2
    return (
        float(betaincinv(k, n - k + 1, tail)) if k > 0 else 0.0,
        float(betaincinv(k + 1, n - k, 1 - tail)) if k < n else 1.0,
    )


def low(k: int, n: int) -> float:
    """Lower limit of the exact 95 % interval."""
    return interval(k, n)[0]


def high(k: int, n: int) -> float:
    """Upper limit of the exact 95 % interval."""
    return interval(k, n)[1]


def difference(
    k1: float, n1: float, k2: float, n2: float, confidence: float = 0.95
) -> tuple[float, float, float]:
    """(difference, low, high) of k1/n1 − k2/n2. Counts may be fractions, as from rounded per cents. Raises
    ValueError.

    Wald's interval, each share with its own variance and no correction: method 1 of Newcombe 1998, Statistics
    in Medicine 17:873. It has no width where both counts are none or all.
    """
    _count(k1, n1)
    _count(k2, n2)
    a, b = k1 / n1, k2 / n2
    half = ndtri((1 + confidence) / 2) * np.sqrt(a * (1 - a) / n1 + b * (1 - b) / n2)
    return a - b, float(a - b - half), float(a - b + half)


ROOM = 4096  # people in a round at most, so that no two spins are one


def trials(n: int, rate: float, repeats: int = 1000, seed: int = 0) -> pd.DataFrame:
    """Trials played `repeats` times: DataFrame of how many of n got better, `treated` at `rate`.

    A spin a person, which rate and company do not change; the same as on a page (js/measure/proportion.js).
    """
    spins = np.arange(repeats, dtype=np.uint32)[:, None] * np.uint32(ROOM) + np.arange(n, dtype=np.uint32)
    well = _hashed(spins ^ _hashed(np.array([seed], np.uint32))) < rate * 2**32
    return pd.DataFrame({"treated": well.sum(axis=1)})


def _hashed(x: np.ndarray) -> np.ndarray:
    """Whole numbers as others below 2**32 that look like chance (lowbias32 of C. Wellons); uint32."""
    x = (x ^ (x >> np.uint32(16))) * np.uint32(0x7FEB352D)
    x = (x ^ (x >> np.uint32(15))) * np.uint32(0x846CA68B)
    return x ^ (x >> np.uint32(16))


def seen_twice(people: int = 100, wobble: float = 4.0) -> pd.DataFrame:
    """Scores of people on two visits with no treatment between: DataFrame `first`, `later`, never under 0.

    How ill people are has mean 8 and SD 3. wobble: SD of each person's good and bad days around that.
    """
    random = np.random.default_rng(5)
    steady = random.normal(8, 3, people)
    return pd.DataFrame(
        {visit: np.maximum(0, steady + random.normal(0, wobble, people)) for visit in ("first", "later")}
    )


def at_least(k: int, n: int, rate: float) -> float:
    """Chance of k or more of n at a true rate."""
    _count(k, n)
    return float(bdtrc(int(k) - 1, int(n), rate))


def _count(k: float, n: float) -> None:
    if not (n > 0 and 0 <= k <= n):
        raise ValueError(f"{k} of {n} is not a count; give 0 ≤ k ≤ n and n ≥ 1.")
