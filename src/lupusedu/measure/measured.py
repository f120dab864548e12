"""A table of what was measured, in the units of a model; what has another unit is converted, by pint."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any

import numpy as np
import pandas as pd

from ..errors import DeclarationError, suggestion
from ..network import Model
from ..network._units import micro

DAY = "day"


def measured(model: Model, data: pd.DataFrame, units: Mapping[str, str] | None = None) -> pd.DataFrame:
    """The table in the model's units: index day, rising; columns of the run; a missing number is NaN.

    units: {column, or "day" for the index: its unit in the table}, where that is not the model's, such as
    `{"B": "cells/mL", "day": "hour"}`; by default what the table's `.attrs["units"]` says, as that of a run
    does. `.attrs["converted"]` of the answer has a line for each that was converted. Raises DeclarationError
    for columns that the model has not, for units that are not known or have other dimensions than the
    model's, and for days that come twice; ImportError, with the mend, where a unit differs and pint is
    missing.
    """
    things: dict[str, Any] = {**model.species, **model.observables}
    if not isinstance(data, pd.DataFrame):
        raise DeclarationError(
            f"the data are a {type(data).__name__}; give a DataFrame with an index of days and a column for "
            f"each species that was counted (of a Series: data.to_frame('{next(iter(model.species))}'))."
        )
    if DAY in data and DAY not in things:
        raise DeclarationError(
            f"the days stand in a column; make them the index: data.set_index('{DAY}'), or "
            f"pandas.read_csv(…, index_col='{DAY}')."
        )
    for name in data:
        if name not in things:
            raise DeclarationError(f"{model.name} has no column '{name}'{suggestion(str(name), things)}")
    days = np.asarray(data.index, float)
    if not len(data) or not np.all(np.isfinite(days)) or days.min() < 0 or len(set(days)) < len(days):
        raise DeclarationError("give data with an index of days, each once, of 0 or later.")
    own = {**{name: things[name].unit for name in data}, DAY: "day"}
    table, converted = data.set_axis(days, axis=0).astype(float), []
    for name, given in _given(data, units, own).items():
        if micro(given) != own[name]:
            factor = _factor(model, name, micro(given), own[name])
            converted.append(f"{name}: {given} → {own[name]}, × {factor:.6g}")
            if name == DAY:
                table.index = table.index * factor
            else:
                table[name] *= factor
    table.attrs = {"units": own, "converted": converted}
    return table.rename_axis(DAY).sort_index()


def _given(data: pd.DataFrame, units: Mapping[str, str] | None, own: Mapping[str, str]) -> dict[str, str]:
    """{name: unit in the table}, of what is in it; a run's own units are also of columns that it has not."""
    if units is None:
        said = data.attrs.get("units") or {}
        return {name: said[name] for name in own if name in said}
    for name in units:
        if name not in own:
            raise DeclarationError(f"units: the table has no column '{name}'{suggestion(name, own)}")
    return dict(units)


def _factor(model: Model, name: str, given: str, own: str) -> float:
    """What a number in the unit `given` is times, in the unit `own`. Raises DeclarationError."""
    owner, registry = f"{type(model).__name__}.{name}", _registry(tuple(model.units))
    there, here = (_quantity(registry, unit, owner) for unit in (given, own))
    if there.dimensionality != here.dimensionality:
        raise DeclarationError(
            f"{owner} is in {own} ({here.dimensionality}), and the table in {given} "
            f"({there.dimensionality}): numbers of other dimensions cannot be converted; mend the unit, or "
            f"give a column that is {own} but for its scale."
        )
    return float((there / here).to("").magnitude)


def _quantity(registry: Any, unit: str, owner: str) -> Any:
    try:
        return registry.Quantity(1, "") * registry.parse_expression(unit)
    except Exception:  # pint says what it cannot read by AssertionError, TokenError and others
        raise DeclarationError(
            f"{owner}: the unit {unit!r} cannot be read; write it as pint does, such as 'cells/mL', 'ng/mL' "
            f"or 'hour'; a unit of your own is declared in the model: units = ['hare']."
        ) from None


@cache
def _registry(own: tuple[str, ...]) -> Any:
    """Pint's units, those of the models that it does not know, and a model's own."""
    try:
        pint = import_module("pint")
    except ImportError as error:
        raise ImportError(
            f"to convert units lupusedu needs the package pint, which cannot be loaded here ({error}). Type: "
            f'pip install "lupusedu[units]"; or give the numbers in the model\'s units.'
        ) from None
    registry = pint.UnitRegistry()
    for unit in ("cell", "IU", *own):
        registry.define(f"{unit} = [{unit}]")
    return registry
