"""Chapter 9: the alarm's name is one, its numbers are many: any and severe, in lupus and in cancer care, study by study."""

from .. import data
from ._pen import SMALL, Pen, evidence

LEFT, RIGHT, ROW = 182, 332, 30
NAMES = {  # of the table's populations, and what to call them
    "lupus": {"SLE CAR T review of 16 studies (one case of grade 3)": "a review", "SLE pooled 47": "ten studies", "Feng 2025 SLE": "Feng 2025", "YTB323 first 6 SLE": "a first trial"},
    "leukaemia and lymphoma": {"tisa-cel registry (tabulated)": "a registry", "JULIET DLBCL tisa-cel": "a trial", "axi-/tisa-cel LBCL 8 centres": "eight centres", "tisa-cel CIBMTR 2020 ALL+NHL": "a second registry"},
}


def rows():
    """[(disease, study, people, % with any alarm, % with a severe one)]; None where a study did not say."""
    table = data.load("crs_grades").set_index("population").astype(object).where(lambda found: found.notna(), None)
    # The table's source for JULIET does not say how many there were; another paper on the trial does.
    table.loc["JULIET DLBCL tisa-cel", "n"] = int(evidence("N93", r"(\d+) people"))
    return [(disease, name, *table.loc[population, ["n", "any_pct", "grade_ge3_pct"]]) for disease, names in NAMES.items() for population, name in names.items()]


def place(share):
    return LEFT + (RIGHT - LEFT) * share / 100


def draw():
    found = rows()
    severe = [[row[4] for row in found if row[0] == disease and row[4] is not None] for disease in NAMES]
    foot = 24 + ROW * len(found) + 2 * 34
    pen = Pen("One name, many numbers: severe alarms tell lupus from cancer", foot + 54, f"Dot plot of eight studies. Any alarm ranges widely in both diseases. Severe alarms: {min(severe[0]):.0f} to {max(severe[0]):.0f} % in lupus, "
              f"{min(severe[1]):.0f} to {max(severe[1]):.0f} % in leukaemia and lymphoma. Grading scales differ between studies.", "Any two studies may grade differently. Sources: the chapter’s table.")
    pen.axis(6, foot, place, {0: "0", 50: "50", 100: "100 %"})
    y = 14
    for disease in NAMES:
        pen.words(0, y + 4, disease, bold=True)
        y += 32
        for _, name, people, some, bad in [row for row in found if row[0] == disease]:
            pen.words(0, y + 4, f"{name}, {people:.0f} people", size=SMALL)
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
    return pen.drawing
