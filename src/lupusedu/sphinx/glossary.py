"""Terms: each `<dfn>` of a page shows the meaning that the glossary page gives it."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import unescape
from pathlib import Path

from bs4 import BeautifulSoup, Tag
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging

from . import entries, mends

PAGE = "book/glossary"
GROUP = re.compile(r"^(?:\{chapter\}`(\w+)`\n+)?```\{glossary\}\n(.*?)^```", re.DOTALL | re.MULTILINE)
ENTRY = re.compile(r"^(\S.*)\n  (\S.*)$", re.MULTILINE)
log = logging.getLogger(__name__)


def alphabetical(soup: BeautifulSoup) -> None:
    """Put the terms of the glossary's page in the order of the alphabet, each with its meaning and the
    chapter that brings it; in the source they stand by chapter."""
    found = {}
    for section in soup.select("section > section"):
        brings = section.select_one("h2 ~ p > a")
        for term in section.select("dl.glossary > dt"):
            meaning, entry = term.find_next_sibling("dd"), soup.new_tag("div", attrs={"class": "entry"})
            if brings:
                number = section.h2.find(string=True)
                words = number if number.startswith("Chapter") else brings.get_text()
                meaning.p.extend([" ", mends.tag(soup, "a", words, brings.attrs)])
            entry.extend([term, meaning])
            found[term.find(string=True)] = entry
        section.decompose()
    letters: dict[str, list[Tag]] = {}
    for term in sorted(found, key=str.casefold):
        letters.setdefault(term[0].upper(), []).append(found[term])
    groups = entries.by_letter(soup, letters, "dl")
    lead = entries.lead(soup, groups, "Terms from A to Z", "Find a term")
    soup.section.extend([*lead, *groups.values()])


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
