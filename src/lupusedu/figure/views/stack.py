"""Stacked bars, as a still."""

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes

from ... import look, simulate
from ...network import Model
from ...network.views import Stack
from ..drawing import Drawing, Style
from ._axes import axes_for

LEAST = 8  # per cent of a stack that hold their own number; that of a smaller part stands beside it


def stack(model: Model, view: Stack) -> Drawing:
    """Shares of each stage at the end of the run."""
    last = simulate.ode(model).iloc[-1]
    shares = {
        stage: 100 * last[list(names)] / last[list(names)].sum() for stage, names in view.stages.items()
    }
    drawing, axes = axes_for(view.title, "")
    for place, parts in enumerate(shares.values()):
        colours = [look.role(model.species[name].role)["light"] for name in parts.index]
        _draw(axes, place, parts, colours, view.parts if place == len(shares) - 1 else [])
    axes.set_xticks(range(len(shares)), list(shares))
    axes.set_yticks([])
    axes.set_xlim(-0.5, len(shares) + 0.3)
    told = ", ".join(f"{stage} {parts.iloc[0]:.0f} %" for stage, parts in shares.items())
    drawing.alt = f"Stacked bars at {len(shares)} stages, share {view.parts[0]}: {told}."[:250]
    return drawing


def _draw(axes: Axes, place: float, shares: pd.Series, colours: list[str], names: Sequence[str]) -> None:
    """A stack of shares in per cent, the lowest filled. names: of the parts, to stand beside it, or none."""
    under = 0.0
    for i, (share, colour) in enumerate(zip(shares, colours)):
        full, within, middle = i == 0, share >= LEAST, under + share / 2
        edge: Style = {"color": colour if full else "none", "edgecolor": colour, "linewidth": 2}
        _ = axes.bar(place, share, bottom=under, width=0.6, **edge)
        ink = look.colour("ground" if within and full else "text")
        at, side = (place, "center") if within else (place - 0.34, "right")
        _ = axes.text(at, middle, f"{share:.0f} %", ha=side, va="center", color=ink, fontweight="bold")
        if names:
            _ = axes.text(place + 0.36, middle, names[i], va="center", color=colour, fontweight="bold")
        under += share
