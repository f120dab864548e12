"""One hundred virtual patients, as a still."""

import numpy as np

from ... import look
from ...measure import published
from ...simulate import cohort
from ..person import person
from ._axes import axes_for


def patients(model, view):
    """A hundred virtual patients in the order of what differs between them, each in the group of its run."""
    chosen = _cohort(model, view)
    kept = cohort.kept(type(model), [model.cohorts[name] for name in view.cohorts], view.number)
    people = cohort.patients(type(model), chosen).loc[kept]
    groups = np.full(len(people), len(view.groups))
    for i, text in reversed(list(enumerate(view.groups.values()))):
        runs = cohort.column(
            type(model), cohort.present(model, chosen), published.column(text), chosen.days
        ).loc[kept]
        groups[published.meets(runs, text)] = i
    names = [*view.groups, view.rest]
    counts = [int((groups == i).sum()) for i in range(len(names))]
    colours = ["self_reactive", "self_reactive", "b_cell"] if len(names) > 2 else ["b_cell", "self_reactive"]
    fills = [1, 0.35, 0] if len(names) > 2 else [1, 0]
    drawing, axes = axes_for(", ".join(f"{count} {name}" for count, name in zip(counts, names)), "")
    order = np.argsort(people.iloc[:, 0].to_numpy(), kind="stable")
    for place, who in enumerate(order):
        colour, fill = look.role(colours[groups[who]])["light"], fills[groups[who]]
        _ = axes.plot(
            place % 20,
            -(place // 20),
            marker=person(),
            markersize=18,
            color=colour,
            markeredgecolor=colour,
            markeredgewidth=1,
            markerfacecolor=(colour, fill),
        )
    axes.set(xlim=(-0.7, 19.7), ylim=(-(view.number // 20) + 0.3, 0.6), xticks=[], yticks=[])
    drawing.alt = (
        f"{view.number} person icons, one for each virtual patient: "
        f"{', '.join(f'{count} {name}' for count, name in zip(counts, names))}."
    )[:250]
    return drawing


def _cohort(model, view):
    """As js/simulate/cohort.js: of the cohorts whose fixed settings are the present ones, the one with the
    nearest median; else the first."""
    every = [model.cohorts[name] for name in view.cohorts]
    fixed = {name for one in every for name in one.values}
    usual = {name: parameter.value for name, parameter in model.parameters.items()}
    fits = [
        one
        for one in every
        if all(
            name in one.spread or model.values[name] == one.values.get(name, usual[name]) for name in fixed
        )
    ]
    return min(
        fits,
        key=lambda one: sum(
            abs(np.log(model.values[name] / median)) for name, (median, _) in one.spread.items()
        ),
        default=every[0],
    )
