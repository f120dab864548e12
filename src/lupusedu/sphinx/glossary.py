"""Terms: each `<dfn>` of a page shows the meaning that the glossary page gives it."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import unescape
from pathlib import Path

from bs4 import BeautifulSoup
from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from . import mends

PAGE = "book/glossary"
GROUP = re.compile(r"^(?:\{chapter\}`(\w+)`\n+)?```\{glossary\}\n(.*?)^```", re.DOTALL | re.MULTILINE)
ENTRY = re.compile(r"^(\S.*)\n  (\S.*)$", re.MULTILINE)
log = logging.getLogger(__name__)


class AToZ(SphinxDirective):
    """All terms of the page in the order of the alphabet, as links to their entries."""

    def run(self) -> list[nodes.Node]:
        groups = parsed(self.env.doc2path(self.env.docname)).values()
        line = nodes.paragraph(classes=["atoz"])
        for term in sorted((term for group in groups for term in group), key=str.casefold):
            line += nodes.Text(" · ") if line.children else []
            line += addnodes.pending_xref(
                "",
                nodes.inline("", term),
                refdomain="std",
                reftype="term",
                reftarget=term,
                refdoc=self.env.docname,
            )
        return [line]


def parsed(path: str | Path) -> dict[str, dict[str, str]]:
    """{stem of the chapter that brings them, or "": {term: meaning}} of the glossary page at this path, in
    its order."""
    return _parsed(Path(path).read_text(encoding="utf-8"))


@lru_cache(1)
def _parsed(text: str) -> dict[str, dict[str, str]]:
    return {stem: dict(ENTRY.findall(body)) for stem, body in GROUP.findall(text)}


def seen_from(app: Sphinx, pagename: str) -> str | None:
    """The link from a page to the glossary, where the actors of a stage have their entries; None without
    one."""
    found = PAGE in app.env.found_docs
    return app.builder.get_relative_uri(pagename, PAGE) if found else None


def entry(words: str, terms: Iterable[str]) -> str | None:
    """The term of the glossary that these words of a page use, in the plural too; None when it has none."""
    known = {name(term): term for term in terms}
    wanted = name(words)
    return next(
        (known[one] for one in (wanted, wanted.removesuffix("s"), wanted.removesuffix("es")) if one in known),
        None,
    )


def name(words: str) -> str:
    """A term as it is compared: without tags, case and what stands in brackets."""
    plain = unescape(re.sub(r"<[^>]+>|\(.*?\)", "", words))
    return " ".join(plain.replace("-", " ").split()).casefold()


def tap(soup: BeautifulSoup, pagename: str, terms: Mapping[str, str]) -> None:
    """Make the terms of a page buttons that open their meanings. A `<dfn>` that the glossary lacks is a
    warning."""
    used = {}
    for tag in soup.find_all("dfn"):
        term = entry(tag.decode_contents(), terms)
        if term is None:
            log.warning("the glossary has no entry for %s", tag, location=pagename)
            continue
        used[term] = f"meaning-{nodes.make_id(term)}"
        target = {"popovertarget": used[term], "aria-describedby": used[term]}
        button = soup.new_tag("button", attrs={"type": "button", "class": "term", **target})
        button.extend(list(tag.contents))
        tag.append(button)
    for term, place in used.items():
        meaning = soup.new_tag("p", attrs={"popover": "", "class": "meaning", "id": place})
        meaning.extend([mends.tag(soup, "b", f"{term}:"), f" {low(terms[term])}"])
        soup.extend([meaning, "\n"])


def low(sentence: str) -> str:
    """A sentence that goes on after a colon."""
    return sentence[0].lower() + sentence[1:] if sentence[1:2].islower() or sentence[1:2] == " " else sentence
