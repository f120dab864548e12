"""Actors, things and rooms as Matplotlib draws them, from the one file of drawings that the page reads too
(look/actors.svg, js/look/actors.js)."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple
from xml.etree import ElementTree

import numpy as np
from matplotlib.artist import Artist
from matplotlib.lines import Line2D
from matplotlib.markers import MarkerStyle
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from .. import look

SVG = "{http://www.w3.org/2000/svg}"
STROKES = look.CONVENTIONS["strokes"]  # width of a line in units of an actor's box, by class
SOFT = look.CONVENTIONS["soft"]  # opacity of what is faintly filled
SIZE = 24  # side of an actor's box, around 0, 0


class Part(NamedTuple):
    """One path of a drawing, y downward, and how it is inked: ink, fill, soft, ground or line."""

    ink: str
    d: str
    path: Path


@cache
def symbols() -> dict[str, list[Part]]:
    """The parts of each drawing by its name, the lowest first. Actors lie around 0, 0 in a box of 24 × 24,
    rooms in a box of 1 × 1 from 0, 0."""
    text = files(look).joinpath("actors.svg").read_text(encoding="utf-8")
    return {
        symbol.attrib["id"]: [_part(node) for node in symbol]
        for symbol in ElementTree.fromstring(text).iter(f"{SVG}symbol")
    }


def _part(node: Any) -> Part:
    if node.tag == f"{SVG}circle":
        x, y, r = (node.attrib[name] for name in ("cx", "cy", "r"))
        circle = Path.circle((float(x), float(y)), float(r))
        return Part(node.attrib["class"], f"M{x},{y}m-{r},0a{r},{r} 0 1 0 {2 * float(r):g},0", circle)
    return Part(node.attrib["class"], node.attrib["d"], _path(node.attrib["d"]))


def _path(d: str) -> Path:
    """Path data as a Matplotlib path."""
    from fontTools.pens.recordingPen import DecomposingRecordingPen
    from fontTools.svgLib.path import parse_path

    pen = DecomposingRecordingPen(None)
    parse_path(d, pen)
    codes, vertices = [], []
    kinds = {
        "moveTo": [Path.MOVETO],
        "lineTo": [Path.LINETO],
        "qCurveTo": [Path.CURVE3] * 2,
        "curveTo": [Path.CURVE4] * 3,
    }
    for name, points in pen.value:
        if name in kinds:
            codes += kinds[name]
            vertices += points
        elif name == "closePath":
            codes.append(Path.CLOSEPOLY)
            vertices.append((0, 0))
    return Path(vertices, codes)


def colours(ink: str, role: str, mode: str = "light") -> tuple[str, str, float]:
    """(edge, inside, opacity inside) of a part in a role's colour."""
    own = look.colour(role, mode)
    return {
        "ink": (own, "none", 1.0),
        "line": (look.colour("muted", mode), "none", 1.0),
        "fill": ("none", own, 1.0),
        "soft": ("none", own, SOFT),
        "ground": ("none", look.colour("ground", mode), 1.0),
    }[ink]


def actor(
    name: str, x: Any, y: Any, size: float, role: str, mode: str = "light", angle: float = 0
) -> Iterator[Artist]:
    """The artists of an actor at one or many places, the lowest first; `size` points wide. angle: degrees
    against the clock."""
    upright = Affine2D().scale(1, -1).rotate_deg(angle)
    for part in symbols()[name]:
        edge, inside, opacity = colours(part.ink, role, mode)
        path = upright.transform_path(part.path)
        reach = np.abs(path.vertices).max()
        thick = STROKES.get(part.ink, 0) * size / SIZE
        yield Line2D(
            np.atleast_1d(x),
            np.atleast_1d(y),
            linestyle="none",
            marker=MarkerStyle(path, capstyle="round", joinstyle="round"),
            markersize=2 * reach * size / SIZE,
            markeredgewidth=thick,
            markeredgecolor=edge,
            markerfacecolor=inside if inside == "none" else (inside, opacity),
        )


def room(
    name: str,
    x: float,
    y: float,
    wide: float,
    tall: float,
    role: str = "muted",
    mode: str = "light",
    thick: float = 1.5,
) -> Iterator[Artist]:
    """The artists of a room in the box from x, y, in the units of the axes."""
    for part in symbols()[name]:
        edge, inside, opacity = colours(part.ink, role, mode)
        yield PathPatch(
            Affine2D().scale(wide, tall).translate(x, y).transform_path(part.path),
            edgecolor=edge,
            facecolor=inside if inside == "none" else (inside, opacity),
            linewidth=thick if part.ink in STROKES else 0,
            joinstyle="round",
            capstyle="round",
        )
