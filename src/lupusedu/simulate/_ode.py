"""Time courses: between events LSODA for one run, Dormand–Prince (`_many`) for many at once."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Any
from warnings import catch_warnings, simplefilter

import numpy as np
import pandas as pd
from scipy.integrate import ODEintWarning, odeint

from ..look import DAY_STEPS, LEAST_ROWS
from ..network import AnyModel, Event, Model, made
from ..network.model import Amount, uses_day
from . import _compiled, _functions, _many

# Tight enough that engines agree where a loop nearly tips, loose enough for 5,000 steps. The second lies far
# below the smallest amount that may grow back.
RTOL, ATOL = 1e-11, 1e-18
NOISE = 1e-9  # what solving may leave below zero; as in js/simulate/ode.js
MOST_EVALUATIONS = 100_000
Days = float | np.ndarray | list[float] | None
Before = dict[float, dict[str, Any]]  # {event day: {column: value before it}}


def happening(model: Model, end: float) -> "tuple[tuple[float, Event], ...]":
    """(day, event) of all that happens to a model up to a day, also of what waits for a condition."""
    from ._awaited import happening  # which solves, so that it reads this file

    return happening(model, float(end))


class SimulationError(RuntimeError):
    """A run that could not be computed; the message says where, why and the mend."""


class Noted(dict[float, dict[str, tuple[float, float, float]]]):
    """What a run notes of its events, which nobody changes: pandas copies `.attrs` in depth with every column
    that is taken, and that took two thirds of the time of measures."""

    def __deepcopy__(self, memo: dict[int, Any]) -> "Noted":
        return self


def ode(model: AnyModel, days: Days = None, **values: float) -> pd.DataFrame:
    """Time course of a model: DataFrame, index 'day', a column per species and observable, units in
    `.attrs['units']`.

    days: None (the model's own span), a number (another span), or an array of days to report. A row on an
    event day is the state after the event; `.attrs['before']` has {day: {column: (value before it, the last
    row before it, the value there)}}, for events after day 0. Values belong to the model:
    `ode(LivingDrug(dose=2.8))`. A species T is `run["T"]`: `run.T` turns the table on its
    side. LSODA solves it, which turns to a stiff method by itself; a page does so where Dormand–Prince gives
    up, and says it. Raises SimulationError, DeclarationError.
    """
    model = instance(model, values)
    days = grid(model, days)
    rows, steps, before = trajectory(model, np.array(list(model.values.values()), float), days)
    attrs = {
        "values": dict(model.values),
        "steps": steps,
        "jumps": [day for day, _ in happening(model, round(days[-1], 9))],
        "before": _before(before, days, rows),
    }
    return table(model, rows.T, pd.Index(days, name="day"), **attrs)


def _before(before: Before, days: np.ndarray, rows: np.ndarray) -> Noted:
    """{event day: {column: (value before it, the last row's day before it, the value there)}}."""
    last = {day: int(np.searchsorted(np.round(days, 9), day)) - 1 for day in before}
    return Noted(
        {
            day: {
                name: (float(value), float(days[last[day]]), float(row[last[day]]))
                for (name, value), row in zip(state.items(), rows)
            }
            for day, state in before.items()
            if last[day] >= 0
        }
    )


def instance(model: AnyModel, values: Mapping[str, float] | None = None) -> Model:
    """The model itself, or the defaults of a model class; raises SimulationError where there is nothing to
    run.

    values: what a caller gave to the run by name, which belongs to the model.
    """
    model = made(model)
    for name, value in (values or {}).items():
        if name not in model.parameters:
            raise TypeError(
                f"a run has no argument '{name}', and {type(model).__name__} no parameter of that name; "
                f"help() of the function lists its arguments."
            )
        raise TypeError(
            f"a run has no argument '{name}'; values belong to the model: write "
            f"{type(model).__name__}({name}={value!r})."
        )
    if not model.reactions:
        raise SimulationError(
            f"{model.name!r} has no reactions, so it has no time course; declare a Reaction."
        )
    return model


def table(model: Model, rows: np.ndarray, index: pd.Index, **attrs: Any) -> pd.DataFrame:
    """DataFrame of species and observables, with their units. The rows are taken as they are, not copied."""
    things = {**model.species, **model.observables}
    frame = pd.DataFrame(rows, index=index, columns=list(things), copy=False)
    frame.attrs.update(model=model.name, units={name: thing.unit for name, thing in things.items()}, **attrs)
    return frame


def grid(model: Model, days: Days = None) -> np.ndarray:
    """Days to report: those asked for, or the span in the largest of the DAY_STEPS that makes LEAST_ROWS of
    them."""
    try:
        asked = np.asarray(model.span if days is None else days, float)
    except (TypeError, ValueError):
        raise SimulationError(
            f"cannot run {model.name} for {days!r} days; give a positive number, or numbers that increase."
        ) from None
    if asked.ndim == 0:
        span = float(asked)
        if not (np.isfinite(span) and span > 0):
            raise SimulationError(f"cannot run {model.name} for {span:g} days; give a positive number.")
        step = next((s for s in DAY_STEPS if span / s >= LEAST_ROWS), DAY_STEPS[-1])
        even = np.round(np.arange(int(span / step + 1e-9) + 1) * step, 9)
        return even if even[-1] == span else np.append(even, span)
    finite = asked.ndim == 1 and asked.size > 0 and np.all(np.isfinite(asked))
    if not (finite and asked[0] >= 0 and np.all(np.diff(asked) > 0)):
        raise SimulationError("days must be finite, start at 0 or later and increase.")
    return asked


def trajectory(
    model: Model,
    p: np.ndarray,
    days: np.ndarray,
    rtol: float = RTOL,
    atol: float = ATOL,
    compiled: bool = False,
) -> tuple[np.ndarray, int, Before]:
    """(rows, steps, before): species and observables × days, and {event day: {column: value before the
    event}}. p: parameters, or parameters × draws that share the events' days; these may be solved by compiled
    code."""
    p = p.copy()
    y, steps = settled(model, p, rtol, atol, compiled)
    rows = np.empty((len(model.species) + len(model.observables), *y.shape[1:], days.size))
    before, at = {}, np.round(days, 9)  # as the days of events are
    for start, end, events in segments(model, at[-1]):
        if events and start > 0:
            before[start] = dict(
                zip([*model.species, *model.observables], [*y, *observe(model, y, p, start)])
            )
        for event in events:
            apply(model, event, y, p, start)
        here = slice(np.searchsorted(at, start), np.searchsorted(at, end) if end < at[-1] else None)
        if end > start:
            states, n = _solve(model, y, p, start, np.append(at[here], end) - start, rtol, atol, compiled)
            states, y, steps = states[..., :-1], states[..., -1].copy(), steps + n
        else:
            states = np.repeat(y[..., None], at[here].size, axis=-1)
        for row, column in zip(rows, chain(states, observe(model, states, p[..., None], days[here]))):
            row[..., here] = column
    return rows, steps, before


def segments(
    model: Model, end: float, timeline: Sequence[tuple[float, Event]] | None = None
) -> Iterator[tuple[float, float, list[Event]]]:
    """(start, end, events at its start) from day 0 on, parted by the events; events after the end never
    happen. timeline: what happens, if it is not all of it."""
    timeline = happening(model, end) if timeline is None else timeline
    edges = sorted({0.0, float(end), *(day for day, _ in timeline)})
    if timeline and timeline[-1][0] == edges[-1] or len(edges) == 1:
        edges.append(edges[-1])
    for start, stop in zip(edges, edges[1:]):
        yield start, stop, [event for day, event in timeline if day == start]


def settled(
    model: Model, p: np.ndarray, rtol: float = RTOL, atol: float = ATOL, compiled: bool = False
) -> tuple[np.ndarray, int]:
    """(state on day 0 before its events, steps): the declared start, run `settle.days` without events."""
    start = {**{name: species.value for name, species in model.species.items()}, **model.settle.start}
    unknown = np.full((len(model.species), *p.shape[1:]), np.nan)  # no start hangs on the state
    amounts = [value(model, amount, unknown, p) for amount in start.values()]
    y = np.array([np.broadcast_to(amount, p.shape[1:]) for amount in amounts], dtype=float)
    if not model.settle.days:
        return y, 0
    length = float(model.settle.days)
    states, steps = _solve(model, y, p, -length, np.array([length]), rtol, atol, compiled)
    return states[..., -1].copy(), steps


def value(
    model: Model, amount: Amount, y: np.ndarray, p: np.ndarray, day: float = np.nan
) -> float | np.ndarray:
    """A declared amount: a number, or a formula's value at state y and parameters p on a day."""
    if not isinstance(amount, str):
        return amount
    return _functions.amount(type(model), amount)(y, p, day)


def observe(model: Model, y: np.ndarray, p: np.ndarray, day: float | np.ndarray = np.nan) -> list[np.ndarray]:
    """Observables × the shape of the state; 0/0 is NaN, and so is what hangs on a day that is not given."""
    with np.errstate(all="ignore"):
        return [np.broadcast_to(row, y.shape[1:]) for row in _functions.observables(type(model))(y, p, day)]


def apply(model: Model, event: Event, y: np.ndarray, p: np.ndarray, day: float = np.nan) -> None:
    """Change state y and parameters p in place, as the event says on its day."""
    for changes, add in ((event.add, True), (event.set, False)):
        for name, amount in changes.items():
            given = value(model, amount, y, p, day)
            least = -NOISE if name in model.species else -np.inf
            if not np.all(np.isfinite(given) & (np.asarray(given) >= least)):
                raise SimulationError(
                    f"event '{event.name or event.label}' gives {name} the amount {given}; it must be 0 or "
                    f"more."
                )
            place, names = (y, [*model.species]) if name in model.species else (p, [*model.parameters])
            row = names.index(name)
            place[row] = place[row] + given if add else given


def _solve(
    model: Model,
    y: np.ndarray,
    p: np.ndarray,
    start: float,
    days: np.ndarray,
    rtol: float,
    atol: float,
    compiled: bool,
) -> tuple[np.ndarray, int]:
    """(states × days, steps) of a stretch without events. days: from its start on, the last its end.

    Time runs from 0: after a late event the first steps may be tiny. Where a rate law uses the day, it is
    solved for as one species more.
    """
    own = len(y)
    if uses_day(type(model)):
        y = np.append(y, np.full((1, *y.shape[1:]), start), axis=0)
    in_compiled_code = partial(_compiled.solve, type(model), MOST_EVALUATIONS)
    solver = _one if y.ndim == 1 else in_compiled_code if compiled else _many.solve
    evaluations, reached, network = 0, 0.0, _functions.derivatives(type(model), y.ndim > 1)
    rates = network.moving

    def slope(day: float, state: Any, constants: list[Any]) -> list[Any]:
        nonlocal evaluations, reached
        evaluations, reached = evaluations + 1, day
        if evaluations > MOST_EVALUATIONS:
            raise SimulationError(
                f"{model.name}: the solver gave up on day {start + day:.3g}; move a parameter back."
            )
        return rates(state, constants)

    try:
        with np.errstate(all="ignore"):
            constants = network.constants(p.tolist() if y.ndim == 1 else _shared(p))
            states, steps, problem = solver(slope, y, constants, days, rtol, atol)
    except (ArithmeticError, ValueError, TypeError) as error:  # a root below 0 is complex
        raise SimulationError(
            f"{model.name}: the solver stopped on day {start + reached:.3g} ({error.args[-1]}); "
            f"move a parameter back."
        ) from None
    if not problem and not np.all(np.isfinite(states[..., -1])):
        problem = "an amount is no longer a number"
    if problem:
        raise SimulationError(
            f"{model.name}: the solver stopped on day {start + reached:.3g} ({problem}); "
            f"move a parameter back."
        )
    return states[:own], steps


def _shared(p: np.ndarray) -> list[float | np.ndarray]:
    """Parameters: one number where all draws have the same, else a value a draw."""
    return [row if np.any(row != row[0]) else row[0] for row in p]


def _one(
    slope: _many.Slope, y: np.ndarray, constants: list[Any], days: np.ndarray, rtol: float, atol: float
) -> tuple[np.ndarray, int, str]:
    """LSODA, which steps in compiled code and turns to a stiff method where that is the faster way."""
    limits = {"rtol": rtol, "atol": atol, "mxstep": MOST_EVALUATIONS}
    with catch_warnings():
        simplefilter("ignore", ODEintWarning)  # the caller says it, with the day and the mend
        rows, told = odeint(
            lambda day, flat: slope(day, flat.tolist(), constants),
            y,
            np.append(0.0, days),
            full_output=True,
            tfirst=True,
            **limits,
        )
    problem = "" if told["message"] == "Integration successful." else told["message"]
    return rows[1:].T, int(told["nst"][-1]), problem
