"""Packages that one form of export needs and no other part does: asked for when it is written."""

from importlib import import_module
from typing import Any

EXTRAS = {"sbml": ("antimony",), "omex": ("antimony", "libsbml", "libsedml")}


def packages(extra: str, what: str) -> list[Any]:
    """The packages of an extra. what: what needs them. Raises ImportError with the mend."""
    found = []
    for name in EXTRAS[extra]:
        try:
            found.append(import_module(name))
        except (ImportError, OSError) as error:
            raise ImportError(
                f"{what} needs the package {name}, which cannot be loaded here ({error}). Type: pip install "
                f'"lupusedu[{extra}]"; where there is none for this machine, take export.antimony(model), '
                "which other programs read."
            ) from None
    return found


def loads(extra: str) -> bool:
    """Whether this machine has the packages of an extra."""
    try:
        return bool(packages(extra, extra))
    except ImportError:
        return False
