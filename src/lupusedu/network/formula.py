"""Formulas as a teacher writes them: text to SymPy."""

import re
from collections.abc import Iterable, Mapping
from tokenize import TokenError
from types import MappingProxyType

import sympy
from sympy.parsing.sympy_parser import parse_expr

from ..errors import DeclarationError, suggestion

DAY_NAME = "t"  # the day, in rate laws, observables and what events give
FUNCTIONS = {"exp": sympy.exp, "log": sympy.log, "sqrt": sympy.sqrt, "Min": sympy.Min, "Max": sympy.Max}
# A closed dictionary: without it SymPy reads an undeclared E as 2.718 and I as the imaginary unit.
CLOSED = {
    "Symbol": sympy.Symbol,
    "Integer": sympy.Integer,
    "Float": sympy.Float,
    "Add": sympy.Add,
    "Mul": sympy.Mul,
    "Pow": sympy.Pow,
    **FUNCTIONS,
}


def names_in(formula: sympy.Expr) -> set[str]:
    """Names of what a formula hangs on."""
    return {str(symbol) for symbol in formula.free_symbols}


def sides(text: object, owner: str) -> tuple[str, str]:
    """The lesser and the greater side of a condition, `B < 1` or `B > 2*A`. Raises DeclarationError."""
    parts = re.split(r"([<>])", str(text))
    if len(parts) != 3 or "=" in str(text) or not (parts[0].strip() and parts[2].strip()):
        raise DeclarationError(
            f"{owner}: cannot read '{text}'; write two formulas with one < or > between them, such as "
            f"'B < 1'."
        )
    left, sign, right = parts
    return (left, right) if sign == "<" else (right, left)


def unknown(name: str, names: Iterable[str], others: Mapping[str, str]) -> str:
    """Words for errors: why a name cannot be used. others: {name: words} of what is there, but not for
    that."""
    return others.get(name, f"which is not declared{suggestion(name, names)}")


def parse(
    text: object, names: Iterable[str], owner: str, others: Mapping[str, str] = MappingProxyType({})
) -> sympy.Expr:
    """SymPy expression of `text`, its terms in the author's order.

    names: the names it may use. owner: what the errors call it. others: {name: words for errors} of what it
    may not. Raises DeclarationError.
    """
    text = " ".join(str(text).split())
    if not re.fullmatch(r"[\w .+\-*/(),]+", text) or "//" in text:
        raise DeclarationError(
            f"{owner}: '{text}' is not a formula; use names, numbers, + - * / ** and {', '.join(FUNCTIONS)}."
        )
    # Every word is looked up before SymPy's parser, which evaluates Python, sees the text.
    strange = [word for word in re.findall(r"\b[^\W\d]\w*", text) if word not in {*names, *FUNCTIONS}]
    if strange:
        raise DeclarationError(f"{owner}: '{text}' uses '{strange[0]}', {unknown(strange[0], names, others)}")
    symbols = {name: sympy.Symbol(name) for name in names}
    try:
        expr = parse_expr(text, local_dict=symbols, global_dict=dict(CLOSED), evaluate=False)
    except (SyntaxError, TokenError, TypeError, ValueError) as error:
        raise DeclarationError(
            f"{owner}: cannot read '{text}' ({error}); use {', '.join(FUNCTIONS)} and declared names."
        ) from None
    if not isinstance(expr, sympy.Expr):
        raise DeclarationError(
            f"{owner}: '{text}' is not one amount; use {', '.join(FUNCTIONS)} and declared names."
        )
    return expr
