"""Chapter 8: the sickest fifth of a hundred untreated people on one day, and the same people three months
later."""

from typing import Any

from ..figure import Drawing
from ..measure import proportion
from ._pen import SMALL, Pen

LEFT, RIGHT, FOOT, TOP = 116, 244, 300, 22
BETTER = 4  # points by which a score must fall to count as better, as trials often ask


def counts(sickest: float = 20, wobble: float = 4.0) -> Any:
    """(scores of all on two visits, those chosen, how many of them are better on the second)."""
    seen = proportion.seen_twice(wobble=wobble)
    chosen = seen.nlargest(round(sickest), "first")
    return seen, chosen, int((chosen["first"] - chosen["later"] >= BETTER).sum())


def draw(sickest: float = 20, wobble: float = 4.0) -> Drawing:
    seen, chosen, better = counts(sickest, wobble)
    first, later = chosen["first"].mean(), chosen["later"].mean()
    pen = Pen(
        "Nobody was treated, and the sickest got better",
        FOOT + 18,
        f"Dot plot of 100 untreated people on two visits, lines for the sickest {len(chosen)}. Their mean "
        f"score falls from {first:.0f} to {later:.0f}; {better} of {len(chosen)} are better by {BETTER} "
        f"points or more. Choosing bad days makes the fall.",
        "Virtual people with a steady level of illness and good and bad days. No drug, no trend; assumed "
        "numbers.",
    )
    others = seen.drop(chosen.index)
    pen.axis(0, FOOT, lambda x: x, {LEFT: "the first visit", RIGHT: "three months later"})
    for _, one in chosen.iterrows():
        pen.line(
            [(LEFT, height(one["first"])), (RIGHT, height(one["later"]))],
            *(("text", 1.6) if one["first"] - one["later"] >= BETTER else ("edge", 1.2, (4, 3))),
        )
    for x, visit in ((LEFT, "first"), (RIGHT, "later")):
        pen.put("self_reactive", [x] * len(others), height(others[visit]), 3.5, colour="edge", filled=False)
        pen.put("self_reactive", [x] * len(chosen), height(chosen[visit]), 4.5, colour="text")
        pen.line(
            [(x - 14, height(chosen[visit].mean())), (x + 14, height(chosen[visit].mean()))], "text", thick=3
        )
    pen.words(LEFT - 22, height(first) + 5, f"mean {first:.0f}", bold=True, align="right")
    pen.words(RIGHT + 22, height(later) + 5, f"mean {later:.0f}", bold=True)
    pen.words(LEFT - 22, height(first) - 14, f"the sickest {len(chosen)}", size=SMALL, align="right")
    pen.words(
        RIGHT + 22,
        height(later) + 24,
        f"{better} of {len(chosen)}\nare better\nby {BETTER} points\nor more\n(solid lines)",
        size=SMALL,
    )
    pen.words(LEFT - 22, height(3), "more ill ↑", size=SMALL, colour="muted", align="right")
    return pen.drawing


def height(score: float) -> float:
    return FOOT - 12 - (FOOT - 24) * score / TOP
