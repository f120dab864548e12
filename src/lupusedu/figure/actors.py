"""Actors, things and rooms as Matplotlib draws them, from the one file of drawings that the page reads too
(look/actors.svg, js/look/actors.js)."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from matplotlib.lines import Line2D
from matplotlib.markers import MarkerStyle
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from .. import look

SIZE = 24  # side of an actor's box, around 0, 0
STROKES = look.CONVENTIONS["strokes"]  # width of a line by its ink, in units of that box
SOFT = look.CONVENTIONS["soft"]  # opacity of what is faintly filled
CODES = {
    "moveTo": [Path.MOVETO],
    "lineTo": [Path.LINETO],
    "qCurveTo": [Path.CURVE3] * 2,
    "curveTo": [Path.CURVE4] * 3,
    "closePath": [Path.CLOSEPOLY],  # at a place that Matplotlib does not ask for
}


class Part(NamedTuple):
    """A path of a drawing, y downward, as data and as Matplotlib has it; ink: what it is drawn with."""

    ink: str
    d: str
    path: Path


@cache
def symbols() -> dict[str, list[Part]]:
    """The parts of each drawing by its name, the lowest first (look.drawings)."""
    return {name: [Part(ink, d, path(d)) for ink, d in parts] for name, parts in look.drawings().items()}


def path(d: str) -> Path:
    """Path data of SVG as a Matplotlib path."""
    # Reading a declaration or a run needs no drawing: what parses path data waits until one is drawn.
    from fontTools.pens.recordingPen import RecordingPen
    from fontTools.svgLib.path import parse_path

    pen = RecordingPen()
    parse_path(d, pen)
    steps = [(CODES[name], points) for name, points in pen.value if name in CODES]
    codes = [code for step, _ in steps for code in step]
    return Path([place for _, points in steps for place in points or [(0, 0)]], codes)


def outline(name: str) -> Path:
    """All that is filled in a drawing as one path, y upward: for what sets colours of its own."""
    inked = [part.path for part in symbols()[name] if part.ink == "fill"]
    return Affine2D().scale(1, -1).transform_path(Path.make_compound_path(*inked))


def actor(
    name: str, x: Any, y: Any, size: float, role: str, mode: str = "light", angle: float = 0
) -> Iterator[Line2D]:
    """The artists of an actor or a thing at one place or many, the lowest first; its box is `size` points
    wide whatever the axes. role: of look.json, or a colour of the page. angle: degrees against the clock."""
    upright = Affine2D().scale(1, -1).rotate_deg(angle)
    for part in symbols()[name]:
        turned = upright.transform_path(part.path)
        edge, inside = _colours(part.ink, role, mode)
        yield Line2D(
            np.atleast_1d(x),
            np.atleast_1d(y),
            linestyle="none",
            marker=MarkerStyle(turned, capstyle="round", joinstyle="round"),
            markersize=2
            * np.abs(turned.vertices).max()
            * size
            / SIZE,  # Matplotlib scales the longest to 1/2
            markeredgewidth=STROKES.get(part.ink, 0) * size / SIZE,
            markeredgecolor=edge,
            markerfacecolor=inside,
        )


def room(
    name: str,
    x: float,
    y: float,
    wide: float,
    tall: float,
    role: str = "edge",
    mode: str = "light",
    thick: float = 1.2,
) -> Iterator[PathPatch]:
    """The artists of a room in the box from x, y, the lowest first; it stretches in the units of the axes,
    its lines stay `thick` points."""
    place = Affine2D().scale(wide, tall).translate(x, y)
    for part in symbols()[name]:
        edge, inside = _colours(part.ink, role, mode)
        yield PathPatch(
            place.transform_path(part.path),
            edgecolor=edge,
            facecolor=inside,
            linewidth=thick if part.ink in STROKES else 0,
            capstyle="round",
            joinstyle="round",
        )


def _colours(ink: str, role: str, mode: str) -> tuple[Any, Any]:
    """Colours of the line and of the inside, "none" where there is none."""
    names = {"ink": (role, None), "line": ("muted", None), "ground": (None, "ground")}
    edge, inside = (name and look.colour(name, mode) for name in names.get(ink, (None, role)))
    return edge or "none", (inside, SOFT) if ink == "soft" else inside or "none"
