"""The role `{chapter}`: a link to a chapter by its stem; plain words while the book does not have it."""

import re
from collections.abc import Iterable

from docutils import nodes
from sphinx.util.docutils import SphinxRole

from lupusedu import models

EXPLICIT = re.compile(r"(.+?)\s*<([a-z_]+)(#[^<>]*)?>$", re.DOTALL)
PLACE = re.compile(r"notebooks/(\d\d)_(\w+)$")


class Chapter(SphinxRole):
    """`` {chapter}`reset` `` or `` {chapter}`a weak clean-up <reset#reset-1:v=1&c=0.3>` ``, with the state an
    explorable opens in; `home` is the first page."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        found = EXPLICIT.match(self.text)
        words, name, state = found.groups() if found else (None, self.text, None)
        page = self.env.config.root_doc if name == "home" else place(name, self.env.found_docs)
        words = words or ("The opening page" if name == "home" else models.find(name).title)
        if page is None:
            return [nodes.inline("", words)], []
        return [
            nodes.reference(
                "",
                words,
                refuri=self.env.app.builder.get_relative_uri(self.env.docname, page) + (state or ""),
                internal=True,
            )
        ], []


def stem(page: str) -> str | None:
    """Stem of the model of a chapter's page; None of any other page."""
    found = PLACE.search(page)
    return found[2] if found and found[2] in models.names() else None


def place(wanted: str, pages: Iterable[str]) -> str | None:
    """Name of the chapter's page among all pages of the book, or None."""
    return next((page for page in pages if stem(page) == wanted), None)
