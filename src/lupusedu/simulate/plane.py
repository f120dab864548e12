"""Two species of a network as a plane: where they stand still, the tipping point, and the ridge through it.
As js/simulate/plane.js."""

from collections.abc import Callable
from typing import Any

import numpy as np
import sympy
from scipy.integrate import solve_ivp
from scipy.optimize import brentq

from ..network import Model
from ..network.views import PhasePlane
from . import _functions
from ._ode import apply, happening, settled
from .steady import alike, first

Rate = Callable[..., list[Any]]  # of two amounts
State = tuple[float, float, bool]  # two amounts that stand still, and whether they are stable


def after(model: Model) -> tuple[np.ndarray, np.ndarray]:
    """(state before day 0, parameters after the last event)."""
    p = np.array(list(model.values.values()), float)
    y, _ = settled(model, p)
    start = y.copy()
    for day, event in happening(model, model.span):
        apply(model, event, y, p, day)
    return start, p


def plane(model: Model, view: PhasePlane) -> Callable[..., list[Any]]:
    """f(x, y, state, p) -> their rates while the still species follow, all places being alike."""
    cls, rates = type(model), alike(type(model))
    across, up, *still = (first(cls, name) for name in (view.x, view.y, *view.still))
    pair = [rates[across], rates[up]]
    for name in still:
        rest = _functions.at_rest(cls, rates, name)
        pair = [rate.subs(sympy.Symbol(name), rest) for rate in pair]
    function, names = _functions.numeric(cls, pair), list(cls.species)

    def rate(x: Any, y: Any, state: np.ndarray, p: np.ndarray) -> list[Any]:
        amounts = [x if name == across else y if name == up else state[i] for i, name in enumerate(names)]
        return [
            np.broadcast_to(slope, np.shape(x)) if np.shape(x) else float(slope)
            for slope in function(amounts, p)
        ]

    return rate


def rests(rate: Rate, x: np.ndarray, y: np.ndarray) -> list[State]:
    """[(x, y, stable)] where both stand still, by x. Along the line on which y stands still, x changes
    sign."""
    ridge = [
        brentq(lambda other, amount=amount: rate(amount, other)[1], y[0] / 100, y[-1] * 100) for amount in x
    ]
    signs = np.sign([rate(amount, other)[0] for amount, other in zip(x, ridge)])

    def along(amount: float) -> tuple[float, float]:
        other = brentq(lambda other: rate(amount, other)[1], y[0] / 100, y[-1] * 100)
        return rate(amount, other)[0], other

    found = []
    for i in np.flatnonzero(signs[:-1] * signs[1:] < 0):
        amount = brentq(lambda amount: along(amount)[0], x[i], x[i + 1], xtol=1e-12)
        found.append((amount, along(amount)[1], bool(signs[i] > 0)))
    return found


def ridge(rate: Rate, saddle: State) -> np.ndarray:
    """The line from which every path leads to the saddle: against the flow, in ratios, both ways."""

    def flow(_: float, at: np.ndarray) -> np.ndarray:
        u, v = np.exp(at)
        slope = np.array(rate(u, v)) / (u, v)
        return -slope / np.hypot(*slope)

    at, step = np.log(saddle[:2]), 1e-5
    jacobian = np.array(
        [
            (
                np.array(rate(*np.exp(at + e))) / np.exp(at + e)
                - np.array(rate(*np.exp(at - e))) / np.exp(at - e)
            )
            / (2 * step)
            for e in np.eye(2) * step
        ]
    ).T
    values, ways = np.linalg.eig(jacobian)
    way = ways[:, np.argmin(values)]
    back, on = (solve_ivp(flow, (0, 9), at + sign * 0.01 * way, max_step=0.1).y for sign in (1, -1))
    return np.exp(np.hstack([back[:, ::-1], at[:, None], on]))
