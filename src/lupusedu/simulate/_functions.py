"""Formulas as fast functions of the state y and the parameters p, both in declared order, and of the day."""

import math
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import reduce
from typing import Any, NamedTuple

import numpy as np
import sympy

from ..errors import DeclarationError
from ..network import Model
from ..network._cached import cached as cached
from ..network.formula import DAY_NAME
from ..network.model import Amount, uses_day

Function = Callable[..., Any]  # of y, p and the day, which nobody need give whose formulas do not use it
DAY = sympy.Symbol(DAY_NAME)
# NumPy's own printer would pile scalars and arrays into one ragged array.
LARGEST, SMALLEST = (lambda *a: reduce(np.maximum, a)), (lambda *a: reduce(np.minimum, a))
RAISED = sympy.Function("raised")


def raised(base: Any, power: int) -> Any:
    """A whole power by products: NumPy takes one above 2 by logarithms, thirty times slower."""
    half = base if power < 4 else raised(base, power // 2)
    return half * half * base if power % 2 else half * half


MODULES = [{"Max": LARGEST, "Min": SMALLEST, "raised": raised}, "numpy"]


class Parted(NamedTuple):
    """Formulas whose parameters stay as they are for a while.

    constants: f(p) -> list of what parameters alone decide. moving: f(y, constants) -> list of the values.
    """

    constants: Callable[[Any], list[Any]]
    moving: Function


def _symbols(names: Mapping[str, Any]) -> list[sympy.Symbol]:
    return [sympy.Symbol(name) for name in names]


def moved_symbols(model: type[Model]) -> list[sympy.Symbol]:
    """What a solver moves: the species, and last the day where a rate law uses it."""
    return [*_symbols(model.species), *([DAY] if uses_day(model) else [])]


def _function(model: type[Model], expressions: Any, modules: list[Any]) -> Function:
    arguments = [_symbols(model.species), _symbols(model.parameters), DAY]
    of = sympy.lambdify(arguments, expressions, modules=modules, cse=True)
    return lambda y, p, day=math.nan: of(y, p, day)


def parts(
    model: type[Model], expressions: list[sympy.Expr]
) -> tuple[dict[sympy.Expr, sympy.Symbol], list[sympy.Expr]]:
    """({what parameters alone decide: a symbol for it}, the formulas with those symbols)."""
    still = _Still(moved_symbols(model), _symbols(model.parameters))
    moving = [_moving(sympy.sympify(e), still) for e in expressions]
    used = set().union(*(e.free_symbols for e in moving))
    return {part: symbol for part, symbol in still.items() if symbol in used}, moving


def parted(model: type[Model], expressions: list[sympy.Expr], modules: list[Any] = MODULES) -> Parted:
    """The formulas in two parts, of which the first need not be worked out at every step."""
    still, moving = parts(model, expressions)
    if modules is MODULES:
        moving = [e.replace(_high_power, _by_products) for e in moving]
    return Parted(
        sympy.lambdify([_symbols(model.parameters)], list(still), modules=modules, cse=True),
        sympy.lambdify([moved_symbols(model), list(still.values())], moving, modules=modules, cse=True),
    )


class _Still(dict[sympy.Expr, sympy.Symbol]):
    """{part of a formula that no species is in: its symbol}; one that is asked for gets a symbol.

    Its name is longer than any declared one, and the same in every process, as terms are summed by name.
    """

    def __init__(self, species: list[sympy.Symbol], parameters: list[sympy.Symbol]) -> None:
        super().__init__({p: p for p in parameters})
        self.species, self.stem = set(species), max((s.name for s in [*species, *parameters]), key=len)

    def __missing__(self, part: sympy.Expr) -> sympy.Symbol:
        self[part] = sympy.Symbol(f"{self.stem}_{len(self)}")
        return self[part]


def _high_power(formula: sympy.Expr) -> bool:
    return formula.is_Pow and formula.exp.is_Integer and abs(formula.exp) > 2


def _by_products(formula: sympy.Expr) -> sympy.Expr:
    return RAISED(formula.base, abs(formula.exp)) ** sympy.sign(formula.exp)


def _moving(formula: sympy.Expr, still: _Still) -> sympy.Expr:
    """The formula with a symbol for each part that no species is in, like terms brought together."""
    if not formula.free_symbols & still.species:
        return formula if formula.is_Number else still[formula]
    if not (formula.is_Add or formula.is_Mul):
        return formula.func(*(_moving(a, still) for a in formula.args)) if formula.args else formula
    factors: dict[sympy.Expr, sympy.Expr] = defaultdict(lambda: sympy.Integer(0))
    for term in formula.args if formula.is_Add else [formula]:
        factor, rest = term.as_independent(*still.species, as_Add=False)
        factors[rest] += factor
    return sympy.Add(
        *(
            sympy.Mul(_moving(factor, still), *(_moving(part, still) for part in sympy.Mul.make_args(rest)))
            for rest, factor in factors.items()
        )
    )


def _doing(model: type[Model], text: Amount) -> sympy.Expr:
    return model.formula(text).doit()


@cached
def propensities(model: type[Model]) -> Function:
    """f(y, p, day) -> list of the reactions' rates, for arrays."""
    return _function(model, [_doing(model, r.rate) for r in model.reactions.values()], MODULES)


@cached
def derivatives(model: type[Model], many: bool) -> Parted:
    """dy/dt = N·v of each species, and 1 of the day where a rate law uses it; many: for arrays of draws, else
    for plain numbers (three times faster)."""
    return parted(model, solved_rates(model), MODULES if many else ["math"])


def solved_rates(model: type[Model]) -> list[sympy.Expr]:
    """How fast what a solver moves does so."""
    return [*net_rates(model).values(), *([sympy.Integer(1)] if uses_day(model) else [])]


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
    found = _roots(rates[name], sympy.Symbol(name))
    if len(found) != 1:
        raise DeclarationError(
            f"{model.__name__}: '{name}' comes to rest at {len(found) or 'no'} amounts, so it cannot follow "
            f"the others at once; choose species that rest at one."
        )
    return found[0]


@cached
def _roots(rate: sympy.Expr, amount: sympy.Symbol) -> list[sympy.Expr]:
    """Where a rate is 0; kept, since SymPy takes up to half a second for it."""
    return sympy.solve(rate, amount)


def numeric(model: type[Model], expressions: sympy.Expr | list[sympy.Expr]) -> Function:
    """f(y, p, day) of SymPy expressions, for arrays."""
    return _function(model, expressions, MODULES)


@cached
def observables(model: type[Model]) -> Function:
    """f(y, p, day) -> list of the observables, for arrays; 0/0 gives NaN."""
    return _function(model, [_doing(model, o.formula) for o in model.observables.values()], MODULES)


@cached
def margins(model: type[Model], *conditions: str) -> Function:
    """f(y, p, day) -> list of what is above 0 where each condition holds, for arrays or numbers."""
    return _function(model, [model.margin(when).doit() for when in conditions], MODULES)


@cached
def amount(model: type[Model], text: str) -> Function:
    """f(y, p, day) -> one formula's value, for arrays or numbers."""
    return _function(model, _doing(model, text), MODULES)
