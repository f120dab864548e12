"""The table of what each stop of a knob sets, as a still."""

from textwrap import fill

import numpy as np
from matplotlib.axes import Axes

from ... import look, simulate
from ...measure import measure
from ...network import Model
from ...network.views import Grid
from ..drawing import Drawing, Style
from ._axes import axes_for


def grid(model: Model, view: Grid) -> Drawing:
    """What each stop of the knob sets, a mark a cell; the row of the model's own setting is shaded and tells
    what is left on the view's day."""
    run = simulate.ode(model)
    day = view.day if view.day is not None else float(run.index[-1])
    parameters, columns = zip(*view.columns.values())
    left = [100 * measure(run, f"left({column}, {day:g})") for column in columns]
    stops = next(knob for knob in model.knobs if knob.name == view.knob).settings
    drawing, axes = axes_for(view.title, "", height=0.36 * (len(stops) + 5))
    for row, (stop, settings) in enumerate(stops.items()):
        mine = all(model.values[name] == value for name, value in settings.items())
        if mine:
            _ = axes.axhspan(-row - 0.5, -row + 0.5, color=look.colour("line"), linewidth=0)
        _row_words(axes, -row, stop, "bold" if mine else "normal")
        for column, parameter in enumerate(parameters):
            _mark(axes, column, -row, settings[parameter])
    _row_words(axes, -len(stops), f"left on day {day:g}")
    style: Style = {"ha": "center", "va": "center", "color": look.colour("text"), "fontweight": "bold"}
    for column, share in enumerate(left):
        _ = axes.text(column, -len(stops), f"{share:.0f} %", **style)
    _frame(axes, list(view.columns), len(stops))
    told = ", ".join(f"{name} {share:.0f} %".replace("\u00ad", "") for name, share in zip(view.columns, left))
    drawing.alt = (
        f"Table of {len(stops)} settings by {len(columns)} kinds of cell, filled where a cell carries the "
        f"tag. Left on day {day:g}: {told}."
    )[:250]
    return drawing


def _row_words(axes: Axes, at: float, words: str, weight: str = "normal") -> None:
    _ = axes.text(-0.8, at, words, ha="right", va="center", color=look.colour("text"), fontweight=weight)


def _mark(axes: Axes, across: float, at: float, value: float) -> None:
    """A ring that is empty, half or quite full."""
    fill = ("none", "left", "full")[int(np.digitize(value, (0.05, 0.5)))]
    style: Style = {
        "marker": "o",
        "markersize": 9,
        "color": look.colour("text"),
        "markerfacecoloralt": "none",
    }
    _ = axes.plot(across, at, fillstyle=fill, **style)


def _frame(axes: Axes, names: list[str], rows: int) -> None:
    words = [fill(name.replace("\u00ad", "- "), 10) for name in names]
    axes.set_xticks(range(len(names)), words, color=look.colour("text"))
    axes.tick_params(labeltop=True, labelbottom=False)
    axes.set_yticks([])
    axes.set_xlim(-2.6, len(names) - 0.4)
    axes.set_ylim(-rows - 0.6, 0.6)
