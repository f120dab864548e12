"""Chapter 7: blood and lymph node after antibody-based drugs and after CAR T cells."""

import numpy as np

from ..figure import Drawing
from ._body import body
from ._pen import SMALL, Pen, evidence

COLUMNS = {"drug": 82, "car_t": 258}  # middles of the two columns
TOP, TALL, TUBE, NODE = 30, 190, 262, 362


def draw() -> Drawing:
    emptied, looked = evidence("D05", r"(\d+)/"), evidence("D05", r"/(\d+)")
    car, few = evidence("A41", r"in (\d+/\d+)"), evidence("A41", r"vs (\d+/\d+)")
    drugs, back = (
        " or ".join(evidence("A41", r"\((.*)\)").replace("4 ", "").rsplit(", ", 1)),
        evidence("A05", r"(\d+) ±"),
    )
    empty, seen = map(int, few.split("/"))
    counts = {"drug": f"in {seen - empty} of {seen} people", "car_t": f"in {car.replace('/', ' of ')} people"}
    pen = Pen(
        "Empty blood does not mean an empty lymph node",
        470,
        "Two body outlines after treatment, no B cells in the blood of either. In the lymph nodes B cells "
        f"are left {counts['drug']} after antibody-based drugs; they are gone {counts['car_t']} after CAR T "
        "cells. A blood test alone cannot tell them apart.",
        f"Blood: rituximab, empty by the trial’s count in {emptied} of {looked} people (LUNAR); CAR T cells, "
        f"B cells back after {back} days on average in 5 people (Mackensen 2022). Nodes: 12 people after "
        f"{drugs}, 12 after CAR T cells (Tur 2025).",
    )
    for role, x in COLUMNS.items():
        left = x - (70 if role == "drug" else 50)
        pen.actor(role, left, 10, 24, drawing="antibody_drug" if role == "drug" else "car_t")
        pen.words(
            left + 17, 15, "antibody-based drugs" if role == "drug" else "CAR T cells", bold=True, colour=role
        )
        body(pen, x, TOP, TALL)
        pen.line([(x + 10, TOP + 116), (x + 44, TOP + 142), (x + 44, TUBE - 18)], "edge", thick=1.2)
        pen.put("self_reactive", x + 10, TOP + 116, 2.6, colour="text")
        pen.line(
            [(x - 13, TOP + 48), (x - 62, TOP + 76), (x - 62, NODE - 44), (x - 40, NODE - 30)],
            "edge",
            thick=1.2,
        )
        pen.put("self_reactive", x - 13, TOP + 48, 2.6, colour="text")
        _blood(pen, x)
        _node(pen, x, full=role == "drug")
        pen.words(x + 9, TUBE + 34, "blood: no B cells", size=SMALL, align="center")
        pen.words(
            x,
            NODE + 56,
            f"lymph node: {'B cells left' if role == 'drug' else 'no B cells'}",
            size=SMALL,
            align="center",
        )
        pen.words(x, NODE + 74, counts[role], bold=True, align="center")
    pen.actor("b_cell", 11, NODE + 98, 19)
    pen.words(24, NODE + 102, "B cell", size=SMALL, colour="muted")
    return pen.drawing


def _blood(pen: Pen, x: float) -> None:
    """A piece of a vessel, with blood cells but no B cells."""
    pen.room("blood", x - 48, TUBE - 20, x + 66, TUBE + 20)
    for dx, dy in ((-36, 4), (-18, -6), (4, 5), (24, -5), (40, 6), (56, -4)):
        pen.put("debris", x + dx, TUBE + dy, 4.5, colour="line", shape="circle")


def _node(pen: Pen, x: float, full: bool) -> None:
    """A lymph node in the shape of a bean, full of B cells or with CAR T cells only."""
    pen.room("node", x - 66, NODE - 42, x + 66, NODE + 40)
    if full:
        across, down = np.meshgrid(np.arange(-40, 41, 19), [-20, -3, 14])
        across[1] += 7
        pen.actor("b_cell", x + across.ravel(), NODE + down.ravel(), 19)
    else:
        pen.actor("car_t", [x - 32, x + 4, x + 36], [NODE + 2, NODE - 16, NODE + 6], 22)
