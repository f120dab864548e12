"""What an SBML model says: its parts, and what its ids mean in a formula."""

import math
import re
from collections.abc import Iterator
from html import unescape
from typing import Any, NoReturn
from xml.etree.ElementTree import Element, fromstring

from ...errors import DeclarationError
from ...network.formula import parse
from .formulas import names, tag, written
from .names import named
from .refused import refuse_the_rest

DAY = 86400.0  # seconds
# As `export.sbml` writes label and unit.
NOTE = re.compile(r"<p[^>]*>\s*(.*?) \(([^()]*)\)\s*</p>", re.DOTALL)


class Source:
    """One SBML model. named: {id: its name here}; rules: {id: the formula it is}; rates: {id: the formula of
    its rate of change}; reacting: species that reactions change; day: how many of its units of time make a
    day; known: whether `export.sbml` wrote it, so that labels and units can be told. Raises DeclarationError
    for what no formula can tell."""

    def __init__(self, libsbml: Any, model: Any, day: float | None) -> None:
        self.libsbml, self.model = libsbml, model
        refuse_the_rest(self)
        self.day = self.days(day)
        self.sizes = {
            one.getId(): one.getSize() if one.isSetSize() else math.nan for one in self.each("Compartments")
        }
        self.named = named(
            [one.getId() for of in ("Species", "Parameters", "Reactions") for one in self.each(of)]
        )
        rules = [*self.each("Rules")]
        self.rules = {one.getVariable(): self.read(one) for one in rules if not one.isRate()}
        self.rates = {one.getVariable(): self.read(one) for one in rules if one.isRate()}
        self.events = [*self.each("Events")]
        self.species = {one.getId(): one for one in self.each("Species")}
        self.reacting = {
            s
            for s, one in self.species.items()
            if not (one.getBoundaryCondition() or one.getConstant() or s in {*self.rules, *self.rates})
        }
        self.known = any(NOTE.search(one.getNotesString()) for one in self.species.values())

    def read(self, one: Any) -> Element:
        """The formula of a rule, a law, a trigger or a change, as MathML: whoever has loaded libsedml too can
        no longer ask libsbml what a node is."""
        found = [*fromstring(self.libsbml.writeMathMLToString(one.getMath()))] if one.isSetMath() else []
        if not found:
            self.refuse("without a formula,", one.getId() or one.getElementName())
        return found[0]

    def each(self, of: str) -> Iterator[Any]:
        """Its Species, Parameters, Reactions, Rules or other parts."""
        yield from getattr(self.model, f"getListOf{of}")()

    def refuse(self, what: str, name: str) -> NoReturn:
        raise DeclarationError(
            f"{self.model.getId() or 'the model'}: {what} '{name}' cannot be said here; leave it out of the "
            f"file, or write what it does as reactions, parameters and events."
        )

    def days(self, given: float | None) -> float:
        """How many of the file's units of time make a day."""
        if given is not None:
            if not (math.isfinite(given) and given > 0):
                raise DeclarationError(f"day is {given!r}; give how many of the file's units make a day.")
            return float(given)
        unit = self.model.getTimeUnits() or ("second" if self.model.getLevel() < 3 else "")
        found = self.model.getUnitDefinition(unit or "time")
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
        point = self.model.getCompartment(one.getCompartment()).getSpatialDimensionsAsDouble() == 0
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

    def a_day(self, rate: str) -> str:
        """Text of a rate in the file's unit of time, as one a day."""
        return rate if self.day == 1 else f"{self.day!r}*({rate})"

    def copies(self, one: Any) -> float:
        """How many a reaction takes or makes of a species."""
        formula = self.rules.get(one.getId()) if one.isSetId() else None
        changes = one.isSetId() and one.getId() in self.rates
        if one.isSetStoichiometryMath():
            formula = self.read(one.getStoichiometryMath())
        if formula is None:
            found = float(one.getStoichiometry())
            if self.model.getLevel() > 2 and not one.isSetStoichiometry():
                found = math.nan
        else:
            found = self.constant(formula)
        if changes or not (math.isfinite(found) and found >= 0):
            self.refuse("the stoichiometry that changes, or is not given, of", one.getSpecies())
        return found

    def constant(self, formula: Element) -> float:
        """The number that a formula of what nothing changes is; NaN where something does."""
        changed = {a.getVariable() for e in self.events for a in e.getListOfEventAssignments()}
        fixed = {
            one.getId(): one.getValue()
            for one in self.each("Parameters")
            if one.getId() not in {*changed, *self.rules, *self.rates} and one.isSetValue()
        }
        timed = any(tag(one) == "csymbol" for one in formula.iter())
        if timed or not names(formula) <= {*fixed, *self.sizes}:
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
        if name not in self.named or self.model.getReaction(name):
            self.refuse("in a formula, the word", name)
        return self.named[name]

    def formula(self, node: Element, what: str, of: str) -> str:
        """Text of a formula in MathML; what, of: where it stands."""

        def refuse(word: str) -> NoReturn:
            self.refuse(f"in {what} '{of}', the function", word)

        return written(node, self.symbol, "t" if self.day == 1 else f"({self.day!r}*t)", refuse)
