"""The sentences that a run tells. js/words/sentences.js mirrors this file."""

import math
import re
from collections.abc import Sequence

import pandas as pd

from ..measure.measures import measure
from .numbers import number


def _fits(value: float, form: str) -> bool:
    """Whether a blank can be filled: its measure exists and, where the format is a condition, meets it."""
    sign, level = [*form.split(), "", ""][1:3] if form.startswith("?") else ("", "")
    return math.isfinite(value) and (
        not sign or (value > float(level) if sign == ">" else value < float(level))
    )


def sentences(run: pd.DataFrame, words: Sequence[Sequence[str]]) -> list[str]:
    """The sentences a run tells. words: a list of alternatives for each; the first whose measures all exist
    is used.

    A blank with the format `?`, `? > 4` or `? < 4` is a condition: its measure has to exist, or to be so, and
    nothing is written.
    """
    told = []
    for alternatives in words:
        for template in alternatives:
            parts = re.findall(r"\{([^{}:]+)(?::([^{}]+))?\}", template)
            values = [measure(run, text) for text, _ in parts]
            if all(_fits(value, form) for value, (_, form) in zip(values, parts)):
                texts = [
                    "" if form.startswith("?") else number(value, form.strip())
                    for value, (_, form) in zip(values, parts)
                ]
                told.append(re.sub(r"\{[^{}]+\}", "{}", template).format(*texts))
                break
    return told
