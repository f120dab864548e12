"""Chapter 10: two roads to a CAR T cell, through a factory and inside the body, and the curve at the end of
each."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from .. import simulate
from ..figure import Drawing
from ..models.in_vivo import InVivo
from ..models.living_drug import LivingDrug
from ._icons import bag, dish, drug, full_bag
from ._pen import SMALL, Pen, evidence

STEP, R, DAYS = 60, 20, 40
ROADS = 22, 204  # where the two roads run
CURVE, TALL = 410, 70  # floor of the curves and their height


def curves() -> Any:
    """The CAR T cells of both runs over their own peak, over the first days."""
    factory, inside = (
        simulate.ode(LivingDrug, np.linspace(0, DAYS, 121))["car_t"],
        simulate.ode(InVivo, np.linspace(0, DAYS, 401))["T"],
    )
    return factory / factory.max(), inside / inside.max()


def draw() -> Drawing:
    hours, gone = evidence("A28", r"peak (\d+) h"), evidence("A28", r"baseline by (\d+–\d+) d")
    pen = Pen(
        "The short road skips the factory, but its cells do not grow",
        434,
        "Two roads to a CAR T cell. Left: blood drawn, gene added in a factory, weeks of growth, "
        "chemotherapy, one infusion, months of cells. Right: fat drops with mRNA infused, CAR for two to "
        "three days, no factory. Shorter, but no growth.",
        f"Curves: {DAYS} days of the chapters’ models. Inside the body: five people (2025).",
    )
    _road(
        pen,
        ROADS[0],
        "through a factory",
        [
            (bag, "blood drawn", "T cells taken"),
            (dish, "gene added", "in a factory"),
            (_grown, "cells grown", "for weeks"),
            (drug, "chemotherapy", "makes room"),
            (full_bag, "one infusion", "cells go back"),
        ],
    )
    _road(
        pen,
        ROADS[1],
        "inside the body",
        [
            (_drops, "fat drops", "carry mRNA"),
            (_wears, "T cells wear", f"a CAR in {hours} hours"),
            (_bare, "CAR is gone", f"in {gone} days"),
        ],
    )
    pen.words(ROADS[1] - R, 228, "no factory,\nno chemotherapy,\nno gene added", size=SMALL, colour="muted")
    for x, run, words in zip(ROADS, curves(), ("grow, then fade slowly", "spikes, no growth")):
        pen.line([(x - R, CURVE), (x + 116, CURVE)], "edge", thick=1.2)
        pen.line(
            list(zip(x - R + (116 + R) * run.index / DAYS, CURVE - TALL * run.to_numpy())), "car_t", thick=2
        )
        pen.words(x - R, CURVE + 18, words, size=SMALL)
    return pen.drawing


def _road(pen: Pen, x: float, name: str, stops: Sequence[Any]) -> None:
    """A line with a stop for each step."""
    pen.words(x - R, 13, name, bold=True, colour="car_t")
    pen.line([(x, 46), (x, 46 + STEP * (len(stops) - 1))], "car_t", thick=3)
    for i, (icon, what, more) in enumerate(stops):
        y = 46 + STEP * i
        pen.put("b_cell", x, y, R, colour="car_t")
        icon(pen, x, y, 0.8)
        pen.words(x + R + 8, y - 2, what, bold=True)
        pen.words(x + R + 8, y + 14, more, size=SMALL)


def _grown(pen: Pen, x: float, y: float, size: float) -> None:
    pen.actor("car_t", x + np.array([-8, 8, 0, -8, 8]), y + np.array([-8, -8, 0, 8, 8]), 16 * size)


def _drops(pen: Pen, x: float, y: float, size: float) -> None:
    for dx, dy in ((-7, -5), (7, -4), (0, 8)):
        pen.actor("drug", x + dx, y + dy, 15, drawing="drop")


def _wears(pen: Pen, x: float, y: float, size: float) -> None:
    pen.actor("car_t", x, y, 34)


def _bare(pen: Pen, x: float, y: float, size: float) -> None:
    pen.actor("car_t", x, y, 28, drawing="cell")
