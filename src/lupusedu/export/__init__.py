"""A model in other languages: JavaScript, LaTeX, a parameter table, Antimony, SBML, a COMBINE archive and a
reaction diagram; its run as CSV; and a model read from SBML."""

from .antimony import antimony
from .csv import csv
from .diagram import diagram
from .imported import import_sbml
from .javascript import javascript
from .latex import latex, symbol
from .omex import omex
from .sbml import sbml
from .table import table

__all__ = [
    "antimony",
    "csv",
    "diagram",
    "import_sbml",
    "javascript",
    "latex",
    "omex",
    "sbml",
    "symbol",
    "table",
]


def __dir__() -> list[str]:
    return sorted(__all__)
