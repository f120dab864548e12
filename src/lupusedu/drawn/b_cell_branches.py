"""Chapter 2: what becomes of one B cell, how long each branch lasts, and who makes antibody; times from the
model."""

from ..figure import Drawing
from ..models.memory import Memory
from ._pen import NAME, SMALL, Pen, evidence

COLUMNS = 56, 170, 284


def halves() -> list[float]:
    """Days after which half is gone: memory cell, plasmablast, long-lived plasma cell, antibody."""
    values = Memory().values
    return [values[name] for name in ("hM", "hP", "hL", "hA")]


def told(days: float) -> str:
    """A time in words: days, or years once it is long."""
    return f"{days:.0f} days" if days < 365 else f"{days / 365:.0f} years"


def draw() -> Drawing:
    memory, blast, lived, antibody = halves()
    review = evidence("E22", r"(\d+–\d+) days")
    pen = Pen(
        "Antibodies last weeks; some of their makers last years",
        396,
        "Branching diagram: a B cell becomes a waiting memory cell, a plasmablast that makes antibody for "
        "days, or a long-lived plasma cell that makes it for years. The antibody itself lasts weeks.",
        "Settings of the model. Memory cells, plasmablasts: assumed. Plasma cells: from tetanus antibody "
        f"(Amanna 2007). Antibody: from a review (2024) that has {review} days for most IgG.",
    )
    pen.cell("b_cell", 170, 36, 18, turn=26)
    pen.words(206, 32, "one B cell", bold=True, colour="b_cell")
    pen.words(206, 48, "meets its target", size=SMALL, colour="muted")
    pen.arrow((152, 62), (62, 116), bend=-0.12, colour="b_cell")
    pen.arrow((170, 66), (170, 116), colour="b_cell")
    pen.arrow((188, 62), (278, 116), bend=0.12, colour="b_cell")
    pen.words(52, 88, "divides", align="center", size=SMALL, colour="muted")
    pen.cell("memory", 56, 142, 16, receptors=0)
    pen.cell("b_cell", 170, 142, 16, receptors=0)
    pen.put("memory", 170, 142, 8)
    pen.cell("memory", 284, 142, 19, receptors=0)
    names = "memory\nB cell", "plasmablast", "long-lived\nplasma cell"
    for x, name, role in zip(COLUMNS, names, ("memory", "b_cell", "memory")):
        pen.words(x, 182, name, bold=True, colour=role, align="center")
    for x, days in zip(COLUMNS, (memory, blast, lived)):
        pen.words(x, 222, "half gone in", size=SMALL, colour="muted", align="center")
        pen.words(x, 239, told(days), size=NAME, bold=True, align="center")
    pen.words(56, 276, "waits,", align="center")
    pen.words(56, 292, "makes none", align="center")
    for x, places in (
        (170, ((-34, 0, 20), (-17, -12, -12), (0, 2, 6), (17, -12, 16), (34, 0, -22))),
        (284, ((-25, -4, 12), (0, -10, -8), (25, -4, 10))),
    ):
        for dx, dy, turn in places:
            pen.put("vaccine_antibody", x + dx, 280 + dy, 9, turn)
        pen.words(x, 310, "makes antibody", size=SMALL, align="center")
    pen.panel(0, 334, 340, 390)
    for dx, turn, colour in ((24, -10, "vaccine_antibody"), (48, 15, "vaccine_antibody")):
        pen.put(colour, dx, 362, 12, turn)
    pen.words(76, 358, "the antibody itself", bold=True, colour="vaccine_antibody")
    pen.words(76, 376, f"half gone in {told(antibody)}", size=NAME)
    return pen.drawing
