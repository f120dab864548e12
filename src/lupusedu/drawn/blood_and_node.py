"""Chapter 7: blood and lymph node after antibody-based drugs and after CAR T cells."""

import numpy as np

from ..figure import Drawing
from ._body import body
from ._pen import SMALL, Pen, evidence
from ._shapes import smooth

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
        left = x - (74 if role == "drug" else 54)
        pen.put(role, left, 10, 8)
        pen.words(
            left + 13, 15, "antibody-based drugs" if role == "drug" else "CAR T cells", bold=True, colour=role
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
    pen.put("b_cell", 8, NODE + 98, 5.6)
    pen.words(20, NODE + 102, "B cell", size=SMALL, colour="muted")
    return pen.drawing


def _blood(pen: Pen, x: float) -> None:
    """A piece of a vessel, with blood cells but no B cells."""
    pen.panel(x - 48, TUBE - 17, x + 66, TUBE + 17, fill="tint", r=4)
    for side in (-17, 17):
        pen.line([(x - 48, TUBE + side), (x + 66, TUBE + side)], "edge", thick=2.5)
    for dx, dy in ((-36, 4), (-18, -6), (4, 5), (24, -5), (40, 6), (56, -4)):
        pen.put("debris", x + dx, TUBE + dy, 4.5, colour="line", shape="circle")


def _node(pen: Pen, x: float, full: bool) -> None:
    """A lymph node in the shape of a bean, full of B cells or with CAR T cells only."""
    bean = [
        (-60, 2),
        (-44, -30),
        (0, -38),
        (46, -30),
        (62, 4),
        (46, 32),
        (18, 36),
        (0, 26),
        (-18, 36),
        (-46, 32),
    ]
    pen.path(smooth([(x + dx, NODE + dy) for dx, dy in bean]), "edge", fill="tint", thick=2.5)
    if full:
        across, down = np.meshgrid(np.arange(-42, 34, 13.5), [-19, -5, 9])
        across[1] += 7
        pen.put("b_cell", x + across.ravel(), NODE + down.ravel(), 5.6)
    else:
        pen.put("car_t", [x - 32, x + 4, x + 36], [NODE + 2, NODE - 16, NODE + 6], 6)
