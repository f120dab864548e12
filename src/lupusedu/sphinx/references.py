"""The list of references: a line for each, which opens to the whole entry and to how it was read."""

from typing import Any

from bs4 import BeautifulSoup
from pybtex.richtext import Text
from sphinx.application import Sphinx

from . import entries, mends

GROUPS = "groups and sites"  # which bibtex sorts behind all people


def fold(app: Sphinx, soup: BeautifulSoup) -> None:
    """Change the page's list, if it has one, in place; each entry keeps its id."""
    listed = soup.select_one("div.citation-list")
    if not listed:
        return
    domain: Any = app.env.get_domain("cite")
    keys = {citation.citation_id: citation.key for citation in domain.citations}
    letters: dict[str, list[Any]] = {}
    for reference in listed.select("div.citation[id]"):
        entry = domain.bibdata.data.entries[keys[reference["id"]]]
        line = [mends.tag(soup, "b", called(entry)), " ", plain(entry.fields["title"])]
        row = entries.folded(soup, reference["id"], line, reference.find_all("p", recursive=False))
        letters.setdefault(letter(entry), []).append(row)
    groups = entries.by_letter(soup, letters)
    lead = entries.lead(soup, groups, "First authors from A to Z", "Find a name, a word or a year")
    listed.replace_with(*lead, *groups.values())


def letter(entry: Any) -> str:
    """Under which a reference stands: the first one of its first author's family name."""
    name = " ".join(entry.persons["author"][0].last_names)
    return GROUPS if name.startswith("{") else name[0].upper()


def called(entry: Any) -> str:
    """A reference as the text cites it, such as "Wang et al. 2024a"."""
    names = [plain(" ".join([*one.prelast_names, *one.last_names])) for one in entry.persons["author"]]
    who = " and ".join(names) if len(names) < 3 and "others" not in names else f"{names[0]} et al."
    return f"{who} {entry.fields['year']}"


def plain(latex: str) -> str:
    """Words without TeX's brackets and accents."""
    return str(Text.from_latex(latex))
