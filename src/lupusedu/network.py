"""A model is declared once, as a reaction network: dy/dt = N·v.

The class is the network; an instance is the network with values. Everything else
(simulation, figures, equations, SBML, the explorable) is derived from this declaration.
"""

import math
import re
from dataclasses import dataclass, field, replace
from functools import cache

from . import declaration
from .expression import DeclarationError, parse, suggestion


class Declared:
    """Something with a name written once, left of the equals sign."""

    name = None

    def __set_name__(self, owner, name):
        if self.name is None:
            self.name = name


@dataclass
class Species(Declared):
    """An amount that reactions change. value: a number or a formula of parameters, in `unit`."""

    value: object
    unit: str
    label: str
    role: str = None

    def __call__(self, value):
        return replace(self, value=value)


@dataclass
class Parameter(Declared):
    """A number a rate law uses. source: a key of references.bib, or 'assumed' with the reason in `note`.

    range: what a slider may reach; None for a fixed number. spread: SD of the natural logarithm between virtual patients.
    whole: whether it counts things, so that its slider and buttons go by ones.
    """

    value: float
    unit: str
    label: str
    source: str = "assumed"
    range: tuple = None
    note: str = ""
    spread: float = 0.0
    whole: bool = False

    def __call__(self, value, **changes):
        return replace(self, value=value, **changes)

    def __get__(self, model, owner):
        return self if model is None else model.values[self.name]

    @property
    def log(self):
        """True where a slider steps by ratios: a positive range wider than eightfold."""
        return bool(self.range) and self.range[0] > 0 and self.range[1] > 8 * self.range[0]


@dataclass
class Reaction(Declared):
    """A mass flow, `T => 2 T`, and its rate law in amounts a day."""

    flow: str
    rate: str
    label: str = ""

    def at(self, rate):
        """The same flow with another rate law."""
        return replace(self, rate=rate)

    def sides(self):
        """({species: copies used}, {species: copies made}). Raises DeclarationError."""
        if self.flow.count("=>") != 1:
            raise DeclarationError(f"reaction {self.name}: write one '=>' in '{self.flow}' ('->' would mean reversible in Antimony).")
        return tuple(self._side(side) for side in self.flow.split("=>"))

    def _side(self, side):
        copies = {}
        for term in filter(None, (t.strip() for t in side.split("+"))):
            match = re.fullmatch(r"(\d*)\s*([A-Za-z_]\w*)", term)
            if not match:
                raise DeclarationError(f"reaction {self.name}: cannot read '{term}' in '{self.flow}'; write it like '2 T'.")
            copies[match[2]] = copies.get(match[2], 0) + int(match[1] or 1)
        return copies


@dataclass
class Event(Declared):
    """What happens on a day: add to, or set, species and parameters. day and amounts: numbers or formulas of parameters."""

    day: object
    add: dict = field(default_factory=dict)
    set: dict = field(default_factory=dict)
    label: str = ""


@dataclass
class Observable(Declared):
    """A number read off the state; 0/0 is NaN."""

    formula: str
    unit: str
    label: str
    role: str = None


@dataclass
class Settle:
    """Run `days` without events from `start` ({species: amount}), then call that day 0."""

    days: float = 0.0
    start: dict = field(default_factory=dict)


KINDS = {Species: "species", Parameter: "parameters", Reaction: "reactions", Event: "events", Observable: "observables"}


class Model:
    """A reaction network. Subclass it; see `lupusedu.models.living_drug` for the pattern."""

    name = title = question = ""
    span = 100.0
    settle = Settle()
    ledger = ("", "")
    species, parameters, reactions, events, observables = {}, {}, {}, {}, {}
    presets, plots, views, cohorts, knobs, words, checks, leaves_out = {}, {}, {}, {}, [], [], [], []

    def __init_subclass__(cls):
        cls.name = re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()
        declared = {}
        for base in reversed(cls.__mro__):
            for name, thing in vars(base).items():
                if isinstance(thing, Declared) or (name in declared and thing is None):
                    declared[name] = thing
                elif name in declared:
                    raise DeclarationError(f"{cls.__name__}.{name} = {thing!r} hides a declaration; write {name} = {cls.__base__.__name__}.{name}(…), or None to leave it out.")
        for kind, plural in KINDS.items():
            setattr(cls, plural, {name: thing for name, thing in declared.items() if isinstance(thing, kind)})
        declaration.check(cls)

    def __init__(self, *, events=(), **values):
        if not (self.species or self.parameters):
            # Not when the class is made: cloudpickle makes an empty one first, then fills it.
            raise DeclarationError(f"{type(self).__name__} is empty; declare at least one Species and one Reaction.")
        self.values = {name: parameter.value for name, parameter in type(self).parameters.items()}
        for name, value in values.items():
            self.values[name] = self._checked(name, value)
        self.extra = tuple(events)
        for event in self.extra:
            declaration.check_event(type(self), event)

    def _checked(self, name, value):
        cls = type(self)
        if name not in cls.parameters:
            raise DeclarationError(f"{cls.__name__} has no parameter '{name}'{suggestion(name, cls.parameters)}")
        try:
            value = float(value)
        except (TypeError, ValueError):
            raise DeclarationError(f"{cls.__name__}.{name} is {value!r}; give a number in {cls.parameters[name].unit}.") from None
        declaration.check_amount(f"{cls.__name__}.{name}", value, cls.parameters[name])
        return value

    @classmethod
    def preset(cls, name, **values):
        """An instance with the preset's values, and `values` over them."""
        if name not in cls.presets:
            raise DeclarationError(f"{cls.__name__} has no preset '{name}'{suggestion(name, cls.presets)}")
        return cls(**{**cls.presets[name].values, **values})

    @classmethod
    @cache
    def formula(cls, text):
        """SymPy expression of a formula over the model's species and parameters."""
        return parse(text, [*cls.species, *cls.parameters], cls.__name__)

    @classmethod
    def stoichiometry(cls):
        """{reaction: {species: net copies made}}, the columns of N without zeros."""
        net = {}
        for name, reaction in cls.reactions.items():
            used, made = reaction.sides()
            change = {s: made.get(s, 0) - used.get(s, 0) for s in {**used, **made}}
            net[name] = {s: n for s, n in change.items() if n}
        return net

    def timeline(self):
        """Events as (day, event), by day; at equal days in the listed order. Raises DeclarationError."""
        days = []
        for event in [*self.events.values(), *self.extra]:
            day = float(self.formula(event.day).subs(self.values))
            if not (math.isfinite(day) and day >= 0):
                raise DeclarationError(f"{type(self).__name__}: event '{event.name or event.label}' is on day {day}; give a day of 0 or later.")
            days.append((day, event))
        return sorted(days, key=lambda pair: pair[0])

    def __repr__(self):
        changed = {k: v for k, v in self.values.items() if v != type(self).parameters[k].value}
        parts = [f"{k}={v:g}" for k, v in changed.items()] + ([f"events={list(self.extra)}"] if self.extra else [])
        return f"{type(self).__name__}({', '.join(parts)})"

    def _repr_html_(self):
        from .card import html

        return html(self)
