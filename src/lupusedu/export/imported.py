"""A model from SBML: a network of reactions, its observables and its events, or why it cannot be one here."""

import math
import re
from collections.abc import Collection, Iterator
from html import unescape
from keyword import iskeyword
from typing import Any, NoReturn
from xml.etree.ElementTree import Element, fromstring

from ..errors import DeclarationError
from ..network import Event, Model, Observable, Parameter, Reaction, Species
from ..network._rules import TAKEN
from ..network.formula import parse
from .packages import packages

OPERATORS = {"plus": "+", "minus": "-", "times": "*", "divide": "/"}
CALLS = {"exp": "exp({})", "ln": "log({})", "abs": "Max({0}, -({0}))", "min": "Min({})", "max": "Max({})"}
CONSTANTS = {"exponentiale": math.e, "pi": math.pi}
LESS, MORE = ("lt", "leq"), ("gt", "geq")
TIME = "http://www.sbml.org/sbml/symbols/time"
HARMLESS = {
    "layout",
    "render",
    "l3v2extendedmath",
    "groups",
}  # packages that change no run, or only add words
DAY = 86400.0  # seconds
LEAST = 1e-9  # of the largest start; below, what solvers leave as slips (1e-15 on a page) would show
NOTE = re.compile(
    r"<p[^>]*>\s*(.*?) \(([^()]*)\)\s*</p>", re.DOTALL
)  # as `export.sbml` writes label and unit


def import_sbml(text: str, day: float | None = None) -> type[Model]:
    """The model class that SBML text declares: its reactions, parameters, events with a day or a condition,
    and as observables what it assigns to parameters and species.

    Species are amounts; where a compartment is not of size 1, an observable `A_concentration` is what the
    file calls A. A species that reactions do not change is a parameter. Names that mean something here get
    `_1` behind them. What a file works out once, such as a start or how many copies a reaction takes, is the
    number that it has with the file's own parameters. Labels and units come back from files of `export.sbml`;
    in others each unit is 1, and units are not checked (`checks_units`). Start amounts are those of day 0:
    nothing settles.

    day: how many of the file's units of time make a day; asked for where the file names a unit that is not
    the day, 1 where it names none. Raises DeclarationError, by name, for what it cannot say: rules of rates,
    algebraic rules, delays, compartments that change, stoichiometries that change or are not whole,
    conversion factors, required packages, functions such as piecewise, amounts that all start below 1e-9;
    ImportError without libsbml (`pip install "lupusedu[omex]"`).
    """
    if "<" not in str(text):
        raise DeclarationError(
            f"{str(text)!r} is no SBML text; give what the file holds: pathlib.Path('model.xml')"
            f".read_text(encoding='utf-8')."
        )
    _, libsbml, _ = packages("omex", "Reading SBML")
    document = libsbml.readSBMLFromString(text)
    if document.getNumErrors(libsbml.LIBSBML_SEV_ERROR) or document.getNumErrors(libsbml.LIBSBML_SEV_FATAL):
        raise DeclarationError(f"this is no valid SBML: {document.getErrorLog().toString().strip()}")
    for place in range(document.getNumPlugins()):
        package = document.getPlugin(place).getPackageName()
        if package not in HARMLESS:
            raise DeclarationError(
                f"the file needs the SBML package '{package}', which a model here has not."
            )
    if document.getModel() is None:
        raise DeclarationError("the file holds no model; give one with species and reactions.")
    for conversion in ("promoteLocalParameters", "expandFunctionDefinitions", "expandInitialAssignments"):
        properties = libsbml.ConversionProperties()
        properties.addOption(conversion, True)
        document.convert(properties)
    return _Read(libsbml, document.getModel(), day).model()


class _Read:
    """One SBML model, read part by part. named: {id: its name here}; assigned: {id: its formula}."""

    def __init__(self, libsbml: Any, source: Any, day: float | None) -> None:
        self.libsbml, self.source = libsbml, source
        self.refuse_the_rest()
        self.day = self.days(day)
        self.sizes = {
            one.getId(): one.getSize() if one.isSetSize() else math.nan
            for one in source.getListOfCompartments()
        }
        self.named = _named([one.getId() for one in self.things()])
        self.rules = {one.getVariable(): self.read(one) for one in source.getListOfRules()}
        self.events = list(source.getListOfEvents())
        self.species = {one.getId(): one for one in source.getListOfSpecies()}
        self.known = any(NOTE.search(one.getNotesString()) for one in self.species.values())

    def read(self, one: Any) -> Element:
        """The formula of a rule, a law, a trigger or a change, as MathML: whoever has loaded libsedml too can
        no longer ask libsbml what a node is."""
        found = [*fromstring(self.libsbml.writeMathMLToString(one.getMath()))] if one.isSetMath() else []
        if not found:
            self.refuse("without a formula,", one.getId() or one.getElementName())
        return found[0]

    def things(self) -> Iterator[Any]:
        for of in ("Species", "Parameters", "Reactions"):
            yield from getattr(self.source, f"getListOf{of}")()

    def refuse(self, what: str, name: str) -> NoReturn:
        raise DeclarationError(
            f"{self.source.getId() or 'the model'}: {what} '{name}' cannot be said here; leave it out of the "
            f"file, or write what it does as reactions, parameters and events."
        )

    def refuse_the_rest(self) -> None:
        """Raise for what no formula can tell."""
        source = self.source
        for rule in source.getListOfRules():
            name = rule.getVariable()
            if rule.isAlgebraic():
                self.refuse("the algebraic rule of", ", ".join(sorted(_names(self.read(rule)))))
            if source.getCompartment(name):
                self.refuse("the compartment that changes,", name)
            if rule.isRate():
                self.refuse("the rate rule of", name)
        for one in source.getListOfInitialAssignments():
            self.refuse("the initial assignment of", one.getSymbol())
        for one in source.getListOfFunctionDefinitions():
            self.refuse("the function", one.getId())
        if source.getNumConstraints():
            self.refuse("a constraint,", source.getConstraint(0).getMessageString() or "number 1")
        for one in source.getListOfSpecies():
            if one.isSetConversionFactor() or source.isSetConversionFactor():
                self.refuse("the conversion factor of", one.getId())
        for one in source.getListOfReactions():
            if (one.isSetFast() and one.getFast()) or not one.isSetKineticLaw():
                self.refuse("the reaction that is fast, or has no rate,", one.getId())

    def days(self, given: float | None) -> float:
        """How many of the file's units of time make a day."""
        if given is not None:
            if not (math.isfinite(given) and given > 0):
                raise DeclarationError(f"day is {given!r}; give how many of the file's units make a day.")
            return float(given)
        unit = self.source.getTimeUnits() or ("second" if self.source.getLevel() < 3 else "")
        found = self.source.getUnitDefinition(unit or "time")
        seconds = 1.0 if unit == "second" and not found else None
        if found is None and not unit:
            return 1.0
        if found is not None:
            parts = [*found.getListOfUnits()]
            seconds = math.prod(
                (one.getMultiplier() * 10.0 ** one.getScale()) ** one.getExponentAsDouble() for one in parts
            )
        if seconds != DAY:
            told = "" if seconds is None else f", which is {seconds:g} seconds: {DAY / seconds:g} make a day"
            raise DeclarationError(
                f"the file's unit of time is '{unit}'{told}; say how many of them make a day, "
                f"import_sbml(text, day={DAY / (seconds or 1):g}), or day=1 to call each a day."
            )
        return 1.0

    def model(self) -> type[Model]:
        """The class."""
        body: dict[str, Any] = {"title": self.source.getName(), "checks_units": self.known}
        moving = {
            s
            for s, one in self.species.items()
            if not (one.getBoundaryCondition() or one.getConstant() or s in self.rules)
        }
        self.check_amounts(moving)
        for s, one in self.species.items():
            label, unit = self.told(one)
            if s in self.rules:
                body[self.named[s]] = Observable(self.as_amount(s, self.symbol(s)), unit, label)
            else:
                body[self.named[s]] = (Species if s in moving else Parameter)(self.amount(one), unit, label)
            if (s in moving or s in self.rules) and self.divided(s) and self.sized(s):
                name = _free(f"{self.named[s]}_concentration", self.named.values())
                body[name] = Observable(self.symbol(s), unit, label)
        for one in self.source.getListOfParameters():
            label, unit = self.told(one)
            if one.getId() in self.rules:
                body[self.named[one.getId()]] = Observable(self.symbol(one.getId()), unit, label)
            elif not one.isSetValue() or not math.isfinite(one.getValue()):
                self.refuse("without a value, the parameter", one.getId())
            else:
                reach = (2 * one.getValue(), 0.0) if one.getValue() < 0 else None
                body[self.named[one.getId()]] = Parameter(
                    one.getValue(), unit, label, range=reach, note="as the file has it"
                )
        for one in self.source.getListOfReactions():
            flow = " => ".join(
                self.side(side, moving) for side in (one.getListOfReactants(), one.getListOfProducts())
            )
            law = self.formula(self.read(one.getKineticLaw()), "the rate of", one.getId())
            body[self.named[one.getId()]] = Reaction(flow, law if self.day == 1 else f"{self.day!r}*({law})")
        for name, event in self.ordered():
            body[name] = event
        words = re.split(r"\W|_", self.source.getId().removesuffix("_model"), flags=re.ASCII)
        name = "".join(word[:1].upper() + word[1:] for word in words if word) or "Imported"
        return type(name if name[0].isalpha() else f"Model{name}", (Model,), body)

    def check_amounts(self, moving: set[str]) -> None:
        """Raise where nothing can be run, or not well."""
        name = self.source.getId() or "the model"
        if not (moving and self.source.getNumReactions()):
            raise DeclarationError(
                f"{name}: no reaction changes a species, so that there is nothing to run; write what its "
                f"rules and events do as reactions."
            )
        largest = max(self.amount(self.species[s]) for s in moving)
        if 0 < largest < LEAST:
            raise DeclarationError(
                f"{name}: no species starts above {largest:.2g}, which is too little for a solver to follow; "
                f"write the file in a smaller unit of amounts (fmol for mol), so that one starts above "
                f"{LEAST:g}."
            )

    def told(self, one: Any) -> tuple[str, str]:
        """Label and unit."""
        found = NOTE.search(one.getNotesString())
        if found and self.known:
            return unescape(found[1]), unescape(found[2])
        return one.getName() or one.getId(), "1"

    def sized(self, s: str) -> bool:
        """Whether the compartment of a species has a size."""
        return self.sizes[self.species[s].getCompartment()] > 0

    def divided(self, s: str) -> bool:
        """Whether formulas mean a concentration that is not the amount; a point has none."""
        one = self.species[s]
        point = self.source.getCompartment(one.getCompartment()).getSpatialDimensionsAsDouble() == 0
        if one.getHasOnlySubstanceUnits() or (point and not self.sized(s)):
            return False
        return self.sizes[one.getCompartment()] != 1

    def size(self, compartment: str) -> str:
        if not (math.isfinite(self.sizes[compartment]) and self.sizes[compartment] > 0):
            self.refuse("in a formula, the size that is not given, or 0, of", compartment)
        return repr(self.sizes[compartment])

    def as_amount(self, s: str, text: str) -> str:
        """Text of an amount, from the text of what formulas mean by a species."""
        return f"{self.size(self.species[s].getCompartment())}*({text})" if self.divided(s) else text

    def amount(self, one: Any) -> float:
        if one.isSetInitialAmount():
            return float(one.getInitialAmount())
        if not one.isSetInitialConcentration():
            self.refuse("without a start, the species", one.getId())
        return float(one.getInitialConcentration()) * float(self.size(one.getCompartment()))

    def side(self, side: Any, moving: set[str]) -> str:
        terms = []
        for one in side:
            copies = self.copies(one)
            if copies % 1:
                self.refuse("the stoichiometry that is no whole number, of", one.getSpecies())
            if one.getSpecies() in moving and copies:
                terms.append(f"{copies:.0f} {self.named[one.getSpecies()]}")
        return " + ".join(terms)

    def copies(self, one: Any) -> float:
        """How many a reaction takes or makes of a species."""
        formula = self.rules.get(one.getId()) if one.isSetId() else None
        if one.isSetStoichiometryMath():
            formula = self.read(one.getStoichiometryMath())
        if formula is None:
            found = float(one.getStoichiometry())
            if self.source.getLevel() > 2 and not one.isSetStoichiometry():
                found = math.nan
        else:
            found = self.constant(formula)
        if not (math.isfinite(found) and found >= 0):
            self.refuse("the stoichiometry that changes, or is not given, of", one.getSpecies())
        return found

    def constant(self, formula: Element) -> float:
        """The number that a formula of what nothing changes is; NaN where something does."""
        changed = {a.getVariable() for e in self.events for a in e.getListOfEventAssignments()}
        fixed = {
            one.getId(): one.getValue()
            for one in self.source.getListOfParameters()
            if one.getId() not in {*changed, *self.rules} and one.isSetValue()
        }
        timed = any(_tag(one) == "csymbol" for one in formula.iter())
        if timed or not _names(formula) <= {*fixed, *self.sizes}:
            return math.nan
        text = self.formula(formula, "the stoichiometry", "it")
        values = {self.named[name]: value for name, value in fixed.items()}
        found = parse(text, values, "a stoichiometry").subs(values)
        return float(found) if found.is_number else math.nan

    def symbol(self, name: str) -> str:
        """What an id means in a formula."""
        if name in self.rules:
            return f"({self.formula(self.rules[name], 'the rule of', name)})"
        if name in self.sizes:
            return self.size(name)
        if name in self.species and self.divided(name):
            return f"({self.named[name]}/{self.size(self.species[name].getCompartment())})"
        if name not in self.named or self.source.getReaction(name):
            self.refuse("in a formula, the word", name)
        return self.named[name]

    def formula(self, node: Element, what: str, of: str) -> str:
        """Text of a formula in MathML; what, of: where it stands."""
        kind = _tag(node)
        if kind == "ci":
            return self.symbol(str(node.text).strip())
        if kind == "csymbol" and node.get("definitionURL") == TIME:
            return "t" if self.day == 1 else f"({self.day!r}*t)"
        value = _number(node)
        if math.isfinite(value):
            return f"({value!r})" if value < 0 else repr(int(value) if value == int(value) else value)
        if kind == "apply":
            return self.applied(_word(node[0]), [*node[1:]], what, of)
        return self.refuse(f"in {what} '{of}', the function", _word(node))

    def applied(self, kind: str, parts: list[Element], what: str, of: str) -> str:
        """Text of an operator or a function of some parts."""
        special = next(
            (self.formula(one[0], what, of) for one in parts if _tag(one) in ("degree", "logbase")), ""
        )
        all = [self.formula(one, what, of) for one in parts if _tag(one) not in ("degree", "logbase")]
        if kind in ("plus", "times") and not all:
            return "0" if kind == "plus" else "1"
        if kind == "minus" and len(all) == 1:
            return f"(-{all[0]})"
        if kind in OPERATORS:
            return f"({OPERATORS[kind].join(all)})"
        if kind == "power":
            return f"(({all[0]})**({all[1]}))"
        if kind == "root":
            return f"(({all[0]})**(1/({special or 2})))"
        if kind == "log":
            return f"(log({all[0]})/log({special or 10}))"
        if kind in CALLS:
            return CALLS[kind].format(", ".join(all))
        return self.refuse(f"in {what} '{of}', the function", kind)

    def ordered(self) -> Iterator[tuple[str, Event]]:
        """The events by priority, those with a day before those that wait."""
        made = []
        written = {
            e: {a.getVariable() for a in one.getListOfEventAssignments()} for e, one in enumerate(self.events)
        }
        for e, one in enumerate(self.events):
            name = one.getId() or f"number {e + 1}"
            others = set().union(*(names for other, names in written.items() if other != e))
            self.check_event(one, name, others)
            happens = self.happens(one, name)
            if happens:
                changes = self.changes(one, name)
                first = _number(self.read(one.getPriority())) if one.isSetPriority() else 0.0
                made.append(("when" in happens, -first, e, happens, changes))
        if made and sorted(made, key=lambda one: one[1:3]) != sorted(made, key=lambda one: one[:3]):
            self.refuse("by its priority before one with a day, the event that waits,", "and")
        for place, (_, _, _, happens, changes) in enumerate(sorted(made, key=lambda one: one[:3]), 1):
            yield f"happening_{place}", Event(**happens, set=changes)

    def check_event(self, one: Any, name: str, others: set[str]) -> None:
        """Raise for what would be told otherwise here. others: what other events change."""
        if one.isSetDelay():
            self.refuse("the delay of the event", name)
        if not one.isSetTrigger():
            self.refuse("without a trigger, the event", name)
        if one.isSetPriority() and not math.isfinite(_number(self.read(one.getPriority()))):
            self.refuse("the priority that is no number, of the event", name)
        if len(self.events) > 1 and not one.getTrigger().getPersistent():
            self.refuse("beside others, the event that may be taken back,", name)
        used = {s for a in one.getListOfEventAssignments() for s in _names(self.read(a))}
        if one.getUseValuesFromTriggerTime() and used & others:
            self.refuse("the values from the time of its trigger, of the event", name)

    def happens(self, one: Any, name: str) -> dict[str, Any]:
        """Its day or its condition; nothing where it never happens."""
        trigger = one.getTrigger()
        node = self.read(trigger)
        kind = _tag(node[0]) if len(node) == 3 else ""
        if kind not in (*LESS, *MORE):
            self.refuse("the trigger that is not one comparison, of the event", name)
        lesser, greater = (node[place] for place in ((1, 2) if kind in LESS else (2, 1)))
        moved = {
            *self.species,
            *(a.getVariable() for e in self.events for a in e.getListOfEventAssignments()),
        }
        still = _names(lesser) <= {one.getId() for one in self.source.getListOfParameters()} - {
            *moved,
            *self.rules,
        }
        texts = [self.formula(part, "the trigger of", name) for part in (lesser, greater)]
        if greater.get("definitionURL") == TIME and still:
            number = _number(lesser)
            first = number if math.isfinite(number) else self.constant(lesser)
            if first <= 0:  # true from the start, but for `time > 0`, which becomes so
                becomes = first == 0 and kind in ("lt", "gt")
                return {"day": 0.0} if becomes or not trigger.getInitialValue() else {}
            return {"day": number / self.day if math.isfinite(number) else f"({texts[0]})/{self.day!r}"}
        if not trigger.getInitialValue():
            self.refuse("the trigger that is held to be false at first, of the event", name)
        if kind in ("leq", "geq"):  # at the very level where it starts, < and > would happen and this not
            self.refuse("the trigger with <= or >= in place of < or >, of the event", name)
        return {"when": f"{texts[0]} < {texts[1]}"}

    def changes(self, one: Any, name: str) -> dict[str, str]:
        """{name: new amount}, so ordered that none reads what another has changed."""
        waiting = {a.getVariable(): self.read(a) for a in one.getListOfEventAssignments()}
        changes = {}
        while waiting:
            free = [v for v in waiting if not any(v in _names(m) for w, m in waiting.items() if w != v)]
            if not free:
                self.refuse("the changes that read each other, of the event", name)
            variable = free[0]
            if variable in self.sizes:
                self.refuse("the compartment that changes,", variable)
            if variable not in self.named:
                self.refuse("the stoichiometry that an event changes,", variable)
            text = self.formula(waiting.pop(variable), "the event", name)
            changes[self.named[variable]] = (
                self.as_amount(variable, text) if variable in self.species else text
            )
        return changes


def _tag(node: Element) -> str:
    return node.tag.rpartition("}")[2]


def _word(node: Element) -> str:
    """What a node is called: its own text, or its kind."""
    return str(node.text or "").strip() or _tag(node)


def _number(node: Element) -> float:
    """The number that a node is; NaN where it is none."""
    kind = _tag(node)
    if kind == "apply" and len(node) == 2 and _tag(node[0]) == "minus":
        return -_number(node[1])
    if kind != "cn":
        return CONSTANTS.get(kind, math.nan)
    first, second = float(node.text or 0), [float(one.tail or 0) for one in node]
    if node.get("type") == "rational":
        return first / second[0]
    return first * 10.0 ** second[0] if node.get("type") == "e-notation" else first


def _names(node: Element) -> set[str]:
    """Ids in a formula."""
    return {str(one.text).strip() for one in node.iter() if _tag(one) == "ci"}


def _named(ids: list[str]) -> dict[str, str]:
    """{id: its name here}: itself where it may be."""
    named = {name: name for name in ids if _plain(name) == name}
    for name in ids:
        if name not in named:
            named[name] = _free(_plain(name), named.values())
    return named


def _plain(name: str) -> str:
    """An id as it may be called here."""
    plain = name if name[0].isalpha() else f"x{name}"
    made = re.fullmatch(r"event_\d+|unit_\w+|happening_\d+", plain)
    return f"{plain}_1" if made or plain in TAKEN or iskeyword(plain) or hasattr(Model, plain) else plain


def _free(name: str, others: Collection[str]) -> str:
    """The name, with as many `_1` behind it as none of the others has."""
    return _free(f"{name}_1", others) if name in others else name
