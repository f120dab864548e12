"""The grip of new cells of two kinds and the line of a gate, as a still."""

import numpy as np
from scipy.stats import logistic

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
    hills = [(share, logistic(apart, 1 / steepness)), (1 - share, logistic(0, 1 / steepness))]
    for role, words, (part, hill) in zip(ROLES, view.parts, hills):
        colour = look.role(role)["light"]
        height = part * hill.pdf(grip)
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
    passed = [100 * hill.cdf(gate) for _, hill in hills]
    drawing.alt = (
        f"Two overlapping hills of new cells by their grip, and the line of a gate: {passed[0]:.0f} % of the "
        f"{view.parts[0]} pass it and {passed[1]:.0f} % of the {view.parts[1]}."
    )[:250]
    return drawing
