"""A model's stage, filled in where its declaration leaves it open: from roles, reactions and one run."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import sympy

from ..errors import DeclarationError, suggestion
from ..look import ROLES
from ..network import AnyModel, Model, made
from ..network.views import Stage
from . import _functions
from ._ode import SimulationError, ode

T = TypeVar("T")
Look = str | tuple[str, str, str]
ACTORS = 24  # of a species, at the fullest moment of the defaults
LOOKS = {
    "b_cell": "b_cell",
    "self_reactive": "self_reactive",
    "autoantibody": "autoantibody",
    "vaccine_antibody": "vaccine_antibody",
    "debris": "waste",
    "car_t": "car_t",
    "memory": "memory_cell",
    "drug": "drug",
}
PLAIN = "cell", "square_cell", "three_cell", "diamond_cell"  # those without a role, in their order


@dataclass(frozen=True)
class Kind:
    """A species as actors. look: a name, or with a parameter and the name where that is 0. family: number of
    those of whom one stands for as much, since reactions change them together, one for one, or since they are
    one species in several places. beyond: the room into which they turn through a gate;
    tag: the parameter that says how plainly they wear a tag; "" for none."""

    species: str
    room: str
    look: Look
    each: float
    family: int
    beyond: str = ""
    tag: str = ""


@dataclass(frozen=True)
class Act:
    """One actor goes, comes, or turns into another.

    reaction: its place. copies: acts that one run of the reaction is. lose, make: kinds of who goes and who
    comes, -1 for nobody; where both are, the one turns into the other. by: kinds of those who may do it.
    sure: whether it is always the first of them. hunted: whether cells that pass over the rooms do
    it. leaves: whether who goes is alive after.
    """

    reaction: int
    copies: int
    lose: int
    make: int
    by: tuple[int, ...]
    sure: bool
    hunted: bool = False
    leaves: bool = False


def stage(model: AnyModel) -> Stage:
    """The model's Stage, all of it filled in: the declared one, or what follows of roles and reactions.

    Raises DeclarationError for a role that is not known."""
    model = made(model)
    for name, role in _roles(model).items():
        if role and role not in ROLES:
            raise DeclarationError(
                f"{type(model).__name__}.{name}: unknown role '{role}'{suggestion(role, ROLES)}"
            )
    declared = next((view for view in model.views.values() if isinstance(view, Stage)), None)
    found = declared or Stage(model.title or type(model).__name__)
    shown = [name for name in model.species if name not in _hidden(model, found)]
    rooms = {name: room for room, names in found.rooms.items() for name in _places(model, names)}
    return replace(
        found,
        rooms={
            room: tuple(n for n in shown if rooms.get(n, "body") == room)
            for room in _rooms(found, shown, rooms)
        },
        each=_each(model, shown, _spread(model, found.each)),
        look={name: _look(model, name, _spread(model, found.look)) for name in shown},
        agents=_agents(model, found, shown),
        hide=tuple(name for name in model.species if name not in shown),
    )


def _places(model: Model, names: Any) -> list[str]:
    """Names of the network: of a species that stands in several places, all of them."""
    return [here for name in names for here in model.means.get(name, [name])]


def _spread(model: Model, given: Mapping[str, T]) -> dict[str, T]:
    return {here: value for name, value in given.items() for here in _places(model, [name])}


def _hidden(model: Model, found: Stage) -> list[str]:
    if found.hide is not None:
        return _places(model, found.hide)
    if not model.countable:
        return [*model.species]
    plain = [name for name, role in _roles(model).items() if not role]
    return plain if len(plain) < len(model.species) else []


def _rooms(found: Stage, shown: list[str], rooms: Mapping[str, str]) -> list[str]:
    return [*found.rooms, *(["body"] if any(name not in rooms for name in shown) else [])]


def _roles(model: Model) -> dict[str, str | None]:
    """The roles that species are declared with, not those whose look they have without one."""
    return {name: None if name in model.stand_ins else one.role for name, one in model.species.items()}


def _look(model: Model, name: str, given: Mapping[str, Look]) -> Look:
    if name in given:
        return given[name]
    roles = _roles(model)
    plain = [n for n, role in roles.items() if not role and n not in given]
    return PLAIN[plain.index(name) % len(PLAIN)] if name in plain else LOOKS.get(roles[name] or "", "cell")


def _each(model: Model, shown: list[str], given: Mapping[str, float]) -> dict[str, float]:
    """Amount that one actor stands for: given, or a round one; the same of all that turn into one another."""
    each = {name: float(given[name]) for name in shown if name in given}
    left = [name for name in shown if name not in given]
    if left:
        most = _fullest(type(model))
        turning = (
            list(change) for change in model.stoichiometry().values() if min(change.values(), default=0) < 0
        )
        for names in linked(left, turning):
            each |= {name: rounded(max(most[n] for n in names) / ACTORS) for name in names}
    return {name: each[name] for name in shown}


@_functions.cached
def _fullest(model: type[Model]) -> dict[str, float]:
    """The most of each species in the run of the defaults: one scale for all settings; nothing where that
    cannot be run."""
    try:
        return dict(ode(model).max())
    except SimulationError:
        return dict.fromkeys(model.species, 0.0)


def rounded(amount: float) -> float:
    """The next 1, 2 or 5 times a power of ten; 1 for nothing."""
    if not amount > 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(amount))
    return float(f"{next(n for n in (1, 2, 5, 10) if n * power >= amount * (1 - 1e-9)) * power:.3g}")


def linked(names: list[T], together: Iterable[list[T]]) -> list[list[T]]:
    """The names, those that stand together anywhere in one list."""
    groups = [[name] for name in names]
    for some in together:
        met = [group for group in groups if set(group) & set(some)]
        rest = [group for group in groups if group not in met]
        groups = [*rest, [name for group in met for name in group]] if met else groups
    return [
        sorted(group, key=names.index) for group in sorted(groups, key=lambda g: min(map(names.index, g)))
    ]


def _agents(model: Model, found: Stage, shown: list[str]) -> dict[str, tuple[str, ...]]:
    """{reaction: who does it}: a loss who is in its rate law and stays, a birth who is used and kept."""
    agents = {}
    for name, change in model.stoichiometry().items():
        in_law = {str(symbol) for symbol in model.formula(model.reactions[name].rate).free_symbols}
        given = found.agents.get(name, found.agents.get(declared_name(model, name)))
        if given is not None:
            able = [n for n in _places(model, given) if n in in_law or n in given]
        elif any(n in shown for n, copies in change.items() if copies < 0):
            able = [n for n in in_law if change.get(n, 0) >= 0]
        else:
            able = list(model.reactions[name].sides()[0]) or list(in_law)
        agents[name] = tuple(n for n in shown if n in able)
    return agents


def declared_name(model: Model, reaction: str) -> str:
    """The name under which a reaction that happens in several places was declared."""
    stem = reaction.rpartition("_")[0]
    return stem if stem in model.declared and reaction not in model.declared else reaction


def kinds(model: Model, full: Stage) -> list[Kind]:
    """The actors of a filled-in stage, in the order of the species."""
    room = {name: room for room, names in full.rooms.items() for name in names}
    turning = [[*pair] for name in model.reactions for pair in _moves(model, full, name) if all(pair)]
    alike = linked([*full.each], [*turning, *model.means.values()])
    family = {name: i for i, names in enumerate(alike) for name in names}
    beyond = {n: room[into] for n, into in turning if room[into] in full.gates and room[into] != room[n]}
    tags = _spread(model, full.tags)
    return [
        Kind(n, room[n], full.look[n], each, family[n], beyond.get(n, ""), tags.get(n, ""))
        for n, each in full.each.items()
    ]


def acts(model: Model, full: Stage) -> list[Act]:
    """What the reactions of a filled-in stage do, in declared order."""
    place = {name: k for k, name in enumerate(full.each)}
    passing = {sympy.Symbol(name) for name, (look, _) in full.washes.items() if look == "car_t"}
    found = []
    for reaction, name in enumerate(model.reactions):
        moves = _moves(model, full, name)
        turned = {make for lose, make in moves if lose and make}
        for (lose, make), copies in moves.items():
            # Where one turns into several, it turns into one, and that divides.
            divides = not lose and make in turned
            by = (make,) if divides else full.agents[name]
            sure = divides or len(by) == 1 and _needs(model, name, by[0])
            ends = (place.get(lose, -1), place.get(make, -1))
            found.append(
                Act(
                    reaction,
                    copies,
                    *ends,
                    tuple(place[n] for n in by),
                    sure,
                    hunted=bool(lose and passing & model.formula(model.reactions[name].rate).free_symbols),
                    leaves=not {name, declared_name(model, name)}.isdisjoint(full.leave),
                )
            )
    return found


def _moves(model: Model, full: Stage, reaction: str) -> dict[tuple[str, str], int]:
    """{(who goes, who comes), "" for nobody: copies} of a reaction. One turns into another where one actor of
    either stands for the same amount."""
    change = {n: copies for n, copies in model.stoichiometry()[reaction].items() if n in full.each}
    make = [n for n, copies in change.items() for _ in range(copies)]
    moves: list[tuple[str, str]] = []
    for lose in (n for n, copies in change.items() for _ in range(-copies)):
        into = next((n for n in make if full.each[n] == full.each[lose]), "")
        make = [n for i, n in enumerate(make) if i != (make.index(into) if into else -1)]
        moves.append((lose, into))
    return dict(Counter([*moves, *(("", n) for n in make)]))


def _needs(model: Model, reaction: str, agent: str) -> bool:
    """Whether a reaction stops where its agent is not there."""
    law = model.formula(model.reactions[reaction].rate).doit()
    return bool(law.subs(sympy.Symbol(agent), 0) == 0)
