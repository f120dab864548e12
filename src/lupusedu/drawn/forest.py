"""Chapter 8: differences of randomised trials with their intervals, and CAR T results that have no control
group to differ from."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from .. import data
from ..figure import Drawing
from ..measure import proportion
from ._pen import SMALL, Pen

LEFT, RIGHT = 112, 328  # of the shares, right of their labels
EDGE = 8  # left of the differences
TRIALS = {
    "Telitacicept phase 3": "telitacicept against placebo",
    "TULIP-1+2": "anifrolumab against placebo",
    "REGENCY": "obinutuzumab against placebo",
    "WIN-Lupus": "stopping drugs: more relapse",
}
SERIES = {
    "Mueller 2024 (SLE)": "Müller 2024",
    "CASTLE 2026 (SLE)": "CASTLE 2026",
    "Feng 2025": "Feng 2025",
    "Nordmann-Gomes 2025 review": "a review of 2025",
}


def differences() -> pd.DataFrame:
    """Difference in points of each trial as reported: DataFrame of difference, low, high."""
    trials = data.load("randomised_trials").set_index("trial").loc[list(TRIALS)]
    return trials[["reported_difference_pp", "ci_low", "ci_high"]].set_axis(
        ["difference", "low", "high"], axis=1
    )


def shares() -> list[tuple[str, int, int, float, float]]:
    """[(study, k, n, low, high)] in %, exact 95 % intervals."""
    counted = data.load("remission_counts").set_index("study")
    rows = []
    for study, name in SERIES.items():
        k, n = map(int, counted.loc[study, ["events", "n"]])
        low, high = proportion.interval(k, n)
        rows.append((name, k, n, 100 * low, 100 * high))
    return rows


def points(value: Any) -> float:
    return EDGE + (RIGHT - EDGE) * (value + 5) / 52


def percent(value: Any) -> float:
    return LEFT + (RIGHT - LEFT) * value / 100


def draw() -> Drawing:
    trials, counted = differences(), shares()
    pen = Pen(
        "No control group, no difference to draw",
        574,
        f"Forest plot. {len(trials)} randomised trials show differences of {trials['difference'].min():.0f} "
        f"to {trials['difference'].max() + 1e-9:.0f} points with wide intervals; one crosses zero. CAR T in "
        f"lupus has no control group, so only shares: {', '.join(f'{k} of {n}' for _, k, n, *_ in counted)} "
        "in remission.",
        "95 % intervals; those of the shares are exact. CASTLE count from a secondary page. The eight are "
        "also counted in the review.",
    )
    pen.words(0, 13, "with a control group: the difference", bold=True)
    pen.words(0, 29, "95 % interval, in points of 100", size=SMALL, colour="muted")
    foot = 98 + 46 * len(trials)
    pen.axis(42, foot, points, {0: "0", 10: "10", 20: "20", 30: "30", 40: "40"})
    pen.line([(points(0), 42), (points(0), foot)], "text", thick=1.5)
    for i, (trial, row) in enumerate(trials.iterrows()):
        y = 76 + 46 * i
        pen.words(points(0) + 6, y - 13, TRIALS[trial], size=SMALL)
        _interval(pen, y, points, row["low"], row["difference"], row["high"], "drug")
    pen.words(points(0) + 6, foot - 35, "CAR T cells", size=SMALL, bold=True, colour="car_t")
    pen.band(points(0), RIGHT, foot - 17, "car_t", "dotted", tall=22)
    pen.words(
        (points(0) + RIGHT) / 2,
        foot - 13,
        "no control group: nothing to draw",
        size=SMALL,
        colour="car_t",
        align="center",
    )
    pen.words(0, foot + 42, "without one: only a share", bold=True)
    pen.words(0, foot + 58, "in remission, 95 % interval, %", size=SMALL, colour="muted")
    pen.axis(
        foot + 70, foot + 80 + 48 * len(counted), percent, {0: "0", 25: "25", 50: "50", 75: "75", 100: "100"}
    )
    for i, (name, k, n, low, high) in enumerate(counted):
        y = foot + 96 + 48 * i
        pen.words(0, y + 4.5, f"{k} of {n}", bold=True, colour="car_t")
        pen.words(0, y + 21, name, size=SMALL, colour="muted")
        _interval(pen, y, percent, low, 100 * k / n, high, "car_t")
    return pen.drawing


def _interval(
    pen: Pen, y: float, place: Callable[[float], float], low: float, middle: float, high: float, role: str
) -> None:
    pen.band(place(low), place(high), y, role, "hatched", tall=12)
    pen.put(role, place(middle), y, 9)
