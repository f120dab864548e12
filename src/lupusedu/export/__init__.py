"""A model in other languages: JavaScript, LaTeX, a parameter table, Antimony, SBML and a reaction diagram."""

import json
import locale
import re
from contextlib import contextmanager
from importlib import import_module
from threading import Lock

import numpy as np
import pandas as pd
import sympy
from sympy.printing.latex import latex as print_latex

from .. import __version__, data
from ..figure import diagram as score
from ..network import made
from ..network._rules import units_of
from ..network.formula import dimensions, unit_of
from ..simulate import apply, cohort, grid, instance, ode, settled

DRAWS = 200  # virtual patients a phone computes in a quarter of a second
SHOWN = 100  # those with triggers by chance, which weigh more
GREEK = {"alpha", "beta", "gamma", "delta", "epsilon", "kappa", "lambda", "mu", "nu", "phi", "rho", "sigma", "tau", "theta"}


def javascript(model):
    """One JavaScript object expression: the model's words as data, its mathematics as functions of state y and parameters p."""
    model = made(model)  # one of counting has no reactions, and is shown all the same
    y, p = model.species, model.parameters
    words = {
        "name": model.name, "title": model.title, "question": model.question, "version": __version__,
        "span": model.span, "step": float(grid(model)[1]), "settle": model.settle.days,
        "species": [{"name": n, "label": s.label, "unit": s.unit, "role": s.role} for n, s in y.items()],
        "parameters": [_parameter(q, model.values[n]) for n, q in p.items()],
        "observables": [{"name": n, "label": o.label, "unit": o.unit, "role": o.role} for n, o in model.observables.items()],
        "plots": [{"name": n, **vars(plot), "lines": [{"value": v, "label": words} for words, v in plot.lines.items()]} for n, plot in model.plots.items()],
        "knobs": [{"name": k.name, "label": k.label, "level": k.level, "parameters": k.parameters,
                   "stops": [{"label": words, "values": values} for words, values in k.settings.items()]} for k in model.knobs],
        "presets": [{"name": n, "caption": preset.caption, "values": preset.values} for n, preset in model.presets.items()],
        "words": model.words, **_pictures(model),
    }
    start = {**{n: s.value for n, s in y.items()}, **model.settle.start}
    functions = [
        f"start(p) {{ return [{', '.join(_js(model, amount) for amount in start.values())}]; }}",
        f"derivatives(y, p, dy) {{ {_js_derivatives(model)} }}",
        f"observe(y, p) {{ return [{', '.join(_js(model, o.formula) for o in model.observables.values())}]; }}",
        f"events: [{', '.join(_js_event(model, event) for event in [*model.events.values(), *model.extra])}]",
    ]
    text = json.dumps(words, ensure_ascii=False, separators=(",", ":"))
    return "({" + ",\n".join([text[1:-1], *functions]) + "})"


def _parameter(parameter, value):
    return {"name": parameter.name, "label": parameter.label, "unit": parameter.unit, "value": value, "range": parameter.range,
            "log": parameter.log, "whole": parameter.whole, "source": parameter.source, "note": parameter.note}


def _pictures(model):
    """The declared views, and the virtual patients they show: the first draws of the committed table, the same as in Python."""
    views = {"views": [{"name": n, "kind": view.kind, **vars(view)} for n, view in model.views.items()]}
    shown = {name: model.cohorts[name] for view in model.views.values() for name in getattr(view, "cohorts", ())}
    if not shown:
        return views
    kept = cohort.kept(type(model), shown.values(), DRAWS)
    cohorts = [{"name": n, "values": one.values, "spread": one.spread, **(_trial(model, one) if one.jumps else {})} for n, one in shown.items()]
    pictures = {**views, "cohorts": cohorts, "draws": data.draws(model).loc[kept].to_dict("list")}
    by_chance = [one for one in shown.values() if one.jumps]
    return {**pictures, "chance": _chance(model, by_chance, kept[:SHOWN])} if by_chance else pictures


def _trial(model, one):
    return {"before": one.before, "start": one.start, "run_in": one.run_in, "days": one.days or model.span}


def _chance(model, cohorts, kept):
    """What chance adds to which species of each patient: [day, size, day, size, …]. All arms of a trial share it."""
    longest = max(cohorts, key=lambda one: one.days or model.span)
    drawn = cohort.arrivals(model, longest)
    # On the half days that the steps in Python end on.
    drawn["day"] = cohort.STEP * np.ceil(drawn["day"] / cohort.STEP)
    drawn = drawn[drawn["day"] < (longest.days or model.span)].round(3)
    return {"species": next(iter(longest.jumps)), "arrivals": [drawn.loc[drawn["patient"] == who, ["day", "size"]].to_numpy().ravel().tolist() for who in kept]}


def _places(model):
    """Symbols as array places, so that no name can clash with a word of the language."""
    names = [(n, f"y[{i}]") for i, n in enumerate(model.species)] + [(n, f"p[{i}]") for i, n in enumerate(model.parameters)]
    return {sympy.Symbol(name): sympy.Symbol(place) for name, place in names}


def _js(model, amount):
    if not isinstance(amount, str):
        return repr(float(amount))
    return sympy.jscode(model.formula(amount).doit().xreplace(_places(model)))


def _js_derivatives(model):
    rates = {name: model.formula(r.rate).doit().xreplace(_places(model)) for name, r in model.reactions.items()}
    shared, laws = sympy.cse(list(rates.values()), symbols=sympy.numbered_symbols("x"))
    lines = [f"const {s} = {sympy.jscode(e)};" for s, e in shared]
    lines += [f"const v{i} = {sympy.jscode(law)};" for i, law in enumerate(laws)]
    flows = {species: [] for species in model.species}
    for i, change in enumerate(model.stoichiometry().values()):
        for species, copies in change.items():
            flows[species].append(f"{'-' if copies < 0 else '+'} {'' if abs(copies) == 1 else f'{abs(copies)}*'}v{i}")
    lines += [f"dy[{i}] = {' '.join(terms) or '0'};" for i, terms in enumerate(flows.values())]
    return " ".join(lines)


def _js_event(model, event):
    places = {str(name): str(place) for name, place in _places(model).items()}
    changes = [f"{places[n]} += {_js(model, a)};" for n, a in event.add.items()]
    changes += [f"{places[n]} = {_js(model, a)};" for n, a in event.set.items()]
    # Where a parameter is the day, a reader may drag the event along the axis.
    named = f", parameter: {json.dumps(event.day)}" if event.day in model.parameters else ""
    return f"{{ label: {json.dumps(event.label, ensure_ascii=False)}{named}, day(p) {{ return {_js(model, event.day)}; }}, apply(y, p) {{ {' '.join(changes)} }} }}"


def symbol(name):
    """LaTeX of a declared name: kM as k with index M, rho as a Greek letter, words upright."""
    if name in GREEK:
        return f"\\{name}"
    match = re.fullmatch(r"([A-Za-z])([A-Z][A-Za-z]*|\d+)", name)
    if match:
        return f"{match[1]}_{{\\mathrm{{{match[2]}}}}}"
    return name if len(name) == 1 else f"\\mathrm{{{name.replace('_', ' ')}}}"


def latex(model):
    """The rate equations as an `align*`, each term under-braced with its reaction's name, in the declared order."""
    model = instance(model)
    names = {sympy.Symbol(n): symbol(n) for n in [*model.species, *model.parameters]}
    lines = []
    for species in model.species:
        terms = []
        for name, change in model.stoichiometry().items():
            if species in change:
                copies = change[species]
                formula = model.formula(model.reactions[name].rate)
                law = print_latex(formula, order="none", symbol_names=names, mul_symbol="\\,", ln_notation=True)
                if abs(copies) > 1:
                    law = f"{abs(copies)} \\left({law}\\right)" if formula.is_Add else f"{abs(copies)} \\cdot {law}"
                sign = "-" if copies < 0 else ("+" if terms else "")
                terms.append(f"{sign} \\underbrace{{{law}}}_{{\\text{{{name.replace('_', ' ')}}}}}")
        lines.append(f"\\frac{{d {symbol(species)}}}{{dt}} &= {' '.join(terms) or '0'}")
    return "\\begin{align*}\n" + " \\\\\n".join(lines) + "\n\\end{align*}"


def table(model):
    """Parameters as a DataFrame: meaning, value, unit, slider range, source (a key of references.bib, or 'assumed') and note."""
    model = made(model)
    rows = [
        {"parameter": n, "meaning": q.label, "value": model.values[n], "unit": q.unit,
         "range": f"{q.range[0]:g} to {q.range[1]:g}" if q.range else "", "source": q.source, "note": q.note}
        for n, q in model.parameters.items()
    ]
    return pd.DataFrame(rows, columns=["parameter", "meaning", "value", "unit", "range", "source", "note"]).set_index("parameter")


def diagram(model):
    """SVG text of the reaction network: a column a species, a line a reaction."""
    return score.svg(instance(model))


def antimony(model):
    """Antimony text of the model with its values. It starts on day 0, settled, with that day's events inside.

    Reactions are irreversible (`=>`). Units carry the model's own names; of what they are made of, only the day is known to
    SBML, which has no IU and one unit for all reactions: cells, volumes, weights and IU count as pure numbers.
    """
    model = instance(model)
    p = np.array(list(model.values.values()), float)
    y, _ = settled(model, p)
    today = [event for day, event in model.timeline() if day == 0]
    for event in today:
        apply(model, event, y, p)
    things = {**model.species, **model.parameters, **model.observables}
    head = [f"// {model.title} (lupusedu {__version__})", f"model {model.name}_model"]
    lines = ["  unit substance = dimensionless; unit extent = dimensionless; unit volume = dimensionless; unit time_unit = 86400 second;",
             "  compartment whole_body = 1;", f"  species {', '.join(f'{n} in whole_body' for n in model.species)};"]
    lines += [f"  {name}: {reaction.flow}; whole_body*({_plain(model, reaction.rate)});" for name, reaction in model.reactions.items()]
    lines += [f"  {n} = {v!r};" for n, v in zip(model.species, y.tolist())] + [f"  {n} = {v!r};" for n, v in zip(model.parameters, p.tolist())]
    later = [(_day(model, day, event), *change) for day, event in model.timeline() if day > 0 for change in _changes(model, event)]
    for i, (day, name, amount) in enumerate(later):
        # At equal days the listed order holds: an event a change, the earlier with the higher priority, each seeing those before.
        lines.append(f"  event_{i + 1}: at time >= {day}, priority = {len(later) - i} dimensionless, fromTrigger = false: {name} = {amount};")
    changed = {name for _, name, _ in later}
    lines += [f"  {'var' if n in changed else 'const'} {n};" for n in model.parameters]
    lines += [f"  {n} := {_plain(model, o.formula)};" for n, o in model.observables.items()]
    # Notes, not display names: COPASI calls a thing by its display name, and two things may share one.
    lines += [f"  {n} has {_unit(dimensions(thing.unit, n))};" for n, thing in things.items() if n not in model.species]
    notes = [f"  {n} notes {json.dumps(f'{thing.label} ({thing.unit})', ensure_ascii=False)};" for n, thing in things.items()]
    units = dict.fromkeys(re.findall(r"\bunit_\w+", "\n".join(lines)))
    return "\n".join([*head, *map(_unit_line, units), *lines, *notes, "end", ""])


def _unit(powers):
    """Name of a unit in Antimony: {'cell': 1, 'µL': -1} as unit_cell_per_uL."""
    words = [f"{'per_' * (n < 0)}{atom.replace('µ', 'u')}{abs(n) if abs(n) > 1 else ''}" for atom, n in sorted(powers.items(), key=lambda one: one[1] < 0)]
    return "_".join(["unit", *words]) if words else "dimensionless"


def _unit_line(name):
    """What a unit's name means to SBML: how often a day is in it."""
    day = re.search(r"_(per_)?day(\d*)", name)
    return f"  unit {name} = {'1 / ' * bool(day[1])}(86400 second){'^' * bool(day[2])}{day[2]};" if day else f"  unit {name} = dimensionless;"


def _day(model, day, event):
    """The day of an event: its formula, but the number where an event changes what is in it, or where it is another event's day but for rounding."""
    known = {str(symbol) for symbol in model.formula(event.day).free_symbols}
    timeline = model.timeline()
    shared = any(other == day and one.day != event.day for other, one in timeline)
    changed = any(known & {*one.add, *one.set} for _, one in timeline)
    return _plain(model, event.day) if known and not (changed or shared) else f"{day!r} unit_day"


def _changes(model, event):
    """(name, new amount) of what an event changes, one after the other."""
    def amount(name, given):
        if isinstance(given, str):
            return _plain(model, given)
        return f"{float(given)!r} {_unit(dimensions(model.parameters[name].unit, name)) if name in model.parameters else 'dimensionless'}"

    return ([(n, f"{n} + ({amount(n, a)})") for n, a in event.add.items()] + [(n, amount(n, a)) for n, a in event.set.items()])


# A number that is not part of a name, nor an exponent, nor has its unit.
NUMBER = re.compile(r"(?<![\w.^])\d+(?:\.\d*)?(?:e[-+]?\d+)?(?![\w.]| unit_| dimensionless)")


def _plain(model, amount):
    """A formula as Antimony writes it, its bare numbers dimensionless; its `log` is the decadic one."""
    def guard(kind):
        # The bare 0 of Max(0, X) has the unit of X.
        return lambda *parts: kind(*[sympy.Symbol(f"0 {_unit(unit_of(parts[i - 1], units, 'export'))}") if part == 0 else part for i, part in enumerate(parts)], evaluate=False)

    units, formula = units_of(type(model)), model.formula(amount).doit()
    for kind in (sympy.Max, sympy.Min):
        formula = formula.replace(kind, guard(kind))
    text = sympy.sstr(formula, full_prec=False).replace("**", "^").replace("log(", "ln(").replace("Max(", "max(").replace("Min(", "min(")
    return NUMBER.sub(lambda number: f"{number[0]} dimensionless", text)


READING = Lock()


@contextmanager
def _libantimony():
    """The library while numbers have a decimal point: in a locale with a decimal comma it would cut 0.28 off after the 0."""
    try:
        library = import_module("antimony")
    except (ImportError, OSError) as error:
        raise ImportError(f"SBML needs the package antimony, which cannot be loaded here ({error}). Type: pip install \"lupusedu[sbml]\"; "
                          "where there is none for this machine, take export.antimony(model), which other programs read.") from None
    with READING:
        own = locale.setlocale(locale.LC_NUMERIC)
        locale.setlocale(locale.LC_NUMERIC, "C")
        try:
            library.clearPreviousLoads()
            yield library
        finally:
            locale.setlocale(locale.LC_NUMERIC, own)


def sbml(model):
    """SBML Level 3 text of `antimony(model)`. Raises ValueError where libantimony cannot read it, ImportError where there is none."""
    text = antimony(model)
    with _libantimony() as library:
        if library.loadAntimonyString(text) < 0:
            raise ValueError(f"{instance(model).name}: {library.getLastError()}")
        return library.getSBMLString(library.getMainModuleName())


def csv(model):
    """CSV text of the model's run, under comment lines that say the model, version, settings and units."""
    model = instance(model)
    run = ode(model)
    settings = ", ".join(f"{name}={value:g}" for name, value in model.values.items())
    heads = [f"# {model.title}: model {model.name}, lupusedu {__version__}", f"# settings: {settings}",
             f"# units: day, {', '.join(f'{name} [{unit}]' for name, unit in run.attrs['units'].items())}",
             "# A teaching model, not medical advice. CC BY 4.0."]
    return "\n".join(heads) + "\n" + run.to_csv(float_format="%.6g")
