"""A model as SBML."""

import locale
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

from ..network import AnyModel
from ..simulate import instance
from .antimony import antimony
from .packages import packages

READING = Lock()


@contextmanager
def _libantimony() -> Iterator[Any]:
    """The library while numbers have a decimal point: in a locale with a decimal comma it would cut 0.28 off
    after the 0."""
    (library,) = packages("sbml", "SBML")
    with READING:
        own = locale.setlocale(locale.LC_NUMERIC)
        locale.setlocale(locale.LC_NUMERIC, "C")
        try:
            library.clearPreviousLoads()
            yield library
        finally:
            locale.setlocale(locale.LC_NUMERIC, own)


def sbml(model: AnyModel) -> str:
    """SBML Level 3 text of `antimony(model)`. Raises ValueError where libantimony cannot read it, ImportError
    where there is none."""
    text = antimony(model)
    with _libantimony() as library:
        if library.loadAntimonyString(text) < 0:
            raise ValueError(f"{instance(model).name}: {library.getLastError()}")
        return library.getSBMLString(library.getMainModuleName())
