"""Chapter 6: the path of one dose in seven steps, from the person to the factory and back."""

from ..figure import Drawing
from ._icons import bag, calendar, dish, drug, form, full_bag, thermometer
from ._pen import SMALL, Pen, evidence

STEP, X, R = 66, 28, 25


def draw() -> Drawing:
    median = evidence("B11", r"median (\d+)")
    steps = [
        (form, "consent and tests", "a person says yes, or no"),
        (bag, "T cells taken from the blood", "a machine picks them out"),
        (dish, "CAR gene added, cells grown", "in a factory"),
        (drug, "short chemotherapy", "makes room for the cells"),
        (full_bag, "one infusion", "the cells go back, once"),
        (thermometer, "close watching", "fever? confusion? infection?"),
        (calendar, "visits for years", "does it last? any late harm?"),
    ]
    pen = Pen(
        "One dose: weeks to make, years to watch",
        STEP * len(steps) - 10,
        "Path of seven steps: consent and tests, T cells taken from the blood, CAR gene added and cells "
        "grown in a factory, short chemotherapy, one infusion, close watching, visits for years. Weeks to "
        "make, years to watch.",
        f"In cancer care {median} days from enrolment to infusion, for the middle person (Levine 2021).",
    )
    pen.line([(X, R), (X, STEP * (len(steps) - 1) + R)], "edge", thick=2)
    pen.panel(62, 2 * STEP - 4, 340, 2 * STEP + 54)
    for i, (icon, name, words) in enumerate(steps):
        y = STEP * i + R
        pen.put("b_cell", X, y, R, colour="edge")
        icon(pen, X, y)
        pen.words(70, y - 3, f"{i + 1}", bold=True, colour="muted")
        pen.words(86, y - 3, name, bold=True)
        pen.words(86, y + 14, words, size=SMALL)
    return pen.drawing
