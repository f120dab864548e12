"""What holds in every model, wherever its sliders stand (limits of `agree`: 1e-6 of the largest value)."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lupusedu import models, simulate
from lupusedu.models.fragments.loop import Loop
from lupusedu.simulate import steady

SWITCHES = {"edit": 0, "neut": 0.003, "again": 0, "regrow": 0, "reject": 0, "aL": 0, "hold": 0, "keep": 1}
NETWORKS = [name for name in models.names() if models.find(name).reactions]


def sliders(model, *still):
    """Values of every slider but the switches of the models' limits and those named."""

    def one(q):
        low, high = q.range
        return (
            st.floats(np.log(low), np.log(high)).map(lambda x: float(np.clip(np.exp(x), low, high)))
            if q.log
            else st.floats(low, high)
        )

    return st.fixed_dictionaries(
        {n: one(q) for n, q in model.parameters.items() if q.range and n not in still and n not in SWITCHES}
    )


def run(model, values, **more):
    return simulate.ode(model(**{**values, **more}), np.linspace(0, model.span, 121))


def never_above(a, b, limit=1e-6):
    """a ≤ b in every row, within round-off."""
    a, b = np.broadcast_arrays(np.asarray(a, float), np.asarray(b, float))
    return np.all(a - b <= limit * max(np.nanmax(np.abs(b)), 1e-3))


def never_falls(column, limit=1e-6):
    return never_above(column.to_numpy()[:-1], column.to_numpy()[1:], limit)


def some(model, *still, number=15):
    """Decorator: run the test with this many settings of the sliders."""
    found = models.find(model)

    def around(test):
        return settings(max_examples=number, deadline=None, derandomize=True)(
            given(values=sliders(found, *still))(lambda values: test(found, values))
        )

    return around


@pytest.mark.parametrize("name", NETWORKS)
def test_amounts_are_finite_and_never_negative(name):
    @some(name)
    def holds(model, values):
        rows = run(model, values)[list(model.species)]
        assert np.isfinite(rows.to_numpy()).all()
        assert (rows.min() >= -1e-6 * np.maximum(rows.max(), 1e-3)).all()

    holds()


def test_selection_never_adds_self_reactive_cells():
    @some("selection")
    def holds(model, v):
        rows = run(model, v).iloc[1:]
        assert never_above(rows.Ns + rows.Nh, v["prod"] / v["dN"])
        assert never_above(rows.finished, rows.after_gate_1)
        assert never_above(rows.after_gate_1, 100 * v["f0"])
        stricter = run(model, v, t2=v["t2"] - 0.5).iloc[1:] if v["t2"] > -0.5 else rows
        assert never_above(stricter.Ns, rows.Ns)
        assert never_above(stricter.Nh, rows.Nh)

    holds()


def test_a_second_dose_only_helps_and_only_afterwards():
    @some("memory")
    def holds(model, v):
        both, first = run(model, v), run(model, v, dose2=0)
        assert never_above(both.Ag, v["dose1"] + v["dose2"])
        before = both.index < v["tb"]
        np.testing.assert_allclose(both[before], first[before], rtol=1e-6, atol=1e-9)
        assert never_above(first.Ab, both.Ab)
        assert (run(model, v, dose1=0, dose2=0)[list(model.species)] == 0).all().all()

    holds()


def in_bounds_of_the_loop(model, rows, clean, U0):
    values = {n: q.value for n, q in model.parameters.items()}
    assert never_above(rows.B, values["Bm"])
    assert never_above(rows.A, values["aA"] * values["Bm"])
    assert never_above(rows.U, U0)
    assert never_above(values["x0"] / max(clean), rows.X)


def test_a_bigger_trigger_never_leaves_less_waste():
    @some("lupus_loop")
    def holds(model, v):
        rows, bigger = run(model, v), run(model, v, U0=v["U0"] + 1)
        in_bounds_of_the_loop(model, rows, [0.6, v["clean"]], v["U0"])
        assert never_above(rows.X, max(rows.X.iloc[0], (0.5 + v["v"] + v["U0"]) / min(0.6, v["clean"])))
        assert never_above(rows.X, bigger.X)

    holds()


def test_a_drug_never_leaves_more_waste_and_risks_only_grow():
    @some("control")
    def holds(model, v):
        rows, none = run(model, v), run(model, v, dose=0)
        in_bounds_of_the_loop(model, rows, [v["c"]], v["U0"])
        assert never_above(rows.D, v["dose"])
        assert never_above(rows.X, none.X)
        assert never_falls(rows.I)
        assert never_falls(rows.Dam)
        least = 0.05 / 365 * rows.index.to_numpy()
        assert never_above(least, rows.I)
        assert never_above(rows.I, least * (1 + v["beta"]))

    holds()


def test_killers_leave_shares_of_the_start():
    @some("kill_map")
    def holds(model, v):
        rows = run(model, v)
        assert never_above(rows[list(model.species)].max().max(), 1)
        assert never_above(rows.Lo + rows.Ln, 1)
        assert all(never_falls(-rows[n]) for n in ("Lo", "M", "Av"))
        spared = run(model, v, eL=0)
        np.testing.assert_allclose(spared.Lo, np.exp(-np.log(2) / 4015 * spared.index), rtol=1e-6)

    holds()


def test_car_t_cells_need_a_dose_and_only_remove_b_cells():
    @some("living_drug")
    def holds(model, v):
        rows, none = run(model, v), run(model, v, dose=0)
        assert never_above(rows.B, max(150, v["B0"]))
        assert never_above(rows.Pre, 1)
        assert never_above(rows.S, 1)
        assert never_above(rows["T"] / np.exp(v["rho"] * rows.index), v["dose"])
        assert (none["T"] == 0).all()
        assert (none.M == 0).all()
        assert never_above(rows.B, none.B)

    holds()


def test_treatment_never_leaves_more_cells_and_a_trigger_never_less_waste():
    @some("reset")
    def holds(model, v):
        rows, quiet = run(model, v), run(model, v, U0=0)
        in_bounds_of_the_loop(model, rows, [v["c"]], v["U0"])
        assert never_above(rows.N, 1)
        assert never_above(rows.C, v["C0"])
        assert never_above(quiet.B, run(model, v, U0=0, C0=0, phi=0, h=0).B)
        assert never_above(quiet.X, rows.X)

    holds()


def test_tocilizumab_only_changes_what_the_body_feels():
    @some("cytokine_release")
    def holds(model, v):
        rows, without = run(model, v), run(model, v, toci=0)
        assert never_above(5, rows.I6)
        assert never_above(rows.felt, without.I6)
        same = ["T", "M", "S", "B", "Pre"]
        np.testing.assert_allclose(rows[same], without[same], rtol=1e-6, atol=1e-9)
        assert never_above(rows.B, max(150, v["B0"]))
        assert never_above(rows.Pre, 1)
        assert never_above(rows.S, 1)

    holds()


def test_more_doses_never_raise_b_cells():
    @some("in_vivo")
    def holds(model, v):
        rows = run(model, v)
        assert never_above(rows["T"], v["dose"] + (v["doses"] - 1) * v["later"])
        assert never_above(rows.B, 150)
        assert never_above(rows.Pre, 1)
        assert never_above(rows.B, run(model, v, later=0).B)
        nothing = run(model, v, dose=0, later=0)
        np.testing.assert_allclose(nothing.B, 150, rtol=1e-9)

    holds()


def test_the_loop_has_two_futures_between_its_folds_and_one_outside():
    low, high = steady.folds(Loop(), "B", "c")

    @given(clean=st.floats(0.16, 0.89))
    @settings(max_examples=25, deadline=None, derandomize=True)
    def holds(clean):
        if min(abs(clean - low), abs(clean - high)) > 1e-3:
            assert len(steady.states(Loop(c=clean), "B")) == (3 if low < clean < high else 1)

    holds()


@pytest.mark.parametrize("clean", [0.32, 0.40, 0.52])
def test_a_hair_above_the_tipping_point_goes_up_and_below_goes_down(clean):
    quiet, tip, ill = steady.states(Loop(c=clean), "B")
    for factor, expected in ((0.95, quiet), (1.05, ill)):
        antibody = 400 * tip * factor
        waste = (0.5 + 3 * antibody / (200 + antibody)) / clean
        start = type("Start", (Loop,), {"B": Loop.B(tip * factor), "A": Loop.A(antibody), "X": Loop.X(waste)})
        assert simulate.ode(start(c=clean), [0, 6000]).B.iloc[-1] == pytest.approx(expected, rel=1e-3)
