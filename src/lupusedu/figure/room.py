"""Room for words in a picture: how wide they are, and where they stand clear of lines, marks and other words.
Places are drawn pixels."""

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple, cast

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.textpath import text_to_path


@cache
def width(words: str, size: float, bold: bool = False) -> float:
    """Width of a line of words in points, in Matplotlib's own font, which is wider than most."""
    return text_to_path.get_text_width_height_descent(
        words, FontProperties(size=size, weight="bold" if bold else "normal"), False
    )[0]


def lay_out(axes: Axes) -> None:
    """Have the figure of these axes laid out, so that places on it are known."""
    figure = cast(Figure, axes.figure)
    if engine := figure.get_layout_engine():
        engine.execute(figure)
    else:
        figure.draw_without_rendering()


def apart(
    places: Sequence[float], tall: Sequence[float], low: float, high: float, gap: float = 0
) -> np.ndarray:
    """Places along an axis of boxes this tall, moved as little as keeps them within low and high and, in
    their order, a gap apart."""
    order = np.argsort(places, kind="stable")
    half, moved = np.asarray(tall, float)[order] / 2, np.asarray(places, float)[order]
    steps = np.append(0, np.cumsum(half[:-1] + half[1:] + gap))
    moved = np.maximum.accumulate(np.maximum(moved, low + half) - steps) + steps
    moved = np.minimum.accumulate((np.minimum(moved, high - half) - steps)[::-1])[::-1] + steps
    return moved[np.argsort(order, kind="stable")]


class Places(NamedTuple):
    """Where words may stand, a row each: their middle, the foot on the line that they stand beside, the way
    from there (across, up, points), and how far down the list of feet it is, from 0 to 1."""

    middle: np.ndarray
    foot: np.ndarray
    way: np.ndarray
    late: np.ndarray


def clearest(axes: Axes, line: Line2D, words: str, feet: Any, ways: Any, **style: Any) -> None:
    """Write words of a line or a mark where they are clear of all other lines and words, beside a foot that
    is well apart from others.

    The axes must have been drawn. feet: places on the line (n × 2), the best first. ways: (across, up, points
    between) of the words' middle from a foot, across and up in halves of the words' own size. A mark's words
    may stand off at the end of a thin line. Nothing is written where no way leads to a place within the axes.
    """
    half = _half(axes, words, style)
    places = _places(axes, half, np.asarray(feet, float), np.asarray(ways, float))
    if not len(places.middle):
        return
    best, point = int(_merit(axes, line, half, places).argmax()), axes.figure.dpi / 72
    middle, foot, way, _ = (column[best] for column in places)
    if way[2] > 8:
        thin = {"arrowstyle": "-", "color": style["color"], "linewidth": 1, "shrinkA": 0, "shrinkB": 4}
        style = {**style, "arrowprops": thin}
    at, off = tuple(axes.transData.inverted().transform(foot)), tuple((middle - foot) / point)
    _ = axes.annotate(words, at, xytext=off, textcoords="offset points", ha="center", va="center", **style)


def _half(axes: Axes, words: str, style: dict[str, Any]) -> np.ndarray:
    """Half the width and height of words."""
    note = axes.annotate(words, (0.5, 0.5), xycoords="axes fraction", ha="center", va="center", **style)
    size = np.array(note.get_window_extent().size)
    note.remove()
    return size / 2


def _places(axes: Axes, half: np.ndarray, feet: np.ndarray, ways: np.ndarray) -> Places:
    """Places of each way from each foot, as far as the words lie within the axes."""
    foot, way = np.repeat(feet, len(ways), axis=0), np.tile(ways, (len(feet), 1))
    middle = foot + way[:, :2] * (half + way[:, 2:] * (axes.figure.dpi / 72))
    late = np.repeat(np.linspace(0, 1, len(feet)), len(ways))
    inside = ((middle - half > axes.bbox.p0 + 3) & (middle + half < axes.bbox.p1 - 3)).all(axis=1)
    return Places(middle[inside], foot[inside], way[inside], late[inside])


def _merit(axes: Axes, line: Line2D, half: np.ndarray, places: Places) -> np.ndarray:
    """How good each place is, in pixels: clear of all else by up to 12 points, near its foot, and the foot
    early in its list and clear too."""
    point = axes.figure.dpi / 72
    most = 12 * point
    others = np.vstack([np.empty((0, 2)), *[dots(axes, other) for other in axes.lines if other is not line]])
    clear = np.minimum(_gap(places.middle, half, others), _gap_to_words(axes, places.middle, half)).clip(
        max=most
    )
    clear[_gap(places.middle, half, dots(axes, line)) < 2 * point] = 0
    clear[_crossing(axes, line, places)] = 0
    apart = _gap(places.foot, 0, others).clip(max=most)
    far, tight = (0.7 * places.way[:, 2] + 3 * places.late) * point, np.maximum(2 * point - clear, 0)
    return clear + apart - far - 50 * tight


def _gap(middle: np.ndarray, half: float | np.ndarray, spots: np.ndarray) -> np.ndarray:
    """From each box, its middle and half its size (one for all, or a row each), to the nearest spot."""
    nearest = np.full(len(middle), np.inf)
    for spot in spots:  # all pairs at once would be 15 MB of gaps
        np.minimum(nearest, np.hypot(*np.maximum(np.abs(middle - spot) - half, 0).T), out=nearest)
    return nearest


def _gap_to_words(axes: Axes, middle: np.ndarray, half: np.ndarray) -> np.ndarray:
    """From each box to the nearest words."""
    boxes = [text.get_window_extent() for text in axes.texts]
    gaps = [
        np.maximum(np.abs(middle - (box.p0 + box.p1) / 2) - np.array(box.size) / 2 - half, 0) for box in boxes
    ]
    return np.min([np.hypot(*gap.T) for gap in gaps], axis=0, initial=np.inf)


def _crossing(axes: Axes, line: Line2D, places: Places) -> np.ndarray:
    """Which places a mark's thin line would reach across another mark."""
    crossing, point = np.zeros(len(places.middle), bool), axes.figure.dpi / 72
    lead = places.way[:, :2] * places.way[:, 2:] * point / 2
    for other in axes.lines:
        if other is not line and is_mark(line) and is_mark(other):
            crossing |= _gap(places.foot + lead, np.abs(lead), dots(axes, other)) < 2 * point
    return crossing


def is_mark(line: Line2D) -> bool:
    """Whether a line is a single point."""
    return np.size(line.get_xdata()) == 1


def dots(axes: Axes, line: Line2D) -> np.ndarray:
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
