"""What the stills of views stand on: axes, names beside lines, tens."""

import numpy as np
from matplotlib.ticker import FuncFormatter, NullLocator

from ... import figure, look
from .. import room


def axes_for(title, alt, height=figure.SIZE[1]):
    drawing = figure.Drawing(figsize=(figure.SIZE[0], height), layout="constrained")
    drawing.widest = figure.WIDEST
    axes = drawing.add_subplot()
    axes.spines[:].set_visible(False)
    axes.tick_params(colors=look.colour("muted"), length=0)
    figure.title(axes, title)
    drawing.alt = alt[:250]
    return drawing, axes


def named(axes, x, y):
    _ = axes.set_xlabel(x, color=look.colour("muted"))
    _ = axes.set_ylabel(y, color=look.colour("muted"))
    axes.grid(color=look.colour("line"), linewidth=1)
    axes.set_axisbelow(True)


def tens(*axes):
    """Plain numbers on axes that go by tens."""
    for axis in axes:
        axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,g}"))
        axis.set_minor_locator(NullLocator())


def label_of(thing):
    return f"{thing.label}, {thing.unit}".removesuffix(", 1")


def role_line(axes, x, y, role, **more):
    kind = look.role(role)
    _ = axes.plot(x, y, color=kind["light"], linewidth=kind["width"], linestyle=look.dashes(role), **more)


def beside(axes, line, words, **style):
    """Words next to a line or a mark near its middle, where they are clear of all other lines and words; a
    mark's words may stand off at the end of a thin line."""
    axes.figure.draw_without_rendering()
    if room.is_mark(line):
        feet, gaps = axes.transData.transform(line.get_xydata()), (4, 8, 20, 32)
    else:
        feet, gaps = room.dots(axes, line)[::4], (4,)
        feet = feet[np.argsort(np.abs(np.linspace(-1, 1, len(feet))), kind="stable")]
    sides = (-1, -0.5, 0, 0.5, 1)
    ways = [
        (across, up, gap) for gap in gaps for across in sides for up in sides if 1 in (abs(across), abs(up))
    ]
    room.clearest(axes, line, words, feet, ways, **style)


def name_lines(axes):
    """The label of each line that has one beside it, in the line's colour; those of marks first, for they
    have the least room."""
    for line in sorted(axes.lines, key=lambda line: len(line.get_xdata())):
        if not line.get_label().startswith("_"):
            path = line.get_color() == look.colour("link")
            beside(
                axes,
                line,
                line.get_label(),
                color=line.get_color(),
                fontsize=12 if path else 11,
                fontweight="bold" if path else "normal",
                linespacing=1,
            )
