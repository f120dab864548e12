"""Drawn figures of the book, one file each: `drawn.picture("family_tree")` is what `family_tree.py` draws."""

from importlib import import_module
from pkgutil import iter_modules

import pandas as pd

from ..errors import DeclarationError, suggestion
from ..figure import Drawing


def names() -> list[str]:
    """Names of the drawn figures; a file whose name starts with an underscore is a tool."""
    return [info.name for info in iter_modules(__path__) if not info.name.startswith("_")]


def picture(name: str) -> Drawing:
    """The figure of this name: shows itself as SVG in the page's colours, `.alt` is its alternative text.
    Raises DeclarationError."""
    if name not in names():
        raise DeclarationError(f"there is no drawn figure '{name}'{suggestion(name, names())}")
    return import_module(f"{__name__}.{name}").draw()


def against_published(results: pd.DataFrame) -> Drawing:
    """What models give against what was published: DataFrame of `lupusedu.fare.results`."""
    from ._fare import draw

    return draw(results)


def tornado(words: str, relative: pd.Series, named: dict[str, str], assumed: set[str]) -> Drawing:
    """What a number hangs on; see `_tornado`."""
    from ._tornado import draw

    return draw(words, relative, named, assumed)
