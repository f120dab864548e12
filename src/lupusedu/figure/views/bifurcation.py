"""The bifurcation diagram, as a still."""

from collections.abc import Mapping

import numpy as np
from matplotlib import rc_context

from ... import figure, look
from ...network import Model
from ...network.views import Bifurcation
from ...simulate import steady
from ...simulate.plane import after
from ..axes import declared
from ._axes import axes_for, beside, label_of, named, role_line, tens


@rc_context(figure.STYLE)
def bifurcation(model: Model, view: Bifurcation) -> figure.Drawing:
    """Resting amounts against one parameter, and where the present setting is."""
    _, p = after(model)
    now = dict(zip(model.parameters, p))
    resting, tips = _resting(model, view, now)
    drawing, axes = axes_for(view.title, "")
    named(axes, label_of(model.parameters[view.parameter]), label_of(declared(model, view.species)))
    axes.set(yscale="log", xlim=view.range, ylim=(view.low, view.high))
    tens(axes.yaxis)
    middle, role = (view.low * view.high) ** 0.5, declared(model, view.species).role
    for words, upper in zip(view.ends, (False, True)):
        branch = [(at, amount) for at, amount in resting if (amount > middle) == upper]
        if branch:
            at, amounts = zip(*branch)
            role_line(axes, at, amounts, role, label=words)
    ink = look.colour("text")
    if tips:
        _ = axes.plot(*zip(*tips), color=ink, linestyle=(0, (1, 2)), linewidth=2, label="tipping point")
    _ = axes.axvline(now[view.parameter], color=look.colour("link"), linewidth=2)
    for line in axes.lines[:-1]:
        words = str(line.get_label())
        beside(axes, line, words, color=ink, fontweight="bold" if words in view.ends else "normal")
    ats = [at for at, _ in tips]
    folds = f" Between {min(ats):.2f} and {max(ats):.2f} both can last." if tips else ""
    drawing.alt = (
        f"Diagram of resting amounts of {declared(model, view.species).label} against "
        f"{model.parameters[view.parameter].label}; a line marks {now[view.parameter]:.2g}.{folds}"
    )[:250]
    return drawing


def _resting(
    model: Model, view: Bifurcation, now: Mapping[str, float]
) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    """([(value, amount)] that last, the same of tipping points) over the parameter's range; all others stay
    as they are now."""
    own = {name: value for name, value in now.items() if model.values[name] != value}
    resting: list[tuple[float, float]] = []
    tips: list[tuple[float, float]] = []
    for value in np.linspace(*view.range, 221):
        setting = type(model)(**{**model.values, **own, view.parameter: value})
        amounts = steady.states(setting, view.species)
        for i, amount in enumerate(amounts):
            (tips if len(amounts) == 3 and i == 1 else resting).append((value, amount))
    return resting, tips
