"""The confidence interval of a count, its people and the rounds that chance gives, as a still."""

from typing import NamedTuple

from matplotlib.axes import Axes

from ... import look
from ...measure import proportion
from ...network import Model
from ...network.views import Interval
from ..drawing import Drawing, Style
from ._axes import axes_for, named
from ._rounds import crowd, pile

PLAY = ("twice", "lost", "n0", "k0")  # what a view to play with sets beside its count
SEED = 20  # of the rounds, as on a page
PEOPLE, PILE = 1.1, 1.7  # rows that they take
MOST = 200  # people: more would be too small to be seen
ENDS = (0.4, 1, 2, 4, 8, 20, 40, 100)  # of the axis, in per cent: the first that leaves room for the number


class Bar(NamedTuple):
    """A row of the picture: the true rates from low to high fit, and `share` was counted, of 1. Dashed: what
    would be counted twice, or was not judged."""

    low: float
    high: float
    share: float | None
    words: str
    role: str | None = None
    dash: str = "-"


def interval(model: Model, view: Interval) -> Drawing:
    """The people of a count, its exact interval, and the same for a control group; what would be counted
    twice or was not judged is dashed. Below lie the rounds that would be as good, and those that would not.
    """
    n, k, *played = (
        int(model.values[name]) for name in (view.people, view.count, *(PLAY if view.play else ()))
    )
    twice, lost, n0, k0 = played or (0, 0, 0, 0)
    bars = _bars(view, n, k, twice, lost, n0, k0)
    low = -len(bars) + (-0.4 if n0 else 0.6)
    floor = low - (PILE + 0.5 if view.play else 0)
    above = 0.7 + (PEOPLE if n + lost <= MOST else 0)
    drawing, axes = axes_for(view.title, "", height=1 + 0.8 * (above - floor))
    if n0:
        apart = [100 * part for part in proportion.difference(k - twice, n - twice, k0, n0)]
        words = "difference: {:+.0f} points, from {:+.0f} to {:+.0f}".format(*apart)
        _ = axes.text(0, -len(bars) + 0.1, words, color=look.colour("text"))
    end = 100 if view.play else next(end for end in ENDS if end >= min(100, 118 * bars[0].high))
    for row, bar in enumerate(bars):
        _draw(axes, -row, bar, end)
    if n + lost <= MOST:
        crowd(axes, [k - twice, n - k, lost + twice], end, 0.7 + PEOPLE / 2, PEOPLE)
    if view.play:
        _play(axes, model, n - twice, k - twice, floor)
    named(axes, f"people who {view.what}, %", "")
    axes.set(xlim=(-0.03 * end, 1.04 * end), ylim=(floor - 0.02, above), yticks=[])
    told = [
        f"{bar.words}: true rates from {100 * bar.low:.3g} to {100 * bar.high:.3g} % fit"
        for bar in bars
        if bar.share is not None
    ]
    drawing.alt = f"Bar of true rates for {'; '.join(told)}."[:250]
    return drawing


def _play(axes: Axes, model: Model, n: int, k: int, floor: float) -> None:
    """The pile of rounds, and what it shows."""
    repeats, rate = int(model.values["repeats"]), model.values["rate"]
    words = f"{repeats:,} rounds with a true rate of {100 * rate:.3g} %, a grain each"
    _ = axes.text(0, floor + PILE + 0.1, words, color=look.colour("muted"))
    pile(axes, proportion.trials(n, rate, repeats, SEED)["treated"].to_numpy(), n, k, floor, PILE - 0.2)


def _bars(view: Interval, n: int, k: int, twice: int, lost: int, n0: int, k0: int) -> list[Bar]:
    """[Bar] of k of n people, of whom some would count twice and some were lost, beside k0 of n0 controls."""
    sure = 0.9 if not view.play and k == 0 else 0.95  # where nothing was seen the whole doubt lies at one end
    once, people = k - twice, n - twice
    words = f"{once} of {people} {view.what}"
    bars = [Bar(*proportion.interval(once, people, sure), once / people, words, "car_t")]
    if twice:
        words = f"refused: {twice} people would count twice"
        bars.append(Bar(*proportion.interval(k, n), None, words, dash="--"))
    if lost:
        worst, best = proportion.low(k, n + lost), proportion.high(k + lost, n + lost)
        bars.append(Bar(worst, best, None, f"if the {lost} not judged are counted too", "car_t", "--"))
    if n0:
        words = f"control group: {k0} of {n0} {view.what}"
        bars.append(Bar(*proportion.interval(k0, n0), k0 / n0, words))
    return bars


def _draw(axes: Axes, at: float, bar: Bar, end: float) -> None:
    """A bar with its words at a height, on an axis that goes to `end` per cent."""
    low, high = 100 * bar.low, 100 * bar.high
    colour = look.role(bar.role)["light"] if bar.role else look.colour("muted")
    filled = (colour, 0.28 if bar.dash == "-" else 0.06)
    style: Style = {"color": filled, "edgecolor": colour, "linewidth": 2, "linestyle": bar.dash}
    _ = axes.barh(at, high - low, left=low, height=0.4, **style)
    if bar.share is not None:
        _ = axes.plot(100 * bar.share, at, "o", color=colour, markersize=9, clip_on=False)
    if low > end / 50:
        _limit(axes, low, at, end, -5, "right")
    if high < 99.95:
        _limit(axes, high, at, end, 5, "left")
    _ = axes.text(0, at + 0.32, bar.words, color=look.colour("muted"))


def _limit(axes: Axes, percent: float, at: float, end: float, off: float, side: str) -> None:
    """The number at an end of a bar."""
    words = f"{percent:.0f} %" if end > 10 else f"{percent:.2g} %"
    style: Style = {"ha": side, "va": "center", "color": look.colour("text"), "fontweight": "bold"}
    _ = axes.annotate(words, (percent, at), xytext=(off, 0), textcoords="offset points", **style)
