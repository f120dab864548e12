"""Room to write on a worksheet."""

from docutils import nodes
from docutils.parsers.rst import Directive


class Lines(Directive):
    """So many ruled lines to write on."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        return [
            nodes.raw(
                "",
                f'<div class="lines" aria-hidden="true">{"<i></i>" * int(self.arguments[0])}</div>',
                format="html",
            )
        ]


class Name(Directive):
    """The line for name, class and date at the top of a worksheet."""

    def run(self) -> list[nodes.Node]:
        return [
            nodes.raw(
                "",
                '<p class="name" aria-hidden="true"><span>Name</span><span>Class</span><span>Date</span></p>',
                format="html",
            )
        ]
