"""A run as comma-separated values, the same bytes as js/export/csv.js writes of it on an English page."""

import math
from decimal import ROUND_HALF_UP, Context

import numpy as np
import pandas as pd

from .._version import __version__
from ..network import AnyModel, Model, Observable, Species
from ..simulate import instance, ode

CITE = (
    "Cite as: The lupusedu authors, “Control for life, or a reset? An interactive book about CAR T cells and "
    f"lupus”, lupusedu {__version__}."
)
SIX = Context(prec=6, rounding=ROUND_HALF_UP)


def csv(model: AnyModel) -> str:
    """CSV text of the model's run, under comment lines that say the model, version, settings, units and
    columns. Six significant digits; an undefined amount is left empty."""
    made = instance(model)
    return written(made, ode(made))


def written(model: Model, run: pd.DataFrame) -> str:
    """The same of a run that is there already."""
    things: dict[str, Species | Observable] = {**model.species, **model.observables}
    heads = [
        f"{model.title}: model {model.name}, lupusedu {__version__}",
        f"settings: {', '.join(f'{name}={_shortest(value)}' for name, value in model.values.items())}",
        f"units: day, {', '.join(f'{name} [{thing.unit}]' for name, thing in things.items())}",
        f"columns: {'; '.join(f'{name} = {thing.label}' for name, thing in things.items())}",
        "seed: none, nothing here is drawn by chance",
        CITE,
        "Teaching model. Not medical advice. CC BY 4.0.",
    ]
    rows = [
        ["day", *things],
        *([_figure(day), *map(_figure, row)] for day, row in zip(run.index, run.to_numpy())),
    ]
    lines = [*(f"# {' '.join(head.split())}" for head in heads), *map(",".join, rows)]
    return "\n".join(lines) + "\n"


def _figure(value: float) -> str:
    return _shortest(float(SIX.create_decimal_from_float(float(value)))) if math.isfinite(value) else ""


def _shortest(value: float) -> str:
    """A number as JavaScript writes it: the shortest decimal, with an exponent only far from 1."""
    value = float(value) + 0.0  # no −0
    if value == 0 or 1e-6 <= abs(value) < 1e21:
        return np.format_float_positional(value, trim="-")
    return np.format_float_scientific(value, trim="-", exp_digits=1)
