"""Stochastic runs: Gillespie's direct method (Gillespie 1977), every run in step with the others."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd

from ..network import AnyModel, Event, Model
from ..network.formula import DAY_NAME, names_in
from ..network.model import uses_day
from . import _functions
from ._awaited import MOST as MOST_WAITED
from ._awaited import held
from ._functions import cached
from ._ode import Days, SimulationError, apply, grid, instance, observe, segments, settled, table, value

MOST_REACTIONS = 10_000_000


def gillespie(
    model: AnyModel, days: Days = None, volume: float = 1.0, seed: int = 0, runs: int = 1, **values: float
) -> pd.DataFrame:
    """Stochastic time courses: DataFrame as `ode`, in concentrations; index 'day', or (run, day) for more
    than one run.

    volume: size of the system in the species' own unit of volume (µL for cells per µL), so that counts =
    concentration × volume. Starts and what events give are rounded to whole counts; an amount given that is
    less than half a count is refused, except where a model settles to it. Raises SimulationError,
    DeclarationError.
    """
    model = instance(model, values)
    if any(DAY_NAME in names_in(model.margin(event.when)) for event in model.awaited()):
        raise SimulationError(
            f"{model.name}: an event waits for a condition with the day 't', which comes to hold between two "
            f"reactions; give the event a day, or use simulate.ode."
        )
    if not model.countable:
        raise SimulationError(
            f"{model.name}: some of its amounts change by a rule of their rate, and in a stochastic run only "
            f"single things come and go; use simulate.ode."
        )
    if uses_day(type(model)):
        raise SimulationError(
            f"{model.name}: its rates change with the day 't', and a stochastic run takes them to be the "
            f"same from one reaction to the next; use simulate.ode."
        )
    if not (np.isfinite(volume) and volume > 0):
        raise SimulationError(
            f"the volume is {volume!r}; give a positive number, so that counts = concentration × volume."
        )
    if runs < 1:
        raise SimulationError(f"runs is {runs!r}; give 1 or more.")
    days = grid(model, days)
    p = np.repeat(np.array(list(model.values.values()), float)[:, None], runs, axis=1)
    rows = _rows(model, p, days, volume, np.random.default_rng(seed))
    shaped = rows.transpose(1, 2, 0).reshape(-1, rows.shape[0])
    index = (
        pd.Index(days, name="day")
        if runs == 1
        else pd.MultiIndex.from_product([range(runs), days], names=["run", "day"])
    )
    return table(model, shaped, index, values=dict(model.values), volume=volume, seed=seed)


def _rows(
    model: Model, p: np.ndarray, days: np.ndarray, volume: float, random: np.random.Generator
) -> np.ndarray:
    """Species and observables × runs × days, in concentrations. p: parameters × runs."""
    runs = p.shape[1]
    y = np.repeat(settled(model, p[:, 0])[0][:, None], runs, axis=1)
    if not model.settle.days:
        _check_counted(model, "the start", dict(zip(model.species, y[:, 0])), volume)
    counts, made = np.round(y * volume), np.zeros(runs, int)
    rows = np.empty((len(model.species) + len(model.observables), runs, days.size))
    at = np.round(days, 9)  # as the days of events are
    waiting = _Waiting(model, volume, runs) if model.awaited() else None
    for start, end, events in segments(model, at[-1], [one for one in model.timeline() if one[0] <= at[-1]]):
        for event in events:
            y = counts / volume
            given = _given(model, event, y, p, start)
            _check_counted(model, f"event '{event.name or event.label}'", given, volume)
            apply(model, event, y, p, start)
            counts = np.round(y * volume)
        if waiting:
            waiting.look(counts, p, np.arange(runs), np.full(runs, start))
        here = np.flatnonzero((at >= start) & ((at < end) if end < at[-1] else True))
        for stop, column in [*((at[i], i) for i in here), (end, None)]:
            start = _advance(model, counts, p, volume, start, stop, random, made, waiting)
            if column is not None:
                y = counts / volume
                rows[..., column] = [*y, *observe(model, y, p, days[column])]
    return rows


def _given(model: Model, event: Event, y: np.ndarray, p: np.ndarray, day: float) -> dict[str, float]:
    """{species: amount} of what an event brings that does not hang on the state: half of what is there may
    well be none."""
    return {
        name: float(np.ravel(value(model, amount, y, p, day))[0])
        for name, amount in {**event.add, **event.set}.items()
        if name in model.species
        and not {str(s) for s in model.formula(amount).free_symbols} & set(model.species)
    }


def _check_counted(model: Model, what: str, amounts: Mapping[str, float], volume: float) -> None:
    """Raise where an amount would be rounded to no count at all."""
    for name, amount in amounts.items():
        if amount > 0 and round(amount * volume) == 0:
            raise SimulationError(
                f"{model.name}: {what} gives {amount:g} {model.species[name].unit} of {name}, which is "
                f"{amount * volume:.2g} of one in a volume of {volume:g} and would be rounded to none; "
                f"give a volume of {np.ceil(1 / amount):,.0f} or more."
            )


def _advance(
    model: Model,
    counts: np.ndarray,
    p: np.ndarray,
    volume: float,
    start: float,
    stop: float,
    random: np.random.Generator,
    made: np.ndarray,
    waiting: "_Waiting | None",
) -> float:
    """Change counts (species × runs) in place from day `start` to `stop`, and `made`, the reactions of each
    run so far.

    Exact: waiting times have no memory, so a run may pause at `stop` and draw anew. What a count cannot pay
    for does not happen.
    """
    network = _network(type(model))
    clock, active = np.full(counts.shape[1], float(start)), np.arange(counts.shape[1])
    while made.max() <= MOST_REACTIONS:
        rates = _rates(model, network, counts[:, active], p[:, active], volume)
        total = rates.sum(axis=0)
        with np.errstate(divide="ignore"):
            clock[active] += random.exponential(size=active.size) / total
        going = clock[active] <= stop
        active, rates, total = active[going], rates[:, going], total[going]
        if not active.size:
            return stop
        which = (rates.cumsum(axis=0) < random.uniform(size=active.size) * total).sum(axis=0)
        counts[:, active] += network.change[:, which]
        made[active] += 1
        if waiting:
            waiting.look(counts, p, active, clock[active])
    raise SimulationError(
        f"{model.name}: more than {MOST_REACTIONS:,} reactions before day {stop:g}; give a smaller volume."
    )


class _Waiting:
    """Events that wait for a condition, in many runs. holds: whether each condition does (conditions ×
    runs)."""

    def __init__(self, model: Model, volume: float, runs: int) -> None:
        self.model, self.volume, self.waited = model, volume, np.zeros(runs, int)
        self.holds: np.ndarray | None = None

    def look(self, counts: np.ndarray, p: np.ndarray, runs: np.ndarray, days: np.ndarray) -> None:
        """What has come to hold in these runs happens to their counts and parameters, in place."""
        now = held(self.model, counts[:, runs] / self.volume, p[:, runs], days)
        if self.holds is None:  # on day 0 nothing comes to hold
            self.holds = now
            return
        risen = now & ~self.holds[:, runs]
        self.holds[:, runs] = now
        for place in np.flatnonzero(risen.any(axis=0)):
            self._happens(counts, p, runs[place], days[place], [*np.flatnonzero(risen[:, place])])

    def _happens(self, counts: np.ndarray, p: np.ndarray, run: int, day: float, risen: list[int]) -> None:
        assert self.holds is not None
        y, q, here = counts[:, run] / self.volume, p[:, run].copy(), self.holds[:, run]
        while risen:
            event = self.model.awaited()[risen.pop(0)]
            self.waited[run] += 1
            if self.waited[run] > MOST_WAITED:
                raise SimulationError(
                    f"{self.model.name}: the event when {event.when} happens more than {MOST_WAITED:,} times "
                    f"before day {day:.3g}; let it lead further from its condition."
                )
            _check_counted(
                self.model, f"the event when {event.when}", _given(self.model, event, y, q, day), self.volume
            )
            apply(self.model, event, y, q, day)
            y = np.round(y * self.volume) / self.volume
            now = held(self.model, y, q, day)
            risen, here = sorted([*risen, *np.flatnonzero(now & ~here)]), now
        counts[:, run], p[:, run], self.holds[:, run] = np.round(y * self.volume), q, here


class _Network(NamedTuple):
    """propensities: f(y, p) -> list of rates. change: of counts by each reaction; used: counts that it needs
    (species × reactions)."""

    propensities: Callable
    change: np.ndarray
    used: np.ndarray


@cached
def _network(cls: type[Model]) -> _Network:
    change = [[flow.get(s, 0) for flow in cls.stoichiometry().values()] for s in cls.species]
    used = [[reaction.sides()[0].get(s, 0) for reaction in cls.reactions.values()] for s in cls.species]
    return _Network(_functions.propensities(cls), np.array(change), np.array(used))


def _rates(model: Model, network: _Network, counts: np.ndarray, p: np.ndarray, volume: float) -> np.ndarray:
    """Reactions × runs, a day; 0 where a count cannot pay. Raises SimulationError where one is negative."""
    found = network.propensities(counts / volume, p)
    rates = np.array([np.broadcast_to(rate, counts.shape[1]) for rate in found]) * volume
    rates[(counts[:, None] < network.used[..., None]).any(axis=0)] = 0
    if not np.all(rates >= 0):
        reaction, run = np.argwhere(~(rates >= 0))[0]
        raise SimulationError(
            f"{model.name}: the rate of '{list(model.reactions)[reaction]}' is {rates[reaction, run]:.3g}; a "
            f"stochastic run needs rates of 0 or more, so write it as two reactions, one each way."
        )
    return rates
