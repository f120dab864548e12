"""A figure that shows itself in a notebook and on a page, as an image or as SVG in the colours of the
page."""

import io
import re
from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any
from urllib.parse import quote, unquote
from xml.dom.minidom import parseString

import matplotlib
from matplotlib.figure import Figure

from .. import look

# Matplotlib's own defaults under ours: a host's style, or letters set by TeX, change no figure of the book.
# What belongs to the machine stays.
HOST = {"backend", "backend_fallback", "interactive", "toolbar", "timezone", "tk.window_focus"}
STYLE: Any = {  # Matplotlib types its names one by one
    **{name: value for name, value in matplotlib.rcParamsDefault.items() if name not in HOST},
    "font.family": "sans-serif",
    "font.size": 12,
    "svg.fonttype": "none",
    "svg.hashsalt": "lupusedu",
    "path.simplify_threshold": 0.5,
    # Black would stay black on a dark page.
    "text.color": look.colour("text"),
    **{f"{part}color": look.colour("muted") for part in ("axes.label", "xtick.", "ytick.")},
}
USED = re.compile(r"#([\w.-]+)")  # the id that an attribute refers to
COLOUR = re.compile("#[0-9a-f]{6}")
# Of two names with one colour, a role's goes first.
VARIABLES = {
    look.colour(name): f"var({look.variable(name)}, {look.colour(name)})"
    for name in reversed([*look.ROLES, *look.PAGE])
}
PAPER = f"background: {look.colour('ground')}; font-family: sans-serif; "  # of a picture that stands alone


Style = dict[str, Any]  # arguments of Matplotlib by their names


class Drawing(Figure):
    """A Matplotlib Figure that shows itself in a notebook as an image. `.alt` is its alternative text."""

    alt: str = ""
    margin: float = 0.1  # around what is drawn, in inches
    widest: str | None = None  # as a CSS length; the column's width without it

    def _repr_html_(self) -> str:
        return image(self, self.alt)

    def _ipython_display_(self) -> None:
        # Not by _repr_html_ alone: once pyplot is imported, a PNG of every Figure would be stored beside it.
        from IPython.display import display

        display({"text/html": self._repr_html_(), "text/plain": self.alt}, raw=True)


def interact(function: Callable[..., Drawing], **controls: Any) -> None:
    """Show a function's Drawing under ipywidgets controls; where there is no kernel, the Drawing they begin
    with."""
    from .live import Experiment  # isort: skip (its error says what to install)

    from IPython.display import display

    display(Experiment(function, controls))


def svg(figure: Drawing, text: str) -> str:
    """The figure as inline SVG text that follows the page's colours; `text` is its alternative text. The same
    input gives the same text."""
    saved = _saved(figure)
    root, used = parseString(saved).documentElement, set(USED.findall(saved))
    assert root is not None
    _dress_marks(root)
    widest = f"; max-width: {figure.widest}" if figure.widest else ""
    attributes = {
        "xmlns": "http://www.w3.org/2000/svg",
        "xmlns:xlink": "http://www.w3.org/1999/xlink",
        "viewBox": _fit("viewBox", root.getAttribute("viewBox")),
        "role": "img",
        "aria-label": text,
        "style": f"stroke-linejoin: round{widest}",
    }
    return _element("svg", attributes, (_text(child, used) for child in root.childNodes)) + "\n"


def _saved(figure: Drawing) -> str:
    """The figure as Matplotlib writes SVG."""
    file = io.StringIO()
    with matplotlib.rc_context(STYLE):
        figure.savefig(
            file,
            format="svg",
            transparent=True,
            metadata=dict.fromkeys(("Date", "Creator", "Format", "Type")),
            bbox_inches="tight",
            pad_inches=figure.margin,
        )
    return file.getvalue()


def _dress_marks(root: Any) -> None:
    """Write the look of a mark with the mark, where Matplotlib repeats it at each of its places."""
    places: dict[str, list[Any]] = {}
    for use in root.getElementsByTagName("use"):
        places.setdefault(use.getAttribute("xlink:href")[1:], []).append(use)
    for mark in root.getElementsByTagName("path"):
        uses = places.get(mark.getAttribute("id"), [])
        if len({use.getAttribute("style") for use in uses}) == 1:
            mark.setAttribute("style", uses[0].getAttribute("style"))
            for use in uses:
                use.removeAttribute("style")


def _text(node: Any, used: set[str]) -> str:
    """SVG text of a node and what is in it. used: ids that something refers to."""
    if node.nodeType == node.TEXT_NODE:
        return escape(re.sub(r"\s*\n\s*", "\n", node.data), quote=False)
    # Matplotlib's style element would reach every drawing of the page.
    if node.nodeType != node.ELEMENT_NODE or node.tagName == "style":
        return ""
    # Ids that nothing refers to would clash with the next figure's.
    attributes = {
        name: _fit(name, value) for name, value in node.attributes.items() if name != "id" or value in used
    }
    return _element(node.tagName, attributes, (_text(child, used) for child in node.childNodes))


def _fit(name: str, value: str) -> str:
    """An attribute's value for the page: places to a tenth of a point, the page's own letters and colours."""
    value = re.sub(r"(\d\.\d)\d+", r"\1", value)
    if name == "d":  # a line for each step of a path
        return re.sub(r"\s+(?=[A-Za-z]|$)", "\n", value)
    value = re.sub(r"font-family: [^;]*", "font-family: inherit", value)
    return COLOUR.sub(lambda found: VARIABLES.get(found[0], found[0]), value)


def _element(name: str, attributes: Mapping[str, str], inner: Iterable[str]) -> str:
    words = "".join(f' {key}="{_quoted(value)}"' for key, value in attributes.items())
    inner = "".join(inner)
    return f"<{name}{words}>{inner}</{name}>" if inner else f"<{name}{words}/>"


def _quoted(value: str) -> str:
    return value.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def image(figure: Drawing, text: str) -> str:
    """The same as an <img> that holds all it needs: SVG among HTML is taken out of a notebook that is not
    trusted, an image is not.

    A page of the book puts the SVG back in its place (`inlined`), for there its colours are the page's.
    """
    drawn = svg(figure, text)
    width = float(drawn.partition('viewBox="0 0 ')[2].partition(" ")[0]) * 4 / 3  # points are shown as pixels
    address = quote(drawn.replace('style="', f'style="{PAPER}', 1), safe=" /:;=,()!*?@$+")
    return f'<img alt="{escape(text)}" width="{width:.0f}" src="data:image/svg+xml,{address}">'


def inlined(html: str) -> str:
    """HTML in which each `image` is SVG again."""
    return re.sub(
        r'<img [^>]*?src="data:image/svg\+xml,([^"]*)"[^>]*>',
        lambda found: unquote(found[1]).replace(PAPER, "", 1),
        html,
    )
