"""Several places of one body, declared once; and a fragment under other names."""

import numpy as np
import pandas as pd
import pytest

from checkout import ROOT
from judges.engines import worst
from lupusedu import export, models, simulate
from lupusedu.errors import DeclarationError
from lupusedu.figure import diagram
from lupusedu.models.fragments.marrow import Marrow
from lupusedu.network import Event, Model, Observable, Parameter, Reaction, Settle, Species
from lupusedu.network.places import Places, once, renamed
from lupusedu.simulate import steady

Reset = models.find("reset")


class Ponds(Model):
    """Fish in two ponds, and a smell that goes round."""

    places = Places(2, own=("F", "k"))
    settle = Settle(0, {"F": 8})

    F = Species(10, "cell", "fish")
    S = Species(0, "cell", "smell")
    k = Parameter(0.1, "1/day", "loss")
    m = Parameter(0.2, "1/cell/day", "harm by others")
    q = Parameter(0.5, "1/day", "fading")

    loss = Reaction("F =>", "k*F + m*F*mean(F)")
    made = Reaction("=> S", "q*F")
    fades = Reaction("S =>", "q*S")
    more = Event(1, add={"S": 2})
    caught = Event(2, set={"F": "F/2", "S": "F"})
    double = Observable("2*F", "cell", "twice the fish")


def test_each_place_has_its_own_species_parameters_and_reactions():
    assert list(Ponds.species) == ["F1", "F2", "S"]
    assert list(Ponds.parameters) == ["k1", "k2", "m", "q"]
    assert list(Ponds.reactions) == ["loss_1", "loss_2", "made", "fades"]
    assert Ponds.reactions["loss_2"].flow == "F2 =>"
    assert Ponds.species["F2"].label == "fish, place 2"
    assert Ponds.settle.start == {"F1": 8, "F2": 8}


def test_an_event_changes_what_each_place_has_in_all_of_them():
    caught = Ponds.events["caught"]
    assert list(caught.set) == ["F1", "F2", "S"]
    assert caught.set["F2"] == "F2/2"
    before, after = (simulate.ode(Ponds(k1=1), days).iloc[-1] for days in ([0, 2 - 1e-9], [0, 2]))
    assert after["F1"] == pytest.approx(before["F1"] / 2, rel=1e-6)
    assert after["S"] == pytest.approx(after["F"], rel=1e-6)


def test_outside_the_places_a_name_is_the_mean_over_them():
    run = simulate.ode(Ponds(k1=1), [0, 0.5, 3])
    mean = (run["F1"] + run["F2"]) / 2
    np.testing.assert_allclose(run["F"], mean)
    np.testing.assert_allclose(run["double"], 2 * mean)
    assert run["F1"].iloc[-1] < run["F2"].iloc[-1]
    slope = simulate.ode(Ponds(k1=1), [0, 1e-4])
    assert np.diff(slope["S"])[0] / 1e-4 == pytest.approx(0.5 * 8, rel=1e-3)
    assert -np.diff(slope["F1"])[0] / 1e-4 == pytest.approx(8 + 0.2 * 8 * 8, rel=1e-3)


def test_a_subclass_changes_a_law_in_every_place_at_once():
    class Slow(Ponds):
        """Half the loss."""

        loss = Ponds.loss.at("k*F/2")

    assert [Slow.reactions[f"loss_{i}"].rate for i in (1, 2)] == ["k1*F1/2", "k2*F2/2"]


def test_a_place_without_such_a_thing_is_told():
    with pytest.raises(DeclarationError, match=r"places: 'G' is not declared"):
        type("Wrong", (Ponds,), {"places": Places(2, own=("G",))})


def test_equations_and_diagram_show_what_each_place_has_once():
    text = export.latex(Ponds)
    assert "F_j" in text
    assert "\\bar{F}" in text
    assert "j &= 1, 2" in text
    assert list(once(Ponds).species) == ["F", "S"]
    assert once(Marrow) is Marrow
    assert diagram.reading(Ponds()).endswith("Each of 2 places has F of its own.")


def test_a_fragment_under_other_names_runs_as_before():
    other = renamed(Marrow, {"B": "N", "Bn": "Nn"})
    values = {"dPre": 0.1}
    own = simulate.ode(Marrow(**values, events=[Event(3, set={"B": 0})]), 50)
    same = simulate.ode(other(**values, events=[Event(3, set={"N": 0})]), 50)
    np.testing.assert_array_equal(own["B"], same["N"])
    assert other.reactions["marrow_output"].rate == "Nn*dB*Pre"


def test_events_of_a_fragment_get_the_other_names_as_well():
    class Dosed(Marrow):
        """A drug empties the blood."""

        emptied = Event(5, set={"B": "Bn/10"})

    assert renamed(Dosed, {"B": "N", "Bn": "Nn"}).events["emptied"].set == {"N": "Nn/10"}


class InOnePlace(Reset):
    """As it was: blood is refilled at once, whatever happened to the marrow."""

    removal_from_marrow = None
    chemotherapy_in_marrow = None


BEFORE = {
    "car-t": {"hC": 20},
    "rituximab": {"C0": 207, "hC": 22, "phi": 0.009, "h": 0},
    "deep-anti-cd20": {"C0": 400, "hC": 26, "phi": 0.01, "h": 0},
    "no-treatment": {"C0": 0, "h": 0},
    "car-t-later-trigger": {"hC": 20, "U0": 1.5},
    "car-t-severe": {"hC": 20, "c": 0.28},
}


@pytest.mark.parametrize("preset", BEFORE)
def test_places_that_are_alike_are_the_loop_of_one_place(preset):
    """Reference runs of the model of one place, which had no marrow."""
    expected = pd.read_csv(ROOT / f"tests/reference/one_place/reset/{preset}.csv", index_col="day")
    assert worst(simulate.ode(InOnePlace(**BEFORE[preset]), expected.index.to_numpy(float)), expected) <= 1e-6


def test_resting_states_and_folds_of_alike_places_are_those_of_the_loop():
    from lupusedu.models.fragments.loop import Loop

    assert steady.states(Reset(c=0.4), "B") == pytest.approx(steady.states(Loop(c=0.4), "B"), rel=1e-9)
    own = Loop.c(0.4, range=Reset.parameters["c"].range)
    same = type("Same", (Loop,), {"c": own})
    assert steady.folds(Reset(), "B", "c") == pytest.approx(steady.folds(same(), "B", "c"), abs=1e-6)


def test_uneven_reach_leaves_a_place_ill_where_even_reach_would_not():
    treated = {"C0": 14, "phi": 0.03, "c": 0.45}
    even = simulate.ode(Reset(**treated)).iloc[-1]
    uneven = simulate.ode(Reset(**treated, f1=0.4)).iloc[-1]
    assert even["activity"] == pytest.approx(0, abs=1e-6)
    assert uneven["B1"] > 1
    assert max(uneven["B2"], uneven["B3"]) < 0.5
    assert 1 < uneven["activity"] < uneven["B1"] / uneven["B"] * 8
