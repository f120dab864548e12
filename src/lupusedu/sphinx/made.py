"""The directive `{made}`: what a Python expression shows, such as a figure or an explorable, on a page that is no notebook."""

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

import lupusedu
from lupusedu import figure, ledger, models, simulate, together


class Made(SphinxDirective):
    """Its content is one expression over `models`, `figure`, `simulate`, `ledger`, `drawn(name)`, `Explorable` and `Together`; its `_repr_html_` is put on the page."""

    has_content = True

    def run(self):
        names = {"models": models, "figure": figure, "simulate": simulate, "ledger": ledger.ledger, "drawn": _drawn, "Explorable": lupusedu.Explorable, "Together": together.Together}
        try:
            shown = eval("\n".join(self.content), names)
            html = shown.html() if isinstance(shown, lupusedu.Explorable) else shown._repr_html_()
        except Exception as error:
            raise self.error(f"{type(error).__name__}: {error}") from error
        self.env.note_dependency(lupusedu.__file__)
        return [nodes.raw("", html, format="html")]


def _drawn(name):
    from lupusedu import drawn

    return drawn.picture(name)
