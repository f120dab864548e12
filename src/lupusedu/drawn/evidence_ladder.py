"""Chapter 8: five rungs of evidence from the bottom up, with the book's own sources on them; people counted
by the data."""

from .. import data
from ..figure import Drawing
from ._pen import SMALL, Pen

RUNGS = 356, 284, 212, 140, 68
RAILS = 12, 62


def draw() -> Drawing:
    trials = data.load("randomised_trials").set_index("trial")
    regency, tulip = (
        int(trials.loc[name, ["n_active", "n_control"]].sum()) for name in ("REGENCY", "TULIP-1+2")
    )
    counted = data.load("remission_counts").set_index("study")["n"]
    pen = Pen(
        "CAR T for lupus stands on the middle rungs",
        376,
        "Ladder of five rungs from bottom to top: single case, case series, trial without control, "
        "randomised trial, randomised trials together. CAR T in lupus stands on rungs two and three; "
        "standard drugs on four and five.",
    )
    for x in RAILS:
        pen.line([(x, 40), (x, 376)], "muted", thick=4)
    for y in RUNGS:
        pen.line([(RAILS[0], y), (RAILS[1], y)], "muted", thick=4)
    for y in RUNGS[1:3]:
        pen.actor("car_t", 37, y - 17, 30)
    for y in RUNGS[3:]:
        pen.actor("drug", 37, y - 17, 26, drawing="antibody_drug")
    for y, name, words in zip(
        RUNGS,
        (
            "single case",
            "case series",
            "trial without control group",
            "randomised trial",
            "randomised trials together",
        ),
        (
            "such as one relapse, nine months\nafter CAR T, in a related disease",
            f"CAR T: {counted['Mueller 2024 (SLE)']} people with lupus (Müller 2024)",
            f"CAR T: {counted['CASTLE 2026 (SLE)']} people (CASTLE)\nand {counted['Feng 2025']} people (Feng "
            f"2025)",
            f"obinutuzumab: {regency} people;\nchance chose who got it",
            f"anifrolumab: two trials, {tulip} people",
        ),
    ):
        pen.words(
            80,
            y - 22,
            name,
            bold=True,
            colour="car_t" if y in RUNGS[1:3] else "drug" if y in RUNGS[3:] else "text",
        )
        pen.words(80, y - 5, words, size=SMALL, wide=258)
    pen.arrow((37, 30), (37, 4), colour="muted", thick=2)
    pen.words(80, 18, "surer: less room for luck", size=SMALL, colour="muted")
    return pen.drawing
