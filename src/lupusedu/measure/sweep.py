"""What comes of a run at each of many settings."""

from collections.abc import Iterable, Mapping
from itertools import product

import pandas as pd

from ..errors import DeclarationError
from ..network import AnyModel, Model
from ..simulate import SimulationError, instance, ode
from ..simulate._ode import Days
from .published import arithmetic


def sweep(
    model: AnyModel, values: Mapping[str, Iterable[float]], measures: str | Iterable[str], days: Days = None
) -> pd.DataFrame:
    """Measures of a run at each combination of some parameters' values: DataFrame, index the parameters, in
    the order given, a column a measure; `sweep(LivingDrug, {"dose": [0.1, 1], "h": [0, 1]},
    "peak(car_t)")`.

    values: {parameter: its values}. measures: one or several, each of a column, such as `"peak(car_t)"` or
    `"returns(B, 1, 5)"`, of species and observables alike, or arithmetic of some, `"100*end(A)/peak(A)"`;
    there are value_at, end, last_day, peak, peak_day, lowest, lowest_day, falls_below, rises_above, returns,
    days_below, days_under, fold, share, change, left, reaches, grows and half_life. days: as `ode`.

    NaN where a measure does not exist in a run. Raises SimulationError where there is nothing to run,
    DeclarationError for a parameter, a value or a measure that the model does not have.
    """
    model = instance(model)
    asked = [measures] if isinstance(measures, str) else list(measures)
    if not isinstance(values, Mapping):
        raise DeclarationError(
            f"values are {values!r}; give {{parameter: its values}}: {{'dose': [0.1, 1]}}."
        )
    ranges = {name: _numbers(some) for name, some in values.items()}
    if not asked:
        raise DeclarationError("there is no measure to take; name one, such as 'peak(car_t)'.")
    if not ranges or not all(ranges.values()):
        raise SimulationError(
            f"{model.name}: there is nothing to sweep; give each parameter at least one value."
        )
    rows = []
    for setting in product(*ranges.values()):
        made = type(model)(**{**model.values, **dict(zip(ranges, setting))}, events=model.extra)
        rows.append(_measured(made, ode(made, days), asked))
    index = pd.MultiIndex.from_product(ranges.values(), names=list(ranges))
    return pd.DataFrame(rows, index=index, columns=asked, dtype=float)


def _measured(model: Model, run: pd.DataFrame, asked: Iterable[str]) -> list[float]:
    return [arithmetic(one, model, lambda: run) for one in asked]


def _numbers(values: float | Iterable[float]) -> list[float]:
    return [float(one) for one in values] if isinstance(values, Iterable) else [float(values)]
