"""What the templates need to know about a page, and its tables made readable by keyboard and screen
reader."""

import re
from itertools import count
from textwrap import shorten

from bs4 import BeautifulSoup
from docutils import nodes

from .. import figure, models
from . import glossary, metadata, styles
from .tables import table

EXPLORABLE = re.compile(r'<lupus-explorable\b[^>]*?\bmodel="([^"]+)"')
FIRST = re.compile(r'<lupus-explorable model="(\w+)"[^>]*?\bviews="(\w+)')
PIECE = re.compile(r"<lupus-(?!explorable\b)([a-z-]+)")
CHAPTER = re.compile(r"(?:^|/)(?<!teachers/)(\d\d)_[^/]*$")
TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
CITED = re.compile(r" ?\[[^\[\]]*\d{4}[a-z]?\]")
REFERENCES = '<div class="citation-list">'
REFERENCE = re.compile(r'<div class="citation" id="([^"]+)"')
# What others write into pages, and what a reader is better served with.
MENDS = [
    (re.compile(r"<style scoped>.*?</style>\s*", re.DOTALL), ""),  # pandas
    (
        re.compile(r' role="(?:doc-biblioentry|list)"'),
        "",
    ),  # docutils: a deprecated role, in a list that is none
    (
        re.compile(r'URL: (<a [^>]*href="https?://([^/"]+)[^"]*">)[^<]*</a>'),
        r"\1\2</a>",
    ),  # a bare address as a link's text
    (
        re.compile(r" and others(?=, \d{4})"),
        " <em>et al.</em>",
    ),  # one way to cite, whether the list names one author or ten
    (re.compile(r"(?<=\d) %(?![^<]*>)"), "\u00a0%"),  # a figure and its sign stay on one line
    (re.compile(r"<pre>"), '<pre tabindex="0">'),  # long lines scroll, by keyboard too
]


def first_view(body):
    """The script of the view that a page opens with, so that it is on its way before its model is: None for a
    plain time course."""
    found = FIRST.search(body)
    view = found and found[1] in models.names() and models.find(found[1]).views.get(found[2])
    return f"views/{view.kind}.js" if view else None


def complete(app, pagename, templatename, context, doctree):
    """Event html-page-context: fill in what layout.html asks for."""
    body = figure.inlined(context.get("body", ""))
    stems = sorted({stem for names in EXPLORABLE.findall(body) for stem in names.split()})
    chapter = CHAPTER.search(pagename)
    context["scripts"] = ["explorable.js", *(f"models/{stem}.js" for stem in stems)] if stems else []
    context["scripts"] += [f"pieces/{name}.js" for name in sorted(set(PIECE.findall(body)))]
    context["first_view"] = first_view(body)
    context["chapter"] = int(chapter[1]) if chapter else None
    context["worksheet"] = pagename.endswith("_worksheet")
    context["numbered"] = numbered
    context["notebook"] = context.get("sourcename", "").endswith(".ipynb")
    context["sentence"] = first_sentence(doctree)
    context["contents"] = contents(context.get("toc", ""))
    metadata.fill(app, pagename, context)
    if body:
        sources = citations(app, pagename)
        facts = app.builder.get_relative_uri(pagename, "book/evidence")
        tables = count(1)
        for pattern, better in MENDS:
            body = pattern.sub(better, body)
        body = TABLE.sub(lambda found: table(found[0], next(tables), sources, facts, pagename), body)
        body = styles.moved(body, pagename)
        if glossary.PAGE in app.env.found_docs and pagename != glossary.PAGE:
            meanings = {
                term: meaning
                for group in glossary.parsed(app.env.doc2path(glossary.PAGE)).values()
                for term, meaning in group.items()
            }
            body = glossary.tappable(body, pagename, meanings)
        context["body"] = body.replace(REFERENCES, letters(app, body) + REFERENCES, 1)


def numbered(toctree, chapter):
    """The list of contents with the chapters' numbers, which their file names hold."""

    def number(found):
        own = found["href"] == "#" and chapter
        named = CHAPTER.search(found["href"].removesuffix(".html"))
        digits = chapter if own else int(named[1]) if named else None
        return f'{found[0]}<span class="number">{digits}</span> ' if digits is not None else found[0]

    return re.sub(r'<a [^>]*href="(?P<href>[^"]*)">', number, toctree.replace(' role="heading"', ""))


def first_sentence(doctree):
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


def contents(toc):
    """The headings under the page's title as a list of links; empty when there are fewer than three."""
    soup = BeautifulSoup(toc, "html.parser")
    inner = soup.select_one("li > ul")
    return str(inner) if inner and len(inner.find_all("li")) >= 3 else ""


def citations(app, pagename):
    """key -> (link from this page, label) of every entry on the references page."""
    domain = app.env.get_domain("cite")
    found = {}
    for citation in domain.citations:
        uri = app.builder.get_relative_uri(pagename, citation.bibliography_key.docname)
        found[citation.key] = f"{uri}#{citation.citation_id}"
    return found


def letters(app, body):
    """Links to the first reference under each letter of the first authors' family names. Groups, which bibtex
    sorts behind all people, come last."""
    domain, first = app.env.get_domain("cite"), {}
    keys = {citation.citation_id: citation.key for citation in domain.citations}
    for place in REFERENCE.findall(body):
        authors = domain.bibdata.data.entries[keys[place]].persons.get("author", [])
        name = " ".join(authors[0].last_names) if authors else "{"
        first.setdefault("groups and sites" if name.startswith("{") else name[0].upper(), place)
    links = "".join(f'<a href="#{place}">{letter}</a>' for letter, place in first.items())
    return f'<nav class="letters" aria-label="First authors from A to Z">{links}</nav>\n'
