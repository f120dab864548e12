"""Citations: in a notebook they are links that any reader of it can follow, in the book they are
sphinxcontrib-bibtex's.

Those that would read the same get a letter after the year, in the text as in the list: [Wang et al., 2024a].
"""

import re
from functools import cache
from string import ascii_lowercase
from typing import Any

import pybtex.plugin
from sphinx.application import Sphinx

LINK = r"\[[^\[\]]*\]\(\.\./book/references\.bib#(\w+)\)"  # [Wang 2024](../book/references.bib#WangX2024)
LINKS = re.compile(rf"\({LINK}(?:, {LINK})*\)")
# At each citation pybtex reads what all installed packages say of themselves: a tenth of a build.
pybtex.plugin.entry_points = cache(pybtex.plugin.entry_points)


def roles(text: str) -> str:
    """Text in which links to entries of the references, in one pair of brackets, are the role {cite:p}."""
    return LINKS.sub(lambda found: f"{{cite:p}}`{','.join(re.findall(LINK, found[0]))}`", text)


def read(app: Sphinx, docname: str, source: list[str]) -> None:
    """Event source-read."""
    source[0] = roles(source[0])


def told_apart(app: Sphinx) -> None:
    """Event builder-inited: the years of entries with the same authors' names and year gain a letter, in the
    order of their keys."""
    entries: Any = app.env.get_domain("cite").bibdata.data.entries
    alike: dict[Any, list[Any]] = {}
    for key in sorted(entries):
        entry = entries[key]
        names = [" ".join(person.last_names) for person in entry.persons.get("author", [])]
        # A build that goes on from the last one has the letters already.
        year = entry.fields.get("year", "").rstrip(ascii_lowercase)
        shown = tuple(names) if len(names) < 3 and "others" not in names else names[0]
        alike.setdefault((shown, year), []).append(entry)
    for (_, year), same in alike.items():
        for letter, entry in zip(ascii_lowercase, same):
            if len(same) > 1 and year:
                entry.fields["year"] = year + letter
