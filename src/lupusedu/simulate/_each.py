"""Dormand–Prince for one patient after the other, which `_compiled` copies, completes and compiles.

The steps are those of `_many`. Under the copy stand `SPECIES` and `slope` of a model. Numbers and loops, as
numba likes it.
"""

from math import sqrt
from typing import Any

import numpy as np
from scipy.integrate import RK45

A, B, E, P = RK45.A.copy(), RK45.B.copy(), RK45.E.copy(), RK45.P.copy()
SAFETY, LEAST, MOST, SHORTEST = 0.9, 0.2, 10.0, 1e-14  # as in `_many`
SPECIES: int = 0


def slope(y: Any, c: Any, dy: Any) -> None:
    """Write the rates of change at state y and constants c into dy."""
    raise NotImplementedError  # a model's own stands under the copy


def first_step(y: Any, c: Any, end: float, rtol: float, atol: float, k: Any, new: Any) -> float:
    """A step in which neither the state nor its rate k[0] changes much; k[1] and new are written over."""
    state, rate, bend = 0.0, 0.0, 0.0
    for i in range(SPECIES):
        scale = abs(y[i]) * rtol + atol
        state += (y[i] / scale) ** 2
        rate += (k[0, i] / scale) ** 2
    state, rate = sqrt(state / SPECIES), sqrt(rate / SPECIES)
    h = min(1e-6 if state < 1e-5 or rate < 1e-5 else 0.01 * state / rate, end)
    for i in range(SPECIES):
        new[i] = y[i] + h * k[0, i]
    slope(new, c, k[1])
    for i in range(SPECIES):
        bend += ((k[1, i] - k[0, i]) / (abs(y[i]) * rtol + atol)) ** 2
    most = max(rate, sqrt(bend / SPECIES) / h)
    second = max(1e-6, 1e-3 * h) if most <= 1e-15 else (0.01 / most) ** 0.2
    return second if second < 100 * h else 100 * h


def try_step(y: Any, c: Any, h: float, k: Any, new: Any) -> None:
    """The state after a step of h days into new; the rates on the way into k, whose first is there."""
    for i in range(SPECIES):
        new[i] = y[i] + h * A[1, 0] * k[0, i]
    slope(new, c, k[1])
    for i in range(SPECIES):
        new[i] = y[i] + h * (A[2, 0] * k[0, i] + A[2, 1] * k[1, i])
    slope(new, c, k[2])
    for i in range(SPECIES):
        new[i] = y[i] + h * (A[3, 0] * k[0, i] + A[3, 1] * k[1, i] + A[3, 2] * k[2, i])
    slope(new, c, k[3])
    for i in range(SPECIES):
        early = A[4, 0] * k[0, i] + A[4, 1] * k[1, i]
        new[i] = y[i] + h * (early + A[4, 2] * k[2, i] + A[4, 3] * k[3, i])
    slope(new, c, k[4])
    for i in range(SPECIES):
        early = A[5, 0] * k[0, i] + A[5, 1] * k[1, i] + A[5, 2] * k[2, i]
        new[i] = y[i] + h * (early + A[5, 3] * k[3, i] + A[5, 4] * k[4, i])
    slope(new, c, k[5])
    for i in range(SPECIES):
        early = B[0] * k[0, i] + B[2] * k[2, i] + B[3] * k[3, i]
        new[i] = y[i] + h * (early + B[4] * k[4, i] + B[5] * k[5, i])
    slope(new, c, k[6])


def error(y: Any, h: float, k: Any, new: Any, rtol: float, atol: float) -> float:
    """The mean square over the species of the step's error, in units of what is tolerated."""
    total = 0.0
    for i in range(SPECIES):
        early = E[0] * k[0, i] + E[2] * k[2, i] + E[3] * k[3, i]
        part = h * (early + E[4] * k[4, i] + E[5] * k[5, i] + E[6] * k[6, i])
        part /= max(abs(y[i]), abs(new[i])) * rtol + atol
        total += part * part
    return total / SPECIES


def within(y: Any, h: float, k: Any, part: float, out: Any) -> None:
    """The state when so large a part of the step is over."""
    for i in range(SPECIES):
        out[i] = y[i]
    for j in range(7):
        weight = h * part * (P[j, 0] + part * (P[j, 1] + part * (P[j, 2] + part * P[j, 3])))
        for i in range(SPECIES):
            out[i] += weight * k[j, i]


def each(
    y: Any, constants: Any, days: Any, rtol: float, atol: float, most: int, states: Any, told: Any
) -> None:
    """Fill states (draws × days × species) and told (draws × evaluations, day reached).

    y: draws × species on day 0, in the end those of the last day. constants: draws × constants. days: from 0
    on, the last one the end. most: evaluations of one draw; who needs more stops, as does who is stuck.
    """
    end, k, new = days[-1], np.empty((7, SPECIES)), np.empty(SPECIES)
    for who in range(len(y)):
        now, c, due, t, evaluations = y[who], constants[who], 0, 0.0, 2
        while due < len(days) and days[due] <= 0:
            for i in range(SPECIES):
                states[who, due, i] = now[i]
            due += 1
        slope(now, c, k[0])
        h = first_step(now, c, end, rtol, atol, k, new)
        while t < end and evaluations <= most:
            last = h >= (end - t) * (1 - 1e-12)
            if last:
                h = end - t
            try_step(now, c, h, k, new)
            evaluations += 6
            wrong = error(now, h, k, new, rtol, atol)
            if wrong < 1:
                after = end if last else t + h
                while due < len(days) and days[due] <= after:
                    within(now, h, k, (days[due] - t) / h, states[who, due])
                    due += 1
                for i in range(SPECIES):
                    now[i], k[0, i] = new[i], k[6, i]
                t = after
            change = SAFETY * wrong**-0.1  # also where it is no number
            h *= MOST if change > MOST else change if change > LEAST else LEAST
            if not h > SHORTEST * t and t < end:
                break
        told[who, 0], told[who, 1] = evaluations, t
