"""The tables of a page: roles for those who do not see them, lists on a narrow one, links to sources."""

import re
from collections.abc import Mapping

from bs4 import BeautifulSoup, Tag
from sphinx.util import logging

from . import evidence, mends

LISTS = {"lupus-parameters", "lupus-checks", "lupus-supports"}
log = logging.getLogger(__name__)


def improve(
    soup: BeautifulSoup, table: Tag, number: int, sources: Mapping[str, str], facts: str, pagename: str
) -> None:
    """Put a table of a soup into a focusable scrolling group; pandas' empty header cells mended, its sources
    and facts linked."""
    for name in ("border", "style"):
        table.attrs.pop(name, None)
    tidy_head(table)
    kinds = set(table.get("class", []))
    linked = {"lupus-parameters", "lupus-checks"} & kinds
    if linked:
        link_sources(soup, table, sources, pagename)
    label = table.caption.get_text(" ", strip=True) if table.caption else f"Table {number}"
    attributes = {"class": "scroll", "role": "group", "tabindex": "0", "aria-label": label}
    table.wrap(soup.new_tag("div", attrs=attributes))
    first = table.select_one("thead th")
    of_facts = first and first.get_text(strip=True) == "Fact"
    if of_facts:
        table["class"] = [*table.get("class", []), "sources"]
    if of_facts or LISTS & kinds:
        as_list(table)
    if of_facts or linked:
        evidence.link(soup, table, facts)


def as_list(table: Tag) -> None:
    """A table that a narrow page shows as a list: its parts keep their roles whatever their display; no
    blanks between them, no lone dashes."""
    table["role"] = "table"
    for names, role in {
        "thead, tbody": "rowgroup",
        "tr": "row",
        "tbody th": "rowheader",
        "thead th": "columnheader",
        "td": "cell",
    }.items():
        for part in table.select(names):
            part["role"] = role
    for gap in [gap for row in table.find_all("tr") for gap in row.find_all(string=True, recursive=False)]:
        gap.extract()
    for cell in table.find_all("td", string="–"):
        cell["class"] = ["none"]


def tidy_head(table: Tag) -> None:
    """Empty header cells become plain cells, the others say what they head."""
    head = table.select("thead tr")
    # pandas puts the index's name on a row of its own, below the columns' names.
    if len(head) == 2 and not any(cell.get_text(strip=True) for cell in head[1].find_all("th")[1:]):
        head[0].th.string = head[1].th.get_text(strip=True)
        head[1].decompose()
    for row in table.find_all("tr"):
        row.attrs.pop("style", None)
    for cell in table.find_all("th"):
        if not cell.get_text(strip=True):
            cell.name = "td"
        else:
            cell["scope"] = "col" if cell.find_parent("thead") else "row"


def link_sources(soup: BeautifulSoup, table: Tag, sources: Mapping[str, str], pagename: str) -> None:
    """Keys in the column `source` or `evidence` become links to the references; an unknown key is a
    warning."""
    titles = [cell.get_text(strip=True) for cell in table.select("thead tr:first-child > *")]
    place = next((i for i, title in enumerate(titles) if title in ("source", "evidence")), None)
    if place is None:
        return
    for row in table.select("tbody tr"):
        cell = row.find_all(["td", "th"], recursive=False)[place]
        keys = re.split(r"[\s,;]+", cell.get_text(strip=True))
        cell.clear()
        for i, key in enumerate(keys):
            if i:
                cell.append(", ")
            words = re.sub(r"(?<=[a-z])(?=\d)", " ", key)
            if key in sources:
                cell.append(mends.tag(soup, "a", words, {"href": sources[key]}))
            elif key in ("", "assumed") or evidence.FACT.fullmatch(key):
                cell.append(key)
            else:
                log.warning(
                    "a parameter table names the source '%s', which references.bib lacks",
                    key,
                    location=pagename,
                )
