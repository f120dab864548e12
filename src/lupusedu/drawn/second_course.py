"""Chapter 10: one short course, and two of them at different distances, in the loop of chapter 7."""

import numpy as np
import pandas as pd

from .. import simulate
from ..figure import Drawing
from ..models.reset import Reset
from ..network import Event
from ._pen import SMALL, Pen

SHORT = {"C0": 14, "hC": 2.5, "h": 0}
DAYS, GAP = 730, 4  # how far the curves are shown; weeks between the courses in the upper panel
GAPS = [1, 2, 4, 8, 12, 16, 20]
LEFT, RIGHT, FLOOR, TALL = 26, 336, 172, 132
ROW = 238


def activity(*weeks: float) -> pd.Series:
    """Disease activity over the model's four years after a short course, and others this many weeks later."""
    courses = [Event(7 * week, add={"C": SHORT["C0"]}, label="course") for week in weeks]
    return simulate.ode(Reset(events=courses, **SHORT))["activity"]


def draw() -> Drawing:
    one, two = activity(), activity(GAP)
    quiet = {gap: activity(gap).iloc[-1] < 4 for gap in GAPS}
    holds = [gap for gap in GAPS if quiet[gap]]
    pen = Pen(
        "What one short course cannot do, two can, if the time between is right",
        280,
        f"Line chart, two years. After one short course disease activity dips from {one.iloc[0]:.0f} to "
        f"{one.min():.0f} and returns; after two, {GAP} weeks apart, it falls to {two.iloc[-1]:.0f}. Below: "
        f"quiet if {holds[0]} to {holds[-1]} weeks lie between, not at "
        f"{' or '.join(str(gap) for gap in GAPS if not quiet[gap])}.",
        "The loop of chapter 7, reach 0.1. A model, not people.",
    )
    top = 20
    for value in (0, 5, 10, 15):
        y = FLOOR - TALL * value / top
        pen.line([(LEFT, y), (RIGHT, y)], "line", thick=1)
        pen.words(LEFT - 6, y + 4, f"{value}", size=SMALL, colour="muted", align="right")
    pen.words(0, 12, "disease activity", size=SMALL, colour="muted")
    for years in (0, 1, 2):
        pen.words(
            LEFT + (RIGHT - LEFT) * years * 365 / DAYS,
            FLOOR + 18,
            f"{years} years" if years > 1 else f"{years}",
            size=SMALL,
            colour="muted",
            align="right" if years == 2 else "center",
        )
    for run, colour, dash in ((one, "debris", (2, 4)), (two, "text", None)):
        shown = run.loc[:DAYS]
        pen.line(
            list(zip(LEFT + (RIGHT - LEFT) * shown.index / DAYS, FLOOR - TALL * shown.to_numpy() / top)),
            colour,
            thick=2.2,
            dash=dash,
        )
    pen.words(
        150, FLOOR - TALL * one.loc[300:].iloc[0] / top - 8, "one course: it returns", size=SMALL, bold=True
    )
    pen.words(122, FLOOR - 52, f"two courses, {GAP} weeks\napart: quiet", size=SMALL, bold=True)
    pen.words(0, ROW - 22, "weeks between the two courses", size=SMALL, colour="muted")
    for x, gap in zip(np.linspace(LEFT, RIGHT - 18, len(GAPS)), GAPS):
        pen.put(
            "b_cell",
            x,
            ROW,
            9,
            colour="text",
            filled=bool(quiet[gap]),
            shape="circle" if quiet[gap] else "open_circle",
        )
        pen.words(x, ROW + 24, f"{gap}", size=SMALL, align="center")
    pen.words(0, ROW + 42, "filled: quiet · open: the disease returns", size=SMALL)
    return pen.drawing
