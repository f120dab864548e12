"""Chapter 9: how high the alarm of each virtual patient climbs, a strip of marks for each group; the middles
agree, the tails do not."""

from typing import Any

import numpy as np

from .. import simulate
from ..figure import Drawing
from ..models.cytokine_release import CytokineRelease
from ..simulate import cohort
from ._pen import SMALL, Pen

LEFT, RIGHT, LOW, HIGH = 4, 336, 4, 4000
SHOWN = 120  # marks in a strip
LINES = CytokineRelease.plots["alarm"].lines


def peaks(name: str, loudness: float = 1.0, spread: float = 0.0) -> Any:
    """Highest felt alarm of each virtual patient of a cohort. loudness, spread: middle and SD of the
    logarithm of how loud a removed cell is, for each its own."""
    people = cohort.patients(CytokineRelease, CytokineRelease.cohorts[name])
    people["y6"] = (
        CytokineRelease.parameters["y6"].value
        * loudness
        * np.exp(spread * np.random.default_rng(9).standard_normal(len(people)))
    )
    runs = simulate.ensemble(CytokineRelease(), people, days=np.linspace(0, 21, 85))
    return runs["felt"].unstack("day").max(axis=1).to_numpy()


def draw(loudness: float | None = None, spread: float = 1.4) -> Drawing:
    """The two groups; with a loudness, the loads of lupus among such neighbours beside leukaemia and
    lymphoma."""
    names = list(CytokineRelease.cohorts)
    found = {name: peaks(name) for name in names}
    if loudness:
        found = {
            "loads of lupus, other neighbours": peaks("lupus", loudness, spread),
            names[1]: found[names[1]],
        }
    told = {
        name: tuple(round(100 * float((peak > level).mean())) for level in LINES.values())
        for name, peak in found.items()
    }
    title = "Two causes, one picture" if loudness else "The middles agree, the tails do not"
    counts = "; ".join(
        f"{name}: {some} of 100 above fever, {bad} above severe" for name, (some, bad) in told.items()
    )
    pen = Pen(
        title,
        228,
        f"Strip plot of alarm peaks in two groups of virtual patients, axis by tens. {counts}.",
        "Virtual patients. Thick line: the middle one.",
    )
    pen.axis(6, 196, place, {10: "10", 100: "100", 1000: "1,000"}, "peak of the alarm, pg/mL")
    for words, level in LINES.items():
        pen.line([(place(level), 18), (place(level), 196)], "line", thick=1)
        pen.words(place(level), 12, words, size=SMALL, align="center")
    for top, (name, peak) in zip((34, 116), found.items()):
        pen.words(0, top + 12, name, bold=True)
        pen.words(
            0, top + 28, f"{told[name][0]} of 100 above fever, {told[name][1]} above severe", size=SMALL
        )
        scatter = np.random.default_rng(1).uniform(-11, 11, SHOWN)
        pen.put("drug", place(peak[:SHOWN]), top + 52 + scatter, 2.6)
        for level in LINES.values():
            pen.line([(place(level), top + 36), (place(level), top + 68)], "text", thick=1.2, dash=(2, 3))
        pen.line([(place(np.median(peak)), top + 38), (place(np.median(peak)), top + 66)], "text", thick=4)
    return pen.drawing


def place(value: Any) -> float:
    return np.clip(LEFT + (RIGHT - LEFT) * np.log(np.asarray(value) / LOW) / np.log(HIGH / LOW), LEFT, RIGHT)
