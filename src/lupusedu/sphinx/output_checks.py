"""What may not reach a page: a picture without words, a control without a kernel. Warnings, which fail the
build."""

import re
from html import unescape
from pathlib import PurePosixPath
from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

log = logging.getLogger(__name__)
LONGEST = 250  # letters of an alternative text
MEND = "give the cell the metadata mystnb: {image: {alt: …}}"


class Outputs(SphinxPostTransform):
    """Check pictures and outputs."""

    default_priority = 900
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        for image in self.document.findall(nodes.image):
            check_image(image)
        for raw in self.document.findall(nodes.raw):
            check_raw(raw)


def check_image(image: nodes.image) -> None:
    """A picture's words may not be missing, nor its file's name."""
    words = image.get("alt", "").strip()
    name = PurePosixPath(image["uri"])
    if not words or words in (str(name), name.name, name.stem):
        log.warning("a picture has no alt text; %s", MEND, location=image)
    else:
        check_length(words, image)


def check_length(words: str, place: nodes.Node) -> None:
    """A picture's words may not be an essay."""
    if len(words) > LONGEST:
        log.warning(
            "an alt text has %d letters, more than %d: %s", len(words), LONGEST, words[:40], location=place
        )


def check_raw(raw: nodes.raw) -> None:
    """Raw HTML: pictures need words, not too many, and a widget that needs a kernel may not show."""
    html = raw.astext()
    if "application/vnd.jupyter.widget-view+json" in html:
        log.warning(
            "a control that needs a kernel has no figure to show; run `nox -s notebooks`", location=raw
        )
    for tag in re.findall(r"<(?:img|svg)\b[^>]*>", html):
        hidden = 'aria-hidden="true"' in tag
        if not hidden and not re.search(r'\b(?:alt|aria-label|aria-labelledby)="[^"]+"', tag):
            log.warning("a picture in HTML has no alt text: %s", tag[:80], location=raw)
        for words in re.findall(r'\b(?:alt|aria-label)="([^"]*)"', tag):
            check_length(unescape(words), raw)
