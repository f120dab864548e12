"""A calm outline of a person, from the front and without a face; 100 high, its middle at x = 0, y downward
from the top of the head."""

import numpy as np
from matplotlib.path import Path

from ._pen import Pen
from ._shapes import smooth

# The right half, from the neck over arm and leg to the crotch.
HALF = [
    (2.3, 12.6),
    (2.6, 15.2),
    (5.2, 16.9),
    (9.6, 18.1),
    (12.2, 20.8),
    (13.2, 26),
    (14.2, 32.5),
    (16.4, 40),
    (18.2, 46.5),
    (19.7, 50.5),
    (19.4, 54.2),
    (18, 56.2),
    (17, 53.6),
    (16.2, 51.4),
    (15.9, 48.2),
    (13.4, 40.8),
    (11, 33.8),
    (9.6, 27.6),
    (9.1, 31.5),
    (8.2, 37),
    (8.7, 41.5),
    (10, 46.5),
    (10.5, 52),
    (9.9, 60),
    (8.8, 68),
    (8, 74),
    (8.2, 80),
    (7, 87.5),
    (5.9, 94),
    (6.5, 96.6),
    (8.2, 98.8),
    (7.2, 99.8),
    (4.2, 99.8),
    (2.9, 97.4),
    (3, 93),
    (3.1, 86.5),
    (2.2, 79),
    (2.6, 73.5),
    (1.9, 64),
    (0.9, 54.5),
]


def outline(x: float, y: float, tall: float) -> list[Path]:
    """The outline with its top at x, y and this height."""
    right = np.array(HALF)
    left = right[::-1] * [-1, 1]
    trunk = smooth(np.vstack([right, [(0, 53.4)], left]))
    circle = Path.circle((0, 0), 1)
    head = Path(np.array(circle.vertices) * [4.6, 6.4] + [0, 6.5], circle.codes)
    scale = tall / 100
    return [Path(np.array(path.vertices) * scale + [x, y], path.codes) for path in (trunk, head)]


def body(pen: Pen, x: float, y: float, tall: float) -> None:
    """Draw it: trunk and head as one shape with a soft edge."""
    parts = outline(x, y, tall)
    for path in parts:
        pen.path(path, "edge", thick=4)
    for path in parts:
        pen.path(path, fill="tint")
