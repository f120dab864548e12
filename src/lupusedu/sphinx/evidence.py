"""The evidence as a page with an anchor for each fact, and links to it."""

import re
from collections.abc import Iterable
from html import escape
from typing import Any

import pandas as pd
from bs4 import BeautifulSoup, Tag
from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole

from lupusedu import data

from . import entries
from .mends import tag, with_tags

log = logging.getLogger(__name__)
FACT = re.compile(r"(?<![\w#\"-])([A-ENPQ]\d\d)(?![\w\"])")
EVIDENCE = """# The evidence

Each fact the book uses has a name, such as A05. Links from tables lead to this page.

Press a fact, and it says who was studied, the source, and after *Read as* what we saw of it: often an
abstract or a copy of it, seldom the whole paper. Where a fact is marked *second-hand only*, we saw no more
than a summary, a news report or a page that names no study, and the number may be wrong. Small studies
without a control group are called that in the chapters. Facts that nobody here has seen in print are not
used; they are listed at the end so that a reader can check them.
"""
# What the facts of a letter are about; those that came later have letters of their own.
GROUPS = {
    "A": "CAR T cells in lupus and its kin",
    "B": "CAR T cells in cancer, their harms and their price",
    "C": "Lupus: who has it, and what it costs a body",
    "D": "Medicines for lupus",
    "E": "B cells and antibodies",
    "P": "Models",
    "NQ": "Found later, on all of these",
}
UNUSED = "Recalled, not confirmed, not used"
# What the facts are written with: only those that occur are shown.
SHORT = {
    "SLE": "systemic lupus erythematosus, the lupus of this book",
    "LN": "lupus of the kidneys",
    "DORIS": "a strict list for remission",
    "LLDAS": "low disease activity",
    "SLEDAI": "a score of activity",
    "BILAG": "a score organ by organ",
    "SRI-4 BICLA": "trial measures of getting better",
    "CRS": "cytokine release syndrome, a fever after CAR T cells",
    "ICANS CRES": "effects on the brain",
    "GvHD": "donor cells acting against the body",
    "OR HR RR": "compare two groups; at 1 both are the same",
}


class Fact(SphinxRole):
    """`` {fact}`A05` ``: a link to a row of the evidence page; a name that the evidence lacks is a
    warning."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        if self.text not in set(data.load("evidence").id):
            log.warning("the evidence has no fact '%s'", self.text, location=self.get_location())
        page = self.env.app.builder.get_relative_uri(self.env.docname, "book/evidence")
        return [nodes.reference("", self.text, refuri=f"{page}#{self.text}", internal=True)], []


def evidence() -> str:
    """The evidence page as MyST text."""
    rows = data.load("evidence").fillna("")
    rows["read"] = spelled_out(rows.read)
    used, unused = rows[rows.verified != "no"], rows[rows.verified == "no"]
    groups = {
        f"{', '.join(letters)}: {about}": used[used.id.str[0].isin(list(letters))]
        for letters, about in GROUPS.items()
    }
    parts = [f"\n## {title}\n\n{facts(own)}" for title, own in {**groups, UNUSED: unused}.items()]
    return "\n".join([EVIDENCE, short_words(used), *parts])


def spelled_out(read: Iterable[str]) -> list[str]:
    """What was read of each source, where the table says "same" as of the row above."""
    told: list[str] = []
    for words in read:
        told.append(re.sub(r"^same\b", lambda _: told[-1], words))
    return told


def short_words(rows: pd.DataFrame) -> str:
    """A box of the abbreviations that occur in these rows."""
    text = " ".join([*rows.statement, *rows.people])
    found = {
        meaning: [word for word in words.split() if re.search(rf"\b{word}\b", text)]
        for words, meaning in SHORT.items()
    }
    lines = "\n".join(f"- **{', '.join(words)}**: {meaning}" for meaning, words in found.items() if words)
    return f'<details class="box short"><summary>Short words</summary>\n\n{lines}\n\n</details>\n'


def facts(rows: pd.DataFrame) -> str:
    """Rows as raw HTML: a line for each fact, with its id as its anchor, which opens to who, where and how we
    know."""
    return f"```{{raw}} html\n{''.join(map(fact, rows.itertuples()))}\n```\n"


def fact(row: Any) -> str:
    """A row as an entry, in sentences."""
    weak = ' <b class="weak">second-hand only</b>' if row.verified == "weak" else ""
    line = f"<b>{row.id}</b> {escape(row.statement)}{weak}"
    told = {"Who": row.people, "Source": row.source, "Read as": row.read}
    known = {name: escape(words).rstrip(".") for name, words in told.items() if words not in ("", "—")}
    rest = " ".join(f"{name}: {words}." for name, words in known.items())
    return f'<details class="entry" id="{row.id}"><summary>{line}</summary><p>{rest}</p></details>\n'


def lead(soup: BeautifulSoup) -> None:
    """Above the first group of facts of a page: the field, and links to the groups."""
    groups = soup.select("section:has(> details.entry)")
    for group in groups:
        group["class"] = [*group.get("class", []), "entries"]
    if groups:
        letters = {group.h2.find(string=True).partition(":")[0]: group for group in groups}
        groups[0].insert_before(*entries.lead(soup, letters, "Facts by letter", "Find a fact"))


def link(soup: BeautifulSoup, table: Tag, page: str) -> None:
    """Names of facts in the cells of a table become links to the evidence page. page: its address from
    here."""
    for text in table.find_all(string=FACT):
        with_tags(text, FACT, lambda found: tag(soup, "a", found[1], {"href": f"{page}#{found[1]}"}))
