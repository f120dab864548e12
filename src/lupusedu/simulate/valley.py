"""Two species of a loop as a ball on hills: the slow path between their resting states as a line with a
height, and where on it a state stands. As js/simulate/valley.js.

All is in natural logarithms of the two amounts, and of the loop by itself: what pushes it, as a trigger or a
drug, moves the ball and not the hills. For two that help each other on: both grow along the path.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Never

import numpy as np
import pandas as pd
from scipy.optimize import brentq

from ..errors import DeclarationError
from ..network import Model
from ..network.views import PhasePlane
from .plane import Rate, State, after, plane, rests

WIDER = 4  # how many times beyond the picture resting states are looked for
STEP = 0.08  # length of a step along a line of flow
MOST = 800
RIDGE = 6  # how far the ridge is followed to either side of its saddle; on from there it is straight
AWAY = 0.01  # how far from the saddle its lines begin

Pull = Callable[[np.ndarray], np.ndarray]  # rates in ratios a day at a place of logarithms
Leaf = Callable[[np.ndarray], np.ndarray]  # u + v on a line parallel to the ridge, for u - v


@dataclass
class Landscape:
    """path: places (log x, log y), rows from the low end to the high one. s: how far along it. height: of
    each place, from 0 to 1. span: what height 1 stands for, in (natural logarithm)² a day. states: resting
    states [(s, stable)], the valleys and tops."""

    path: np.ndarray
    s: np.ndarray
    height: np.ndarray
    span: float
    states: list[tuple[float, bool]]
    leaf: Leaf

    def place(self, x: float, y: float) -> tuple[float, float]:
        """(how far along the path, how far off it) two amounts stand: along lines parallel to the ridge, so
        that they stand beyond the top just when they are beyond the ridge. Without a ridge: along lines on
        which x times y is the same."""
        at = np.log(np.maximum((x, y), 1e-12))
        du, dv = (at - self.path).T
        short = self.leaf(du - dv) - du - dv
        foot = self.path[0] if short[0] > 0 else self.path[-1]
        s = self.s[0] if short[0] > 0 else self.s[-1]
        if short[0] <= 0 <= short[-1]:
            low = min(int((short <= 0).sum()), len(short) - 1) - 1
            part = short[low] / (short[low] - short[low + 1])
            foot = self.path[low] + part * (self.path[low + 1] - self.path[low])
            s = self.s[low] + part * (self.s[low + 1] - self.s[low])
        return float(s), float(np.hypot(*(at - foot)))

    def fate(self, s: float) -> int:
        """Which of `states` a place on the path comes to, left alone."""
        beyond = [i for i, (at, stable) in enumerate(self.states) if not stable and at < s]
        return beyond[-1] + 1 if beyond else 0

    def up(self, s: float) -> float:
        """Height of a place on the path."""
        return float(np.interp(s, self.s, self.height))


def landscape(model: Model, view: PhasePlane) -> Landscape:
    """The landscape of a model's loop after its last event.

    Its path is made of lines of flow: out of the saddle to both sides, and from both ends of the picture,
    where y rests. Down them the height falls as −∫ f·dl, so a ball that is left alone rolls as fast as its
    hill is steep. Raises DeclarationError where x and y come to rest nowhere.
    """
    start, p = after(model)
    rate = partial(plane(model, view), state=start, p=p)
    states, pull = _states(model, view, rate), partial(_pull, rate)
    ends = min(view.low[view.x], states[0][0] / np.e), max(view.high[view.x], states[-1][0] * np.e)
    path = _slow_path(pull, [np.log([end, _at_rest(rate, view, end)]) for end in ends], states)
    pieces = np.diff(path, axis=0)
    force = np.array([pull(at) for at in path])
    s = np.r_[0, np.cumsum(np.hypot(*pieces.T))]
    work = np.r_[0, -np.cumsum(((force[:-1] + force[1:]) * pieces).sum(axis=1) / 2)]
    places = [(float(s[np.argmin(np.hypot(*(path - np.log(at)).T))]), stable) for *at, stable in states]
    height = (work - work.min()) / np.ptp(work)
    return Landscape(path, s, height, float(np.ptp(work)), places, _parallel(pull, states))


def trail(land: Landscape, view: PhasePlane, run: pd.DataFrame) -> pd.DataFrame:
    """Where a run stands on each of its days: columns `s`, `off` and `height`, as `Landscape` tells them."""
    found = [land.place(*pair) for pair in run[[view.x, view.y]].to_numpy()]
    table = pd.DataFrame(found, index=run.index, columns=["s", "off"])
    return table.assign(height=np.interp(table["s"], land.s, land.height))


def _pull(rate: Rate, at: np.ndarray) -> np.ndarray:
    amounts = np.exp(at)
    return np.array(rate(*amounts)) / amounts


def _states(model: Model, view: PhasePlane, rate: Rate) -> list[State]:
    """Resting states, looked for beyond the picture too: it widens where one lies near its edge."""
    x, y = (np.geomspace(view.low[name] / WIDER, view.high[name] * WIDER, 240) for name in (view.x, view.y))
    try:
        return [*rests(rate, x, y)] or _none(model, view)
    except ValueError:
        return _none(model, view)


def _none(model: Model, view: PhasePlane) -> Never:
    raise DeclarationError(f"{type(model).__name__}: in '{view.title}' nothing rests within the picture.")


def _at_rest(rate: Rate, view: PhasePlane, x: float) -> float:
    """The amount of the second at which it rests beside one of the first."""
    low, high = view.low[view.y], view.high[view.y]
    return float(brentq(lambda other: rate(x, other)[1], low / 1000, high * 1000))


def _slow_path(pull: Pull, from_ends: list[np.ndarray], states: list[State]) -> np.ndarray:
    """The whole path in logarithms, from its low end to its high one."""
    ends = [np.log(state[:2]) for state in states if state[2]]
    from_low, from_high = (_rolled(pull, at, ends) for at in from_ends)
    pieces = [from_low]
    for saddle in states:
        if not saddle[2]:
            at = np.log(saddle[:2])
            way = _ways(pull, at)[1]
            up, down = (_rolled(pull, at + sign * AWAY * way, ends) for sign in (1, -1))
            pieces += [down[::-1], at[None], up]
    path = np.vstack([*pieces, from_high[::-1]])
    return path[np.r_[True, np.hypot(*np.diff(path, axis=0).T) > 1e-12]]


def _ways(pull: Pull, at: np.ndarray, step: float = 1e-5) -> tuple[np.ndarray, np.ndarray]:
    """The ways into a saddle and out of it, each towards more of the first species."""
    columns = [(pull(at + e) - pull(at - e)) / (2 * step) for e in np.eye(2) * step]
    values, ways = np.linalg.eig(np.array(columns).T)
    into, out = (ways[:, i] * np.sign(ways[0, i]) for i in np.argsort(values))
    return into, out


def _rolled(pull: Pull, at: np.ndarray, ends: list[np.ndarray]) -> np.ndarray:
    """The line of flow from a place to the resting state it comes to."""
    made = [at]
    for _ in range(MOST):
        for end in ends:
            if np.hypot(*(at - end)) < 1.5 * STEP:
                return np.array([*made, end])
        at = _stride(pull, at, 1)
        made.append(at)
    return np.array(made)


def _stride(pull: Pull, at: np.ndarray, sign: int) -> np.ndarray:
    """One step of Runge and Kutta along the flow (sign 1) or against it (-1), everywhere of one length."""

    def way(point: np.ndarray) -> np.ndarray:
        flow = pull(point)
        return sign * flow / np.hypot(*flow)

    a = way(at)
    b = way(at + STEP / 2 * a)
    c = way(at + STEP / 2 * b)
    d = way(at + STEP * c)
    return at + STEP / 6 * (a + 2 * b + 2 * c + d)


def _parallel(pull: Pull, states: list[State]) -> Leaf:
    """The line parallel to the ridge through a place: u + v for u - v, both from that place. Turned so by
    45°, a ridge that falls has one height everywhere."""
    saddles = [np.log(state[:2]) for state in states if not state[2]]
    if not saddles:
        return np.zeros_like
    at, way = saddles[0], _ways(pull, saddles[0])[0]
    sides = []
    for sign in (1, -1):
        made = [at + sign * AWAY * way]
        while len(made) < RIDGE / STEP:
            made.append(_stride(pull, made[-1], -1))
        sides.append(made)
    du, dv = (np.array([*sides[1][::-1], at, *sides[0]]) - at).T
    across, along = du - dv, du + dv

    def leaf(value: np.ndarray) -> np.ndarray:
        # Far out one of the two hardly matters: there the ridge is level or upright.
        beyond = np.maximum(across[0] - value, 0) + np.maximum(value - across[-1], 0)
        return np.interp(value, across, along) - beyond

    return leaf
