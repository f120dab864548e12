"""Chapter 3: how long before the diagnosis each antibody was first found in stored blood, on average, and in
how many people."""

from typing import Any

from .. import data
from ..figure import Drawing
from ._pen import SMALL, Pen, evidence

LEFT, RIGHT, ROW = 134, 298, 30
EARLY, MIDDLE, LATE = (
    ["ANA >=1:120", "anti-Ro", "anti-La", "antiphospholipid"],
    ["anti-dsDNA"],
    ["anti-Sm", "anti-nRNP"],
)


def rows() -> Any:
    """[(antibody, % of people who had it before diagnosis, mean years before)], earliest and commonest
    first."""
    found = data.load("autoantibodies_before_diagnosis").set_index("antibody")[
        "pct_positive_before_diagnosis"
    ]
    years = [
        float(evidence("C14", pattern))
        for pattern in (r"earlier \((\d\.\d) y\)", r"mean (\d\.\d) y", r"Sm/RNP \((\d\.\d) y\)")
    ]
    return [
        (name, int(found[name]), start)
        for names, start in zip((EARLY, MIDDLE, LATE), years)
        for name in names
    ]


def place(years: float) -> float:
    """Where this many years before the diagnosis lie."""
    return RIGHT - (RIGHT - LEFT) * years / 4


def draw() -> Drawing:
    had, people = evidence("C13", r"(\d+)/"), evidence("C13", r"/(\d+)")
    first, mean = evidence("C13", r"up to (\d\.\d) y"), evidence("C13", r"mean (\d\.\d) y")
    foot = 58 + ROW * len(rows())
    pen = Pen(
        "Antibodies against the body came years before the diagnosis",
        foot + 34,
        f"Bars on a time line before diagnosis: antibodies to the cell nucleus began on average 3 years "
        f"before, anti-DNA about 2, anti-Sm about 1. {had} of {people} people had at least one, "
        f"{mean} years before on average: long before anyone knew.",
        f"Autoantibodies, named after what they stick to; % of the {people} people who had each. Each bar "
        f"starts where the antibody was first found, on average (Arbuckle 2003).",
    )
    pen.words(
        0,
        12,
        f"{had} of {people} people already had one or more;\nthe first up to {first} years before",
        size=SMALL,
    )
    pen.axis(46, foot, place, {4: "4", 3: "3", 2: "2", 1: "1"}, "years before the diagnosis")
    pen.line([(RIGHT, 46), (RIGHT, foot)], "text", thick=2)
    for i, (name, share, years) in enumerate(rows()):
        y = 64 + ROW * i
        pen.words(
            0,
            y + 4.5,
            name.replace(" >=1:120", "").replace("nRNP", "RNP").replace("dsDNA", "DNA"),
            bold=True,
            size=SMALL,
        )
        pen.words(340, y + 4.5, f"{share} %", size=SMALL, align="right")
        pen.band(place(years), RIGHT - 1, y, "autoantibody", "hatched", tall=13)
        pen.put("autoantibody", place(years) - 2, y, 8)
    return pen.drawing
