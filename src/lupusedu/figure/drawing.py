"""A figure that shows itself in a notebook and on a page, as an image or as SVG in the colours of the
page."""

import io
import re
from html import escape
from urllib.parse import quote, unquote

import matplotlib
from matplotlib.figure import Figure

from .. import look

# Matplotlib's own defaults under ours: a host's style, or letters set by TeX, change no figure of the book.
HOST = {
    "backend",
    "backend_fallback",
    "interactive",
    "toolbar",
    "timezone",
    "tk.window_focus",
}  # what belongs to the machine
STYLE = {
    **{name: value for name, value in matplotlib.rcParamsDefault.items() if name not in HOST},
    "font.family": "sans-serif",
    "font.size": 12,
    "svg.fonttype": "none",
    "svg.hashsalt": "lupusedu",
    "path.simplify_threshold": 0.5,
}
PAPER = f"background: {look.colour('ground')}; font-family: sans-serif; "  # of a picture that stands alone


class Drawing(Figure):
    """A Matplotlib Figure that shows itself in a notebook as an image. `.alt` is its alternative text."""

    alt = ""
    margin = 0.1  # around what is drawn, in inches
    widest = None  # as a CSS length; the column's width without it

    def _repr_html_(self):
        return image(self, self.alt)

    def _ipython_display_(self):
        # Not by _repr_html_ alone: once pyplot is imported, a PNG of every Figure would be stored beside it.
        from IPython.display import display

        display({"text/html": self._repr_html_(), "text/plain": self.alt}, raw=True)


def interact(function, **controls):
    """Show a function's Drawing under ipywidgets controls; where there is no kernel, the Drawing they begin
    with."""
    from IPython.display import display

    from .live import Experiment

    display(Experiment(function, controls))


def svg(figure, text):
    """The figure as inline SVG text that follows the page's colours; `text` is its alternative text. The same
    input gives the same text."""
    drawn = io.StringIO()
    with matplotlib.rc_context(STYLE):
        figure.savefig(
            drawn,
            format="svg",
            transparent=True,
            metadata={"Date": None, "Creator": None, "Format": None, "Type": None},
            bbox_inches="tight",
            pad_inches=getattr(figure, "margin", 0.1),
        )
    body = re.sub(
        r"<metadata>.*?</metadata>", "", drawn.getvalue()[drawn.getvalue().index("<svg") :], flags=re.S
    )
    body = re.sub(r"\s*\n\s*", "\n", re.sub(r"<!--.*?-->", "", body))
    # Matplotlib's style element would reach every drawing of the page, its ids would clash with the next
    # figure's.
    body = re.sub(r"<style.*?</style>", "", body, flags=re.S)
    body = re.sub(r' id="([^"]*)"', lambda found: found[0] if f"#{found[1]}" in body else "", body)
    body = re.sub(r"font-family: [^;\"]*", "font-family: inherit", body)
    # A tenth of a point is enough for a place; numbers between the tags are words.
    body = re.sub(r"<[^>]*>", lambda tag: re.sub(r"(\d\.\d)\d+", r"\1", tag[0]), body)
    for name in [*look.ROLES, *look.PAGE]:
        body = re.sub(
            rf"(?<!, ){look.colour(name)}", f"var({look.variable(name)}, {look.colour(name)})", body
        )
    widest = f"; max-width: {figure.widest}" if getattr(figure, "widest", None) else ""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    return re.sub(
        r'<svg [^>]*?(viewBox="[^"]*")[^>]*>',
        rf'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" \1 role="img" '
        rf'aria-label="{safe}" style="stroke-linejoin: round{widest}">',
        body,
        count=1,
    )


def image(figure, text):
    """The same as an <img> that holds all it needs: SVG among HTML is taken out of a notebook that is not
    trusted, an image is not.

    A page of the book puts the SVG back in its place (`inlined`), for there its colours are the page's.
    """
    drawn = svg(figure, text)
    width = float(re.search(r'viewBox="0 0 ([\d.]+)', drawn)[1]) * 4 / 3  # points are shown as pixels
    address = quote(drawn.replace('style="', f'style="{PAPER}', 1), safe=" /:;=,()!*?@$+")
    return f'<img alt="{escape(text)}" width="{width:.0f}" src="data:image/svg+xml,{address}">'


def inlined(html):
    """HTML in which each `image` is SVG again."""
    return re.sub(
        r'<img [^>]*?src="data:image/svg\+xml,([^"]*)"[^>]*>',
        lambda found: unquote(found[1]).replace(PAPER, "", 1),
        html,
    )
