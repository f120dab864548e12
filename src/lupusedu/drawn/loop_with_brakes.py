"""Chapter 4: the loop of chapter 3 with a brake on two of its arrows, and a price tag on each brake."""

from collections.abc import Sequence

import numpy as np

from ..figure import Drawing
from ._pen import SMALL, Pen
from .loop import circle

DOWN = 50


def draw() -> Drawing:
    pen = Pen(
        "Brakes slow the loop; they do not remove it",
        502,
        "The lupus loop with brakes drawn on two arrows, cell division and tissue damage. Tags name a drug "
        "and its price, such as infections or no pregnancy. Brakes slow the circle; they do not remove it.",
        "Brakes as in the chapter’s model; pregnancy: Hoeltzenbein 2012; steroids: Stojan 2017.",
    )
    wakes, harms = circle(pen, DOWN)
    pen.line([(wakes[0], 76), wakes], "drug", thick=1.5)
    pen.line([(114, 420), harms], "drug", thick=1.5)
    _tag(pen, 156, 0, "slows division", ["mycophenolate", "price: infections;", "rules out pregnancy"])
    _tag(pen, 0, 420, "damps damage", ["steroids", "price: infections,", "bones, eyes"])
    _brake(pen, wakes)
    _brake(pen, harms)
    return pen.drawing


def _brake(pen: Pen, place: tuple[float, float]) -> None:
    """Two pads that clasp an arrow which runs down to the right."""
    along = np.array([1, 1.1]) / np.hypot(1, 1.1)
    across = np.array([-along[1], along[0]])
    for side in (-1, 1):
        pad = np.array(place) + 8 * side * across
        pen.line([tuple(pad - 11 * along), tuple(pad + 11 * along)], "drug", thick=7)


def _tag(pen: Pen, x: float, y: float, name: str, lines: Sequence[str]) -> None:
    """A tag on a string to its brake: what the brake does, who does it, and the price."""
    pen.panel(x, y + 1, x + 184, y + 30 + 15.4 * len(lines), fill="ground", colour="drug", r=8)
    pen.put("drug", x + 14, y + 16, 6)
    pen.words(x + 26, y + 20, name, bold=True, colour="drug")
    pen.words(x + 8, y + 38, "\n".join(lines), size=SMALL)
