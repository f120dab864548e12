"""Chapter 9: when each kind of harm comes after CAR T cells, on an axis of days by tens, and how well each is
known."""

from typing import Any

import numpy as np

from ..figure import Drawing
from ._pen import SMALL, WIDTH, Pen, evidence, width

LEFT, RIGHT, LAST = 4, 336, 15 * 365
ROW = 51
WEEK, MONTH, YEAR = 7, 30, 365


def rows() -> Any:
    """[(harm, first day, last day, how well known, words)]: numbers from the rows of evidence."""
    sore, lasts = int(evidence("A39", r"onset median d(\d+)")), int(evidence("A39", r"duration (\d+) d"))
    alarm, nerves, serious, low = (
        evidence("A48", r"\((\d+) %\)"),
        evidence("A48", r"ICANS in (\d+)"),
        evidence("A48", r"serious infection in (\d+)"),
        float(evidence("B05", r"in (\d+\.\d) %")),
    )
    had, looked, lupus = (
        evidence("A39", r"(\d+)/"),
        evidence("A39", r"/(\d+)"),
        evidence("A39", r"(\d+) SLE", "people"),
    )
    cancers, treated = evidence("B23", r"(\d+) new cancers"), evidence("B23", r"about ([\d,]+) people")
    return [
        ("fever and alarm", 1, WEEK, "solid", f"{alarm} of 100, nearly all mild"),
        ("effects on the brain", 1, 2 * WEEK, "hatched", f"{nerves} of 145; two of them severe"),
        ("low blood counts", 1, 4 * WEEK, "solid", "all 15 people in one trial; all recovered"),
        (
            "inflamed spots in once-ill organs",
            sore,
            sore + lasts,
            "hatched",
            f"{had} of {looked} people ({lupus} of the {looked}: lupus); all healed",
        ),
        ("infections", WEEK, YEAR, "hatched", f"serious in {serious} of 145; one person died"),
        ("low antibodies", MONTH, YEAR, "hatched", f"cancer care: {low:.0f} of 100; lupus: few data"),
        (
            "harm to eggs or sperm",
            1,
            LAST,
            "hatched",
            "possible, by the chemotherapy; not counted after CAR T",
        ),
        ("new cancers of T cells", YEAR / 12, LAST, "dotted", f"cancer care: {cancers} of about {treated}"),
    ]


def place(day: float) -> float:
    return LEFT + (RIGHT - LEFT) * np.log(day) / np.log(LAST)


def draw() -> Drawing:
    found = rows()
    foot = ROW * len(found) + 4
    pen = Pen(
        "Early harms are known best",
        foot + 82,
        "Time line, day 1 to year 15: alarm in week one, effects on the brain in two weeks, low blood "
        "counts in four, sore organs then, infections for months, low antibodies for a year, eggs or sperm "
        "and rare cancers for years. Early ones are known best.",
        "The lengths of the bars are rough, and ours; only that of the inflamed spots is from a report. "
        "Lupus: Feng 2025, a review of 2025. Inflamed spots: Hagen 2025. Cancer care: a registry; cancers: "
        "EMA 2024. Eggs and sperm: a review of 2010.",
    )
    pen.axis(0, foot, place, {1: "day 1", WEEK: "week", MONTH: "month", YEAR: "year", LAST: "15 years"})
    for i, (name, first, last, kind, words) in enumerate(found):
        y = ROW * i + 38
        left = min(place(first), WIDTH - max(width(name, bold=True), width(words, SMALL)))
        pen.words(left, y - 25, name, bold=True)
        pen.words(left, y - 10, words, size=SMALL, colour="muted")
        pen.band(place(first), place(last), y, "debris", kind, tall=10)
    for x, y, kind, words in (
        (0, foot + 44, "solid", "seen often"),
        (98, foot + 44, "hatched", "few data in lupus"),
        (0, foot + 64, "dotted", "reported cases: a floor, as some may be missed"),
    ):
        pen.band(x, x + 22, y, "debris", kind, tall=10)
        pen.words(x + 27, y + 4, words, size=SMALL, colour="muted")
    return pen.drawing
