"""Ids of SBML as names here."""

import re
from collections.abc import Collection
from keyword import iskeyword

from ...network import Model
from ...network._rules import TAKEN


def named(ids: list[str]) -> dict[str, str]:
    """{id: its name here}: itself where it may be."""
    found = {name: name for name in ids if plain(name) == name}
    for name in ids:
        if name not in found:
            found[name] = free(plain(name), found.values())
    return found


def plain(name: str) -> str:
    """An id as it may be called here."""
    start = name if name[0].isalpha() else f"x{name}"
    made = re.fullmatch(r"event_\d+|unit_\w+|happening_\d+", start)
    return f"{start}_1" if made or start in TAKEN or iskeyword(start) or hasattr(Model, start) else start


def free(name: str, others: Collection[str]) -> str:
    """The name, with as many `_1` behind it as none of the others has."""
    return free(f"{name}_1", others) if name in others else name
