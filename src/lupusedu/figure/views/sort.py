"""The grip of new cells of two kinds and the line of a gate, as a still."""

import numpy as np
from scipy.special import expit

from ... import look
from ...network import Model
from ...network.views import Sort
from ..drawing import Drawing
from ._axes import axes_for, named

ROLES = ("self_reactive", "b_cell")
MARGIN = 2.5  # of grip, beside the middles of the two hills


def sort(model: Model, view: Sort) -> Drawing:
    """Two hills, as many of either kind as grip so strongly, and the line: cells on its left pass."""
    share, apart, line, strict, steepness = (model.values[name] for name, _ in view.names())
    gate = line - strict
    drawing, axes = axes_for(view.title, "")
    grip = np.linspace(-MARGIN, apart + MARGIN, 200)
    hills = [(share, apart), (1 - share, 0)]
    for role, words, (part, middle) in zip(ROLES, view.parts, hills):
        colour = look.role(role)["light"]
        below = expit(steepness * (grip - middle))
        height = part * steepness * below * (1 - below)  # of a logistic distribution
        _ = axes.plot(grip, height, color=colour)
        _ = axes.fill_between(grip, height, where=grip <= gate, color=(colour, 0.25), linewidth=0)
        top = int(height.argmax())
        _ = axes.text(
            grip[top], height[top], words, color=colour, ha="center", va="bottom", fontweight="bold"
        )
    _ = axes.axvline(gate, color=look.colour("text"), linestyle="--")
    named(axes, "how strongly a new cell grips the body", "how many")
    axes.set_yticks([])
    axes.set_ylim(0)
    passed = [100 * expit(steepness * (gate - middle)) for _, middle in hills]
    drawing.alt = (
        f"Two overlapping hills of new cells by their grip, and the line of a gate: {passed[0]:.0f} % of the "
        f"{view.parts[0]} pass it and {passed[1]:.0f} % of the {view.parts[1]}."
    )[:250]
    return drawing
