"""What no network of reactions can say."""

from typing import TYPE_CHECKING

from .formulas import names

if TYPE_CHECKING:
    from .source import Source


def refuse_the_rest(source: "Source") -> None:
    """Raise for what no formula can tell."""
    model = source.model
    for rule in model.getListOfRules():
        name = rule.getVariable()
        if rule.isAlgebraic():
            source.refuse("the algebraic rule of", ", ".join(sorted(names(source.read(rule)))))
        if model.getCompartment(name):
            source.refuse("the compartment that changes,", name)
    for one in model.getListOfInitialAssignments():
        source.refuse("the initial assignment of", one.getSymbol())
    for one in model.getListOfFunctionDefinitions():
        source.refuse("the function", one.getId())
    if model.getNumConstraints():
        source.refuse("a constraint,", model.getConstraint(0).getMessageString() or "number 1")
    for one in model.getListOfSpecies():
        if one.isSetConversionFactor() or model.isSetConversionFactor():
            source.refuse("the conversion factor of", one.getId())
    for one in model.getListOfReactions():
        if (one.isSetFast() and one.getFast()) or not one.isSetKineticLaw():
            source.refuse("the reaction that is fast, or has no rate,", one.getId())
