"""Parameters of a model fitted to what was counted: least squares, with intervals and a picture of the
misfit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

import numpy as np
import pandas as pd
from scipy.optimize import OptimizeResult, least_squares
from scipy.special import stdtrit

from . import look, simulate
from .errors import DeclarationError, suggestion
from .figure import Drawing
from .measure.measured import measured
from .network import AnyModel, Model

WIDE = 100.0  # how far from its value a parameter without a slider may go, as a ratio
AT_END = 1e-4  # of the way from end to end


@dataclass(frozen=True)
class Fit:
    """What `fit` found.

    model: an instance with the fitted values. table: DataFrame, index parameter, columns `start`, `value`,
    `low` and `high` (95 % interval), `at_end` (it stopped at an end of its slider, so neither value nor
    interval means much). data: the numbers, in the model's units; its `.attrs["converted"]` says what was
    converted. residuals: (model − number) ÷ its scale, as the data. error: root
    of the mean square of the residuals, by degrees of freedom; NaN where none is left.
    """

    model: Model
    table: pd.DataFrame
    data: pd.DataFrame
    residuals: pd.DataFrame
    error: float

    def _repr_html_(self) -> str:
        converted = "; ".join(self.data.attrs["converted"])
        return str(self.table.to_html(float_format="{:.3g}".format, border=0)) + (
            f"<p>Converted: {escape(converted)}.</p>" if converted else ""
        )

    def misfit(self) -> Drawing:
        """The fitted run through the numbers, and how far each is off, a row of two pictures a column."""
        return _misfit(self)


def fit(
    model: AnyModel,
    data: pd.DataFrame,
    parameters: Iterable[str],
    scale: str = "largest",
    starts: int = 1,
    seed: int = 0,
    units: Mapping[str, str] | None = None,
) -> Fit:
    """Fit parameters of a model to numbers, by least squares (`scipy.optimize.least_squares`).

    data: DataFrame, index day, columns of the run (species or observables); a missing number is NaN. units:
    {column, or "day": its unit in the table}, where that is not the model's, such as `{"B": "cells/mL",
    "day": "hour"}`; by default what `data.attrs["units"]` says. They are converted (`pip install
    "lupusedu[units]"`), and refused where dimensions differ. parameters: their names; each stays within
    its slider, or within a hundredth and a hundred times its value, and is fitted by ratio where it is
    above 0. scale: what a difference is divided by: "largest" (the largest number of its column), or
    "each" (the number itself, for columns that span powers of ten). starts: how many places to begin at,
    the model's own values first, the others at random by `seed`; the best is kept.

    Intervals are of the linear part at the best place, by Student's t; with as many parameters as numbers
    there is none (NaN): every number can be met, so nothing tests the fit. Raises DeclarationError for what
    is not the model's, and where there are more parameters than numbers; SimulationError.
    """
    model = simulate.instance(model)
    named = [parameters] if isinstance(parameters, str) else list(parameters)
    problem = _Problem(model, measured(model, data, units), named, scale)
    best = min((problem.solved(place) for place in problem.places(starts, seed)), key=lambda one: one.cost)
    values = problem.values(best.x)
    fitted = type(problem.model)(**{**problem.model.values, **values}, events=problem.model.extra)
    left, degrees = problem.residuals(best.x), problem.count - len(values)
    error = float(np.sqrt(np.sum(left**2) / degrees)) if degrees else np.nan
    table = pd.DataFrame(
        {
            "start": {name: problem.model.values[name] for name in values},
            "value": values,
            **problem.interval(best, error, degrees),
            "at_end": dict(zip(values, np.isin(best.active_mask, (-1, 1)) | problem.near_end(best.x))),
        }
    ).rename_axis("parameter")
    residuals = problem.data.copy()
    residuals[problem.data.notna()] = problem.spread(left)
    return Fit(fitted, table, problem.data, residuals, error)


class _Problem:
    """Numbers, and where the parameters may go; x: the parameters, as logarithms where they are above 0."""

    def __init__(self, model: Model, data: pd.DataFrame, names: list[str], scale: str) -> None:
        self.model, self.names, self.data = model, names, data
        for name in names:
            if name not in model.parameters:
                raise DeclarationError(
                    f"{type(model).__name__} has no parameter '{name}'{suggestion(name, model.parameters)}"
                )
        self.here = self.data.notna().to_numpy()
        self.count = int(self.here.sum())
        if not 0 < len(names) <= self.count:
            raise DeclarationError(
                f"{len(names)} parameters cannot be fitted to {self.count} numbers; give at least one "
                f"parameter, and no more than there are numbers."
            )
        sizes = {"largest": np.nanmax(np.abs(self.data), axis=0), "each": np.abs(self.data.to_numpy())}
        if scale not in sizes:
            raise DeclarationError(f"scale is {scale!r}{suggestion(scale, sizes)}")
        self.scale = np.broadcast_to(sizes[scale], self.here.shape)[self.here]
        if not np.all(self.scale > 0):
            raise DeclarationError("a number to fit to is 0, so no difference can be divided by it.")
        ends = [_ends(model, name) for name in names]
        self.by_ratio = np.array([low > 0 for low, _ in ends])
        self.low, self.high = (self.there(np.array(one, float)) for one in zip(*ends))

    def there(self, values: np.ndarray) -> np.ndarray:
        return np.where(self.by_ratio, np.log(np.where(self.by_ratio, values, 1)), values)

    def back(self, x: np.ndarray) -> np.ndarray:
        return np.where(self.by_ratio, np.exp(np.where(self.by_ratio, x, 0)), x)

    def values(self, x: np.ndarray) -> dict[str, float]:
        return dict(zip(self.names, map(float, self.back(x))))

    def places(self, starts: int, seed: int) -> list[np.ndarray]:
        own = self.there(np.array([self.model.values[name] for name in self.names]))
        random = np.random.default_rng(seed)
        return [
            np.clip(own, self.low, self.high),
            *random.uniform(self.low, self.high, (max(starts - 1, 0), len(self.names))),
        ]

    def residuals(self, x: np.ndarray) -> np.ndarray:
        moved = type(self.model)(**{**self.model.values, **self.values(x)}, events=self.model.extra)
        days = self.data.index.to_numpy(float)
        # A run begins on day 0, whatever the first number's day.
        run = simulate.ode(moved, days if days.size > 1 or days[0] > 0 else np.append(days, days[0] + 1))
        found = run.loc[days, list(self.data)].to_numpy()[self.here]
        return (found - self.data.to_numpy()[self.here]) / self.scale

    def solved(self, place: np.ndarray) -> OptimizeResult:
        inside = np.clip(place, self.low + 1e-9, self.high - 1e-9)
        return least_squares(self.residuals, inside, bounds=(self.low, self.high), xtol=1e-12, ftol=1e-12)

    def near_end(self, x: np.ndarray) -> np.ndarray:
        return np.minimum(x - self.low, self.high - x) <= AT_END * (self.high - self.low)

    def interval(self, best: OptimizeResult, error: float, degrees: int) -> dict[str, dict[str, float]]:
        spread = np.full(len(self.names), np.nan)
        if degrees:
            # Where the numbers do not fix a parameter, its interval has no end.
            _, sizes, ways = np.linalg.svd(best.jac, full_matrices=False)
            parts = ways.T / np.where(sizes > 1e-10 * sizes[0], sizes, np.nan)
            spread = stdtrit(degrees, 0.975) * error * np.sqrt(np.sum(parts**2, axis=1))
            spread = np.where(np.isnan(spread), np.inf, spread)
        with np.errstate(over="ignore"):
            return {
                "low": dict(zip(self.names, self.back(best.x - spread))),
                "high": dict(zip(self.names, self.back(best.x + spread))),
            }

    def spread(self, flat: np.ndarray) -> np.ndarray:
        full = np.full(self.here.shape, np.nan)
        full[self.here] = flat
        return full


def _ends(model: Model, name: str) -> tuple[float, float]:
    at = model.values[name]
    low, high = sorted((at / WIDE, at * WIDE))
    return model.parameters[name].range or (low, high)


def _misfit(found: Fit) -> Drawing:
    columns = list(found.data)
    drawing = Drawing(figsize=(7.2, 2.6 * len(columns)), layout="constrained")
    grid = np.atleast_2d(drawing.subplots(len(columns), 2, width_ratios=[3, 2]))
    last = max(found.data.index[-1], 1.0)
    run = simulate.ode(found.model, np.linspace(0, last, 301))
    named: dict[str, Any] = {**found.model.species, **found.model.observables}
    for (left, right), name in zip(grid, columns):
        thing, numbers = named[name], found.data[name].dropna()
        style = {"color": look.colour(thing.role if thing.role in look.ROLES else "text")}
        left.plot(run.index, run[name], **style)
        left.plot(numbers.index, numbers, "o", mfc=look.colour("ground"), **style)
        left.set(title=thing.label, xlabel="day", ylabel=thing.unit)
        off = found.residuals[name].dropna()
        right.axhline(0, color=look.colour("line"))
        right.vlines(off.index, 0, off, **style)
        right.plot(off.index, off, "o", **style)
        right.set(title="model − number, ÷ scale", xlabel="day")
    worst = float(np.nanmax(np.abs(found.residuals.to_numpy())))
    drawing.alt = (
        f"Two pictures for each of {len(columns)} columns: the fitted run through the numbers, and how far "
        f"each number is off. The largest difference is {worst:.2g} of the scale."
    )
    return drawing
