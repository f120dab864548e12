"""Events that wait for a condition, beside what they must do on paper."""

import math

import numpy as np
import pandas as pd
import pytest

from lupusedu import simulate
from lupusedu.errors import DeclarationError
from lupusedu.figure import marks
from lupusedu.network import Event, Model, Parameter, Reaction, Species
from lupusedu.simulate import SimulationError


class Decay(Model):
    """8 cells of which half a part goes each day."""

    span = 20
    k = Parameter(0.5, "1/day", "k", range=(0.1, 1))
    n = Parameter(0, "1", "how often")
    X = Species(8, "cell", "X")
    loss = Reaction("X =>", "k*X")


class Dosed(Decay):
    dose = Event(when="X < 1", add={"X": 7}, label="dose")


class Saw(Model):
    span = 22
    a = Parameter(1, "cell/day", "a")
    n = Parameter(0, "1", "how often")
    X = Species(0, "cell", "X")
    rise = Reaction("=> X", "a")


def happened(model, end=20.0):
    return [(day, event.name) for day, event in simulate.happening(model, end)]


def test_a_dose_comes_each_time_the_cells_fall_below_one():
    wait = math.log(8) / 0.5
    days = [day for day, _ in happened(Dosed())]
    assert np.allclose(days, wait * np.arange(1, 5), rtol=1e-11)
    run = simulate.ode(Dosed)
    assert run.attrs["jumps"] == days
    assert np.allclose(run["X"], 8 * np.exp(-0.5 * np.mod(run.index, wait)), rtol=1e-9)
    assert marks(Dosed(), run) == [(day, "dose") for day in days]


def test_each_of_many_patients_is_dosed_on_days_of_its_own():
    many = simulate.ensemble(Dosed, pd.DataFrame({"k": [0.25, 0.5]}), days=[0, 5, 12])
    assert np.allclose(many.loc[0, "X"].to_numpy(), simulate.ode(Dosed(k=0.25), [0, 5, 12])["X"], rtol=1e-9)
    assert np.allclose(many.loc[1, "X"].to_numpy(), simulate.ode(Dosed(), [0, 5, 12])["X"], rtol=1e-9)


def test_a_condition_that_holds_from_the_start_waits_until_it_has_not_held():
    class Low(Decay):
        low = Event(when="X < 10", set={"n": "n + 1"})
        up = Event(3, set={"X": 20})

    assert [name for _, name in happened(Low())] == ["up", "low"]


def test_it_happens_once_if_its_own_parameter_says_so():
    class Once(Decay):
        low = Parameter(1, "cell", "when to treat")
        dose = Event(when="X < low", set={"X": 8, "low": 0})

    assert len(happened(Once())) == 1


def test_on_one_day_its_own_events_come_first_then_what_has_come_to_hold_in_the_listed_order():
    class Tied(Saw):
        second = Event(when="X > 30", set={"X": 2})
        third = Event(when="X > 20", set={"n": "n + 1"})
        drop = Event(5, set={"X": 0})
        jump = Event(5, set={"X": 40})

    assert happened(Tied()) == [(5.0, "drop"), (5.0, "jump"), (5.0, "second"), (5.0, "third")]
    assert simulate.ode(Tied, [5, 6])["X"].tolist() == [2, pytest.approx(3)]


def test_the_day_itself_may_be_a_condition():
    class Late(Saw):
        late = Event(when="t > 7.25", set={"X": 0})

    assert simulate.ode(Late, [7, 8])["X"].tolist() == pytest.approx([7, 0.75], abs=1e-9)
    with pytest.raises(SimulationError, match="condition with the day 't'"):
        simulate.gillespie(Late)


def test_stochastic_runs_meet_conditions_one_by_one():
    class Counted(Saw):
        full = Event(when="X > 4", set={"X": 0, "n": "n + 1"})

    runs = simulate.gillespie(Counted(a=3), [0, 10, 20], runs=40, seed=1)
    assert runs["X"].max() <= 4
    # 60 arrivals, five to a turn: the rest of a turn is uniform.
    assert 1.5 < runs.xs(20.0, level="day")["X"].mean() < 2.5


@pytest.mark.parametrize(
    ("event", "mend"),
    [
        (Event(when="X <= 1", set={"n": 1}), "write two formulas with one < or > between them"),
        (Event(when="X", set={"n": 1}), "write two formulas with one < or > between them"),
        (Event(3, when="X < 1", set={"n": 1}), "a day, or a condition when='…', and not both"),
        (Event(set={"n": 1}), "a day, or a condition when='…', and not both"),
        (Event(when="X < k", set={"n": 1}), "'X' has unit cell, expected 1/day"),
        (Event(when="1 < 2", set={"n": 1}), "of numbers alone"),
        (Event(when="Y < 2", set={"n": 1}), "'Y', which is not declared"),
    ],
)
def test_a_condition_that_cannot_be_is_refused_with_the_mend(event, mend):
    with pytest.raises(DeclarationError, match=mend):
        Decay(events=[event])
