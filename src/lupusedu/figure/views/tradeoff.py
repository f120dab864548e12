"""What a knob gains against what it costs, as a still."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes

from ... import look
from ...errors import DeclarationError
from ...network import Model
from ...network.views import Tradeoff
from ..drawing import Drawing, Style
from ._axes import axes_for, label_of, named
from ._observed import observed

LINE = "The line of all settings falls from upper left to lower right and never meets the corner at zero."


def tradeoff(model: Model, view: Tradeoff, asked: bool = False) -> Drawing:
    """The line of all settings of one knob, its stops, what was measured, and the present setting; of these a
    reader who is asked sees the last two."""

    def at(values: Mapping[str, float]) -> tuple[float, float]:
        seen = observed(model, {**model.values, **values})
        return seen[view.x], seen[view.y]

    drawing, axes = axes_for(view.title, "")
    named(axes, label_of(model.observables[view.x]), label_of(model.observables[view.y]))
    axes.set(xlim=(0, view.top[0]), ylim=(0, view.top[1]))
    for words, (low, high) in view.bands.items():
        _ = axes.axhspan(low, high, color=(look.colour("edge"), 0.16), linewidth=0)
        _ = axes.text(view.top[0] - 1, high - 1, words, ha="right", va="top", color=look.colour("muted"))
    if not asked:
        line = [at({view.knob: value}) for value in np.linspace(*_range(model, view), 121)]
        _ = axes.plot(*zip(*line), color=look.colour("text"), linewidth=3)
        stops = next(knob for knob in model.knobs if knob.name == view.knob).settings
        _draw_stops(axes, {words: at(values) for words, values in stops.items()}, view.top[0])
    here = at({})
    _ = axes.plot(*here, "o", color=look.colour("link"), markersize=10)
    drawing.alt = (
        f"Plane of {model.observables[view.y].label} against {model.observables[view.x].label}. "
        f"Now: {here[1]:.0f} % against {here[0]:.0f} %. {view.ask if asked else LINE}"
    )[:250]
    return drawing


def _range(model: Model, view: Tradeoff) -> tuple[float, float]:
    """The settings of the view's knob. Raises DeclarationError where it has no range."""
    limits = model.parameters[view.knob].range
    if limits is None:
        raise DeclarationError(
            f"{type(model).__name__}.{view.knob} has no range, but the view '{view.title}' draws a line over "
            f"it; write range=(low, high)."
        )
    return limits


def _draw_stops(axes: Axes, stops: Mapping[str, tuple[float, float]], top: float) -> None:
    """A ring with its words at each stop; the last ones' words stand on the left, within the axes."""
    ink, ground = look.colour("text"), look.colour("ground")
    for words, place in stops.items():
        _ = axes.plot(*place, "o", color=ink, markerfacecolor=ground)
        off, side = ((4, 19), "right") if place[0] > 0.9 * top else ((7, 5), "left")
        style: Style = {"ha": side, "textcoords": "offset points", "color": look.colour("muted")}
        _ = axes.annotate(words, place, xytext=off, **style)
