"""Stochastic runs against the theory of immigration and death: the mean follows the ODE, the counts are
Poisson."""

import numpy as np
import pytest

from lupusedu import simulate
from lupusedu.network import Event, Model, Observable, Parameter, Reaction, Settle, Species
from lupusedu.simulate import SimulationError

RUNS = 2000


class Visitors(Model):
    """Cells come in at a rate s and each leaves at a rate d: from 0, the count is Poisson with mean s/d·(1 −
    e^(−d t))."""

    span = 10
    X = Species("x0", "cell/µL", "X")
    x0 = Parameter(0, "cell/µL", "start")
    s = Parameter(4, "cell/µL/day", "supply")
    d = Parameter(0.5, "1/day", "loss")
    double = Observable("2*X", "cell/µL", "twice X")
    come = Reaction("=> X", "s")
    go = Reaction("X =>", "d*X")


@pytest.fixture(scope="module", params=[1, 5], ids=["1 µL", "5 µL"])
def sample(request):
    """(volume, days × runs of counts per volume) of 2,000 runs."""
    run = simulate.gillespie(Visitors, [0, 1, 3, 10], volume=request.param, seed=7, runs=RUNS)
    return request.param, run["X"].unstack("run")


def test_the_mean_of_many_runs_follows_the_ode(sample):
    volume, x = sample
    mean = simulate.ode(Visitors, [0, 1, 3, 10])["X"]
    error = np.sqrt(mean / volume / RUNS)
    assert (abs(x.mean(axis=1) - mean) <= 4 * error).all()


def test_the_variance_is_that_of_a_poisson_count(sample):
    volume, x = sample
    mean = 4 / 0.5 * (1 - np.exp(-0.5 * np.array([1, 3, 10])))
    counts = volume * mean
    # The variance of a sample variance of Poisson counts is (μ + 2 μ²)/n.
    error = np.sqrt((counts + 2 * counts**2) / RUNS) / volume**2
    assert (abs(x.var(axis=1, ddof=1).to_numpy()[1:] - mean / volume) <= 4 * error).all()


def test_counts_are_whole_and_never_negative(sample):
    volume, x = sample
    counts = x.to_numpy() * volume
    assert np.allclose(counts, np.round(counts), atol=1e-9)
    assert counts.min() >= 0
    assert counts.std() > 1


def test_the_same_seed_gives_the_same_run_and_another_seed_another():
    first, again, other = (simulate.gillespie(Visitors, volume=3, seed=seed) for seed in (1, 1, 2))
    assert first.equals(again)
    assert not first.equals(other)


def test_one_run_looks_like_a_time_course():
    run = simulate.gillespie(Visitors, volume=3, seed=1)
    assert run.index.name == "day"
    assert (run["double"] == 2 * run["X"]).all()
    assert run.index.equals(simulate.ode(Visitors).index)
    assert run.attrs["units"] == {"X": "cell/µL", "double": "cell/µL"}
    assert (run.attrs["volume"], run.attrs["seed"]) == (3, 1)


def test_a_large_volume_is_close_to_the_ode():
    run, mean = simulate.gillespie(Visitors, [0, 10], volume=300, seed=3), simulate.ode(Visitors, [0, 10])
    assert run["X"].iloc[1] == pytest.approx(mean["X"].iloc[1], abs=4 * np.sqrt(8 / 300))


def test_two_sides_of_a_flow_change_together():
    class Turn(Model):
        A = Species(10, "cell", "A")
        B = Species(0, "cell", "B")
        k = Parameter(0.3, "1/day", "rate")
        turn = Reaction("A => 2 B", "k*A")

    run = simulate.gillespie(Turn, [0, 2, 50], seed=2, runs=50)
    assert (2 * run["A"] + run["B"] == 20).all()
    assert (run.xs(50, level="day")["A"] == 0).all()


def test_an_event_gives_whole_counts_and_switches_parameters():
    quiet = {"s": 0.0, "d": 0.0}
    given = Visitors(
        **quiet, events=[Event(0, add={"X": 2}), Event(5, add={"X": 1.3}), Event(10, set={"X": 9})]
    )
    assert simulate.gillespie(given, [0, 4, 5, 9, 10], volume=2)["X"].tolist() == [2, 2, 3.5, 3.5, 9]
    switched = simulate.gillespie(Visitors(s=0.0, x0=50, events=[Event(1, set={"d": 0})]), [1, 10], seed=4)
    assert switched["X"].iloc[0] == switched["X"].iloc[1] < 50


def test_a_settled_start_is_rounded_to_counts():
    class Settled(Visitors):
        settle = Settle(100, {"X": 0})

    assert simulate.gillespie(Settled(s=4.1), [0.0], volume=1)["X"].iloc[0] == 8


@pytest.mark.parametrize("volume", [0, -1, np.nan, np.inf])
def test_a_volume_that_is_not_positive_is_refused(volume):
    with pytest.raises(SimulationError, match=r"the volume is .*give a positive number"):
        simulate.gillespie(Visitors, volume=volume)


def test_a_negative_rate_is_refused_by_name():
    class Crowd(Visitors):
        room = Parameter(3, "cell/µL", "room")
        birth = Reaction("X => 2 X", "d*X*(1 - X/room)")

    with pytest.raises(
        SimulationError,
        match=r"^crowd: the rate of 'birth' is -.*needs rates of 0 or more, so write it as two reactions",
    ):
        simulate.gillespie(Crowd(x0=10))


def test_too_many_reactions_are_refused_with_the_mend(monkeypatch):
    monkeypatch.setattr("lupusedu.simulate._gillespie.MOST_REACTIONS", 100)
    with pytest.raises(
        SimulationError, match=r"^visitors: more than 100 reactions before day .*give a smaller volume"
    ):
        simulate.gillespie(Visitors, volume=1000)


class Leak(Model):
    """A flow out at a constant rate, whatever is there, and a meeting of two."""

    span = 30
    A = Species(7, "cell", "A")
    B = Species(3, "cell", "B")
    s = Parameter(1.5, "cell/day", "rate")
    out = Reaction("A =>", "s")
    pair = Reaction("2 B => A", "s")


def test_a_reaction_that_the_counts_cannot_pay_for_does_not_happen():
    run = simulate.gillespie(Leak, seed=3, runs=40)
    assert run["A"].min() == 0
    assert set(run["B"]) == {3, 1}
    assert (run.xs(30.0, level="day")["A"] == 0).all()


@pytest.mark.parametrize(
    ("model", "said"),
    [
        (
            lambda: Visitors(events=[Event(2, add={"X": 0.28}, label="dose")]),
            "event 'dose' gives 0.28 cell/µL of X, which is 0.28 of one in a volume of 1 and would be "
            "rounded to none; give a volume of 4 or more",
        ),
        (
            lambda: Visitors(events=[Event(2, set={"X": "s/d/20"}, label="dose")]),
            "event 'dose' gives 0.4 cell/µL of X.*give a volume of 3 or more",
        ),
        (lambda: Visitors(x0=0.1), "visitors: the start gives 0.1 cell/µL of X.*give a volume of 10 or more"),
    ],
)
def test_an_amount_that_would_be_rounded_to_no_count_is_refused_with_the_mend(model, said):
    with pytest.raises(SimulationError, match=said):
        simulate.gillespie(model())
    assert len(simulate.gillespie(model(), [0, 3], volume=10)) == 2


def test_an_event_may_halve_the_last_cell_away():
    assert simulate.gillespie(Visitors(s=0.0, d=0.0, x0=1, events=[Event(2, set={"X": "X/2"})]), [0, 3])[
        "X"
    ].tolist() == [1, 0]


def test_the_limit_of_reactions_holds_however_many_rows_are_asked_for(monkeypatch):
    monkeypatch.setattr("lupusedu.simulate._gillespie.MOST_REACTIONS", 4000)
    for days in ([10], [2, 4, 6, 8, 10], np.linspace(0, 10, 101)):
        with pytest.raises(SimulationError, match="more than 4,000 reactions"):
            simulate.gillespie(Visitors, days, volume=120)
