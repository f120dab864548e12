"""Chapter 2: how long antibody against six microbes takes to halve; 45 people watched for up to 26 years."""

import re

import numpy as np

from .. import data
from ..figure import Drawing
from ._pen import SMALL, Pen

ROW, LEFT, RIGHT = 29, 118, 288
LOW, HIGH = 10, 3100  # ends of the axis, years


def place(years: float) -> float:
    """Where this many years lie on an axis by tens."""
    return LEFT + (RIGHT - LEFT) * np.log(years / LOW) / np.log(HIGH / LOW)


def draw() -> Drawing:
    found = data.load("antibody_half_lives").set_index("antigen")["half_life_years"].sort_values()
    people, watched = re.findall(r"\d+", data.load("evidence").set_index("id").loc["E12", "people"])
    foot = 56 + ROW * found.size
    pen = Pen(
        "Tetanus antibody halves in years; measles antibody hardly fades",
        foot + 34,
        f"Dot chart, axis by tens: years until half of the antibody is gone, from {found.iloc[0]} for "
        f"{found.index[0]} to {found.iloc[-1]:,} for {found.index[-1]}. People were watched for {watched} "
        "years at most: beyond that the fall was too slow to see.",
        f"{people} people, watched for up to {watched} years (Amanna 2007). Tetanus and diphtheria antibody "
        f"comes from vaccines; many had had the other illnesses.",
    )
    pen.words(0, 12, "years until half of an antibody is gone", size=SMALL, colour="muted")
    pen.axis(56, foot, place, {10: "10", 100: "100", 1000: "1,000"}, "each line: ten times as long")
    pen.line([(place(float(watched)), 24), (place(float(watched)), foot)], "text", thick=1.5, dash=(2, 4))
    pen.words(place(float(watched)) + 6, 32, "people were watched\nto here", size=SMALL)
    for i, (antigen, years) in enumerate(found.items()):
        y = 72 + ROW * i
        pen.line([(LEFT, y), (place(years), y)], "vaccine_antibody", thick=1.5)
        pen.put("vaccine_antibody", place(years), y, 9)
        pen.words(0, y + 4.5, antigen.replace("varicella-zoster", "chickenpox"), bold=True, size=SMALL)
        pen.words(340, y + 4.5, f"{years:,}", bold=True, align="right")
    return pen.drawing
