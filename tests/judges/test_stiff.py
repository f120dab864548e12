"""Where Dormand–Prince gives up: the browser's solver for stiff models beside published solutions, SciPy's
Radau and Python's own runs."""

import numpy as np
import pandas as pd
import pytest
from scipy.integrate import solve_ivp

from judges.engines import node, told, worst
from lupusedu import models, simulate
from lupusedu.network import Event, Model, Observable, Parameter, Reaction, Species


class Robertson(Model):
    """Three substances with rates from 0.04 to 3e7 (Robertson 1966)."""

    span = 4e5
    A = Species(1, "1", "A")
    B = Species(0, "1", "B")
    C = Species(0, "1", "C")
    a = Parameter(0.04, "1/day", "slow")
    b = Parameter(1e4, "1/day", "fast")
    c = Parameter(3e7, "1/day", "very fast")
    first = Reaction("A => B", "a*A")
    back = Reaction("B + C => A + C", "b*B*C")
    last = Reaction("2 B => B + C", "c*B*B")


class VanDerPol(Model):
    """An oscillator that creeps, then leaps."""

    span = 2000
    X = Species(2, "1", "X")
    V = Species(0, "1", "V")
    mu = Parameter(1000, "1", "how stiff")
    one = Parameter(1, "1/day", "pace")
    moves = Reaction("=> X", "one*V")
    pulls = Reaction("=> V", "one*(mu*(1 - X*X)*V - X)")


class Binding(Model):
    """A drug that binds within a second and is cleared over days; given twice."""

    span = 30
    D = Species(0, "pg/mL", "drug")
    R = Species(5, "pg/mL", "receptor")
    DR = Species(0, "pg/mL", "both")
    on = Parameter(1e5, "mL/pg/day", "binding")
    off = Parameter(1e5, "1/day", "letting go")
    out = Parameter(0.3, "1/day", "clearance")
    dose = Parameter(10, "pg/mL", "dose")
    binds = Reaction("D + R => DR", "on*D*R")
    lets_go = Reaction("DR => D + R", "off*DR")
    cleared = Reaction("D =>", "out*D")
    first = Event(1, add={"D": "dose"})
    again = Event(10.5, add={"D": "dose"})
    bound = Observable("DR/(DR + R)", "1", "share that is bound")


class Growth(Model):
    """It has no amount after day 1, by any method."""

    X = Species(1, "1", "X")
    k = Parameter(1, "1/day", "rate")
    born = Reaction("X => 2 X", "k*X*X")


DAYS = {
    Robertson: [0, 0.01, 0.4, 4, 40, 123.4, 4e3, 4e4, 1e11],
    VanDerPol: [0, 1e-4, 1, 500, 800, 810, 1000, 1500, 1630, 2000],
    Binding: [0, 0.5, 1, 1.00001, 1.001, 2, 5, 10.4, 10.5, 10.50002, 11, 20, 30],
    Growth: [0, 2],
}
# At the last day, from the Test Set for IVP Solvers (Mazzia and Magherini 2008), problems ROBER and VDPOL; a
# unit of time of the second is 1000 days here.
PUBLISHED = {
    Robertson: [0.2083340149701255e-07, 0.8333360770334713e-13, 0.9999999791665050],
    VanDerPol: [1.706167732170483, -0.8928097010247975e-3],
}


@pytest.fixture(scope="module")
def found():
    asked = [one | {"days": days} for one, days in zip(told([kind() for kind in DAYS]), DAYS.values())]
    return dict(zip(DAYS, node("stiff", asked)))


@pytest.mark.parametrize("kind", PUBLISHED)
def test_a_stiff_model_ends_where_the_published_solution_does(found, kind):
    assert found[kind]["stiff"]
    last = [row[-1] for row in found[kind]["columns"].values()]
    assert last == pytest.approx(PUBLISHED[kind], rel=1e-9)


def test_between_its_steps_it_is_as_exact_as_radau_of_scipy():
    days = [0, 0.4, 4, 40, 123.4]

    def law(_, y):
        a, b, c = 0.04 * y[0], 1e4 * y[1] * y[2], 3e7 * y[1] ** 2
        return [b - a, a - b - c, c]

    def slopes(_, y):
        b, c = [1e4 * y[2], 1e4 * y[1]], 6e7 * y[1]
        return [[-0.04, *b], [0.04, -b[0] - c, -b[1]], [0, c, 0]]

    judge = solve_ivp(law, (0, days[-1]), [1, 0, 0], "Radau", days, rtol=1e-10, atol=1e-16, jac=slopes)
    (got,) = node("stiff", [told([Robertson()])[0] | {"days": days}])
    assert np.array([*got["columns"].values()]) == pytest.approx(judge.y, rel=1e-10, abs=1e-15)


@pytest.mark.parametrize("kind", [Robertson, VanDerPol, Binding])
def test_page_and_python_tell_the_same_of_a_stiff_model(found, kind):
    ours = pd.DataFrame(found[kind]["columns"], dtype=float)
    assert worst(ours, simulate.ode(kind, np.array(DAYS[kind], float))) < 1e-7


def test_doses_start_it_anew_and_nothing_bound_is_lost(found):
    run = pd.DataFrame(found[Binding]["columns"], index=DAYS[Binding])
    assert found[Binding]["stiff"]
    assert run.loc[10.5, "D"] - run.loc[10.4, "D"] == pytest.approx(10, abs=0.1)
    assert (run["R"] + run["DR"]).to_numpy() == pytest.approx(5, rel=1e-12)


def test_what_no_method_can_run_is_still_an_error_with_the_mend(found):
    assert found[Growth].startswith("growth: the solver gave up on day 1")
    assert found[Growth].endswith("move a parameter back.")


def test_a_model_that_is_not_stiff_runs_as_before_where_it_is_at_hand():
    asked = [told([models.find("living_drug")()])[0] | {"days": [0, 9.7, 100]}]
    [plain], [beside] = node("runs", asked), node("stiff", asked)
    assert not beside["stiff"]
    assert plain == beside["columns"]  # to the last digit
