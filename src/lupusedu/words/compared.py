"""How a run differs from a pinned one, in words. js/words/compared.js mirrors this file."""

import json
import math
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import pandas as pd

from ..measure.course import ceiling, of
from ..network.lesson import Plot
from .numbers import number

# English of the kinds of path, which the page reads too.
PHRASES = json.loads(files(__package__).joinpath("compared.json").read_text(encoding="utf-8"))
SHAPE, WHEN = PHRASES["shape"], PHRASES["when"]


def _whole(day: float) -> str:
    """A day as a whole number; half days that the solver's noise would tip either way go up."""
    return number(math.floor(day * 1000 + 0.5) / 1000, "d")


def _amount(value: float, plot: Plot, top: float) -> str:
    """An amount as the axis can show it: none smaller than its floor, or a thousandth of its top."""
    floor = plot.floor or 0.01
    if plot.log and value <= floor:
        return f"≤ {number(floor)}"
    return number(0 if abs(value) < top / 1000 and not plot.log else value)


def _when(one: Mapping[str, Any]) -> str:
    return "" if one["kind"] == "stays" else f"{WHEN[one['kind']]} on day {_whole(one['day'])}"


def _detail(one: Mapping[str, Any], plot: Plot, top: float) -> str:
    """What is said of a path beside another of the same shape."""
    if one["kind"] == "returns":
        return _when(one)
    if one["kind"] == "swings":
        count, most = len(one["tops"]), max(value for _, value in one["tops"])
        return (
            f"{'one top' if count == 1 else f'{count} tops'} of up to {_amount(most, plot, top)}, the "
            f"last on day {_whole(one['tops'][-1][0])}"
        )
    end = f"{_amount(one['end'], plot, top)} at the end"
    if one["kind"] in ("peaks", "eases"):
        highest = f"highest {_amount(one['value'], plot, top)} on day {_whole(one['day'])}"
        return highest if one["kind"] == "peaks" else f"{highest}, {end}"
    return f"{_when(one)}, {end}" if one["kind"] in ("falls", "rises", "climbs", "sinks") else end


def against(
    run: pd.DataFrame, pinned: pd.DataFrame, plot: Plot, letter: str, label: str, names: Mapping[str, str]
) -> str:
    """How a run differs from a pinned one on a plot, in one sentence. names: {column: words}."""
    top, told = ceiling(plot, [run, pinned]), []
    for name in plot.series:
        here, there = of(run, plot, name, top), of(pinned, plot, name, top)
        words = (
            [_detail(here, plot, top), _detail(there, plot, top)]
            if here["kind"] == there["kind"]
            else [SHAPE[one["kind"]] for one in (here, there)]
        )
        if words[0] != words[1]:
            told.append(f"{names[name]}: {words[0]} ({letter}: {words[1]})")
    if not told:
        return f"In this picture the run looks the same as pinned run {letter} ({label})."
    return f"Beside pinned run {letter} ({label}): {'; '.join(told)}."
