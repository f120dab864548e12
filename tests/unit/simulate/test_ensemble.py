"""Many virtual patients at once are the same as one after the other, whoever computes them."""

import io
import os
import subprocess
import sys
import tracemalloc
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from time import sleep

import numpy as np
import pandas as pd
import pytest
from distributed import Client, LocalCluster

from checkout import ROOT
from judges.engines import each_network, worst
from lupusedu import models, simulate
from lupusedu.errors import DeclarationError
from lupusedu.models.living_drug import LivingDrug
from lupusedu.network import Event, Model, Parameter, Reaction, Species
from lupusedu.simulate import SimulationError

DAYS = np.linspace(0, 400, 41)


class Mine(Model):
    """A user's own model, without any spread or range but one."""

    span = 10
    X = Species(8, "pg", "X")
    k = Parameter(0.5, "1/day", "loss", range=(0.1, 2))
    day = Parameter(5, "day", "day of the dose", range=(1, 9))
    dose = Parameter(3, "pg", "dose")
    loss = Reaction("X =>", "k*X")
    given = Event("day", add={"X": "dose"})


def test_patients_follow_their_closed_form():
    draws = pd.DataFrame({"k": [0.2, 0.5, 1.5], "dose": [0, 3.0, 5], "day": [5, 2, 2]})
    found = simulate.ensemble(Mine, draws, days=[0, 1, 5, 10])
    for i, (k, dose, day) in draws.iterrows():
        t = np.array([0, 1, 5, 10])
        expected = 8 * np.exp(-k * t) + np.where(t >= day, dose * np.exp(-k * (t - day)), 0)
        assert found.loc[i]["X"].to_numpy() == pytest.approx(expected, rel=2e-6)


@each_network
def test_an_ensemble_equals_single_runs(name):
    model = models.find(name)
    draws = simulate.draw(model, 40, seed=5)
    days = np.linspace(0, model.span, 21)
    many = simulate.ensemble(model, draws, days=days)
    for i in range(0, 40, 13):
        one = simulate.ode(model(**draws.loc[i]), days)
        assert worst(many.loc[i], one) < 1e-4, f"draw {i}: {dict(draws.loc[i])}"


def test_the_same_seed_gives_the_same_patients_and_another_seed_others():
    first, again, other = (simulate.ensemble(LivingDrug, 20, seed=seed, days=DAYS) for seed in (1, 1, 2))
    assert first.equals(again)
    assert not first.equals(other)


def test_draws_spread_as_declared_and_stay_in_the_range():
    draws = simulate.draw(LivingDrug, 4000, seed=3)
    spread = {n: q for n, q in LivingDrug.parameters.items() if q.spread}
    assert set(draws) == set(spread)
    for name, parameter in spread.items():
        assert draws[name].between(*parameter.range).all()
        assert np.median(np.log(draws[name])) == pytest.approx(
            np.log(parameter.value), abs=4 * 1.26 * parameter.spread / np.sqrt(4000)
        )
        assert np.log(draws[name]).std() == pytest.approx(parameter.spread, rel=0.1)


def test_without_a_spread_draws_fill_the_ranges_but_not_the_days_of_events():
    draws = simulate.draw(Mine, 4000, seed=3)
    assert list(draws) == ["k"]
    # Stepping by ratios, half of the draws lie below the geometric middle.
    assert (draws["k"] < np.sqrt(0.1 * 2)).mean() == pytest.approx(0.5, abs=4 * 0.5 / np.sqrt(4000))
    assert draws["k"].between(0.1, 2).all()


def test_a_spread_needs_no_range():
    class Spread(Mine):
        k = Parameter(0.5, "1/day", "loss", spread=0.2)

    assert simulate.draw(Spread, 1000, seed=1)["k"].median() == pytest.approx(0.5, rel=0.04)


def test_draws_may_differ_in_the_day_of_an_event():
    draws = pd.DataFrame(
        {"reject": [1.0, 1, 1, 0], "tR": [7.0, 60, 7, 30]}, index=["early", "late", "early again", "never"]
    )
    many = simulate.ensemble(LivingDrug, draws, days=DAYS)
    for patient, values in draws.iterrows():
        assert worst(many.loc[patient], simulate.ode(LivingDrug(**values), DAYS)) < 1e-4
    assert many.index.unique("draw").tolist() == draws.index.tolist()


def test_draws_may_differ_in_the_day_of_an_added_event():
    given = Mine(events=[Event("day", set={"X": 100})])
    many = simulate.ensemble(given, pd.DataFrame({"day": [2.0, 8]}), days=[0, 5, 10])
    assert many["X"].tolist() == pytest.approx(
        [8, 100 * np.exp(-1.5), 100 * np.exp(-4), 8, 8 * np.exp(-2.5), 100 * np.exp(-1)], rel=1e-5
    )


def test_more_patients_than_fit_together_keep_their_order(monkeypatch):
    monkeypatch.setattr(simulate._ensemble, "TOGETHER", 1000)
    draws = pd.DataFrame({"k": np.linspace(0.1, 2, 2345)})
    many = simulate.ensemble(Mine, draws, days=[0, 1.0])
    assert many.xs(1.0, level="day")["X"].to_numpy() == pytest.approx(
        8 * np.exp(-draws["k"].to_numpy()), rel=1e-6
    )


def test_many_days_take_little_memory_beside_the_result(monkeypatch):
    monkeypatch.setattr(simulate._ensemble, "NUMBERS", 250_000)
    draws, days = pd.DataFrame({"k": np.linspace(0.1, 2, 1000)}), np.linspace(0, 10, 5001)
    simulate.ensemble(Mine, draws[:5], days=days)
    tracemalloc.start()
    try:
        many = simulate.ensemble(Mine, draws, days=days)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 2 * many.to_numpy().nbytes


@pytest.fixture(scope="module")
def alone():
    """An ensemble of several batches, without an executor."""
    return simulate.ensemble(LivingDrug, DRAWS, days=DAYS)


DRAWS = pd.DataFrame({"tR": np.repeat([7.0, 20, 40], 7), "reject": np.linspace(0, 1, 21)})


@pytest.mark.parametrize(
    "executor",
    [lambda: ThreadPoolExecutor(2), lambda: ProcessPoolExecutor(2, mp_context=get_context("spawn"))],
    ids=["threads", "processes"],
)
def test_an_executor_gives_the_same_result(executor, alone):
    with executor() as running:
        assert simulate.ensemble(LivingDrug, DRAWS, executor=running, days=DAYS).equals(alone)


@pytest.mark.filterwarnings("ignore")
def test_a_dask_cluster_gives_the_same_result_also_for_a_class_made_on_the_spot(alone):
    class Onthespot(Mine):
        extra = Reaction("X =>", "k*X")

    expected = simulate.ensemble(Onthespot, 30, seed=1)
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster,
        Client(cluster) as client,
    ):
        assert simulate.ensemble(LivingDrug, DRAWS, executor=client.get_executor(), days=DAYS).equals(alone)
        assert simulate.ensemble(Onthespot, 30, seed=1, executor=client.get_executor()).equals(expected)


class Terminal(io.StringIO):
    """Standard error as a terminal."""

    def isatty(self):
        return True


@pytest.mark.parametrize("stream", [Terminal(), io.StringIO()])
def test_a_slow_ensemble_shows_how_far_it_is_on_a_terminal_and_nowhere_else(monkeypatch, stream):
    together = simulate._ensemble.together
    monkeypatch.setattr(simulate._ensemble, "together", lambda *job: sleep(0.6) or together(*job))
    monkeypatch.setattr(sys, "stderr", stream)
    simulate.ensemble(LivingDrug, pd.DataFrame({"tR": [7.0, 14, 21]}), days=DAYS)
    shown = stream.getvalue()
    if not stream.isatty():
        assert shown == "", "it would be stored with a notebook's outputs"
        return
    assert "2/3" in shown
    assert "patient" in shown
    assert shown.endswith("\r"), "the bar stays in the output"


def test_a_quick_ensemble_shows_nothing(capsys):
    simulate.ensemble(Mine, 10)
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "")


@pytest.mark.parametrize(
    ("draws", "error", "said"),
    [
        (
            pd.DataFrame({"roh": [1.0]}),
            DeclarationError,
            "LivingDrug has no parameter 'roh'; did you mean 'rho'",
        ),
        (pd.DataFrame({"T": [1.0]}), DeclarationError, "LivingDrug has no parameter 'T'"),
        (
            pd.DataFrame({"dose": [1, np.nan, 2]}),
            DeclarationError,
            "LivingDrug.dose is nan; give a finite number in cell/µL",
        ),
        (
            pd.DataFrame({"dose": [1, -1.0, 2]}),
            DeclarationError,
            "LivingDrug.dose is -1 cell/µL, a negative amount; give 0 or more",
        ),
        (
            pd.DataFrame({"dose": ["much"]}),
            DeclarationError,
            "LivingDrug.dose is 'much'; give a number in cell/µL",
        ),
        (pd.DataFrame({"dose": []}), SimulationError, "living_drug: there are no draws; give at least one"),
        (0, SimulationError, "living_drug: there are no draws; give at least one"),
    ],
)
def test_draws_that_do_not_fit_are_refused(draws, error, said):
    with pytest.raises(error, match=said):
        simulate.ensemble(LivingDrug, draws)


def test_two_ensembles_can_be_put_together():
    first, second = simulate.ensemble(Mine, 5, seed=1), simulate.ensemble(Mine, 5, seed=2)
    both = pd.concat([first, second], keys=["one", "two"])
    assert both.loc["two"].equals(second)
    assert len(pd.concat([first, first])) == 2 * len(first)


def test_a_class_that_processes_cannot_import_is_refused_with_the_mend():
    class Within(Mine):
        extra = Reaction("X =>", "k*X")

    script = (
        "from unit.simulate.test_ensemble import *\n"
        "class Here(Mine):\n    extra = Reaction('X =>', 'k*X')\n"
        "if __name__ == '__main__':\n    refused(Here)\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", script],
        cwd=ROOT / "tests",
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert done.returncode == 0, done.stderr
    refused(Within)


def refused(model):
    """Assert that an ensemble in other processes says what to do."""
    with (
        ProcessPoolExecutor(1, mp_context=get_context("spawn")) as running,
        pytest.raises(
            SimulationError, match=r"put it into a \.py file and import it, or use a ThreadPoolExecutor"
        ),
    ):
        simulate.ensemble(model, 3, executor=running)
