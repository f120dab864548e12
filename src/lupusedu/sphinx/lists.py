"""Tables of the reference, read from the code: roles, units, views, measures, rooms and looks, models."""

import inspect
from collections.abc import Iterable, Sequence
from html import escape

import lupusedu

from .. import look, models
from ..measure import measures
from ..network import grammar
from ..network._units import ATOMS, dimensions
from ..network.views import LOOKS, ROOMS, View


class Table:
    """A table for a page. rows: cells as HTML, the first of which heads its row; ids: of the rows."""

    def __init__(self, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        self.heads, self.rows = heads, [*rows]

    def _repr_html_(self) -> str:
        heads = "".join(f"<th scope=col>{head}</th>" for head in self.heads)
        rows = "".join(
            f"<tr><th scope=row>{first}</th>{''.join(f'<td>{cell}</td>' for cell in rest)}</tr>"
            for first, *rest in self.rows
        )
        return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def roles() -> Table:
    """What a role is for, and its line."""
    rows = ((code(name), escape(one["label"]), _line(name)) for name, one in look.ROLES.items())
    return Table(("Role", "For", "Line"), rows)


def units() -> Table:
    """What units are made of, and the units of the book's models that hold each."""
    used = sorted({unit for model in _models() for unit in _units_of(model)})
    held = {atom: [unit for unit in used if atom in dimensions(unit, "")] for atom in sorted(ATOMS)}
    rows = ((code(atom), codes(some)) for atom, some in held.items())
    return Table(("Unit", "In the models of the book"), rows)


def views() -> Table:
    """Each view, what it shows, and the models that have one."""
    kinds = [one for name in lupusedu.__all__ if _is_view(one := getattr(lupusedu, name))]
    rows = ((entry(f"index.html#lupusedu.{one.__name__}", one.__name__), _shown(one)) for one in kinds)
    return Table(("View", "What it shows"), rows)


def _shown(kind: type[View]) -> str:
    having = [one.__name__ for one in _models() if any(type(view) is kind for view in one.views.values())]
    return f"{escape(_first(kind))} In the book: {codes(having)}."


def of_runs() -> Table:
    """Each measure of a run, as it is written, and what it is."""
    rows = (
        (code(written(name, grammar.MEASURES)), escape(_first(getattr(measures, name))))
        for name in grammar.MEASURES
    )
    return Table(("Measure", "What it is"), rows)


def rooms() -> str:
    """The rooms of a stage, in a line of text."""
    return ", ".join(ROOMS)


def looks() -> str:
    """What an actor on a stage may look like, in a line of text."""
    return ", ".join(LOOKS)


def all_models() -> Table:
    """Each model of the book by its class, and what it is about."""
    rows = ((entry(f"../models/{one.name}.html", one.__name__), escape(one.about)) for one in _models())
    return Table(("Model", "What it is"), rows)


class Names:
    """A line of links to the entries of all names of the door."""

    def _repr_html_(self) -> str:
        names = [name for name in lupusedu.__all__ if name != "__version__"]
        modules = {name for name in names if inspect.ismodule(getattr(lupusedu, name))}
        links = (entry(f"#{'module-' * (name in modules)}lupusedu.{name}", name) for name in names)
        return f'<p class="names">{" ".join(links)}</p>'


def all_names() -> Names:
    """Every name of the door, in the order of the alphabet."""
    return Names()


def written(name: str, rows: dict[str, str]) -> str:
    """A measure as one writes it: `returns(column, low, high)`."""
    return f"{name}({', '.join(rows[name].split())})"


def code(words: str) -> str:
    """Words as code, in HTML."""
    return f"<code>{escape(words)}</code>"


def entry(address: str, words: str) -> str:
    """A link to where a name is told, in HTML."""
    return f'<a href="{address}">{code(words)}</a>'


def codes(some: Iterable[str]) -> str:
    """Some words as code, with commas."""
    return ", ".join(map(code, some))


def _models() -> list[type[lupusedu.Model]]:
    return [models.find(name) for name in models.names()]


def _units_of(model: type[lupusedu.Model]) -> list[str]:
    counted = [*model.species.values(), *model.parameters.values(), *model.observables.values()]
    return [one.unit for one in counted]


def _is_view(thing: object) -> bool:
    return isinstance(thing, type) and issubclass(thing, View)


def _first(thing: object) -> str:
    """The first sentence of a docstring."""
    said = " ".join((inspect.getdoc(thing) or "").split())
    return said.partition(". ")[0].rstrip(".") + "."


def _line(name: str) -> str:
    """A piece of a role's line, in its colour."""
    one = look.role(name)
    lengths = " ".join(str(n * one["width"]) for n in one["dash"])
    dashes = f' stroke-dasharray="{lengths}"' if lengths else ""
    return (
        '<svg class="swatch" viewBox="0 0 64 12" aria-hidden="true"><path d="M0 6h64" fill="none" '
        f'stroke="var({look.variable(name)})" stroke-width="{one["width"]}"{dashes}/></svg>'
    )
