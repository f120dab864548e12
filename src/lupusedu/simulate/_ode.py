"""Time courses by SciPy: a stretch of Dormand–Prince between events."""

import numpy as np
import pandas as pd
from scipy.integrate import solve_ivp

from ..look import DAY_STEPS, LEAST_ROWS
from ..network import made
from . import _functions

# Tight enough that engines agree where a loop nearly tips, loose enough for 5,000 steps. The second lies far
# below the smallest amount that may grow back.
RTOL, ATOL = 1e-10, 1e-18
MOST_EVALUATIONS = 100_000


class SimulationError(RuntimeError):
    """A run that could not be computed; the message says where, why and the mend."""


def ode(model, days=None, **values):
    """Time course of a model: DataFrame, index 'day', a column per species and observable, units in
    `.attrs['units']`.

    days: None (the model's own span), a number (another span), or an array of days to report. A row on an
    event day is the state after the event; `.attrs['before']` has {day: {column: (value before it, the last
    row before it, the value there)}}, for events after day 0. A species T is `run["T"]`: `run.T` turns the
    table on its side. Raises SimulationError, DeclarationError.
    """
    model = instance(model, values)
    days = grid(model, days)
    rows, steps, before = trajectory(model, np.array(list(model.values.values()), float), days)
    last = {day: int(np.searchsorted(np.round(days, 9), day)) - 1 for day in before}
    before = {
        day: {
            name: (float(value), float(days[last[day]]), float(row[last[day]]))
            for (name, value), row in zip(state.items(), rows)
        }
        for day, state in before.items()
        if last[day] >= 0
    }
    jumps = [day for day, _ in model.timeline() if day <= round(days[-1], 9)]
    return table(
        model,
        rows.T,
        pd.Index(days, name="day"),
        values=dict(model.values),
        steps=steps,
        jumps=jumps,
        before=before,
    )


def instance(model, values=()):
    """The model itself, or the defaults of a model class; raises SimulationError where there is nothing to
    run.

    values: what a caller gave to the run by name, which belongs to the model.
    """
    model = made(model)
    for name in values:
        raise TypeError(
            f"a run has no argument '{name}'; values belong to the model: write "
            f"{type(model).__name__}({name}={values[name]!r})."
        )
    if not model.reactions:
        raise SimulationError(
            f"{model.name!r} has no reactions, so it has no time course; declare a Reaction."
        )
    return model


def table(model, rows, index, **attrs):
    """DataFrame of species and observables, with their units."""
    things = {**model.species, **model.observables}
    frame = pd.DataFrame(rows, index=index, columns=list(things))
    frame.attrs.update(model=model.name, units={name: thing.unit for name, thing in things.items()}, **attrs)
    return frame


def grid(model, days=None):
    """Days to report: those asked for, or the span in the largest of the DAY_STEPS that makes LEAST_ROWS of
    them."""
    try:
        days = np.asarray(model.span if days is None else days, float)
    except (TypeError, ValueError):
        raise SimulationError(
            f"cannot run {model.name} for {days!r} days; give a positive number, or numbers that increase."
        ) from None
    if days.ndim == 0:
        span = float(days)
        if not (np.isfinite(span) and span > 0):
            raise SimulationError(f"cannot run {model.name} for {span:g} days; give a positive number.")
        step = next((s for s in DAY_STEPS if span / s >= LEAST_ROWS), DAY_STEPS[-1])
        days = np.round(np.arange(int(span / step + 1e-9) + 1) * step, 9)
        return days if days[-1] == span else np.append(days, span)
    if (
        days.ndim > 1
        or not days.size
        or not np.all(np.isfinite(days))
        or days[0] < 0
        or np.any(np.diff(days) <= 0)
    ):
        raise SimulationError("days must be finite, start at 0 or later and increase.")
    return days


def trajectory(model, p, days, rtol=RTOL, atol=ATOL):
    """(rows, steps, before): species and observables × days, and {event day: {column: value before the
    event}}. p: parameters, or parameters × draws that share the events' days."""
    p = p.copy()
    y, steps = settled(model, p, rtol, atol)
    rows = np.empty((len(model.species) + len(model.observables), *y.shape[1:], days.size))
    before, at = {}, np.round(days, 9)  # as the days of events are
    for start, end, events in segments(model, at[-1]):
        if events and start > 0:
            before[start] = dict(zip([*model.species, *model.observables], [*y, *observe(model, y, p)]))
        for event in events:
            apply(model, event, y, p)
        here = (at >= start) & (at < end) if end < at[-1] else at >= start
        if end > start:
            solution, n = _solve(model, y, p, start, end, rtol, atol)
            states = solution(np.append(at[here], end) - start).reshape(*y.shape, -1)
            states, y, steps = states[..., :-1], states[..., -1].copy(), steps + n
        else:
            states = np.repeat(y[..., None], here.sum(), axis=-1)
        rows[..., here] = [*states, *observe(model, states, p[..., None])]
    return rows, steps, before


def segments(model, end):
    """(start, end, events at its start) from day 0 on, parted by the events; events after the end never
    happen."""
    timeline = [(day, event) for day, event in model.timeline() if day <= end]
    edges = sorted({0.0, float(end), *(day for day, _ in timeline)})
    if timeline and timeline[-1][0] == edges[-1] or len(edges) == 1:
        edges.append(edges[-1])
    for start, stop in zip(edges, edges[1:]):
        yield start, stop, [event for day, event in timeline if day == start]


def settled(model, p, rtol=RTOL, atol=ATOL):
    """(state on day 0 before its events, steps): the declared start, run `settle.days` without events."""
    start = {**{name: species.value for name, species in model.species.items()}, **model.settle.start}
    y = np.array(
        [np.broadcast_to(value(model, amount, (), p), p.shape[1:]) for amount in start.values()], float
    )
    if not model.settle.days:
        return y, 0
    solution, steps = _solve(model, y, p, 0.0, model.settle.days, rtol, atol)
    return solution(model.settle.days).reshape(y.shape), steps


def value(model, amount, y, p):
    """A declared amount: a number, or a formula's value at state y and parameters p."""
    if not isinstance(amount, str):
        return amount
    y = y if len(y) else np.full((len(model.species), *p.shape[1:]), np.nan)
    return _functions.amount(type(model), amount)(y, p)


def observe(model, y, p):
    """Observables × the shape of the state; 0/0 is NaN."""
    with np.errstate(all="ignore"):
        return [np.broadcast_to(row, y.shape[1:]) for row in _functions.observables(type(model))(y, p)]


def apply(model, event, y, p):
    """Change state y and parameters p in place, as the event says."""
    for changes, add in ((event.add, True), (event.set, False)):
        for name, amount in changes.items():
            amount = value(model, amount, y, p)
            if not np.all(np.isfinite(amount)) or (name in model.species and np.any(np.asarray(amount) < 0)):
                raise SimulationError(
                    f"event '{event.name or event.label}' gives {name} the amount {amount}; it must be 0 or "
                    f"more."
                )
            place, names = (y, model.species) if name in model.species else (p, model.parameters)
            row = list(names).index(name)
            place[row] = place[row] + amount if add else amount


def _solve(model, y, p, start, end, rtol, atol):
    """(dense solution from its start on, steps) of one stretch without events."""
    many, evaluations = y.ndim > 1, 0
    network = _functions.derivatives(type(model), many)
    values = p if many else p.tolist()

    def slope(day, flat):
        nonlocal evaluations
        evaluations += 1
        if evaluations > MOST_EVALUATIONS:
            raise SimulationError(
                f"{model.name}: the solver gave up on day {start + day:.3g}; move a parameter back."
            )
        if not many:
            return network(flat.tolist(), values)
        return np.concatenate(
            [np.broadcast_to(c, y.shape[1:]) for c in network(flat.reshape(y.shape), values)]
        )

    try:
        with np.errstate(all="ignore"):
            # From 0, as nothing depends on the day itself: after a late event the first steps may be tiny.
            solution = solve_ivp(
                slope, (0.0, end - start), y.ravel(), method="RK45", rtol=rtol, atol=atol, dense_output=True
            )
    except (ArithmeticError, ValueError) as error:
        raise SimulationError(
            f"{model.name}: the solver stopped after day {start:g} ({error}); move a parameter back."
        ) from None
    if not solution.success or not np.all(np.isfinite(solution.y[:, -1])):
        raise SimulationError(
            f"{model.name}: the solver stopped on day {start + solution.t[-1]:.3g} ({solution.message}); "
            f"move a parameter back."
        )
    return solution.sol, solution.t.size - 1
