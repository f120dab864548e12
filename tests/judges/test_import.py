"""Models read from SBML: our own models come back, others run as in libroadrunner, or are refused by name.

The cases are of our own; `test_public_suite.py` has those of the public test suite.
"""

from importlib import import_module

import numpy as np
import pytest
import sympy

import lupusedu as lu
from judges.engines import NETWORKS, Roadrunner, away_from_events, javascript, judge_module, worst
from lupusedu import export, models, simulate
from lupusedu.errors import DeclarationError
from lupusedu.export.sbml import _libantimony

DAYS = np.array([0, 0.31, 1.13, 2.71, 4.03, 5.7])


def sbml(antimony):
    with _libantimony() as library:
        assert library.loadAntimonyString(f"model case\n{antimony}\nend") >= 0, library.getLastError()
        return library.getSBMLString(library.getMainModuleName())


@pytest.mark.parametrize("name", NETWORKS)
def test_each_model_comes_back_from_its_own_sbml(name):
    model = models.find(name)
    found = lu.import_sbml(export.sbml(model))
    first = import_module("lupusedu.export.antimony").first_day(model())
    # A file holds 15 digits.
    read = {n: one.value for n, one in {**found.species, **found.parameters}.items()}
    assert read == pytest.approx(first, rel=1e-14)
    assert found.stoichiometry() == model.stoichiometry()
    for kind in ("species", "parameters", "observables"):
        here, there = ({n: (q.unit, q.label) for n, q in getattr(m, kind).items()} for m in (found, model))
        assert here == there
    at = {sympy.Symbol(n): value + 0.37 for n, value in first.items()}
    for one, other in zip(found.reactions.values(), model.reactions.values()):
        here, there = (
            float(m.formula(r.rate).doit().xreplace(at)) for m, r in ((found, one), (model, other))
        )
        assert here == pytest.approx(there, rel=1e-12)


@pytest.mark.parametrize("name", ["living_drug", "kill_map"])
def test_what_came_back_runs_alike(name):
    model = models.find(name)
    days = np.linspace(0, model.span, 41)
    days = days[away_from_events(model(), days)]
    run = simulate.ode(model, days)
    assert worst(simulate.ode(lu.import_sbml(export.sbml(model)), days)[run.columns], run) < 1e-9


SAID = {
    "mass action, there and back": "A = 3; B = 1; k = 0.7; r = 0.2; J: A -> 2 B; k*A - r*B^2",
    "a compartment of another size": "compartment C = 2.5; species A in C, B in C; A = 3; B = 1; k = 0.7;"
    "J: A -> B; k*A*C; G: -> B; k*C",
    "two compartments": "compartment C = 2, D = 0.5; species A in C, B in D; A = 3; B = 1; k = 0.7;"
    "J: A -> B; k*A*C",
    "amounts": "compartment C = 4; substanceOnly species A in C; A = 3; k = 0.7; J: A -> ; k*A",
    "a boundary species": "species A, $S; A = 0; S = 2; k = 0.7; J: $S -> A; k*S - k*A",
    "a function": "function f(x, K); x/(K + x); end",
    "an initial assignment": "A = 2*k; k = 0.7; J: A -> ; k*A",
    "an assignment to a parameter": "A = 3; k = 0.7; h := k/(1 + A); J: A -> ; h*A",
    "an assignment to a species": "compartment C = 2; species A in C, B in C; A = 3; k = 0.7; B := A*A + k;"
    "J: A -> ; k*B",
    "a stoichiometry that is worked out": "A = 3; k = 0.7; n = 2; J: n A -> A; k*A",
    "the time": "A = 1; k = 0.7; J: -> A; k*exp(-time) + A*time/9",
    "functions that are known": "A = 2; k = 0.7; J: A -> ; k*sqrt(A)*ln(1 + A)"
    " + min(A, k)*abs(k - A)/(1 + log10(1 + A))",
    "events with a day": "A = 3; k = 0.7; J: A -> ; k*A; at time > 2: A = A + 4; at time >= 4: k = 0.1",
    "an event with a condition": "A = 3; k = 0.7; n = 0; J: A -> ; k*A; at A < 1: A = 3, n = n + 1",
    "a condition with the time": "A = 3; k = 0.7; J: A -> ; k*A; at time > A: A = 9",
    "priorities": "A = 3; k = 0.7; J: A -> ; k*A; at time > 2, priority = 1, fromTrigger = false: A = 2*A;"
    "at time > 2, priority = 5, fromTrigger = false: A = A + 1",
    "names that mean something here": "t = 3; Max = 0.7; J: t -> ; Max*t",
    "names that would be the same here": "A = 3; _k = 0.4; x_k = 1; Max = 0.7; Max_1 = 2; J: A -> ; Max*A*_k",
    "a name that a concentration would have": "compartment C = 2; species A in C; A = 3;"
    "A_concentration = 0.7; J: A -> ; A_concentration*A",
}
SAID |= {
    "a rate rule of a parameter, beside a reaction": "A = 3; k = 0.7; J: A -> ; k*A; k' = -0.1*k*A",
    "a rate rule of a species": "species A, B; A = 3; B = 1; k = 0.7; J: A -> ; k*A; B' = 2*A - B",
    "a rate rule of a concentration": "compartment C = 4; species A in C; A = 3; A' = -0.2*A",
    "a rate rule of an amount": "compartment C = 4; substanceOnly species A in C; A = 3; A' = -0.2*A",
    "a rate rule of what also reacts": "species A, $B; A = 0; B = 2; k = 0.7; J: $B -> A; k*B; B' = -B*A",
    "a rate rule that leads below 0": "species A, B; A = 1; B = 0; A' = B; B' = -A",
    "a rate rule with the time": "species A; A = 1; A' = 0.3*time - 0.1*A",
    "a rate rule with an assignment": "species A; A = 1; k := 1 + A; A' = -0.1*k*A",
    "events of what has a rate rule": "species A; A = 1; x = 2; A' = -A; x' = A;"
    "at time > 2: A = 3; at A < 0.5: x = x/2",
    "an event on a day that a rate rule moves": "species A; A = 1; x = 2; A' = -A; x' = 0.5;"
    "at time > x: A = 5",
    "a name that a rate would have": "species A; A = 1; rate_of_A = 0.7; A' = -rate_of_A*A",
}
SAID["a function"] = "A = 3; k = 0.7; J: A -> ; f(A, k)"
BEFORE = {"a function": "function f(x, K)\n x/(K + x)\nend\n"}


@pytest.mark.parametrize("case", SAID)
def test_what_can_be_said_runs_as_in_libroadrunner(case):
    judge_module("roadrunner")
    with _libantimony() as library:
        text = f"{BEFORE.get(case, '')}model case()\n{SAID[case]}\nend"
        assert library.loadAntimonyString(text) >= 0, library.getLastError()
        text = library.getSBMLString("case")
    found = lu.import_sbml(text)
    run = simulate.ode(found, DAYS)
    plain = {name: name.removesuffix("_1") for name in run}
    amounts = [plain[name] for name in found.species]
    judged = Roadrunner(text).run(amounts, DAYS).set_axis([*found.species], axis=1)
    assert worst(judged, run[[*found.species]].reset_index(drop=True)) < 1e-7


@pytest.mark.parametrize("when", ["time > 0", "time >= 0", "time > z", "time >= z", "time > -1"])
def test_what_happens_at_the_start_happens_as_in_libroadrunner(when):
    judge_module("roadrunner")
    text = sbml(f"A = 3; k = 0.7; z = 0; J: A -> ; k*A; at {when}: A = 5")
    run = simulate.ode(lu.import_sbml(text), DAYS)
    # On day 0 itself, a row here is the state after the event.
    judged = Roadrunner(text).run(["A"], DAYS)
    assert worst(judged[1:], run[["A"]].reset_index(drop=True)[1:]) < 1e-7


REFUSED = {
    "x is -1, a negative amount": "A = 1; k = 1; J: A -> ; k*A; x = -1; x' = -x",
    "the delay of the event": "A = 1; k = 1; J: A -> ; k*A; at 2 after time > 1: A = 2",
    "the function 'piecewise'": "A = 1; k = 1; J: A -> ; piecewise(k, A > 1, 0)",
    "the function 'sin'": "A = 1; k = 1; J: A -> ; k*sin(A)",
    "the function 'delay'": "A = 1; k = 1; J: A -> ; k*delay(A, 1)",
    "the stoichiometry that is no whole number": "A = 1; k = 1; J: 0.5 A -> ; k*A",
    "the stoichiometry that changes": "A = 1; k = 1; n := 1 + time; J: n A -> ; k*A",
    "the stoichiometry that an event changes, 'n'": "A = 1; k = 1; n = 1; J: n A -> ; k*A;at time > 1: n = 2",
    "the size that is not given, or 0, of 'C'": "compartment C; species A in C; A = 1; k = 1; J: A -> ; k*A",
    "no reaction changes a species": "x := time",
    "no species starts above 2e-12": "A = 2e-12; k = 1; J: A -> ; k*A",
    "the compartment that changes": "compartment C = 1; species A in C;A = 1; k = 1; J: A -> ; k*A; C := 2*k",
    "not one comparison": "A = 1; k = 1; J: A -> ; k*A; at A < 1 && time > 1: A = 2",
    "held to be false at first": "A = 1; k = 1; J: A -> ; k*A; at A < 2, t0 = false: A = 2",
    "<= or >= in place of < or >": "A = 1; k = 1; J: A -> ; k*A; at A <= 0.5: A = 2",
    "read each other": "A = 1; B = 2; k = 1; J: A -> B; k*A; at A < 0.5: A = B, B = A",
    (
        "the file's unit of time is 'time_unit', which is 3600 seconds: 24 make a day"
    ): "unit time_unit = 3600 second; A = 1; k = 1; J: A -> ; k*A",
}


@pytest.mark.parametrize("words", REFUSED)
def test_what_cannot_be_said_is_refused_by_name(words):
    with pytest.raises(DeclarationError, match=words):
        lu.import_sbml(sbml(REFUSED[words]))


def test_another_unit_of_time_is_converted_when_one_says_how():
    hours = lu.import_sbml(sbml("A = 1; k = 0.1; J: A -> ; k*A*(1 + time/10); at time > 30: A = 2"), day=24)
    days = lu.import_sbml(sbml("A = 1; k = 2.4; J: A -> ; k*A*(1 + 2.4*time); at time > 1.25: A = 2"))
    assert worst(simulate.ode(hours, DAYS), simulate.ode(days, DAYS)) < 1e-9


def test_a_rate_rule_in_another_unit_of_time_is_converted():
    hours = lu.import_sbml(sbml("species A; A = 1; A' = -0.1*A*(1 + time/10)"), day=24)
    days = lu.import_sbml(sbml("species A; A = 1; A' = -2.4*A*(1 + 2.4*time)"))
    assert worst(simulate.ode(hours, DAYS), simulate.ode(days, DAYS)) < 1e-9


def test_a_rate_rule_has_no_stochastic_run():
    with pytest.raises(simulate.SimulationError, match="a rule of their rate"):
        simulate.gillespie(lu.import_sbml(sbml("species A; A = 100; A' = -0.1*A")))


def test_a_page_runs_a_rate_rule_as_python_does():
    found = lu.import_sbml(sbml("species A, B; A = 1; B = 0; x = 1; A' = B; B' = -A; x' = -0.1*x*A"))
    (run,) = javascript([(found(), DAYS)])
    assert run["A"].min() < 0
    assert worst(run, simulate.ode(found, DAYS)) < 1e-8


def test_a_rate_rule_has_no_stage():
    found = lu.import_sbml(sbml("species A; A = 100; A' = -0.1*A"))
    with pytest.raises(DeclarationError, match="has no stage"):
        lu.plot.stage(found)
    assert '"stage"' not in export.javascript(found)
    assert "staged" not in lu.Explorable(found)._repr_mimebundle_()[0]["text/html"]


def test_what_came_without_units_goes_out_and_comes_back():
    found = lu.import_sbml(sbml("species A; A = 1; x = 2; k = 0.3; A' = -A*k; x' = A"))
    again = lu.import_sbml(export.sbml(found))
    assert not again.checks_units
    assert worst(simulate.ode(again, DAYS), simulate.ode(found, DAYS)) < 1e-9
