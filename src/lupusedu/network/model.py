"""A model is declared once, as a reaction network: dy/dt = N·v.

The class is the network; an instance is the network with values. Everything else
(simulation, figures, equations, SBML, the explorable) is derived from this declaration.
"""

from __future__ import annotations

import inspect
import math
import re
from collections.abc import Callable, Collection, Mapping
from copy import copy
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, NoReturn, Self, cast, overload

import sympy

from ..errors import DeclarationError, suggestion
from . import _rules
from ._cached import cached
from ._units import micro
from .formula import DAY_NAME, names_in, parse, sides
from .lesson import Check, Cohort, Headline, Knob, Plot, Preset
from .places import Places
from .views import View

Amount = float | str  # a number, or a formula of what is declared
# The looks of what has no role, in their order; the first six differ for every eye by colour alone.
STAND_INS = (
    None,
    "drug",
    "vaccine_antibody",
    "memory",
    "b_cell",
    "debris",
    "car_t",
    "self_reactive",
    "autoantibody",
)


class Declared:
    """Something with a name written once, left of the equals sign."""

    name: str = ""

    def __set_name__(self, owner: type, name: str) -> None:
        if not self.name:
            self.name = name

    def __post_init__(self) -> None:
        if hasattr(self, "unit"):
            self.unit: str = micro(self.unit)


@dataclass
class Species(Declared):
    """An amount that reactions change.

    value: where it starts, a number or a formula of parameters, in `unit`. unit: such as `"cell/µL"`, or
    `"1"` for what is counted. label: its words beside a curve. role: what gives it colour, dash and shape:
    self_reactive, autoantibody, debris, car_t, b_cell, vaccine_antibody, memory or drug. Without one it gets,
    in the order of the declarations, a look that nothing beside it has: no curve of its plots, and no other
    species where none has a role; nine can be told apart. `Base.B(10)` is the same species of another start.
    """

    value: Amount
    unit: str
    label: str
    role: str | None = None

    def __call__(self, value: Amount) -> Species:
        return replace(self, value=value)


@dataclass
class Parameter(Declared):
    """A number a rate law uses. source: a key of references.bib, or 'assumed' with the reason in `note`.

    value: the usual one, in `unit`, such as `"1/day"`. range: what a slider may reach; None for a fixed
    number. spread: SD of the natural logarithm between virtual patients. whole: whether it counts things, so
    that its slider and buttons go by ones.
    """

    value: float
    unit: str
    label: str
    source: str = "assumed"
    range: tuple[float, float] | None = None
    note: str = ""
    spread: float = 0.0
    whole: bool = False

    def __call__(self, value: float, **changes: Any) -> Parameter:
        return replace(self, value=value, **changes)

    @overload
    def __get__(self, model: None, owner: type) -> Parameter: ...
    @overload
    def __get__(self, model: Model, owner: type) -> float: ...
    def __get__(self, model: Model | None, owner: type) -> Parameter | float:
        return self if model is None else model.values[self.name]

    @property
    def log(self) -> bool:
        """True where a slider steps by ratios: a positive range wider than eightfold."""
        return self.range is not None and self.range[0] > 0 and self.range[1] > 8 * self.range[0]


@dataclass
class Reaction(Declared):
    """A mass flow and its rate law.

    flow: what is used up, `=>`, what is made, such as `"S + I => 2 I"`, `"B =>"` or `"=> B"`. rate: a formula
    of species and parameters, in amounts a day; `exp`, `log`, `sqrt`, `Min` and `Max` may stand in it, and
    `t`, the day: `k*A*exp(-t/tau)`. While a model settles the day is below 0. Raises DeclarationError, when
    its model is declared, for a name that is not declared and for units that do not fit.
    """

    flow: str
    rate: str
    label: str = ""

    def at(self, rate: str) -> Reaction:
        """The same flow with another rate law."""
        return replace(self, rate=rate)

    def sides(self) -> tuple[dict[str, int], dict[str, int]]:
        """({species: copies used}, {species: copies made}). Raises DeclarationError."""
        if self.flow.count("=>") != 1:
            raise DeclarationError(
                f"reaction {self.name}: write one '=>' in '{self.flow}' ('->' would mean reversible in "
                f"Antimony)."
            )
        used, made = self.flow.split("=>")
        return self._side(used), self._side(made)

    def _side(self, side: str) -> dict[str, int]:
        copies: dict[str, int] = {}
        for term in filter(None, (t.strip() for t in side.split("+"))):
            match = re.fullmatch(r"(\d*)\s*([A-Za-z_]\w*)", term)
            if not match:
                raise DeclarationError(
                    f"reaction {self.name}: cannot read '{term}' in '{self.flow}'; write it like '2 T'."
                )
            copies[match[2]] = copies.get(match[2], 0) + int(match[1] or 1)
        return copies


@dataclass
class Event(Declared):
    """What happens on a day, `Event(30, add={"drug": "dose"})`, or when a condition comes to hold,
    `Event(when="B < 1", set={"dose": 0})`.

    add: {species or parameter: amount}, what comes to it. set: {species or parameter: amount}, what it is
    from then on. label: the words at its flag.

    day: a number or a formula of parameters, read once, before anything happens: an event that sets a
    parameter moves no other event. add, set: numbers or formulas, of the state just before; what is added
    comes first. when: two formulas with < or > between them; a bare number has the unit of the other side.

    An event with a condition happens each time that this comes to hold, not while it goes on holding, and not
    on day 0, nor while a model settles: one that holds from the start waits until it has not held. For once
    only, let the event set a parameter that is in its own condition. On one day events with a day come
    first, then those whose condition then holds, each in the listed order; one that has come to hold happens
    even if another event of that day ends it. A condition that holds for less than 1/256 of the time between
    two events may be missed. One that happens more than 1,000 times is an error.
    """

    day: Amount | None = None
    add: Mapping[str, Amount] = field(default_factory=dict)
    set: Mapping[str, Amount] = field(default_factory=dict)
    label: str = ""
    when: str = ""


@dataclass
class Observable(Declared):
    """A number read off the state, a column of the run; 0/0 is NaN. formula: of species, parameters and the
    day `t`, in `unit`. role: as of a `Species`."""

    formula: str
    unit: str
    label: str
    role: str | None = None


@dataclass
class Settle:
    """Run `days` without events from `start` ({species: amount}), then call that day 0: `t` runs from
    -days."""

    days: float = 0.0
    start: Mapping[str, Amount] = field(default_factory=dict)


KINDS = {
    Species: "species",
    Parameter: "parameters",
    Reaction: "reactions",
    Event: "events",
    Observable: "observables",
}


class Values(dict[str, float]):
    """Values of parameters, which change only where they are checked."""

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise DeclarationError(
            "values are checked when they are given, so they cannot be changed in place; write "
            "Model(dose=3), or .set(dose=3) on an explorable."
        )

    __setitem__ = __delitem__ = __ior__ = update = setdefault = pop = popitem = clear = _refuse

    def __reduce__(self) -> tuple[type[Values], tuple[dict[str, float]]]:
        return Values, (dict(self),)


def spread(cls: type[Model]) -> dict[str, Any]:
    """The declarations of a model in several places: those of each place, and a column of each mean."""
    places = cast(Places, cls.places)
    network = places.spread(cls.declared, cls.__name__)
    own = {name: one for name in places.own if isinstance(one := cls.declared[name], Species)}
    cls.means = {name: places.names(name) for name in own}
    start = {one: at for name, at in cls.settle.start.items() for one in cls.means.get(name, [name])}
    cls.settle = replace(cls.settle, start=start)
    return {
        **network,
        **{
            name: Observable(places.at(1, f"mean({name})"), s.unit, s.label, s.role)
            for name, s in own.items()
        },
    }


class UsualPlots(dict[str, Plot]):
    """What a model without plots of its own shows; a subclass gets its own again."""


class Model:
    """A reaction network. Subclass it: each name in the class body is declared by what stands right of its
    `=`.

        class Outbreak(lu.Model):
            title, span = "An outbreak in a school", 60
            S = lu.Species(499, "1", "well people")
            I = lu.Species(1, "1", "ill people")
            meet = lu.Parameter(0.6, "1/day", "people whom one ill person infects a day", range=(0.1, 1.5))
            heal = lu.Parameter(0.2, "1/day", "how fast people recover")
            infection = lu.Reaction("S + I => 2 I", "meet * S * I / 500")
            recovery = lu.Reaction("I =>", "heal * I")

    `Outbreak` runs as it stands, `Outbreak(meet=0.3, events=[lu.Event(20, add={"I": 5})])` with other values
    of its parameters and more events. A subclass of it takes what it names over: `meet =
    Outbreak.meet(0.3)`, `infection = Outbreak.infection.at("meet * I")`, or None to leave it out.

    title, question: words above its figure. units: words for units of its own, such as `["hare"]`, which then
    are to be used as `"cell"` is: `"1/hare/day"`. span: the days it runs. settle: a `Settle`, for a start
    at rest. plots: {name: `Plot`}; by default one of the species that have the first one's unit. presets:
    {words: `Preset`}. knobs: a list of `Knob`. views: {name: a view such as `Stage`}. words: the
    sentences that a run tells, each a list of alternatives, such as `[["The peak is {peak(I):d}.",
    "Nobody falls ill."]]`. cohorts: {name: `Cohort`}. checks: a list of `Check`. leaves_out: a list of
    sentences.

    Raises DeclarationError where something is missing, does not fit or has the wrong unit; the message says
    how to mend it.
    """

    name: str = ""
    about: str = ""  # its docstring, as the class writes it
    title: str = ""
    question: str = ""
    span: float = 100.0
    settle = Settle()
    ledger: tuple[str, str] = ("", "")
    species: dict[str, Species] = {}
    parameters: dict[str, Parameter] = {}
    reactions: dict[str, Reaction] = {}
    events: dict[str, Event] = {}
    observables: dict[str, Observable] = {}
    places: Places | None = None
    declared: dict[str, Declared] = {}  # as the class says it, before places spread it
    means: dict[str, list[str]] = {}  # {column of a mean: the species of each place}
    stand_ins: dict[str, str | None] = {}  # {what is declared without a role: the role whose look it has}
    presets: dict[str, Preset] = {}
    plots: dict[str, Plot] = {}
    views: dict[str, View] = {}
    cohorts: dict[str, Cohort] = {}
    knobs: list[Knob] = []
    words: list[list[str]] = []
    checks: list[Check] = []
    headline: Headline | None = None
    leaves_out: list[str] = []
    units: Collection[str] = ()  # of its own, beside those that all know
    checks_units: bool = True  # False for what was read from a file that has none
    countable: bool = True  # False where an amount changes at a rate, and no single thing comes or goes
    values: Values
    extra: tuple[Event, ...]
    __signature__: inspect.Signature
    _repr_html_: Callable[[Model], str]  # how a notebook shows it: given from outside
    steady_states: Callable[[Model], Any]  # where it stands still, as a DataFrame: given from outside
    stage: Callable[[Model], Any]  # its Stage, all filled in: given from outside

    def __init_subclass__(cls) -> None:
        cls.name = re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()
        declared: dict[str, Any] = {}
        for base in reversed(cls.__mro__):
            for name, thing in vars(base).items():
                if isinstance(thing, Declared) or (name in declared and thing is None):
                    declared[name] = thing
                elif name in declared:
                    raise DeclarationError(
                        f"{cls.__name__}.{name} = {thing!r} hides a declaration; write {name} = "
                        f"{cls.__mro__[1].__name__}.{name}(…), or None to leave it out."
                    )
        cls.declared = {name: thing for name, thing in declared.items() if thing is not None}
        network = spread(cls) if cls.places else cls.declared
        for kind, plural in KINDS.items():
            setattr(cls, plural, {name: thing for name, thing in network.items() if isinstance(thing, kind)})
        # One line, as comments of Antimony and CSV need it.
        cls.title = " ".join(cls.title.split())
        if not cls.plots or isinstance(cls.plots, UsualPlots):
            cls.plots = usual_plots(cls)
        _rules.check(cls)
        cls.stand_ins = told_apart(cls)
        for name, role in cls.stand_ins.items():
            of: dict[str, Any] = cls.species if name in cls.species else cls.observables
            of[name] = copy(of[name])  # its declaration has no role
            of[name].role = role
        cls.about = inspect.cleandoc(vars(cls).get("__doc__") or "").partition("\n\nParameters\n")[0]
        cls.__signature__ = signature(cls.parameters)
        cls.__doc__ = told(cls)

    def __init__(self, *, events: Any = (), **values: float) -> None:
        if not (self.species or self.parameters):
            # Not when the class is made: cloudpickle makes an empty one first, then fills it.
            raise DeclarationError(
                f"{type(self).__name__} is empty; declare at least one Species and one Reaction."
            )
        usual = {name: parameter.value for name, parameter in self.parameters.items()}
        self.values = Values(
            {**usual, **{name: self._checked(name, value) for name, value in values.items()}}
        )
        self.extra = _rules.listed(f"{type(self).__name__}: events", events, Event)
        for event in self.extra:
            _rules.check_event(type(self), event)

    def __setattr__(self, name: str, value: Any) -> None:
        cls = type(self)
        if name in ("values", "extra"):
            return super().__setattr__(name, value)
        if name in cls.parameters:
            raise DeclarationError(
                f"{cls.__name__}.{name} is set when the model is made; write "
                f"{cls.__name__}({name}={value!r})."
            )
        if any(name in getattr(cls, kind) for kind in KINDS.values()):
            raise DeclarationError(
                f"{cls.__name__}.{name} belongs to the class; write a subclass with {name} = "
                f"{cls.__name__}.{name}(…)."
            )
        if not hasattr(cls, name):
            raise DeclarationError(
                f"{cls.__name__} has no parameter '{name}'{suggestion(name, cls.parameters)}"
            )
        super().__setattr__(name, value)

    def _checked(self, name: str, value: Any) -> float:
        cls = type(self)
        if name not in cls.parameters:
            raise DeclarationError(
                f"{cls.__name__} has no parameter '{name}'{suggestion(name, cls.parameters)}"
            )
        try:
            value = float(value)
        except (TypeError, ValueError):
            raise DeclarationError(
                f"{cls.__name__}.{name} is {value!r}; give a number"
                f"{_rules.in_unit(cls.parameters[name].unit)}."
            ) from None
        _rules.check_amount(f"{cls.__name__}.{name}", value, cls.parameters[name])
        return value

    @classmethod
    def preset(cls, name: str, **values: float) -> Self:
        """An instance with the preset's values, and `values` over them."""
        if name not in cls.presets:
            raise DeclarationError(f"{cls.__name__} has no preset '{name}'{suggestion(name, cls.presets)}")
        return cls(**{**cls.presets[name].values, **values})

    @classmethod
    @cache
    def formula(cls, text: Amount) -> sympy.Expr:
        """SymPy expression of a formula over the model's species and parameters, and the day `t`."""
        return parse(text, [*cls.species, *cls.parameters, DAY_NAME], cls.__name__, _rules.follows(cls))

    @classmethod
    @cache
    def margin(cls, when: str) -> sympy.Expr:
        """SymPy expression that is above 0 where a condition holds."""
        lesser, greater = map(cls.formula, sides(when, cls.__name__))
        return greater - lesser

    @classmethod
    @cache
    def _day(cls, text: Amount) -> Callable[[list[float]], float]:
        """f(values of the parameters) -> the day that a formula of them gives; NaN where it divides by 0."""
        given = sympy.lambdify([[sympy.Symbol(p) for p in cls.parameters]], cls.formula(text).doit(), "math")

        def day(values: list[float]) -> float:
            try:
                return float(given(values))
            except (ArithmeticError, ValueError):
                return math.nan

        return day

    @classmethod
    def stoichiometry(cls) -> dict[str, dict[str, int]]:
        """{reaction: {species: net copies made}}, the columns of N without zeros."""
        net = {}
        for name, reaction in cls.reactions.items():
            used, made = reaction.sides()
            change = {s: made.get(s, 0) - used.get(s, 0) for s in {**used, **made}}
            net[name] = {s: n for s, n in change.items() if n}
        return net

    def timeline(self) -> list[tuple[float, Event]]:
        """Events as (day, event), by day, but for those that wait for a condition; at days that are equal to
        a billionth, in the listed order. Raises DeclarationError."""
        days = []
        for event in [*self.events.values(), *self.extra]:
            if event.day is None:
                continue
            day = self._day(event.day)(list(self.values.values()))
            if not (math.isfinite(day) and day >= 0):
                raise DeclarationError(
                    f"{type(self).__name__}: event '{event.name or event.label}' is on day {day}; give a day "
                    f"of 0 or later."
                )
            days.append((round(day, 9), event))
        return sorted(days, key=lambda pair: pair[0])

    def awaited(self) -> list[Event]:
        """Events that wait for a condition, in the listed order."""
        return [event for event in [*self.events.values(), *self.extra] if event.when]

    def __repr__(self) -> str:
        changed = {k: v for k, v in self.values.items() if v != type(self).parameters[k].value}
        parts = [f"{k}={v:g}" for k, v in changed.items()] + (
            [f"events={list(self.extra)}"] if self.extra else []
        )
        return f"{type(self).__name__}({', '.join(parts)})"


@cached
def uses_day(cls: type[Model]) -> bool:
    """Whether any rate law uses the day."""
    return any(DAY_NAME in names_in(cls.formula(r.rate)) for r in cls.reactions.values())


AnyModel = Model | type[Model]  # where an instance is wanted, a class stands for its defaults


def told_apart(cls: type[Model]) -> dict[str, str | None]:
    """{species or observable without a role: whose look it has}, unlike all that stands beside it."""
    things: dict[str, Any] = {**cls.species, **cls.observables}
    looks = {name: one.role for name, one in things.items() if one.role}
    together = [set(plot.series) for plot in cls.plots.values()]
    if not looks.keys() & cls.species.keys():
        together.append({*cls.species})  # as on a stage
    plain = [name for name in things if name not in looks]
    for i, name in enumerate(plain):
        taken = {looks[other] for group in together if name in group for other in group & looks.keys()}
        looks[name] = next((one for one in STAND_INS if one not in taken), STAND_INS[i % len(STAND_INS)])
    return {name: looks[name] for name in plain}


def signature(parameters: Mapping[str, Parameter]) -> inspect.Signature:
    """What a model may be called with: its parameters by name, with their values, and more events."""
    keyword = inspect.Parameter.KEYWORD_ONLY
    given = [
        inspect.Parameter(name, keyword, default=one.value, annotation=float)
        for name, one in parameters.items()
    ]
    return inspect.Signature([*given, inspect.Parameter("events", keyword, default=())])


def told(cls: type[Model]) -> str:
    """The docstring of a model: what its class says, and each parameter with its unit and range, as `help`
    and an editor show it."""
    rows = []
    for name, one in cls.parameters.items():
        reach = f", {one.range[0]:g} to {one.range[1]:g}" if one.range else ""
        rows += [f"{name} : float = {one.value:g} {one.unit}{reach}", f"    {one.label}"]
    return "\n".join([cls.about or cls.title, *(["", "Parameters", "----------", *rows] if rows else [])])


def usual_plots(cls: type[Model]) -> UsualPlots:
    """The species that are counted as the first one is, on one plot; none for a model of counting."""
    first = next(iter(cls.species.values()), None)
    return UsualPlots(
        {
            "amounts": Plot(
                "amount", first.unit, [n for n, one in cls.species.items() if one.unit == first.unit]
            )
        }
        if first
        else {}
    )


def made(model: object) -> Model:
    """The model itself, or the defaults of a model class. Raises DeclarationError for what is no model."""
    if isinstance(model, type) and issubclass(model, Model):
        return model()
    if isinstance(model, str):
        raise DeclarationError(f"{model!r} is a name, not a model; write models.find({model!r}).")
    if not isinstance(model, Model):
        # Of a table, such as a run that was given in the model's place, only what it is.
        what = f"a {type(model).__name__}" if hasattr(model, "columns") else repr(model)
        raise DeclarationError(
            f"{what} is not a model; give a Model class, such as models.find('living_drug'), or an "
            f"instance of one."
        )
    return model
