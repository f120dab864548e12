"""The ball on hills, as a still: the way of the run, and where it is on its last day."""

import numpy as np
from matplotlib import rc_context
from matplotlib.axes import Axes

from ... import figure, look, simulate
from ...network import Model
from ...network.views import Valley
from ...simulate.valley import Landscape, landscape, trail
from ..axes import declared
from ._axes import axes_for

LIFT = 0.35  # share of the picture's height by which a ball far off the path is lifted


@rc_context(figure.STYLE)
def valley(model: Model, view: Valley) -> figure.Drawing:
    """Two resting states as valleys, the tipping point as the ridge between, and the run as a ball.

    Raises DeclarationError where the two come to rest nowhere.
    """
    land, run = landscape(model, view), simulate.ode(model)
    drawing, axes = axes_for(view.title, "")
    axes.set(xlim=(0, land.s[-1]), ylim=(-0.22, 1.12), xticks=[], yticks=[])
    names = _names(land, view)
    _draw_hills(axes, land, names, view, look.role(declared(model, view.x).role)["light"])
    both = f"{declared(model, view.x).label} and {declared(model, view.y).label}"
    _ = axes.set_xlabel(f"← fewer      {both}      more →", color=look.colour("muted"))
    way = trail(land, view, run)
    up = way["height"] + 0.035 + LIFT * way["off"] / (way["off"] + 1.5)
    blue = look.colour("link")
    _ = axes.plot(way["s"], up, color=blue, linewidth=2)
    _ = axes.plot(way["s"].iloc[-1], up.iloc[-1], "o", markersize=15, color=blue, markeredgecolor="white")
    end = names[land.fate(float(way["s"].iloc[-1]))]
    ridge = "two valleys with a ridge between" if len(names) > 1 else "one valley and no ridge"
    drawing.alt = f"Hills along {both}: {ridge}. The ball, this run, ends in the valley “{end}”."[:250]
    return drawing


def _names(land: Landscape, view: Valley) -> dict[int, str]:
    """{which of the states: words of its valley}; where one is left, the side of the picture tells which."""
    stable = [i for i, (_, lasts) in enumerate(land.states) if lasts]
    if len(stable) > 1:
        return {i: view.ends[i != stable[0]] for i in stable}
    x = np.exp(np.interp(land.states[stable[0]][0], land.s, land.path[:, 0]))
    return {stable[0]: view.ends[bool(x**2 > view.low[view.x] * view.high[view.x])]}


def _draw_hills(axes: Axes, land: Landscape, names: dict[int, str], view: Valley, ill: str) -> None:
    """The ground of each valley with its words, and a post on the ridge."""
    ink = look.colour("text")
    tops = [at for at, stable in land.states if not stable]
    for (i, words), low, high in zip(names.items(), [0, *tops], [*tops, land.s[-1]]):
        part = (land.s >= low) & (land.s <= high)
        colour = ill if words == view.ends[1] else look.colour("edge")
        axes.fill_between(land.s[part], land.height[part], -0.22, color=colour, alpha=0.22, linewidth=0)
        at = land.states[i][0]
        _ = axes.text(at, land.up(at) - 0.1, words, ha="center", va="center", color=ink, fontweight="bold")
    _ = axes.plot(land.s, land.height, color=ink, linewidth=2.5)
    for at in tops:
        _ = axes.plot([at, at], [land.up(at) + 0.02, 1.02], color=look.colour("muted"), linestyle=":")
        _ = axes.text(at, 1.07, "tipping point", ha="center", va="center", color=ink, fontweight="bold")
