"""Chapter 5: the life line of a B cell over bands that show which of its stages wear which tag."""

from collections.abc import Sequence

from ..figure import Drawing
from ..models.kill_map import TARGETS
from ._pen import SMALL, WIDTH, Pen

STAGES = {
    "eN": "naive\nB cell",
    "eM": "memory\nB cell",
    "eP": "plasma-\nblast",
    "eL": "long-lived\nplasma cell",
}
TAGS = ["CD19", "CD20", "BCMA", "CD38"]
LEFT = 43
COLUMN = (WIDTH - 2 - LEFT) / 4
MIDDLES = [LEFT + COLUMN * (i + 0.5) for i in range(4)]


def worn(tag: str) -> list[str | None]:
    """For each stage of life: 'hatched' where the tag is worn, 'dotted' where weakly, None where not; from
    the model's map."""
    return [
        "hatched" if TARGETS[tag][stage] > 0.5 else "dotted" if TARGETS[tag][stage] else None
        for stage in STAGES
    ]


def draw() -> Drawing:
    pen = Pen(
        "The tag decides which cells are lost",
        322,
        "Life line of a B cell: naive, memory, plasmablast, long-lived plasma cell. Bands below show tags: "
        "CD19 covers the first three, CD20 the first two, BCMA and CD38 mainly the last two. A treatment "
        "removes only cells above its band.",
        "Tags as in the chapter’s model, from laboratory maps.",
    )
    _life(pen)
    for i, tag in enumerate(TAGS):
        y = 184 + 32 * i
        pen.words(0, y + 4.5, tag, bold=True, colour="car_t")
        _band(pen, y, worn(tag))
    pen.band(LEFT + 4, LEFT + 30, 316, "car_t", "hatched", tall=13)
    pen.words(LEFT + 36, 320, "sees", size=SMALL, colour="muted")
    pen.band(LEFT + 84, LEFT + 110, 316, "car_t", "dotted", tall=13)
    pen.words(LEFT + 116, 320, "sees weakly", size=SMALL, colour="muted")
    return pen.drawing


def _life(pen: Pen) -> None:
    """Four stages joined by arrows, and what each makes."""
    y = 30
    for start, end in zip(MIDDLES, MIDDLES[1:]):
        pen.arrow((start + 24, y), (end - 24, y), colour="edge", head=7)
    pen.actor("b_cell", MIDDLES[0], y, 46)
    pen.actor("memory", MIDDLES[1], y, 44)
    pen.actor("b_cell", MIDDLES[2], y, 40, drawing="plasmablast")
    pen.actor("memory", MIDDLES[3], y, 46, drawing="plasma_cell")
    for x, words in zip(MIDDLES, STAGES.values()):
        pen.words(x, 68, words, size=SMALL, align="center", bold=True)
        pen.line([(x, 168), (x, 296)], "line", thick=1.2)
    for x in MIDDLES[2:]:
        pen.actor("autoantibody", [x - 18, x + 18], [116, 117], 17, 12)
        pen.actor("autoantibody", x, 112, 17, -10)
        pen.words(x, 142, "makes\nantibody", size=SMALL, colour="muted", align="center")
    pen.words(MIDDLES[0], 142, "makes\nnone yet", size=SMALL, colour="muted", align="center")
    pen.words(MIDDLES[1], 142, "waits", size=SMALL, colour="muted", align="center")


def _band(pen: Pen, y: float, kinds: Sequence[str | None]) -> None:
    """One bar for neighbouring stages of the same kind."""
    for kind in ("hatched", "dotted"):
        at = [i for i, k in enumerate(kinds) if k == kind]
        if at:
            pen.band(LEFT + COLUMN * at[0] + 4, LEFT + COLUMN * (at[-1] + 1) - 4, y, "car_t", kind, tall=18)
