"""Chapter 1: a hundred new B cells pass two gates; counts from the default run of the model."""

from typing import Any

import numpy as np

from .. import simulate
from ..figure import Drawing
from ..models.selection import Selection
from ._pen import NAME, SMALL, TITLE, Pen

STEP = 16
LEFT, RIGHT = 8, 236  # first columns of the two blocks; 13 and 7 columns wide
TOPS = 46, 210, 374  # of the three stages


def counts() -> Any:
    """[(self-reactive, harmless)] of 100 new cells: made, past gate 1, past gate 2. At rest as many pass as
    turn over."""
    model = Selection()
    end, p = simulate.ode(model).iloc[-1], model.values
    born = 100 * p["f0"], 100 * (1 - p["f0"])
    past = [
        (100 * p["kT"] * end["Ts"], 100 * p["kT"] * end["Th"]),
        (100 * p["dN"] * end["Ns"], 100 * p["dN"] * end["Nh"]),
    ]
    return [
        (round(bad / p["prod"]), round(good / p["prod"]))
        for bad, good in [tuple(n * p["prod"] for n in born), *past]
    ]


def draw() -> Drawing:
    stages = counts()
    (new, harmless), (one, other), (bad, good) = stages
    pen = Pen(
        f"The filter leaks: {bad} self-reactive cells get through, and {harmless - good} harmless ones are "
        f"lost",
        438,
        f"Flow from bone marrow through two gates. Of 100 new cells {new} are self-reactive; {one} pass "
        f"gate one and {bad} pass gate two, while {good} of {harmless} harmless cells survive. The filter "
        "always leaks.",
        "Run of the chapter’s model, fitted to counts from a few healthy people (Wardemann 2003).",
    )
    pen.words(LEFT - 7, 12, "grips the body’s own parts", size=SMALL, colour="self_reactive", bold=True)
    pen.words(RIGHT - 7, 12, "harmless", size=SMALL, colour="b_cell", bold=True)
    for top, (selves, rest) in zip(TOPS, stages):
        pen.words(LEFT - 7, top - 8, str(selves), size=TITLE, colour="self_reactive", bold=True)
        pen.words(RIGHT - 7, top - 8, str(rest), size=TITLE, colour="b_cell", bold=True)
        x, y = _places(selves, LEFT, top, 13)
        pen.put("self_reactive", x, y, r=6)
        x, y = _places(rest, RIGHT, top, 7)
        pen.put("b_cell", x, y, r=6)
    pen.words(LEFT + 24, TOPS[0] - 8, "of 100 made in marrow", size=SMALL, colour="muted")
    pen.words(LEFT + 24, TOPS[1] - 8, "left after gate 1", size=SMALL, colour="muted")
    pen.words(LEFT + 24, TOPS[2] - 8, "finished", size=SMALL, colour="muted")
    _gate(pen, 148, "Gate 1", f"stops {100 - one - other}")
    _gate(pen, 312, "Gate 2", f"stops {one + other - bad - good} more")
    return pen.drawing


def _places(number: int, x: float, y: float, columns: int) -> tuple[np.ndarray, np.ndarray]:
    n = np.arange(number)
    return x + STEP * (n % columns), y + 8 + STEP * (n // columns)


def _gate(pen: Pen, y: float, name: str, stopped: Any) -> None:
    """A wall with openings, and arrows through them."""
    for x0, x1 in ((96, 134), (152, 206), (224, 266), (284, 340)):
        pen.band(x0, x1, y, "muted", "hatched", tall=12)
    for x in (143, 215, 275):
        pen.arrow((x, y - 12), (x, y + 16), colour="text", head=7)
    pen.words(0, y - 1, name, size=NAME, bold=True)
    pen.words(0, y + 15, stopped, size=SMALL, colour="muted")
