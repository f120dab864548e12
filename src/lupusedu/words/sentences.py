"""The sentences that a run tells. js/words/sentences.js mirrors this file."""

from collections.abc import Sequence

import pandas as pd

from ..measure.measures import measure
from ..network import grammar
from .numbers import number


def sentences(run: pd.DataFrame, words: Sequence[Sequence[str]]) -> list[str]:
    """The sentences a run tells. words: a list of alternatives for each, as `lupusedu.network.grammar` reads
    them; the first whose measures all exist, and whose conditions hold, is told."""
    told = []
    for alternatives in words:
        filled = (_filled(run, grammar.sentence(template)) for template in alternatives)
        told.append(next((text for text in filled if text is not None), None))
    return [text for text in told if text]


def _filled(run: pd.DataFrame, parts: tuple) -> str | None:
    """A sentence with its numbers from the run; None where one is missing or a condition is not met."""
    written = []
    for part in parts:
        if isinstance(part, str):
            written.append(part)
            continue
        value = measure(run, part.call)
        if not part.holds(value):
            return None
        if part.form is not None:
            written.append(number(value, part.form))
    return "".join(written)
