"""The model class that an SBML model is here."""

import math
import re
from typing import Any

from ...errors import DeclarationError
from ...network import Model, Observable, Parameter, Reaction, Species
from .happenings import events
from .names import free
from .source import Source

LEAST = 1e-9  # of the largest start; below, what solvers leave as slips (1e-15 on a page) would show


def made(source: Source) -> type[Model]:
    """The class. What changes by a rule of its rate is a species, with a reaction that makes it at that
    rate."""
    body: dict[str, Any] = {
        "title": source.model.getName(),
        "checks_units": source.known,
        "countable": not source.rates,
    }
    _check_amounts(source)
    moving = {*source.reacting, *source.rates}
    for s, one in source.species.items():
        label, unit = source.told(one)
        if s in source.rules:
            body[source.named[s]] = Observable(source.as_amount(s, source.symbol(s)), unit, label)
        else:
            body[source.named[s]] = (Species if s in moving else Parameter)(source.amount(one), unit, label)
        if (s in moving or s in source.rules) and source.divided(s) and source.sized(s):
            name = free(f"{source.named[s]}_concentration", source.named.values())
            body[name] = Observable(source.symbol(s), unit, label)
    for one in source.each("Parameters"):
        label, unit = source.told(one)
        if one.getId() in source.rules:
            body[source.named[one.getId()]] = Observable(source.symbol(one.getId()), unit, label)
        elif not one.isSetValue() or not math.isfinite(one.getValue()):
            source.refuse("without a value, the parameter", one.getId())
        elif one.getId() in source.rates:
            body[source.named[one.getId()]] = Species(one.getValue(), unit, label)
        else:
            reach = (2 * one.getValue(), 0.0) if one.getValue() < 0 else None
            body[source.named[one.getId()]] = Parameter(
                one.getValue(), unit, label, range=reach, note="as the file has it"
            )
    for one in source.each("Reactions"):
        flow = " => ".join(
            _side(source, side) for side in (one.getListOfReactants(), one.getListOfProducts())
        )
        law = source.formula(source.read(one.getKineticLaw()), "the rate of", one.getId())
        body[source.named[one.getId()]] = Reaction(flow, source.a_day(law))
    for made_so, formula in source.rates.items():
        law = source.formula(formula, "the rate rule of", made_so)
        law = source.as_amount(made_so, law) if made_so in source.species else law
        name = free(f"rate_of_{source.named[made_so]}", body)
        body[name] = Reaction(f"=> {source.named[made_so]}", source.a_day(law))
    for name, event in events(source):
        body[name] = event
    words = re.split(r"\W|_", source.model.getId().removesuffix("_model"), flags=re.ASCII)
    name = "".join(word[:1].upper() + word[1:] for word in words if word) or "Imported"
    return type(name if name[0].isalpha() else f"Model{name}", (Model,), body)


def _check_amounts(source: Source) -> None:
    """Raise where nothing can be run, or not well."""
    name = source.model.getId() or "the model"
    starts = [source.amount(source.species[s]) for s in {*source.reacting, *source.rates} & {*source.species}]
    starts += [one.getValue() for one in source.each("Parameters") if one.getId() in source.rates]
    if not source.rates and not (source.reacting and source.model.getNumReactions()):
        raise DeclarationError(
            f"{name}: no reaction changes a species, so that there is nothing to run; write what its "
            f"rules and events do as reactions."
        )
    largest = max(starts)
    if 0 < largest < LEAST:
        raise DeclarationError(
            f"{name}: no species starts above {largest:.2g}, which is too little for a solver to follow; "
            f"write the file in a smaller unit of amounts (fmol for mol), so that one starts above "
            f"{LEAST:g}."
        )


def _side(source: Source, side: Any) -> str:
    terms = []
    for one in side:
        copies = source.copies(one)
        if copies % 1:
            source.refuse("the stoichiometry that is no whole number, of", one.getSpecies())
        if one.getSpecies() in source.reacting and copies:
            terms.append(f"{copies:.0f} {source.named[one.getSpecies()]}")
    return " + ".join(terms)
