"""No style stands in the markup of a page: where a site's content policy allows its own files alone, a
browser drops it, and a picture is a black block."""

import re

from sphinx.util import logging

log = logging.getLogger(__name__)
STYLED = re.compile(r'<(\w+)([^<>]*?) style="([^"]*)"([^<>]*)>')
# What SVG knows as attributes too.
ATTRIBUTES = re.compile(
    r"fill|fill-opacity|stroke|stroke-(?:width|dasharray|dashoffset|linecap|linejoin|opacity|miterlimit)|opacity|font-(?:size|family|weight|style)|text-anchor|dominant-baseline"
)
WIDTHS = ("30rem", "38rem")  # of still figures; each has a class


def rules() -> str:
    """The style sheet's lines for what is no attribute. A still figure is no wider on paper either."""
    return "".join(f":root .at-most-{width} {{ max-width: {width}; }}\n" for width in WIDTHS)


def moved(body: str, pagename: str = "") -> str:
    """A page's HTML with its style attributes as attributes and classes of SVG; what can be neither is a
    warning."""
    return STYLED.sub(lambda found: _element(found, pagename), body)


def _element(found: re.Match[str], pagename: str) -> str:
    name, before, style, after = found.groups()
    rest = f"{before}{after}"
    for declaration in filter(None, (one.strip() for one in style.split(";"))):
        what, value = (part.strip() for part in declaration.split(":", 1))
        if ATTRIBUTES.fullmatch(what):
            rest = f' {what}="{value}"' + re.sub(rf' {what}="[^"]*"', "", rest)
        elif what == "max-width" and value in WIDTHS:
            rest = f' class="at-most-{value}"{rest}'
        elif declaration != "overflow-x: auto" or 'class="scroll"' not in rest:
            log.warning(
                "<%s> carries the style '%s', which a strict content policy drops; give it a class in "
                "book.css",
                name,
                declaration,
                location=pagename,
            )
    return f"<{name}{rest}>"
