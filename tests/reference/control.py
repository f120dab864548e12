"""Shares of virtual patients of control that its model did not count: the trials a second time, from the
words of the chapter, in plain NumPy with steps of a tenth of a day. Prints the reference of
`published_checks.csv`."""

import numpy as np
from scipy.optimize import brentq

DRAWN, STEP = 16_000, 0.1
MAINTENANCE, HYDROXYCHLOROQUINE, STEROID = (
    (0.12, 0.08),
    (0.2 * 2 / 3, 0.15 * 2 / 3),
    (0.2 * 2 / 3, 0.7 * 2 / 3),
)
BOTH = tuple(1 - (1 - one) * (1 - other) for one, other in zip(MAINTENANCE, STEROID))
# check: (drug before, drug in the trial, days to half of its effect, days followed, what counts)
ARMS = {
    "M4-4": (MAINTENANCE, MAINTENANCE, 1.5, 730, "relapse"),
    "M4-5": (MAINTENANCE, (0, 0), 1.5, 730, "relapse"),
    "M4-6": (BOTH, BOTH, 1.5, 365, "flare"),
    "M4-7": (BOTH, MAINTENANCE, 1.5, 365, "flare"),
    "M4-8": (HYDROXYCHLOROQUINE, HYDROXYCHLOROQUINE, 40, 1278, "relapse"),
    "M4-9": (HYDROXYCHLOROQUINE, (0, 0), 40, 1278, "relapse"),
}


def waste(B, clean):
    """Where waste rests beside antibody that rests beside the cells, without drug and trigger."""
    return (0.5 + 3 * 400 * B / (200 + 400 * B)) / clean


def growth(B, X, kept):
    return 0.001 + 0.06 * kept * B * X**4 / (4**4 + X**4) * (1 - B / 3) - 0.0266 * B


def last_clean_up_of_the_ill():
    """The clean-up above which no amount of cells from 0.5 up grows."""
    cells = np.linspace(0.5, 3, 5001)
    return brentq(lambda clean: growth(cells, waste(cells, clean), 1).max(), 0.3, 0.9)


def share(before, after, half, days, counted, random):
    """Of those who enter, the share that relapses (cells over 0.5) or flares (activity over 8)."""
    clean = 0.5 * np.exp(0.2462 * random.standard_normal(DRAWN))
    clean = clean[clean < last_clean_up_of_the_ill()]
    B, A, U = (np.full(clean.size, amount) for amount in (0.04, 16.0, 0.0))
    calm, happened = np.ones(clean.size, bool), np.zeros(clean.size, bool)
    for day in np.arange(-730, days, STEP):
        division, damage = np.array(before) if day < 0 else after
        if day >= 0 and after == (0, 0):  # a drug that is stopped leaves as its amount does, from 2 on
            D = 2 * 0.5 ** (day / half)
            division, damage = 1.5 * D / (1 + D) * np.array(before)
        U += np.where(random.random(clean.size) < 1.5 / 365 * STEP, random.exponential(0.82, clean.size), 0)
        X = (0.5 + (1 - damage) * (3 * A / (200 + A) + U)) / clean
        score = 3.2468 * np.maximum(0, X - 2)
        if -365 <= day < 0:
            calm &= score < 4
        if day >= 0:
            happened |= (B > 0.5) if counted == "relapse" else (score > 8)
        B = B + STEP * growth(B, X, 1 - division)
        A = A + STEP * np.log(2) / 21 * (400 * B - A)
        U *= 0.5 ** (STEP / 45)
    return happened[calm].mean(), calm.sum()


if __name__ == "__main__":
    for check, arm in ARMS.items():
        print(check, *share(*arm, np.random.default_rng(1)))
