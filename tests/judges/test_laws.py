"""What a declaration can say beyond plain rate laws, told alike by Python, JavaScript, libroadrunner and
COPASI."""

import numpy as np
import pandas as pd
import pytest

from judges.engines import Copasi, Roadrunner, away_from_events, javascript, node, told, worst
from lupusedu import export, simulate
from lupusedu.network import Event, Model, Observable, Parameter, Reaction, Settle, Species

each_judge = pytest.mark.parametrize("judge", [Roadrunner, Copasi], ids=["libroadrunner", "COPASI"])
DAYS = np.array([0, 0.5, 1, 3, 7, 7.4, 11, 20.123, 30])


class Pump(Model):
    """A pump that wanes from day to day, before day 0 too; what it gives is cleared faster later."""

    span = 30
    settle = Settle(5, {"X": 1.0})
    k = Parameter(0.7, "1/day", "clearance")
    tau = Parameter(9.0, "day", "time in which the pump wanes", range=(5, 20))
    a = Parameter(3.0, "cell/day", "what it gives at first")
    X = Species(0.0, "cell", "X")
    C = Species(1.0, "cell", "C")
    given = Reaction("=> X", "a*exp(-t/tau)")
    changed = Reaction("X => C", "k*X*(1 + Max(0, t)/tau)")
    cleared = Reaction("C =>", "k*C**2/(C + a*tau)*(t/tau)**2")
    pulse = Event(7.3, add={"X": "a*t"}, label="pulse")
    by_day = Observable("X*t", "cell*day", "X times the day")


def agree(model, judge, days=DAYS, most=1e-8):
    """Whether a judge's run of the exported SBML is Python's, away from its events."""
    run = simulate.ode(model, days)
    here = away_from_events(model, days)
    found = judge(export.sbml(model)).run(run.columns, days[here])
    return worst(found, run[here].reset_index(drop=True)) < most


def test_a_pulse_that_wanes_is_the_formula_on_paper():
    class Wane(Model):
        X = Species(0, "cell", "X")
        a = Parameter(2, "cell/day^2", "a")
        comes = Reaction("=> X", "a*t")

    run = simulate.ode(Wane, DAYS)
    assert np.allclose(run["X"], DAYS**2, rtol=1e-9)


@each_judge
def test_sbml_with_the_day_agrees(judge):
    assert agree(Pump(), judge)


def test_javascript_with_the_day_agrees_in_curves_and_in_lives():
    model = Pump(tau=7)
    (found,) = javascript([(model, DAYS)])
    assert worst(found, simulate.ode(model, DAYS)) < 1e-8
    (seen,) = node("lives", [told([model])[0] | {"days": list(DAYS)}])
    assert np.array_equal(seen["counts"], [simulate.lives(model).counts(day) for day in DAYS])


def test_many_patients_with_the_day_are_the_single_runs():
    people = pd.DataFrame({"tau": [6.0, 9.0, 14.0]})
    many = simulate.ensemble(Pump, people, days=DAYS)
    for draw, tau in people["tau"].items():
        assert worst(many.loc[draw], simulate.ode(Pump(tau=tau), DAYS)) < 1e-4
