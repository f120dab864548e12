"""People in rows, and rounds in a pile, as stills; as js/figure/views/_interval_places.js and
_interval_pile.js."""

from math import ceil

import numpy as np
from matplotlib.axes import Axes

from ... import look
from ..actors import outline
from ..drawing import Style

ACROSS = 445  # points from one end of the axis to the other
UP = 57.6  # points from one row of the picture to the next
WIDE, TALL = 16 / 24, 26 / 24  # room for a person, of their size
LARGEST = 38  # points
APART = 1.5  # of their room, where there is more than they need


def crowd(axes: Axes, counts: list[int], end: float, middle: float, tall: float) -> None:
    """People in rows around a height, on an axis from 0 to `end`. counts: of those who are full, open, and
    grey (who do not count); tall: in rows of the picture."""
    number = sum(counts)
    size, across = max(
        (min(LARGEST, ACROSS / WIDE / ceil(number / rows), UP * tall / TALL / rows), ceil(number / rows))
        for rows in range(1, 17)
    )
    apart, rise = min(ACROSS / across, APART * WIDE * size) * end / ACROSS, TALL * size / UP
    place = np.arange(number)
    x = (place % across + 0.5) * apart
    y = middle + ((ceil(number / across) - 1) / 2 - place // across) * rise
    colour, muted = look.role("car_t")["light"], look.colour("muted")
    looks = zip(
        np.split(place, np.cumsum(counts)[:-1]), [(colour, colour), (colour, "none"), (muted, "none")]
    )
    for some, (edge, inside) in looks:
        if some.size:
            _ = axes.plot(
                *(x[some], y[some]),
                linestyle="none",
                marker=outline("person"),
                markersize=0.95 * size,
                markeredgewidth=size / 19,
                markeredgecolor=edge,
                markerfacecolor=inside,
            )


def pile(axes: Axes, played: np.ndarray, n: int, k: int, base: float, tall: float) -> None:
    """Rounds of n people on an axis of per cent, a grain each; those with k or more better are full."""
    counts = np.bincount(played, minlength=n + 1)
    wide = min(0.86 * ACROSS / (n + 1), 46)
    grain = next(
        size for size in np.arange(min(wide, 8), 0.9, -0.1)
        if size <= 1 or ceil(counts.max() / (wide // size)) * size <= UP * tall
    )  # fmt: skip
    across = max(1, int(wide // grain))
    rise = min(grain, UP * tall / ceil(counts.max() / across))
    for colour, some in ((look.colour("muted"), range(k)), (look.role("car_t")["light"], range(k, n + 1))):
        x: list[float] = []
        y: list[float] = []
        for count in some:
            for lane in range(across):
                high = ceil((counts[count] - lane) / across)
                if high > 0:
                    at = 100 * count / n + (lane - (across - 1) / 2) * grain * 100 / ACROSS
                    x += [at, at, np.nan]
                    y += [base + 0.5 * rise / UP, base + ((high - 0.5) * rise + 0.01) / UP, np.nan]
        # Each grain of a lane is a dot of one line: a thousand marks would be heavy.
        style: Style = {"linewidth": 0.84 * grain, "dash_capstyle": "round"}
        _ = axes.plot(x, y, color=colour, linestyle=(0, (0.001, rise / (0.84 * grain))), **style)
    _ = axes.axhline(base, color=look.colour("edge"), linewidth=1)
