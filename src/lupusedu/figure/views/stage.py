"""The stage as a still: moments of a run side by side, of the very lives that a page plays."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib import rc_context
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.markers import MarkerStyle
from matplotlib.patches import Rectangle
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from ... import look, simulate
from ...errors import DeclarationError
from ...network import AnyModel
from ...simulate import Lives, instance
from .. import actors
from ..axes import WIDEST
from ..drawing import STYLE, Drawing, Style
from ._stage_places import Room, homes, rooms_of
from ._stage_told import Kind, Wash, alt, day_words, groups, line, moments, passing, role_of, title

WIDTH, BETWEEN = 460.0, 8.0  # of all panels, and from one to the next, in points
FRAME = 360.0, 320.0  # of a stage, in px of a phone's; a panel is that, smaller
WIDEST_PANEL = 226.0
TITLE, DAY, ROW = 24.0, 18.0, 17.0  # heights of lines of words
LETTERS, SIGN = 11.0, 7.5
NAMES = {"node": "lymph node"}
# Whose colour, faintly, is the ground of a room; sizes of drawings beside a cell's: as in _stage_paint.js.
TINTS = {
    "blood": "self_reactive",
    "marrow": "autoantibody",
    "node": "vaccine_antibody",
    "tissue": "vaccine_antibody",
    "organ": "memory",
}
TINT, WASH = 0.2, 0.1
SIZES = {"antibody|waste|vaccine": 0.82, "interleukin|drug|signal|dot": 0.72, "plasma": 1.2}
FLIP = Affine2D().scale(1, -1)  # marks have y upward
DROPS = 16  # of a wash at its strongest


@rc_context(STYLE)
def stage(model: AnyModel, days: Sequence[float] | None = None, words: str | None = None) -> Drawing:
    """Drawing of who is where at a few moments of the model's run, each a panel; below them how many there
    are of each kind, and how much one of them stands for, in the unit of its species.

    days: of the moments; by default the first, the last, and the one by which half of all change has come.
    words: another title. Who lives and dies is `simulate.lives`; any model with reactions has a stage, and
    what it leaves open follows of its species' roles (`network.views.Stage`). Raises SimulationError where it
    cannot be run, and DeclarationError where nobody is left on its stage.
    """
    model = instance(model)
    if not model.countable:
        raise DeclarationError(
            f"{type(model).__name__} has no stage: some of its amounts change by a rule of their rate, and "
            f"no single thing comes or goes; draw it with time_course."
        )
    if not simulate.stage(model).each:
        raise DeclarationError(
            f"{type(model).__name__}: the Stage hides all species; leave one out of `hide`."
        )
    found = simulate.lives(model)
    shown = [float(day) for day in (moments(found) if days is None else days)]
    kinds, washes = groups(model, found, shown), passing(model, found, shown)
    drawing, axes, wide, scale = _paper(len(shown), len(kinds) + len(washes))
    lefts = np.arange(len(shown)) * (wide + BETWEEN)
    last = float(found.days[-1])
    _name(axes, words or title(model), [day_words(day, last) for day in shown], lefts)
    _draw_rooms(axes, found, lefts, scale)
    for wash in washes:
        _draw_wash(axes, wash, lefts, wide, scale)
    _draw_actors(axes, found, shown, lefts, scale)
    _draw_key(axes, kinds, washes, TITLE + DAY + scale * FRAME[1] + 8)
    drawing.alt = alt(kinds, shown, last)
    return drawing


def _paper(panels: int, rows: int) -> tuple[Drawing, Axes, float, float]:
    """(drawing, its axes in points, y downward, a panel's width, points in a px of the stage)."""
    wide = min(WIDEST_PANEL, (WIDTH + BETWEEN) / panels - BETWEEN)
    scale = wide / FRAME[0]
    height = TITLE + DAY + scale * FRAME[1] + 8 + ROW * rows
    drawing = Drawing(figsize=(WIDTH / 72, height / 72))
    drawing.widest = WIDEST
    axes = drawing.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(height, 0))
    axes.set_axis_off()
    # The picture is as wide as its panels, however long its words are.
    axes.add_artist(Line2D([0, WIDTH], [0, height], linewidth=0)).set_clip_on(False)
    return drawing, axes, wide, scale


def _name(axes: Axes, words: str, days: Sequence[str], lefts: np.ndarray) -> None:
    """A title, and over each panel its day."""
    colour = look.colour("text")
    _ = axes.text(0, 13, words, fontsize=13, color=colour)
    for left, day in zip(lefts, days):
        _ = axes.text(left, TITLE + DAY - 6, day, fontsize=12, fontweight="bold", color=colour)


def _draw_rooms(axes: Axes, found: Lives, lefts: np.ndarray, scale: float) -> None:
    """Each room in every panel, with its name in the first."""
    for room in _rooms(found).values():
        box = Affine2D().scale(room.width * scale, room.height * scale)
        x, y = lefts + room.left * scale, TITLE + DAY + room.top * scale
        for part in actors.symbols()[room.name if room.name in actors.symbols() else "body"]:
            inks: Style = {
                "thick": 0,
                "edge": "none",
                "fill": (look.colour(TINTS.get(room.name, "muted")), TINT),
            }
            if part.ink in actors.STROKES:
                inks = {"thick": 0.9, "edge": look.colour("edge"), "fill": "none"}
            elif part.ink == "ground":
                inks["fill"] = look.colour("ground")
            _stamp(axes, box.transform_path(part.path), x, np.full(len(x), y), **inks)
        words = NAMES.get(room.name, room.name)
        sign = {"facecolor": look.colour("ground"), "edgecolor": look.colour("line"), "linewidth": 0.7}
        _ = axes.text(
            x[0] + 5, y + 7, words, fontsize=SIGN, va="center", color=look.colour("muted"),
            bbox={"boxstyle": "round,pad=0.25,rounding_size=0.6", **sign},
        )  # fmt: skip


def _rooms(found: Lives) -> dict[str, Room]:
    return rooms_of(list(dict.fromkeys(found.kinds["room"])), *FRAME)


def _stamp(axes: Axes, path: Path, x: Any, y: Any, thick: float, edge: Any, fill: Any) -> None:
    """A path in points at places, as one line of marks: a picture then holds it once."""
    _add(axes, 
        Line2D(
            x, y, linestyle="none",
            marker=MarkerStyle(FLIP.transform_path(path), capstyle="round", joinstyle="round"),
            markersize=2 * np.abs(path.vertices).max(),  # Matplotlib scales the longest to 1/2
            markeredgewidth=thick, markeredgecolor=edge, markerfacecolor=fill,
        )
    )  # fmt: skip


def _draw_wash(axes: Axes, wash: Wash, lefts: np.ndarray, wide: float, scale: float) -> None:
    """What passes over the rooms, as strong as it is: its colour, and its drops."""
    tall, x, y = scale * FRAME[1], [], []
    for left, strength in zip(lefts, wash.strengths):
        box = Rectangle((left, TITLE + DAY), wide, tall, color=look.colour(wash.role), linewidth=0)
        box.set_alpha(WASH * strength)
        _add(axes, box)
        drops = np.arange(round(DROPS * strength))
        x += [*left + wide * (0.04 + 0.92 * (drops * 0.754877 % 1))]
        y += [*TITLE + DAY + tall * (0.06 + 0.88 * (drops * 0.56984 % 1))]
    _draw_actor(axes, wash.look, x, y, 9, wash.role)


def _draw_actor(axes: Axes, name: str, x: Any, y: Any, size: float, role: str) -> None:
    for part in actors.actor(name if name in actors.symbols() else "cell", x, y, size, role):
        part.set_label(name)
        _add(axes, part)


def _add(axes: Axes, part: Artist) -> None:
    """Neither cut at the edge nor asked how large it is: a mark would be taken to be as wide on all sides."""
    axes.add_artist(part)
    part.set_clip_on(False)
    part.set_in_layout(False)


def _draw_actors(axes: Axes, found: Lives, days: Sequence[float], lefts: np.ndarray, scale: float) -> None:
    """Everybody in every panel: who is in two of them stands in one place."""
    rooms = _rooms(found)
    signs = {name: (20 + SIGN * len(NAMES.get(name, name)), 2.6 * SIGN + 8) for name in rooms}
    spots, half = homes(found, days, rooms, signs, [_size(name) for name in found.kinds["look"]])
    for (name, role), kinds in _looks(found).items():
        there = [
            spot * scale + (left, TITLE + DAY)
            for left, panel in zip(lefts, spots)
            for k in kinds
            for spot in panel[k]
        ]
        if there:
            x, y = np.transpose(there)
            _draw_actor(axes, name, x, y, 2 * half * 1.2 * _size(name) * scale, role)


def _looks(found: Lives) -> dict[tuple[str, str], list[int]]:
    """{(drawing, role): the kinds that look so}."""
    looks: dict[tuple[str, str], list[int]] = {}
    for k, kind in enumerate(found.kinds.itertuples()):
        looks.setdefault((kind.look, role_of(kind.role)), []).append(k)
    return looks


def _size(drawn: str) -> float:
    return next((size for words, size in SIZES.items() if re.search(words, drawn)), 1)


def _draw_key(axes: Axes, kinds: Sequence[Kind], washes: Sequence[Wash], top: float) -> None:
    """A line for each kind: its drawing, name, counts from moment to moment, and what one stands for."""
    lines = [(one.look, one.role, line(one)) for one in kinds]
    for wash in washes:
        shares = " → ".join(f"{100 * strength:.0f} %" for strength in wash.strengths)
        lines.append((wash.look, wash.role, f"{wash.label}: {shares} of its strength"))
    places: dict[tuple[str, str], list[float]] = {}  # of each drawing: all of one are one mark
    for i, (name, role, words) in enumerate(lines):
        middle = top + ROW * (i + 0.5)
        places.setdefault((name, role), []).append(middle)
        _ = axes.text(21, middle, words, va="center", fontsize=LETTERS, color=look.colour("text"))
    for (name, role), y in places.items():
        _draw_actor(axes, name, np.full(len(y), 8.0), y, 15, role)
