"""Chapter 3 and home: how many women in every 100,000 live with lupus in the USA, by group."""

from typing import Any

from .. import data
from ..figure import Drawing
from ._pen import SMALL, Pen

NAMES = {
    "American Indian/Alaska Native": "American Indian and Alaska Native",
    "Asian/Pacific Islander": "Asian and Pacific Islander",
    "white": "White",
}
LONGEST, ROW = 292, 42


def women() -> Any:
    """Women with lupus in every 100,000, by group, most first."""
    return (
        data.load("us_prevalence")
        .set_index("group")["female_per_100k"]
        .drop("all (4 state registries)")
        .sort_values(ascending=False)
    )


def draw() -> Drawing:
    found = women()
    pen = Pen(
        "Lupus is not spread evenly",
        240,
        f"Dot plot of women with lupus in every 100,000, USA: from {found.iloc[0]:.0f} among American "
        f"Indian and Alaska Native women and {found['Black']:.0f} among Black women to {found.iloc[-1]:.0f} "
        "among Asian and Pacific Islander women. Lupus is not spread evenly.",
        "Counts of people; a group is not a setting of the dial. USA; Izmirly 2021.",
    )
    dots(pen, 12)
    return pen.drawing


def dots(pen: Pen, y: float) -> None:
    """The dot plot, its first words on this line."""
    pen.words(0, y, "women with lupus in every 100,000 women, USA", size=SMALL, colour="muted")
    found = women()
    for i, (group, number) in enumerate(found.items()):
        line, end = y + 40 + ROW * i, number / found.iloc[0] * LONGEST
        pen.words(0, line - 12, NAMES.get(group, group), bold=True, size=SMALL)
        pen.line([(0, line), (end, line)], "edge", thick=2)
        pen.put("self_reactive", end, line, 6, colour="text")
        pen.words(end + 12, line + 4.5, f"{number:.0f}", bold=True)
