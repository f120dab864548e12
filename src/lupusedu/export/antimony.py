"""A model as Antimony."""

import json
import re

import numpy as np
import sympy

from .._version import __version__
from ..network._rules import units_of
from ..network._units import dimensions, unit_of
from ..simulate import apply, instance, settled


def antimony(model):
    """Antimony text of the model with its values. It starts on day 0, settled, with that day's events inside.

    Reactions are irreversible (`=>`). Units carry the model's own names; of what they are made of, only the
    day is known to SBML, which has no IU and one unit for all reactions: cells, volumes, weights and IU count
    as pure numbers.
    """
    model = instance(model)
    p = np.array(list(model.values.values()), float)
    y, _ = settled(model, p)
    today = [event for day, event in model.timeline() if day == 0]
    for event in today:
        apply(model, event, y, p)
    things = {**model.species, **model.parameters, **model.observables}
    head = [f"// {model.title} (lupusedu {__version__})", f"model {model.name}_model"]
    lines = [
        "  unit substance = dimensionless; unit extent = dimensionless; unit volume = dimensionless; unit "
        "time_unit = 86400 second;",
        "  compartment whole_body = 1;",
        f"  species {', '.join(f'{n} in whole_body' for n in model.species)};",
    ]
    lines += [
        f"  {name}: {reaction.flow}; whole_body*({_plain(model, reaction.rate)});"
        for name, reaction in model.reactions.items()
    ]
    lines += [f"  {n} = {v!r};" for n, v in zip(model.species, y.tolist())] + [
        f"  {n} = {v!r};" for n, v in zip(model.parameters, p.tolist())
    ]
    later = [
        (_day(model, day, event), *change)
        for day, event in model.timeline()
        if day > 0
        for change in _changes(model, event)
    ]
    for i, (day, name, amount) in enumerate(later):
        # At equal days the listed order holds: an event a change, the earlier with the higher priority, each
        # seeing those before.
        lines.append(
            f"  event_{i + 1}: at time >= {day}, priority = {len(later) - i} dimensionless, fromTrigger = "
            f"false: {name} = {amount};"
        )
    changed = {name for _, name, _ in later}
    lines += [f"  {'var' if n in changed else 'const'} {n};" for n in model.parameters]
    lines += [f"  {n} := {_plain(model, o.formula)};" for n, o in model.observables.items()]
    # Notes, not display names: COPASI calls a thing by its display name, and two things may share one.
    lines += [
        f"  {n} has {_unit(dimensions(thing.unit, n))};"
        for n, thing in things.items()
        if n not in model.species
    ]
    notes = [
        f"  {n} notes {json.dumps(f'{thing.label} ({thing.unit})', ensure_ascii=False)};"
        for n, thing in things.items()
    ]
    units = dict.fromkeys(re.findall(r"\bunit_\w+", "\n".join(lines)))
    return "\n".join([*head, *map(_unit_line, units), *lines, *notes, "end", ""])


def _unit(powers):
    """Name of a unit in Antimony: {'cell': 1, 'µL': -1} as unit_cell_per_uL."""
    words = [
        f"{'per_' * (n < 0)}{atom.replace('µ', 'u')}{abs(n) if abs(n) > 1 else ''}"
        for atom, n in sorted(powers.items(), key=lambda one: one[1] < 0)
    ]
    return "_".join(["unit", *words]) if words else "dimensionless"


def _unit_line(name):
    """What a unit's name means to SBML: how often a day is in it."""
    day = re.search(r"_(per_)?day(\d*)", name)
    return (
        f"  unit {name} = {'1 / ' * bool(day[1])}(86400 second){'^' * bool(day[2])}{day[2]};"
        if day
        else f"  unit {name} = dimensionless;"
    )


def _day(model, day, event):
    """The day of an event: its formula, but the number where an event changes what is in it, or where it is
    another event's day but for rounding."""
    known = {str(symbol) for symbol in model.formula(event.day).free_symbols}
    timeline = model.timeline()
    shared = any(other == day and one.day != event.day for other, one in timeline)
    changed = any(known & {*one.add, *one.set} for _, one in timeline)
    return _plain(model, event.day) if known and not (changed or shared) else f"{day!r} unit_day"


def _changes(model, event):
    """(name, new amount) of what an event changes, one after the other."""

    def amount(name, given):
        if isinstance(given, str):
            return _plain(model, given)
        known = name in model.parameters
        return f"{float(given)!r} {_unit(dimensions(model.parameters[name].unit, name) if known else {})}"

    return [(n, f"{n} + ({amount(n, a)})") for n, a in event.add.items()] + [
        (n, amount(n, a)) for n, a in event.set.items()
    ]


# A number that is not part of a name, nor an exponent, nor has its unit.
NUMBER = re.compile(r"(?<![\w.^])\d+(?:\.\d*)?(?:e[-+]?\d+)?(?![\w.]| unit_| dimensionless)")


def _plain(model, amount):
    """A formula as Antimony writes it, its bare numbers dimensionless; its `log` is the decadic one."""

    def guard(kind):
        # The bare 0 of Max(0, X) has the unit of X.
        return lambda *parts: kind(
            *[
                sympy.Symbol(f"0 {_unit(unit_of(parts[i - 1], units, 'export'))}") if part == 0 else part
                for i, part in enumerate(parts)
            ],
            evaluate=False,
        )

    units, formula = units_of(type(model)), model.formula(amount).doit()
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
