"""`{made}`: what a Python expression shows, such as a figure, an explorable or a number, on a page that is no
notebook."""

import math
from typing import Any

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective, SphinxRole

import lupusedu
from lupusedu import figure, models, simulate
from lupusedu.element import options, together
from lupusedu.figure import views
from lupusedu.measure import proportion
from lupusedu.words import ledger

from ..words import number
from . import lists, worksheet

log = logging.getLogger(__name__)


class Made(SphinxDirective):
    """Its content is one expression over `names()`; its `_repr_html_` is put on the page."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        try:
            shown = eval("\n".join(self.content), names())
            html = shown.html() if isinstance(shown, lupusedu.Explorable) else shown._repr_html_()
        except Exception as error:
            raise self.error(f"{type(error).__name__}: {error}") from error
        self.env.note_dependency(lupusedu.__file__)
        return [nodes.raw("", html, format="html")]


class Number(SphinxRole):
    """In a line of text: one expression whose value is the text, such as `` {made}`number("reset",
    "returns(Bn, 1, 5)", "d")` ``."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        try:
            words = eval(self.text, names())
            if not isinstance(words, str):
                raise TypeError(f"{self.text} is {words!r}, not words")
        except Exception as error:
            log.warning("{made}: %s: %s", type(error).__name__, error, location=self.get_location())
            words = ""
        self.env.note_dependency(lupusedu.__file__)
        return [nodes.Text(words)], []


def names() -> dict[str, Any]:
    """What an expression may use: `models`, `figure`, `simulate`, `views`, `ledger`, `lists`, `drawn(name)`,
    `Explorable`, `Together`, and what worksheets need."""
    return {
        "models": models,
        "options": options.Table(),
        "figure": figure,
        "simulate": simulate,
        "views": views,
        "ledger": ledger,
        "lists": lists,
        "drawn": _drawn,
        "Explorable": lupusedu.Explorable,
        "Together": together.Together,
        "model": worksheet.model,
        "value": worksheet.value,
        "least": worksheet.least,
        "number": worksheet.number,
        "show": number,
        "blank": worksheet.blank,
        "answered": worksheet.answered,
        "picture": worksheet.picture,
        "landscape": worksheet.landscape,
        "bars": worksheet.bars,
        "log_paper": worksheet.log_paper,
        "sees": worksheet.sees,
        "interval": proportion.interval,
        "math": math,
        "version": lupusedu.__version__,
    }


def _drawn(name: str) -> figure.Drawing:
    from lupusedu import drawn

    return drawn.picture(name)
