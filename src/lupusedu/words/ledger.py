"""The ledger: what the book can say and what it cannot say yet, a row for each chapter, declared with its
model."""

from html import escape

CAN, CANNOT = "What we can say", "What we cannot say yet"


class Ledger:
    """Rows of the ledger as a table in a notebook and on a page. rows: [(can say, cannot say yet)]."""

    def __init__(self, rows):
        self.rows = rows

    def __repr__(self):
        return (
            "\n".join(f"{CAN}: {can} {CANNOT}: {cannot}" for can, cannot in self.rows)
            or "The ledger is empty."
        )

    def _repr_html_(self):
        rows = self.rows or [("", "")]
        body = "".join(f"<tr><td>{escape(can)}</td><td>{escape(cannot)}</td></tr>" for can, cannot in rows)
        return (
            f'<table class="lupus-ledger"><caption>The '
            f"ledger</caption><thead><tr><th>{CAN}</th><th>{CANNOT}</th></tr></thead><tbody>{body}</tbody></table>"
        )


def ledger(*models):
    """The rows of these models, in the order given; an empty ledger without any."""
    return Ledger([model.ledger for model in models])
