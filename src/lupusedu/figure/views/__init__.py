"""Still pictures of a model's views, for print and where no script runs: a Drawing each, with its alternative text."""

from textwrap import fill

import numpy as np
from contourpy import contour_generator
from matplotlib import rc_context
from matplotlib.ticker import FuncFormatter, NullLocator

from ... import figure, look, simulate
from ...measure import measures, proportion, published
from ...network import made, views
from ...network.formula import DeclarationError
from ...simulate import cohort, steady
from ...simulate.plane import after, plane, rests, ridge
from .. import room

LEAST = 8  # per cent of a stack that hold their own number; that of a smaller part stands beside it


@rc_context(figure.STYLE)
def picture(model, name=None, run=None, pinned=(), asked=False):
    """Drawing of a plot or view by its name; of the model's first when there is none. Raises DeclarationError for an unknown one.

    asked: without what a view that asks wants the reader to predict. A view that lives by moving (cells, a thermometer) has the time course as its still.
    """
    model = made(model)
    shown = model.views.get(name) if name else next(iter(model.plots or model.views), None) and next(iter(model.plots.values() or model.views.values()))
    for kind, draw in DRAWN.items():
        if isinstance(shown, kind):
            return draw(model, shown, asked=True) if asked else draw(model, shown)
    return figure.time_course(model, None if isinstance(shown, views.View) else name, run, pinned)


def _axes(title, alt, height=figure.SIZE[1]):
    drawing = figure.Drawing(figsize=(figure.SIZE[0], height), layout="constrained")
    drawing.widest = figure.WIDEST
    axes = drawing.add_subplot()
    axes.spines[:].set_visible(False)
    axes.tick_params(colors=look.colour("muted"), length=0)
    figure.title(axes, title)
    drawing.alt = alt[:250]
    return drawing, axes


def _named(axes, x, y):
    _ = axes.set_xlabel(x, color=look.colour("muted"))
    _ = axes.set_ylabel(y, color=look.colour("muted"))
    axes.grid(color=look.colour("line"), linewidth=1)
    axes.set_axisbelow(True)


def _tens(*axes):
    """Plain numbers on axes that go by tens."""
    for axis in axes:
        axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,g}"))
        axis.set_minor_locator(NullLocator())


def _label(thing):
    return f"{thing.label}, {thing.unit}".removesuffix(", 1")


def _line(axes, x, y, role, **more):
    kind = look.role(role)
    _ = axes.plot(x, y, color=kind["light"], linewidth=kind["width"], linestyle=look.dashes(role), **more)


def beside(axes, line, words, **style):
    """Words next to a line or a mark near its middle, where they are clear of all other lines and words; a mark's words may stand off at the end of a thin line."""
    axes.figure.draw_without_rendering()
    if room.is_mark(line):
        feet, gaps = axes.transData.transform(line.get_xydata()), (4, 8, 20, 32)
    else:
        feet, gaps = room.dots(axes, line)[::4], (4,)
        feet = feet[np.argsort(np.abs(np.linspace(-1, 1, len(feet))), kind="stable")]
    sides = (-1, -0.5, 0, 0.5, 1)
    ways = [(across, up, gap) for gap in gaps for across in sides for up in sides if 1 in (abs(across), abs(up))]
    room.clearest(axes, line, words, feet, ways, **style)


def name_lines(axes):
    """The label of each line that has one beside it, in the line's colour; those of marks first, for they have the least room."""
    for line in sorted(axes.lines, key=lambda line: len(line.get_xdata())):
        if not line.get_label().startswith("_"):
            path = line.get_color() == look.colour("link")
            beside(axes, line, line.get_label(), color=line.get_color(), fontsize=12 if path else 11, fontweight="bold" if path else "normal", linespacing=1)


@rc_context(figure.STYLE)
def phase_plane(model, view, own=True):
    """Where two species stand still, the ridge between two futures, and the path of the run.

    own: with the path of the model's run, and with the labels of the other lines written on them.
    """
    rate, (start, p) = plane(model, view), after(model)
    x, y = (np.geomspace(view.low[name], view.high[name], 160) for name in (view.x, view.y))
    grid = np.meshgrid(x, y)
    slopes = rate(*grid, start, p)
    run = simulate.ode(model)
    drawing, axes = _axes(view.title, "")
    _named(axes, _label(model.species[view.x]), _label(model.species[view.y]))
    axes.set(xscale="log", yscale="log", xlim=(x[0], x[-1]), ylim=(y[0], y[-1]))
    _tens(axes.xaxis, axes.yaxis)
    axes.tick_params(axis="x", pad=9)
    for name, slope in zip((view.x, view.y), slopes):
        role, short = model.species[name].role, " ".join(model.species[name].label.split()[-2:])
        for piece, part in enumerate(sorted(contour_generator(*grid, slope).lines(0), key=len, reverse=True)):
            label = f"_{short}" if piece else f"{short}\nstay{'' if short.endswith('s') else 's'} level"
            _ = axes.plot(*part.T, color=look.role(role)["light"], linewidth=1.5, linestyle=look.dashes(role), label=label)
    try:
        states = rests(lambda u, v: rate(u, v, start, p), x, y)
    except ValueError:
        states = []
    if not any(stable for *_, stable in states):
        raise DeclarationError(f"{type(model).__name__}: in the view '{view.title}' {view.x} and {view.y} come to rest nowhere, or {view.y} not at one amount "
                               f"for each of {view.x}; show them as a Plot instead.")
    for amount, other, stable in states:
        _ = axes.plot(amount, other, "o", markersize=8, color=look.colour("text"), markerfacecolor=look.colour("text") if stable else look.colour("ground"), label="_rest" if stable else "tipping point")
    ends = [state for state in states if state[2]]
    for state, words in zip(ends, view.ends if len(ends) > 1 else [view.ends[bool(ends[0][0] ** 2 > x[0] * x[-1])]]):
        _ = axes.annotate(words, state[:2], xytext=(8, -12), textcoords="offset points", color=look.colour("text"), fontweight="bold")
    for saddle in [state for state in states if not state[2]]:
        _ = axes.plot(*ridge(lambda u, v: rate(u, v, start, p), saddle), color=look.colour("text"), linewidth=2.5, linestyle=(0, (0.5, 2)), label="ridge")
    if own:
        _ = axes.plot(run[view.x], run[view.y], color=look.colour("link"), linewidth=2.5)
        name_lines(axes)
    last = run.iloc[-1]
    end = min(ends, key=lambda state: abs(np.log(state[0] / max(last[view.x], 1e-9))))
    name = view.ends[1 if end is ends[-1] and (len(ends) > 1 or end[0] ** 2 > x[0] * x[-1]) else 0]
    drawing.alt = f"Phase plane: {model.species[view.y].label} against {model.species[view.x].label}, both axes by tens. {len(states)} resting state{'s' * (len(states) > 1)}. The path of this run ends at “{name}”."[:250]
    return drawing


@rc_context(figure.STYLE)
def bifurcation(model, view):
    """Resting amounts against one parameter, and where the present setting is."""
    values = np.linspace(*view.range, 221)
    _, p = after(model)
    now = dict(zip(model.parameters, p))
    own = {name: value for name, value in now.items() if model.values[name] != value}
    found = [(value, amount, len(states) == 3 and i == 1) for value in values
             for states in [steady.states(_with(model, {**own, view.parameter: value}), view.species)] for i, amount in enumerate(states)]
    drawing, axes = _axes(view.title, "")
    _named(axes, _label(model.parameters[view.parameter]), _label(model.species[view.species]))
    axes.set(yscale="log", xlim=view.range, ylim=(view.low, view.high))
    _tens(axes.yaxis)
    middle = (view.low * view.high) ** 0.5
    for upper in (False, True):
        branch = [(at, amount) for at, amount, tips in found if not tips and (amount > middle) == upper]
        if branch:
            _line(axes, *zip(*branch), model.species[view.species].role, label=view.ends[upper])
    tips = [(at, amount) for at, amount, tip in found if tip]
    if tips:
        _ = axes.plot(*zip(*tips), color=look.colour("text"), linestyle=(0, (1, 2)), linewidth=2, label="tipping point")
    _ = axes.axvline(now[view.parameter], color=look.colour("link"), linewidth=2)
    for line in axes.lines[:-1]:
        beside(axes, line, line.get_label(), color=look.colour("text"), fontweight="bold" if line.get_label() in view.ends else "normal")
    folds = f" Between {min(at for at, _ in tips):.2f} and {max(at for at, _ in tips):.2f} both can last." if tips else ""
    drawing.alt = f"Diagram of resting amounts of {model.species[view.species].label} against {model.parameters[view.parameter].label}; a line marks {now[view.parameter]:.2g}.{folds}"[:250]
    return drawing


def _with(model, values):
    return type(model)(**{**model.values, **values})


def stack(model, view):
    """Shares of each stage at the end of the run."""
    last = simulate.ode(model).iloc[-1]
    drawing, axes = _axes(view.title, "")
    told = []
    for i, (stage, columns) in enumerate(view.stages.items()):
        shares, under = 100 * last[list(columns)] / last[list(columns)].sum(), 0
        for j, (name, share) in enumerate(shares.items()):
            colour = look.role(model.species[name].role)["light"]
            _ = axes.bar(i, share, bottom=under, width=0.6, color=colour if j == 0 else "none", edgecolor=colour, linewidth=2)
            within = share >= LEAST
            _ = axes.text(i if within else i - 0.34, under + share / 2, f"{share:.0f} %", ha="center" if within else "right", va="center",
                          color=look.colour("ground") if within and j == 0 else look.colour("text"), fontweight="bold")
            if i == len(view.stages) - 1:
                _ = axes.text(i + 0.36, under + share / 2, view.parts[j], va="center", color=colour, fontweight="bold")
            under += share
        told.append(f"{stage} {shares.iloc[0]:.0f} %")
    axes.set_xticks(range(len(view.stages)), list(view.stages))
    axes.set_yticks([])
    axes.set_xlim(-0.5, len(view.stages) + 0.3)
    drawing.alt = f"Stacked bars at {len(view.stages)} stages, share {view.parts[0]}: {', '.join(told)}."[:250]
    return drawing


def grid(model, view):
    """What each stop of the knob sets, a mark a cell; the row of the model's own setting is shaded and tells what is left on the view's day."""
    run = simulate.ode(model)
    day = view.day if view.day is not None else float(run.index[-1])
    parameters, columns = zip(*view.columns.values())
    left = [100 * measures.measure(run, f"left({column}, {day:g})") for column in columns]
    stops = next(knob for knob in model.knobs if knob.name == view.knob).settings
    drawing, axes = _axes(view.title, "", height=0.36 * (len(stops) + 5))
    across, text = range(len(columns)), look.colour("text")
    for i, (stop, settings) in enumerate(stops.items()):
        mine = all(model.values[name] == value for name, value in settings.items())
        if mine:
            _ = axes.axhspan(-i - 0.5, -i + 0.5, color=look.colour("line"), linewidth=0)
        _ = axes.text(-0.8, -i, stop, ha="right", va="center", color=text, fontweight="bold" if mine else "normal")
        for j, parameter in enumerate(parameters):
            style = ("none", "left", "full")[int(np.digitize(settings[parameter], (0.05, 0.5)))]
            _ = axes.plot(j, -i, marker="o", markersize=9, color=text, fillstyle=style, markerfacecoloralt="none")
    _ = axes.text(-0.8, -len(stops), f"left on day {day:g}", ha="right", va="center", color=text)
    for j, share in zip(across, left):
        _ = axes.text(j, -len(stops), f"{share:.0f} %", ha="center", va="center", color=text, fontweight="bold")
    axes.set_xticks(across, [fill(name.replace("\u00ad", "- "), 10) for name in view.columns], color=text)
    axes.tick_params(labeltop=True, labelbottom=False)
    axes.set_yticks([])
    axes.set_xlim(-2.6, len(columns) - 0.4)
    axes.set_ylim(-len(stops) - 0.6, 0.6)
    told = ", ".join(f"{name} {share:.0f} %".replace("\u00ad", "") for name, share in zip(view.columns, left))
    drawing.alt = f"Table of {len(stops)} settings by {len(columns)} kinds of cell, filled where a cell carries the tag. Left on day {day:g}: {told}."[:250]
    return drawing


def hundred(model, view):
    """A hundred marks in the stages where they end."""
    now = _observed(model, model.values)
    ends = [[max(0, round(now[name])) for name in columns] for columns in view.stages.values()]
    drawing, axes = _axes(view.title, "", height=4)
    deep = 0
    for stage, columns, parts in zip(view.stages, view.stages.values(), ends):
        told = ", ".join(f"{count} {part}" for count, part in zip(parts, view.parts))
        _ = axes.text(-0.5, -deep, f"{stage}: {told}", va="center", color=look.colour("text"))
        looks = [look.role(model.observables[name].role) for name, count in zip(columns, parts) for _ in range(count)]
        for place, kind in enumerate(looks):
            fill = "none" if kind["shape"].startswith("open") else kind["light"]
            _ = axes.plot(place % 25, -deep - 0.9 - place // 25, "o", markersize=7.5, color=kind["light"], markerfacecolor=fill, markeredgewidth=1.5)
        deep += 2.1 + max(0, len(looks) - 1) // 25
    axes.set(xlim=(-0.7, 24.7), ylim=(-deep, 0.6), xticks=[], yticks=[])
    listed = "; ".join(f"{stage} {' and '.join(f'{count} {part}' for count, part in zip(parts, view.parts))}" for stage, parts in zip(view.stages, ends))
    drawing.alt = f"One hundred {view.whole} as marks in three rows: {listed}."[:250]
    return drawing


def _observed(model, values):
    """{observable: its value}, of those that do not depend on the state."""
    seen = simulate.observe(model, np.zeros(len(model.species)), np.array(list(values.values()), float))
    return {name: float(value) for name, value in zip(model.observables, seen)}


def tradeoff(model, view, asked=False):
    """The line of all settings of one knob, its stops, what was measured, and the present setting; of these a reader who is asked sees the last two."""
    def at(values):
        seen = _observed(model, {**model.values, **values})
        return seen[view.x], seen[view.y]

    drawing, axes = _axes(view.title, "")
    _named(axes, _label(model.observables[view.x]), _label(model.observables[view.y]))
    axes.set(xlim=(0, view.top[0]), ylim=(0, view.top[1]))
    for words, (low, high) in view.bands.items():
        _ = axes.axhspan(low, high, color=(look.colour("edge"), 0.16), linewidth=0)
        _ = axes.text(view.top[0] - 1, high - 1, words, ha="right", va="top", color=look.colour("muted"))
    if not asked:
        line = [at({view.knob: value}) for value in np.linspace(*model.parameters[view.knob].range, 121)]
        _ = axes.plot(*zip(*line), color=look.colour("text"), linewidth=3)
    stops = next(knob for knob in model.knobs if knob.name == view.knob).settings
    for words, values in ({} if asked else stops).items():
        _ = axes.plot(*at(values), "o", color=look.colour("text"), markerfacecolor=look.colour("ground"))
        left = at(values)[0] > 0.9 * view.top[0]
        _ = axes.annotate(words, at(values), xytext=(4, 19) if left else (7, 5), ha="right" if left else "left", textcoords="offset points", color=look.colour("muted"))
    here = at({})
    _ = axes.plot(*here, "o", color=look.colour("link"), markersize=10)
    line = view.ask if asked else "The line of all settings falls from upper left to lower right and never meets the corner at zero."
    drawing.alt = f"Plane of {model.observables[view.y].label} against {model.observables[view.x].label}. Now: {here[1]:.0f} % against {here[0]:.0f} %. {line}"[:250]
    return drawing


def patients(model, view):
    """A hundred virtual patients in the order of what differs between them, each in the group of its run."""
    chosen = _cohort(model, view)
    kept = cohort.kept(type(model), [model.cohorts[name] for name in view.cohorts], view.number)
    people = cohort.patients(type(model), chosen).loc[kept]
    groups = np.full(len(people), len(view.groups))
    for i, text in reversed(list(enumerate(view.groups.values()))):
        runs = cohort.column(type(model), cohort.present(model, chosen), published.column(text), chosen.days).loc[kept]
        groups[published.meets(runs, text)] = i
    names = [*view.groups, view.rest]
    counts = [int((groups == i).sum()) for i in range(len(names))]
    colours = ["self_reactive", "self_reactive", "b_cell"] if len(names) > 2 else ["b_cell", "self_reactive"]
    fills = [1, 0.35, 0] if len(names) > 2 else [1, 0]
    drawing, axes = _axes(", ".join(f"{count} {name}" for count, name in zip(counts, names)), "")
    order = np.argsort(people.iloc[:, 0].to_numpy(), kind="stable")
    for place, who in enumerate(order):
        colour, fill = look.role(colours[groups[who]])["light"], fills[groups[who]]
        _ = axes.plot(place % 20, -(place // 20), marker=person(), markersize=18, color=colour, markeredgecolor=colour, markeredgewidth=1, markerfacecolor=(colour, fill))
    axes.set(xlim=(-0.7, 19.7), ylim=(-(view.number // 20) + 0.3, 0.6), xticks=[], yticks=[])
    drawing.alt = f"{view.number} person icons, one for each virtual patient: {', '.join(f'{count} {name}' for count, name in zip(counts, names))}."[:250]
    return drawing


def person():
    """A head and shoulders, 18 high, as a path around 0, 0."""
    from matplotlib.path import Path

    head = Path.circle((0, 6), 3)
    body = Path([(-4.5, -9), (-4.5, -1), (-4.5, 2), (-1.5, 2), (1.5, 2), (4.5, 2), (4.5, -1), (4.5, -9), (-4.5, -9)],
                [Path.MOVETO, Path.LINETO, Path.CURVE3, Path.CURVE3, Path.LINETO, Path.CURVE3, Path.CURVE3, Path.LINETO, Path.CLOSEPOLY])
    return Path.make_compound_path(head, body)


def _cohort(model, view):
    """As js/simulate/cohort.js: of the cohorts whose fixed settings are the present ones, the one with the nearest median; else the first."""
    every = [model.cohorts[name] for name in view.cohorts]
    fixed = {name for one in every for name in one.values}
    usual = {name: parameter.value for name, parameter in model.parameters.items()}
    fits = [one for one in every if all(name in one.spread or model.values[name] == one.values.get(name, usual[name]) for name in fixed)]
    return min(fits, key=lambda one: sum(abs(np.log(model.values[name] / median)) for name, (median, _) in one.spread.items()), default=every[0])


def interval(model, view):
    """The count, its exact interval, and the same for a control group; what would be counted twice or was not judged is dashed."""
    v = model.values
    n, k = (int(v[name]) for name in (view.people, view.count))
    sure = 0.9 if not view.play and k == 0 else 0.95  # where nothing was seen the whole doubt lies at one end
    twice, lost, n0, k0 = (int(v[name]) if view.play else 0 for name in ("twice", "lost", "n0", "k0"))
    rows = [(*proportion.interval(k - twice, n - twice, sure), (k - twice) / (n - twice), "car_t", f"{k - twice} of {n - twice} {view.what}", "-")]
    if twice:
        rows.append((*proportion.interval(k, n), None, None, f"refused: {twice} people would count twice", "--"))
    if lost:
        rows.append((proportion.low(k, n + lost), proportion.high(k + lost, n + lost), None, "car_t", f"if the {lost} not judged are counted too", "--"))
    if n0:
        rows.append((*proportion.interval(k0, n0), k0 / n0, None, f"control group: {k0} of {n0} {view.what}", "-"))
    drawing, axes = _axes(view.title, "", height=1.2 + 0.8 * (len(rows) + (n0 > 0)))
    if n0:
        apart = [100 * part for part in proportion.difference(k - twice, n - twice, k0, n0)]
        _ = axes.text(0, -len(rows) + 0.1, "difference: {:+.0f} points, from {:+.0f} to {:+.0f}".format(*apart), color=look.colour("text"))
    end = 100 if view.play else next(end for end in (0.4, 1, 2, 4, 8, 20, 40, 100) if end >= min(100, 118 * rows[0][1]))
    for i, (low, high, share, role, words, dash) in enumerate(rows):
        low, high, colour = 100 * low, 100 * high, look.role(role)["light"] if role else look.colour("muted")
        _ = axes.barh(-i, high - low, left=low, height=0.4, color=(colour, 0.28 if dash == "-" else 0.06), edgecolor=colour, linewidth=2, linestyle=dash)
        if share is not None:
            _ = axes.plot(100 * share, -i, "o", color=colour, markersize=9, clip_on=False)
        for at, side, shown in ((low, "right", low > end / 50), (high, "left", high < 99.95)):
            if shown:
                _ = axes.annotate(f"{at:.0f} %" if end > 10 else f"{at:.2g} %", (at, -i), xytext=(-5 if side == "right" else 5, 0), textcoords="offset points", ha=side, va="center", color=look.colour("text"), fontweight="bold")
        _ = axes.text(0, -i + 0.32, words, color=look.colour("muted"))
    _named(axes, f"people who {view.what}, %", "")
    axes.set(xlim=(0, 1.02 * end), ylim=(-len(rows) + (-0.4 if n0 else 0.6), 0.7), yticks=[])
    told = [f"{words}: true rates from {100 * low:.3g} to {100 * high:.3g} % fit" for low, high, share, _, words, _ in rows if share is not None]
    drawing.alt = f"Bar of true rates for {'; '.join(told)}."[:250]
    return drawing


DRAWN = {views.PhasePlane: phase_plane, views.Bifurcation: bifurcation, views.Stack: stack, views.Hundred: hundred, views.Tradeoff: tradeoff, views.Patients: patients, views.Interval: interval, views.Grid: grid}
