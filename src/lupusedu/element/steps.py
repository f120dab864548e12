"""What a reader is to do with a figure: steps, of which the page shows one at a time beside its picture."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from ..errors import DeclarationError, suggestion
from ..export.javascript import part_told
from ..network import Model, grammar
from . import options

Names = str | Iterable[str]
PARTS = ("pins", "presets", "table")  # what a step may bring out of the drawer
OF_HAND = ("time", "pins")  # what a condition may ask beside parameters
# The markup of a text: **bold**, *italic*, [words](address) and <dfn>.
MARKS = {
    r"\*\*(.+?)\*\*": r"<strong>\1</strong>",
    r"\*(.+?)\*": r"<em>\1</em>",
    r"\[([^\[\]]*)\]\(([^()\s]+)\)": r'<a href="\2">\1</a>',
    r"&lt;(/?)dfn&gt;": r"<\1dfn>",
}


@dataclass(frozen=True)
class Step:
    """One thing to do and to look for, and the reply to it. Data only.

    ask: what to do, then a question. saw: what we saw. Both may hold **bold**, *italic*, <dfn> and
    [links](address); an empty line parts paragraphs of saw. knobs: names of those that stand open, any of the
    model's; as the figure has them where left out, none in []. view: the one that the step opens. values:
    {parameter: number} that the step begins with, over what the figure starts with ({} for that alone), and
    pins go; left out, all stays as it is. show: parts of the drawer, of PARTS.

    done: {what a reader has done: what is answered}, of which the first that holds opens the reply; hints:
    the same on the way there. A condition is `dose > 1`, `0.2 < h < 0.6`, `h == 0`, `peak(B) > 50`, `time >
    30` (the day looked at), `pins > 0` or `view == blood`, or some joined by `and`. answers: the prediction
    that the step tests, by the id of its lupus-choice or what the figure asks for; gave: what the run gave,
    which is told beside it.
    """

    ask: str
    saw: str = ""
    knobs: Names | None = None
    view: str = ""
    values: Mapping[str, float] | None = None
    show: Names = ()
    done: Mapping[str, str] = field(default_factory=dict)
    hints: Mapping[str, str] = field(default_factory=dict)
    answers: str = ""
    gave: str = ""


def told(steps: Iterable[Step], model: Model, opens: str) -> str:
    """Steps but for the words of their list, as the page reads them: JSON, or nothing where there are none.
    opens: the view that the figure opens with. Raises DeclarationError, with a suggestion, for what the model
    lacks."""
    all_told = [_checked(step, number, model) for number, step in enumerate(steps, 1)]
    if not all_told:
        return ""
    if all_told[0].get("values") or all_told[0].get("view", opens) != opens:
        raise DeclarationError(
            f"Step 1 begins as the figure does, which opens '{opens}': give values and the first of the "
            f"views to the Explorable."
        )
    return json.dumps(all_told, ensure_ascii=False, separators=(",", ":"))


def _checked(step: Step, number: int, model: Model) -> dict[str, Any]:
    if not isinstance(step, Step):
        raise DeclarationError(f"steps hold {step!r}; each must be written Step(…).")
    try:
        return {name: part for name, part in _parts(step, model) if part is not None}
    except DeclarationError as error:
        raise DeclarationError(f"Step {number}: {error}") from None


def _parts(step: Step, model: Model) -> Iterator[tuple[str, Any]]:
    """(name, what the page is told), None for what is left out."""
    yield "knobs", None if step.knobs is None else options.read("sliders", step.knobs, model)
    yield "view", options.text("view", step.view, model) or None
    yield "values", None if step.values is None else _given(step.values, model)
    show = step.show.split() if isinstance(step.show, str) else [*step.show]
    for name in show:
        if name not in PARTS:
            raise DeclarationError(f"no part of the drawer is called '{name}'{suggestion(name, PARTS)}")
    yield "show", show or None
    yield "done", [_answer(*pair, model) for pair in step.done.items()] or None
    yield "hints", [_answer(*pair, model) for pair in step.hints.items()] or None
    if bool(step.answers) != bool(step.gave):
        raise DeclarationError(
            "a step that `answers` a prediction says what the run `gave`, and no other does."
        )
    yield "answers", step.answers or None
    yield "gave", step.gave or None


def _given(values: Mapping[str, float], model: Model) -> dict[str, float]:
    type(model)(**values)  # which knows its parameters
    return dict(values)


def _answer(condition: str, words: str, model: Model) -> tuple[list[Any], str]:
    """(its parts, as the browser reads them; the words that answer what was done)."""
    read = grammar.deed(condition)
    for kind, name in _named(read):
        known = {
            "column": [*model.species, *model.observables],
            "parameter": [*model.parameters, *OF_HAND],
            "view": options.KNOWN["view"](model),
        }[kind]
        if name not in known:
            raise DeclarationError(
                f"'{condition}' names '{name}', which is no {kind}{suggestion(name, known)}"
            )
    return [part_told(part) for part in read], words


def _named(read: Iterable[grammar.Deed]) -> Iterator[tuple[str, str]]:
    """(kind, name) of all that a condition names."""
    for part in read:
        if isinstance(part, grammar.Opened):
            yield "view", part.view
        elif isinstance(part, grammar.Setting):
            yield "parameter", part.name
        else:
            yield from part.call.names


def listed(steps: Sequence[Step]) -> str:
    """The list that stands in a figure: what print, GitHub and a page without scripts show."""
    items = "".join(f"<li><p>{marked(step.ask)}</p>{_reply(step)}</li>" for step in steps)
    return f'<lupus-steps slot="steps"><ol>{items}</ol></lupus-steps>' if items else ""


def _reply(step: Step) -> str:
    saw = "".join(f"<p>{marked(part)}</p>" for part in step.saw.split("\n\n") if part.strip())
    return f"<details><summary>What we saw</summary>{saw}</details>" if saw else ""


def marked(text: str) -> str:
    """HTML of a text with the marks that are known."""
    made = escape(" ".join(text.split()), quote=False)
    for pattern, tags in MARKS.items():
        made = re.sub(pattern, tags, made)
    return made
