"""An ensemble as a band."""

import matplotlib

from .. import look
from ..simulate import instance
from .axes import chart, chosen, curve, end_labels, frame, levels, on_floor, series_words, thing_named, title
from .drawing import STYLE


@matplotlib.rc_context(STYLE)
def band(ensemble, model, plot=None, shares=(0.1, 0.9)):
    """Drawing of an ensemble: the median of each curve and the band that holds the middle share of the
    draws."""
    model = instance(model)
    plot = chosen(model, plot)
    days = ensemble.index.unique("day")
    figure, axes = chart(plot, plot.days or days[-1])
    by_day = ensemble[plot.series].groupby(level="day")
    low, middle, high = (by_day.quantile(q) for q in (shares[0], 0.5, shares[1]))
    for name in plot.series:
        thing = thing_named(model, name)
        _ = axes.fill_between(
            days,
            on_floor(low[name], plot.floor),
            on_floor(high[name], plot.floor),
            color=look.colour(thing.role or "plain"),
            alpha=0.2,
            linewidth=0,
        )
        curve(axes, days, middle[name], thing, plot.floor)
    frame(axes, plot, ensemble)
    told = (
        f"{ensemble.index.unique('draw').size:,} virtual patients: the middle one, and where "
        f"{100 * (shares[1] - shares[0]):.0f} % of them lie"
    )
    title(axes, told)
    end_labels(axes, [(middle[name].iloc[-1], thing_named(model, name)) for name in plot.series])
    levels(axes, plot.lines)
    figure.alt = (
        f"Line chart with bands{', log axis' if plot.log else ''}, {plot.days or days[-1]:g} days: "
        f"{series_words(model, plot)}. {told}."
    )
    return figure
