"""The events of a run on a chart: lines, and words above the picture."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.transforms import ScaledTranslation

from .. import look, simulate
from ..network import Model
from ..network.model import Amount
from . import room
from .drawing import Style

ACROSS, ROW = 250, 14  # about how wide its axes are and how tall a row of its event labels, in points


def marks(model: Model, run: pd.DataFrame) -> list[tuple[float, str]]:
    """(day, words) of the events a reader is told about; one that changes nothing, as a dose of 0, is not."""
    told, values = [], dict(model.values)
    for day, event in simulate.happening(model, run.index[-1]):
        # Whole numbers as such: for SymPy 1.0*M is not M.
        exact = {name: int(value) if value == int(value) else value for name, value in values.items()}

        def put(amount: Amount, exact: Mapping[str, float] = exact) -> Any:
            return model.formula(str(amount)).subs(exact)

        idle = all(put(name) == put(amount) for name, amount in event.set.items()) and all(
            put(amount) == 0 for amount in event.add.values()
        )
        if event.label and day <= run.index[-1] and not idle:
            told.append((day, event.label))
        values |= {
            name: float(put(amount))
            for name, amount in event.set.items()
            if name in values and put(amount).is_number
        }
    return told


def event_lines(axes: Axes, named: Sequence[tuple[float, str]], last: float) -> None:
    """Event lines, their words above the picture, where no curve is; words that come again stand once.

    They are the ticks of an axis at the top, which Matplotlib keeps clear of the title.
    """
    for day, _ in named:
        _ = axes.axvline(day, color=look.colour("muted"), linewidth=1)
    first = {label: day for day, label in sorted(named, reverse=True) if day <= last}
    words: dict[float, str] = {}
    for label, day in sorted(first.items(), key=lambda pair: -pair[1]):
        words[day] = ", ".join(filter(None, (words.get(day), label)))
    if not words:
        return
    top = axes.secondary_xaxis("top")
    top.spines["top"].set_visible(False)
    top.set_xticks(list(words), list(words.values()))
    top.tick_params(length=0, labelcolor=look.colour("muted"), labelsize=11)
    for day, tick, (row, left) in zip(words, top.xaxis.get_major_ticks(), _rows(words, last)):
        tick.set_pad(2 + ROW * row)
        _lead(axes, day, ROW * (row + 1) - 3)
        tick.label2.set_horizontalalignment("right" if left else "left")
        aside = ScaledTranslation((-4 if left else 4) / 72, 0, axes.figure.dpi_scale_trans)
        tick.label2.set_transform(tick.label2.get_transform() + aside)


def _lead(axes: Axes, day: float, height: float) -> None:
    """An event's line goes on above the picture, up to its words."""
    thin = {"arrowstyle": "-", "color": look.colour("muted"), "linewidth": 1, "shrinkA": 0, "shrinkB": 0}
    places: Style = {
        "xycoords": ("data", "axes fraction"),
        "xytext": (0, height),
        "textcoords": "offset points",
    }
    _ = axes.annotate("", (day, 1), arrowprops=thin, **places)


def _rows(named: Mapping[float, str], last: float) -> list[tuple[int, bool]]:
    """[(row from below, whether they stand left of their line)] of {day: words}, the last day first: earlier
    words go above those that they would meet."""
    placed: list[tuple[float, int]] = []
    found = []
    for day, label in named.items():
        at, wide = ACROSS * day / last, room.width(label, 11) + 10
        left = at + wide > ACROSS and not any(at - wide <= ACROSS * other / last < at for other in named)
        start, end = (at - wide, at) if left else (at, at + wide)
        row = max((1 + one for reach, one in placed if reach < end), default=0)
        placed.append((start, row))
        found.append((row, left))
    return found
