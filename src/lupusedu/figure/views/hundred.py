"""One hundred marks, as a still."""

from ... import look
from ._axes import axes_for
from ._observed import observed


def hundred(model, view):
    """A hundred marks in the stages where they end."""
    now = observed(model, model.values)
    ends = [[max(0, round(now[name])) for name in columns] for columns in view.stages.values()]
    drawing, axes = axes_for(view.title, "", height=4)
    deep = 0
    for stage, columns, parts in zip(view.stages, view.stages.values(), ends):
        told = ", ".join(f"{count} {part}" for count, part in zip(parts, view.parts))
        _ = axes.text(-0.5, -deep, f"{stage}: {told}", va="center", color=look.colour("text"))
        looks = [
            look.role(model.observables[name].role)
            for name, count in zip(columns, parts)
            for _ in range(count)
        ]
        for place, kind in enumerate(looks):
            fill = "none" if kind["shape"].startswith("open") else kind["light"]
            _ = axes.plot(
                place % 25,
                -deep - 0.9 - place // 25,
                "o",
                markersize=7.5,
                color=kind["light"],
                markerfacecolor=fill,
                markeredgewidth=1.5,
            )
        deep += 2.1 + max(0, len(looks) - 1) // 25
    axes.set(xlim=(-0.7, 24.7), ylim=(-deep, 0.6), xticks=[], yticks=[])
    listed = "; ".join(
        f"{stage} {' and '.join(f'{count} {part}' for count, part in zip(parts, view.parts))}"
        for stage, parts in zip(view.stages, ends)
    )
    drawing.alt = f"One hundred {view.whole} as marks in three rows: {listed}."[:250]
    return drawing
