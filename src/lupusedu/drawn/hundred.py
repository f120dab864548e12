"""Home: a hundred people with lupus, and how unevenly it is spread among women."""

import numpy as np

from ..figure import Drawing
from ._pen import SMALL, Pen, evidence
from .hit_hardest import dots, women


def of_100() -> int:
    """About how many of 100 people with lupus are women: millions of women over millions of people."""
    return round(
        100 * float(evidence("C02", r"\((\d\.\d+) M\)")) / float(evidence("C01", r"= (\d\.\d+) million"))
    )


def draw() -> Drawing:
    number = of_100()
    pen = Pen(
        f"Of 100 people with lupus, about {number} are women",
        446,
        f"One hundred person icons: about {number} filled for women, {100 - number} outlined for men. Nine "
        "in ten people with lupus are women. Below, a dot plot by group in the USA, from "
        f"{women().iloc[0]:.0f} to {women().iloc[-1]:.0f} in every 100,000 women.",
        "World: Tian 2023. USA: Izmirly 2021.",
    )
    n = np.arange(100)
    x, y = 13 + 16.5 * (n % 20), 15 + 31 * (n // 20)
    pen.person(x[:number], y[:number], 13, colour="muted")
    pen.person(x[number:], y[number:], 13, colour="muted", filled=False)
    pen.person(12, 186, 9, colour="muted")
    pen.words(24, 191, f"{number} women", size=SMALL)
    pen.person(118, 186, 9, colour="muted", filled=False)
    pen.words(131, 191, f"{100 - number} men", size=SMALL)
    dots(pen, 230)
    return pen.drawing
