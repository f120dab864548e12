"""The pen of the drawn figures: words, lines, arrows, bands and the book's shapes in its colours.

Places are points, x from the left, y downward from below the title; a page shows a point as about one pixel
on a phone.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.text import Text

from .. import data, look
from ..figure import Drawing, actors, room
from . import _shapes

Dash = Sequence[float] | None
WIDTH = 340
MARGIN = 2  # around a picture
TITLE, NAME, SMALL = 15, 13, 12
LEADING = 1.28


def width(text: str, size: float = NAME, bold: bool = False) -> float:
    """Width of a line of text in points."""
    return room.width(text, size, bold)


def wrap(text: str, wide: float, size: float = NAME, bold: bool = False) -> list[str]:
    """Lines of at most this width. A line break in the text stays one."""
    lines = []
    for part in text.split("\n"):
        line = ""
        for word in part.split(" "):
            longer = f"{line} {word}".strip()
            if line and width(longer, size, bold) > wide:
                lines.append(line)
                longer = word
            line = longer
        lines.append(line)
    return lines


def evidence(id: str, pattern: str, column: str = "statement") -> str:
    """What a pattern with one group finds in the statement (or another column) of a row of evidence, as text.
    Raises ValueError when it finds nothing."""
    text = data.load("evidence").set_index("id").loc[id, column]
    found = re.search(pattern, text)
    if found is None:
        raise ValueError(f"the evidence {id} has nothing like '{pattern}' in its {column}: {text}")
    return found[1]


def balanced(text: str, wide: float, size: float, bold: bool) -> list[str]:
    """The lines of `wrap`, as even as their number allows."""
    lines = wrap(text, wide, size, bold)
    while (
        len(narrower := wrap(text, wide - 4, size, bold)) == len(lines) > 1
        and max(width(line, size, bold) for line in narrower) <= wide - 4
    ):
        wide, lines = wide - 4, narrower
    return lines


class Pen:
    """A sheet of this height under a title that states the finding; `drawing` is what a figure's `draw`
    returns.

    source: small line at the foot. alt: kind of picture, what it shows, what to take away; 40 to 250
    characters.
    """

    def __init__(self, title: str, height: float, alt: str, source: str = "") -> None:
        titles, sources = balanced(title, WIDTH, TITLE, True), wrap(source, WIDTH, SMALL) if source else []
        above, below = (
            len(titles) * TITLE * LEADING + 12,
            len(sources) * SMALL * LEADING + (10 if sources else 0),
        )
        self.height, self.above, self.below = height, above, below
        self.drawing = Drawing(figsize=(WIDTH / 72, (above + height + below) / 72))
        self.drawing.alt, self.drawing.widest, self.drawing.margin = alt, "30rem", MARGIN / 72
        self.axes = self.drawing.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(height + below, -above))
        self.axes.set_axis_off()
        self.words(0, TITLE - above, "\n".join(titles), size=TITLE, bold=True)
        self.words(0, height + 10 + SMALL * 0.8, "\n".join(sources), size=SMALL, colour="muted")

    def percent(self, x: float, y: float) -> tuple[float, float]:
        """A place in percent of the finished picture, from its left and top."""
        wide, tall = WIDTH + 2 * MARGIN, self.above + self.height + self.below + 2 * MARGIN
        return 100 * (x + MARGIN) / wide, 100 * (y + self.above + MARGIN) / tall

    def _add(self, artist: Artist) -> None:
        # What comes later lies above.
        artist.set_zorder(len(self.axes.get_children()))
        artist.set_clip_on(False)
        self.axes.add_artist(artist)

    def words(
        self,
        x: float,
        y: float,
        text: str,
        size: float = NAME,
        colour: str = "text",
        align: str = "left",
        bold: bool = False,
        wide: float | None = None,
    ) -> float:
        """Lines of text from a first baseline down; the baseline that would come next."""
        for line in wrap(text, wide, size, bold) if wide else text.split("\n"):
            if line:
                self._add(
                    Text(
                        x,
                        y,
                        line,
                        size=size,
                        color=look.colour(colour),
                        ha=align,
                        va="baseline",
                        weight="bold" if bold else "normal",
                    )
                )
            y += size * LEADING
        return y

    def path(
        self,
        path: Path,
        colour: str | None = None,
        fill: str | None = None,
        thick: float = 2,
        dash: Dash = None,
        faint: float = 1,
    ) -> None:
        """A path with an edge, a fill, or both. dash: lengths in points; faint: opacity of the fill."""
        edge, inside = (
            look.colour(colour) if colour else "none",
            (look.colour(fill), faint) if fill else "none",
        )
        self._add(
            PathPatch(
                path,
                edgecolor=edge,
                facecolor=inside,
                linewidth=thick if colour else 0,
                linestyle=(0, [d / thick for d in dash]) if dash else "-",
                capstyle="round" if not dash or dash[0] < thick else "butt",
                joinstyle="round",
            )
        )

    def line(
        self,
        points: Iterable[Any],
        colour: str = "muted",
        thick: float = 2,
        dash: Dash = None,
        soft: bool = False,
    ) -> None:
        """A line through points; a soft one curves."""
        self.path(
            _shapes.smooth(points, closed=False) if soft else _shapes.polygon(*points, closed=False),
            colour,
            thick=thick,
            dash=dash,
        )

    def arrow(
        self,
        start: Any,
        end: Any,
        bend: float = 0,
        colour: str = "muted",
        thick: float = 2,
        dash: Dash = None,
        head: float = 8,
    ) -> tuple[float, float]:
        """An arrow that bends to its right-hand side by this share of its length. Returns the middle of its
        path."""
        start, end = np.array(start, float), np.array(end, float)
        across = np.array([start[1] - end[1], end[0] - start[0]])
        control = (start + end) / 2 + bend * across
        along = (end - control) / np.hypot(*(end - control))
        foot, side = end - head * along, np.array([-along[1], along[0]]) * head * 0.55
        self.path(
            Path(
                [start, control - head * along * 0.5, foot + along], [Path.MOVETO, Path.CURVE3, Path.CURVE3]
            ),
            colour,
            thick=thick,
            dash=dash,
        )
        self.path(_shapes.polygon(end, foot + side, foot - side), colour, fill=colour, thick=1)
        return tuple((start + 2 * control + end) / 4)

    def panel(
        self,
        x0: float,
        y0: float,
        x1: float,
        y1: float,
        fill: str | None = "tint",
        r: float = 10,
        colour: str | None = None,
        dash: Dash = None,
        faint: float = 1,
    ) -> None:
        """A soft-cornered surface."""
        self.path(_shapes.rounded(x0, y0, x1, y1, r), colour, fill, 1.5, dash, faint)

    def band(
        self, x0: float, x1: float, y: float, colour: str, kind: str = "solid", tall: float = 14
    ) -> None:
        """A bar around the height y: solid, hatched, open or dotted, so that grey print tells them apart."""
        top, foot = y - tall / 2, y + tall / 2
        self.panel(
            x0,
            top,
            x1,
            foot,
            fill=colour if kind == "solid" else None,
            r=3,
            colour=colour,
            dash=(1.5, 3) if kind == "dotted" else None,
        )
        if kind == "hatched":
            strokes = []
            for start in np.arange(x0 - tall + 3, x1, 6):
                left, right = max(start, x0), min(start + tall, x1)
                strokes.append(
                    _shapes.polygon(
                        (left, foot - (left - start)), (right, foot - (right - start)), closed=False
                    )
                )
            self.path(Path.make_compound_path(*strokes), colour, thick=1.5)

    def put(
        self,
        role: str,
        x: Any,
        y: Any,
        r: float = 7,
        colour: str | None = None,
        shape: str | None = None,
        filled: bool | None = None,
    ) -> None:
        """The shape of a role, once or at many places; the colour, shape or filling of another when given."""
        shape = shape or look.role(role)["shape"]
        filled = not shape.startswith("open") if filled is None else filled
        self._mark(
            _shapes.SHAPES[shape],
            x,
            y,
            r,
            look.colour(colour or role),
            filled,
            stroked=shape.endswith("y"),
        )
        if shape == "open_y":
            self._mark(
                _shapes.SHAPES[shape],
                x,
                y,
                r,
                look.colour("ground"),
                True,
                stroked=True,
                thin=0.42,
            )

    def person(self, x: Any, y: Any, r: float = 12, colour: str = "text", filled: bool = True) -> None:
        """A person, once or at many places: filled or outlined."""
        self._mark(actors.outline("person"), x, y, r, look.colour(colour), filled, scaled=True)

    def _mark(
        self,
        path: Path,
        x: Any,
        y: Any,
        r: float,
        colour: str,
        filled: bool,
        stroked: bool = False,
        thin: float = 1,
        scaled: bool = False,
    ) -> None:
        reach = 1 if scaled else np.abs(path.vertices).max()
        edge = max(2.2, 0.42 * r) * thin if stroked else 1.2 if filled else min(2, max(1.4, 0.22 * r))
        inside = "none" if stroked else colour if filled else look.colour("ground")
        size = 2 * (r - (0 if stroked else edge / 2)) * reach
        self._add(
            Line2D(
                np.atleast_1d(x),
                np.atleast_1d(y),
                linestyle="none",
                marker=path,
                markersize=size,
                markeredgewidth=edge,
                markeredgecolor=colour,
                markerfacecolor=inside,
            )
        )

    def actor(
        self, role: str, x: Any, y: Any, size: float = 24, angle: float = 0, drawing: str | None = None
    ) -> None:
        """What a role is drawn as, or another drawing in its colour, once or at many places. Below 16 points
        its parts run into one another: there, `put` its shape."""
        for artist in actors.actor(drawing or look.role(role)["drawing"], x, y, size, role, angle=angle):
            self._add(artist)

    def room(self, name: str, x0: float, y0: float, x1: float, y1: float) -> None:
        """A place of the body in this box."""
        for artist in actors.room(name, x0, y0, x1 - x0, y1 - y0):
            self._add(artist)

    def leader(self, *points: tuple[float, float]) -> None:
        """A thin line from a label to a dot on the thing that it names."""
        self.line(points, "edge", thick=1.2)
        self.put("self_reactive", *points[-1], r=2.6, colour="text")

    def axis(
        self, y0: float, y1: float, place: Callable[[Any], float], ticks: Mapping[Any, str], words: str = ""
    ) -> None:
        """Upright gridlines at these values with their labels below, and the axis's name under them. Labels
        stay on the sheet. place: value to x."""
        for value, label in ticks.items():
            self.line([(place(value), y0), (place(value), y1)], "line", thick=1)
            half = width(label, SMALL) / 2
            self.words(
                min(max(place(value), half), WIDTH - half),
                y1 + 14,
                label,
                size=SMALL,
                colour="muted",
                align="center",
            )
        self.words(WIDTH, y1 + 30, words, size=SMALL, colour="muted", align="right")
