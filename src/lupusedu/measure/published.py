"""The number a check asks for: from a run, from virtual patients, from chance, from resting states, or from
counting.

A check's measure is arithmetic of measures, such as `end(born)/100` or `peak_day(P) - 60`. With a cohort or
with stochastic runs it is a condition, `peak(B) > 0.5`, and the number is the share that meets it.
`fold_of(B, c, 1)` is the first fold in c; `low(k, n)`, `high(k, n)`, `difference(k1, n1, k2, n2)` and its
`_low` and `_high` are of `lupusedu.measure.proportion`, a difference in points. `lupusedu.network.grammar`
reads them.
"""

import math
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from .. import simulate
from ..network import Model, grammar
from ..network.lesson import Check
from ..simulate import cohort, steady
from . import proportion
from .measures import measure

MANY = 20_000  # virtual patients drawn for chance events: 95 % of shares of those kept lie within 0.013


def results(model: type[Model], values: Mapping[str, float] | None = None) -> pd.DataFrame:
    """The model's checks with the values obtained now, or those given by id: DataFrame, index id."""
    columns = ["id", "text", "low", "high", "kind", "evidence", "fails", "value", "holds"]
    rows = []
    for check in model.checks:
        value = obtained(model, check) if values is None else values[check.id]
        rows.append(
            [
                *(getattr(check, column) for column in columns[:-2]),
                value,
                bool(check.low <= value <= check.high),
            ]
        )
    return pd.DataFrame(rows, columns=columns).set_index("id")


def obtained(model: type[Model], check: Check) -> float:
    """The number that a check measures; NaN where there is none."""
    model = check.network or model
    if check.cohort:
        values = [
            _share_of_patients(model, check, name) for name in (check.cohort, check.against_cohort) if name
        ]
    elif check.runs:
        values = [_share_of_runs(model, check)]
    else:
        values = [
            _number(model, check, settings)
            for settings in (check.values, check.against)
            if settings is not None
        ]
    if len(values) == 1:
        return values[0]
    return (
        values[0] - values[1]
        if check.by == "difference"
        else values[0] / values[1]
        if values[1]
        else math.nan
    )


def _number(model: type[Model], check: Check, settings: Mapping[str, float]) -> float:
    """Arithmetic of measures of one run, in steps of a tenth of a day."""
    instance = model(**settings)
    days = np.round(np.arange(0, (check.span or instance.span) * 10 + 1) / 10, 9)
    return arithmetic(check.measure, instance, cache(lambda: simulate.ode(instance, days)))


def arithmetic(text: str, model: Any, run: Callable[[], pd.DataFrame]) -> float:
    """The number that arithmetic of measures comes to. run: a function that gives the run; counts need
    none."""

    def value(call: grammar.Call) -> float:
        return COUNTED[call.name](model, *call.arguments) if call.name in COUNTED else measure(run(), call)

    return float(grammar.evaluated(grammar.arithmetic(text), value))


def meets(runs: pd.DataFrame, text: str) -> np.ndarray:
    """Array that says of each run (a row of the DataFrame, a column a day) whether it meets a condition, such
    as `peak(B) > 0.5`."""
    condition = grammar.condition(text)
    _, *numbers = condition.call.arguments
    return condition.holds(np.asarray(OF_MANY[condition.call.name](runs, *numbers)))


def _share(runs: pd.DataFrame, text: str) -> float:
    return float(np.mean(meets(runs, text)))


def _share_of_patients(model: type[Model], check: Check, name: str) -> float:
    chosen = model.cohorts[name]
    runs = cohort.column(model, chosen, column(check.measure), check.span, MANY if chosen.jumps else None)
    return _share(runs, check.measure)


def _share_of_runs(model: type[Model], check: Check) -> float:
    runs = simulate.gillespie(model(**check.values), check.span or model.span, runs=check.runs)
    return _share(runs[column(check.measure)].unstack("day"), check.measure)


def column(text: str) -> str:
    """Name of the column that a condition is about."""
    return grammar.condition(text).call.arguments[0]


OF_MANY: dict[str, Callable[..., Any]] = {
    "end": lambda runs: runs.iloc[:, -1],
    "peak": lambda runs: runs.max(axis=1),
    "lowest": lambda runs: runs.min(axis=1),
    "value_at": lambda runs, day: runs.apply(lambda row: np.interp(day, runs.columns, row), axis=1),
    "left": lambda runs, day: OF_MANY["value_at"](runs, day) / runs.iloc[:, 0],
}


def _points(part: int) -> Callable[..., float]:
    return lambda model, *counts: 100 * proportion.difference(*counts)[part]


COUNTED: dict[str, Callable[..., Any]] = {
    "fold_of": lambda model, species, parameter, place: steady.folds(model, species, parameter)[place - 1],
    "low": lambda model, k, n: proportion.low(k, n),
    "high": lambda model, k, n: proportion.high(k, n),
    "difference": _points(0),
    "difference_low": _points(1),
    "difference_high": _points(2),
}
