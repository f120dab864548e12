"""Formulas as fast functions of the state y and the parameters p, both in declared order."""

from functools import cache, reduce

import numpy as np
import sympy

from ..errors import DeclarationError

# NumPy's own printer would pile scalars and arrays into one ragged array.
MODULES = [{"Max": lambda *a: reduce(np.maximum, a), "Min": lambda *a: reduce(np.minimum, a)}, "numpy"]


def _function(model, expressions, modules):
    arguments = [[sympy.Symbol(n) for n in names] for names in (model.species, model.parameters)]
    return sympy.lambdify(arguments, expressions, modules=modules, cse=True)


def _doing(model, text):
    return model.formula(text).doit()


@cache
def propensities(model):
    """f(y, p) -> list of the reactions' rates, for arrays."""
    return _function(model, [_doing(model, r.rate) for r in model.reactions.values()], MODULES)


@cache
def derivatives(model, many):
    """f(y, p) -> list dy/dt = N·v; many: for arrays of draws, else for plain numbers (three times faster)."""
    return _function(model, list(net_rates(model).values()), MODULES if many else ["math"])


def net_rates(model):
    """{species: dy/dt as a SymPy expression}."""
    total = {name: sympy.Integer(0) for name in model.species}
    for reaction, change in model.stoichiometry().items():
        for name, copies in change.items():
            total[name] += copies * _doing(model, model.reactions[reaction].rate)
    return total


def at_rest(model, rates, name):
    """The one amount at which a species stands still, as a SymPy expression of the others. Raises
    DeclarationError."""
    found = sympy.solve(rates[name], sympy.Symbol(name))
    if len(found) != 1:
        raise DeclarationError(
            f"{model.__name__}: '{name}' comes to rest at {len(found) or 'no'} amounts, so it cannot follow "
            f"the others at once; choose species that rest at one."
        )
    return found[0]


def numeric(model, expressions):
    """f(y, p) of SymPy expressions, for arrays."""
    return _function(model, expressions, MODULES)


@cache
def observables(model):
    """f(y, p) -> list of the observables, for arrays; 0/0 gives NaN."""
    return _function(model, [_doing(model, o.formula) for o in model.observables.values()], MODULES)


@cache
def amount(model, text):
    """f(y, p) -> one formula's value, for arrays or numbers."""
    return _function(model, _doing(model, text), MODULES)
