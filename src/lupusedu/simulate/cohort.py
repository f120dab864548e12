"""Virtual patients: the same committed draws in Python and in the browser, or as many more as a check asks
for."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

import numpy as np
import pandas as pd
import sympy

from .. import data
from ..errors import DeclarationError
from ..network import Model
from ..network.lesson import Cohort
from . import ensemble
from ._functions import at_rest, cached, net_rates, numeric, parted
from .steady import can_rest

STEP = 0.5
WHOLE = round(1 / STEP)  # steps of a day
EACH = 24  # jumps drawn for each patient: more than any has in seven years at 1.5 a year
PART = 500  # patients whose whole runs stand in memory at once: some 10 MB


def patients(model: type[Model], cohort: Cohort, number: int | None = None, seed: int = 0) -> pd.DataFrame:
    """Parameters of the virtual patients: DataFrame, a row each.

    number: None for the model's committed table of standard draws, else that many from a seed.
    """
    if number is None:
        normal = data.draws(model)
    else:
        random = np.random.default_rng(seed)
        normal = pd.DataFrame({name: random.standard_normal(number) for name in differing(cohort)})
    values = {
        name: median * np.exp(spread * normal[name]) for name, (median, spread) in differing(cohort).items()
    }
    return pd.DataFrame(values).rename_axis("patient")


def differing(cohort: Cohort) -> dict[str, tuple[float, float]]:
    """{parameter: (median, SD of the natural logarithm)} of all that differs between the patients."""
    declared = cohort.also.parameters.values() if cohort.also else ()
    return {**cohort.spread, **{one.name: (one.value, one.spread) for one in declared if one.spread}}


@cached
def network(model: type[Model], also: type[Model] | None) -> type[Model]:
    """The model with what only a cohort's people have beside it."""
    return type(model.__name__, (also, model), {"__doc__": model.about}) if also else model


def arrivals(model: type[Model], cohort: Cohort, number: int | None = None, seed: int = 0) -> pd.DataFrame:
    """When chance adds how much to whom: DataFrame of patient, day, size; days below 0 are of the run-in.
    From the committed table, or from a seed."""
    (often, size), *_ = cohort.jumps.values()
    if number is None:
        drawn = data.draws(model, "_triggers")
    else:
        random = np.random.default_rng(seed + 1)
        drawn = pd.DataFrame(
            {
                "patient": np.repeat(np.arange(number), EACH),
                "wait": random.exponential(size=number * EACH),
                "size": random.exponential(size=number * EACH),
            },
            copy=False,
        )
    return pd.DataFrame(
        {
            "patient": drawn["patient"],
            "day": drawn.groupby("patient")["wait"].cumsum() / often - cohort.run_in,
            "size": size * drawn["size"],
        },
        copy=False,
    )


def kept(model: type[Model], cohorts: list[Cohort], number: int) -> list[int]:
    """Places of the first committed patients whom every one of the cohorts keeps after its run-in."""
    places = [
        treated(model, cohort).index
        if not cohort.run_in
        else _run_in(model, replace(cohort, values={}))[0].index
        for cohort in cohorts
    ]
    return sorted(set(places[0]).intersection(*places[1:]))[:number]


def present(model: Model, cohort: Cohort) -> Cohort:
    """The cohort under the settings of a model instance, as a picture shows it: everyone is kept, no species
    follows at once, and nobody has more than the model."""
    shared = {name: value for name, value in model.values.items() if name not in cohort.spread}
    spread = {
        name: (median * _moved(model, cohort, name), spread)
        for name, (median, spread) in cohort.spread.items()
    }
    return replace(
        cohort,
        values=shared,
        spread=spread,
        keep=dict.fromkeys(cohort.keep, np.inf),
        least={},
        fast=(),
        also=None,
    )


def _moved(model: Model, cohort: Cohort, name: str) -> float:
    """How far a slider moves everyone from the cohort's own setting; not what is the person's own."""
    if name in cohort.own:
        return 1.0
    return model.values[name] / cohort.values.get(name, cohort.spread[name][0])


@cached
def treated(model: type[Model], cohort: Cohort, number: int | None = None) -> pd.DataFrame:
    """Those of the patients who can rest with what the cohort asks for at least, before any treatment; all of
    them where a changed law lets nobody say at what amounts a species rests."""
    people, one = patients(model, cohort, number), model(**cohort.values)
    if not cohort.least:
        return people
    p = [people[name].to_numpy() if name in people else value for name, value in one.values.items()]
    try:
        return people[np.all([can_rest(model, p, *least) for least in cohort.least.items()], axis=0)]
    except DeclarationError:
        return people


def column(
    model: type[Model], cohort: Cohort, name: str, span: float | None = None, number: int | None = None
) -> pd.DataFrame:
    """One column of every patient's run: DataFrame, a row a patient, a column a day."""
    span = span or model.span
    if not cohort.jumps:
        return _side_by_side(model, cohort, name, span, number).copy()
    people = _run_in(model, replace(cohort, values={}), number)[0]
    rows = np.empty((round(span / STEP) // WHOLE + 1, len(people)))
    _by_chance(model, cohort, name, span, number, rows.__setitem__)
    days = pd.Index(np.arange(len(rows)), name="day")
    return pd.DataFrame(rows.T, index=people.index, columns=days, copy=False)


def highest(
    model: type[Model], cohort: Cohort, name: str, span: float | None = None, number: int | None = None
) -> pd.Series:
    """The highest value of a column in every patient's run: Series. As `column(…).max(axis=1)`, of which
    20,000 patients with jumps fill 60 MB."""
    span = span or model.span
    if not cohort.jumps:
        return column(model, cohort, name, span, number).max(axis=1)
    most: list[np.ndarray] = []

    def look(day: int, amounts: np.ndarray) -> None:
        most[:] = [np.maximum(most[0], amounts) if day else amounts]

    people = _by_chance(model, cohort, name, span, number, look)
    return pd.Series(np.broadcast_to(most[0], len(people)), index=people.index)


@cached
def _side_by_side(
    model: type[Model], cohort: Cohort, name: str, span: float, number: int | None
) -> pd.DataFrame:
    """Runs without jumps; of all their columns only the one asked for is kept."""
    people, days = treated(model, cohort, number), np.linspace(0, span, 241)
    one = network(model, cohort.also)(**cohort.values)
    parts = [people.iloc[first : first + PART] for first in range(0, len(people), PART)]
    return pd.concat([ensemble(one, part, days=days)[name].unstack("day").copy() for part in parts])


def _by_chance(
    model: type[Model],
    cohort: Cohort,
    name: str,
    span: float,
    number: int | None,
    each: Callable[[int, np.ndarray], None],
) -> pd.DataFrame:
    """Those whom the run-in kept; their runs with jumps are told to `each`, as by `_Walk.run`."""
    people, y = _run_in(model, replace(cohort, values={}), number)
    comes = _comes(model, cohort, people, (0, span), number)
    _walk(model, cohort.fast, name).run(_settings(model, cohort.values, people), y, span, *comes, each=each)
    return people


@cached
def _run_in(model: type[Model], cohort: Cohort, number: int | None = None) -> tuple[pd.DataFrame, np.ndarray]:
    """(the patients kept, their state) on day 0."""
    people, [(name, most)] = treated(model, replace(cohort, before={}), number), cohort.keep.items()
    start = {**dict.fromkeys(model.species, 0.0), **cohort.start}
    y = np.repeat(np.array(list(start.values()), float)[:, None], len(people), axis=1)
    highest, late = np.full(len(people), -np.inf), int(cohort.run_in) - cohort.quiet

    def look(day: int, amounts: np.ndarray) -> None:
        if day >= late:
            np.maximum(highest, amounts, out=highest)

    comes = _comes(model, cohort, people, (-cohort.run_in, 0), number)
    y = _walk(model, cohort.fast, name).run(
        _settings(model, cohort.before, people), y, cohort.run_in, *comes, each=look
    )
    kept = highest < most
    return people[kept], y[:, kept]


def _comes(
    model: type[Model], cohort: Cohort, people: pd.DataFrame, days: tuple[float, float], number: int | None
) -> tuple[int, dict[int, tuple[np.ndarray, np.ndarray]]]:
    """(place of the species, {step: (patients, amounts)}) of what chance adds between two days."""
    jumps = arrivals(model, cohort, number)
    jumps = jumps[jumps["day"].between(*days, inclusive="left") & jumps["patient"].isin(people.index)]
    steps = np.ceil((jumps["day"].to_numpy() - days[0]) / STEP).astype(int)
    order = np.argsort(steps, kind="stable")
    taken, first = np.unique(steps[order], return_index=True)
    who, size = (
        np.split(of[order], first[1:])
        for of in (people.index.get_indexer(jumps["patient"]), jumps["size"].to_numpy())
    )
    return list(model.species).index(next(iter(cohort.jumps))), dict(zip(taken.tolist(), zip(who, size)))


def _settings(
    model: type[Model], values: Mapping[str, float], people: pd.DataFrame
) -> list[float | np.ndarray]:
    """Parameters × patients, after the model's own switches of day 0 (a drug that is taken from then on). One
    number where all have the same."""
    settings = {**model(**values).values, **people}
    for event in model.events.values():
        for name, amount in event.set.items():
            if event.day == 0 and name in model.parameters:
                settings[name] = numeric(model, model.formula(amount))(
                    [np.nan] * len(model.species), list(settings.values())
                )
    return [value.to_numpy() if isinstance(value, pd.Series) else value for value in settings.values()]


class _Walk:
    """Midpoint steps of half a day for many patients at once, of only those species that the column depends
    on."""

    def __init__(self, model: type[Model], at_once: tuple[str, ...], name: str) -> None:
        species, rates = list(model.species), dict(net_rates(model))
        wanted = (
            model.formula(model.observables[name].formula).doit()
            if name in model.observables
            else sympy.Symbol(name)
        )
        for fast in map(sympy.Symbol, at_once):
            still = at_rest(model, rates, fast.name)
            rates = {n: rate.subs(fast, still) for n, rate in rates.items()}
            wanted = wanted.subs(fast, still)
        needed: set[str] = set()
        growing = {s.name for s in wanted.free_symbols} & set(species)
        while growing:
            needed |= growing
            growing = {s.name for n in growing for s in rates[n].free_symbols} & set(species) - needed
        self.rows = [i for i, n in enumerate(species) if n in needed]
        self.slopes = parted(model, [rates[species[i]] for i in self.rows])
        self.wanted = numeric(model, wanted)

    def run(
        self,
        p: list[float | np.ndarray],
        start: np.ndarray,
        span: float,
        place: int = 0,
        added: Mapping[int, tuple[np.ndarray, np.ndarray]] = MappingProxyType({}),
        *,
        each: Callable[[int, np.ndarray], None],
    ) -> np.ndarray:
        """The last state.

        added: {step: (patients, amounts)} that come to the species at `place`. each: is told every whole day,
        and the wanted column of the patients on it.
        """
        # One number while all have the same: of a drug, and of what has not come to anyone yet.
        y = [row if np.any(row != row[0]) else row[0] for row in start]
        constants = self.slopes.constants(p)
        for step in range(round(span / STEP) + 1):
            if step in added:
                y[place] = np.broadcast_to(y[place], start.shape[1:]).copy()
                np.add.at(y[place], *added[step])
            if step % WHOLE == 0:
                each(step // WHOLE, self.wanted(y, p))
            y = self._moved(y, self._moved(y, y, constants, STEP / 2), constants, STEP)
        return np.array([np.broadcast_to(row, start.shape[1:]) for row in y])

    def _moved(
        self, y: list[np.ndarray], at: list[np.ndarray], constants: list[float | np.ndarray], step: float
    ) -> list[np.ndarray]:
        moved = list(y)
        for row, slope in zip(self.rows, self.slopes.moving(at, constants)):
            moved[row] = y[row] + step * slope
        return moved


@cached
def _walk(model: type[Model], at_once: tuple[str, ...], name: str) -> _Walk:
    """How the patients of a model walk to one column. at_once: the species that follow the others at once."""
    return _Walk(model, at_once, name)
