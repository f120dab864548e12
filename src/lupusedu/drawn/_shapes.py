"""The book's shapes as paths of radius 1 around 0, 0, y upward: the same as those of the explorable
(js/look/shapes.js)."""

from collections.abc import Iterable
from typing import Any

import numpy as np
from matplotlib.path import Path


def polygon(*corners: Any, closed: bool = True) -> Path:
    """A path through these corners."""
    points = [*corners, corners[0]] if closed else list(corners)
    return Path(
        points, [Path.MOVETO, *[Path.LINETO] * (len(points) - 2), Path.CLOSEPOLY if closed else Path.LINETO]
    )


def smooth(points: Iterable[Any], closed: bool = True) -> Path:
    """A soft curve through the points (Catmull–Rom)."""
    p = np.asarray(points, float)
    around = np.vstack([p[-1:], p, p[:2]]) if closed else np.vstack([p[:1], p, p[-1:]])
    vertices, codes = [around[1]], [Path.MOVETO]
    for before, start, end, after in zip(around, around[1:], around[2:], around[3:]):
        vertices += [start + (end - before) / 6, end - (after - start) / 6, end]
        codes += [Path.CURVE4] * 3
    return Path(vertices, codes)


def rounded(x0: float, y0: float, x1: float, y1: float, r: float) -> Path:
    """A rectangle with soft corners."""
    r = min(r, abs(x1 - x0) / 2, abs(y1 - y0) / 2)
    corners = [
        (x0, y0 + r),
        (x0, y0),
        (x0 + r, y0),
        (x1 - r, y0),
        (x1, y0),
        (x1, y0 + r),
        (x1, y1 - r),
        (x1, y1),
        (x1 - r, y1),
        (x0 + r, y1),
        (x0, y1),
        (x0, y1 - r),
    ]
    codes = [
        Path.MOVETO,
        *[Path.CURVE3, Path.CURVE3, Path.LINETO] * 3,
        Path.CURVE3,
        Path.CURVE3,
        Path.CLOSEPOLY,
    ]
    return Path([*corners, corners[0]], codes)


def _blobs(*blobs: tuple[float, float, float]) -> Path:
    return Path.make_compound_path(*[Path.circle((x, y), r) for x, y, r in blobs])


CIRCLE = Path.circle((0, 0), 1)
Y = Path.make_compound_path(
    polygon((0, -1), (0, -0.05), closed=False), polygon((-0.75, 0.95), (0, -0.05), (0.75, 0.95), closed=False)
)
SHAPES = {
    "circle": CIRCLE,
    "open_circle": CIRCLE,
    "triangle": polygon((0, 1.05), (1.0, -0.75), (-1.0, -0.75)),
    "square": rounded(-0.85, -0.85, 0.85, 0.85, 0.2),
    "diamond": polygon((0, 1.1), (0.95, 0), (0, -1.1), (-0.95, 0)),
    "y": Y,
    "open_y": Y,
    "crumbs": _blobs((-0.5, -0.35, 0.4), (0.35, 0.5, 0.45), (0.5, -0.6, 0.3), (-0.5, 0.65, 0.22)),
}
