"""An ensemble as a band."""

import matplotlib
import pandas as pd

from .. import look
from ..errors import DeclarationError
from ..network import AnyModel
from ..simulate import instance
from .axes import (
    PlotName,
    chosen,
    clipped,
    curve,
    declared,
    end_labels,
    frame,
    labels,
    levels,
    plot_axes,
    title,
)
from .drawing import STYLE, Drawing


@matplotlib.rc_context(STYLE)
def band(
    ensemble: pd.DataFrame, model: AnyModel, plot: PlotName = None, shares: tuple[float, float] = (0.1, 0.9)
) -> Drawing:
    """Drawing of an ensemble, or of many runs of `gillespie`: the median of each curve and the band that
    holds the middle share of them. Raises DeclarationError where it is a single run, or lacks a curve."""
    model = instance(model)
    plot = chosen(model, plot)
    if ensemble.index.nlevels < 2:
        raise DeclarationError("a band needs many runs; draw a single one with time_course(model, run=…).")
    missing = [name for name in plot.series if name not in ensemble]
    if missing:
        raise DeclarationError(
            f"the plot '{plot.title}' shows {', '.join(plot.series)}, and the runs have no {missing[0]}; "
            f"give the whole table, and choose a plot of what it is to show."
        )
    days = ensemble.index.unique("day")
    last = plot.days or days[-1]
    drawing, axes = plot_axes(plot, last)
    by_day = ensemble[plot.series].groupby(level="day")
    low, middle, high = (by_day.quantile(q) for q in (shares[0], 0.5, shares[1]))
    for name in plot.series:
        thing = declared(model, name)
        edges = (clipped(edge[name], plot.floor) for edge in (low, high))
        colour = look.colour(thing.role or "plain")
        _ = axes.fill_between(days, *edges, color=colour, alpha=0.2, linewidth=0)
        curve(axes, days, middle[name], thing, plot.floor)
    frame(axes, plot, ensemble)
    share = 100 * (shares[1] - shares[0])
    [many] = [level for level in ensemble.index.names if level != "day"]
    kind = {"draw": "virtual patients", "run": "runs by chance"}.get(str(many), f"values of {many}")
    told = f"{ensemble.index.unique(many).size:,} {kind}: the middle one, and where {share:.0f} % of them lie"
    title(axes, told)
    end_labels(axes, [(middle[name].iloc[-1], declared(model, name)) for name in plot.series])
    levels(axes, plot.lines)
    chart = f"Line chart with bands{', log axis' if plot.log else ''}"
    drawing.alt = f"{chart}, {last:g} days: {labels(model, plot)}. {told}."
    return drawing
