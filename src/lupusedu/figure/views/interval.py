"""The confidence interval of a count, as a still."""

from ... import look
from ...measure import proportion
from ._axes import axes_for, named


def interval(model, view):
    """The count, its exact interval, and the same for a control group; what would be counted twice or was not
    judged is dashed."""
    v = model.values
    n, k = (int(v[name]) for name in (view.people, view.count))
    sure = 0.9 if not view.play and k == 0 else 0.95  # where nothing was seen the whole doubt lies at one end
    twice, lost, n0, k0 = (int(v[name]) if view.play else 0 for name in ("twice", "lost", "n0", "k0"))
    rows = [
        (
            *proportion.interval(k - twice, n - twice, sure),
            (k - twice) / (n - twice),
            "car_t",
            f"{k - twice} of {n - twice} {view.what}",
            "-",
        )
    ]
    if twice:
        rows.append(
            (*proportion.interval(k, n), None, None, f"refused: {twice} people would count twice", "--")
        )
    if lost:
        rows.append(
            (
                proportion.low(k, n + lost),
                proportion.high(k + lost, n + lost),
                None,
                "car_t",
                f"if the {lost} not judged are counted too",
                "--",
            )
        )
    if n0:
        rows.append(
            (*proportion.interval(k0, n0), k0 / n0, None, f"control group: {k0} of {n0} {view.what}", "-")
        )
    drawing, axes = axes_for(view.title, "", height=1.2 + 0.8 * (len(rows) + (n0 > 0)))
    if n0:
        apart = [100 * part for part in proportion.difference(k - twice, n - twice, k0, n0)]
        _ = axes.text(
            0,
            -len(rows) + 0.1,
            "difference: {:+.0f} points, from {:+.0f} to {:+.0f}".format(*apart),
            color=look.colour("text"),
        )
    end = (
        100
        if view.play
        else next(end for end in (0.4, 1, 2, 4, 8, 20, 40, 100) if end >= min(100, 118 * rows[0][1]))
    )
    for i, (low, high, share, role, words, dash) in enumerate(rows):
        low, high, colour = 100 * low, 100 * high, look.role(role)["light"] if role else look.colour("muted")
        _ = axes.barh(
            -i,
            high - low,
            left=low,
            height=0.4,
            color=(colour, 0.28 if dash == "-" else 0.06),
            edgecolor=colour,
            linewidth=2,
            linestyle=dash,
        )
        if share is not None:
            _ = axes.plot(100 * share, -i, "o", color=colour, markersize=9, clip_on=False)
        for at, side, shown in ((low, "right", low > end / 50), (high, "left", high < 99.95)):
            if shown:
                _ = axes.annotate(
                    f"{at:.0f} %" if end > 10 else f"{at:.2g} %",
                    (at, -i),
                    xytext=(-5 if side == "right" else 5, 0),
                    textcoords="offset points",
                    ha=side,
                    va="center",
                    color=look.colour("text"),
                    fontweight="bold",
                )
        _ = axes.text(0, -i + 0.32, words, color=look.colour("muted"))
    named(axes, f"people who {view.what}, %", "")
    axes.set(xlim=(0, 1.02 * end), ylim=(-len(rows) + (-0.4 if n0 else 0.6), 0.7), yticks=[])
    told = [
        f"{words}: true rates from {100 * low:.3g} to {100 * high:.3g} % fit"
        for low, high, share, _, words, _ in rows
        if share is not None
    ]
    drawing.alt = f"Bar of true rates for {'; '.join(told)}."[:250]
    return drawing
