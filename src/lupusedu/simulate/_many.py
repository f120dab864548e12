"""Dormand–Prince for many patients side by side, each in steps of its own."""

from collections.abc import Callable
from typing import Any

import numpy as np
from scipy.integrate import RK45

Slope = Callable[[float, np.ndarray, list[Any]], list[Any]]  # (day, states, constants) -> rates of change

# SciPy's own numbers of the method: what a stage takes of those before, the last of which is the step itself;
# what tells its error; and what gives the state within a step, by powers of the part of it that is over.
STAGES = [np.ascontiguousarray(row[:n]) for n, row in enumerate(RK45.A) if n] + [RK45.B]
ERROR, WITHIN = RK45.E, RK45.P
SAFETY, LEAST, MOST = 0.9, 0.2, 10.0  # of a step to the next
SHORTEST = 1e-14  # of the time so far: nothing would be added to it
ENOUGH = 0.9  # of the patients in the arrays still under way: fewer, and the arrays are cut to them


def solve(
    slope: Slope, y: np.ndarray, constants: list[Any], days: np.ndarray, rtol: float, atol: float
) -> tuple[np.ndarray, int, str]:
    """(states × draws × days, steps of the slowest, problem). y: species × draws. constants: numbers, or
    arrays of a value a draw. days: from 0 on, the last one the end."""
    states = np.empty((*y.shape, days.size))
    going = _Going(slope, y, constants, days, rtol, atol)
    states[..., : going.due[0]] = y[..., None]
    steps = 0
    while going.who.size:
        steps += 1
        going.step(states)
        if np.any(~(going.h > SHORTEST * going.t) & (going.t < days[-1])):
            return states, steps, "the steps would have to be too short"
    return states, steps, ""


class _Going:
    """The patients who are not at the end yet, an element of each array for each.

    who: their places. t: the day they are at; h: the step to try. due: the first day not reported yet. y:
    species × patients, k: stages × species × patients, of which the first is dy/dt at y.
    """

    def __init__(
        self,
        slope: Slope,
        y: np.ndarray,
        constants: list[Any],
        days: np.ndarray,
        rtol: float,
        atol: float,
    ) -> None:
        self.slope, self.constants, self.days, self.rtol, self.atol = slope, constants, days, rtol, atol
        self.y, self.k, number = y.copy(), np.empty((7, *y.shape)), y.shape[1]
        self.who, self.t = np.arange(number), np.zeros(number)
        self.due = np.full(number, np.searchsorted(days, 0.0, side="right"))
        self._rates(0, self.y)
        self.h = self._first_step()

    def step(self, states: np.ndarray) -> None:
        """Try a step for each; those whose error allows it move on, and the days they pass go to `states`."""
        end, left = self.days[-1], self.days[-1] - self.t
        last = self.h >= left * (1 - 1e-12)
        h = np.where(last, left, self.h)
        for stage, parts in enumerate(STAGES, 1):
            new = self._sum(parts)
            new *= h
            new += self.y
            self._rates(stage, new)
        error = self._sum(ERROR)
        error *= h
        error = self._size(error, np.maximum(np.abs(self.y), np.abs(new)))
        moved = error < 1
        change = SAFETY * np.maximum(error, 1e-12) ** -0.1  # error: of the square; the method's order is 5
        self.h = h * np.fmax(
            np.minimum(change, MOST), LEAST
        )  # fmax: of an error that is no number, the least
        after = np.where(moved, np.where(last, end, self.t + h), self.t)
        self._report(states, h, after)
        self.y = np.where(moved, new, self.y)  # four times faster than copyto
        self.k[0] = np.where(moved, self.k[-1], self.k[0])
        self.t = after
        self._leave()

    def _rates(self, stage: int, y: np.ndarray) -> None:
        """dy/dt at y into its row of k."""
        for row, rate in zip(self.k[stage], self.slope(self.t.min(), y, self.constants)):
            row[:] = rate

    def _sum(self, parts: np.ndarray) -> np.ndarray:
        """Species × patients: the first stages, each times its part."""
        return (parts @ self.k[: parts.size].reshape(parts.size, -1)).reshape(self.y.shape)

    def _size(self, difference: np.ndarray, amounts: np.ndarray) -> np.ndarray:
        """Of each patient, the mean square over the species, in units of what is tolerated."""
        amounts *= self.rtol
        amounts += self.atol
        difference = difference / amounts
        return np.einsum("ij,ij->j", difference, difference) / len(difference)

    def _first_step(self) -> np.ndarray:
        """A step in which neither the state nor its rate changes much (Hairer, Nørsett and Wanner, II.4)."""
        state, rate = (np.sqrt(self._size(of, np.abs(self.y))) for of in (self.y, self.k[0]))
        h = np.minimum(np.where((state < 1e-5) | (rate < 1e-5), 1e-6, 0.01 * state / rate), self.days[-1])
        self._rates(1, self.y + h * self.k[0])
        bend = np.sqrt(self._size(self.k[1] - self.k[0], np.abs(self.y))) / h
        most = np.maximum(rate, bend)
        second = np.where(most <= 1e-15, np.maximum(1e-6, 1e-3 * h), (0.01 / most) ** 0.2)
        return np.fmin(100 * h, second)

    def _report(self, states: np.ndarray, h: np.ndarray, after: np.ndarray) -> None:
        """The states on the days that lie within the step, by the method's own polynomial."""
        reached = np.searchsorted(self.days, after, side="right")
        passed = reached - self.due
        those = np.repeat(np.arange(passed.size), passed)
        if those.size:
            nth = np.arange(those.size) - np.repeat(np.cumsum(passed) - passed, passed)
            day, step = self.due[those] + nth, h[those]
            part = (self.days[day] - self.t[those]) / step
            square = part * part
            powers = np.array([part, square, part * square, square * square]) * step
            k = self.k.reshape(len(self.k), -1, passed.size).take(those, axis=2)
            within = np.einsum("km,ksm->sm", WITHIN @ powers, k)
            states.reshape(len(states), -1)[:, self.who[those] * self.days.size + day] = (
                self.y.take(those, axis=1) + within
            )
            self.due = reached

    def _leave(self) -> None:
        """Who is at the end waits there, in steps of 0, until enough are for the arrays to be cut."""
        going = self.t < self.days[-1]
        if np.count_nonzero(going) >= ENOUGH * going.size:
            return
        self.who, self.t, self.h, self.due = (a[going] for a in (self.who, self.t, self.h, self.due))
        self.y, k = self.y[:, going], np.empty((len(self.k), len(self.y), self.who.size))
        k[0] = self.k[0][:, going]
        self.k = k
        self.constants = [a[going] if np.ndim(a) else a for a in self.constants]
