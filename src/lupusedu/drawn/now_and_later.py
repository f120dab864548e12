"""Home, opening picture: medicine day after day, or one dose and then a road that has been watched for two
years at most."""

from typing import Any

import numpy as np

from .. import data
from ..figure import Drawing
from ._pen import SMALL, Pen, evidence

LEFT, YEAR, YEARS = 42, 68, 4  # where the roads begin, the width of a year, and how many are drawn


def draw() -> Drawing:
    eight = data.load("remission_counts").set_index("study").loc["Mueller 2024 (SLE)"]
    early, late = (
        int(evidence("A13", pattern)) for pattern in (r"at (\d+) months", r"followed to (\d+) months")
    )
    pen = Pen(
        "Control for life, or a reset?",
        316,
        "Two roads over four years. Today: medicine day after day. Being tested: chemotherapy, one dose of "
        f"CAR T cells, then no lupus drugs; {eight['n']} people, some watched for {late // 12} years. What "
        "comes after is not known.",
        f"{eight['n']} people, no control group (Müller 2024).",
    )
    _today(pen, 78)
    _tested(pen, 208, eight, early, late)
    for year in range(YEARS + 1):
        pen.words(
            LEFT + YEAR * year,
            310,
            f"{year}" if 0 < year < YEARS else f"{year} years" if year else "start",
            size=SMALL,
            colour="muted",
            align="center",
        )
    return pen.drawing


def _today(pen: Pen, y: float) -> None:
    pen.panel(0, 0, 340, 106)
    pen.words(12, 24, "Today: control", bold=True, colour="drug")
    pen.words(12, 42, "medicine most days, often for life", size=SMALL)
    pen.person(20, y, 14)
    pen.arrow((LEFT, y), (334, y), colour="drug", thick=2)
    days = np.arange(LEFT + 6, 318, 13)
    pen.put("drug", days, np.full(days.size, y), 5.5)


def _tested(pen: Pen, y: float, eight: Any, early: Any, late: Any) -> None:
    six, end = (LEFT + YEAR * months / 12 for months in (early, late))
    pen.panel(0, 118, 340, 288)
    pen.words(12, 142, "Being tested: a reset?", bold=True, colour="car_t")
    pen.words(12, 159, "chemotherapy, then one dose of the person’s\nown altered cells", size=SMALL)
    pen.person(20, y, 14)
    pen.line([(LEFT + 8, y), (six, y)], "car_t", thick=4)
    pen.line([(six, y), (end, y)], "car_t", thick=3, dash=(9, 5))
    pen.line([(end + 8, y), (320, y)], "muted", thick=2, dash=(2, 5))
    pen.actor("car_t", LEFT + 4, y, 30)
    pen.words((six + end) / 2 + 4, y - 10, "some watched", size=SMALL, align="center")
    pen.words((end + 326) / 2 + 4, y - 10, "not known yet", size=SMALL, colour="muted", align="center")
    pen.words(326, y + 5, "?", bold=True, colour="muted")
    pen.line([(six, y), (six, y + 68)], "car_t", thick=1.5)
    pen.person(six + 14 + 15 * np.arange(eight["n"]), np.full(eight["n"], y + 26), 10, colour="car_t")
    pen.words(
        six + 8,
        y + 52,
        f"{eight['events']} of {eight['n']} in remission, no lupus\ndrugs, after {early} months",
        size=SMALL,
    )
