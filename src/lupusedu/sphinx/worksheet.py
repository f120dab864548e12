"""For worksheets and their keys: figures that hide what the run found, figures that show it, and single
numbers."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

import pandas as pd
from matplotlib import rc_context
from matplotlib.ticker import FixedLocator, FuncFormatter, NullFormatter
from scipy.integrate import solve_ivp

from lupusedu import figure, look, models, simulate
from lupusedu.figure import views
from lupusedu.figure.drawing import Style
from lupusedu.measure import measures, proportion
from lupusedu.network import Model
from lupusedu.network.lesson import Plot
from lupusedu.network.views import PhasePlane
from lupusedu.simulate import plane

from ..words import numbers


def model(stem: str, preset: str | None = None, **values: Any) -> Model:
    """An instance of the stem's model: a preset, some values changed."""
    found = models.find(stem)
    return found(**{**(found.presets[preset].values if preset else {}), **values})


@lru_cache(200)
def _run(
    stem: str, preset: str | None, days: float | None, values: tuple[tuple[str, float], ...]
) -> pd.DataFrame:
    return simulate.ode(model(stem, preset, **dict(values)), days)


def run(stem: str, preset: str | None = None, days: float | None = None, **values: float) -> pd.DataFrame:
    """The run of such an instance. days: how long, where not as long as usual."""
    return _run(stem, preset, days, tuple(values.items()))


def value(
    stem: str, measure: str, preset: str | None = None, days: float | None = None, **values: Any
) -> float:
    """What a run measures, such as `value("living_drug", "peak(car_t)", dose=2.8)`. days: how long it runs,
    where not as long as usual."""
    return measures.measure(run(stem, preset, days, **values), measure)


def number(stem: str, measure: str, form: str = "", **run: Any) -> str:
    """The same as words: two significant digits, or as numbers.number's `form` says. Raises ValueError where
    the run has no such number."""
    found = value(stem, measure, **run)
    if math.isnan(found):
        raise ValueError(f"the run of {stem} has no {measure}")
    return numbers.number(found, form)


def least(
    stem: str,
    parameter: str,
    low: float,
    high: float,
    measure: str,
    under: float,
    step: float,
    **values: Any,
) -> float | None:
    """The smallest value of a parameter, in steps, at which a measure falls under a level; None where the
    highest does not do it.

    Raises ValueError where it is the least that a reader’s box takes: nobody could see there that less is not
    enough.
    """
    if value(stem, measure, **{**values, parameter: high}) >= under:
        return None
    while high - low > step / 4:
        middle = (low + high) / 2
        low, high = (
            (low, middle) if value(stem, measure, **{**values, parameter: middle}) < under else (middle, high)
        )
    found, lowest = (
        math.ceil(high / step - 1e-9) * step,
        (models.find(stem).parameters[parameter].range or (-math.inf,))[0],
    )
    if found < lowest + step / 2:
        raise ValueError(
            f"{stem}: {parameter} = {found:g} is the least that its box takes; ask for another setting than "
            f"{values}."
        )
    return found


def blank(
    stem: str,
    title: str,
    alt: str,
    plot: str | Plot | None = None,
    preset: str | None = None,
    pinned: Sequence[tuple[str, Mapping[str, float]]] = (),
    days: float | None = None,
    size: tuple[float, float] = figure.SIZE,
    **values: Any,
) -> figure.Drawing:
    """A run under a neutral title; its findings are for the student. pinned: [(words, values)] of runs drawn
    thin beside it. days: how long it runs and how far the axis goes. size: in inches, where it stands beside
    others."""
    shown = model(stem, preset, **values)
    others = [
        (words, simulate.ode(model(stem, preset, **{**values, **other}), days)) for words, other in pinned
    ]
    if days:
        plot = replace(figure.chosen(shown, plot), days=days)
    drawing = figure.time_course(shown, plot, simulate.ode(shown, days), others, title, size)
    drawing.alt = alt
    return drawing


def _titled(
    drawing: figure.Drawing, title: str, alt: str, size: tuple[float, float] | None = None
) -> figure.Drawing:
    figure.title(drawing.axes[0], title)
    drawing.alt = alt
    if size:
        drawing.set_size_inches(*size)
    return drawing


def answered(
    stem: str,
    title: str,
    alt: str,
    marks: Mapping[str, tuple[str, float | str, tuple[float, float]]],
    plot: str | Plot | None = None,
    pinned: Sequence[tuple[str, Mapping[str, float]]] = (),
    days: float | None = None,
    **values: Any,
) -> figure.Drawing:
    """The same with the answers written in. marks: {words: (column, day or a measure that gives it, (right,
    up) in points)}."""
    plot = figure.chosen(models.find(stem), plot)
    drawing = blank(stem, title, alt, replace(plot, lines={}), pinned=pinned, days=days, **values)
    run = _run(stem, None, days, tuple(values.items()))
    axes = drawing.axes[0]
    for words, (column, day, shift) in marks.items():
        day = measures.measure(run, day) if isinstance(day, str) else day
        at = max(measures.value_at(run[column], day), axes.get_ylim()[0])
        _ = axes.annotate(
            words,
            (day, at),
            xytext=shift,
            textcoords="offset points",
            ha="center",
            va="center",
            fontweight="bold",
            color=look.colour("text"),
            arrowprops={"arrowstyle": "-", "color": look.colour("muted"), "shrinkB": 2},
        )
        _ = axes.plot(day, at, "o", markersize=6, color=look.colour("text"))
    figure.levels(axes, plot.lines)  # last, for their words make way for the answers
    return drawing


def picture(
    stem: str,
    title: str,
    view: str,
    alt: str,
    preset: str | None = None,
    size: tuple[float, float] | None = None,
    **values: Any,
) -> figure.Drawing:
    """The still of a model's view under a neutral title."""
    return _titled(views.picture(model(stem, preset, **values), view), title, alt, size)


@rc_context(figure.STYLE)
def landscape(
    stem: str,
    title: str,
    alt: str,
    starts: Mapping[str, tuple[float, float]] | None = None,
    flows: bool = False,
    runs: Mapping[str, str | None] | None = None,
) -> figure.Drawing:
    """A phase plane without the model's own run. starts: {letter: (x, y)}, with `flows` their paths too.
    runs: {letter: preset} whose paths are drawn."""
    shown = model(stem)
    names = shown.views["ridge"]
    assert isinstance(names, PhasePlane)
    drawing = _titled(views.phase_plane(shown, names, own=False), title, alt)
    axes = drawing.axes[0]
    blue: Style = {"color": look.colour("link")}
    for letter, at in (starts or {}).items():
        _ = axes.plot(*at, "s", markersize=7, label=letter, **blue)
        if flows:
            rate, (state, p) = plane.plane(shown, names), plane.after(shown)
            found = solve_ivp(
                lambda _, xy, rate=rate, state=state, p=p: rate(*xy, state, p), (0, 4000), at, rtol=1e-8
            )
            _ = axes.plot(*found.y, linewidth=2, **blue)
    for (letter, preset), dash in zip((runs or {}).items(), ("-", (0, (4, 1.5, 1, 1.5)), (0, (8, 2.5)))):
        run = _run(stem, preset, None, ())
        _ = axes.plot(run[names.x], run[names.y], linewidth=2, linestyle=dash, label=letter, **blue)
    views.name_lines(axes)
    return drawing


@rc_context(figure.STYLE)
def bars(results: Sequence[tuple[int, int]], title: str, alt: str, shown: bool = True) -> figure.Drawing:
    """An empty axis with a line for each (well, of how many); `shown`: the exact 95 % interval of each."""
    drawing = figure.Drawing(figsize=(figure.SIZE[0], 0.8 + 0.55 * len(results)), layout="constrained")
    drawing.widest = figure.WIDEST
    axes = drawing.add_subplot()
    for i, (k, n) in enumerate(results):
        _ = axes.axhline(-i, color=look.colour("line"), linewidth=1)
        if shown:
            low, high = (100 * end for end in proportion.interval(k, n))
            _ = axes.barh(
                -i, high - low, left=low, height=0.4, color=look.colour("line"), edgecolor=look.colour("text")
            )
            _ = axes.plot(100 * k / n, -i, "o", color=look.colour("text"))
            _ = axes.text(low - 1, -i, f"{low:.0f}", ha="right", va="center", color=look.colour("text"))
            _ = axes.text(high + 2, -i, f"{high:.0f}", ha="left", va="center", color=look.colour("text"))
    axes.set(xlim=(0, 104), ylim=(-len(results) + 0.4, 0.6), xticks=range(0, 101, 10))
    axes.set_yticks([-i for i in range(len(results))], [f"{k} of {n}" for k, n in results])
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.spines["bottom"].set_color(look.colour("muted"))
    axes.tick_params(length=0, colors=look.colour("text"))
    axes.grid(axis="x", color=look.colour("line"))
    axes.set_axisbelow(True)
    _ = axes.set_xlabel("true share of people in remission, %", color=look.colour("muted"))
    return _titled(drawing, title, alt)


@rc_context(figure.STYLE)
def log_paper(
    points: Sequence[tuple[float, float]],
    title: str,
    alt: str,
    x: str,
    y: str,
    xlim: tuple[float, float],
    ylim: tuple[float, float],
    shown: bool = True,
) -> figure.Drawing:
    """Paper with both axes by tens, their numbers 1, 3, 10, 30 and so on. points: [(x, y)], drawn where
    `shown`."""
    drawing = figure.Drawing(figsize=figure.SIZE, layout="constrained")
    drawing.widest = figure.WIDEST
    axes = drawing.add_subplot()
    axes.set(xscale="log", yscale="log", xlim=xlim, ylim=ylim)
    _ = axes.set_xlabel(x, color=look.colour("muted"))
    _ = axes.set_ylabel(y, color=look.colour("muted"))
    axes.spines[:].set_color(look.colour("muted"))
    axes.tick_params(which="both", length=0, labelcolor=look.colour("text"))
    axes.grid(which="both", color=look.colour("line"))
    for axis, (low, high) in ((axes.xaxis, xlim), (axes.yaxis, ylim)):
        axis.set_major_locator(FixedLocator(_ones_and_threes(low, high)))
        axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,g}"))
        axis.set_minor_formatter(NullFormatter())
    if shown:
        _ = axes.plot(*zip(*points), "o-", color=look.colour("text"))
    return _titled(drawing, title, alt)


def _ones_and_threes(low: float, high: float) -> list[float]:
    """1, 3, 10, 30 and so on, as far as they lie between two numbers."""
    tens = range(math.floor(math.log10(low)), math.ceil(math.log10(high)))
    return [n * 10**ten for ten in tens for n in (1, 3) if low <= n * 10**ten <= high]


def sees(stem: str, stop: str, parameter: str) -> str:
    """What a stop of the model's first knob sets a parameter to, in words: yes, weakly or no."""
    setting = models.find(stem).knobs[0].settings[stop].get(parameter, 0)
    return "yes" if setting > 0.5 else "weakly" if setting else "no"
