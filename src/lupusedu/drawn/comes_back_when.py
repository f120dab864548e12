"""Chapter 5: on which day B cells, plasma cells and antibodies are seen again; from the model's runs, beside
what people showed."""

from ..figure import Drawing
from ..measure import published
from ..models.kill_map import KillMap
from ._pen import SMALL, WIDTH, Pen, evidence

LEFT, RIGHT, LAST = 4, 330, 450
ROWS = [  # of which check the day is, the tag, the thing and its role, what people showed
    ("M5-1", "CD19", "B cells", "b_cell", ("A05", r"(\d+ ± \d+) d", "5")),
    ("M5-5", "BCMA", "plasma cells", "memory", ("B15", r"redetected d(\d+)", "40")),
    ("M5-6", "BCMA", "all IgG", None, ("B15", r"IgG recovery d(\d+)", "40")),
]


def days() -> list[float]:
    """The day seen again in each row's run."""
    checks = {check.id: check for check in KillMap.checks}
    return [published.obtained(KillMap, checks[row[0]]) for row in ROWS]


def place(day: float) -> float:
    return LEFT + (RIGHT - LEFT) * day / LAST


def draw() -> Drawing:
    found = days()
    first, second, third = (f"{day:.0f}" for day in found)
    pen = Pen(
        "B cells are seen again within months, all IgG after a year",
        292,
        f"Time line after CAR T cells. Against CD19: B cells are seen again about day {first}. Against "
        f"BCMA: plasma cells about day {second}, all IgG is back about day {third}; the old antibodies are "
        "not. What takes the makers away takes longest to mend.",
        "Days of the model were fitted to the people (Mackensen 2022, Wang 2021).",
    )
    pen.axis(
        0,
        258,
        place,
        {0: "0", 100: "100", 200: "200", 300: "300", 400: "400"},
        "days after the cells are given",
    )
    for i, (day, (_, tag, thing, role, (row, pattern, people))) in enumerate(zip(found, ROWS)):
        y, colour = 44 + 84 * i, role or "text"  # all IgG has no role: plain, as in the explorable
        pen.words(0, y - 18, f"{thing}, tag {tag}", bold=True, colour=colour)
        pen.band(place(0), place(day) - 14, y, colour, "hatched", tall=16)
        pen.put(role or "", place(day), y, 9, colour=colour)
        pen.arrow((place(day) + 13, y), (RIGHT + 8, y), colour=colour, thick=3, head=9)
        pen.words(place(day), y + 25, f"day {day:.0f}", bold=True, align="center")
        if i == 0:
            pen.words(0, y + 25, "away", size=SMALL, colour="muted")
            pen.words(WIDTH, y + 25, "seen again", size=SMALL, colour="muted", align="right")
            pen.words(
                place(day) + 40,
                y + 25,
                f"{people} people: {evidence(row, pattern)}",
                size=SMALL,
                colour="muted",
            )
        else:
            pen.words(
                place(day) - 34,
                y + 25,
                f"{people} people: {evidence(row, pattern)}",
                size=SMALL,
                colour="muted",
                align="right",
            )
    return pen.drawing
