"""Where networks of the textbook rest."""

import numpy as np
import pandas as pd
import pytest

from lupusedu import models, simulate
from lupusedu.network import Model, Parameter, Reaction, Species
from lupusedu.simulate import _resting, steady


class Epidemic(Model):
    S = Species(999, "1", "who may fall ill")
    I = Species(1, "1", "who are ill")
    R = Species(0, "1", "who are safe")
    b = Parameter(0.0005, "1/day", "contact")
    g = Parameter(0.1, "1/day", "recovery")
    w = Parameter(0.01, "1/day", "loss of safety")
    infection = Reaction("S + I => 2 I", "b*S*I")
    recovery = Reaction("I => R", "g*I")
    waning = Reaction("R => S", "w*R")


class Outbreak(Epidemic):
    w = None
    waning = None


class PredatorAndPrey(Model):
    H = Species(10, "1", "hares")
    L = Species(5, "1", "lynx")
    b = Parameter(1, "1/day", "births")
    m = Parameter(0.1, "1/day", "meals")
    d = Parameter(1.5, "1/day", "deaths")
    birth = Reaction("H => 2 H", "b*H")
    meal = Reaction("H + L => 2 L", "m*H*L")
    death = Reaction("L =>", "d*L")


class Tank(Model):
    W = Species(1, "1", "water")
    q = Parameter(2, "1/day", "flow")
    flow = Reaction("=> W", "q")


def test_what_reactions_conserve_stays_and_the_state_between_is_not_stable():
    states = Epidemic().steady_states()
    assert states[["S", "I", "R"]].to_numpy() == pytest.approx(
        np.array([[200, 800 / 11, 8000 / 11], [1000, 0, 0]])
    )
    assert states["stable"].tolist() == [True, False]


def test_where_the_linear_part_does_not_decide_nothing_is_said():
    states = PredatorAndPrey().steady_states()
    assert states[["H", "L"]].to_numpy() == pytest.approx(np.array([[0, 0], [15, 10]]))
    assert states["stable"].tolist()[0] is False
    assert states["stable"].isna().tolist() == [False, True]


def test_states_on_a_line_are_refused_and_what_only_grows_has_none():
    with pytest.raises(simulate.SimulationError, match="outbreak can rest at any amount of S"):
        Outbreak().steady_states()
    assert len(Tank().steady_states()) == 0


def test_a_species_that_only_adds_up_has_no_amount():
    [state] = models.find("control")().steady_states().to_dict("records")
    assert np.isnan(state["Dam"])
    assert state["stable"]


@pytest.mark.parametrize("clean_up", [0.25, 0.4, 0.55])
def test_the_states_of_the_loop_are_those_found_along_one_species(clean_up):
    loop = models.find("lupus_loop")(c=clean_up)
    along = steady.states(loop, "B")
    assert loop.steady_states()["B"].tolist() == pytest.approx(along, rel=1e-6)


def test_a_place_that_has_come_to_a_state_is_left_there_and_the_states_are_the_same(monkeypatch):
    reset, places, step = models.find("reset"), [], _resting._step
    monkeypatch.setattr(_resting, "_step", lambda slopes, f: places.append(len(f)) or step(slopes, f))
    states = reset().steady_states()
    assert places[-1] < places[0] / 2
    monkeypatch.setattr(_resting, "SAME", -1)  # no step is small enough: every place takes all turns
    pd.testing.assert_frame_equal(reset().steady_states(), states, rtol=1e-9)
    assert places[-1] == places[0]


def test_a_model_of_counting_rests_nowhere():
    with pytest.raises(simulate.SimulationError, match="no reactions"):
        models.find("evidence")().steady_states()


def test_a_scan_has_a_run_for_each_value():
    loop = models.find("lupus_loop")
    table = simulate.scan(loop, "c", [0.3, 0.4], days=[0, 50, 100])
    assert table.index.names == ["c", "day"]
    for value in (0.3, 0.4):
        run = simulate.ode(loop(c=value), [0, 50, 100])
        assert table.loc[value].to_numpy() == pytest.approx(run.to_numpy(), nan_ok=True)
    assert table.attrs["units"] == run.attrs["units"]


def test_a_scan_of_nothing_or_of_what_is_not_there_is_refused():
    loop = models.find("lupus_loop")
    with pytest.raises(simulate.SimulationError, match="no values of 'c' to scan"):
        simulate.scan(loop, "c", [])
    with pytest.raises(ValueError, match="has no parameter 'cc'"):
        simulate.scan(loop, "cc", [1])
