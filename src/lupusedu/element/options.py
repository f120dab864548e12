"""What an explorable can be asked for: the rows of look/options.json, which the page reads too."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

from ..errors import DeclarationError, suggestion
from ..look import HIDEABLE, LEVELS, OPTION_ROWS, PIN_LETTERS
from ..network import Model


@dataclass(frozen=True)
class Option:
    """One row. kind: how its text is read; of: what its names are names of, or the names themselves; by: who
    may set it, 'page' (an attribute), 'notebook' (an argument of `Explorable`), 'link' or 'reader'; link: its
    keys in a link; trait: whether the widget hands it on as it is; setting: what it sets in the element;
    usual: what it is where nobody asks."""

    name: str
    kind: str
    by: str
    help: str
    of: str | list[str] = ""
    link: tuple[str, ...] = ()
    trait: bool = False
    setting: str = ""
    usual: str = ""


OPTIONS = {row["name"]: Option(**row) for row in OPTION_ROWS}
TRAITS = [name for name, option in OPTIONS.items() if option.trait]
ARGUMENTS = [name for name, option in OPTIONS.items() if "notebook" in option.by]

KNOWN: dict[str, Any] = {
    "slider": lambda model: [*(knob.name for knob in model.knobs), *model.parameters],
    "knob": lambda model: [knob.name for knob in model.knobs],
    "parameter": lambda model: [*model.parameters],
    "plot": lambda model: [*model.plots],
    "preset": lambda model: [*model.presets],
    # The stage has a place of its own, and no tab.
    "view": lambda model: [*model.plots, *(n for n, view in model.views.items() if view.kind != "stage")],
    "level": lambda model: LEVELS,
    "part or knob": lambda model: [*(knob.name for knob in model.knobs), *HIDEABLE],
    # What one of the model's plots draws, or a view that asks for a dot.
    "drawn column": lambda model: [
        *(name for plot in model.plots.values() for name in plot.series),
        *(name for name, view in model.views.items() if getattr(view, "ask", "")),
    ],
}


def read(name: str, asked: str | Iterable[str] | None, model: Model) -> list[str]:
    """The names that an option was asked for, as a list: one text may hold several, but for names of presets,
    which hold spaces and commas. Raises DeclarationError, with a suggestion, for one that the model lacks."""
    option = OPTIONS[name]
    if not isinstance(asked, str):
        names = list(asked or [])
    else:
        names = re.split(r"[\s,]+", asked.strip()) if option.kind == "names" else [asked] if asked else []
    names = names[: len(PIN_LETTERS)] if name == "pins" else names
    if option.of:
        known = option.of if isinstance(option.of, list) else KNOWN[option.of](model)
        kind = option.of if isinstance(option.of, str) else name
        for one in names:
            if one not in known:
                raise DeclarationError(
                    f"{type(model).__name__} has no {kind} '{one}'{suggestion(one, known)}"
                )
    return names


def text(name: str, asked: str | Iterable[str] | None, model: Model) -> str:
    """An option as the page writes it. Raises DeclarationError as `read` does."""
    return (" | " if OPTIONS[name].kind == "titles" else " ").join(read(name, asked, model))


def with_asked(views: list[str], column: str, model: Model) -> list[str]:
    """The views shown, and the one in which a question is asked, where none of them is it."""

    def asks(name: str) -> bool:
        return name == column or name in model.plots and column in model.plots[name].series

    if not column or any(map(asks, views or model.plots)):
        return views
    return [*(views or model.plots), next(filter(asks, [*model.plots, *model.views]))]


def told() -> str:
    """A paragraph of a docstring on the arguments of `Explorable`."""
    return "\n".join(f"{name}: {OPTIONS[name].help}" for name in ARGUMENTS)


class Table:
    """The options for a page of the book: what each is, and who may set it."""

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><th scope=row><code>{option.name}</code></th><td>{escape(option.help)}</td>"
            + "".join(f"<td>{way}</td>" for way in _ways(option))
            + "</tr>"
            for option in OPTIONS.values()
        )
        heads = "".join(
            f"<th scope=col>{head}</th>"
            for head in ("Option", "What it is", "On a page", "In Python", "In a link", "By hand")
        )
        return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _ways(option: Option) -> Iterator[str]:
    """How it is set on a page, in Python, in a link and by a reader's hand; empty where it is not."""
    keys = ", ".join(f"<code>{key}</code>" for key in option.link)
    yield "yes" if "page" in option.by else ""
    yield "yes" if "notebook" in option.by else ""
    yield keys or "own names" if "link" in option.by else ""
    yield "yes" if "reader" in option.by else ""
