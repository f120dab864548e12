"""Chapter 6: the path of one dose in seven steps, from the person to the factory and back."""

from ._pen import SMALL, Pen, evidence
from ._shapes import rounded

STEP, X, R = 66, 28, 25


def draw():
    median = evidence("B11", r"median (\d+)")
    steps = [
        (_form, "consent and tests", "a person says yes, or no"),
        (_bag, "T cells taken from the blood", "on a machine, then back home"),
        (_dish, "CAR gene added, cells grown", "in a factory"),
        (_drug, "short chemotherapy", "makes room for the cells"),
        (_full_bag, "one infusion", "the cells go back, once"),
        (_thermometer, "close watching", "fever? confusion? infection?"),
        (_calendar, "visits for years", "does it last? any late harm?"),
    ]
    pen = Pen("One dose: weeks to make, years to watch", STEP * len(steps) - 10, "Path of seven steps: consent and tests, T cells taken from the blood, CAR gene added and cells grown in a factory, short chemotherapy, "
              "one infusion, close watching, visits for years. Weeks to make, years to watch.", f"In cancer care {median} days from enrolment to infusion, for the middle person (Levine 2021).")
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


def _form(pen, x, y):
    pen.path(rounded(x - 10, y - 14, x + 10, y + 14, 3), "text", thick=1.8)
    for dy, end in ((-7, 6), (-1, 6)):
        pen.line([(x - 6, y + dy), (x + end, y + dy)], "muted", thick=1.6)
    pen.line([(x - 5, y + 7), (x - 2, y + 10), (x + 5, y + 4)], "text", thick=2)


def _bag(pen, x, y, filled=False):
    pen.path(rounded(x - 12, y - 15, x + 12, y + 9, 5), "text", thick=1.8)
    pen.line([(x, y + 9), (x, y + 17)], "text", thick=1.8)
    pen.put("car_t", [x - 5, x + 5, x], [y - 7, y - 7, y + 2], 4.5, filled=filled)


def _full_bag(pen, x, y):
    _bag(pen, x, y, filled=True)


def _dish(pen, x, y):
    pen.put("b_cell", x, y, 18, colour="muted")
    pen.put("car_t", [x - 8, x + 1, x + 9, x - 4, x + 5], [y - 5, y - 9, y - 3, y + 5, y + 7], 4.5)


def _drug(pen, x, y):
    pen.put("drug", [x - 9, x + 9, x], [y - 4, y - 4, y + 8], 7)


def _thermometer(pen, x, y):
    pen.path(rounded(x - 4, y - 16, x + 4, y + 10, 4), "text", thick=1.8)
    pen.put("debris", x, y + 10, 6.5, shape="circle")
    pen.line([(x, y + 8), (x, y - 5)], "debris", thick=3.5)


def _calendar(pen, x, y):
    pen.path(rounded(x - 13, y - 12, x + 13, y + 13, 3), "text", thick=1.8)
    pen.line([(x - 13, y - 4), (x + 13, y - 4)], "text", thick=1.6)
    for dx in (-6, 6):
        pen.line([(x + dx, y - 15), (x + dx, y - 9)], "text", thick=1.8)
    pen.put("b_cell", [x - 7, x, x + 7, x - 7, x], [y + 2, y + 2, y + 2, y + 8, y + 8], 1.6, colour="muted", filled=True)
