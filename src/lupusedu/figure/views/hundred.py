"""One hundred marks, as a still."""

from matplotlib.axes import Axes

from ... import look
from ...network import Model
from ...network.views import Hundred
from ..drawing import Drawing, Style
from ._axes import axes_for
from ._observed import observed

ACROSS = 25  # marks in a row


def hundred(model: Model, view: Hundred) -> Drawing:
    """A hundred marks in the stages where they end."""
    now, told, deep = observed(model, model.values), [], 0.0
    drawing, axes = axes_for(view.title, "", height=4)
    for stage, names in view.stages.items():
        counts = [max(0, round(now[name])) for name in names]
        parts = [f"{count} {part}" for count, part in zip(counts, view.parts)]
        told.append(f"{stage} {' and '.join(parts)}")
        _ = axes.text(-0.5, -deep, f"{stage}: {', '.join(parts)}", va="center", color=look.colour("text"))
        roles = [model.observables[name].role for name in names]
        _draw(axes, -deep - 0.9, [role for role, count in zip(roles, counts) for _ in range(count)])
        deep += 2.1 + max(0, sum(counts) - 1) // ACROSS
    axes.set(xlim=(-0.7, ACROSS - 0.3), ylim=(-deep, 0.6), xticks=[], yticks=[])
    drawing.alt = f"One hundred {view.whole} as marks in three rows: {'; '.join(told)}."[:250]
    return drawing


def _draw(axes: Axes, top: float, roles: list[str | None]) -> None:
    """A mark for each role, in rows from the top down."""
    for place, kind in enumerate(map(look.role, roles)):
        fill = "none" if kind["shape"].startswith("open") else kind["light"]
        style: Style = {
            "color": kind["light"],
            "markerfacecolor": fill,
            "markersize": 7.5,
            "markeredgewidth": 1.5,
        }
        _ = axes.plot(place % ACROSS, top - place // ACROSS, "o", **style)
