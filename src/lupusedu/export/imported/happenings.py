"""The events of an SBML model."""

import math
from collections.abc import Iterator
from typing import Any

from ...network import Event
from .formulas import TIME, names, number, tag
from .source import Source

LESS, MORE = ("lt", "leq"), ("gt", "geq")


def events(source: Source) -> Iterator[tuple[str, Event]]:
    """The events by priority, those with a day before those that wait."""
    made = []
    written = {
        e: {a.getVariable() for a in one.getListOfEventAssignments()} for e, one in enumerate(source.events)
    }
    for e, one in enumerate(source.events):
        name = one.getId() or f"number {e + 1}"
        others = set().union(*(changed for other, changed in written.items() if other != e))
        _check(source, one, name, others)
        happens = _happens(source, one, name)
        if happens:
            changes = _changes(source, one, name)
            first = number(source.read(one.getPriority())) if one.isSetPriority() else 0.0
            made.append(("when" in happens, -first, e, happens, changes))
    if made and sorted(made, key=lambda one: one[1:3]) != sorted(made, key=lambda one: one[:3]):
        source.refuse("by its priority before one with a day, the event that waits,", "and")
    for place, (_, _, _, happens, changes) in enumerate(sorted(made, key=lambda one: one[:3]), 1):
        yield f"happening_{place}", Event(**happens, set=changes)


def _check(source: Source, one: Any, name: str, others: set[str]) -> None:
    """Raise for what would be told otherwise here. others: what other events change."""
    if one.isSetDelay():
        source.refuse("the delay of the event", name)
    if not one.isSetTrigger():
        source.refuse("without a trigger, the event", name)
    if one.isSetPriority() and not math.isfinite(number(source.read(one.getPriority()))):
        source.refuse("the priority that is no number, of the event", name)
    if len(source.events) > 1 and not one.getTrigger().getPersistent():
        source.refuse("beside others, the event that may be taken back,", name)
    used = {s for a in one.getListOfEventAssignments() for s in names(source.read(a))}
    if one.getUseValuesFromTriggerTime() and used & others:
        source.refuse("the values from the time of its trigger, of the event", name)


def _happens(source: Source, one: Any, name: str) -> dict[str, Any]:
    """Its day or its condition; nothing where it never happens."""
    trigger = one.getTrigger()
    node = source.read(trigger)
    kind = tag(node[0]) if len(node) == 3 else ""
    if kind not in (*LESS, *MORE):
        source.refuse("the trigger that is not one comparison, of the event", name)
    lesser, greater = (node[place] for place in ((1, 2) if kind in LESS else (2, 1)))
    moved = {
        *source.species,
        *(a.getVariable() for e in source.events for a in e.getListOfEventAssignments()),
    }
    parameters = {one.getId() for one in source.each("Parameters")}
    still = names(lesser) <= parameters - {*moved, *source.rules, *source.rates}
    texts = [source.formula(part, "the trigger of", name) for part in (lesser, greater)]
    if greater.get("definitionURL") == TIME and still:
        day = number(lesser)
        first = day if math.isfinite(day) else source.constant(lesser)
        if first <= 0:  # true from the start, but for `time > 0`, which becomes so
            becomes = first == 0 and kind in ("lt", "gt")
            return {"day": 0.0} if becomes or not trigger.getInitialValue() else {}
        return {"day": day / source.day if math.isfinite(day) else f"({texts[0]})/{source.day!r}"}
    if not trigger.getInitialValue():
        source.refuse("the trigger that is held to be false at first, of the event", name)
    if kind in ("leq", "geq"):  # at the very level where it starts, < and > would happen and this not
        source.refuse("the trigger with <= or >= in place of < or >, of the event", name)
    return {"when": f"{texts[0]} < {texts[1]}"}


def _changes(source: Source, one: Any, name: str) -> dict[str, str]:
    """{name: new amount}, so ordered that none reads what another has changed."""
    waiting = {a.getVariable(): source.read(a) for a in one.getListOfEventAssignments()}
    changes = {}
    while waiting:
        free = [v for v in waiting if not any(v in names(m) for w, m in waiting.items() if w != v)]
        if not free:
            source.refuse("the changes that read each other, of the event", name)
        variable = free[0]
        if variable in source.sizes:
            source.refuse("the compartment that changes,", variable)
        if variable not in source.named:
            source.refuse("the stoichiometry that an event changes,", variable)
        text = source.formula(waiting.pop(variable), "the event", name)
        changes[source.named[variable]] = (
            source.as_amount(variable, text) if variable in source.species else text
        )
    return changes
