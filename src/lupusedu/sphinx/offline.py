"""The link to the offline copy."""

from docutils import nodes
from sphinx.util.docutils import SphinxRole

import lupusedu


class Offline(SphinxRole):
    """`` {offline}`words` ``: a link to the offline copy that lies beside a published book; plain words where
    the book has no address."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        base = self.env.config.html_baseurl
        if not base:
            return [nodes.inline("", self.text)], []
        return [nodes.reference("", self.text, refuri=f"{base}lupusedu-{lupusedu.__version__}.zip")], []
