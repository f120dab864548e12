"""Where a network stands still, and the folds at which one of its resting states vanishes."""

from collections.abc import Callable
from typing import Any

import numpy as np
import sympy
from scipy.optimize import brentq

from ..network import Model
from ._functions import at_rest, cached, net_rates, numeric

# Fine enough that two resting states merge within a millionth of the parameter's range.
Balance = Callable[[Any, list[float]], Any]
AMOUNTS = np.geomspace(1e-9, 1e12, 21 * 4000 + 1)


def states(model: Model, species: str) -> list[float]:
    """Resting amounts of a species above 0, from 1e-9 to 1e12, lowest first, all others standing still too.
    Of three, the middle one is the tipping point."""
    rate = _balance(type(model), species)
    p = list(model.values.values())
    return [brentq(lambda amount: rate(amount, p), *edge, xtol=1e-14) for edge in _edges(rate, p)]


def can_rest(cls: type[Model], p: list[Any], species: str, least: float) -> np.ndarray:
    """Whether a species has a stable resting amount of `least` or more, for each patient. p: parameters, some
    of them an array of patients. Raises DeclarationError as `states` does."""
    # One amount after the other: of thousands of patients a table of both would take gigabytes.
    rate, rests = _balance(cls, species), np.zeros(np.broadcast_shapes(*map(np.shape, p)), bool)
    before = rate(least, p)
    for amount in np.geomspace(least, 1e4 * least, 2000)[1:]:
        after = rate(amount, p)
        rests |= (before > 0) & (after <= 0)
        before = after
    return rests


def folds(model: Model, species: str, parameter: str) -> list[float]:
    """Values of a parameter within its slider's range at which the number of resting states changes, lowest
    first."""
    cls, place = type(model), list(model.parameters).index(parameter)
    rate, p = _balance(cls, species), list(model.values.values())
    low, high = cls.parameters[parameter].range or (0.1 * p[place], 10 * p[place])

    def number(value: float) -> int:
        return len(_edges(rate, [*p[:place], value, *p[place + 1 :]]))

    values = np.linspace(low, high, 76)
    numbers = [number(value) for value in values]
    return [
        _change(number, *pair) for pair, a, b in zip(zip(values, values[1:]), numbers, numbers[1:]) if a != b
    ]


def _change(number: Callable[[float], int], low: float, high: float) -> float:
    """The value between low and high at which a whole number changes, by halving."""
    before = number(low)
    while high - low > 1e-7:
        middle = (low + high) / 2
        low, high = (middle, high) if number(middle) == before else (low, middle)
    return (low + high) / 2


def _edges(rate: Balance, p: list[float]) -> list[tuple[float, float]]:
    """Neighbouring amounts between which the rate changes sign."""
    signs = np.sign(np.broadcast_to(rate(AMOUNTS, p), AMOUNTS.shape))
    # Where the rate is 0 just here, the change is between the two neighbours.
    here = np.flatnonzero(signs)
    turns = np.flatnonzero(signs[here[:-1]] * signs[here[1:]] < 0)
    return [(AMOUNTS[here[i]], AMOUNTS[here[i + 1]]) for i in turns]


def first(cls: type[Model], name: str) -> str:
    """The species that stands for a column: of the mean over some places that in the first of them."""
    return cls.means.get(name, [name])[0]


def alike(cls: type[Model]) -> dict[str, sympy.Expr]:
    """{species: dy/dt as a SymPy expression} while all places are as the first, whose species stand for those
    of all."""
    same = {sympy.Symbol(one): sympy.Symbol(names[0]) for names in cls.means.values() for one in names[1:]}
    rates = {name: rate.subs(same) for name, rate in net_rates(cls).items()}
    means = {n: sum(rates[one] for one in (n, *more)) / (1 + len(more)) for n, *more in cls.means.values()}
    return {**rates, **means}


@cached
def _balance(cls: type[Model], species: str) -> Balance:
    """f(amount, p): net rate of a species while those it depends on stand still."""
    rates, here = alike(cls), sympy.Symbol(first(cls, species))
    rate = rates[str(here)]
    while others := sorted(
        str(s) for s in rate.free_symbols & {sympy.Symbol(n) for n in cls.species} - {here}
    ):
        rate = rate.subs(sympy.Symbol(others[0]), at_rest(cls, rates, others[0]))
    function = numeric(cls, rate)
    place = list(cls.species).index(str(here))
    return lambda amount, p: function([amount if i == place else np.nan for i in range(len(cls.species))], p)
