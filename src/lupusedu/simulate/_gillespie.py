"""Stochastic runs: Gillespie's direct method (Gillespie 1977), every run in step with the others."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd

from ..network import AnyModel, Event, Model
from ..network.model import uses_day
from . import _functions
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
    if uses_day(type(model)):
        raise SimulationError(
            f"{model.name}: its rates change with the day 't', and a stochastic run takes them to be the same "
            f"from one reaction to the next; use simulate.ode."
        )
    if not (np.isfinite(volume) and volume > 0):
        raise SimulationError(
            f"the volume is {volume!r}; give a positive number, so that counts = concentration × volume."
        )
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
    for start, end, events in segments(model, at[-1]):
        for event in events:
            y = counts / volume
            given = _given(model, event, y, p, start)
            _check_counted(model, f"event '{event.name or event.label}'", given, volume)
            apply(model, event, y, p, start)
            counts = np.round(y * volume)
        here = np.flatnonzero((at >= start) & ((at < end) if end < at[-1] else True))
        for stop, column in [*((at[i], i) for i in here), (end, None)]:
            start = _advance(model, counts, p, volume, start, stop, random, made)
            if column is not None:
                y = counts / volume
                rows[..., column] = [*y, *observe(model, y, p, days[column])]
    return rows


def _given(model: Model, event: Event, y: np.ndarray, p: np.ndarray, day: float) -> dict[str, float]:
    """{species: amount} of what an event brings that does not hang on the state: half of what is there may
    well be none."""
    return {
        name: float(np.broadcast_to(value(model, amount, y, p, day), y.shape[1:])[0])
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
    raise SimulationError(
        f"{model.name}: more than {MOST_REACTIONS:,} reactions before day {stop:g}; give a smaller volume."
    )


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
