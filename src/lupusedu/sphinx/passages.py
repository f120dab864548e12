"""What the search page looks through: the passages of all pages, as readers get them, in one script."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Tag
from sphinx.application import Sphinx

from . import assets, glossary
from .page import CHAPTER

# Where the passages of a page come in the list of results, by its name: the first that fits.
LAYERS, OTHERS = "Sources, notes and code of the chapters", "About this book"
GROUPS = {
    "Chapters": CHAPTER,
    "Glossary": re.compile(f"^{glossary.PAGE}$"),
    LAYERS: re.compile("(?!)"),  # by what holds a passage
    OTHERS: re.compile("(?!)"),  # what no other group takes
    "Models": re.compile("^book/(models/|about_the_models$|how_the_models_fare$)"),
    "Evidence": re.compile("^book/evidence$"),
    "References": re.compile("^book/references$"),
    "Teach in Python": re.compile("^(notebooks/how_to/|book/python|book/reference/|book/options$)"),
    "For teachers": re.compile("^book/teachers/"),
}
READ = {"Chapters", "Glossary"}  # by students: what is written nowhere there may be a slip
# What has an address of its own.
PLACES = "section[id], details[id], dt[id], lupus-steps > ol > li"
HEADING = ":scope > :is(h1, h2, h3, h4, summary), :scope > details.layer > summary"
UNREAD = (
    "nav, pre, script, style, svg, noscript, math[display=block], [aria-hidden=true], .headerlink, .atoz, "
    ".meaning, .ways"
)
DRAWN = re.compile("<svg.*?</svg>|<math[^>]* display=.block.*?</math>", re.DOTALL)
# What does not end a line of text.
INLINE = {
    *[
        "a",
        "abbr",
        "b",
        "button",
        "cite",
        "code",
        "dfn",
        "em",
        "i",
        "q",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
    ]
}
END = "\u2029"
# Of Sphinx's own search, which its theme brings, or an earlier build.
LEFT = ["searchindex.js", *(f"_static/{name}.js" for name in ("searchtools", "language_data", "doctools"))]
# Place in the page, heading, text, terms that it explains, and 1 in a box for the curious; no empty ends.
Passage = tuple[str | int, ...]


def instead(app: Sphinx) -> None:
    """Event builder-inited: Sphinx makes neither an index of its own nor a page that looks in it."""
    app.builder.search = False


def page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Event html-collect-pages: the search page."""
    yield "search", {}, "search.html"


def write(app: Sphinx, failure: Exception | None) -> None:
    """Event build-finished: write _static/lupusedu/passages.js."""
    if failure or app.builder.format != "html":
        return
    site = Path(app.outdir)
    for name in LEFT:
        (site / name).unlink(missing_ok=True)
    found = script(groups(site, sorted(app.env.found_docs)))
    (site / "_static" / "lupusedu" / "passages.js").write_text(found, encoding="utf-8")


def script(found: list[dict[str, Any]]) -> str:
    """A classic script that hands groups of pages to the search page: from a folder none may be fetched."""
    written = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    return f"{assets.SHELF}.passages = {written};\n"


def groups(site: Path, pages: Iterable[str]) -> list[dict[str, Any]]:
    """[{name, read, pages: [{path, title, passages: [Passage, …]}, …]}, …] of a built
    site, without groups that have no page."""
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in GROUPS}
    for name in pages:
        path = f"{name}.html"
        article, chapter = article_of((site / path).read_text(encoding="utf-8")), CHAPTER.search(name)
        title = words(article.h1) if article.h1 else name
        page = {"path": path, "title": f"Chapter {int(chapter[1])}: {title}" if chapter else title}
        own = next((group for group, pattern in GROUPS.items() if pattern.search(name)), OTHERS)
        for group, some in passages(article, own).items():
            found[group].append({**page, "passages": some})
    return [{"name": name, "read": name in READ, "pages": some} for name, some in found.items() if some]


def article_of(html: str) -> Tag:
    """What stands on a page for reading, each block of it ended by END."""
    soup = BeautifulSoup(DRAWN.sub("", html), "html.parser")
    article = soup.article or soup
    for one in article.select(UNREAD):
        one.decompose()
    for block in article.find_all(lambda one: one.name not in INLINE and not one.find_parent("math")):
        block.append(END)
    return article


def passages(article: Tag, own: str) -> dict[str, list[Passage]]:
    """What each place of a page says itself, without the places in it: {own: …}, and that of its closed last
    rows under LAYERS. The article is used up."""
    found: dict[str, list[Passage]] = {}
    for place in reversed(article.select(PLACES)):
        layer = place.find_parent(class_="layer") or place.select_one(":scope > .layer")
        one = passage(place)
        last = max((number for number, part in enumerate(one) if part), default=0)
        if last:
            found.setdefault(LAYERS if layer else own, []).insert(0, one[: last + 1])
    return found


def passage(place: Tag) -> Passage:
    """Of a place whose inner places are gone already; it goes too."""
    meaning = place.find_next_sibling("dd") if place.name == "dt" else None
    heading = place if meaning else place.select_one(HEADING)
    name = words(heading.extract()) if heading else ""
    if place.name == "li":
        address, name = step(place)
    else:
        address, name = str(place["id"]), "" if heading and heading.name == "h1" else name
    body = (meaning or place).extract()
    terms = dict.fromkeys(words(term) for term in body.find_all("dfn"))
    return address, name, words(body), " · ".join(terms), int("box" in place.get("class", []))


def step(item: Tag) -> tuple[str, str]:
    """(the place that opens it, its heading) of a step of a figure."""
    figure, section = item.find_parent("lupus-explorable"), item.find_parent("section")
    number = len(item.find_previous_siblings("li")) + 1
    heading = section.select_one(HEADING) if section else None
    name = f"{words(heading)}, step {number}" if heading else f"Step {number}"
    return f"{figure['id']}:step={number}", name


def words(tag: Tag) -> str:
    """The text of an element, a line for each block."""
    lines = (" ".join(line.split()) for line in tag.get_text().split(END))
    return "\n".join(filter(None, lines))
