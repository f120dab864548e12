"""Room for words in a picture: how wide they are, and where they stand clear of lines, marks and other words.
Places are drawn pixels."""

from functools import cache

import numpy as np
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path


@cache
def width(words, size, bold=False):
    """Width of a line of words in points, in Matplotlib's own font, which is wider than most."""
    return text_to_path.get_text_width_height_descent(
        words, FontProperties(size=size, weight="bold" if bold else "normal"), False
    )[0]


def apart(places, tall, low, high, gap=0):
    """Places along an axis of boxes this tall, moved as little as keeps them within low and high and, in
    their order, a gap apart."""
    order = np.argsort(places, kind="stable")
    half, moved = np.asarray(tall, float)[order] / 2, np.asarray(places, float)[order]
    steps = np.append(0, np.cumsum(half[:-1] + half[1:] + gap))
    moved = np.maximum.accumulate(np.maximum(moved, low + half) - steps) + steps
    moved = np.minimum.accumulate((np.minimum(moved, high - half) - steps)[::-1])[::-1] + steps
    return moved[np.argsort(order, kind="stable")]


def clearest(axes, line, words, feet, ways, **style):
    """Write words of a line or a mark where they are clear of all other lines and words, beside a foot that
    is well apart from others.

    The axes must have been drawn. feet: places on the line (n × 2), the best first. ways: (across, up, points
    between) of the words' middle from a foot, across and up in halves of the words' own size. A mark's words
    may stand off at the end of a thin line. Nothing is written where no way leads to a place within the axes.
    """
    point, feet, ways = axes.figure.dpi / 72, np.asarray(feet, float), np.asarray(ways, float)
    note = axes.annotate(words, (0.5, 0.5), xycoords="axes fraction", ha="center", va="center", **style)
    half = note.get_window_extent().size / 2
    note.remove()
    way, off = np.tile(ways, (len(feet), 1)), np.repeat(np.linspace(0, 1, len(feet)), len(ways))
    foot = np.repeat(feet, len(ways), axis=0)
    place = foot + way[:, :2] * (half + way[:, 2:] * point)
    inside = ((place - half > axes.bbox.p0 + 3) & (place + half < axes.bbox.p1 - 3)).all(axis=1)
    if not inside.any():
        return
    way, off, foot, place = way[inside], off[inside], foot[inside], place[inside]
    own, others = (
        dots(axes, line),
        np.vstack([np.empty((0, 2)), *[dots(axes, other) for other in axes.lines if other is not line]]),
    )

    def room(places, half, spots):
        gaps = np.maximum(np.abs(places[:, None] - spots[None]) - half, 0)
        return np.hypot(gaps[..., 0], gaps[..., 1]).min(axis=1, initial=99 * point)

    clear = room(place, half, others)
    for text in axes.texts:
        taken = text.get_window_extent()
        gaps = np.maximum(np.abs(place - (taken.p0 + taken.p1) / 2) - taken.size / 2 - half, 0)
        clear = np.minimum(clear, np.hypot(*gaps.T))
    clear = np.where(room(place, half, own) < 2 * point, 0, np.minimum(clear, 12 * point))
    lead = way[:, :2] * way[:, 2:] * point / 2
    for mark in [
        dots(axes, other) for other in axes.lines if is_mark(line) and other is not line and is_mark(other)
    ]:
        clear[room(foot + lead, np.abs(lead)[:, None], mark) < 2 * point] = 0
    best = int(
        (
            clear
            + np.minimum(room(foot, 0, others), 12 * point)
            - (0.7 * way[:, 2] + 3 * off) * point
            - 50 * np.maximum(2 * point - clear, 0)
        ).argmax()
    )
    thin = (
        {
            "arrowprops": {
                "arrowstyle": "-",
                "color": style["color"],
                "linewidth": 1,
                "shrinkA": 0,
                "shrinkB": 4,
            }
        }
        if way[best, 2] > 8
        else {}
    )
    at = axes.transData.inverted().transform(foot[best])
    _ = axes.annotate(
        words,
        at,
        xytext=(place[best] - foot[best]) / point,
        textcoords="offset points",
        ha="center",
        va="center",
        **style,
        **thin,
    )


def is_mark(line):
    """Whether a line is a single point."""
    return len(line.get_xdata()) == 1


def dots(axes, line):
    """Places on a line, 2 apart, and round its marks, as far as they lie within the axes: n × 2."""
    corners = line.get_transform().transform(line.get_xydata())
    if line.get_marker() not in ("None", None):
        turns = np.linspace(0, 2 * np.pi, 12, endpoint=False)
        reach = line.get_markersize() / 2 * axes.figure.dpi / 72
        corners = (corners[:, None] + reach * np.column_stack([np.cos(turns), np.sin(turns)])).reshape(-1, 2)
    else:
        along = np.append(0, np.hypot(*np.diff(corners, axis=0).T).cumsum())
        even = np.arange(0, along[-1] + 1, 2)
        corners = np.column_stack([np.interp(even, along, corners[:, i]) for i in (0, 1)])
    box = axes.bbox
    return corners[((corners >= box.p0) & (corners <= box.p1)).all(axis=1)]
