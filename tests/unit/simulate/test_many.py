"""Patients side by side: each in steps of its own, by formulas of which the parameters' part is worked out
once."""

import os
import subprocess
import sys

import numpy as np
import pandas as pd
import pytest

from checkout import ROOT
from judges.engines import each_network
from lupusedu import models, simulate
from lupusedu.network import Model, Parameter, Reaction, Species
from lupusedu.simulate import SimulationError, _functions, _many

DAYS = np.linspace(0, 10, 11)


def work(k):
    """(states, how many rates of change were worked out) of decays at the rates k."""
    done = []

    def slope(day, y, constants):
        done.append(y.shape[1])
        return [-constants[0] * y[0]]

    states, _, problem = _many.solve(slope, np.ones((1, k.size)), [k], DAYS, 1e-8, 1e-12)
    assert not problem
    return states, sum(done)


def test_a_hard_patient_costs_the_others_no_steps():
    easy, hard = np.linspace(0.1, 0.2, 200), np.array([300.0])
    (states, both), (alone, few), (_, many) = (work(k) for k in (np.append(easy, hard), easy, hard))
    assert both < 1.3 * (few + many)
    assert states[:, :-1] == pytest.approx(alone, rel=1e-12)
    assert states[0, :-1] == pytest.approx(np.exp(-np.outer(easy, DAYS)), rel=1e-7)


@pytest.mark.parametrize("days", [[3.0], [0.0, 3.0], [0, 1e-9, 2.999999999, 3, 3.0]], ids=str)
def test_each_day_is_reported_at_the_ends_too(days):
    states, _, _ = _many.solve(
        lambda day, y, constants: [-y[0]], np.ones((1, 3)), [], np.array(days, float), 1e-9, 1e-12
    )
    assert states[0] == pytest.approx(np.tile(np.exp(-np.array(days)), (3, 1)), rel=1e-8)


@each_network
@pytest.mark.parametrize("many", [True, False])
def test_rates_in_two_parts_are_the_rates(name, many):
    model, random = models.find(name), np.random.default_rng(7)
    y, p = random.uniform(0.1, 0.9, (2, 50, max(len(model.species), len(model.parameters))))
    whole = _functions.numeric(model, list(_functions.net_rates(model).values()))
    parts = _functions.derivatives(model, many)
    for state, values in zip(y[:, : len(model.species)].tolist(), p[:, : len(model.parameters)].tolist()):
        found = parts.moving(state, parts.constants(values))
        assert np.array(found, float) == pytest.approx(np.array(whole(state, values), float), rel=1e-9)


@pytest.mark.parametrize("power", range(2, 12))
def test_a_whole_power_by_products_is_the_power(power):
    assert _functions.raised(np.array([0.3, -1.7, 2]), power) == pytest.approx(
        np.array([0.3, -1.7, 2]) ** power
    )


def test_another_process_gives_the_same_bits_whatever_it_ran_before():
    script = (
        "from lupusedu import models, simulate\n"
        "import sys\n"
        "for name in sys.argv[1:]: many = simulate.ensemble(models.find(name), 5, seed=1, days=[0, 50.0])\n"
        "print(many.to_numpy().tobytes().hex())\n"
    )
    first, second = (
        subprocess.run(
            [sys.executable, "-c", script, *names],
            cwd=ROOT / "tests",
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONHASHSEED": seed},
        ).stdout
        for names, seed in ((["control"], "1"), (["living_drug", "selection", "control"], "2"))
    )
    assert first
    assert first == second


class Growing(Model):
    """dX/dt = k X², which is endless on day 1/(k X)."""

    span = 10
    X = Species(1, "cell", "X")
    k = Parameter(0.05, "1/day/cell", "rate")
    born = Reaction("X => 2 X", "k*X*X")


def test_a_patient_who_explodes_stops_the_ensemble_with_the_day_and_the_mend():
    with pytest.raises(
        SimulationError, match=r"^growing: the solver (stopped|gave up) on day .*move a parameter back"
    ):
        simulate.ensemble(Growing, pd.DataFrame({"k": [0.05, 0.5, 0.01]}))


def test_a_rate_that_is_no_number_stops_the_ensemble():
    class Root(Growing):
        K = Parameter(0.5, "cell", "level")
        odd = Reaction("=> X", "k*K*K*sqrt(1 - X/K)")

    with pytest.raises(SimulationError, match=r"^root: the solver stopped on day .*move a parameter back"):
        simulate.ensemble(Root, pd.DataFrame({"k": [0.05, 0.01]}))
