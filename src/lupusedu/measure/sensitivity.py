"""How much a number of a run hangs on each parameter."""

import math
from collections.abc import Callable, Iterable
from functools import cache

import numpy as np
import pandas as pd

from .. import simulate
from ..errors import DeclarationError, suggestion
from ..network import AnyModel, Model, grammar
from . import published

STEP = 0.01  # of a parameter, up and down: small enough for a slope, far above what solving leaves


def sensitivity(
    model: AnyModel, measure: str, parameters: Iterable[str] | None = None, span: float | None = None
) -> pd.DataFrame:
    """How a number of a run answers to each parameter, one at a time: DataFrame, index parameter, the one
    that matters most first; columns

    - `relative`: by how many per cent the number changes for one per cent of the parameter (by central
      differences of 1 %); NaN where parameter or number is 0;
    - `low`, `high`: the number with the parameter at the ends of its slider, or a tenth lower and higher
      where it has none; `from`, `to`: these ends.

    NaN also where there is no such run, as with a share above 1.

    measure: arithmetic of measures, such as `"peak_day(car_t)"` or `"100*end(A)/peak(A)"`. parameters: their
    names; all by default. span: days, if other than the model's. `.attrs["value"]`: the number as it is.
    Raises DeclarationError, SimulationError.
    """
    model = simulate.instance(model)
    number = _number(model, measure, span)
    value, rows = number(), {}
    for name in model.parameters if parameters is None else parameters:
        low, high = _ends(model, _known(model, name))
        relative = _relative(model, name, number, value)
        rows[name] = [relative, number(**{name: low}), number(**{name: high}), low, high]
    table = pd.DataFrame.from_dict(rows, orient="index", columns=["relative", "low", "high", "from", "to"])
    table = table.rename_axis("parameter").sort_values("relative", key=lambda one: -one.abs())
    table.attrs.update(model=model.name, measure=measure, value=value)
    return table


def relative(model: Model, measure: str) -> pd.Series:
    """The column `relative` of `sensitivity` for all parameters, in its order, for half the work."""
    number = _number(model, measure)
    value = number()
    found = {name: _relative(model, name, number, value) for name in model.parameters}
    return pd.Series(found, dtype=float).sort_values(key=lambda one: -one.abs())


def _number(model: Model, measure: str, span: float | None = None) -> Callable[..., float]:
    """number(**changed): the number of a run with some parameters changed, NaN where there is no such run."""
    days = np.round(np.arange(0, (span or model.span) * 10 + 1) / 10, 9)

    def number(**changed: float) -> float:
        try:
            moved = type(model)(**{**model.values, **changed}, events=model.extra)
            return published.arithmetic(measure, moved, cache(lambda: simulate.ode(moved, days)))
        except (DeclarationError, simulate.SimulationError):
            if changed:
                return math.nan
            raise

    return number


def _relative(model: Model, name: str, number: Callable[..., float], value: float) -> float:
    at = model.values[name]
    slope = (number(**{name: at * (1 + STEP)}) - number(**{name: at * (1 - STEP)})) / (2 * STEP)
    return slope / value if at and value else math.nan


def _known(model: Model, name: str) -> str:
    if name not in model.parameters:
        raise DeclarationError(
            f"{type(model).__name__} has no parameter '{name}'{suggestion(name, model.parameters)}"
        )
    return name


def _ends(model: Model, name: str) -> tuple[float, float]:
    """The ends of a parameter's slider, or a tenth less and more."""
    at = model.values[name]
    return model.parameters[name].range or (0.9 * at, 1.1 * at)


def shares(
    model: type[Model], measure: str, cohort: str, draws: int = 256, seed: int = 0, span: float | None = None
) -> pd.DataFrame:
    """Which of the numbers in which virtual patients differ decides a number of their runs: Sobol's shares
    of its variance, by SALib; DataFrame, index parameter, the largest total first; columns `first` (by
    itself) and `total` (with all that it acts together with), each with half its 95 % interval
    (`first_error`, `total_error`).

    measure: one that can be asked of many runs (`lupusedu.network.grammar.OF_MANY`), such as
    `"end(activity)"`. cohort: its name; everyone counts, whomever it would leave out. draws: a power of 2;
    it takes draws · (parameters + 2) patients. Raises DeclarationError for a cohort with events by chance,
    whose variance is not of the patients alone; ImportError without SALib.
    """
    from SALib.analyze import sobol
    from SALib.sample import sobol as places

    chosen = model.cohorts[cohort]
    if chosen.jumps:
        raise DeclarationError(
            f"{model.__name__}: what happens to {cohort!r} by chance is no parameter of theirs."
        )
    problem = {
        "num_vars": len(chosen.spread),
        "names": list(chosen.spread),
        "dists": ["norm"] * len(chosen.spread),
    }
    problem["bounds"] = [[0, 1]] * len(chosen.spread)
    normal = places.sample(problem, draws, calc_second_order=False, seed=seed)
    medians, spreads = np.array(list(chosen.spread.values())).T
    people = pd.DataFrame(medians * np.exp(spreads * normal), columns=list(chosen.spread))
    call = grammar.call(measure)
    runs = simulate.ensemble(model(**chosen.values), people, days=np.linspace(0, span or model.span, 241))
    name, *numbers = call.arguments
    values = np.asarray(published.OF_MANY[call.name](runs[name].unstack("day"), *numbers))
    found = sobol.analyze(problem, values, calc_second_order=False, seed=seed)
    table = pd.DataFrame(
        {
            "first": found["S1"],
            "first_error": found["S1_conf"],
            "total": found["ST"],
            "total_error": found["ST_conf"],
        },
        index=pd.Index(list(chosen.spread), name="parameter"),
    ).sort_values("total", ascending=False)
    table.attrs.update(model=model.name, measure=measure, cohort=cohort)
    return table
