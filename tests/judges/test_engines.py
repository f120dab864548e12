"""Python, the generated JavaScript, libroadrunner and COPASI tell the same story of every model, preset and
slider corner."""

import pickle
import sys
from functools import cache

import numpy as np
import pandas as pd
import pytest

from judges.engines import (
    NETWORKS,
    Copasi,
    Roadrunner,
    away_from_events,
    days,
    each_network,
    instances,
    javascript,
    judge_module,
    node,
    python_runs,
    sbml_errors,
    told,
    without_events,
    worst,
)
from lupusedu import export, models, simulate
from lupusedu.network import Event, Model, Parameter, Reaction, Settle, Species
from once import once

each_judge = pytest.mark.parametrize("judge", [Roadrunner, Copasi], ids=["libroadrunner", "COPASI"])


@pytest.fixture(scope="session")
def python(tmp_path_factory):
    """python(name) -> {setting: run} of Python's own runs, computed once, whichever worker asks first; their
    first days in `.attrs`."""

    @cache  # a worker reads them once, for they are a hundred tables a model
    def runs(name):
        kept = once(
            tmp_path_factory, f"{name}.pickle", lambda path: path.write_bytes(pickle.dumps(python_runs(name)))
        )
        return pickle.loads(kept.read_bytes())

    return runs


def disagreeing(found, expected):
    """{setting: worst} where it is more than 1e-6."""
    errors = {setting: worst(found[setting], expected[setting]) for setting in expected}
    return {setting: error for setting, error in errors.items() if not error <= 1e-6}


@each_network
def test_javascript_agrees_in_every_preset_and_corner(name, python):
    found = javascript([(model, days(name)) for model in instances(name).values()])
    refused = {k: answer for k, answer in zip(instances(name), found) if isinstance(answer, str)}
    assert not refused
    assert not disagreeing(dict(zip(instances(name), found)), python(name))


@each_network
def test_a_picture_shows_no_difference_while_a_knob_moves_and_with_fewer_points(name):
    apart = node("pictures", told(instances(name).values()))  # in px of a picture of 900 × 400
    most = {"moving": 0.1, "summit": 0.5, "drawn": 0.5}
    assert not {
        k: one for k, one in zip(instances(name), apart) if any(one[way] >= most[way] for way in most)
    }


@each_network
@each_judge
def test_sbml_agrees_in_every_preset_and_corner(name, judge, python):
    errors = sbml_errors(name, judge, python(name))
    assert {setting: error for setting, error in errors.items() if not error <= 1e-6} == {}


@each_network
@each_judge
def test_sbml_text_of_every_preset_agrees_as_it_stands(name, judge, python):
    expected, found = {}, {}
    for preset in models.find(name).presets:
        here = away_from_events(model := models.find(name).preset(preset), days(name))
        expected[preset] = python(name)[preset][here].reset_index(drop=True)
        found[preset] = judge(export.sbml(model)).run(expected[preset].columns, days(name)[here])
    assert not disagreeing(found, expected)


@each_network
def test_every_preset_and_corner_takes_fewer_than_5000_steps(name, python):
    assert {
        setting: run.attrs["steps"]
        for setting, run in python(name).items()
        if not 0 < run.attrs["steps"] < 5000
    } == {}


@each_network
def test_more_events_change_the_run(name, python):
    """Else the comparisons with more events would show nothing."""
    runs = python(name)
    preset = next(iter(models.find(name).presets))
    assert worst(runs[f"{preset}, more events"], runs[preset]) > 1e-3


@pytest.mark.parametrize("name", [name for name in NETWORKS if models.find(name).settle.days])
def test_libroadrunner_settles_to_the_same_start(name):
    model = models.find(name)
    quiet = type(model.__name__, (without_events(model),), {"settle": Settle(0, model.settle.start)})
    settled, _ = simulate.settled(model(), np.array(list(model().values.values()), float))
    found = Roadrunner(export.sbml(quiet)).run(model.species, [0, model.settle.days])
    assert worst(found.tail(1), pd.DataFrame([settled], columns=list(model.species))) < 1e-6


class Crowded(Model):
    """Every kind of event, several on one day."""

    span = 20
    X = Species("x0", "cell", "X")
    Y = Species(1, "cell", "Y")
    x0 = Parameter(8, "cell", "start")
    k = Parameter(0.5, "1/day", "rate", range=(0.1, 1))
    d = Parameter(2, "cell", "gift")
    late = Parameter(11, "day", "a day")
    wait = Parameter(1, "day", "days more")
    turn = Reaction("X => Y", "k*X")
    first = Event(5, add={"X": "d"})
    second = Event(5, add={"X": "2*d"}, set={"d": "3*d"})
    third = Event(5, add={"X": "d", "Y": "X"})
    fourth = Event(5, set={"Y": "2*Y"})
    moved = Event("late + wait", set={"k": 0.05})
    never = Event(21, set={"X": 0})


@each_judge
def test_sbml_keeps_the_order_of_events_on_one_day(judge):
    rows = np.array([0, 3, 4.9, 5.1, 8, 11.9, 12.1, 20])
    expected = simulate.ode(Crowded, rows).reset_index(drop=True)
    assert worst(judge(export.sbml(Crowded)).run(["X", "Y"], rows), expected) < 1e-6


def test_javascript_rows_on_event_days_are_the_state_after():
    rows = np.array([0, 5, 12, 20.0])
    (found,) = javascript([(Crowded(), rows)])
    assert worst(found, simulate.ode(Crowded, rows)) < 1e-6
    # X: 8·e^-2.5 + 2 + 4 + 6 on day 5; Y: all the rest of 9 + 12, then + X, then doubled.
    x = 8 * np.exp(-2.5) + 12
    assert found["X"][1] == pytest.approx(x, rel=1e-8)
    assert found["Y"][1] == pytest.approx(2 * (9 - 8 * np.exp(-2.5) + x), rel=1e-8)


class Growth(Model):
    X = Species(1, "cell", "X")
    k = Parameter(1, "1/day/cell", "rate")
    born = Reaction("X => 2 X", "k*X*X")


class Stiff(Model):
    X = Species(2, "cell", "X")
    k = Parameter(1e5, "1/day", "rate")
    K = Parameter(1, "cell", "level")
    loss = Reaction("X =>", "k*X")
    gain = Reaction("=> X", "k*K")


@pytest.mark.parametrize(
    ("model", "named", "mend"),
    [
        (Growth(), "growth: the solver gave up on day 1", "move a parameter back"),
        (Stiff(), "stiff: the solver gave up on day", "move a parameter back"),
        (
            Crowded(late=0, wait=5, events=[Event("late - wait", add={"X": 1})]),
            "falls on day -5",
            "give it a finite day, 0 or later",
        ),
    ],
    ids=["explosive", "stiff", "negative event day"],
)
def test_javascript_says_what_went_wrong_and_the_mend(model, named, mend):
    (message,) = javascript([(model, [0, 50])])
    assert named in message
    assert mend in message


class Moved(Model):
    """An event sets the parameter that is another event's day; two days differ by rounding only; each way the
    order tells."""

    span = 20
    X = Species(8, "cell", "X")
    k = Parameter(0.1, "1/day", "loss")
    day = Parameter(10, "day", "day of the gift")
    part = Parameter(0.1, "day", "a day")
    loss = Reaction("X =>", "k*X")
    moves = Event(3, set={"day": 15})
    given = Event("day", add={"X": 5})
    at_once = Event(0, set={"part": 0.7})
    twice = Event("3*part", add={"X": "X"})
    then = Event(0.3, set={"X": 1})


MOVED = np.array([0, 0.2, 0.4, 2.9, 3.1, 9.9, 10.1, 14.9, 15.1, 20])


@each_judge
@pytest.mark.parametrize("values", [{}, {"day": 12}, {"part": 0.2}], ids=str)
def test_one_meaning_of_a_day_in_sbml(judge, values):
    expected = simulate.ode(Moved(**values), MOVED).reset_index(drop=True)
    assert worst(judge(export.sbml(Moved(**values))).run(["X"], MOVED), expected) < 1e-6


def test_one_meaning_of_a_day_in_javascript():
    models_ = [Moved(), Moved(day=12), Moved(part=0.2)]
    for model, found in zip(models_, javascript([(model, MOVED) for model in models_]), strict=True):
        assert worst(found, simulate.ode(model, MOVED)) < 1e-6
    assert simulate.ode(Moved, MOVED)["X"].loc[10.1] > 5


@pytest.mark.parametrize(
    ("ci", "outcome"),
    [("true", pytest.fail.Exception), ("", pytest.skip.Exception)],
    ids=["CI", "a person's machine"],
)
def test_a_judge_that_cannot_load_is_a_failure_in_ci_and_a_told_skip_elsewhere(ci, outcome, monkeypatch):
    monkeypatch.setenv("CI", ci)
    monkeypatch.setitem(sys.modules, "roadrunner_that_is_not_here", None)
    with pytest.raises(
        outcome, match="roadrunner_that_is_not_here cannot load on this machine, so its tests did not run"
    ):
        judge_module("roadrunner_that_is_not_here")
