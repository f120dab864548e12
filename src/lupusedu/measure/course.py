"""The path of one curve: does it stay, fall, rise or come back, and where does it turn. Shape only, never a
score.

js/measure/course.js mirrors this file.
"""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from ..network.lesson import Plot
from .measures import peak, peak_day

Heights = Sequence[float] | np.ndarray
SMALL = 0.15  # A move smaller than this part of the axis is no move: a hand does not draw straighter.
EVEN = 1e-4  # Level stretches of a run differ by the solver's noise; their first day counts.


def heights(values: Any, plot: Plot, top: float) -> np.ndarray:
    """Amounts as parts of the axis, 0 at its floor and 1 at `top`."""
    values, floor = np.asarray(values, float), plot.floor or 0.01
    if not plot.log:
        return values / top
    return np.log(np.maximum(values, floor) / floor) / math.log(max(top, floor * 10) / floor)


def ceiling(plot: Plot, runs: Sequence[pd.DataFrame]) -> float:
    """The largest amount these runs reach on a plot, and its levels."""
    shown = [
        run.loc[: plot.days, plot.series].to_numpy() if plot.days else run[plot.series].to_numpy()
        for run in runs
    ]
    return (
        max([0, *plot.lines.values(), *(values[np.isfinite(values)].max(initial=0) for values in shown)]) or 1
    )


def _turns(h: Heights) -> list[int]:
    """Places of the start, of every turn after a move that counts, and of the end of the last such move."""
    found, way, high, low = [0], 0, 0, 0
    for i in range(1, len(h)):
        high, low = (i if h[i] > h[high] + EVEN else high), (i if h[i] < h[low] - EVEN else low)
        if way >= 0 and h[high] - h[i] >= SMALL:
            found += [high] if way > 0 else []
            way, low = -1, i
        elif way <= 0 and h[i] - h[low] >= SMALL:
            found += [low] if way < 0 else []
            way, high = 1, i
    return found + ([high if way > 0 else low] if way else [])


def _crossing(days: Heights, h: Heights, level: float, way: int, start: int) -> float:
    """First day, from place `start` on, on which the curve is across a level."""
    i = next(i for i in range(start, len(h)) if way * (h[i] - level) >= 0)
    if i == 0 or h[i] == h[i - 1]:
        return days[i]
    return days[i - 1] + (level - h[i - 1]) / (h[i] - h[i - 1]) * (days[i] - days[i - 1])


def _lasts(h: Heights, way: int) -> bool:
    """True for a rise (way 1) or fall (-1) that lasts, whatever it does on its way: over half of it at once
    for good, and three quarters of it at the end."""
    share = (np.asarray(h) - h[0]) / (way * np.max(way * np.asarray(h)) - h[0])
    return bool(share[np.argmax(share >= 0.5) :].min() >= 0.5 and share[-1] >= 0.75)


def _settled(days: Heights, h: Heights, at: list[int], way: int) -> tuple[str, float, int] | None:
    """(kind, day, place) of ups and downs whose last move brings the curve to where it stays for a quarter of
    its days; None where it does not, or goes back to where it began low."""
    start, place = at[-2:]
    last = 1 if h[place] > h[start] else -1
    there = np.flatnonzero(np.abs(np.asarray(h) - h[-1]) >= SMALL)[-1] + 1
    if days[-1] - days[there] < (days[-1] - days[0]) / 4 or (last < 0 and way > 0):
        return None
    return (
        "climbs" if last > 0 else "sinks",
        _crossing(days, h, (h[start] + h[place]) / 2, last, start),
        place,
    )


def tops(h: Heights) -> list[int]:
    """Places of the highest points between turns, and of the end after a last rise."""
    at = _turns(h)
    return [place for before, place in zip(at, at[1:]) if h[place] > h[before]]


def path(days: Heights, h: Heights) -> tuple[str, float, int]:
    """(kind, day, place). kind: a key of `words.compared.SHAPE`; day: when it is halfway down, up or back,
    at its highest, or first turns; NaN when it stays."""
    at = _turns(h)
    if len(at) == 1:
        return "stays", math.nan, 0
    falls = h[at[1]] < h[0]
    if len(at) == 2:
        return (
            "falls" if falls else "rises",
            _crossing(days, h, (h[0] + h[at[1]]) / 2, -1 if falls else 1, 0),
            at[1],
        )
    way = -1 if falls else 1
    if (len(at) > 3 or not falls) and _lasts(h, way):
        return (
            "falls" if falls else "rises",
            _crossing(days, h, (h[0] + way * np.max(way * np.asarray(h))) / 2, way, 0),
            len(h) - 1,
        )
    if len(at) > 3:
        return _settled(days, h, at, way) or ("swings", days[at[1]], at[1])
    top, low, end = (h[i] for i in at)
    if not falls:
        return "peaks" if end - top < SMALL else "eases", days[at[1]], at[1]
    kind = "returns" if end - low >= (top - low) / 2 else "part"
    return kind, _crossing(days, h, (low + min(top, end)) / 2, 1, at[1]), at[1]


def of(run: pd.DataFrame, plot: Plot, name: str, top: float | None = None) -> dict[str, Any]:
    """{kind, day, value, end, tops: [(day, value)]} of a column of a run on one of its model's plots."""
    shown = (run.loc[: plot.days, name] if plot.days else run[name]).dropna()
    days, values = shown.index.to_numpy(), shown.to_numpy()
    h = heights(values, plot, top or ceiling(plot, [run]))
    kind, day, place = path(days, h)
    value, summit = values[place], peak_day(run[name])
    # The summit between two rows, where it is the one that the model's own sentences name.
    if kind in ("peaks", "eases") and abs(summit - day) <= 1:
        day, value = summit, peak(run[name])
    return {
        "kind": kind,
        "day": float(day),
        "value": float(value),
        "end": float(values[-1]),
        "tops": [(float(days[i]), float(values[i])) for i in tops(h)],
    }
