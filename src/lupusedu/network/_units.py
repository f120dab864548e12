"""The unit of a declaration and of a formula, as powers of what units are made of."""

import re
from collections.abc import Collection, Mapping

import sympy

from ..errors import DeclarationError, suggestion

Powers = dict[str, float]  # of what a unit is made of: {"cell": 1, "day": -1}
ATOMS = {"cell", "µL", "mL", "day", "year", "IU", "pg"}
OWN = re.compile(r"[A-Za-z]+")  # how a model's own unit is written


def micro(unit: str) -> str:
    """A unit with one letter for micro: the Greek mu (U+03BC) of some keyboards becomes the micro sign
    (U+00B5)."""
    return unit.replace("\u03bc", "\u00b5") if isinstance(unit, str) else unit


def dimensions(unit: str, owner: str, own: Collection[str] = ()) -> Powers:
    """`cell/µL/day` as {'cell': 1, 'µL': -1, 'day': -1}; '1' and '%' are pure numbers. own: units that a
    model declares beside ATOMS. Raises DeclarationError."""
    powers: Powers = {}
    sign, known = 1, {*ATOMS, *own}
    for part in re.split(r"([/*])", micro(str(unit)).replace(" ", "*")):
        if part in ("/", "*"):
            sign = -1 if part == "/" else 1
        elif part not in ("1", "%"):
            atom, _, power = part.partition("^")
            if atom not in known or not re.fullmatch(r"\d*", power):
                own = f", or a unit of your own, declared in the model: units = ['{atom}']"
                raise DeclarationError(
                    f"{owner}: unknown unit '{part}' in '{unit}'{suggestion(atom, sorted(known))}"
                    f" What is counted, such as people, has the unit '1'{own if OWN.fullmatch(atom) else ''}."
                )
            powers[atom] = powers.get(atom, 0) + sign * int(power or 1)
    return {atom: power for atom, power in powers.items() if power}


def unit_text(powers: Powers) -> str:
    """{'cell': 1, 'day': -1} as 'cell/day'."""
    up = [f"{a}^{n}" if n != 1 else a for a, n in sorted(powers.items()) if n > 0]
    down = [f"/{a}^{-n}" if n != -1 else f"/{a}" for a, n in sorted(powers.items()) if n < 0]
    return ("*".join(up) or "1") + "".join(down)


def product(left: Powers, right: Powers, power: float = 1) -> Powers:
    """Dimensions of left · right**power."""
    both = {atom: left.get(atom, 0) + power * right.get(atom, 0) for atom in left | right}
    return {atom: n for atom, n in both.items() if n}


def unit_of(expr: sympy.Expr, units: Mapping[str, Powers], owner: str) -> Powers:
    """Dimensions of a formula, given {name: dimensions}. Raises DeclarationError where units do not fit."""
    if expr.is_Symbol:
        return units[expr.name]
    if not expr.args:
        return {}
    if expr.is_Pow:
        power = expr.exp
        if not power.is_number:
            return _same([unit_of(expr.base, units, owner), unit_of(power, units, owner), {}], expr, owner)
        return product(
            {}, unit_of(expr.base, units, owner), int(power) if power == int(power) else float(power)
        )
    parts = [unit_of(part, units, owner) for part in expr.args]
    if expr.is_Mul:
        total: Powers = {}
        for part in parts:
            total = product(total, part)
        return total
    if isinstance(expr, (sympy.exp, sympy.log)):
        parts.append({})
    elif isinstance(expr, (sympy.Min, sympy.Max)):
        # Max(0, X): the bare 0 has every unit.
        parts = [p for p, part in zip(parts, expr.args) if part != 0] or [{}]
    return _same(parts, expr, owner)


def _same(parts: list[Powers], expr: sympy.Expr, owner: str) -> Powers:
    first = next((p for p in parts if p), parts[0])
    if any(part != first for part in parts):
        found = " and ".join(dict.fromkeys(unit_text(p) for p in parts))
        raise DeclarationError(
            f"{owner}: '{expr}' joins units that differ ({found}); mend a parameter's unit or name a "
            f"constant that has one."
        )
    return first
