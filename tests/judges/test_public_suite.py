"""Cases of the public SBML Test Suite: each passes within its tolerance, or is refused by name.

`public_suite.toml` and `public_suite_stochastic.toml` have their facts and figures; the id of a test is the
number of its case.
"""

import tomllib
from collections import Counter
from io import StringIO
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import lupusedu as lu
from judges.engines import Roadrunner, judge_module, worst
from judges.facts import sbml
from lupusedu.errors import DeclarationError
from lupusedu.simulate import SimulationError

HERE = Path(__file__).parent
SEMANTIC = tomllib.loads((HERE / "public_suite.toml").read_text(encoding="utf-8"))
STOCHASTIC = tomllib.loads((HERE / "public_suite_stochastic.toml").read_text(encoding="utf-8"))
RELATIVE = 1e-4  # of its settings.txt; the absolute tolerance of those is 1e-19 to 1e-4
ABSOLUTE = 1e-7  # of the largest figure of a column
RUNS = 2000
DAYS = [1, 5, 20]
MEANS, VARIANCES = 3, 5  # the suite's own ranges of Z and Y


def figures(case):
    return pd.read_csv(StringIO(case["figures"].strip()), sep=" ", index_col="time")


def imported(case):
    return lu.import_sbml(sbml(case), day=1)


@pytest.mark.parametrize("number", [n for n, case in SEMANTIC.items() if "figures" in case])
def test_semantic_case_passes(number):
    expected = figures(SEMANTIC[number]) * SEMANTIC[number].get("scale", 1)
    run = lu.ode(imported(SEMANTIC[number]), [0.0, *expected.index])
    assert list(run.index[1:]) == list(expected.index)
    reach = ABSOLUTE * expected.abs().max() + RELATIVE * expected.abs()
    assert ((run.loc[expected.index, expected.columns] - expected).abs() <= reach).all(axis=None)


@pytest.mark.parametrize("number", [n for n, case in SEMANTIC.items() if "unjudged" in case])
def test_semantic_case_without_figures_runs_as_in_libroadrunner(number):
    judge_module("roadrunner")
    model, days = imported(SEMANTIC[number]), np.array([0, *SEMANTIC[number]["unjudged"]], float)
    run = lu.ode(model, days)[[*model.species]].reset_index(drop=True)
    assert worst(Roadrunner(sbml(SEMANTIC[number])).run([*model.species], days), run) < 1e-6


@pytest.mark.parametrize("number", [n for n, case in SEMANTIC.items() if "refused" in case])
def test_semantic_case_is_refused(number):
    with pytest.raises((DeclarationError, SimulationError), match=SEMANTIC[number]["refused"]):
        lu.ode(imported(SEMANTIC[number]), 1.0)


def closed(days, death, birth=None, start=0, immigration=0, batch=1, at=np.inf, to=0):
    """Mean and variance of a count on some days: of births and deaths, of immigrants (in batches) and deaths.

    at, to: a day from which the count starts again, and with how many.
    """
    since = np.where(days >= at, days - at, days)
    if birth is not None:
        grown = np.exp((birth - death) * since)
        return start * grown, start * (birth + death) / (birth - death) * grown * (grown - 1)
    here, left = np.where(days >= at, to, start), np.exp(-death * since)
    come = immigration * batch / death * (1 - left)
    together = immigration * batch * (batch - 1) / (2 * death) * (1 - left**2)
    return here * left + come, here * left * (1 - left) + come + together


def moments(case):
    """Days, and {column: (mean, SD) on them}."""
    if "closed" not in case:
        table = figures(case)
        names = {name.split("-")[0] for name in table}
        return table.index, {n: (table[f"{n}-mean"].to_numpy(), table[f"{n}-sd"].to_numpy()) for n in names}
    days = np.array(case.get("days", DAYS), float)
    mean, variance = closed(days, **case["closed"])
    times = case.get("times", {"X": 1})
    return days, {name: (mean * n, np.sqrt(variance) * n) for name, n in times.items()}


@pytest.mark.parametrize("number", STOCHASTIC)
def test_stochastic_case_has_the_mean_and_the_spread(number):
    case = {"level": [3, 2], "sizes": {"Cell": "nan"}, "substance_only": True} | STOCHASTIC[number]
    days, expected = moments(case)
    runs = lu.gillespie(imported(case), [0.0, *days], seed=int(number), runs=RUNS)
    for name, (mean, sd) in expected.items():
        found = runs[name].unstack("day")[days].to_numpy()
        sure = sd == 0
        assert np.all(found[:, sure] == mean[sure])
        z = np.sqrt(RUNS) * (found.mean(axis=0) - mean)[~sure] / sd[~sure]
        y = np.sqrt(RUNS / 2) * (found.var(axis=0, ddof=1)[~sure] / sd[~sure] ** 2 - 1)
        assert np.all(np.abs(z) < MEANS), (name, z)
        assert np.all(np.abs(y) < VARIANCES), (name, y)


@pytest.mark.parametrize("number", [n for n, c in STOCHASTIC.items() if {"closed", "figures"} <= {*c}])
def test_closed_forms_are_the_stored_figures(number):
    case = STOCHASTIC[number]
    table = figures(case)
    mean, variance = closed(table.index.to_numpy(float), **case["closed"])
    assert table["X-mean"].to_numpy() == pytest.approx(mean, rel=1e-6)
    if "X-sd" in table:
        assert table["X-sd"].to_numpy() == pytest.approx(np.sqrt(variance), rel=1e-6)


def test_every_case_has_figures_or_a_reason():
    told = [kind for case in SEMANTIC.values() for kind in ("figures", "refused", "unjudged") if kind in case]
    assert Counter(told) == {"figures": 61, "refused": 45, "unjudged": 3}
    assert len(told) == len(SEMANTIC)
    assert list(STOCHASTIC) == [f"{n:05d}" for n in range(1, 40)]
