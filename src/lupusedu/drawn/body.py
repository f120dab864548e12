"""Home: lupus, head to toe. How common each sign was among 1,000 people in Europe in ten years, and three of
them at any time.

PARTS: the place of each part in percent of the finished picture, x from the left, y from the top, for the
points to tap.
"""

import re
from typing import Any

from ..figure import Drawing
from ._body import body
from ._pen import SMALL, Pen, evidence
from ._shapes import smooth

X, Y, TALL = 170, 16, 440
AT = {  # part: its place in percent of the body's height, from its middle and its top
    "brain": (2, 2.2),
    "cheeks": (-2.7, 8.8),
    "lining": (-3.6, 25.5),
    "blood": (4.4, 60),
    "joints": (12.6, 33),
    "kidneys": (3.6, 37.4),
    "fingers": (-18.4, 53),
    "whole": (0, 45),
}


def shares() -> Any:
    """How many of 100 people had each sign, from the row of evidence."""
    return {
        sign.strip(): float(share)
        for sign, share in re.findall(r"([A-Za-z ]+?) (\d+\.\d)", evidence("N01", ":(.*)"))
    }


def place(part: str) -> tuple[float, float]:
    across, down = AT[part]
    return X + across * TALL / 100, Y + down * TALL / 100


def draw() -> Drawing:
    return _sheet().drawing


def _sheet() -> Pen:
    found = {sign: f"{share:.0f} of 100" for sign, share in shares().items()}
    fatigue = evidence("N02", r"(\d+–\d+) %")
    ever = [
        evidence("C23", rf"before 50: .*?{sign} (\d+)")
        for sign in ("arthritis", "malar rash", "kidney disease")
    ]
    pen = Pen(
        "Lupus can touch almost any part of the body",
        462,
        "Drawn human figure with labels from head to toe: brain fog, rash on cheeks, lining of heart and "
        "lungs, joints, kidneys, blood, cold white fingers, fatigue over the whole body. Lupus can touch "
        "almost any organ; few people have all signs.",
        "1,000 people in Europe: signs in ten years of a study (Cervera 2003). At any time in the illness "
        f"joints {ever[0]} of 100, rash {ever[1]}, kidneys {ever[2]}, if it began before 50 (Cervera 1993). "
        "Fatigue from other studies.",
    )
    body(pen, X, Y, TALL)
    _inside(pen)
    for part, x, y, side, name, words in [
        (
            "brain",
            236,
            26,
            "left",
            "brain, nerves",
            f"{found['nerve involvement']};\nalso brain fog,\nheadache",
        ),
        ("cheeks", 112, 40, "right", "rash on cheeks", found["malar rash"]),
        ("lining", 98, 112, "right", "lining of\nheart, lungs", found["serositis"]),
        ("joints", 262, 138, "left", "joints", found["arthritis"]),
        ("kidneys", 262, 196, "left", "kidneys", found["active kidney disease"]),
        ("fingers", 98, 304, "right", "fingers:\nwhite in cold", found["Raynaud"]),
        (
            "blood",
            232,
            306,
            "left",
            "blood",
            f"low platelets {found['low platelets'].split()[0]},\nclots {found['thrombosis']}",
        ),
        ("whole", 104, 386, "right", "whole body", f"fatigue\n{fatigue} of 100,\nfever {found['fever']}"),
    ]:
        pen.leader((x + (5 if side == "right" else -5), y - 4), place(part))
        below = pen.words(x, y, name, bold=True, align=side)
        pen.words(x, below, words, size=SMALL, align=side)
    return pen


def _inside(pen: Pen) -> Any:
    """A hint of what lies under the skin: brain, cheeks, lungs, kidneys, joints, a vessel."""

    def at(*points: Any) -> Any:
        return [(X + across * TALL / 100, Y + down * TALL / 100) for across, down in points]

    for side in (-1, 1):
        lung = [(1.6, 21), (3.4, 20.4), (5.4, 23.5), (6.2, 29), (4.6, 30.6), (2, 29.4)]
        kidney = [(2.6, 35.6), (4, 34.6), (5, 36.6), (4.6, 39), (3.2, 39.4), (3.4, 37.6)]
        brain = [(0.3, 1.6), (2.4, 2), (3.6, 4), (3.2, 5.6), (0.3, 5.4)]
        for shape in (lung, kidney, brain):
            pen.path(
                smooth(at(*[(side * across, down) for across, down in shape])),
                "debris",
                fill="debris",
                faint=0.2,
                thick=1.2,
            )
        vessel = [(1.2, 44), (3.4, 50), (5.6, 58), (5.6, 66), (5, 74), (5.2, 84), (4.4, 92)]
        pen.line(at(*[(side * across, down) for across, down in vessel]), "debris", thick=1.2, soft=True)
        joints = [(10.6, 20.6), (12.6, 33), (16.9, 46.4), (6, 53), (5, 73.4), (4.4, 94)]
        x, y = zip(*at(*[(side * across, down) for across, down in joints]))
        pen.put("b_cell", x, y, r=4.5, colour="debris")
        x, y = zip(*at((side * 2.7, 8.8)))
        pen.put("self_reactive", x, y, r=5, colour="line")


PARTS = {part: tuple(round(number, 1) for number in _sheet().percent(*place(part))) for part in AT}
