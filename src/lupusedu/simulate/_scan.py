"""One run after another, with other values of a parameter."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from ..network import AnyModel
from ._ode import Days, SimulationError, grid, instance, ode, table


def scan(
    model: AnyModel, parameter: str, values: Iterable[float], days: Days = None, **settings: float
) -> pd.DataFrame:
    """Time courses at some values of a parameter, all others as the model has them: DataFrame, index
    (parameter, day), columns as `ode`; `scan(Reset, "c", [0.3, 0.4]).activity.unstack("c")` has a column a
    value.

    days: as `ode`. Raises SimulationError where there are no values or a run cannot be computed,
    DeclarationError for a parameter that is not the model's or a value that it cannot have.
    """
    model = instance(model, settings)
    chosen, days = list(values), grid(model, days)
    if not chosen:
        raise SimulationError(
            f"{model.name}: there are no values of {parameter!r} to scan; give at least one."
        )
    runs = [
        ode(type(model)(**{**model.values, parameter: value}, events=model.extra), days).to_numpy()
        for value in chosen
    ]
    index = pd.MultiIndex.from_product([chosen, days], names=[parameter, "day"])
    return table(model, np.concatenate(runs), index)
