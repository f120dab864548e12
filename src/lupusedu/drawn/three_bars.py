"""Chapter 10: who is ill, who is in trials, who is reached: bars of two counts, and an empty one where there
is none."""

from typing import Any

import pandas as pd

from .. import data
from ..figure import Drawing
from ._pen import SMALL, Pen, evidence

WIDE = 330


def people() -> pd.Series:
    """People with lupus in the USA in 2018 by group: the rates of women and men times how many lived
    there."""
    everyone = data.load("us_prevalence").set_index("group")
    # Those whose people stand in other groups are left out.
    table = everyone.drop(["all (4 state registries)", "Hispanic"])
    women = table["female_per_100k"] * table["women_2018"]
    return (women + table["male_per_100k"] * table["men_2018"]) / 100_000


def shares() -> Any:
    """(of 100 people with lupus, of 100 in trials) who are Black, in the USA."""
    ill = people()
    return round(100 * ill["Black"] / ill.sum()), int(evidence("N04", r"Black people (\d+) %"))


def draw() -> Drawing:
    ill, tried = shares()
    less = evidence("N05", r"Black people (\d+) %")
    far, hours = evidence("N06", r"(\d+) %"), evidence("N05", r"nearly (\d+) %")
    pen = Pen(
        "Who is ill, who is studied, who is reached: they do not match",
        330,
        f"Three bars for Black people in the USA: {ill} of 100 people with lupus, {tried} of 100 in lupus "
        f"trials. The third is empty, for no count is given: {less} % less likely than white people to get "
        "CAR T in lymphoma. They do not match.",
        "USA: Izmirly 2021 (people with lupus, reckoned); Falasinnu 2018 (trials); news page on lymphoma "
        "care, 2024; conference poster, 2025.",
    )
    for i, (name, words, value) in enumerate(
        [
            ("who is ill", f"of 100 people with lupus, {ill} are Black", ill),
            ("who is in trials", f"of 100 people in lupus trials, {tried} are Black", tried),
            (
                "who is reached",
                f"CAR T in lymphoma: Black people less likely than\nwhite people to get it, by {less} %, "
                f"says a news page",
                None,
            ),
        ]
    ):
        top = 84 * i
        pen.words(0, top + 14, name, bold=True)
        below = pen.words(0, top + 31, words, size=SMALL)
        pen.band(0, WIDE, below + 2, "edge", "open" if value else "dotted", tall=18)
        if not value:
            pen.words(
                WIDE / 2,
                below + 6.5,
                "how many of 100 is not said",
                size=SMALL,
                colour="muted",
                align="center",
            )
            continue
        pen.band(0, WIDE * value / 100, below + 2, "text", "hatched", tall=18)
        pen.words(WIDE * value / 100 + 8, below + 7, f"{value}", bold=True)
    pen.panel(0, 272, 340, 330)
    pen.words(10, 294, f"living 2–4 hours away: nearly {hours} % less likely", size=SMALL)
    pen.words(10, 314, f"{far} of 100 live over 2 hours from a centre", size=SMALL)
    return pen.drawing
