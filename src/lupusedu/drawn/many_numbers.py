"""Chapter 9: the alarm's name is one, its numbers are many: any and severe, in lupus and in cancer care,
study by study."""

from typing import Any

from .. import data
from ..figure import Drawing
from ..measure import proportion
from ._pen import SMALL, Pen, evidence

LEFT, RIGHT, ROW = 182, 332, 30
NAMES = {  # of the table's populations, and what to call them
    "lupus": {
        "SLE CAR T review of 16 studies (one case of grade 3)": "a review",
        "SLE pooled 47": "ten studies",
        "Feng 2025 SLE": "Feng 2025",
        "YTB323 first 6 SLE": "a first trial",
    },
    "leukaemia and lymphoma": {
        "tisa-cel registry (tabulated)": "a registry",
        "JULIET DLBCL tisa-cel": "a trial",
        "axi-/tisa-cel LBCL 8 centres": "eight centres",
        "tisa-cel CIBMTR 2020 ALL+NHL": "a second registry",
    },
}


def rows() -> Any:
    """[(disease, study, people, % with any alarm, % with a severe one)]; None where a study did not say."""
    table = (
        data.load("crs_grades")
        .set_index("population")
        .astype(object)
        .where(lambda found: found.notna(), None)
    )
    # The table's source for JULIET does not say how many there were; another paper on the trial does.
    table.loc["JULIET DLBCL tisa-cel", "n"] = int(evidence("N93", r"(\d+) people"))
    return [
        (disease, name, *table.loc[population, ["n", "any_pct", "grade_ge3_pct"]])
        for disease, names in NAMES.items()
        for population, name in names.items()
    ]


def fits(people: int) -> float:
    """Highest true share, in %, that fits a harm seen in none of so many: all 5 in 100 lie at one end, as in
    chapter 8."""
    return 100 * proportion.interval(0, people, 0.9)[1]


def place(share: float) -> float:
    return LEFT + (RIGHT - LEFT) * share / 100


def draw() -> Drawing:
    found = rows()
    severe = [[row[4] for row in found if row[0] == disease and row[4] is not None] for disease in NAMES]
    foot = 24 + ROW * len(found) + 2 * 34
    none = [people for _, _, people, _, bad in found if bad == 0]
    pen = Pen(
        "One name, many numbers: in large groups severe alarms differ",
        foot + 78,
        "Dot plot of eight studies. Any alarm ranges widely in both diseases. Severe alarms: "
        f"{min(severe[0]):.0f} to {max(severe[0]):.0f} % in lupus, {min(severe[1]):.0f} to "
        f"{max(severe[1]):.0f} % in cancer. Bars: none of {none[0]:.0f} may still mean up to "
        f"{fits(none[0]):.0f} %, none of {none[1]:.0f} up to {fits(none[1]):.0f} %.",
        "Any two studies may grade differently. Sources: the chapter’s table.",
    )
    pen.axis(6, foot, place, {0: "0", 50: "50", 100: "100 %"})
    y = 14
    for disease in NAMES:
        pen.words(0, y + 4, disease, bold=True)
        y += 32
        for _, name, people, some, bad in [row for row in found if row[0] == disease]:
            pen.words(0, y + 4, f"{name}, {people:.0f} people", size=SMALL)
            if bad == 0:
                pen.panel(place(0), y - 6, place(fits(people)), y + 6, fill="drug", r=3, faint=0.25)
            if some is not None and bad is not None:
                pen.line([(place(bad), y), (place(some), y)], "line", thick=3)
            if some is not None:
                pen.put("drug", place(some), y, 7, filled=False)
            if bad is not None:
                pen.put("drug", place(bad), y, 7)
            y += ROW
        y += 4
    pen.put("drug", [8, 108], [foot + 40] * 2, 7, filled=False)
    pen.put("drug", 108, foot + 40, 7)
    pen.words(20, foot + 44, "any alarm", size=SMALL)
    pen.words(120, foot + 44, "severe (grade 3 or more)", size=SMALL)
    pen.panel(1, foot + 58, 15, foot + 70, fill="drug", r=3, faint=0.25)
    pen.words(20, foot + 68, "true shares of severe that still fit none seen", size=SMALL)
    return pen.drawing
