"""What the stills of views stand on: axes, names beside lines, tens."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter, NullLocator

from ... import figure, look
from ...network import Observable, Parameter, Species
from .. import room


def axes_for(title: str, alt: str, height: float = figure.SIZE[1]) -> tuple[figure.Drawing, Axes]:
    drawing = figure.Drawing(figsize=(figure.SIZE[0], height), layout="constrained")
    drawing.widest = figure.WIDEST
    axes = drawing.add_subplot()
    axes.spines[:].set_visible(False)
    axes.tick_params(colors=look.colour("muted"), length=0)
    figure.title(axes, title)
    drawing.alt = alt[:250]
    return drawing, axes


def named(axes: Axes, x: str, y: str) -> None:
    _ = axes.set_xlabel(x, color=look.colour("muted"))
    _ = axes.set_ylabel(y, color=look.colour("muted"))
    axes.grid(color=look.colour("line"), linewidth=1)
    axes.set_axisbelow(True)


def tens(*axes: Axis) -> None:
    """Plain numbers on axes that go by tens."""
    for axis in axes:
        axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,g}"))
        axis.set_minor_locator(NullLocator())


def label_of(thing: Species | Parameter | Observable) -> str:
    return f"{thing.label}, {thing.unit}".removesuffix(", 1")


def role_line(axes: Axes, x: Any, y: Any, role: str | None, **more: Any) -> None:
    kind = look.role(role)
    _ = axes.plot(x, y, color=kind["light"], linewidth=kind["width"], linestyle=look.dashes(role), **more)


def beside(axes: Axes, line: Line2D, words: str, **style: Any) -> None:
    """Words next to a line or a mark near its middle, where they are clear of all other lines and words; a
    mark's words may stand off at the end of a thin line."""
    room.lay_out(axes)
    gaps = (4, 8, 20, 32) if room.is_mark(line) else (4,)
    if room.is_mark(line):
        feet = axes.transData.transform(line.get_xydata())
    else:
        feet = room.dots(axes, line)[::4]
        feet = feet[np.argsort(np.abs(np.linspace(-1, 1, len(feet))), kind="stable")]
    sides = (-1, -0.5, 0, 0.5, 1)
    ways = [
        (across, up, gap) for gap in gaps for across in sides for up in sides if 1 in (abs(across), abs(up))
    ]
    room.clearest(axes, line, words, feet, ways, **style)


def name_lines(axes: Axes) -> None:
    """The label of each line that has one beside it, in the line's colour; those of marks first, for they
    have the least room."""
    for line in sorted(axes.lines, key=lambda line: np.size(line.get_xdata())):
        words = str(line.get_label())
        if not words.startswith("_"):
            path = line.get_color() == look.colour("link")
            size, weight = (12, "bold") if path else (11, "normal")
            beside(axes, line, words, color=line.get_color(), fontsize=size, fontweight=weight, linespacing=1)
