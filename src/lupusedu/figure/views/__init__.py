"""Still pictures of a model's views, for print and where no script runs: a Drawing each, with its alternative
text."""

from collections.abc import Callable, Sequence

import pandas as pd
from matplotlib import rc_context

from ... import figure
from ...network import AnyModel, made, views
from ._axes import name_lines
from .bifurcation import bifurcation
from .grid import grid
from .hundred import hundred
from .interval import interval
from .patients import patients
from .phase_plane import phase_plane
from .sort import sort
from .stack import stack
from .stage import stage
from .tradeoff import tradeoff
from .valley import valley


@rc_context(figure.STYLE)
def picture(
    model: AnyModel,
    name: str | None = None,
    run: pd.DataFrame | None = None,
    pinned: Sequence[tuple[str, pd.DataFrame]] = (),
    asked: bool = False,
) -> figure.Drawing:
    """Drawing of a plot or view by its name; of the model's first when there is none. Raises DeclarationError
    for an unknown one.

    asked: without what a view that asks wants the reader to predict. A view that lives by moving (cells, a
    thermometer) has the time course as its still.
    """
    model = made(model)
    shown = (
        model.views.get(name) if name else next(iter([*model.plots.values(), *model.views.values()]), None)
    )
    for kind, draw in DRAWN.items():
        if isinstance(shown, kind):
            return draw(model, shown, asked=True) if asked else draw(model, shown)
    return figure.time_course(model, None if isinstance(shown, views.View) else name, run, pinned)


DRAWN: dict[type[views.View], Callable[..., figure.Drawing]] = {
    views.Valley: valley,  # a plane too, so before it
    views.PhasePlane: phase_plane,
    views.Bifurcation: bifurcation,
    views.Sort: sort,
    views.Stack: stack,
    views.Hundred: hundred,
    views.Tradeoff: tradeoff,
    views.Patients: patients,
    views.Interval: interval,
    views.Grid: grid,
    views.Stage: lambda model, _, asked=False: stage(model, [0] if asked else None),
}

__all__ = ["DRAWN", "name_lines", "phase_plane", "picture"]
