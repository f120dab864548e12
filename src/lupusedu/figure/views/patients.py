"""One hundred virtual patients, as a still."""

import numpy as np

from ... import look
from ...measure import published
from ...network import Model
from ...network.lesson import Cohort
from ...network.views import Patients
from ...simulate import cohort
from ..actors import outline
from ..drawing import Drawing
from ._axes import axes_for


def patients(model: Model, view: Patients) -> Drawing:
    """A hundred virtual patients in the order of what differs between them, each in the group of its run."""
    chosen = _cohort(model, view)
    kept = cohort.kept(type(model), [model.cohorts[name] for name in view.cohorts], view.number)
    people = cohort.patients(type(model), chosen).loc[kept]
    groups = _groups(model, chosen, kept, list(view.groups.values()))
    names = [*view.groups, view.rest]
    counts = [int((groups == i).sum()) for i in range(len(names))]
    colours = ["self_reactive", "self_reactive", "b_cell"] if len(names) > 2 else ["b_cell", "self_reactive"]
    fills = [1, 0.35, 0] if len(names) > 2 else [1, 0]
    drawing, axes = axes_for(", ".join(f"{count} {name}" for count, name in zip(counts, names)), "")
    order = np.argsort(people.iloc[:, 0].to_numpy(), kind="stable")
    for place, who in enumerate(order):
        colour, fill = look.role(colours[groups[who]])["light"], fills[groups[who]]
        style = {
            "marker": outline("person"),
            "markersize": 18,
            "color": colour,
            "markerfacecolor": (colour, fill),
        }
        _ = axes.plot(place % 20, -(place // 20), markeredgecolor=colour, markeredgewidth=1, **style)
    axes.set(xlim=(-0.7, 19.7), ylim=(-(view.number // 20) + 0.3, 0.6), xticks=[], yticks=[])
    drawing.alt = (
        f"{view.number} person icons, one for each virtual patient: "
        f"{', '.join(f'{count} {name}' for count, name in zip(counts, names))}."
    )[:250]
    return drawing


def _groups(model: Model, chosen: Cohort, kept: list[int], conditions: list[str]) -> np.ndarray:
    """The place of the first condition that each patient's run meets; their number where it meets none."""
    groups = np.full(len(kept), len(conditions))
    for i, text in reversed(list(enumerate(conditions))):
        name = published.column(text)
        runs = cohort.column(type(model), cohort.present(model, chosen), name, chosen.days)
        groups[published.meets(runs.loc[kept], text)] = i
    return groups


def _cohort(model: Model, view: Patients) -> Cohort:
    """As js/simulate/cohort.js: of the cohorts whose fixed settings are the present ones, the one with the
    nearest median; else the first."""
    every = [model.cohorts[name] for name in view.cohorts]
    fixed = {name for one in every for name in one.values}
    usual = {name: parameter.value for name, parameter in model.parameters.items()}

    def fits(one: Cohort) -> bool:
        return all(
            name in one.spread or model.values[name] == one.values.get(name, usual[name]) for name in fixed
        )

    def away(one: Cohort) -> float:
        own = {name: one.values.get(name, median) for name, (median, _) in one.spread.items()}
        return sum(abs(np.log(model.values[name] / middle)) for name, middle in own.items())

    return min(filter(fits, every), key=away, default=every[0])
