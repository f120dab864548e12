"""The small language of measures, read here and nowhere else; the browser is sent what was read.

A measure is `peak_day(car_t)` or `returns(B, 1, 5)`: its name, a column of the run, then numbers, whose name
may stand before them (`after=60`). A check is arithmetic of measures, `end(born)/100`; of many runs it is a
condition, `peak(B) > 0.5`. What a reader has done is a condition too, `dose > 1 and pins > 0`. A sentence has
blanks: `{end(B):.1f}` writes a number; `{peak(B):?}` and `{peak(B):? > 4}` write nothing, and the sentence is
told where the measure exists, or is so.
`lupusedu.measure` has the functions behind the names.
"""

import ast
import math
import operator
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache
from string import Formatter
from typing import Any

from ..errors import DeclarationError, suggestion

# What each measure takes, in order; what ends in = may be left out.
MEASURES = {
    "value_at": "column day",
    "end": "column",
    "last_day": "column",
    "peak": "column",
    "peak_day": "column",
    "lowest": "column",
    "lowest_day": "column",
    "falls_below": "column level after=",
    "rises_above": "column level after=",
    "returns": "column low high",
    "days_below": "column low high",
    "days_under": "column level",
    "fold": "column",
    "share": "column day",
    "change": "column day",
    "left": "column day",
    "reaches": "column part",
    "grows": "column fold day",
    "half_life": "column first last",
}
# What is found without a run: from resting states, or from counts.
COUNTED = {
    "fold_of": "species parameter place",
    "low": "k n",
    "high": "k n",
    "difference": "k1 n1 k2 n2",
    "difference_low": "k1 n1 k2 n2",
    "difference_high": "k1 n1 k2 n2",
}
OF_MANY = ("end", "peak", "lowest", "value_at", "left")  # what a condition may ask of many runs at once
RISING = (("low", "high"),)  # of two numbers that a measure takes, the lesser and the greater
NEAR = 1e-9  # of a level that is to be met
NAMES = ("column", "species", "parameter")  # what is a name; all else is a number
FORMATS = ("", "d", "%", *(f".{digits}f" for digits in range(10)))
ACTS: dict[Any, Callable[..., float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: math.pow,  # which refuses the root of a negative number
    ast.USub: operator.neg,
    "exp": math.exp,
    "log": math.log,
    "sqrt": math.sqrt,
}


@dataclass(frozen=True)
class Call:
    """One measure. arguments: as its row of MEASURES or COUNTED has them, names first, then numbers."""

    name: str
    arguments: tuple

    @property
    def names(self) -> list[tuple[str, str]]:
        """[('column', 'species' or 'parameter', name)]."""
        wanted = {**MEASURES, **COUNTED}[self.name].split()
        return [(kind, name) for kind, name in zip(wanted, self.arguments) if kind in NAMES]


@dataclass(frozen=True)
class Setting:
    """What a reader has set, which has to lie between two levels: a parameter by its name, `time`, the day
    that is looked at, or `pins`, how many runs are pinned."""

    name: str
    above: float = -math.inf
    below: float = math.inf


@dataclass(frozen=True)
class Opened:
    """Whether a view is the one that is on."""

    view: str


@dataclass(frozen=True)
class Condition:
    """A measure that has to exist, and to lie between two levels. form: one of FORMATS, in which a sentence
    writes its number; None where it writes nothing."""

    call: Call
    above: float = -math.inf
    below: float = math.inf
    form: str | None = None

    def holds(self, value: Any) -> Any:
        """Whether it is so, of a number or of an array; never of NaN."""
        return (value > self.above) & (value < self.below)


@dataclass(frozen=True)
class Arithmetic:
    """act: what is done to the parts: numbers, Calls and Arithmetic."""

    act: Callable[..., float]
    parts: tuple


Read = float | Call | Arithmetic
Deed = Setting | Opened | Condition


@cache
def call(text: str) -> Call:
    """The Call that `peak(B)` is. Raises DeclarationError."""
    return _call(_tree(text), text, MEASURES)


@cache
def condition(text: str) -> Condition:
    """The Condition that `peak(B) > 0.5` is, of many runs. Raises DeclarationError."""
    return _condition(text, OF_MANY)


@cache
def deed(text: str) -> tuple[Deed, ...]:
    """The Settings that `0.2 < h < 0.6 and pins > 0` is, a Condition for `peak(B) > 50` and Opened for
    `view == blood`: all have to hold of what a reader has done and of the run. Raises DeclarationError."""
    node = _tree(text)
    if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.And):
        return tuple(_deed(one, text) for one in node.values)
    return (_deed(node, text),)


@cache
def arithmetic(text: str) -> Read:
    """The number, Call or Arithmetic that `end(born)/100` is. Raises DeclarationError."""
    return _arithmetic(_tree(text), text)


@cache
def sentence(text: str) -> tuple[str | Condition, ...]:
    """What `It ends at {end(B):d}.` is: a tuple of words and Conditions. Raises DeclarationError."""
    parts: list[str | Condition] = []
    try:
        for words, inside, form, conversion in Formatter().parse(text):
            parts += [words] * bool(words)
            if inside is not None:
                parts.append(_blank(inside, f"{form}{conversion or ''}".strip()))
    except DeclarationError:
        raise
    except ValueError as error:
        raise DeclarationError(
            f"'{text}': {error}; write a measure and its format in braces, such as {{end(B):.1f}}."
        ) from None
    return tuple(parts)


def calls(read: Any) -> list[Call]:
    """All Calls of what was read, in order."""
    if isinstance(read, Call):
        return [read]
    if isinstance(read, Condition):
        return [read.call]
    parts = read.parts if isinstance(read, Arithmetic) else read if isinstance(read, tuple) else ()
    return [one for part in parts for one in calls(part)]


def evaluated(read: Read, value: Callable[[Call], float]) -> float:
    """The number that arithmetic comes to, NaN where there is none. value: a function from a Call to its
    number."""
    if isinstance(read, Call):
        return value(read)
    if not isinstance(read, Arithmetic):
        return float(read)
    parts = [evaluated(part, value) for part in read.parts]
    try:
        return read.act(*parts)
    except (ArithmeticError, ValueError):  # 1/0, or the logarithm of nothing
        return math.nan


def _tree(text: str) -> ast.expr:
    try:
        return ast.parse(text.strip(), mode="eval").body
    except SyntaxError:
        raise DeclarationError(
            f"cannot read '{text}'; write a measure such as peak(B), or a condition such as peak(B) > 0.5."
        ) from None


def _call(node: ast.expr, text: str, known: Collection[str]) -> Call:
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
        raise DeclarationError(f"'{text}' is not a measure; write one such as peak(B) or returns(B, 1, 5).")
    name = node.func.id
    if name not in known:
        many = " of many runs" if known is OF_MANY else ""
        raise DeclarationError(f"'{text}': '{name}' is not a measure{many}{suggestion(name, known)}")
    wanted = {**MEASURES, **COUNTED}[name].split()
    given: list[ast.expr | ast.keyword] = [*node.args, *node.keywords]
    if not sum(not one.endswith("=") for one in wanted) <= len(given) <= len(wanted):
        raise DeclarationError(
            f"'{text}' has {len(given)} in its brackets; write {name}({', '.join(wanted)})."
        )
    arguments = {one: _argument(one, node, text) for one, node in zip(wanted, given)}
    for lesser, greater in RISING:
        if greater in arguments and not float(arguments[lesser]) < float(arguments[greater]):
            raise DeclarationError(
                f"'{text}': {lesser} has to be below {greater}; else the fall may be taken for the return."
            )
    return Call(name, tuple(arguments.values()))


def _argument(wanted: str, node: ast.expr | ast.keyword, text: str) -> str | float:
    """The name or number given where a measure wants one."""
    if isinstance(node, ast.keyword):
        if node.arg != wanted.rstrip("="):
            raise DeclarationError(f"'{text}' has '{node.arg}=' where '{wanted.rstrip('=')}' is due.")
        node = node.value
    if wanted not in NAMES:
        return _number(node, text)
    if not isinstance(node, ast.Name):
        raise DeclarationError(f"'{text}' has '{ast.unparse(node)}' where the name of a {wanted} is due.")
    return node.id


def _number(node: ast.expr, text: str) -> float:
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_number(node.operand, text)
    value = node.value if isinstance(node, ast.Constant) else None
    if isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value):
        return value
    here = ast.unparse(node)
    mend = f"; a column needs a measure: peak({here}), end({here})." if isinstance(node, ast.Name) else "."
    raise DeclarationError(f"'{text}' has '{here}' where a number is due{mend}")


def _condition(text: str, known: Collection[str]) -> Condition:
    node = _tree(text)
    if not (isinstance(node, ast.Compare) and [type(one) for one in node.ops] in ([ast.Gt], [ast.Lt])):
        raise DeclarationError(f"'{text}' is not a condition; write one such as peak(B) > 0.5.")
    what, level = _call(node.left, text, known), _number(node.comparators[0], text)
    return Condition(what, above=level) if isinstance(node.ops[0], ast.Gt) else Condition(what, below=level)


def _deed(node: ast.expr, text: str) -> Deed:
    match node:
        case ast.Compare(ast.Name("view"), [ast.Eq()], [ast.Name(name)]):
            return Opened(name)
        case ast.Compare(low, [ast.Lt(), ast.Lt()], [what, high]):
            return _between(what, text, _number(low, text), _number(high, text))
        case ast.Compare(what, [ast.Gt()], [level]):
            return _between(what, text, above=_number(level, text))
        case ast.Compare(what, [ast.Lt()], [level]):
            return _between(what, text, below=_number(level, text))
        case ast.Compare(what, [ast.Eq()], [level]):
            exactly = _number(level, text)
            near = NEAR * max(1, abs(exactly))
            return _between(what, text, exactly - near, exactly + near)
    raise DeclarationError(
        f"'{text}' is not what a reader can have done; write dose > 1, 0.2 < h < 0.6, h == 0, peak(B) > 0.5, "
        f"time > 30, pins > 0 or view == blood, joined by 'and'."
    )


def _between(
    node: ast.expr, text: str, above: float = -math.inf, below: float = math.inf
) -> Setting | Condition:
    if isinstance(node, ast.Name):
        return Setting(node.id, above, below)
    return Condition(_call(node, text, MEASURES), above, below)


def _arithmetic(node: ast.expr, text: str) -> Read:
    parts: tuple[ast.expr, ...]
    if isinstance(node, ast.BinOp) and type(node.op) in ACTS:
        act, parts = ACTS[type(node.op)], (node.left, node.right)
    elif isinstance(node, ast.UnaryOp) and type(node.op) in ACTS:
        act, parts = ACTS[type(node.op)], (node.operand,)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ACTS:
        act, parts = ACTS[node.func.id], tuple(node.args)
        if len(parts) != 1 or node.keywords:
            raise DeclarationError(f"'{text}': {node.func.id} takes one number.")
    elif isinstance(node, ast.Call):
        return _call(node, text, {**MEASURES, **COUNTED})
    else:
        return _number(node, text)
    return Arithmetic(act, tuple(_arithmetic(part, text) for part in parts))


def _blank(inside: str, form: str) -> Condition:
    if form.startswith("?") and form != "?":
        return _condition(f"{inside} {form[1:].strip()}", MEASURES)
    what = call(inside)
    if form == "?":
        return Condition(what)
    if form not in FORMATS:
        raise DeclarationError(
            f"'{inside}' has the format '{form}'; use d, %, .1f, nothing, or a condition: ?, ? > 4, ? < 4."
        )
    return Condition(what, form=form)
