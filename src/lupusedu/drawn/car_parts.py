"""Chapter 6: the four parts of a CAR across the membrane of a T cell, which grips its tag on a B cell."""

import numpy as np

from ..figure import Drawing
from ._pen import SMALL, Pen
from ._shapes import rounded, smooth

X = 96  # the upright middle of the CAR
SKIN = 196, 226  # the two rows of the T cell's membrane


def draw() -> Drawing:
    pen = Pen(
        "A CAR joins an antibody’s grip to a T\u00a0cell’s switch",
        424,
        "Cut-away of a T cell membrane: outside, a Y-tip binder grips CD19 on a B cell; a stem crosses the "
        "membrane; inside, a helper signal and a start signal. Grip on the outside switches the T cell on "
        "inside.",
        "Not to scale. Parts: Zhang 2017.",
    )
    pen.path(
        smooth([(2, 4), (46, 36), (96, 47), (146, 36), (188, 4)], closed=False),
        "b_cell",
        fill="b_cell",
        faint=0.1,
        thick=3,
    )
    pen.words(X, 22, "B cell", bold=True, colour="b_cell", align="center")
    pen.panel(0, SKIN[0] + 15, 184, 424, fill="car_t", faint=0.1, r=14)
    _membrane(pen)
    _car(pen)
    pen.words(12, 252, "T cell,\ninside", size=SMALL, colour="car_t", bold=True)
    for y, points, name, words in [
        (66, [(200, 62), (108, 72)], "tag: CD19", "worn by B cells"),
        (112, [(200, 108), (114, 88)], "1 binder", "grips the tag"),
        (160, [(200, 156), (101, 156)], "2 stem", "crosses the\nmembrane"),
        (266, [(200, 262), (128, 268)], "3 helper signal", "keeps it going"),
        (322, [(200, 318), (128, 322)], "4 start signal", "switches it on"),
        (378, [(200, 376), (148, 388)], "then", "the T cell acts\nand divides"),
    ]:
        pen.leader(*points)
        pen.words(206, y, name, bold=True, colour="b_cell" if name.startswith("tag") else "car_t")
        pen.words(206, y + 17, words, size=SMALL)
    return pen.drawing


def _membrane(pen: Pen) -> None:
    """Two rows of heads with tails between."""
    x = np.array([x for x in np.arange(6, 184, 11) if abs(x - X) > 9])
    for place in x:
        for y, way in zip(SKIN, (1, -1)):
            pen.line([(place - 1.8, y + 5 * way), (place - 1.8, y + 13 * way)], "edge", thick=1)
            pen.line([(place + 1.8, y + 5 * way), (place + 1.8, y + 13 * way)], "edge", thick=1)
    for y in SKIN:
        pen.put("b_cell", x, np.full(x.size, y), 4.6, colour="edge", filled=True)


def _car(pen: Pen) -> None:
    """Tag, binder, stem and the two signals, from the outside in."""
    pen.line([(X, 116), (X, 250)], "car_t", thick=6)
    pen.actor("car_t", X, 86, 80, drawing="binder")
    pen.line([(X, 47), (X, 60)], "b_cell", thick=4)
    pen.put("b_cell", X, 69, 9, filled=True)
    pen.path(rounded(X - 30, 250, X + 30, 290, 8), "car_t", fill="ground", thick=2.5)
    pen.line([(X, 290), (X, 302)], "car_t", thick=6)
    pen.path(rounded(X - 30, 302, X + 30, 342, 8), "car_t", fill="car_t", thick=2.5)
    pen.words(X, 268, "CD28 or", size=SMALL, align="center", colour="car_t")
    pen.words(X, 283, "4-1BB", size=SMALL, align="center", colour="car_t")
    pen.words(X, 326, "CD3ζ", size=SMALL, align="center", colour="ground", bold=True)
    pen.arrow((X, 346), (X, 374), colour="car_t", thick=3, head=10)
    pen.actor("car_t", [X - 44, X, X + 44], [398, 398, 398], 36)
