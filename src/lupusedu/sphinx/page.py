"""What the templates need to know about a page, and its HTML as readers get it."""

import re
from collections.abc import Mapping
from itertools import count
from textwrap import shorten
from typing import Any

from bs4 import BeautifulSoup
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging

from .. import figure, models
from . import assets, evidence, glossary, heights, layers, lean, mends, metadata, references, styles, tables

CHAPTER = re.compile(r"(?:^|/)(?<!teachers/)(\d\d)_[^/]*$")
log = logging.getLogger(__name__)
CITED = re.compile(r" ?\[[^\[\]]*\d{4}[a-z]?\]")


def complete(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Event html-page-context: fill in what layout.html asks for."""
    soup, chapter = BeautifulSoup(context.get("body", ""), "html.parser"), CHAPTER.search(pagename)
    context["first_scripts"] = first_scripts(soup)
    context["later_pieces"] = later_pieces(soup)
    context["first_views"] = first_views(soup)
    context["meanings"] = context["first_scripts"] and glossary.seen_from(app, pagename)
    context["chapter"] = int(chapter[1]) if chapter else None
    context["worksheet"] = pagename.endswith("_worksheet")
    context["numbered"] = numbered
    context["notebook"] = context.get("sourcename", "").endswith(".ipynb")
    context["sentence"] = first_sentence(doctree)
    lists(app, pagename, soup)
    context["entries"] = bool(soup.select_one(".entry"))
    context["reference"] = bool(soup.select_one("dl.py, .swatch"))
    context["contents"] = contents(context.get("toc", ""), soup)
    metadata.fill(app, pagename, context)
    if chapter:
        layers.layered(app, pagename, soup, context)
    if context.get("body"):
        context["body"] = body(app, pagename, soup)


def first_scripts(soup: BeautifulSoup) -> list[str]:
    """What the first explorable of a page is built from: the others ask for their models themselves."""
    first = soup.find("lupus-explorable")
    return ["explorable.js", *(f"models/{stem}.js" for stem in first["model"].split())] if first else []


def later_pieces(soup: BeautifulSoup) -> list[str]:
    """The kinds of small elements of a page: each has a script in pieces/."""
    names = {one.name for one in soup.find_all(re.compile("^lupus-"))} - {"lupus-explorable", "lupus-steps"}
    return [name.removeprefix("lupus-") for name in sorted(names)]


def first_views(soup: BeautifulSoup) -> list[str]:
    """The scripts of the view that a page opens with, and of two models as one, so that they are on their way
    before its model is: none for a plain time course."""
    known = (one for one in soup.select("lupus-explorable[views]") if one["model"] in models.names())
    opening = next(known, None)
    view = opening and models.find(opening["model"]).views.get(opening["views"].split()[0])
    names = [view.kind, *(f"{view.kind}_{name}" for name in getattr(view, "more", ()))] if view else []
    first = soup.find("lupus-explorable")
    joined = ["together.js"] if first and len(first["model"].split()) > 1 else []
    return [*joined, *(f"views/{name}.js" for name in names)]


def body(app: Sphinx, pagename: str, soup: BeautifulSoup) -> str:
    """The page's HTML as readers get it."""
    mends.mended(soup)
    sources, facts = citations(app, pagename), app.builder.get_relative_uri(pagename, "book/evidence")
    for number, table in enumerate(soup.find_all("table"), 1):
        tables.improve(soup, table, number, sources, facts, pagename)
    cited_in_steps(soup, sources, pagename)
    if glossary.PAGE in app.env.found_docs and pagename != glossary.PAGE:
        groups = glossary.parsed(app.env.doc2path(glossary.PAGE)).values()
        meanings = {term: meaning for group in groups for term, meaning in group.items()}
        glossary.tap(soup, pagename, meanings)
    boxes(soup)
    heights.told(soup)
    lean.words(soup, assets.stylesheet())
    # The parser of a soup would write the names of SVG small: its pictures are put in after it.
    return lean.pictures(styles.moved(mends.together(figure.inlined(mends.written(soup))), pagename))


def lists(app: Sphinx, pagename: str, soup: BeautifulSoup) -> None:
    """Make the long lists of a page ones that a reader can search."""
    references.fold(app, soup)
    evidence.lead(soup)
    if pagename == glossary.PAGE:
        glossary.alphabetical(soup)


def boxes(soup: BeautifulSoup) -> None:
    """Give each box that opens a place of its own, so that a link can lead into it."""
    taken = {str(one["id"]) for one in soup.select("[id]")}
    for box in soup.select("details.box:not([id])"):
        name = nodes.make_id(box.summary.get_text() if box.summary else "") or "box"
        free = (f"{name}-{number}" if number else name for number in count())
        box["id"] = next(one for one in free if one not in taken)
        taken.add(box["id"])


def numbered(toctree: str, chapter: int | None) -> str:
    """The list of contents with the chapters' numbers, which their file names hold."""

    def number(found: re.Match[str]) -> str:
        own = found["href"] == "#" and chapter
        named = CHAPTER.search(found["href"].removesuffix(".html"))
        digits = chapter if own else int(named[1]) if named else None
        return f'{found[0]}<span class="number">{digits}</span> ' if digits is not None else found[0]

    return re.sub(r'<a [^>]*href="(?P<href>[^"]*)">', number, toctree.replace(' role="heading"', ""))


def first_sentence(doctree: nodes.document | None) -> str:
    """The first paragraph as plain text of at most 200 letters, for search engines; empty on pages without
    one.

    Warnings that stand before it, in italics as a whole, are passed over; citations are left out.
    """
    paragraphs = doctree.findall(nodes.paragraph) if doctree else []
    paragraph = next(
        (one for one in paragraphs if not all(isinstance(child, nodes.emphasis) for child in one)), None
    )
    words = " ".join(re.sub(r"<[^>]+>", "", paragraph.astext()).split()) if paragraph else ""
    return shorten(CITED.sub("", words), 200, placeholder=" …")


def contents(toc: str, page: BeautifulSoup) -> str:
    """The headings under the page's title as a list of links; empty when there are fewer than three.

    page: its HTML, without the headings that a list from A to Z has no more.
    """
    inner = BeautifulSoup(toc, "html.parser").select_one("li > ul")
    for item in inner.find_all("li") if inner else []:
        if not (item.decomposed or page.find(id=item.a["href"].removeprefix("#"))):
            item.decompose()
    return str(inner) if inner and len(inner.find_all("li")) >= 3 else ""


def citations(app: Sphinx, pagename: str) -> dict[str, str]:
    """key -> (link from this page, label) of every entry on the references page."""
    domain = app.env.get_domain("cite")
    found = {}
    for citation in domain.citations:
        uri = app.builder.get_relative_uri(pagename, citation.bibliography_key.docname)
        found[citation.key] = f"{uri}#{citation.citation_id}"
    return found


def cited_in_steps(soup: BeautifulSoup, sources: Mapping[str, str], pagename: str) -> None:
    """Links of a figure's steps to entries of the references lead there on the page too. A key that they lack
    is a warning."""
    for link in soup.select('lupus-steps a[href*="references.bib#"]'):
        key = link["href"].partition("#")[2]
        if key in sources:
            link["href"] = sources[key]
        else:
            log.warning("a step cites '%s', which references.bib lacks", key, location=pagename)
