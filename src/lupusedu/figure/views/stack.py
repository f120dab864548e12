"""Stacked bars, as a still."""

from ... import look, simulate
from ._axes import axes_for

LEAST = 8  # per cent of a stack that hold their own number; that of a smaller part stands beside it


def stack(model, view):
    """Shares of each stage at the end of the run."""
    last = simulate.ode(model).iloc[-1]
    drawing, axes = axes_for(view.title, "")
    told = []
    for i, (stage, columns) in enumerate(view.stages.items()):
        shares, under = 100 * last[list(columns)] / last[list(columns)].sum(), 0
        for j, (name, share) in enumerate(shares.items()):
            colour = look.role(model.species[name].role)["light"]
            _ = axes.bar(
                i,
                share,
                bottom=under,
                width=0.6,
                color=colour if j == 0 else "none",
                edgecolor=colour,
                linewidth=2,
            )
            within = share >= LEAST
            _ = axes.text(
                i if within else i - 0.34,
                under + share / 2,
                f"{share:.0f} %",
                ha="center" if within else "right",
                va="center",
                color=look.colour("ground") if within and j == 0 else look.colour("text"),
                fontweight="bold",
            )
            if i == len(view.stages) - 1:
                _ = axes.text(
                    i + 0.36, under + share / 2, view.parts[j], va="center", color=colour, fontweight="bold"
                )
            under += share
        told.append(f"{stage} {shares.iloc[0]:.0f} %")
    axes.set_xticks(range(len(view.stages)), list(view.stages))
    axes.set_yticks([])
    axes.set_xlim(-0.5, len(view.stages) + 0.3)
    drawing.alt = f"Stacked bars at {len(view.stages)} stages, share {view.parts[0]}: {', '.join(told)}."[
        :250
    ]
    return drawing
