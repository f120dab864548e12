"""The bifurcation diagram, as a still."""

import numpy as np
from matplotlib import rc_context

from ... import figure, look
from ...simulate import steady
from ...simulate.plane import after
from ._axes import axes_for, beside, label_of, named, role_line, tens


@rc_context(figure.STYLE)
def bifurcation(model, view):
    """Resting amounts against one parameter, and where the present setting is."""
    values = np.linspace(*view.range, 221)
    _, p = after(model)
    now = dict(zip(model.parameters, p))
    own = {name: value for name, value in now.items() if model.values[name] != value}
    found = [
        (value, amount, len(states) == 3 and i == 1)
        for value in values
        for states in [steady.states(_with(model, {**own, view.parameter: value}), view.species)]
        for i, amount in enumerate(states)
    ]
    drawing, axes = axes_for(view.title, "")
    named(axes, label_of(model.parameters[view.parameter]), label_of(model.species[view.species]))
    axes.set(yscale="log", xlim=view.range, ylim=(view.low, view.high))
    tens(axes.yaxis)
    middle = (view.low * view.high) ** 0.5
    for upper in (False, True):
        branch = [(at, amount) for at, amount, tips in found if not tips and (amount > middle) == upper]
        if branch:
            role_line(axes, *zip(*branch), model.species[view.species].role, label=view.ends[upper])
    tips = [(at, amount) for at, amount, tip in found if tip]
    if tips:
        _ = axes.plot(
            *zip(*tips), color=look.colour("text"), linestyle=(0, (1, 2)), linewidth=2, label="tipping point"
        )
    _ = axes.axvline(now[view.parameter], color=look.colour("link"), linewidth=2)
    for line in axes.lines[:-1]:
        beside(
            axes,
            line,
            line.get_label(),
            color=look.colour("text"),
            fontweight="bold" if line.get_label() in view.ends else "normal",
        )
    folds = (
        f" Between {min(at for at, _ in tips):.2f} and {max(at for at, _ in tips):.2f} both can last."
        if tips
        else ""
    )
    drawing.alt = (
        f"Diagram of resting amounts of {model.species[view.species].label} against "
        f"{model.parameters[view.parameter].label}; a line marks {now[view.parameter]:.2g}.{folds}"
    )[:250]
    return drawing


def _with(model, values):
    return type(model)(**{**model.values, **values})
