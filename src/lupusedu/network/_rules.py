"""What a declaration must hold before it is a model; every error names the thing and the mend."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping
from keyword import iskeyword
from numbers import Real
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, TypeVar

import sympy

from ..errors import DeclarationError, suggestion
from ._names import check_names
from ._units import ATOMS, OWN, Powers, dimensions, product, unit_of, unit_text
from .formula import DAY_NAME, names_in, sides, unknown
from .lesson import Check, Cohort, Knob, Plot, Preset
from .views import Bifurcation, PhasePlane, Tradeoff

if TYPE_CHECKING:
    from .model import Amount, Event, Model, Reaction

T = TypeVar("T")
DAY = SimpleNamespace(unit="day")
ONE_PICTURE = (PhasePlane, Bifurcation, Tradeoff)  # of a network as it is on every day
# What SBML, Antimony and the formulas mean by these words; no species, parameter, reaction or observable can
# be called so.
TAKEN = frozenset(
    """
    t time model module function end species compartment reaction var const gene geneProduct operator at after
    event delete has equals unit formula constraint maximize minimize ext DNA default_compartment
    substanceOnly whole_body substance volume area length extent time_unit item second mole litre gram
    dimensionless time avogadro pi exponentiale infinity inf INF nan NaN NAN notanumber true false TRUE
    FALSE exp log log10 ln sqrt sqr root power pow abs floor ceil ceiling factorial gamma piecewise delay
    rateOf min max rem quotient implies sin cos tan sec csc cot sinh cosh tanh sech csch coth asin acos
    atan asec acsc acot asinh acosh atanh asech acsch acoth arcsin arccos arctan arcsec arccsc arccot
    arcsinh arccosh arctanh arcsech arccsch arccoth normal uniform exponential poisson binomial bernoulli
    cauchy chisquare laplace lognormal rayleigh truncatedNormal truncatedExponential truncatedPoisson
    truncatedGamma xor eq neq gt lt geq leq plus minus times divide Symbol Integer Float Add Mul Pow Min
    Max
    """.split()  # noqa: SIM905 (a list of quoted words would be three times as long)
)


class Unchecked(dict[str, Powers]):
    """Units that are not known, each 1."""


def check(model: type[Model]) -> None:
    """Raise DeclarationError unless the class's names, flows, rate laws, units and events fit together."""
    check_shapes(model)
    check_words(model)
    check_names(model)
    units = units_of(model)
    for name, parameter in model.parameters.items():
        check_amount(f"{model.__name__}.{name}", parameter.value, parameter)
    for name, amount in [
        *((name, species.value) for name, species in model.species.items()),
        *model.settle.start.items(),
    ]:
        check_given(model, f"{model.__name__}.{name}", amount, model.species[name], units, model.parameters)
    for name, observable in model.observables.items():
        owner = f"{model.__name__}.{name}"
        check_unit(
            owner, model.formula(observable.formula), units, dimensions(observable.unit, owner, model.units)
        )
    for reaction in model.reactions.values():
        check_reaction(model, reaction, units)
    for event in model.events.values():
        check_event(model, event)
    check_day(model)


def units_of(model: type[Model]) -> dict[str, Powers]:
    """{name: dimensions} of the species, the parameters and the day; `Unchecked` where a model has none."""
    if not model.checks_units:
        return Unchecked({name: {} for name in (DAY_NAME, *model.species, *model.parameters)})
    return {DAY_NAME: {"day": 1.0}} | {
        name: dimensions(thing.unit, f"{model.__name__}.{name}", model.units)
        for name, thing in {**model.species, **model.parameters}.items()
    }


def check_amount(owner: str, value: object, thing: Any) -> None:
    """Raise unless `value` is finite, and not negative where the declared range has no negative part."""
    if isinstance(value, bool) or not isinstance(value, Real) or not math.isfinite(value):
        raise DeclarationError(f"{owner} is {value!r}; give a finite number{in_unit(thing.unit)}.")
    if value < 0 and not (getattr(thing, "range", None) and thing.range[0] < 0):
        unit = "" if thing.unit == "1" else f" {thing.unit}"
        raise DeclarationError(f"{owner} is {value:g}{unit}, a negative amount; give 0 or more.")


def in_unit(unit: str) -> str:
    """Words for errors: in which unit to give a number; none for what is counted."""
    return f" in {unit}" if unit != "1" else ""


def check_given(
    model: type[Model],
    owner: str,
    amount: Amount,
    thing: Any,
    units: Mapping[str, Powers],
    known: Collection[str],
) -> None:
    """Raise unless `amount` is a number fit for `thing`, or a formula of the `known` names in its unit."""
    if not isinstance(amount, str):
        check_amount(owner, amount, thing)
        return
    formula = model.formula(amount)
    strange = sorted(str(name) for name in formula.free_symbols if str(name) not in known)
    if strange:
        what = "the day" if strange[0] == DAY_NAME else "a species"
        raise DeclarationError(
            f"{owner}: '{amount}' uses '{strange[0]}', {what}; use parameters and numbers here."
        )
    if formula.free_symbols:
        check_unit(owner, formula, units, dimensions(thing.unit, owner, model.units))


def check_unit(owner: str, formula: sympy.Expr, units: Mapping[str, Powers], expected: Powers) -> None:
    """Raise unless the formula's unit is the expected one."""
    if isinstance(units, Unchecked):
        return
    found = unit_of(formula, units, owner)
    if formula != 0 and found != expected:
        names = ", ".join(sorted(map(str, formula.free_symbols)))
        mend = f"mend the unit of one of {names}" if names else "write a Parameter that has this unit"
        raise DeclarationError(
            f"{owner}: '{formula}' has unit {unit_text(found)}, expected {unit_text(expected)}; {mend}."
        )


def check_reaction(model: type[Model], reaction: Reaction, units: Mapping[str, Powers]) -> None:
    """Raise unless the reaction's species are declared and its rate law is an amount a day of each of
    them."""
    owner = f"{model.__name__}.{reaction.name}"
    used, made = reaction.sides()
    law = model.formula(reaction.rate)
    for name in {**used, **made}:
        if name not in model.species:
            raise DeclarationError(
                f"{owner}: '{reaction.flow}' names '{name}', which is not a "
                f"species{suggestion(name, model.species)}"
            )
        if made.get(name, 0) != used.get(name, 0):
            check_unit(owner, law, units, product(units[name], {"day": -1}))


def check_day(model: type[Model]) -> None:
    """Raise where rate laws use the day, or events wait, and something declared takes rates to be the same on
    each day, or knows nothing of conditions."""
    laws = [r.name for r in model.reactions.values() if DAY_NAME in names_in(model.formula(r.rate))]
    still = [f"the view '{v}'" for v, view in model.views.items() if isinstance(view, ONE_PICTURE)]
    cohorts = [f"the cohort '{name}'" for name in model.cohorts]
    awaited = [event.when for event in model.events.values() if event.when]
    if awaited and cohorts:
        raise DeclarationError(
            f"{model.__name__}: an event waits for '{awaited[0]}', and {cohorts[0]} knows events by their "
            f"days alone; leave one of the two out."
        )
    still += cohorts
    if laws and still:
        raise DeclarationError(
            f"{model.__name__}: the rate of '{laws[0]}' changes with the day '{DAY_NAME}', and {still[0]} "
            f"takes rates that are the same on each day; leave one of the two out."
        )


def check_condition(model: type[Model], owner: str, when: str, units: Mapping[str, Powers]) -> None:
    """Raise unless a condition can be read, hangs on something that moves, and compares like with like."""
    lesser, greater = (model.formula(side) for side in sides(when, owner))
    # Parameters that no event changes move nothing, yet an event may come to change them: they will do.
    if not (lesser.free_symbols | greater.free_symbols):
        raise DeclarationError(
            f"{owner}: '{when}' is of numbers alone; name what comes to be above or below."
        )
    for one, other in ((lesser, greater), (greater, lesser)):
        if one.free_symbols and other.free_symbols:
            check_unit(owner, one, units, unit_of(other, units, owner))


def follows(model: type[Model]) -> dict[str, str]:
    """{column that only follows the species: words for errors, with what to name instead}."""
    observables = {
        name: f"an observable; name what it is worked out from: {one.formula}."
        for name, one in model.observables.items()
    }
    return observables | {
        name: f"the mean of places; name one of them: {', '.join(places)}."
        for name, places in model.means.items()
    }


def check_event(model: type[Model], event: Event) -> None:
    """Raise unless the event's day and amounts can be read and what it changes is declared."""
    called = event.name or event.label or (f"when {event.when}" if event.when else f"on day {event.day}")
    owner, units = f"{model.__name__}, event {called}", units_of(model)
    amounts = {**model.species, **model.parameters}
    if (event.day is None) is not bool(event.when):
        raise DeclarationError(f"{owner}: give it a day, or a condition when='…', and not both.")
    if event.day is not None:
        if not isinstance(event.day, str) and not (
            isinstance(event.day, Real) and math.isfinite(event.day) and event.day >= 0
        ):
            raise DeclarationError(f"{owner}: the day is {event.day}; give a day of 0 or later.")
        check_given(model, f"{owner}, day", event.day, DAY, units, model.parameters)
    else:
        check_condition(model, owner, event.when, units)
    for name, amount in [*event.add.items(), *event.set.items()]:
        if name not in amounts:
            raise DeclarationError(f"{owner} changes '{name}', {unknown(name, amounts, follows(model))}")
        check_given(model, f"{owner}: {name}", amount, amounts[name], units, {*amounts, DAY_NAME})
    if not (event.add or event.set):
        raise DeclarationError(f"{owner} changes nothing; give add={{...}} or set={{...}}.")


def listed(owner: str, things: Any, kind: type[T]) -> tuple[T, ...]:
    """Things as a tuple; raises where one stands alone, or is of another kind."""
    one = f"{kind.__name__}(…)"
    if isinstance(things, (kind, dict, str)) or not hasattr(things, "__iter__"):
        raise DeclarationError(f"{owner} is {things!r}; give a list: [{one}].")
    for thing in things:
        if not isinstance(thing, kind):
            raise DeclarationError(f"{owner} holds {thing!r}; each must be written {one}.")
    return tuple(things)


def check_shapes(model: type[Model]) -> None:
    """Raise where what is named by words is not a dictionary, or what comes in order is not a list."""
    for kind, what in (("presets", "Preset"), ("plots", "Plot"), ("views", "View"), ("cohorts", "Cohort")):
        if not isinstance(getattr(model, kind), dict):
            raise DeclarationError(
                f"{model.__name__}.{kind} is {getattr(model, kind)!r}; give each a name: {{'name': "
                f"{what}(…)}}."
            )
    if isinstance(model.units, str) or not isinstance(model.units, Collection):
        raise DeclarationError(f"{model.__name__}.units is {model.units!r}; give a list of words: ['hare'].")
    for unit in model.units:
        if not isinstance(unit, str) or not OWN.fullmatch(unit) or unit in ATOMS:
            raise DeclarationError(
                f"{model.__name__}.units holds {unit!r}; a unit of your own is a word of the letters A to Z, "
                f"and none of {', '.join(sorted(ATOMS))}."
            )
    for kind, each in (("presets", Preset), ("plots", Plot), ("cohorts", Cohort)):
        listed(f"{model.__name__}.{kind}", [*getattr(model, kind).values()], each)
    for kind, thing in (("knobs", Knob), ("checks", Check)):
        listed(f"{model.__name__}.{kind}", getattr(model, kind), thing)
    for alternatives in model.words:
        if isinstance(alternatives, str):
            raise DeclarationError(
                f"{model.__name__}.words holds {alternatives!r}; give a list of alternatives for each "
                f"sentence: [['It ends at {{end(B)}}.']]."
            )


def check_words(model: type[Model]) -> None:
    """Raise where a name cannot be the name of the same thing in every export."""
    for kind in ("species", "parameters", "reactions", "observables"):
        for name in getattr(model, kind):
            if not re.fullmatch(r"[A-Za-z]\w*", name, re.ASCII):
                raise DeclarationError(
                    f"{model.__name__}.{name}: begin a name with one of the letters A to Z, and write it in "
                    f"these letters, digits and _."
                )
            if (
                name in TAKEN
                or iskeyword(name)
                or name == f"{model.name}_model"
                or re.fullmatch(r"event_\d+|unit_\w+", name)
            ):
                raise DeclarationError(
                    f"{model.__name__}.{name}: the word '{name}' means something else in a formula or in "
                    f"SBML; choose another, such as '{name}_1'."
                )
