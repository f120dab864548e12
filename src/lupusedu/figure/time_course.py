"""The time course: one of the plots of a model, and its words for those who do not see it."""

from collections.abc import Mapping, Sequence
from textwrap import fill

import matplotlib
import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from .. import look
from ..errors import DeclarationError, suggestion
from ..measure.measured import measured
from ..network import AnyModel, Model
from ..network.lesson import Plot
from ..simulate import instance, ode
from ..words import sentences
from .axes import (
    SIZE,
    PlotName,
    chosen,
    clipped,
    curve,
    declared,
    end_labels,
    frame,
    labels,
    levels,
    plot_axes,
    title,
)
from .drawing import STYLE, Drawing, Style
from .events import event_lines, marks

Pinned = Sequence[tuple[str, pd.DataFrame]]  # runs to compare with, each with its label
Asked = tuple[str, float] | None  # a column to predict, from a day on
BELOW = 64  # letters of a line under the days
# Those of a page, in widths of a pinned line.
PINNED = [tuple(round(0.6 * length, 1) for length in dash) for dash in look.PIN_DASHES]


@matplotlib.rc_context(STYLE)
def time_course(
    model: AnyModel,
    plot: PlotName = None,
    run: pd.DataFrame | None = None,
    pinned: Pinned = (),
    words: str | None = None,
    size: tuple[float, float] = SIZE,
    asked: Asked = None,
    data: pd.DataFrame | None = None,
    units: Mapping[str, str] | None = None,
) -> Drawing:
    """Drawing of one of the model's plots (by name; the first by default), titled with what the run found.

    run: DataFrame of `simulate.ode`; made when left out. pinned: up to three (label, run) to compare with,
    drawn thin with a letter. words: another title. size: in inches. asked: (column, day) of a curve that the
    reader is to predict from this day on: it ends there, and the title asks. data: DataFrame of what was
    measured, index day, columns of the run, drawn as circles over the curves. units: of the table's columns,
    where they are not the model's, such as `{"B": "cells/mL", "day": "hour"}`: converted, as by `lu.fit`.
    Raises DeclarationError for an unknown plot, and for data of which it shows nothing.
    """
    model = instance(model)
    run = ode(model) if run is None else run
    plot = chosen(model, plot)
    if run.index.nlevels > 1:
        raise DeclarationError(
            "a time course is of one run, and this table holds many: draw band(runs, model), or one of them, "
            "run=runs.loc[0]."
        )
    if asked:
        _check_asked(asked, plot)
    if units and data is None:
        raise DeclarationError("units are those of data, and there are none; give data=…, a DataFrame.")
    last = plot.days or run.index[-1]
    drawing, axes = plot_axes(plot, last, size)
    for letter, dash, (_, other) in zip(look.PIN_LETTERS, PINNED, pinned):
        _pinned(axes, other.loc[:last, plot.series], model, plot.floor, letter, dash)
    ends = {name: asked[1] if asked and name == asked[0] else run.index[-1] for name in plot.series}
    for name, end in ends.items():
        if end:
            curve(axes, run.loc[:end].index, run.loc[:end, name], declared(model, name), plot.floor)
        # The axes are those of the whole run, as on the page.
        axes.update_datalim(np.column_stack([run.index, clipped(run[name], plot.floor)]))
    circles = "" if data is None else _circles(axes, model, plot, measured(model, data, units), last)
    axes.autoscale_view()
    frame(axes, plot, run)
    if circles:
        axes.set_xlabel(f"days\n{fill(circles, BELOW)}")
    event_lines(axes, marks(model, run), last)
    title(axes, words or _title(model, run, asked))
    values = {name: np.interp(min(end, last), run.index, run[name]) for name, end in ends.items()}
    end_labels(axes, [(value, declared(model, name)) for name, value in values.items()])
    levels(axes, plot.lines)
    drawing.alt = f"{alt(model, run, plot, asked)} {circles}".strip()
    return drawing


def _circles(axes: Axes, model: Model, plot: Plot, data: pd.DataFrame, last: float) -> str:
    """Draw numbers that were measured over their curves; what is said of them. Raises DeclarationError."""
    shown = [name for name in data if name in plot.series]
    if not shown:
        raise DeclarationError(
            f"the plot '{plot.title}' shows {', '.join(plot.series)}, and the data have "
            f"{', '.join(map(str, data))}; choose a plot that shows one of these."
        )
    for name in shown:
        numbers = data.loc[:last, name].dropna()
        style: Style = {
            "color": look.colour(declared(model, name).role or "plain"),
            "mfc": look.colour("ground"),
        }
        _ = axes.plot(numbers.index, clipped(numbers, plot.floor), "o", markersize=5, zorder=3, **style)
    return f"Circles: measured{''.join(f'; {words}' for words in data.attrs['converted'])}."


def _check_asked(asked: object, plot: Plot) -> None:
    """Raise unless it is a column of the plot, and a day."""
    match asked:
        case (str(column), _) if column in plot.series:
            return
        case (column, _):
            raise DeclarationError(f"the plot has no curve '{column}'{suggestion(str(column), plot.series)}")
    raise DeclarationError(
        f"asked is {asked!r}; give a curve and the day from which on it is hidden: ('{plot.series[0]}', 6)."
    )


def _title(model: Model, run: pd.DataFrame, asked: Asked) -> str:
    """What is asked, or the last thing that the run tells."""
    return question(model, asked[0]) if asked else next(reversed(sentences(run, model.words)), model.title)


def question(model: AnyModel, column: str) -> str:
    """What a reader is asked who is to predict a column before seeing it, as in js/strings/en.js."""
    return f"Before you see it: what will “{declared(model, column).label}” do?"


def alt(model: AnyModel, run: pd.DataFrame | None = None, plot: PlotName = None, asked: Asked = None) -> str:
    """Alternative text, at most 250 characters: kind of chart, what varies, main trend, take-away; numbers
    from the run, unless it is `asked` for."""
    model = instance(model)
    run = ode(model) if run is None else run
    plot = chosen(model, plot)
    kind, days = f"Line chart{', log axis' if plot.log else ''}", plot.days or run.index[-1]
    text = f"{kind}, {days:g} days: {labels(model, plot)}."
    if asked:
        column, day = asked
        label = declared(model, column).label
        drawn = f"drawn up to day {day:g}" if day else "not drawn"
        return f"{text} {label[0].upper() + label[1:]} is {drawn}. {question(model, column)}"[:250]
    for sentence in sentences(run, model.words):
        if len(text) + len(sentence) + 1 <= 250:
            text += " " + sentence
    return text


def _pinned(
    axes: Axes, run: pd.DataFrame, model: Model, floor: float | None, letter: str, dash: tuple[float, ...]
) -> None:
    """A run to compare with: thin, told apart by dash and letter."""
    place = int(len(run) * (0.9 - 0.13 * look.PIN_LETTERS.index(letter)))
    for name in run:
        colour = look.colour(declared(model, name).role or "plain")
        shown = np.asarray(clipped(run[name], floor))
        _ = axes.plot(run.index, shown, color=colour, linewidth=1.4, linestyle=(0, dash))
        style: Style = {"textcoords": "offset points", "ha": "center", "color": colour, "fontsize": 11}
        _ = axes.annotate(letter, (run.index[place], shown[place]), xytext=(0, 4), **style)
