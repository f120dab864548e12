"""Where a network stands still, and the folds at which one of its resting states vanishes."""

from functools import cache

import numpy as np
import sympy
from scipy.optimize import brentq

from .compile import net_rates, numeric

# Fine enough that two resting states merge within a millionth of the parameter's range.
GRID = 20_000


def states(model, species):
    """Resting amounts of a species from 0.0001 to 10, lowest first, all others standing still too. Of three, the middle one is the tipping point."""
    rate = _balance(type(model), species)
    p = list(model.values.values())
    return [brentq(lambda amount: rate(amount, p), *edge, xtol=1e-14) for edge in _edges(rate, p)]


def folds(model, species, parameter):
    """Values of a parameter within its slider's range at which the number of resting states changes, lowest first."""
    cls, place = type(model), list(model.parameters).index(parameter)
    rate, p = _balance(cls, species), list(model.values.values())
    low, high = (cls.parameters[parameter].range or (0.1 * p[place], 10 * p[place]))

    def number(value):
        return len(_edges(rate, [*p[:place], value, *p[place + 1 :]]))

    values = np.linspace(low, high, 76)
    numbers = [number(value) for value in values]
    return [_change(number, *pair) for pair, a, b in zip(zip(values, values[1:]), numbers, numbers[1:]) if a != b]


def _change(number, low, high):
    """The value between low and high at which a whole number changes, by halving."""
    before = number(low)
    while high - low > 1e-7:
        middle = (low + high) / 2
        low, high = (middle, high) if number(middle) == before else (low, middle)
    return (low + high) / 2


def _edges(rate, p):
    """Neighbouring amounts between which the rate changes sign."""
    amounts = np.geomspace(1e-4, 10, GRID)
    signs = np.sign(np.broadcast_to(rate(amounts, p), amounts.shape))
    return [(amounts[i], amounts[i + 1]) for i in np.flatnonzero(signs[:-1] * signs[1:] < 0)]


@cache
def _balance(cls, species):
    """f(amount, p): net rate of a species while those it depends on stand still."""
    rates, here = net_rates(cls), sympy.Symbol(species)
    rate = rates[species]
    while others := sorted(str(s) for s in rate.free_symbols & {sympy.Symbol(n) for n in cls.species} - {here}):
        (still,) = sympy.solve(rates[others[0]], sympy.Symbol(others[0]))
        rate = rate.subs(sympy.Symbol(others[0]), still)
    function = numeric(cls, rate)
    place = list(cls.species).index(species)
    return lambda amount, p: function([amount if i == place else np.nan for i in range(len(cls.species))], p)
