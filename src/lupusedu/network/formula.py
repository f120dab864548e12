"""Formulas as a teacher writes them: text to SymPy, and the unit that a formula has."""

import difflib
import re
from tokenize import TokenError

import sympy
from sympy.parsing.sympy_parser import parse_expr

FUNCTIONS = {"exp": sympy.exp, "log": sympy.log, "sqrt": sympy.sqrt, "Min": sympy.Min, "Max": sympy.Max}
# A closed dictionary: without it SymPy reads an undeclared E as 2.718 and I as the imaginary unit.
CLOSED = {"Symbol": sympy.Symbol, "Integer": sympy.Integer, "Float": sympy.Float,
          "Add": sympy.Add, "Mul": sympy.Mul, "Pow": sympy.Pow, **FUNCTIONS}
ATOMS = {"cell", "µL", "mL", "day", "year", "IU", "pg"}


def micro(unit):
    """A unit with one letter for micro: the Greek mu (U+03BC) of some keyboards becomes the micro sign (U+00B5)."""
    return unit.replace("\u03bc", "\u00b5") if isinstance(unit, str) else unit


class DeclarationError(ValueError):
    """A declaration that cannot be used; the message names the thing and how to mend it."""


def suggestion(name, known):
    """`; did you mean 'rho'?`, or the known names when none is close."""
    known = list(known)
    close = difflib.get_close_matches(str(name), known, n=1)
    if close:
        return f"; did you mean '{close[0]}'?"
    return f"; known are {', '.join(map(str, known))}." if known else "; none is declared."


def parse(text, names, owner):
    """SymPy expression of `text`, its terms in the author's order.

    names: the names it may use. owner: what the errors call it. Raises DeclarationError.
    """
    text = " ".join(str(text).split())
    if not re.fullmatch(r"[\w .+\-*/(),]+", text) or "//" in text:
        raise DeclarationError(f"{owner}: '{text}' is not a formula; use names, numbers, + - * / ** and {', '.join(FUNCTIONS)}.")
    # Every word is looked up before SymPy's parser, which evaluates Python, sees the text.
    unknown = [word for word in re.findall(r"\b[^\W\d]\w*", text) if word not in {*names, *FUNCTIONS}]
    if unknown:
        raise DeclarationError(f"{owner}: '{text}' uses '{unknown[0]}', which is not declared{suggestion(unknown[0], names)}")
    symbols = {name: sympy.Symbol(name) for name in names}
    try:
        expr = parse_expr(text, local_dict=symbols, global_dict=dict(CLOSED), evaluate=False)
    except (SyntaxError, TokenError, TypeError, ValueError) as error:
        raise DeclarationError(f"{owner}: cannot read '{text}' ({error}); use {', '.join(FUNCTIONS)} and declared names.") from None
    if not isinstance(expr, sympy.Expr):
        raise DeclarationError(f"{owner}: '{text}' is not one amount; use {', '.join(FUNCTIONS)} and declared names.")
    return expr


def dimensions(unit, owner):
    """`cell/µL/day` as {'cell': 1, 'µL': -1, 'day': -1}; '1' and '%' are pure numbers. Raises DeclarationError."""
    powers, sign = {}, 1
    for part in re.split(r"([/*])", micro(str(unit)).replace(" ", "*")):
        if part in ("/", "*"):
            sign = -1 if part == "/" else 1
        elif part not in ("1", "%"):
            atom, _, power = part.partition("^")
            if atom not in ATOMS or not re.fullmatch(r"\d*", power):
                raise DeclarationError(f"{owner}: unknown unit '{part}' in '{unit}'{suggestion(atom, sorted(ATOMS))}")
            powers[atom] = powers.get(atom, 0) + sign * int(power or 1)
    return {atom: power for atom, power in powers.items() if power}


def unit_text(powers):
    """{'cell': 1, 'day': -1} as 'cell/day'."""
    up = [f"{a}^{n}" if n != 1 else a for a, n in sorted(powers.items()) if n > 0]
    down = [f"/{a}^{-n}" if n != -1 else f"/{a}" for a, n in sorted(powers.items()) if n < 0]
    return ("*".join(up) or "1") + "".join(down)


def product(left, right, power=1):
    """Dimensions of left · right**power."""
    both = {atom: left.get(atom, 0) + power * right.get(atom, 0) for atom in left | right}
    return {atom: n for atom, n in both.items() if n}


def unit_of(expr, units, owner):
    """Dimensions of a formula, given {name: dimensions}. Raises DeclarationError where units do not fit."""
    if expr.is_Symbol:
        return units[expr.name]
    if not expr.args:
        return {}
    if expr.is_Pow:
        power = expr.exp
        if not power.is_number:
            return _same([unit_of(expr.base, units, owner), unit_of(power, units, owner), {}], expr, owner)
        return product({}, unit_of(expr.base, units, owner), int(power) if power == int(power) else float(power))
    parts = [unit_of(part, units, owner) for part in expr.args]
    if expr.is_Mul:
        total = {}
        for part in parts:
            total = product(total, part)
        return total
    if isinstance(expr, (sympy.exp, sympy.log)):
        parts.append({})
    elif isinstance(expr, (sympy.Min, sympy.Max)):
        # Max(0, X): the bare 0 has every unit.
        parts = [p for p, part in zip(parts, expr.args) if part != 0] or [{}]
    return _same(parts, expr, owner)


def _same(parts, expr, owner):
    first = next((p for p in parts if p), parts[0])
    if any(part != first for part in parts):
        found = " and ".join(dict.fromkeys(unit_text(p) for p in parts))
        raise DeclarationError(f"{owner}: '{expr}' joins units that differ ({found}); mend a parameter's unit or name a constant that has one.")
    return first
