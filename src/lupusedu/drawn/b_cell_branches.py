"""Chapter 2: what becomes of one B cell, how long each branch lasts, and who makes antibody; times from the
model."""

from ..figure import Drawing
from ..models.memory import Memory
from ._pen import NAME, SMALL, Pen, evidence

COLUMNS = 56, 170, 284


def halves() -> list[float]:
    """Days after which half is gone: germinal centre, plasmablast, memory cell, long-lived plasma cell,
    antibody."""
    values = Memory().values
    return [values[name] for name in ("hG", "hP", "hM", "hL", "hA")]


def told(days: float) -> str:
    """A time in words: days, or years once it is long."""
    return f"{days:.0f} days" if days < 365 else f"{days / 365:.0f} years"


def draw() -> Drawing:
    centre, blast, memory, lived, antibody = halves()
    review = evidence("E22", r"(\d+–\d+) days")
    pen = Pen(
        "Antibodies last weeks; some of their makers last years",
        440,
        "Branching diagram: a B cell divides. Some copies are plasmablasts at once, which make antibody for "
        "days. Others found a germinal centre, which makes memory B cells that wait and plasma cells that "
        "make antibody for years. The antibody lasts weeks.",
        "Settings of the model. Germinal centre, plasmablasts, memory cells: assumed. Plasma cells: from "
        "tetanus antibody (Amanna 2007). Antibody: from a review (2024) that has "
        f"{review} days for most IgG.",
    )
    pen.actor("b_cell", 170, 34, 66)
    pen.words(206, 32, "one B cell", bold=True, colour="b_cell")
    pen.words(206, 48, "meets its target", size=SMALL, colour="muted")
    pen.words(206, 64, "and divides", size=SMALL, colour="muted")
    pen.arrow((152, 62), (50, 164), bend=0.2, colour="b_cell")
    pen.words(52, 92, "at once", align="center", size=SMALL, colour="muted")
    pen.arrow((182, 64), (200, 92), colour="b_cell")
    pen.panel(122, 94, 340, 138)
    pen.words(231, 113, "germinal centre", bold=True, colour="b_cell", align="center")
    pen.words(231, 130, f"half gone in {told(centre)}", size=SMALL, align="center")
    for start, end in ((128, 70), (170, 170), (284, 284)):
        pen.arrow((start, 140), (end, 164), colour="b_cell")
    pen.actor("b_cell", 56, 188, 40, drawing="plasmablast")
    pen.actor("memory", 170, 190, 44)
    pen.actor("memory", 284, 188, 48, drawing="plasma_cell")
    names = "plasmablast", "memory\nB cell", "long-lived\nplasma cell"
    for x, name, role in zip(COLUMNS, names, ("b_cell", "memory", "memory")):
        pen.words(x, 228, name, bold=True, colour=role, align="center")
    for x, days in zip(COLUMNS, (blast, memory, lived)):
        pen.words(x, 268, "half gone in", size=SMALL, colour="muted", align="center")
        pen.words(x, 285, told(days), size=NAME, bold=True, align="center")
    pen.words(170, 322, "waits,", align="center")
    pen.words(170, 338, "makes none", align="center")
    for x, leaning, others in ((56, (-34, 0, 34), (-17, 17)), (284, (-25, 25), (0,))):
        pen.actor("vaccine_antibody", [x + dx for dx in leaning], [326] * len(leaning), 20, 14)
        pen.actor("vaccine_antibody", [x + dx for dx in others], [315] * len(others), 20, -12)
        pen.words(x, 356, "makes antibody", size=SMALL, align="center")
    pen.panel(0, 378, 340, 434)
    for dx, turn in ((22, -10), (50, 15)):
        pen.actor("vaccine_antibody", dx, 406, 28, turn)
    pen.words(76, 402, "the antibody itself", bold=True, colour="vaccine_antibody")
    pen.words(76, 420, f"half gone in {told(antibody)}", size=NAME)
    return pen.drawing
