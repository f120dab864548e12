"""The time course: one of the plots of a model, and its words for those who do not see it."""

import matplotlib
import numpy as np

from .. import look
from ..simulate import instance, ode
from ..words import sentences
from .axes import (
    SIZE,
    chart,
    chosen,
    curve,
    end_labels,
    frame,
    levels,
    on_floor,
    series_words,
    thing_named,
    title,
)
from .drawing import STYLE
from .events import event_lines, marks

# Those of a page, in widths of a pinned line.
PINNED = [tuple(round(0.6 * length, 1) for length in dash) for dash in look.PIN_DASHES]


@matplotlib.rc_context(STYLE)
def time_course(model, plot=None, run=None, pinned=(), words=None, size=SIZE, asked=None):
    """Drawing of one of the model's plots (by name; the first by default), titled with what the run found.

    run: DataFrame of `simulate.ode`; made when left out. pinned: up to three (label, run) to compare with,
    drawn thin with a letter. words: another title. size: in inches. asked: (column, day) of a curve that the
    reader is to predict from this day on: it ends there, and the title asks. Raises DeclarationError for an
    unknown plot.
    """
    model = instance(model)
    run = ode(model) if run is None else run
    plot = chosen(model, plot)
    last = plot.days or run.index[-1]
    figure, axes = chart(plot, last, size)
    for letter, dash, (_, other) in zip(look.PIN_LETTERS, PINNED, pinned):
        _pinned(axes, other.loc[:last, plot.series], model, plot.floor, letter, dash)
    ends = {name: asked[1] if asked and name == asked[0] else run.index[-1] for name in plot.series}
    for name, end in ends.items():
        if end:
            curve(axes, run.loc[:end].index, run.loc[:end, name], thing_named(model, name), plot.floor)
        # The axes are those of the whole run, as on the page.
        axes.update_datalim(np.column_stack([run.index, on_floor(run[name], plot.floor)]))
    axes.autoscale_view()
    frame(axes, plot, run)
    event_lines(axes, marks(model, run), last)
    title(
        axes,
        words
        or (question(model, asked[0]) if asked else next(reversed(sentences(run, model.words)), model.title)),
    )
    end_labels(
        axes,
        [
            (np.interp(min(end, last), run.index, run[name]), thing_named(model, name))
            for name, end in ends.items()
        ],
    )
    levels(axes, plot.lines)
    figure.alt = alt(model, run, plot, asked)
    return figure


def question(model, column):
    """What a reader is asked who is to predict a column before seeing it, as in js/strings/en.js."""
    return f"Before you see it: what will “{thing_named(model, column).label}” do?"


def alt(model, run=None, plot=None, asked=None):
    """Alternative text, at most 250 characters: kind of chart, what varies, main trend, take-away; numbers
    from the run, unless it is `asked` for."""
    model = instance(model)
    run = ode(model) if run is None else run
    plot = chosen(model, plot)
    text = (
        f"Line chart{', log axis' if plot.log else ''}, {plot.days or run.index[-1]:g} days: "
        f"{series_words(model, plot)}."
    )
    if asked:
        label = thing_named(model, asked[0]).label
        return (
            f"{text} {label[0].upper() + label[1:]} is "
            f"{f'drawn up to day {asked[1]:g}' if asked[1] else 'not drawn'}. {question(model, asked[0])}"
        )[:250]
    for sentence in sentences(run, model.words):
        if len(text) + len(sentence) + 1 <= 250:
            text += " " + sentence
    return text


def _pinned(axes, run, model, floor, letter, dash):
    """A run to compare with: thin, told apart by dash and letter."""
    place = int(len(run) * (0.9 - 0.13 * look.PIN_LETTERS.index(letter)))
    for name in run:
        colour, shown = (
            look.colour(thing_named(model, name).role or "plain"),
            np.asarray(on_floor(run[name], floor)),
        )
        _ = axes.plot(run.index, shown, color=colour, linewidth=1.4, linestyle=(0, dash))
        _ = axes.annotate(
            letter,
            (run.index[place], shown[place]),
            xytext=(0, 4),
            textcoords="offset points",
            ha="center",
            color=colour,
            fontsize=11,
        )
