"""What search engines, catalogues and other sites read: JSON-LD, a picture for links, a map of the site.
Absolute addresses only when the site has one."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any
from urllib.parse import urlsplit

from sphinx.application import Sphinx
from sphinx.config import Config

from . import chapter_links
from .lessons import lessons

LICENSE = "https://creativecommons.org/licenses/by/4.0/"
READERS = {
    "educationalLevel": "Upper secondary school",
    "typicalAgeRange": "15-18",
    "educationalUse": ["simulation", "self-study", "class activity"],
}
FEATURES = ["alternativeText", "MathML", "readingOrder", "structuralNavigation", "tableOfContents"]
ACCESS = {
    "interactivityType": "mixed",
    "accessMode": ["textual", "visual"],
    "accessModeSufficient": [{"@type": "ItemList", "itemListElement": ["textual"]}],
    "accessibilityFeature": FEATURES,
    "accessibilityHazard": "none",
}


def configured(app: Sphinx, config: Config) -> None:
    """Event config-inited: the addresses of site and code, where whoever publishes the book has set
    SITE_ADDRESS and REPO_ADDRESS."""
    config.repo_address = os.environ.get("REPO_ADDRESS", config.repo_address)
    address = os.environ.get("SITE_ADDRESS", config.html_baseurl)
    config.html_baseurl = address and address.rstrip("/") + "/"


def fill(app: Sphinx, pagename: str, context: dict[str, Any]) -> None:
    """What layout.html puts into the head of a page: `record` (JSON-LD), `og_title` and `preview` (the
    address of a picture)."""
    stem = chapter_links.stem(pagename)
    lesson = lessons(app.srcdir).get(stem) if stem else None
    title = app.env.titles[pagename].astext() if pagename in app.env.titles else context.get("title", "")
    if lesson or pagename == app.config.root_doc:
        address, number = context.get("pageurl"), context["chapter"]
        record = resource(title, context["sentence"], app.config, address, lesson, number)
        context["record"] = json.dumps(record, ensure_ascii=False, indent=1).replace("</", "<\\/")
    context["og_title"] = title
    previews = f"{app.config.html_baseurl}_static/lupusedu/previews"
    context["preview"] = f"{previews}/{stem if lesson else 'home'}.png"


def resource(
    title: str,
    sentence: str,
    config: Config,
    address: str | None = None,
    lesson: Mapping[str, Any] | None = None,
    number: int | None = None,
) -> dict[str, Any]:
    """The schema.org LearningResource of a chapter, or of the book when there is no lesson."""
    return {
        "@context": "https://schema.org",
        "@type": "LearningResource" if lesson else ["Book", "LearningResource"],
        "name": title,
        "description": sentence,
        "inLanguage": config.language,
        "license": LICENSE,
        "isAccessibleForFree": True,
        "author": {"@type": "Organization", "name": config.author[0].upper() + config.author[1:]},
        **READERS,
        "learningResourceType": ["interactive simulation", "chapter" if lesson else "open textbook"],
        **ACCESS,
        **({"url": address} if address else {}),
        **(_chapter(config, lesson, number) if lesson else {}),
    }


def _chapter(config: Config, lesson: Mapping[str, Any], number: int | None) -> dict[str, Any]:
    """What is said of a chapter beside what is said of the book."""
    book = {"@type": "Book", "name": config.html_title or config.project}
    if config.html_baseurl:
        book["url"] = f"{config.html_baseurl}{config.root_doc}.html"
    return {
        "position": number,
        "timeRequired": f"PT{lesson['minutes']}M",
        "teaches": lesson["teaches"],
        "isPartOf": book,
        "about": [{"@type": "Thing", "name": name} for name in lesson["about"]],
        "educationalAlignment": [
            {
                "@type": "AlignmentObject",
                "alignmentType": "teaches",
                "educationalFramework": framework,
                "targetName": code,
                "targetDescription": activity,
            }
            for framework, code, activity in lesson["supports"]
        ],
    }


def lost(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Event html-collect-pages: the page for addresses that lead nowhere. It is shown at any depth, so that
    it names the path of the site."""
    yield "404", {"site": urlsplit(app.config.html_baseurl or "").path or "/"}, "404.html"


def sitemap(base: str, pages: Iterable[str]) -> str:
    """The sitemap of these pages, as XML text."""
    rows = "".join(f"<url><loc>{escape(base)}{page}.html</loc></url>\n" for page in sorted(pages))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'
    )
