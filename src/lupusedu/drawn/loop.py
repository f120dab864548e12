"""Chapter 3: the circle of dead-cell waste, self-reactive B cells, autoantibody and damage, each arrow a
verb."""

from ..figure import Drawing
from ._pen import NAME, SMALL, Pen

WASTE, CELLS, ANTIBODY, DAMAGE = (170, 88), (283, 200), (170, 312), (57, 200)  # middles of the four boxes
HALF, TALL = 57, 40


def draw() -> Drawing:
    pen = Pen(
        "The lupus loop makes its own fuel",
        354,
        "Circle of four boxes: dead-cell waste wakes self-reactive B cells; they make autoantibody; it "
        "sticks to waste and harms tissue; damage leaves more waste. Clean-up and time drain the circle, "
        "yet it feeds itself.",
    )
    circle(pen)
    pen.put("drug", 112, 9, 7)
    pen.words(124, 13, "trigger: sun, a virus", size=SMALL, colour="muted")
    pen.arrow((170, 20), (170, 45), colour="muted")
    for start, end in (
        ((170, 132), (170, 160)),
        ((222, 200), (208, 200)),
        ((170, 268), (170, 238)),
        ((118, 200), (132, 200)),
    ):
        pen.arrow(start, end, colour="edge", thick=1.5, dash=(1.5, 4), head=6)
    pen.words(170, 186, "clean-up\nand time\ndrain it", size=SMALL, colour="muted", align="center")
    return pen.drawing


Place = tuple[float, float]


def circle(pen: Pen, down: float = 0) -> tuple[Place, Place]:
    """The four boxes and the verbs between them, this far down. Returns the middles of the arrows that wake
    cells and harm tissue."""
    for (x, y), draw_box in ((WASTE, _waste), (CELLS, _cells), (ANTIBODY, _antibody), (DAMAGE, _damage)):
        pen.panel(x - HALF, y + down - TALL, x + HALF, y + down + TALL)
        draw_box(pen, x, y + down)
    wakes, _, harms, _ = [
        pen.arrow((x0, y0 + down), (x1, y1 + down), bend=-0.25, colour=role, thick=3, head=11)
        for (x0, y0), (x1, y1), role in (
            ((230, 80), (291, 156), "debris"),
            ((291, 243), (230, 320), "self_reactive"),
            ((110, 320), (49, 243), "autoantibody"),
            ((49, 157), (110, 80), "debris"),
        )
    ]
    pen.words(288, 102 + down, "wakes")
    pen.words(288, 312 + down, "make")
    pen.words(0, 330 + down, "sticks to it,\nharms tissue")
    pen.words(34, 88 + down, "leaves\nmore", align="center")
    return wakes, harms


def _waste(pen: Pen, x: float, y: float) -> None:
    pen.actor("debris", [x - 39, x + 13, x - 25], [y - 18, y - 17, y + 2], 20)
    pen.actor("debris", [x - 13, x + 39, x + 27], [y - 21, y - 20, y + 3], 20, 130)
    pen.words(x, y + 30, "dead-cell waste", bold=True, size=SMALL, colour="debris", align="center")


def _cells(pen: Pen, x: float, y: float) -> None:
    pen.actor("self_reactive", [x - 32, x, x + 32], [y - 17, y - 21, y - 17], 30)
    pen.words(
        x, y + 14, "self-reactive\nB cells", bold=True, size=NAME, colour="self_reactive", align="center"
    )


def _antibody(pen: Pen, x: float, y: float) -> None:
    pen.actor("autoantibody", [x - 36, x + 1, x + 19], [y - 8, y - 6, y - 18], 21, 18)
    pen.actor("autoantibody", [x - 18, x + 36], [y - 18, y - 8], 21, -16)
    pen.words(x, y + 26, "autoantibody", bold=True, colour="autoantibody", align="center")


def _damage(pen: Pen, x: float, y: float) -> None:
    for dx in (-46, -23, 0, 23):
        broken = dx in (-23, 0)
        pen.panel(
            x + dx + 2,
            y - 9,
            x + dx + 21,
            y + 10,
            fill="ground",
            r=5,
            colour="muted",
            dash=(2, 3) if broken else None,
        )
    pen.actor("autoantibody", [x - 9, x + 11], [y - 17, y - 17], 20)
    pen.actor("debris", x + 1, y - 31, 18)
    pen.words(x, y + 30, "tissue damage", bold=True, colour="text", align="center")
