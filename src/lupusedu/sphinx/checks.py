"""What may not reach a page: a picture without words, a control without a kernel. Warnings, which fail the build."""

import re
from pathlib import PurePosixPath

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

log = logging.getLogger(__name__)
MEND = "give the cell the metadata mystnb: {image: {alt: …}}"


class Details(nodes.Element):
    """A box that opens."""


class Outputs(SphinxPostTransform):
    """Check pictures and outputs; turn `dropdown` admonitions into boxes that open without a script."""

    default_priority = 900
    formats = ("html",)

    def run(self, **kwargs):
        for image in self.document.findall(nodes.image):
            check_image(image)
        for raw in self.document.findall(nodes.raw):
            check_raw(raw)
        for box in list(self.document.findall(nodes.admonition)):
            if "dropdown" in box["classes"]:
                box.replace_self(details(box))


def check_image(image):
    """A picture's words may not be missing, nor its file's name."""
    words = image.get("alt", "").strip()
    name = PurePosixPath(image["uri"])
    if not words or words in (str(name), name.name, name.stem):
        log.warning("a picture has no alt text; %s", MEND, location=image)
    elif len(words) > 250:
        log.warning("an alt text has %d letters, more than 250", len(words), location=image)


def check_raw(raw):
    """Raw HTML: pictures need words, and a widget that needs a kernel may not show."""
    html = raw.astext()
    if "application/vnd.jupyter.widget-view+json" in html:
        log.warning("a control that needs a kernel has no figure to show; run `nox -s notebooks`", location=raw)
    for tag in re.findall(r"<(?:img|svg)\b[^>]*>", html):
        hidden = 'aria-hidden="true"' in tag
        if not hidden and not re.search(r'\b(?:alt|aria-label|aria-labelledby)="[^"]+"', tag):
            log.warning("a picture in HTML has no alt text: %s", tag[:80], location=raw)


def details(box):
    """The admonition as <details>, its title as <summary>."""
    title, *rest = box.children
    new = Details(title=title.astext())
    new.extend(rest)
    return new


def visit_details(translator, node):
    """Visitor of a box that opens."""
    translator.body.append(f'<details class="box"><summary>{translator.encode(node["title"])}</summary>\n')


def depart_details(translator, node):
    """End of a box that opens."""
    translator.body.append("</details>\n")
