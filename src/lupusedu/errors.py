"""What is wrong with a declaration, and the name that was meant."""

import difflib
from collections.abc import Iterable


class DeclarationError(ValueError):
    """A declaration that cannot be used; the message names the thing and how to mend it."""


def suggestion(name: str, known: Iterable[str]) -> str:
    """`; did you mean 'rho'?`, or the known names when none is close."""
    known = list(known)
    close = difflib.get_close_matches(str(name), known, n=1)
    if close:
        return f"; did you mean '{close[0]}'?"
    return f"; known are {', '.join(map(str, known))}." if known else "; none is declared."
