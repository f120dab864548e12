"""A model as Antimony."""

import json
import re
from collections.abc import Callable
from typing import Any

import numpy as np
import sympy

from .._version import __version__
from ..network import AnyModel, Event, Model
from ..network._rules import units_of
from ..network._units import Powers, dimensions, unit_of
from ..network.formula import DAY_NAME, sides
from ..network.model import Amount
from ..simulate import apply, instance, settled

HEAD = """\
  unit substance = dimensionless; unit extent = dimensionless; unit volume = dimensionless; \
unit time_unit = 86400 second;
  compartment whole_body = 1;"""


def antimony(model: AnyModel) -> str:
    """Antimony text of the model with its values. It starts on day 0, settled, with that day's events inside.

    Reactions are irreversible (`=>`). Units carry the model's own names; of what they are made of, only the
    day is known to SBML, which has no IU and one unit for all reactions: cells, volumes, weights and IU count
    as pure numbers. Raises SimulationError for a model without reactions.
    """
    model = instance(model)
    changes = later(model)
    lines = [
        HEAD,
        f"  species {', '.join(f'{name} in whole_body' for name in model.species)};",
        *(f"  {n}: {r.flow}; whole_body*({_plain(model, r.rate)});" for n, r in model.reactions.items()),
        *(f"  {name} = {value!r};" for name, value in first_day(model).items()),
        *_events(changes),
        *_kinds(model, {name for _, now in changes for name, _ in now}),
        *_units(model),
    ]
    used = dict.fromkeys(re.findall(r"\bunit_\w+", "\n".join(lines)))
    head = [f"// {model.title} (lupusedu {__version__})", f"model {model.name}_model", *map(_unit_line, used)]
    return "\n".join([*head, *lines, *_notes(model), "end", ""])


def first_day(model: Model) -> dict[str, float]:
    """{name: amount or value} of species and parameters on day 0, after its events."""
    p = np.array(list(model.values.values()), float)
    y, _ = settled(model, p)
    for day, event in model.timeline():
        if day == 0:
            apply(model, event, y, p, day)
    return dict(zip([*model.species, *model.parameters], [*y.tolist(), *p.tolist()]))


Change = tuple[str, list[tuple[str, str]]]  # a condition, and (name, new amount) of what then changes


def later(model: Model) -> list[Change]:
    """What events change after day 0: all of the text that hangs on the settings, but for the values of the
    first day.

    One change each, as each sees those before it; where an event waits for a condition, which is looked at
    after each event, all changes of an event at once.
    """
    dated = [(f"time >= {_day(model, day, event)}", event) for day, event in model.timeline() if day > 0]
    if not model.awaited():
        return [(when, [change]) for when, event in dated for change in _changes(model, event)]
    awaited = [(_condition(model, event.when), event) for event in model.awaited()]
    return [(when, _together(model, event)) for when, event in [*dated, *awaited]]


def _events(changes: list[Change]) -> list[str]:
    """An event for each change: at equal days the listed order holds, by priorities."""
    return [
        f"  event_{i}: at {when}, priority = {len(changes) + 1 - i} dimensionless, "
        f"fromTrigger = false: {', '.join(f'{name} = {amount}' for name, amount in now)};"
        for i, (when, now) in enumerate(changes, 1)
    ]


def _condition(model: Model, when: str) -> str:
    """A condition as Antimony writes it; a bare number has the unit of the other side."""
    lesser, greater = sides(when, model.name)

    def told(side: str, other: str) -> str:
        number = model.formula(side)
        if number.free_symbols:
            return _plain(model, side)
        unit = unit_of(model.formula(other), units_of(type(model)), "export")
        return f"{float(number.doit())!r} {_unit(unit)}"

    return f"{told(lesser, greater)} < {told(greater, lesser)}"


def _kinds(model: Model, changed: set[str]) -> list[str]:
    """What stays and what varies, of the parameters, and the formulas of the observables."""
    parameters = [f"  {'var' if name in changed else 'const'} {name};" for name in model.parameters]
    return parameters + [f"  {n} := {_plain(model, o.formula)};" for n, o in model.observables.items()]


def _units(model: Model) -> list[str]:
    """The unit of each parameter and observable; species have that of substance."""
    things = {**model.parameters, **model.observables}
    return [
        f"  {name} has {_unit(dimensions(thing.unit, name, model.units))};" for name, thing in things.items()
    ]


def _notes(model: Model) -> list[str]:
    """Label and unit of each thing. Notes, not display names: COPASI calls a thing by its display name, and
    two things may share one. None where units were not checked, so that nobody checks them who reads it."""
    if not model.checks_units:
        return []
    things: dict[str, Any] = {**model.species, **model.parameters, **model.observables}
    words = {
        name: json.dumps(f"{thing.label} ({thing.unit})", ensure_ascii=False)
        for name, thing in things.items()
    }
    return [f"  {name} notes {text};" for name, text in words.items()]


def _unit(powers: Powers) -> str:
    """Name of a unit in Antimony: {'cell': 1, 'µL': -1} as unit_cell_per_uL."""
    words = [
        f"{'per_' * (n < 0)}{atom.replace('µ', 'u')}{abs(n) if abs(n) > 1 else ''}"
        for atom, n in sorted(powers.items(), key=lambda one: one[1] < 0)
    ]
    return "_".join(["unit", *words]) if words else "dimensionless"


def _unit_line(name: str) -> str:
    """What a unit's name means to SBML: how often a day is in it."""
    day = re.search(r"_(per_)?day(\d*)(?=_|$)", name)
    return (
        f"  unit {name} = {'1 / ' * bool(day[1])}(86400 second){'^' * bool(day[2])}{day[2]};"
        if day
        else f"  unit {name} = dimensionless;"
    )


def _day(model: Model, day: float, event: Event) -> str:
    """The day of an event: its formula, but the number where an event changes what is in it, or where it is
    another event's day but for rounding."""
    assert event.day is not None, "an event that waits for a condition has no line here"
    known = {str(symbol) for symbol in model.formula(event.day).free_symbols}
    timeline = model.timeline()
    shared = any(other == day and one.day != event.day for other, one in timeline)
    changed = any(known & {*one.add, *one.set} for _, one in timeline)
    return _plain(model, event.day) if known and not (changed or shared) else f"{day!r} unit_day"


def _changes(model: Model, event: Event) -> list[tuple[str, str]]:
    """(name, new amount) of what an event changes, one after the other."""

    def amount(name: str, given: Amount) -> str:
        if isinstance(given, str):
            return _plain(model, given)
        unit = model.parameters[name].unit if name in model.parameters else "1"
        return f"{float(given)!r} {_unit(dimensions(unit, name, model.units))}"

    return [
        *((name, f"{name} + ({amount(name, given)})") for name, given in event.add.items()),
        *((name, amount(name, given)) for name, given in event.set.items()),
    ]


def _together(model: Model, event: Event) -> list[tuple[str, str]]:
    """The same of changes that happen at once: in each stands what those before it have made."""
    made: dict[str, str] = {}
    for name, amount in _changes(model, event):
        known = rf"\b({'|'.join(made)})\b"
        made[name] = re.sub(known, lambda word: f"({made[word[0]]})", amount) if made else amount
    return [*made.items()]


# A number that is not part of a name, nor an exponent, nor has its unit.
NUMBER = re.compile(r"(?<![\w.^])\d+(?:\.\d*)?(?:e[-+]?\d+)?(?![\w.]| unit_| dimensionless)")


def _plain(model: Model, amount: Amount) -> str:
    """A formula as Antimony writes it, its bare numbers dimensionless; its `log` is the decadic one."""

    def guard(kind: Any) -> Callable[..., sympy.Expr]:
        # The bare 0 of Max(0, X) has the unit of X.
        return lambda *parts: kind(
            *[
                sympy.Symbol(f"0 {_unit(unit_of(parts[i - 1], units, 'export'))}") if part == 0 else part
                for i, part in enumerate(parts)
            ],
            evaluate=False,
        )

    units, formula = units_of(type(model)), model.formula(amount).doit()
    units["time"] = units[DAY_NAME]
    formula = formula.xreplace({sympy.Symbol(DAY_NAME): sympy.Symbol("time")})
    for kind in (sympy.Max, sympy.Min):
        formula = formula.replace(kind, guard(kind))
    text = (
        sympy.sstr(formula, full_prec=False)
        .replace("**", "^")
        .replace("log(", "ln(")
        .replace("Max(", "max(")
        .replace("Min(", "min(")
    )
    return NUMBER.sub(lambda number: f"{number[0]} dimensionless", text)
