"""Chapter 7: blood and lymph node after an antibody drug and after CAR T cells."""

import numpy as np

from ._body import body
from ._pen import NAME, SMALL, Pen, evidence
from ._shapes import rounded, smooth

COLUMNS = {"drug": 82, "car_t": 258}


def draw():
    emptied, looked = evidence("D05", r"(\d+)/"), evidence("D05", r"/(\d+)")
    car, few = evidence("A41", r"in (\d+/\d+)"), evidence("A41", r"vs (\d+/\d+)")
    pen = Pen("Empty blood does not mean an empty lymph node", 452, "Two body outlines after treatment. Blood is empty of B cells in both. The lymph node is still full after the antibody drug and empty after CAR T cells. "
              "A blood test alone cannot tell them apart.", f"Blood: {emptied} of {looked} people (LUNAR). Nodes: 24 people (Tur 2025).")
    for role, x in COLUMNS.items():
        pen.put(role, x - 58, 10, 8)
        pen.words(x - 44, 15, "antibody drug" if role == "drug" else "CAR T cells", bold=True, colour=role)
        body(pen, x, 34, 170)
        _blood(pen, x)
        _node(pen, x, full=role == "drug")
        gone = (few if role == "drug" else car).replace("/", " of ")
        pen.words(x, 432, f"all gone in {gone}", bold=True, align="center")
    pen.words(170, 232, "in the blood: no B cells", size=SMALL, colour="muted", align="center")
    pen.words(170, 318, "in a lymph node", size=SMALL, colour="muted", align="center")
    return pen.drawing


def _blood(pen, x):
    pass


def _node(pen, x, full):
    pass
