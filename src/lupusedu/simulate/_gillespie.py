"""Stochastic runs: Gillespie's direct method (Gillespie 1977), every run in step with the others."""

import numpy as np
import pandas as pd

from .. import compile as compiled
from ._ode import SimulationError, apply, grid, instance, observe, segments, settled, table

MOST_REACTIONS = 10_000_000


def gillespie(model, days=None, volume=1.0, seed=0, runs=1):
    """Stochastic time courses: DataFrame as `ode`, in concentrations; index 'day', or (run, day) for more than one run.

    volume: size of the system in the species' own unit of volume (µL for cells per µL), so that counts = concentration ×
    volume. Amounts that events give are rounded to whole counts. Raises SimulationError, DeclarationError.
    """
    model = instance(model)
    if not (np.isfinite(volume) and volume > 0):
        raise SimulationError(f"the volume is {volume!r}; give a positive number, so that counts = concentration × volume.")
    days = grid(model, days)
    random = np.random.default_rng(seed)
    p = np.repeat(np.array(list(model.values.values()), float)[:, None], runs, axis=1)
    counts = np.round(settled(model, p)[0] * volume)
    rows = np.empty((len(model.species) + len(model.observables), runs, days.size))
    for start, end, events in segments(model, days[-1]):
        for event in events:
            y = counts / volume
            apply(model, event, y, p)
            counts = np.round(y * volume)
        here = np.flatnonzero((days >= start) & ((days < end) if end < days[-1] else True))
        for stop, column in [*((days[i], i) for i in here), (end, None)]:
            start = _advance(model, counts, p, volume, start, stop, random)
            if column is not None:
                y = counts / volume
                rows[..., column] = [*y, *observe(model, y, p)]
    shaped = rows.transpose(1, 2, 0).reshape(-1, rows.shape[0])
    index = pd.Index(days, name="day") if runs == 1 else pd.MultiIndex.from_product([range(runs), days], names=["run", "day"])
    return table(model, shaped, index, values=dict(model.values), volume=volume, seed=seed)


def _advance(model, counts, p, volume, start, stop, random):
    """Change counts (species × runs) in place from day `start` to `stop`. Exact: waiting times have no memory, so a run
    may pause at `stop` and draw anew."""
    propensity = compiled.propensities(type(model))
    change = np.array([[flow.get(s, 0) for flow in model.stoichiometry().values()] for s in model.species])
    clock, active = np.full(counts.shape[1], float(start)), np.arange(counts.shape[1])
    for _ in range(MOST_REACTIONS):
        rates = np.array([np.broadcast_to(v, active.size) for v in propensity(counts[:, active] / volume, p[:, active])]) * volume
        if not np.all(rates >= 0):
            reaction, run = np.argwhere(~(rates >= 0))[0]
            raise SimulationError(f"{model.name}: the rate of '{list(model.reactions)[reaction]}' is {rates[reaction, run]:.3g}; "
                                  "a stochastic run needs rates of 0 or more, so write it as two reactions, one each way.")
        total = rates.sum(axis=0)
        with np.errstate(divide="ignore"):
            clock[active] += random.exponential(size=active.size) / total
        going = clock[active] <= stop
        active, rates, total = active[going], rates[:, going], total[going]
        if not active.size:
            return stop
        which = (rates.cumsum(axis=0) < random.uniform(size=active.size) * total).sum(axis=0)
        counts[:, active] += change[:, which]
    raise SimulationError(f"{model.name}: more than {MOST_REACTIONS:,} reactions before day {stop:g}; give a smaller volume.")
