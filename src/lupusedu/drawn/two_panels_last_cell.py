"""Chapter 7: a cancer clone grows back from a single cell; memory cells below the tipping point die out. Runs
by chance from the models."""

from functools import cache
from typing import Any

import numpy as np

from .. import simulate
from ..figure import Drawing
from ..models.fragments.clone import Clone
from ..models.reset import Reset
from ._pen import SMALL, Pen

RUNS, DAYS, MOST, SEED = 12, 360, 40, 3
GROWN = 150  # days after which a clone that still lives has long left the panel
LEFT, RIGHT, TALL = 28, 336, 120


def quiet() -> Any:
    """(division, death) of the self-reactive memory cells at the end of a reset, a day."""
    end, p = simulate.ode(Reset()).iloc[-1], Reset().values
    woken = end["X"] ** 4 / (p["K"] ** 4 + end["X"] ** 4)
    return p["p"] * woken * (1 - end["B"] / p["Bm"]), p["d"]


@cache
def runs() -> Any:
    """Cells over the days: (runs of the clone from one cell, runs of the reset cells from thirty)."""
    b, d = quiet()
    return tuple(
        simulate.gillespie(model, np.arange(0, last + 1, 3), seed=SEED, runs=RUNS)["C"].unstack("day")
        for model, last in ((Clone(n=1), GROWN), (Clone(n=30, b=b, d=d), DAYS))
    )


def draw() -> Drawing:
    clone, reset = runs()
    gone, done = (int((cells.iloc[:, -1] < 1).sum()) for cells in (clone, reset))
    alone = Clone().values["d"] / Clone().values["b"]
    pen = Pen(
        "The last cell matters in cancer; the tipping point matters here",
        392,
        f"Two panels of {RUNS} runs by chance. A cancer clone of one cell grows back in {RUNS - gone} runs. "
        f"Thirty memory cells after a reset die out in {done} of {RUNS}, for they die faster than they "
        "divide. Not the last cell, the tipping point decides.",
        f"Cells left over {DAYS} days; runs by chance of the chapter’s models.",
    )
    _panel(
        pen,
        0,
        clone,
        "text",
        "cancer clone: one cell left",
        f"grows back in {RUNS - gone} of {RUNS} runs;\nten left would die out {alone**10 * 100000:.0f} times "
        f"in 100,000",
    )
    _panel(
        pen,
        202,
        reset,
        "self_reactive",
        "after a reset: thirty cells left",
        f"die out in {done} of {RUNS} runs, however many:\nthey die faster than they divide",
    )
    return pen.drawing


def _panel(pen: Pen, top: float, cells: Any, colour: str, name: str, words: str) -> None:
    """Each run a line that leaves at the top or ends on the ground with a dot."""
    floor = top + 50 + TALL
    pen.words(0, top + 13, name, bold=True, colour=colour)
    pen.words(0, top + 30, words, size=SMALL)
    for number in (0, MOST):
        y = floor - (TALL - 20) * number / MOST
        pen.line([(LEFT, y), (RIGHT, y)], "line", thick=1)
        pen.words(LEFT - 6, y + 4, f"{number}", size=SMALL, colour="muted", align="right")
    pen.words(LEFT, floor + 14, "0", size=SMALL, colour="muted")
    pen.words(RIGHT, floor + 14, f"{DAYS} days", size=SMALL, colour="muted", align="right")
    for _, run in cells.iterrows():
        days, counts = run.index.to_numpy(), run.to_numpy()
        out = np.flatnonzero((counts == 0) | (counts > MOST))
        last = out[0] + 1 if out.size else counts.size
        x, y = (
            LEFT + (RIGHT - LEFT) * days[:last] / DAYS,
            floor - (TALL - 20) * np.minimum(counts[:last], MOST) / MOST,
        )
        pen.line(list(zip(x, y)), colour, thick=1.2)
        if counts[last - 1] == 0:
            pen.put("self_reactive", x[-1], y[-1], 3.5, colour=colour)
