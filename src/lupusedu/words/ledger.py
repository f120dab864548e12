"""The ledger: what the book can say and what it cannot say yet, a row for each chapter, declared with its
model."""

from collections.abc import Sequence
from html import escape

from ..network import Model

LONG = 4  # rows from which on it folds
CAN, CANNOT = "What we can say", "What we cannot say yet"


class Ledger:
    """Rows of the ledger as a table in a notebook and on a page. rows: [(can say, cannot say yet)]."""

    def __init__(self, rows: Sequence[tuple[str, str]]) -> None:
        self.rows = rows

    def __repr__(self) -> str:
        return (
            "\n".join(f"{CAN}: {can} {CANNOT}: {cannot}" for can, cannot in self.rows)
            or "The ledger is empty."
        )

    def _repr_html_(self) -> str:
        rows = self.rows or [("", "")]
        body = "".join(f"<tr><td>{escape(can)}</td><td>{escape(cannot)}</td></tr>" for can, cannot in rows)
        table = (
            f'<table class="lupus-ledger"><caption>The '
            f"ledger</caption><thead><tr><th>{CAN}</th><th>{CANNOT}</th></tr></thead><tbody>{body}</tbody></table>"
        )
        if len(rows) < LONG:
            return table
        summary = f"The ledger of {len(rows)} chapters: what we can say, and what not yet"
        return f'<details class="lupus-fold"><summary>{summary}</summary>{table}</details>'


def ledger(*models: type[Model]) -> Ledger:
    """The rows of these models, in the order given; an empty ledger without any."""
    return Ledger([model.ledger for model in models])
