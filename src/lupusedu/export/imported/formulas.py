"""Formulas of SBML, which are MathML, as text of the formulas here."""

import math
from collections.abc import Callable
from typing import NoReturn
from xml.etree.ElementTree import Element

OPERATORS = {"plus": "+", "minus": "-", "times": "*", "divide": "/"}
CALLS = {"exp": "exp({})", "ln": "log({})", "abs": "Max({0}, -({0}))", "min": "Min({})", "max": "Max({})"}
CONSTANTS = {"exponentiale": math.e, "pi": math.pi}
SPECIAL = ("degree", "logbase")
TIME = "http://www.sbml.org/sbml/symbols/time"


def written(node: Element, symbol: Callable[[str], str], time: str, refuse: Callable[[str], NoReturn]) -> str:
    """Text of a formula. symbol: what an id means; time: text of the time. refuse: is told the word that
    cannot be said, and raises."""
    kind = tag(node)
    if kind == "ci":
        return symbol(str(node.text).strip())
    if kind == "csymbol" and node.get("definitionURL") == TIME:
        return time
    value = number(node)
    if math.isfinite(value):
        return f"({value!r})" if value < 0 else repr(int(value) if value == int(value) else value)
    if kind != "apply":
        refuse(word(node))
    parts = [
        (tag(one), written(one[0] if tag(one) in SPECIAL else one, symbol, time, refuse)) for one in node[1:]
    ]
    return _applied(
        word(node[0]),
        [text for kind, text in parts if kind not in SPECIAL],
        next((text for kind, text in parts if kind in SPECIAL), ""),
        refuse,
    )


def _applied(kind: str, parts: list[str], special: str, refuse: Callable[[str], NoReturn]) -> str:
    """Text of an operator or a function of some parts. special: the degree of a root or base of a
    logarithm."""
    if kind in ("plus", "times") and not parts:
        return "0" if kind == "plus" else "1"
    if kind == "minus" and len(parts) == 1:
        return f"(-{parts[0]})"
    if kind in OPERATORS:
        return f"({OPERATORS[kind].join(parts)})"
    if kind == "power":
        return f"(({parts[0]})**({parts[1]}))"
    if kind == "root":
        return f"(({parts[0]})**(1/({special or 2})))"
    if kind == "log":
        return f"(log({parts[0]})/log({special or 10}))"
    if kind in CALLS:
        return CALLS[kind].format(", ".join(parts))
    refuse(kind)


def tag(node: Element) -> str:
    return node.tag.rpartition("}")[2]


def word(node: Element) -> str:
    """What a node is called: its own text, or its kind."""
    return str(node.text or "").strip() or tag(node)


def number(node: Element) -> float:
    """The number that a node is; NaN where it is none."""
    kind = tag(node)
    if kind == "apply" and len(node) == 2 and tag(node[0]) == "minus":
        return -number(node[1])
    if kind != "cn":
        return CONSTANTS.get(kind, math.nan)
    first, second = float(node.text or 0), [float(one.tail or 0) for one in node]
    if node.get("type") == "rational":
        return first / second[0]
    return first * 10.0 ** second[0] if node.get("type") == "e-notation" else first


def names(node: Element) -> set[str]:
    """Ids in a formula."""
    return {str(one.text).strip() for one in node.iter() if tag(one) == "ci"}
