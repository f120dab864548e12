"""Small pictures of the steps of a treatment around a place; 1 is the size that fits a disc of radius 25."""

import numpy as np

from ._pen import Pen
from ._shapes import rounded


def form(pen: Pen, x: float, y: float, size: float = 1) -> None:
    """A sheet of paper with a tick."""
    pen.path(rounded(x - 10 * size, y - 14 * size, x + 10 * size, y + 14 * size, 3), "text", thick=1.8)
    for dy in (-7, -1):
        pen.line([(x - 6 * size, y + dy * size), (x + 6 * size, y + dy * size)], "muted", thick=1.6)
    pen.line(
        [(x - 5 * size, y + 7 * size), (x - 2 * size, y + 10 * size), (x + 5 * size, y + 4 * size)],
        "text",
        thick=2,
    )


def bag(pen: Pen, x: float, y: float, size: float = 1, filled: bool = False) -> None:
    """A bag of T cells that do not wear a CAR yet."""
    pen.path(rounded(x - 12 * size, y - 15 * size, x + 12 * size, y + 9 * size, 5), "text", thick=1.8)
    pen.line([(x, y + 9 * size), (x, y + 17 * size)], "text", thick=1.8)
    places = x + size * np.array([-3.5, 3.5]), y + size * np.array([-8, 1.5])
    pen.actor("car_t", *places, 16 * size, drawing="car_t" if filled else "cell")


def full_bag(pen: Pen, x: float, y: float, size: float = 1) -> None:
    """A bag of CAR T cells."""
    bag(pen, x, y, size, filled=True)


def dish(pen: Pen, x: float, y: float, size: float = 1) -> None:
    """A dish in which CAR T cells grow."""
    pen.put("b_cell", x, y, 18 * size, colour="muted")
    pen.actor("car_t", x + size * np.array([-7, 7, 0]), y + size * np.array([-5, -5, 7]), 16 * size)


def drug(pen: Pen, x: float, y: float, size: float = 1) -> None:
    """A drug."""
    pen.actor("drug", x + size * np.array([-9, 9, 0]), y + size * np.array([-5, -5, 8]), 17 * size)


def thermometer(pen: Pen, x: float, y: float, size: float = 1) -> None:
    """A thermometer that shows a fever."""
    pen.path(rounded(x - 4 * size, y - 16 * size, x + 4 * size, y + 10 * size, 4), "text", thick=1.8)
    pen.put("debris", x, y + 10 * size, 6.5 * size, shape="circle")
    pen.line([(x, y + 8 * size), (x, y - 5 * size)], "debris", thick=3.5)


def calendar(pen: Pen, x: float, y: float, size: float = 1) -> None:
    """A page of a calendar."""
    pen.path(rounded(x - 13 * size, y - 12 * size, x + 13 * size, y + 13 * size, 3), "text", thick=1.8)
    pen.line([(x - 13 * size, y - 4 * size), (x + 13 * size, y - 4 * size)], "text", thick=1.6)
    for dx in (-6, 6):
        pen.line([(x + dx * size, y - 15 * size), (x + dx * size, y - 9 * size)], "text", thick=1.8)
    pen.put(
        "b_cell",
        x + size * np.array([-7, 0, 7, -7, 0]),
        y + size * np.array([2, 2, 2, 8, 8]),
        1.6,
        colour="muted",
        filled=True,
    )
