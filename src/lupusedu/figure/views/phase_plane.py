"""The phase plane, as a still."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import cast

import numpy as np
from contourpy import contour_generator
from matplotlib import rc_context
from matplotlib.axes import Axes

from ... import figure, look, simulate
from ...errors import DeclarationError
from ...network import Model
from ...network.views import PhasePlane
from ...simulate.plane import Rate, State, after, plane, rests, ridge
from ..axes import declared
from ..drawing import Style
from ._axes import axes_for, label_of, name_lines, named, tens


@rc_context(figure.STYLE)
def phase_plane(model: Model, view: PhasePlane, own: bool = True) -> figure.Drawing:
    """Where two species stand still, the ridge between two futures, and the path of the run.

    own: with the path of the model's run, and with the labels of the other lines written on them. Raises
    DeclarationError where the two come to rest nowhere.
    """
    start, p = after(model)
    rate = partial(plane(model, view), state=start, p=p)
    x, y = (np.geomspace(view.low[name], view.high[name], 160) for name in (view.x, view.y))
    states, run = _states(model, view, rate, x, y), simulate.ode(model)
    drawing, axes = axes_for(view.title, "")
    named(axes, label_of(declared(model, view.x)), label_of(declared(model, view.y)))
    axes.set(xscale="log", yscale="log", xlim=(x[0], x[-1]), ylim=(y[0], y[-1]))
    tens(axes.xaxis, axes.yaxis)
    axes.tick_params(axis="x", pad=9)
    _draw_level(axes, model, view, np.meshgrid(x, y), rate)
    ends = _ends(view, states, x)
    _draw_states(axes, states, ends)
    _draw_ridge(axes, rate, states)
    if own:
        _ = axes.plot(run[view.x], run[view.y], color=look.colour("link"), linewidth=2.5)
        name_lines(axes)
    last = max(run[view.x].iloc[-1], 1e-9)
    nearest = min(ends, key=lambda state: abs(np.log(state[0] / last)))
    drawing.alt = (
        f"Phase plane: {declared(model, view.y).label} against {declared(model, view.x).label}, both axes by "
        f"tens. {len(states)} resting state{'s' * (len(states) > 1)}. The path of this run ends at "
        f"“{ends[nearest]}”."
    )[:250]
    return drawing


def _states(model: Model, view: PhasePlane, rate: Rate, x: np.ndarray, y: np.ndarray) -> list[State]:
    """[(x, y, stable)] where both stand still. Raises DeclarationError where none is stable."""
    try:
        states = rests(rate, x, y)
    except ValueError:
        states = []
    if not any(stable for *_, stable in states):
        raise DeclarationError(
            f"{type(model).__name__}: in the view '{view.title}' {view.x} and {view.y} come to rest nowhere, "
            f"or {view.y} not at one amount for each of {view.x}; show them as a Plot instead."
        )
    return states


def _ends(view: PhasePlane, states: list[State], x: np.ndarray) -> dict[State, str]:
    """{stable state: its words}, by x; an only one has those of the half of the axis that it lies in."""
    ends = [state for state in states if state[2]]
    if len(ends) == 1:
        return {ends[0]: view.ends[bool(ends[0][0] ** 2 > x[0] * x[-1])]}
    return {state: view.ends[state is not ends[0]] for state in ends}


def _draw_level(axes: Axes, model: Model, view: PhasePlane, grid: Sequence[np.ndarray], rate: Rate) -> None:
    """The lines on which one of the two stands still; of several pieces only the longest is named."""
    for name, slope in zip((view.x, view.y), rate(*grid)):
        role, short = declared(model, name).role, " ".join(declared(model, name).label.split()[-2:])
        style: Style = {"color": look.role(role)["light"], "linewidth": 1.5, "linestyle": look.dashes(role)}
        lines = cast(list[np.ndarray], contour_generator(grid[0], grid[1], slope).lines(0))
        pieces = sorted(lines, key=len, reverse=True)
        words = f"{short}\nstay{'' if short.endswith('s') else 's'} level"
        for i, piece in enumerate(pieces):
            _ = axes.plot(*piece.T, label=f"_{short}" if i else words, **style)


def _draw_states(axes: Axes, states: list[State], ends: Mapping[State, str]) -> None:
    """A full mark with words for what lasts, an open one for a tipping point."""
    ink, ground = look.colour("text"), look.colour("ground")
    for state in states:
        fill, words = (ink, "_rest") if state[2] else (ground, "tipping point")
        _ = axes.plot(*state[:2], "o", markersize=8, color=ink, markerfacecolor=fill, label=words)
    for state, words in ends.items():
        style: Style = {"textcoords": "offset points", "color": ink, "fontweight": "bold"}
        _ = axes.annotate(words, state[:2], xytext=(8, -12), **style)


def _draw_ridge(axes: Axes, rate: Rate, states: list[State]) -> None:
    """The line through each tipping point that parts what ends here from what ends there."""
    style: Style = {
        "color": look.colour("text"),
        "linewidth": 2.5,
        "linestyle": (0, (0.5, 2)),
        "label": "ridge",
    }
    for state in states:
        if not state[2]:
            _ = axes.plot(*ridge(rate, state), **style)
