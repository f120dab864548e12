"""Events that wait for a condition: on which days it comes to hold."""

from functools import lru_cache

import numpy as np

from ..network import Event, Model
from . import _functions
from ._ode import ATOL, RTOL, SimulationError, _solve, apply, settled

TICKS = 256  # of a stretch, at which conditions are looked at; as in js/simulate/awaited.js
MOST = 1000  # events that waited, in one run
CLOSE = 1e-13  # days, or part of the day, to which a crossing is found
Happened = tuple[tuple[float, Event], ...]


@lru_cache(maxsize=32)
def happening(model: Model, end: float) -> Happened:
    """(day, event) of all that happens to a model up to a day, in order: `model.timeline()`, and among it
    what waited for a condition. Raises SimulationError."""
    dated = tuple((day, event) for day, event in model.timeline() if day <= end)
    return tuple(_Watched(model, dated, end).happened) if model.awaited() else dated


def held(model: Model, y: np.ndarray, p: np.ndarray, day: float | np.ndarray) -> np.ndarray:
    """Whether each condition holds: conditions × the shape of the state."""
    margins = _functions.margins(type(model), *(one.when for one in model.awaited()))
    holds = np.empty((len(model.awaited()), *y.shape[1:]), bool)
    with np.errstate(all="ignore"):
        for row, margin in enumerate(margins(y, p, day)):
            holds[row] = margin > 0
    return holds


class _Watched:
    """A run from one event to the next. holds: whether each condition does, at state y and parameters p."""

    def __init__(self, model: Model, dated: Happened, end: float) -> None:
        self.model, self.happened, self.waited = model, list[tuple[float, Event]](), 0
        self.p = np.array(list(model.values.values()), float)
        self.y, _ = settled(model, self.p)
        for day, event in dated:
            if day == 0:
                self._happens(0.0, event)
        self.holds = held(model, self.y, self.p, 0.0)
        start, days = 0.0, sorted({float(end), *(day for day, _ in dated if day)})
        for stop in days:
            while start < stop:
                start, risen = self._risen(start, stop)
                self._pass(start, [event for day, event in dated if day == start > 0], risen)

    def _happens(self, day: float, event: Event) -> None:
        apply(self.model, event, self.y, self.p, day)
        self.happened.append((day, event))

    def _pass(self, day: float, events: list[Event], risen: list[int]) -> None:
        """What happens on one day: its own events, then those whose condition has come to hold."""
        while events or risen:
            if events:
                event = events.pop(0)
            else:
                event, self.waited = self.model.awaited()[risen.pop(0)], self.waited + 1
            if self.waited > MOST:
                raise SimulationError(
                    f"{self.model.name}: the event when {event.when} happens more than {MOST:,} times before "
                    f"day {day:.3g}; let it lead further from its condition."
                )
            self._happens(day, event)
            now = held(self.model, self.y, self.p, day)
            risen = sorted([*risen, *np.flatnonzero(now & ~self.holds)])
            self.holds = now

    def _risen(self, start: float, stop: float) -> tuple[float, list[int]]:
        """The day to which the state moves on: the first on which conditions come to hold, with their places,
        or the last of the stretch."""
        low, y = 0.0, self.y
        high = stop - start
        while True:
            days = low + (high - low) * np.arange(1, TICKS + 1) / TICKS
            days[-1] = high
            more, _ = _solve(self.model, y, self.p, start + low, days - low, RTOL, ATOL, False)
            states = np.concatenate([y[:, None], more], axis=1)
            holds = held(self.model, states, self.p[:, None], start + np.append(low, days))
            holds[:, 0] = self.holds
            rises = holds[:, 1:] & ~holds[:, :-1]
            if not rises.any():
                self.y, self.holds = states[:, -1].copy(), holds[:, -1]
                return stop, []
            tick = int(np.argmax(rises.any(axis=0)))
            before, after = (low if tick == 0 else days[tick - 1]), days[tick]
            if after - before <= CLOSE * max(1.0, start + after):
                self.y, self.holds = states[:, tick + 1].copy(), holds[:, tick + 1]
                day = stop if after == stop - start else start + after
                return float(day), [int(i) for i in np.flatnonzero(rises[:, tick])]
            low, high, y, self.holds = float(before), float(after), states[:, tick].copy(), holds[:, tick]
