"""Matplotlib figures of a run in the book's colours and dashes, and their words for those who do not see them."""

import io
import re
from html import escape
from textwrap import fill
from urllib.parse import quote, unquote

import matplotlib
import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter
from matplotlib.transforms import ScaledTranslation

from .. import look
from ..measure import measures
from ..network.formula import DeclarationError, suggestion
from ..network.lesson import Plot
from ..simulate import instance, ode
from . import room

# Matplotlib's own defaults under ours: a host's style, or letters set by TeX, change no figure of the book.
HOST = {"backend", "backend_fallback", "interactive", "toolbar", "timezone", "tk.window_focus"}  # what belongs to the machine
STYLE = {**{name: value for name, value in matplotlib.rcParamsDefault.items() if name not in HOST},
         "font.family": "sans-serif", "font.size": 12, "svg.fonttype": "none", "svg.hashsalt": "lupusedu", "path.simplify_threshold": 0.5}


SIZE, WIDEST = (5.4, 3.5), "38rem"  # of a chart: narrow enough, in inches, that its letters can be read on a phone
LETTERS = 54  # of a title that stand on one line of it
ACROSS, ROW = 250, 14  # about how wide its axes are and how tall a row of its event labels, in points
BETWEEN = 3  # names at line ends, in points
PAPER = f"background: {look.colour('ground')}; font-family: sans-serif; "  # of a picture that stands alone
PINNED = ((4.8, 1.8), (1.2, 2.4), (6.6, 1.8, 1.2, 1.8))  # The dashes of pinned runs, as in js/figure/time_course/pinned.js.


class Drawing(Figure):
    """A Matplotlib Figure that shows itself in a notebook as an image. `.alt` is its alternative text."""

    alt = ""
    margin = 0.1  # around what is drawn, in inches
    widest = None  # as a CSS length; the column's width without it

    def _repr_html_(self):
        return image(self, self.alt)

    def _ipython_display_(self):
        # Not by _repr_html_ alone: once pyplot is imported, a PNG of every Figure would be stored beside it.
        from IPython.display import display

        display({"text/html": self._repr_html_(), "text/plain": self.alt}, raw=True)


def interact(function, **controls):
    """Show a function's Drawing under ipywidgets controls; where there is no kernel, the Drawing they begin with."""
    from IPython.display import display

    from .live import Experiment

    display(Experiment(function, controls))


@matplotlib.rc_context(STYLE)
def time_course(model, plot=None, run=None, pinned=(), words=None, size=SIZE, asked=None):
    """Drawing of one of the model's plots (by name; the first by default), titled with what the run found.

    run: DataFrame of `simulate.ode`; made when left out. pinned: up to three (label, run) to compare with, drawn thin with a letter.
    words: another title. size: in inches. asked: (column, day) of a curve that the reader is to predict from this day on: it ends there,
    and the title asks. Raises DeclarationError for an unknown plot.
    """
    model = instance(model)
    run = ode(model) if run is None else run
    plot = chosen(model, plot)
    last = plot.days or run.index[-1]
    figure, axes = _axes(plot, last, size)
    for letter, dash, (_, other) in zip("ABC", PINNED, pinned):
        _pinned(axes, other.loc[:last, plot.series], model, plot.floor, letter, dash)
    ends = {name: asked[1] if asked and name == asked[0] else run.index[-1] for name in plot.series}
    for name, end in ends.items():
        if end:
            _curve(axes, run.loc[:end].index, run.loc[:end, name], _thing(model, name), plot.floor)
        # The axes are those of the whole run, as on the page.
        axes.update_datalim(np.column_stack([run.index, _shown(run[name], plot.floor)]))
    axes.autoscale_view()
    _frame(axes, plot, run)
    _events(axes, marks(model, run), last)
    title(axes, words or (question(model, asked[0]) if asked else next(reversed(measures.sentences(run, model.words)), model.title)))
    _end_labels(axes, [(np.interp(min(end, last), run.index, run[name]), _thing(model, name)) for name, end in ends.items()])
    levels(axes, plot.lines)
    figure.alt = alt(model, run, plot, asked)
    return figure


def question(model, column):
    """What a reader is asked who is to predict a column before seeing it, as in js/strings/en.js."""
    return f"Before you see it: what will “{_thing(model, column).label}” do?"


@matplotlib.rc_context(STYLE)
def band(ensemble, model, plot=None, shares=(0.1, 0.9)):
    """Drawing of an ensemble: the median of each curve and the band that holds the middle share of the draws."""
    model = instance(model)
    plot = chosen(model, plot)
    days = ensemble.index.unique("day")
    figure, axes = _axes(plot, plot.days or days[-1])
    by_day = ensemble[plot.series].groupby(level="day")
    low, middle, high = (by_day.quantile(q) for q in (shares[0], 0.5, shares[1]))
    for name in plot.series:
        thing = _thing(model, name)
        _ = axes.fill_between(days, _shown(low[name], plot.floor), _shown(high[name], plot.floor), color=look.colour(thing.role or "plain"), alpha=0.2, linewidth=0)
        _curve(axes, days, middle[name], thing, plot.floor)
    _frame(axes, plot, ensemble)
    told = f"{ensemble.index.unique('draw').size:,} virtual patients: the middle one, and where {100 * (shares[1] - shares[0]):.0f} % of them lie"
    title(axes, told)
    _end_labels(axes, [(middle[name].iloc[-1], _thing(model, name)) for name in plot.series])
    levels(axes, plot.lines)
    figure.alt = f"Line chart with bands{', log axis' if plot.log else ''}, {plot.days or days[-1]:g} days: {_names(model, plot)}. {told}."
    return figure


def title(axes, words):
    """Words over a chart, on as many lines as they need."""
    axes.set_title(fill(words, LETTERS), loc="left", color=look.colour("text"), fontsize=13, pad=9)


def chosen(model, plot):
    """The model's Plot of this name; its first when the name is None. Raises DeclarationError."""
    if isinstance(plot, Plot):
        return plot
    if plot is None:
        return next(iter(model.plots.values()))
    if not isinstance(plot, str):
        raise DeclarationError(f"a plot is named by its name, one of {', '.join(model.plots)}; got a {type(plot).__name__}. Give a run by name: run=….")
    if plot not in model.plots:
        raise DeclarationError(f"{type(model).__name__} has no plot '{plot}'{suggestion(plot, model.plots)}")
    return model.plots[plot]


def marks(model, run):
    """(day, words) of the events a reader is told about; one that changes nothing, as a dose of 0, is not."""
    told, values = [], dict(model.values)
    for day, event in model.timeline():
        # Whole numbers as such: for SymPy 1.0*M is not M.
        exact = {name: int(value) if value == int(value) else value for name, value in values.items()}
        def put(amount, exact=exact):
            return model.formula(str(amount)).subs(exact)
        idle = all(put(name) == put(amount) for name, amount in event.set.items()) and all(put(amount) == 0 for amount in event.add.values())
        if event.label and day <= run.index[-1] and not idle:
            told.append((day, event.label))
        values |= {name: float(put(amount)) for name, amount in event.set.items() if name in values and put(amount).is_number}
    return told


def alt(model, run=None, plot=None, asked=None):
    """Alternative text, at most 250 characters: kind of chart, what varies, main trend, take-away; numbers from the run, unless it is `asked` for."""
    model = instance(model)
    run = ode(model) if run is None else run
    plot = chosen(model, plot)
    text = f"Line chart{', log axis' if plot.log else ''}, {plot.days or run.index[-1]:g} days: {_names(model, plot)}."
    if asked:
        label = _thing(model, asked[0]).label
        return f"{text} {label[0].upper() + label[1:]} is {f'drawn up to day {asked[1]:g}' if asked[1] else 'not drawn'}. {question(model, asked[0])}"[:250]
    for sentence in measures.sentences(run, model.words):
        if len(text) + len(sentence) + 1 <= 250:
            text += " " + sentence
    return text


def svg(figure, text):
    """The figure as inline SVG text that follows the page's colours; `text` is its alternative text. The same input gives the same text."""
    drawn = io.StringIO()
    with matplotlib.rc_context(STYLE):
        figure.savefig(drawn, format="svg", transparent=True, metadata={"Date": None, "Creator": None, "Format": None, "Type": None}, bbox_inches="tight", pad_inches=getattr(figure, "margin", 0.1))
    body = re.sub(r"<metadata>.*?</metadata>", "", drawn.getvalue()[drawn.getvalue().index("<svg") :], flags=re.S)
    body = re.sub(r"\s*\n\s*", "\n", re.sub(r"<!--.*?-->", "", body))
    # Matplotlib's style element would reach every drawing of the page, its ids would clash with the next figure's.
    body = re.sub(r"<style.*?</style>", "", body, flags=re.S)
    body = re.sub(r' id="([^"]*)"', lambda found: found[0] if f"#{found[1]}" in body else "", body)
    body = re.sub(r"font-family: [^;\"]*", "font-family: inherit", body)
    # A tenth of a point is enough for a place; numbers between the tags are words.
    body = re.sub(r"<[^>]*>", lambda tag: re.sub(r"(\d\.\d)\d+", r"\1", tag[0]), body)
    for name in [*look.ROLES, *look.PAGE]:
        body = re.sub(rf"(?<!, ){look.colour(name)}", f"var({look.variable(name)}, {look.colour(name)})", body)
    widest = f"; max-width: {figure.widest}" if getattr(figure, "widest", None) else ""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    return re.sub(r'<svg [^>]*?(viewBox="[^"]*")[^>]*>', rf'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" \1 role="img" aria-label="{safe}" style="stroke-linejoin: round{widest}">', body, count=1)


def image(figure, text):
    """The same as an <img> that holds all it needs: SVG among HTML is taken out of a notebook that is not trusted, an image is not.

    A page of the book puts the SVG back in its place (`inlined`), for there its colours are the page's.
    """
    drawn = svg(figure, text)
    width = float(re.search(r'viewBox="0 0 ([\d.]+)', drawn)[1]) * 4 / 3  # points are shown as pixels
    address = quote(drawn.replace('style="', f'style="{PAPER}', 1), safe=" /:;=,()!*?@$+")
    return f'<img alt="{escape(text)}" width="{width:.0f}" src="data:image/svg+xml,{address}">'


def inlined(html):
    """HTML in which each `image` is SVG again."""
    return re.sub(r'<img [^>]*?src="data:image/svg\+xml,([^"]*)"[^>]*>', lambda found: unquote(found[1]).replace(PAPER, "", 1), html)


def _names(model, plot):
    return " and ".join(_thing(model, name).label for name in plot.series)


def _thing(model, name):
    return {**model.species, **model.observables}[name]


def _shown(values, floor):
    """Values under a log axis's floor are drawn on it, so that a curve leaves the picture instead of breaking off."""
    return np.maximum(values, floor) if floor else values


def _axes(plot, last, size=SIZE):
    with matplotlib.rc_context(STYLE):
        figure = Drawing(figsize=size, layout="constrained")
        figure.widest = WIDEST
        axes = figure.add_subplot()
    axes.set_xlim(0, last)
    if plot.log:
        axes.set_yscale("log")
        # What is less than the floor is drawn on it.
        axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{'≤ ' if plot.floor and np.isclose(value, plot.floor) else ''}{value:,g}"))
        axes.minorticks_off()
    return figure, axes


def _curve(axes, days, values, thing, floor):
    kind = look.role(thing.role)
    _ = axes.plot(days, _shown(values, floor), color=kind["light"], linewidth=kind["width"], linestyle=look.dashes(thing.role))
    if kind.get("double"):
        _ = axes.plot(days, _shown(values, floor), color=look.colour("ground"), linewidth=kind["width"] / 3)


def _pinned(axes, run, model, floor, letter, dash):
    """A run to compare with: thin, told apart by dash and letter."""
    place = int(len(run) * (0.9 - 0.13 * "ABC".index(letter)))
    for name in run:
        colour, shown = look.colour(_thing(model, name).role or "plain"), np.asarray(_shown(run[name], floor))
        _ = axes.plot(run.index, shown, color=colour, linewidth=1.4, linestyle=(0, dash))
        _ = axes.annotate(letter, (run.index[place], shown[place]), xytext=(0, 4), textcoords="offset points", ha="center", color=colour, fontsize=11)


def _frame(axes, plot, run):
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.spines["bottom"].set_color(look.colour("muted"))
    axes.tick_params(colors=look.colour("muted"), length=0)
    axes.grid(axis="y", color=look.colour("line"), linewidth=1)
    axes.set_axisbelow(True)
    axes.set_xlabel("days", color=look.colour("muted"))
    axes.set_ylabel(f"{plot.title}, {plot.unit}".removesuffix(", 1"), color=look.colour("muted"))
    axes.set_ylim(bottom=plot.floor or 0) if plot.floor or run[plot.series].min().min() >= 0 else None
    if plot.followed and plot.followed < axes.get_xlim()[1]:
        _ = axes.axvspan(plot.followed, axes.get_xlim()[1], color=look.colour("line"), alpha=0.5, linewidth=0)
        _ = axes.annotate("beyond the data", (plot.followed, 0.5), xycoords=("data", "axes fraction"), xytext=(5, 0), textcoords="offset points", color=look.colour("muted"), fontsize=11)
    # A line that the curve does not reach still shows how far it is.
    axes.set_ylim(top=max([axes.get_ylim()[1], *(level * (1.8 if plot.log else 1.1) for level in plot.lines.values())]))


def levels(axes, lines):
    """Dotted lines at levels, each with its words over or under it, where they are clear of the curves and as far to the right as can be."""
    drawn = {words: axes.axhline(level, color=look.colour("muted"), linewidth=1, linestyle=(0, (1, 3))) for words, level in lines.items()}
    axes.figure.draw_without_rendering()
    point = axes.figure.dpi / 72
    for words, line in drawn.items():
        _, height = axes.transData.transform((0, lines[words]))
        half = (room.width(words, 11) / 2 + 6) * point
        feet = [(across, height) for across in np.linspace(axes.bbox.x1 - half, axes.bbox.x0 + half, 17)]
        room.clearest(axes, line, words, feet, [(0, 1, 2.5), (0, -1, 2.5)], color=look.colour("muted"), fontsize=11)


def _events(axes, named, last):
    """Event lines, their words above the picture, where no curve is; words that come again stand once.

    They are the ticks of an axis at the top, which Matplotlib keeps clear of the title.
    """
    for day, _ in named:
        _ = axes.axvline(day, color=look.colour("muted"), linewidth=1)
    first, words = {label: day for day, label in sorted(named, reverse=True) if day <= last}, {}
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
        _ = axes.annotate("", (day, 1), xycoords=("data", "axes fraction"), xytext=(0, ROW * (row + 1) - 3), textcoords="offset points",
                          arrowprops={"arrowstyle": "-", "color": look.colour("muted"), "linewidth": 1, "shrinkA": 0, "shrinkB": 0})
        tick.label2.set_horizontalalignment("right" if left else "left")
        tick.label2.set_transform(tick.label2.get_transform() + ScaledTranslation((-4 if left else 4) / 72, 0, axes.figure.dpi_scale_trans))


def _rows(named, last):
    """[(row from below, whether they stand left of their line)] of {day: words}, the last day first: earlier words go above those that they would meet."""
    placed, found = [], []
    for day, label in named.items():
        at, wide = ACROSS * day / last, room.width(label, 11) + 10
        left = at + wide > ACROSS and not any(at - wide <= ACROSS * other / last < at for other in named)
        start, end = (at - wide, at) if left else (at, at + wide)
        row = max((1 + one for reach, one in placed if reach < end), default=0)
        placed.append((start, row))
        found.append((row, left))
    return found


def _end_labels(axes, ends):
    """Names at the line ends, moved apart so that none covers another or leaves the frame's height."""
    low, high = axes.get_ylim()
    notes = [axes.annotate(fill(thing.label, 16), (1, np.clip(value, low, high)), xycoords=("axes fraction", "data"), xytext=(6, 0), textcoords="offset points",
                           va="center", color=look.role(thing.role)["light"], annotation_clip=False) for value, thing in ends]
    axes.figure.draw_without_rendering()
    boxes, point = [note.get_window_extent() for note in notes], axes.figure.dpi / 72
    places = [(box.y0 + box.y1) / 2 for box in boxes]
    moved = room.apart(places, [box.height for box in boxes], axes.bbox.y0, axes.bbox.y1, gap=BETWEEN * point)
    for note, place, new in zip(notes, places, moved):
        note.set_position((6, (new - place) / point))
