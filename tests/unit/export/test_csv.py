"""The CSV of Python and of the browser are the same bytes for the same run."""

import random

import pytest

from judges.engines import each_network, node
from lupusedu import export, models, simulate
from lupusedu.export.csv import _figure, _shortest, written


@each_network
def test_the_browser_writes_the_same_csv_of_a_run(name):
    # The browser's own run agrees to 1e-6 only, so that its writer is given Python's.
    model = models.find(name)
    made = {preset: model.preset(preset) for preset in model.presets}
    runs = {preset: simulate.ode(one) for preset, one in made.items()}
    jobs = [
        {
            "model": export.javascript(model),
            "values": dict(made[preset].values),
            "days": list(run.index),
            "columns": {column: run[column].tolist() for column in run},
        }
        for preset, run in runs.items()
    ]
    for preset, text in zip(runs, node("csv", jobs), strict=True):
        assert written(made[preset], runs[preset]) == text, preset


def test_csv_is_what_is_written_of_the_model_s_own_run():
    model = models.find("living_drug")
    assert export.csv(model(dose=2.8)) == written(model(dose=2.8), simulate.ode(model(dose=2.8)))
    assert "dose=2.8, " in export.csv(model(dose=2.8)).splitlines()[1]


def test_any_number_is_written_as_the_browser_writes_it():
    chance = random.Random(7)
    values = [0.0, -0.0, 1e-7, 9.9999949e-7, 1e-6, 1e21, 123456.5, 1234565.0, 0.5000005, -2.5, 1e-300, 1e300]
    values += [chance.uniform(-1, 1) * 10 ** chance.uniform(-12, 24) for _ in range(500)]
    assert [[_figure(value), _shortest(value)] for value in values] == node("figures", values)


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_number_is_left_empty(value):
    assert _figure(value) == ""
