"""Pictures of runs. Each function gives a Drawing: a Matplotlib Figure in the colours and dashes of the book
that shows itself in a notebook; `.axes` are its axes, `.alt` its words for those who do not see it."""

from collections.abc import Mapping

import pandas as pd
from matplotlib import rc_context

from . import figure, look
from .errors import DeclarationError, suggestion
from .figure import Drawing, band, stage, time_course
from .figure.axes import PlotName
from .figure.views import phase_plane as plane
from .network import AnyModel, Model
from .network.views import PhasePlane
from .simulate import instance, ode

__all__ = ["band", "compare", "heat_map", "phase_plane", "stage", "time_course"]


def __dir__() -> list[str]:
    return sorted(__all__)


SHADES = "cividis"  # from dark to light in grey too, and for colour-blind eyes
TICKS = 6


def compare(
    model: AnyModel,
    runs: Mapping[str, pd.DataFrame | Mapping[str, float] | Model],
    plot: PlotName = None,
) -> Drawing:
    """Drawing of two to four runs of one model: the last one in full, the others thin, with a letter.

    runs: {words: the values of parameters that differ from the model's, or a run of `ode`, or a model to
    run}, such as `{"usual": {}, "no room": {"h": 0}, "more": LivingDrug(dose=3)}`. Raises DeclarationError
    for other numbers of runs or unknown names.
    """
    model = instance(model)
    if not 2 <= len(runs) <= 4:
        raise DeclarationError(f"two to four runs can be compared in one picture; these are {len(runs)}.")
    made = [(words, _run(model, words, run)) for words, run in runs.items()]
    *others, (name, last) = made
    letters = ", ".join(f"{letter}: {words}" for letter, (words, _) in zip(look.PIN_LETTERS, others))
    return time_course(model, plot, last, others, words=f"{name} ({letters})")


def _run(model: Model, words: str, run: pd.DataFrame | Mapping[str, float] | Model) -> pd.DataFrame:
    if isinstance(run, pd.DataFrame):
        return run
    if isinstance(run, Model):
        return ode(run)
    if not isinstance(run, Mapping):
        raise DeclarationError(
            f"'{words}' is {run!r}; give the values that differ, such as {{'dose': 3}}, a run of ode, or a "
            f"model: {type(model).__name__}.preset({run!r})."
        )
    return ode(type(model)(**{**model.values, **run}))


def phase_plane(model: AnyModel, view: str | None = None) -> Drawing:
    """Drawing of one of the model's declared PhasePlanes (the first by default): where two species stand
    still, the ridge between two futures, and the path of the run. Raises DeclarationError where there is
    none."""
    model = instance(model)
    planes = {name: one for name, one in model.views.items() if isinstance(one, PhasePlane)}
    if not planes:
        raise DeclarationError(
            f"{type(model).__name__} has no phase plane; declare one: views = {{'plane': PhasePlane(…)}}."
        )
    if view is not None and view not in planes:
        raise DeclarationError(
            f"{type(model).__name__} has no phase plane '{view}'{suggestion(view, planes)}"
        )
    return plane(model, planes[view or next(iter(planes))])


@rc_context(figure.STYLE)
def heat_map(table: pd.DataFrame, model: AnyModel, measure: str | None = None) -> Drawing:
    """Drawing of a sweep over two parameters as a map: the first along the bottom, the second upward, the
    measure (the first column by default) as a shade with its scale beside it.

    table: of `lu.sweep`. Raises DeclarationError where it has not two parameters, or no such column.
    """
    model = instance(model)
    if table.index.nlevels != 2:
        raise DeclarationError(f"a map has two parameters; this table has {table.index.nlevels}.")
    measure = measure or str(table.columns[0])
    if measure not in table:
        raise DeclarationError(f"the table has no column '{measure}'{suggestion(measure, table.columns)}")
    x, y = (model.parameters[name] for name in table.index.names)
    cells = table[measure].unstack(x.name)
    drawing = Drawing(figsize=figure.SIZE, layout="constrained")
    drawing.widest = figure.WIDEST
    axes = drawing.add_subplot()
    tall, wide = cells.shape  # evenly, whatever the steps of the values are
    shades = axes.pcolormesh(range(wide), range(tall), cells, cmap=SHADES, shading="nearest")
    for axis, one, values in ((axes.xaxis, x, cells.columns), (axes.yaxis, y, cells.index)):
        shown = range(0, len(values), -(-len(values) // TICKS))
        axis.set_ticks([*shown], [f"{values[i]:.3g}" for i in shown])
        axis.set_label_text(f"{one.label}, {one.unit}".removesuffix(", 1"))
    axes.tick_params(colors=look.colour("muted"), length=0)
    axes.spines[:].set_visible(False)
    drawing.colorbar(shades, ax=axes).outline.set_visible(False)
    figure.title(axes, measure)
    drawing.alt = (
        f"Heat map of {measure} over {x.label} and {y.label}, {wide} × {tall} runs: "
        f"from {table[measure].min():.3g} to {table[measure].max():.3g}."
    )[:250]
    return drawing
