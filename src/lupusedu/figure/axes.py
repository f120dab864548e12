"""The axes of a chart, its curves and their names, levels and title."""

from collections.abc import Mapping, Sequence
from textwrap import fill
from typing import Any

import matplotlib
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter

from .. import look
from ..errors import DeclarationError, suggestion
from ..network import AnyModel, Observable, Species
from ..network.lesson import Plot
from . import room
from .drawing import STYLE, Drawing, Style

# Of a chart: narrow enough, in inches, that its letters can be read on a phone.
SIZE, WIDEST = (5.4, 3.5), "38rem"
LETTERS = 54  # of a title that stand on one line of it
BETWEEN = 3  # names at line ends, in points
PlotName = str | Plot | None  # a plot, its name, or None for the model's first


def title(axes: Axes, words: str) -> None:
    """Words over a chart, on as many lines as they need."""
    axes.set_title(fill(words, LETTERS), loc="left", color=look.colour("text"), fontsize=13, pad=9)


def chosen(model: AnyModel, plot: PlotName) -> Plot:
    """The model's Plot of this name; its first when the name is None. Raises DeclarationError."""
    if isinstance(plot, Plot):
        return plot
    if plot is None:
        return next(iter(model.plots.values()))
    if not isinstance(plot, str):
        raise DeclarationError(
            f"a plot is named by its name, one of {', '.join(model.plots)}; got a {type(plot).__name__}. "
            f"Give a run by name: run=…."
        )
    if plot not in model.plots:
        raise DeclarationError(f"{type(model).__name__} has no plot '{plot}'{suggestion(plot, model.plots)}")
    return model.plots[plot]


def declared(model: AnyModel, column: str) -> Species | Observable:
    """The Species or Observable of a column."""
    return model.species[column] if column in model.species else model.observables[column]


def labels(model: AnyModel, plot: Plot) -> str:
    """The labels of a plot's columns, as one says them."""
    return " and ".join(declared(model, column).label for column in plot.series)


def clipped(values: Any, floor: float | None) -> Any:
    """Values under a log axis's floor are drawn on it, so that a curve leaves the picture instead of breaking
    off."""
    return np.maximum(values, floor) if floor else values


def plot_axes(plot: Plot, last: float, size: tuple[float, float] = SIZE) -> tuple[Drawing, Axes]:
    """(Drawing, its axes) for a plot of so many days."""
    with matplotlib.rc_context(STYLE):
        drawing = Drawing(figsize=size, layout="constrained")
        drawing.widest = WIDEST
        axes = drawing.add_subplot()
    axes.set_xlim(0, last)
    if plot.log:
        axes.set_yscale("log")
        axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: _tick(value, plot.floor)))
        axes.minorticks_off()
    return drawing, axes


def _tick(value: float, floor: float | None) -> str:
    # What is less than the floor is drawn on it.
    return f"{'≤ ' if floor and np.isclose(value, floor) else ''}{value:,g}"


def curve(axes: Axes, days: Any, values: Any, thing: Species | Observable, floor: float | None) -> None:
    """A curve in the look of what it shows."""
    kind, shown = look.role(thing.role), clipped(values, floor)
    style = {"color": kind["light"], "linewidth": kind["width"], "linestyle": look.dashes(thing.role)}
    _ = axes.plot(days, shown, **style)
    if kind.get("double"):
        _ = axes.plot(days, shown, color=look.colour("ground"), linewidth=kind["width"] / 3)


def frame(axes: Axes, plot: Plot, run: pd.DataFrame) -> None:
    """The frame of a plot: its words, its grid, where its data end, and room for its levels."""
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.spines["bottom"].set_color(look.colour("muted"))
    axes.tick_params(colors=look.colour("muted"), length=0)
    axes.grid(axis="y", color=look.colour("line"), linewidth=1)
    axes.set_axisbelow(True)
    axes.set_xlabel("days", color=look.colour("muted"))
    axes.set_ylabel(f"{plot.title}, {plot.unit}".removesuffix(", 1"), color=look.colour("muted"))
    if plot.floor or run[plot.series].min().min() >= 0:
        axes.set_ylim(bottom=plot.floor or 0)
    last = axes.get_xlim()[1]
    if plot.followed and plot.followed < last:
        _ = axes.axvspan(plot.followed, last, color=look.colour("line"), alpha=0.5, linewidth=0)
        _ = axes.annotate(
            "beyond the data",
            (plot.followed, 0.5),
            xycoords=("data", "axes fraction"),
            xytext=(5, 0),
            textcoords="offset points",
            color=look.colour("muted"),
            fontsize=11,
        )
    # A line that the curve does not reach still shows how far it is.
    above = 1.8 if plot.log else 1.1
    axes.set_ylim(top=max([axes.get_ylim()[1], *(above * level for level in plot.lines.values())]))


def levels(axes: Axes, lines: Mapping[str, float]) -> None:
    """Dotted lines at levels, each with its words over or under it, where they are clear of the curves and as
    far to the right as can be."""
    muted = look.colour("muted")
    style: Style = {"color": muted, "linewidth": 1, "linestyle": (0, (1, 3))}
    drawn = {words: axes.axhline(level, **style) for words, level in lines.items()}
    room.lay_out(axes)
    point = axes.figure.dpi / 72
    for words, line in drawn.items():
        _, height = axes.transData.transform((0, lines[words]))
        half = (room.width(words, 11) / 2 + 6) * point
        feet = [(across, height) for across in np.linspace(axes.bbox.x1 - half, axes.bbox.x0 + half, 17)]
        room.clearest(axes, line, words, feet, [(0, 1, 2.5), (0, -1, 2.5)], color=muted, fontsize=11)


def end_labels(axes: Axes, ends: Sequence[tuple[float, Species | Observable]]) -> None:
    """Names at the line ends, moved apart so that none covers another or leaves the frame's height."""
    low, high = axes.get_ylim()
    notes = [
        axes.annotate(
            fill(thing.label, 16),
            (1, np.clip(value, low, high)),
            xycoords=("axes fraction", "data"),
            xytext=(6, 0),
            textcoords="offset points",
            va="center",
            color=look.role(thing.role)["light"],
            annotation_clip=False,
        )
        for value, thing in ends
    ]
    room.lay_out(axes)
    boxes, point = [note.get_window_extent() for note in notes], axes.figure.dpi / 72
    places = [(box.y0 + box.y1) / 2 for box in boxes]
    moved = room.apart(places, [box.height for box in boxes], axes.bbox.y0, axes.bbox.y1, gap=BETWEEN * point)
    for note, place, new in zip(notes, places, moved):
        note.set_position((6, (new - place) / point))
