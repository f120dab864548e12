"""What a run tells the lives on a stage, on a grid of days: amounts in actors, and fluxes in acts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from ..network import Model
from ..network.views import Stage
from . import _functions
from ._ode import ATOL, RTOL, _solve, apply, segments, settled
from ._stage import Act, Kind

ROWS = 240  # of a whole run
LEAST = 40  # of a piece between two events
MOST = 60  # actors of one kind: beyond, one stands for more
# Actors with air between them in a room of a phone's stage: beyond, one of each kind there stands for more.
ROOMY = {"blood": 46, "marrow": 20, "node": 30, "tissue": 30, "organ": 16}
TIE = 1e-6  # what two solvers may differ by, so that both languages round alike


class Course(NamedTuple):
    """days: rows, closer after an event; an event day twice, before and after it. jump: whether a row is the
    state after events. states, settings: rows × species, rows × parameters. places, each: place among the
    species, and amount one actor stands for, by kind. amounts, flux: kinds × rows and acts × rows, the actors
    of a kind and the acts since day 0, both as the run has them, not whole."""

    days: np.ndarray
    jump: list[bool]
    states: np.ndarray
    settings: np.ndarray
    places: list[int]
    each: list[float]
    amounts: np.ndarray
    flux: np.ndarray


def course(model: Model, stage: Stage, kinds: Sequence[Kind], acts: Sequence[Act]) -> Course:
    """The grid of a model's run, as js/simulate/_course.js has it."""
    days, jump, states, settings, flow = followed(model, min(stage.days or np.inf, model.span))
    places = [[*model.species].index(kind.species) for kind in kinds]
    each = scaled(kinds, states[:, places].T)
    per = [each[act.lose if act.make < 0 else act.make] for act in acts]
    steps = [act.copies / amount * flow[:, act.reaction] for act, amount in zip(acts, per)]
    return Course(
        days,
        jump,
        states,
        settings,
        places,
        each,
        np.array([states[:, place] / amount for place, amount in zip(places, each)]),
        np.cumsum(steps, axis=1) if steps else np.empty((0, days.size)),
    )


def followed(model: Model, last: float) -> tuple[np.ndarray, list[bool], np.ndarray, np.ndarray, np.ndarray]:
    """(days, jump, states, settings, what flowed through each reaction since the row before)."""
    p = np.array(list(model.values.values()), float)
    y, _ = settled(model, p)
    days, jump, states, settings, flow = [0.0], [False], [y.copy()], [], []
    for start, end, events in segments(model, last):
        told = start > 0
        for event in events:
            apply(model, event, y, p, start)
            told = told or bool(event.label)
            if not told:  # where a course begins
                states[0] = y.copy()
        n = max(LEAST, int(ROWS * (end - start) / last + 0.5)) if end > start else 0
        grid = start + (end - start) * (np.arange(2 * n + 1) / max(1, 2 * n)) ** 2
        within = [y.copy()]
        if n:
            grid[-1] = end
            more, _ = _solve(model, y, p, start, grid[1:] - start, RTOL, ATOL, False)
            within += [*more.T]
            y = within[-1].copy()
        days += [start, *grid[2::2]]
        jump += [True, *[False] * n]
        states += within[::2]
        settings += [p.copy()] * (1 + n)
        flow += [np.zeros(len(model.reactions)), *flows(model, p, np.array(within), grid, end - start)]
    nothing = np.zeros(len(model.reactions))
    return (
        np.array(days),
        jump,
        np.array(states),
        np.array([settings[0], *settings]),
        np.array([nothing, *flow]),
    )


def flows(model: Model, p: np.ndarray, states: np.ndarray, days: np.ndarray, span: float) -> np.ndarray:
    """What flows in each step of a piece (the row) through each reaction: by Simpson's rule in s, where a day
    is span·s²."""
    n = (len(states) - 1) // 2
    if not n:
        return np.empty((0, len(model.reactions)))
    rates = _functions.propensities(type(model))(states.T, p[:, None], days)
    v = np.array([np.broadcast_to(rate, len(states)) for rate in rates]) * span * np.arange(2 * n + 1) / n
    return (v[:, :-1:2] + 4 * v[:, 1::2] + v[:, 2::2]).T / (6 * n)


def scaled(kinds: Sequence[Kind], amounts: np.ndarray) -> list[float]:
    """Amount one actor of each kind stands for: the declared one, or a round number of times that in a
    crowd. amounts: kinds × rows."""
    steps = dict.fromkeys((kind.family for kind in kinds), 0)

    def each(k: int) -> float:
        step = steps[kinds[k].family]
        return kinds[k].each * (1, 2, 5)[step % 3] * 10.0 ** (step // 3)

    def spread(some: list[int], most: int) -> None:
        while some and sum(amounts[k] / each(k) for k in some).max() > most + TIE:
            for family in {kinds[k].family for k in some}:
                steps[family] += 1

    for k in range(len(kinds)):
        spread([k], MOST)
    for room, most in ROOMY.items():
        spread([k for k, kind in enumerate(kinds) if kind.room == room], most)
    return [each(k) for k in range(len(kinds))]
