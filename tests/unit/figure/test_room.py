"""Words find room: boxes moved apart stay in their order and in the frame, and words beside a line keep clear
of the next one."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lupusedu import figure
from lupusedu.figure import room

BOXES = st.lists(st.tuples(st.floats(-50, 350), st.floats(5, 40)), min_size=1, max_size=5)


def test_bold_and_larger_words_are_wider():
    assert (
        room.width("antibody", 11)
        < room.width("antibody", 11, bold=True)
        < room.width("antibody", 15, bold=True)
    )
    assert room.width("antibody", 22) == pytest.approx(2 * room.width("antibody", 11), rel=0.02)


@settings(deadline=None)
@given(BOXES)
def test_boxes_moved_apart_keep_their_order_and_the_frame(boxes):
    places, tall = map(np.array, zip(*boxes))
    moved = room.apart(places, tall, 0, 300, gap=3)
    order = np.argsort(places, kind="stable")
    free = np.diff(moved[order]) - (tall[order][:-1] + tall[order][1:]) / 2
    assert (free >= 3 - 1e-9).all()
    assert (moved - tall / 2 >= -1e-9).all()
    assert (moved + tall / 2 <= 300 + 1e-9).all()


def test_boxes_that_have_room_stay_where_they_are():
    assert room.apart([200, 40], [20, 20], 0, 300, gap=3).tolist() == [200, 40]


@pytest.mark.parametrize("up", [-1, 1])
def test_words_of_a_level_go_to_the_side_where_no_curve_is(up):
    drawn = figure.Drawing(figsize=(4, 3))
    axes = drawn.add_subplot(xlim=(0, 1), ylim=(-10, 10))
    level = axes.axhline(0)
    _ = axes.plot([0, 1], [up, up])
    drawn.draw_without_rendering()
    foot = axes.transData.transform((0.5, 0))
    room.clearest(axes, level, "a level", [foot], [(0, 1, 3), (0, -1, 3)], color="k")
    (note,) = axes.texts
    box = note.get_window_extent()
    assert (box.y1 < foot[1]) if up > 0 else (box.y0 > foot[1])
