"""The tables of a page: roles for those who do not see them, lists on a narrow one, links to sources."""

import re

from bs4 import BeautifulSoup
from sphinx.util import logging

from . import evidence

LISTS = {"lupus-evidence", "lupus-parameters", "lupus-checks", "lupus-supports"}
log = logging.getLogger(__name__)


def table(html, number, sources, facts, pagename):
    """One table in a focusable scrolling group; pandas' empty header cells mended, its sources and facts
    linked."""
    soup = BeautifulSoup(html, "html.parser")
    top = soup.table
    for name in ("border", "style"):
        top.attrs.pop(name, None)
    tidy_head(soup)
    linked = {"lupus-parameters", "lupus-checks"} & set(top.get("class", []))
    if linked:
        link_sources(soup, sources, pagename)
    label = top.caption.get_text(" ", strip=True) if top.caption else f"Table {number}"
    group = soup.new_tag(
        "div", attrs={"class": "scroll", "role": "group", "tabindex": "0", "aria-label": label}
    )
    top.wrap(group)
    first = top.select_one("thead th")
    of_facts = first and first.get_text(strip=True) == "Fact"
    if of_facts:
        top["class"] = [*top.get("class", []), "sources"]
    if of_facts or LISTS & set(top.get("class", [])):
        as_list(top)
    return evidence.link(str(soup), facts) if linked or of_facts else str(soup)


def as_list(top):
    """A table that a narrow page shows as a list: its parts keep their roles whatever their display; no
    blanks between them, no lone dashes."""
    top["role"] = "table"
    for names, role in {
        "thead, tbody": "rowgroup",
        "tr": "row",
        "tbody th": "rowheader",
        "thead th": "columnheader",
        "td": "cell",
    }.items():
        for part in top.select(names):
            part["role"] = role
    for gap in [gap for row in top.find_all("tr") for gap in row.find_all(string=True, recursive=False)]:
        gap.extract()
    for cell in top.find_all("td", string="–"):
        cell["class"] = ["none"]


def tidy_head(soup):
    """Empty header cells become plain cells, the others say what they head."""
    head = soup.select("thead tr")
    # pandas puts the index's name on a row of its own, below the columns' names.
    if len(head) == 2 and not any(cell.get_text(strip=True) for cell in head[1].find_all("th")[1:]):
        head[0].th.string = head[1].th.get_text(strip=True)
        head[1].decompose()
    for row in soup.find_all("tr"):
        row.attrs.pop("style", None)
    for cell in soup.find_all("th"):
        if not cell.get_text(strip=True):
            cell.name = "td"
        else:
            cell["scope"] = "col" if cell.find_parent("thead") else "row"


def link_sources(soup, sources, pagename):
    """Keys in the column `source` or `evidence` become links to the references; an unknown key is a
    warning."""
    titles = [cell.get_text(strip=True) for cell in soup.select("thead tr:first-child > *")]
    place = next((i for i, title in enumerate(titles) if title in ("source", "evidence")), None)
    if place is None:
        return
    for row in soup.select("tbody tr"):
        cell = row.find_all(["td", "th"], recursive=False)[place]
        keys = re.split(r"[\s,;]+", cell.get_text(strip=True))
        cell.clear()
        for i, key in enumerate(keys):
            if i:
                cell.append(", ")
            words = re.sub(r"(?<=[a-z])(?=\d)", " ", key)
            if key in sources:
                link = soup.new_tag("a", href=sources[key])
                link.string = words
                cell.append(link)
            elif key in ("", "assumed") or evidence.FACT.fullmatch(key):
                cell.append(key)
            else:
                log.warning(
                    "a parameter table names the source '%s', which references.bib lacks",
                    key,
                    location=pagename,
                )
