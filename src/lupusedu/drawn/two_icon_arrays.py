"""Chapter 9: a hundred people with lupus and a hundred with leukaemia or lymphoma, by the alarm of the
model's virtual patients."""

from typing import Any

import numpy as np

from ..figure import Drawing
from ..models.cytokine_release import CytokineRelease
from ..simulate import cohort
from ._pen import SMALL, Pen


def counts() -> Any:
    """{disease: (severe, milder, none)} of 100, from all virtual patients of each."""
    found = {}
    for name, people in CytokineRelease.cohorts.items():
        peak = cohort.highest(CytokineRelease, people, "felt")
        fever, severe = (
            round(100 * float((peak > level).mean()))
            for level in CytokineRelease.plots["alarm"].lines.values()
        )
        found[name] = severe, fever - severe, 100 - fever
    return found


def draw() -> Drawing:
    found = counts()
    (rare, mild, _), (often, other, _) = found.values()
    pen = Pen(
        "Fitted to two counts: alarms alike, severe ones not",
        452,
        f"Two arrays of 100 person icons. Lupus: {rare + mild} with any alarm, {rare} severe. Leukaemia and "
        f"lymphoma: {often + other} with any alarm, {often} severe. Fitted to two counts: alarms alike, "
        "severe ones not.",
        "Virtual patients, fitted to 56 and 1 of 100 in lupus, 57 and 19 in cancer care.",
    )
    for top, (name, (severe, fever, none)) in zip((0, 216), found.items()):
        pen.words(0, top + 13, name, bold=True)
        pen.words(0, top + 30, f"{severe + fever} of 100 had an alarm, {severe} of them severe", size=SMALL)
        n = np.arange(100)
        x, y = 13 + 16.5 * (n % 20), top + 54 + 31 * (n // 20)
        for start, number, look in (
            (0, severe, "severe"),
            (severe, fever, "fever"),
            (severe + fever, none, "none"),
        ):
            who = slice(start, start + number)
            _people(pen, x[who], y[who], look)
    for left, look, words in (
        (14, "severe", "severe"),
        (96, "fever", "milder alarm"),
        (220, "none", "no alarm"),
    ):
        _people(pen, left, 436, look)
        pen.words(left + 14, 441, words, size=SMALL)
    return pen.drawing


def _people(pen: Pen, x: Any, y: Any, look: str) -> None:
    """Filled, outlined with a mark, or outlined."""
    pen.person(x, y, 13, colour="edge" if look == "none" else "drug", filled=look == "severe")
    if look == "fever":
        pen.put("drug", x, np.asarray(y) + 5, 4)
