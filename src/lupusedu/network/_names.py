"""The names a declaration uses: each must be declared, also in its sentences, checks and conditions."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from ..errors import DeclarationError, suggestion
from . import grammar
from .views import LOOKS, ROOMS

if TYPE_CHECKING:
    from .model import Model


def check_names(model: "type[Model]") -> None:
    """Raise where a name is taken, or where anything names what is not declared."""
    for name in {**model.species, **model.parameters}:
        if name in {*vars(model.__mro__[-2]), "values", "extra"}:
            raise DeclarationError(
                f"{model.__name__}.{name}: the name '{name}' is taken by Model itself; choose another."
            )
    for where, name, known in [*named_by_lesson(model), *named_by_measures(model)]:
        if name not in known:
            raise DeclarationError(
                f"{model.__name__}, {where} names '{name}', which is not declared{suggestion(name, known)}"
            )


def named_by_lesson(model: "type[Model]") -> Iterator[tuple[str, str, Any]]:
    """(where, name, the names known there) of the settled start, presets, knobs, plots, checks and views."""
    columns = [*model.species, *model.observables]
    knobs = [knob.name for knob in model.knobs]
    kinds = {
        "species": {**model.species, **model.means},
        "columns": columns,
        "parameters": model.parameters,
        "knobs": knobs,
        "cohorts": model.cohorts,
        "reactions": {**model.reactions, **model.declared},
        "amounts": {**model.species, **model.means, **model.parameters},
        "rooms": ROOMS,
        "looks": LOOKS,
    }
    lists = [
        ("settle", model.settle.start, model.species),
        *([("headline", model.headline.values, model.parameters)] if model.headline else []),
        *((f"preset '{p}'", preset.values, model.parameters) for p, preset in model.presets.items()),
        *((f"knob '{knob.label}'", knob.parameters, model.parameters) for knob in model.knobs),
        *((f"plot '{p}'", plot.series, columns) for p, plot in model.plots.items()),
        *(
            (f"check '{c.id}'", filter(None, (c.cohort, c.against_cohort)), model.cohorts)
            for c in model.checks
        ),
    ]
    yield from ((where, name, known) for where, names, known in lists for name in names)
    for v, view in model.views.items():
        yield from ((f"view '{v}'", name, kinds[kind]) for name, kind in view.names())


def named_by_measures(model: "type[Model]") -> Iterator[tuple[str, str, Any]]:
    """The same of every sentence, check and condition; raises where one cannot be read."""
    for where, text, read, of in measured(model):
        known = {
            "column": [*of.species, *of.observables],
            "species": {**of.species, **of.means},
            "parameter": of.parameters,
        }
        try:
            found = grammar.calls(read(text))
        except DeclarationError as error:
            raise DeclarationError(f"{model.__name__}, {where}: {error}") from None
        yield from ((where, name, known[kind]) for call in found for kind, name in call.names)


def measured(model: "type[Model]") -> Iterator[tuple[str, str, Callable, Any]]:
    """(where, text, what reads it, the model whose run it is about) of every sentence, check, condition."""
    for text in (text for alternatives in model.words for text in alternatives):
        yield f"sentence '{text}'", text, grammar.sentence, model
    for check in model.checks:
        read = grammar.condition if check.cohort or check.runs else grammar.arithmetic
        yield f"check '{check.id}'", check.measure, read, check.network or model
    if model.headline:
        yield "headline", model.headline.measure, grammar.arithmetic, model
    for v, view in model.views.items():
        for text in view.conditions():
            yield f"view '{v}'", text, grammar.condition, model
