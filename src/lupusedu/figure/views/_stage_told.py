"""What a still of the stage tells: who is there at which moments, in words and numbers. Twin of
js/figure/views/_stage_key.js."""

from __future__ import annotations

import math
from collections.abc import Sequence
from textwrap import shorten
from typing import NamedTuple

import numpy as np

from ...network import Model
from ...network.views import Stage
from ...simulate import Lives
from ...words.numbers import number

MOMENTS = 3
SHORT = 60.0  # days: of as many the tenths of one are told
FIRST = 10.0  # days, in which much may happen within one: the same
UNITS = {"1": "units"}
LONGEST = 250  # letters of an alternative text
# Whose colour a wash has, where it is no drug's: chemotherapy none, since violet is a signal's.
WASHES = {"antibody_drug": "car_t", "car_t": "car_t", "wash": "plain"}


class Kind(NamedTuple):
    """What a reader tells apart: kinds of the lives that stand in several places are one. each: amount that
    one actor stands for; counts: at each moment."""

    label: str
    unit: str
    look: str
    role: str
    each: float
    kinds: list[int]
    counts: list[int]


class Wash(NamedTuple):
    """What passes over the rooms, and how strong it is at each moment, from 0 to 1."""

    label: str
    look: str
    role: str
    strengths: list[float]


def moments(found: Lives) -> list[float]:
    """Days of a strip: the first, the last, and between them round ones."""
    first, *between, last = found.moments(MOMENTS)
    return sorted({first, *(min(last, _round(day, last)) for day in between), last})


def _round(day: float, last: float) -> float:
    """A day by its tens, as a whole one, or, of a short run, by its tenths: no more than its title tells."""
    return round(day, -1 if day >= 100 else 0 if day >= 5 or last > SHORT else 1) or math.ceil(day)


def title(model: Model) -> str:
    """Of the declared stage; of the model where there is none."""
    return next(
        (view.title for view in model.views.values() if isinstance(view, Stage)),
        model.title or type(model).__name__,
    )


def groups(model: Model, found: Lives, days: Sequence[float]) -> list[Kind]:
    """The kinds that are there at any of the moments."""
    mean = {here: name for name, names in model.means.items() for here in names}
    counts = np.array([found.counts(day) for day in days])
    told: dict[str, Kind] = {}
    for k, kind in enumerate(found.kinds.itertuples()):
        name = mean.get(kind.species, kind.species)
        thing = model.observables.get(name) or model.species[kind.species]
        one = told.setdefault(
            name, Kind(thing.label, thing.unit, kind.look, role_of(kind.role), kind.each, [], [])
        )
        one.kinds.append(k)
    whole = [one._replace(counts=counts[:, one.kinds].sum(axis=1).tolist()) for one in told.values()]
    return [one for one in whole if any(one.counts)] or whole


def passing(model: Model, found: Lives, days: Sequence[float]) -> list[Wash]:
    """The washes that are there at any of the moments."""
    full = next((view for view in model.views.values() if isinstance(view, Stage)), None)
    told = []
    for name, (drawn, _) in (full.washes if full else {}).items():
        strengths = [found.washes(day)[name] for day in days]
        thing = model.species.get(name) or model.parameters[name]
        role = WASHES.get(drawn, "drug")
        if max(strengths) >= 0.01:
            told.append(Wash(thing.label, "drop" if drawn == "wash" else drawn, role, strengths))
    return told


def role_of(role: object) -> str:
    return role if isinstance(role, str) else "plain"


def day_words(day: float, last: float) -> str:
    """A day as the page tells it (js/words/day.js). last: the last day on show."""
    whole = (last > SHORT and day >= FIRST) or day == round(day)
    return f"Day {number(day, 'd' if whole else '.1f')}"


def line(one: Kind) -> str:
    """“B cells: 25 → 0 → 18 (one is 6 cells/µL)”."""
    each = f"{number(one.each)} {UNITS.get(one.unit, one.unit)}".replace("cell/", "cells/")
    return f"{one.label}: {' → '.join(map(str, one.counts))} (one is {each})"


def alt(kinds: Sequence[Kind], days: Sequence[float], last: float) -> str:
    """Alternative text, at most 250 letters: the counts of each moment; of the kinds that change most, where
    not all have room."""
    order = sorted(kinds, key=lambda one: max(one.counts) - min(one.counts), reverse=True)
    for some in range(len(order), 0, -1):
        named = [one for one in kinds if one in order[:some]]
        told = [
            f"{day_words(day, last)}: "
            + ", ".join(f"{one.counts[i]}{'' if i else f' {one.label}'}" for one in named)
            for i, day in enumerate(days)
        ]
        words = f"Drawn cells. {'. '.join(told)}."
        if len(words) <= LONGEST:
            break
    return shorten(words, LONGEST)
