"""Formulas as fast functions of the state y and the parameters p, both in declared order."""

from collections.abc import Callable, Mapping
from functools import cache, reduce
from typing import Any, ParamSpec, TypeVar, cast

import numpy as np
import sympy

from ..errors import DeclarationError
from ..network import Model
from ..network.model import Amount

P = ParamSpec("P")
T = TypeVar("T")
Function = Callable[[Any, Any], Any]
# NumPy's own printer would pile scalars and arrays into one ragged array.
LARGEST, SMALLEST = (lambda *a: reduce(np.maximum, a)), (lambda *a: reduce(np.minimum, a))
MODULES = [{"Max": LARGEST, "Min": SMALLEST}, "numpy"]


def cached(function: Callable[P, T]) -> Callable[P, T]:
    """functools.cache, whose own type forgets what the function takes."""
    return cast(Callable[P, T], cache(function))


def _function(model: type[Model], expressions: Any, modules: list[Any]) -> Function:
    arguments = [[sympy.Symbol(n) for n in names] for names in (model.species, model.parameters)]
    return sympy.lambdify(arguments, expressions, modules=modules, cse=True)


def _doing(model: type[Model], text: Amount) -> sympy.Expr:
    return model.formula(text).doit()


@cached
def propensities(model: type[Model]) -> Function:
    """f(y, p) -> list of the reactions' rates, for arrays."""
    return _function(model, [_doing(model, r.rate) for r in model.reactions.values()], MODULES)


@cached
def derivatives(model: type[Model], many: bool) -> Function:
    """f(y, p) -> list dy/dt = N·v; many: for arrays of draws, else for plain numbers (three times faster)."""
    return _function(model, list(net_rates(model).values()), MODULES if many else ["math"])


def net_rates(model: type[Model]) -> dict[str, sympy.Expr]:
    """{species: dy/dt as a SymPy expression}."""
    total = {name: sympy.Integer(0) for name in model.species}
    for reaction, change in model.stoichiometry().items():
        for name, copies in change.items():
            total[name] += copies * _doing(model, model.reactions[reaction].rate)
    return total


def at_rest(model: type[Model], rates: Mapping[str, sympy.Expr], name: str) -> sympy.Expr:
    """The one amount at which a species stands still, as a SymPy expression of the others. Raises
    DeclarationError."""
    found = sympy.solve(rates[name], sympy.Symbol(name))
    if len(found) != 1:
        raise DeclarationError(
            f"{model.__name__}: '{name}' comes to rest at {len(found) or 'no'} amounts, so it cannot follow "
            f"the others at once; choose species that rest at one."
        )
    return found[0]


def numeric(model: type[Model], expressions: sympy.Expr | list[sympy.Expr]) -> Function:
    """f(y, p) of SymPy expressions, for arrays."""
    return _function(model, expressions, MODULES)


@cached
def observables(model: type[Model]) -> Function:
    """f(y, p) -> list of the observables, for arrays; 0/0 gives NaN."""
    return _function(model, [_doing(model, o.formula) for o in model.observables.values()], MODULES)


@cached
def amount(model: type[Model], text: str) -> Function:
    """f(y, p) -> one formula's value, for arrays or numbers."""
    return _function(model, _doing(model, text), MODULES)
