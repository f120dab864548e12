"""The table of what each stop of a knob sets, as a still."""

from textwrap import fill

import numpy as np

from ... import look, simulate
from ...measure import measure
from ._axes import axes_for


def grid(model, view):
    """What each stop of the knob sets, a mark a cell; the row of the model's own setting is shaded and tells
    what is left on the view's day."""
    run = simulate.ode(model)
    day = view.day if view.day is not None else float(run.index[-1])
    parameters, columns = zip(*view.columns.values())
    left = [100 * measure(run, f"left({column}, {day:g})") for column in columns]
    stops = next(knob for knob in model.knobs if knob.name == view.knob).settings
    drawing, axes = axes_for(view.title, "", height=0.36 * (len(stops) + 5))
    across, text = range(len(columns)), look.colour("text")
    for i, (stop, settings) in enumerate(stops.items()):
        mine = all(model.values[name] == value for name, value in settings.items())
        if mine:
            _ = axes.axhspan(-i - 0.5, -i + 0.5, color=look.colour("line"), linewidth=0)
        _ = axes.text(
            -0.8, -i, stop, ha="right", va="center", color=text, fontweight="bold" if mine else "normal"
        )
        for j, parameter in enumerate(parameters):
            style = ("none", "left", "full")[int(np.digitize(settings[parameter], (0.05, 0.5)))]
            _ = axes.plot(
                j, -i, marker="o", markersize=9, color=text, fillstyle=style, markerfacecoloralt="none"
            )
    _ = axes.text(-0.8, -len(stops), f"left on day {day:g}", ha="right", va="center", color=text)
    for j, share in zip(across, left):
        _ = axes.text(
            j, -len(stops), f"{share:.0f} %", ha="center", va="center", color=text, fontweight="bold"
        )
    axes.set_xticks(across, [fill(name.replace("\u00ad", "- "), 10) for name in view.columns], color=text)
    axes.tick_params(labeltop=True, labelbottom=False)
    axes.set_yticks([])
    axes.set_xlim(-2.6, len(columns) - 0.4)
    axes.set_ylim(-len(stops) - 0.6, 0.6)
    told = ", ".join(f"{name} {share:.0f} %".replace("\u00ad", "") for name, share in zip(view.columns, left))
    drawing.alt = (
        f"Table of {len(stops)} settings by {len(columns)} kinds of cell, filled where a cell "
        f"carries the tag. Left on day {day:g}: {told}."
    )[:250]
    return drawing
