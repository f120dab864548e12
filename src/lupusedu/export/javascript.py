"""A model as JavaScript."""

import json
import math
import re
from collections.abc import Mapping
from typing import Any

import numpy as np
import sympy
from sympy.printing.jscode import JavascriptCodePrinter

from .. import data
from .._version import __version__
from ..look import TERMS, drawings
from ..network import AnyModel, Event, Model, Parameter, grammar, made
from ..network.formula import DAY_NAME, names_in, sides
from ..network.model import Amount
from ..network.views import Stage
from ..simulate import _stage as stage
from ..simulate import cohort, grid

DRAWS = 200  # virtual patients a phone computes in a quarter of a second
HIGHEST = 8  # power that is written as a product
SHOWN = 100  # those with triggers by chance, which weigh more


def javascript(model: AnyModel, whole: bool = True) -> str:
    """One JavaScript object expression: the model's words as data, its mathematics as functions of state y
    and parameters p. whole: with what makes virtual patients of it (`people`), which its views of them ask
    for else."""
    model = made(model)  # one of counting has no reactions, and is shown all the same
    words = {
        "name": model.name,
        "title": model.title,
        "question": model.question,
        "version": __version__,
        "span": model.span,
        "step": float(grid(model)[1]),
        "settle": model.settle.days,
        **_network(model),
        **_lesson(model),
        **_pictures(model, whole),
        **(people(model) if whole else {}),
    }
    text = json.dumps(words, ensure_ascii=False, separators=(",", ":"))
    return "({" + ",\n".join([text[1:-1], *_functions(model)]) + "})"


def told(words: list[list[str]]) -> list[list[list]]:
    """Sentences as the browser tells them: for each, of every alternative its parts, text or
    {measure: [name, column, numbers …], above, below, form}."""
    return [
        [[part_told(part) for part in grammar.sentence(text)] for text in alternatives]
        for alternatives in words
    ]


def part_told(part: str | grammar.Deed) -> str | dict:
    """A part of a sentence, or of what a reader is to do, as the browser reads it."""
    if isinstance(part, str):
        return part
    if isinstance(part, grammar.Opened):
        return {"view": part.view}
    levels = {"above": part.above, "below": part.below, "form": getattr(part, "form", None)}
    told = {name: level for name, level in levels.items() if level not in (-math.inf, math.inf, None)}
    if isinstance(part, grammar.Setting):
        return {"setting": part.name, **told}
    return {"measure": [part.call.name, *part.call.arguments], **told}


def _network(model: Model) -> dict:
    """What is declared of the network, but for its formulas."""
    of = {one: {"of": name} for name, places in model.means.items() for one in places}
    columns = {
        kind: [
            {"name": n, "label": q.label, "unit": q.unit, "role": q.role, **of.get(n, {})}
            for n, q in things.items()
        ]
        for kind, things in (("species", model.species), ("observables", model.observables))
    }
    reactions = [{"name": name, "change": change} for name, change in model.stoichiometry().items()]
    return {
        **columns,
        "parameters": [_parameter(q, model.values[n]) for n, q in model.parameters.items()],
        **({"reactions": reactions} if reactions else {}),
    }


def _lesson(model: Model) -> dict:
    """What is declared beside the network, but for its views."""
    return {
        "plots": [
            {
                "name": n,
                **vars(plot),
                "lines": [{"value": v, "label": words} for words, v in plot.lines.items()],
            }
            for n, plot in model.plots.items()
        ],
        "knobs": [
            {
                "name": k.name,
                "label": k.label,
                "level": k.level,
                "parameters": k.parameters,
                "stops": [{"label": words, "values": values} for words, values in k.settings.items()],
            }
            for k in model.knobs
        ],
        "presets": [
            {"name": n, "caption": preset.caption, "values": preset.values}
            for n, preset in model.presets.items()
        ],
        "words": told(model.words),
    }


def _functions(model: Model) -> list[str]:
    """start, derivatives, observe and events, as JavaScript."""
    start = {**{n: s.value for n, s in model.species.items()}, **model.settle.start}
    observed = [o.formula for o in model.observables.values()]
    amounts = {"start(p)": start.values(), f"observe(y, p{_day(model, *observed)})": observed}
    day = _day(model, *(r.rate for r in model.reactions.values()))
    return [
        *(
            f"{head} {{ return [{', '.join(_js(model, amount) for amount in listed)}]; }}"
            for head, listed in amounts.items()
        ),
        f"derivatives(y, p, dy{day}) {{ {_js_derivatives(model)} }}",
        *([f"rates(y, p, v{day}) {{ {_js_rates(model)} }}"] if model.reactions else []),
        f"events: [{', '.join(_js_event(model, event) for event in [*model.events.values(), *model.extra])}]",
    ]


def _day(model: Model, *formulas: Amount) -> str:
    """The day as one argument more, where any of these uses it."""
    return f", {DAY_NAME}" if any(DAY_NAME in names_in(model.formula(one)) for one in formulas) else ""


def _parameter(parameter: Parameter, value: float) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "label": parameter.label,
        "unit": parameter.unit,
        "value": value,
        "range": parameter.range,
        "log": parameter.log,
        "whole": parameter.whole,
    }


def _pictures(model: Model, whole: bool) -> dict[str, Any]:
    """The declared views, and the cohorts of virtual patients that they show."""
    declared = {n: _view(model, n, view) for n, view in model.views.items()}
    if (
        model.reactions
        and model.countable
        and not any(isinstance(view, Stage) for view in model.views.values())
    ):
        declared["stage"] = _staged(model, "stage")
    shown = _cohorts(model)
    cohorts = [
        {
            "name": n,
            "values": one.values,
            "spread": one.spread,
            **_own(one),
            **(_trial(model, one) if one.jumps else {}),
        }
        for n, one in shown.items()
    ]
    for n, view in model.views.items():
        if getattr(view, "cohorts", ()) and not whole:
            declared[n]["draws"] = model.name
    return {"views": [*declared.values()], **({"cohorts": cohorts} if shown else {})}


def _cohorts(model: Model) -> dict[str, Any]:
    """The cohorts that views of the model show."""
    return {
        name: model.cohorts[name] for view in model.views.values() for name in getattr(view, "cohorts", ())
    }


def people(model: Model) -> dict[str, Any]:
    """What is drawn by chance for the virtual patients that views show: the first draws of the committed
    table, the same as in Python; {} where none is shown."""
    shown = _cohorts(model)
    if not shown:
        return {}
    kept = cohort.kept(type(model), list(shown.values()), DRAWS)
    drawn = data.draws(model).loc[kept, list(next(iter(shown.values())).spread)]
    by_chance = [one for one in shown.values() if one.jumps]
    chance = {"chance": _chance(model, by_chance, kept[:SHOWN])} if by_chance else {}
    return {"draws": drawn.to_dict("list"), **chance}


def _view(model: Model, name: str, view: Any) -> dict[str, Any]:
    if isinstance(view, Stage):
        return _staged(model, name)
    shown = {"name": name, "kind": view.kind, **vars(view)}
    if view.conditions():
        shown["groups"] = {words: part_told(grammar.condition(text)) for words, text in view.groups.items()}
    return shown


def _staged(model: Model, name: str) -> dict[str, Any]:
    """The stage of a model, declared or not, filled in as js/simulate/lives.js reads it."""
    full = stage.stage(model)
    return {
        "name": name,
        "kind": full.kind,
        "title": full.title,
        "days": full.days,
        "day": full.day,
        "rooms": [*full.rooms],
        "kinds": [_kind(kind) for kind in stage.kinds(model, full)],
        "acts": [_act(act) for act in stage.acts(model, full)],
        "washes": [{"name": n, "look": look, "full": most} for n, (look, most) in full.washes.items()],
        **_wipe(model, full),
        **({"hosts": _by_kind(model, full, full.hosts)} if full.hosts else {}),
        **({"neighbours": full.neighbours} if full.neighbours else {}),
        **({"more": full.more} if full.more else {}),
        "drawings": {look: _drawing(look) for look in sorted(_looks(full) & {*drawings()})},
    }


def _act(act: stage.Act) -> dict[str, Any]:
    """What is not so goes without saying."""
    return {name: value for name, value in vars(act).items() if value is not False}


def _looks(full: Stage) -> set[str]:
    """The drawings that a filled-in stage may show, beside those of every stage
    (js/figure/views/_stage_looks.js)."""
    kinds = [look for one in full.look.values() for look in ([one] if isinstance(one, str) else one[::2])]
    washes = [look for look, _ in full.washes.values()]
    shown = {"antibody_drug": full.neighbours, "gate": full.gates, "drop": full.hosts or "wash" in washes}
    others = [look for look, needed in {**shown, "drug": "press" in washes}.items() if needed]
    return {*full.rooms, *kinds, *washes, *full.hosts.values(), *others}


def _drawing(look: str) -> list[dict[str, str]]:
    """Its parts, their path data without what only people need between its numbers."""
    spare = r"[ ,]+(?=[-a-z])|(?<=[a-z]) +|(?<=\.\d)[ ,]+(?=\.)|(?<=\.\d\d)[ ,]+(?=\.)"
    return [{"class": ink, "d": re.sub(spare, "", d, flags=re.IGNORECASE)} for ink, d in drawings()[look]]


def _kind(kind: stage.Kind) -> dict[str, Any]:
    """A kind of actor, with the entry of the glossary that tells what it is, if one does."""
    drawing = kind.look if isinstance(kind.look, str) else kind.look[0]
    told = {name: value for name, value in vars(kind).items() if value != ""}
    return told | ({"term": TERMS[drawing]} if drawing in TERMS else {})


def _wipe(model: Model, full: Stage) -> dict[str, Any]:
    """What a hand may take away: the place of the event that does it, of each parameter, a share, the kinds;
    and what may come of it. Nothing where no event does it."""
    shares = list(dict.fromkeys(full.wipe.values()))
    able = [
        i
        for i, one in enumerate(model.events.values())
        if one.day is not None
        and set(shares) & {str(s) for amount in one.set.values() for s in model.formula(amount).free_symbols}
    ]
    if not able:
        return {}
    taken = _by_kind(model, full, full.wipe)
    takes = [{"parameter": p, "kinds": [k for k, by in taken.items() if by == p]} for p in shares]
    groups = {words: part_told(grammar.condition(text)) for words, text in full.groups.items()}
    more = {"groups": groups, "rest": full.rest} if groups else {}
    return {"wipe": {"event": able[0], "takes": takes}, **more}


def _by_kind(model: Model, full: Stage, given: Mapping[str, Any]) -> dict[int, Any]:
    """What is declared of species, by the places of their kinds."""
    named = {here: one for name, one in given.items() for here in model.means.get(name, [name])}
    return {
        k: named[kind.species] for k, kind in enumerate(stage.kinds(model, full)) if kind.species in named
    }


def _own(one: Any) -> Any:
    return {"own": one.own} if one.own else {}


def _trial(model: Any, one: Any) -> Any:
    return {"before": one.before, "start": one.start, "run_in": one.run_in, "days": one.days or model.span}


def _chance(model: Any, cohorts: Any, kept: Any) -> Any:
    """What chance adds to which species of each patient: [day, size, day, size, …]. All arms of a trial share
    it."""
    longest = max(cohorts, key=lambda one: one.days or model.span)
    drawn = cohort.arrivals(model, longest)
    # On the half days that the steps in Python end on.
    drawn["day"] = cohort.STEP * np.ceil(drawn["day"] / cohort.STEP)
    drawn = drawn[drawn["day"] < (longest.days or model.span)].round(3)
    return {
        "species": next(iter(longest.jumps)),
        "arrivals": [
            drawn.loc[drawn["patient"] == who, ["day", "size"]].to_numpy().ravel().tolist() for who in kept
        ],
    }


def _places(model: Any) -> Any:
    """Symbols as array places, so that no name can clash with a word of the language."""
    names = [(n, f"y[{i}]") for i, n in enumerate(model.species)] + [
        (n, f"p[{i}]") for i, n in enumerate(model.parameters)
    ]
    return {sympy.Symbol(name): sympy.Symbol(place) for name, place in names}


class _Printer(JavascriptCodePrinter):
    """SymPy's, but for whole powers of one symbol: as products, the rate laws of a model with three of them
    take a quarter of the time."""

    def _print_Pow(self, power: sympy.Pow) -> str:
        base, exponent = power.args
        if base.is_Symbol and exponent.is_Integer and 2 <= exponent <= HIGHEST:
            return f"({'*'.join([self._print(base)] * int(exponent))})"
        return str(super()._print_Pow(power))


_print = _Printer().doprint


def _js(model: Any, amount: Amount) -> str:
    if not isinstance(amount, str):
        return repr(float(amount))
    return _print(model.formula(amount).doit().xreplace(_places(model)))


def _js_laws(model: Any) -> tuple[list[str], list[str]]:
    """(lines of what several rate laws share, each rate law) as JavaScript."""
    rates = [model.formula(r.rate).doit().xreplace(_places(model)) for r in model.reactions.values()]
    shared, laws = sympy.cse(rates, symbols=sympy.numbered_symbols("x"))
    return [f"const {s} = {_print(e)};" for s, e in shared], [_print(law) for law in laws]


def _js_derivatives(model: Any) -> Any:
    lines, laws = _js_laws(model)
    lines += [f"const v{i} = {law};" for i, law in enumerate(laws)]
    flows: dict[str, list[str]] = {species: [] for species in model.species}
    for i, change in enumerate(model.stoichiometry().values()):
        for species, copies in change.items():
            flows[species].append(
                f"{'-' if copies < 0 else '+'} {'' if abs(copies) == 1 else f'{abs(copies)}*'}v{i}"
            )
    lines += [f"dy[{i}] = {' '.join(terms) or '0'};" for i, terms in enumerate(flows.values())]
    return " ".join(lines)


def _js_rates(model: Any) -> str:
    """The rate of each reaction: what `derivatives` sums, in the same words, so that it adds few bytes."""
    lines, laws = _js_laws(model)
    lines += [f"const v{i} = {law};" for i, law in enumerate(laws)]
    return " ".join([*lines, *(f"v[{i}] = v{i};" for i in range(len(laws)))])


def _js_event(model: Any, event: Event) -> Any:
    places = {str(name): str(place) for name, place in _places(model).items()}
    changes = [f"{places[n]} += {_js(model, a)};" for n, a in event.add.items()]
    changes += [f"{places[n]} = {_js(model, a)};" for n, a in event.set.items()]
    # Where a parameter is the day, a reader may drag the event along the axis.
    named = f", parameter: {json.dumps(event.day)}" if event.day in model.parameters else ""
    today = _day(model, *event.add.values(), *event.set.values())
    if event.day is None:
        margin = _print(model.margin(event.when).doit().xreplace(_places(model)))
        head = f"when(y, p{_day(model, *sides(event.when, model.name))}) {{ return {margin}; }}"
    else:
        head = f"day(p) {{ return {_js(model, event.day)}; }}"
    return (
        f"{{ label: {json.dumps(event.label, ensure_ascii=False)}{named}, {head}, "
        f"apply(y, p{today}) {{ {' '.join(changes)} }} }}"
    )
