"""Chapter 10: who is ill, who is in trials, who is reached: three bars that do not match."""

from ._pen import SMALL, Pen, evidence

WIDE = 330


def shares():
    """(of 100 people with lupus, of 100 in trials, how many for every 100 white people reached)."""
    less = int(evidence("N05", r"Black people (\d+) %"))
    return int(evidence("N04", r"Black people (\d+) %")), int(evidence("N04", r"cases, (\d+) %")), 100 - less


def draw():
    ill, tried, reached = shares()
    far, hours = evidence("N06", r"(\d+) %"), evidence("N05", r"nearly (\d+) %")
    pen = Pen("Who is ill, who is studied, who is reached: the bars do not match", 330, f"Three bars for Black people in the USA: {ill} of 100 people with lupus, {tried} of 100 in lupus trials, and {reached} reached by CAR T in lymphoma "
              "for every 100 in an equally large white group. The bars do not match.", "USA: Falasinnu 2018; news page on lymphoma care, 2024; conference poster, 2025.")
    for i, (name, words, value) in enumerate([
        ("who is ill", f"of 100 people with lupus, {ill} are Black", ill),
        ("who is in trials", f"of 100 people in lupus trials, {tried} are Black", tried),
        ("who is reached", f"in two equally large groups with lymphoma: for\n100 white people who get CAR T, {reached} Black people", reached),
    ]):
        top = 84 * i
        pen.words(0, top + 14, name, bold=True)
        below = pen.words(0, top + 31, words, size=SMALL)
        pen.band(0, WIDE, below + 2, "edge", "open", tall=18)
        pen.band(0, WIDE * value / 100, below + 2, "text", "hatched", tall=18)
        pen.words(WIDE * value / 100 + 8, below + 7, f"{value}", bold=True)
    pen.panel(0, 272, 340, 330)
    pen.words(10, 294, f"living 2–4 hours away: nearly {hours} % less likely", size=SMALL)
    pen.words(10, 314, f"{far} of 100 live over 2 hours from a centre", size=SMALL)
    return pen.drawing
