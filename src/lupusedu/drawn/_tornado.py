"""What a number hangs on: a bar for each parameter, the longest first."""

import pandas as pd

from ..figure import Drawing
from ._pen import SMALL, WIDTH, Pen, width

SHOWN, ROW = 8, 38
MIDDLE, REACH = WIDTH / 2, 112  # of the bars, left and right of 0


def draw(words: str, relative: pd.Series, named: dict[str, str], assumed: set[str]) -> Drawing:
    """words: what the number is. relative: per cent of it for one per cent of each parameter, the greatest
    first. named: {parameter: its meaning}; assumed: those without a source."""
    shown = relative[relative.abs() > 0.005].head(SHOWN)
    most = max(shown.abs().max(), 0.1) if len(shown) else 1
    told = ", ".join(f"{named[name]} {_percent(value)}" for name, value in shown.head(3).items())
    pen = Pen(
        f"What moves it: {words}",
        ROW * len(shown) + 8,
        f"Bar chart of what one per cent more of each parameter does. The first three: {told}.",
        "Change in % for 1 % more of each number, one at a time. Dotted: assumed. Hatched: measured, or "
        "fitted to what was.",
    )
    for i, (name, value) in enumerate(shown.items()):
        y = ROW * i + 14
        pen.words(0, y, _cut(named[str(name)]), size=SMALL)
        end = MIDDLE + REACH * value / most
        pen.line([(MIDDLE, y + 4), (MIDDLE, y + 20)], "text", thick=1.5)
        pen.band(
            min(MIDDLE, end),
            max(MIDDLE, end),
            y + 12,
            "muted" if name in assumed else "drug",
            "dotted" if name in assumed else "hatched",
            tall=12,
        )
        pen.words(
            end + (5 if value > 0 else -5),
            y + 16,
            _percent(value),
            size=SMALL,
            align="left" if value > 0 else "right",
        )
    return pen.drawing


def _percent(value: float) -> str:
    return f"{value:+.2g}".replace("-", "−")


def _cut(label: str) -> str:
    """The meaning of a parameter on one line."""
    while width(label, SMALL) > WIDTH:
        label = label.rstrip("… ").rpartition(" ")[0] + " …"
    return label
