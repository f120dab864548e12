"""What search engines, catalogues and other sites read: JSON-LD, a picture for links, a map of the site. Absolute addresses only when the site has one."""

import io
import json
import os
from html import escape
from pathlib import Path
from textwrap import fill as fill_lines
from urllib.parse import urlsplit

from docutils import nodes
from PIL import Image
from sphinx.util.docutils import SphinxRole

import lupusedu
from lupusedu import drawn, figure, look, models, simulate
from lupusedu.figure import views

from . import chapter_links
from .lessons import lessons

LICENSE = "https://creativecommons.org/licenses/by/4.0/"
HOME = "Lupus, B cells\nand living drugs:\nan interactive\nbook"
SIZE = (1200, 630)  # what sites that show a link expect


class Offline(SphinxRole):
    """`` {offline}`words` ``: a link to the offline copy that lies beside a published book; plain words where the book has no address."""

    def run(self):
        base = self.env.config.html_baseurl
        if not base:
            return [nodes.inline("", self.text)], []
        return [nodes.reference("", self.text, refuri=f"{base}lupusedu-{lupusedu.__version__}.zip")], []


def configured(app, config):
    """Event config-inited: the site's address, where whoever publishes it has set SITE_ADDRESS."""
    address = os.environ.get("SITE_ADDRESS", config.html_baseurl)
    config.html_baseurl = address and address.rstrip("/") + "/"


def fill(app, pagename, context):
    """What layout.html puts into the head of a page: `record` (JSON-LD), `og_title` and `preview` (the address of a picture)."""
    stem = chapter_links.stem(pagename)
    lesson = lessons(app.srcdir).get(stem)
    title = app.env.titles[pagename].astext() if pagename in app.env.titles else context.get("title", "")
    if lesson or pagename == app.config.root_doc:
        record = resource(title, context["sentence"], app.config, context.get("pageurl"), lesson, context["chapter"])
        context["record"] = json.dumps(record, ensure_ascii=False, indent=1).replace("</", "<\\/")
    context["og_title"] = title
    context["preview"] = f"{app.config.html_baseurl}_static/lupusedu/previews/{stem if lesson else 'home'}.png"


def resource(title, sentence, config, address=None, lesson=None, number=None):
    """The schema.org LearningResource of a chapter, or of the book when there is no lesson."""
    record = {
        "@context": "https://schema.org", "@type": "LearningResource" if lesson else ["Book", "LearningResource"], "name": title, "description": sentence,
        "inLanguage": config.language, "license": LICENSE, "isAccessibleForFree": True,
        "author": {"@type": "Organization", "name": config.author[0].upper() + config.author[1:]},
        "educationalLevel": "Upper secondary school", "typicalAgeRange": "15-18", "educationalUse": ["simulation", "self-study", "class activity"],
        "learningResourceType": ["interactive simulation", "chapter"] if lesson else ["interactive simulation", "open textbook"],
        "interactivityType": "mixed", "accessMode": ["textual", "visual"], "accessModeSufficient": [{"@type": "ItemList", "itemListElement": ["textual"]}],
        "accessibilityFeature": ["alternativeText", "MathML", "readingOrder", "structuralNavigation", "tableOfContents"],
        "accessibilityHazard": "none",
    }
    if address:
        record["url"] = address
    if not lesson:
        return record
    book = {"@type": "Book", "name": config.html_title or config.project, **({"url": f"{config.html_baseurl}{config.root_doc}.html"} if config.html_baseurl else {})}
    return {
        **record, "position": number, "timeRequired": f"PT{lesson['minutes']}M", "teaches": lesson["teaches"], "isPartOf": book,
        "about": [{"@type": "Thing", "name": name} for name in lesson["about"]],
        "educationalAlignment": [
            {"@type": "AlignmentObject", "alignmentType": "teaches", "educationalFramework": framework, "targetName": code, "targetDescription": activity}
            for framework, code, activity in lesson["supports"]
        ],
    }


def lost(app):
    """Event html-collect-pages: the page for addresses that lead nowhere. It is shown at any depth, so that it names the path of the site."""
    yield "404", {"site": urlsplit(app.config.html_baseurl or "").path or "/"}, "404.html"


def write(app):
    """Write the pictures for links, robots.txt and, where the site has an address, its map."""
    site, base, title = Path(app.outdir), app.config.html_baseurl, app.config.html_title
    folder = site / "_static" / "lupusedu" / "previews"
    folder.mkdir(parents=True, exist_ok=True)
    for page in app.env.found_docs:
        if stem := chapter_links.stem(page):
            foot = f"{title} Chapter {int(chapter_links.PLACE.search(page)[1])}"
            (folder / f"{stem}.png").write_bytes(preview(run(models.find(stem), **lessons(app.srcdir).get(stem, {}).get("picture", {})), app.env.titles[page].astext(), foot))
    (folder / "home.png").write_bytes(preview(beside(drawn.picture("now_and_later")), HOME))
    (site / "robots.txt").write_text("User-agent: *\nAllow: /\n" + (f"Sitemap: {base}sitemap.xml\n" if base else ""), encoding="utf-8")
    if base:
        (site / "sitemap.xml").write_text(sitemap(base, app.env.found_docs), encoding="utf-8")


def sitemap(base, pages):
    """The sitemap of these pages, as XML text."""
    rows = "".join(f"<url><loc>{escape(base)}{page}.html</loc></url>\n" for page in sorted(pages))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'


def run(model, preset=None, view=None, pins=()):
    """Figure of a run under the question that its chapter asks, and what its lines are where there is more than one run."""
    drawing = views.picture(model.preset(preset) if preset else model(), view, pinned=[(name, simulate.ode(model.preset(name))) for name in pins])
    lines = ["; ".join([*(f"{letter}: {name}" for letter, name in zip("ABC", pins)), f"other line: {preset}"])] if pins else []
    drawing.axes[0].set_title("\n".join([fill_lines(model.question, 60), *lines]), loc="left", color=look.colour("text"), fontsize=13)
    return drawing


def beside(drawing):
    """Figure that holds a drawn one at its right, with room for a title at its left."""
    raw = io.BytesIO()
    drawing.savefig(raw, format="png", dpi=150, facecolor=look.colour("ground"))
    made = figure.Drawing(figsize=(7.2, 7.2 * SIZE[1] / SIZE[0]))
    axes = made.add_axes((0.42, 0.02, 0.57, 0.96))
    _ = axes.imshow(Image.open(raw))
    axes.axis("off")
    return made


def preview(drawing, title, foot=""):
    """PNG of a figure under its chapter's title, for sites that show where a link leads. The same input gives the same bytes."""
    drawing.set_size_inches(7.2, 7.2 * SIZE[1] / SIZE[0])
    if layout := drawing.get_layout_engine():
        layout.set(w_pad=0.12, h_pad=0.1)
    for axes in drawing.axes:
        axes.set_facecolor(look.colour("ground"))
    drawing.suptitle(title, x=0.02, ha="left", fontsize=20, fontweight="bold", color=look.colour("text"))
    if foot:
        drawing.supxlabel(foot, x=0.98, ha="right", fontsize=11, color=look.colour("muted"))
    raw = io.BytesIO()
    drawing.savefig(raw, format="png", dpi=SIZE[0] / 7.2, facecolor=look.colour("ground"))
    small = io.BytesIO()
    Image.open(raw).convert("RGB").quantize(64, dither=Image.Dither.NONE).save(small, "png", optimize=True)
    return small.getvalue()
