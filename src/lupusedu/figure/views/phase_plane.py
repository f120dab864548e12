"""The phase plane, as a still."""

import numpy as np
from contourpy import contour_generator
from matplotlib import rc_context

from ... import figure, look, simulate
from ...errors import DeclarationError
from ...simulate.plane import after, plane, rests, ridge
from ._axes import axes_for, label_of, name_lines, named, tens


@rc_context(figure.STYLE)
def phase_plane(model, view, own=True):
    """Where two species stand still, the ridge between two futures, and the path of the run.

    own: with the path of the model's run, and with the labels of the other lines written on them.
    """
    rate, (start, p) = plane(model, view), after(model)
    x, y = (np.geomspace(view.low[name], view.high[name], 160) for name in (view.x, view.y))
    grid = np.meshgrid(x, y)
    slopes = rate(*grid, start, p)
    run = simulate.ode(model)
    drawing, axes = axes_for(view.title, "")
    named(axes, label_of(model.species[view.x]), label_of(model.species[view.y]))
    axes.set(xscale="log", yscale="log", xlim=(x[0], x[-1]), ylim=(y[0], y[-1]))
    tens(axes.xaxis, axes.yaxis)
    axes.tick_params(axis="x", pad=9)
    for name, slope in zip((view.x, view.y), slopes):
        role, short = model.species[name].role, " ".join(model.species[name].label.split()[-2:])
        for piece, part in enumerate(sorted(contour_generator(*grid, slope).lines(0), key=len, reverse=True)):
            label = f"_{short}" if piece else f"{short}\nstay{'' if short.endswith('s') else 's'} level"
            _ = axes.plot(
                *part.T,
                color=look.role(role)["light"],
                linewidth=1.5,
                linestyle=look.dashes(role),
                label=label,
            )
    try:
        states = rests(lambda u, v: rate(u, v, start, p), x, y)
    except ValueError:
        states = []
    if not any(stable for *_, stable in states):
        raise DeclarationError(
            f"{type(model).__name__}: in the view '{view.title}' {view.x} and {view.y} come to rest nowhere, "
            f"or {view.y} not at one amount "
            f"for each of {view.x}; show them as a Plot instead."
        )
    for amount, other, stable in states:
        _ = axes.plot(
            amount,
            other,
            "o",
            markersize=8,
            color=look.colour("text"),
            markerfacecolor=look.colour("text") if stable else look.colour("ground"),
            label="_rest" if stable else "tipping point",
        )
    ends = [state for state in states if state[2]]
    for state, words in zip(
        ends, view.ends if len(ends) > 1 else [view.ends[bool(ends[0][0] ** 2 > x[0] * x[-1])]]
    ):
        _ = axes.annotate(
            words,
            state[:2],
            xytext=(8, -12),
            textcoords="offset points",
            color=look.colour("text"),
            fontweight="bold",
        )
    for saddle in [state for state in states if not state[2]]:
        _ = axes.plot(
            *ridge(lambda u, v: rate(u, v, start, p), saddle),
            color=look.colour("text"),
            linewidth=2.5,
            linestyle=(0, (0.5, 2)),
            label="ridge",
        )
    if own:
        _ = axes.plot(run[view.x], run[view.y], color=look.colour("link"), linewidth=2.5)
        name_lines(axes)
    last = run.iloc[-1]
    end = min(ends, key=lambda state: abs(np.log(state[0] / max(last[view.x], 1e-9))))
    name = view.ends[1 if end is ends[-1] and (len(ends) > 1 or end[0] ** 2 > x[0] * x[-1]) else 0]
    drawing.alt = (
        f"Phase plane: {model.species[view.y].label} against {model.species[view.x].label}, both "
        f"axes by tens. {len(states)} resting state{'s' * (len(states) > 1)}. The path of this "
        f"run ends at “{name}”."
    )[:250]
    return drawing
