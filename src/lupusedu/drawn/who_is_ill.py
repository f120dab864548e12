"""Chapter 3: people with lupus in 100,000, in the groups of the US registries, women and men."""

from .. import data
from ._pen import SMALL, Pen

NAMES = {
    "American Indian/Alaska Native": "American Indian and Alaska Native", "Black": "Black", "Hispanic": "Hispanic",
    "white": "white", "Asian/Pacific Islander": "Asian and Pacific Islander",
}


def draw():
    counted = data.load("us_prevalence").set_index("group").loc[list(NAMES)].sort_values("female_per_100k", ascending=False)
    women, men = counted["female_per_100k"], counted["male_per_100k"]
    pen = Pen("In every group counted, most people with lupus are women; the groups differ threefold", 292,
              f"Dot plot, people with lupus in 100,000, five US groups: women from {women.max():.0f} (American Indian and Alaska Native) and {women['Black']:.0f} (Black) to "
              f"{women.min():.0f}; men from {men.max():.0f} to {men.min():.0f}. Counts, not causes.",
              "US registries, 5,417 people with lupus (Izmirly 2021). Counts of people in places: they do not say why.")

    def place(value):
        return 8 + value * 1.04

    pen.axis(30, 254, place, {0: "0", 100: "100", 200: "200", 300: "300"}, "people with lupus in 100,000")
    pen.put("self_reactive", 10, 8, 6.5, colour="text")
    pen.words(22, 12, "women", bold=True)
    pen.put("b_cell", 92, 8, 6.5, colour="text")
    pen.words(104, 12, "men", bold=True)
    for row, group in enumerate(counted.index):
        y = 62 + 44 * row
        pen.words(4, y - 14, NAMES[group], size=SMALL)
        pen.line([(place(men[group]), y), (place(women[group]), y)], "edge", thick=1.5)
        pen.put("self_reactive", place(women[group]), y, 6.5, colour="text")
        pen.put("b_cell", place(men[group]), y, 6.5, colour="text")
        pen.words(place(women[group]) + 12, y + 4.5, f"{women[group]:.0f}", bold=True)
    return pen.drawing
