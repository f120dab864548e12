"""What models give against what was published, each number as its multiple of the published one, on one
axis."""

import numpy as np
import pandas as pd

from ..figure import Drawing
from ._pen import NAME, SMALL, Pen

LEFT, RIGHT, ROW = 56, 332, 15
LEAST, MOST = 0.05, 20.0  # ends of the axis; what lies beyond stands at its end
GROUPS = {
    "independent": ("nobody tuned the model to it", "hatched", "car_t"),
    "design": ("built in, or follows by arithmetic", "open", "muted"),
    "fitted": ("the model was tuned to meet it", "dotted", "muted"),
}


def comparable(results: pd.DataFrame) -> pd.DataFrame:
    """Those whose range and value lie above 0, with `middle`, the middle of the range by ratio."""
    shown = results[(results.low > 0) & (results.value > 0)].copy()
    shown["middle"] = np.sqrt(shown.low * shown.high)
    return shown


def place(multiple: float) -> float:
    """x of a multiple of the published number."""
    share = np.log(np.clip(multiple, LEAST, MOST) / LEAST) / np.log(MOST / LEAST)
    return float(LEFT + (RIGHT - LEFT) * share)


def draw(results: pd.DataFrame) -> Drawing:
    """results: all models' checks (`lupusedu.fare.results`)."""
    shown = comparable(results)
    tests = shown[shown.kind == "independent"]
    tall = sum(34 + ROW * (shown.kind == kind).sum() for kind in GROUPS)
    pen = Pen(
        "What the models give, against what was published",
        tall + 34,
        f"Dot plot, one row a number, as a multiple of the published one. Of {len(tests)} that no model was "
        f"tuned to, {int(tests.holds.sum())} lie within the published range; the filled dots that lie "
        f"outside are the misses.",
        f"Bars: the range accepted before the run. {len(results) - len(shown)} more cannot stand on such an "
        f"axis, as they may be 0 or less: see the table.",
    )
    pen.axis(0, tall, place, {0.1: "a tenth", 1: "as published", 10: "ten times"})
    y = 0.0
    for kind, (words, bar, role) in GROUPS.items():
        y = pen.words(0, y + 18, words, size=NAME, bold=True) - 2
        rows = shown[shown.kind == kind].sort_values("holds", kind="stable")
        for one in rows.itertuples():
            _row(pen, y, one, bar, role)
            y += ROW
    return pen.drawing


def _row(pen: Pen, y: float, one: pd.Series, bar: str, role: str) -> None:
    pen.words(0, y + 4, str(one.Index), size=SMALL, bold=not one.holds)
    pen.band(place(one.low / one.middle), place(one.high / one.middle), y, role, bar, tall=8)
    colour = role if one.holds else "self_reactive"
    pen.put(
        "self_reactive",
        place(one.value / one.middle),
        y,
        r=4.5,
        colour=colour,
        shape="circle",
        filled=not one.holds,
    )
