"""What others write into pages, and what a reader is better served with."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, NavigableString, Tag
from bs4.dammit import EntitySubstitution
from bs4.formatter import HTMLFormatter

OTHERS = re.compile(r"(?<= )and others(?=, \d{4})")
PERCENT = re.compile(r"(?<=\d) %(?![^<]*>)")


def mended(soup: BeautifulSoup) -> None:
    """Mend a page's HTML in place."""
    for style in soup.select("style[scoped]"):  # pandas
        style.decompose()
    for part in soup.find_all(role=["doc-biblioentry", "list"]):  # docutils: a deprecated role, in no list
        del part["role"]
    for code in soup.find_all("pre"):  # long lines scroll, by keyboard too
        code["tabindex"] = "0"
    for link in soup.select('a[href^="http"]'):  # a bare address as a link's text
        before = str(link.previous_sibling or "")
        if before.endswith("URL: "):
            link.previous_sibling.replace_with(before.removesuffix("URL: "))
            link.string = urlsplit(str(link["href"])).netloc
    for text in soup.find_all(string=OTHERS):  # one way to cite, whether the list names one author or ten
        with_tags(text, OTHERS, lambda _: tag(soup, "em", "et al."))


def tag(soup: BeautifulSoup, name: str, words: str, attributes: Mapping[str, str] | None = None) -> Tag:
    """A new element of a soup, with words in it."""
    made = soup.new_tag(name, attrs=attributes or {})
    made.string = words
    return made


def written(soup: BeautifulSoup) -> str:
    """HTML of a soup, its attributes in the order in which they were given."""
    return soup.decode(formatter=_AsGiven(EntitySubstitution.substitute_xml))


class _AsGiven(HTMLFormatter):
    def attributes(self, tag: Tag) -> Iterable[tuple[str, Any]]:
        return tag.attrs.items()


def together(html: str) -> str:
    """HTML, and the SVG in it, in which a figure and its sign stay on one line."""
    return PERCENT.sub("\u00a0%", html)


def with_tags(text: NavigableString, pattern: re.Pattern[str], made: Callable[[re.Match[str]], Tag]) -> None:
    """Put what `made(match)` gives in the place of all that a pattern finds in a text of a soup."""
    parts, end = [], 0
    for found in pattern.finditer(text):
        parts += [text[end : found.start()], made(found)]
        end = found.end()
    text.replace_with(*parts, text[end:])
