"""What is said of a run: numbers, sentences, how it differs from another, and what the book can say and
cannot."""

from .compared import against
from .ledger import ledger
from .numbers import number
from .sentences import sentences

__all__ = ["against", "ledger", "number", "sentences"]
