"""The ball on hills: its valleys are the resting states, its ridge parts the futures, and a run ends where it
lies."""

import numpy as np
import pytest
from scipy.integrate import quad, solve_ivp

from judges.engines import node, told
from lupusedu import models, simulate
from lupusedu.errors import DeclarationError
from lupusedu.network import Event, Model, Parameter, Reaction, Species
from lupusedu.network.views import Valley
from lupusedu.simulate import valley
from lupusedu.simulate.plane import after, plane

Loop, Control, Reset = (models.find(name) for name in ("lupus_loop", "control", "reset"))
VIEW = Reset.views["valley"]
CASES = [(model, preset) for model in (Loop, Control, Reset) for preset in model.presets]
# Runs that pass the ridge, and one that comes near it and turns.
CROSS = [
    Loop(U0=2.5),
    Loop(U0=1.51),
    Loop(U0=1.5),
    Control(c=0.4),
    Reset(),
    Reset.preset("deep anti-CD20"),
    Reset.preset("rituximab"),
    Reset.preset("no treatment", cut=0.99),
]


@pytest.mark.parametrize(
    "model",
    [Control(c=c) for c in (0.28, 0.31, 0.50, 0.54, 0.6)] + [Control(c=0.35, K=4.5), Reset()],
    ids=str,
)
def test_bottoms_are_the_stable_states_of_the_whole_network_and_the_top_its_tipping_point(model):
    land, rests = valley.landscape(model, VIEW), model.steady_states()
    if "B1" in rests:  # places that are alike
        rests = rests[np.isclose(rests["B1"], rests["B2"]) & np.isclose(rests["B1"], rests["B3"])]
    rests = rests[rests["B"] > 0].sort_values("B")
    assert [stable for _, stable in land.states] == list(rests["stable"])
    turns = np.flatnonzero(np.diff(np.sign(np.diff(land.height)))) + 1
    assert len(turns) == len(rests)
    for turn, (at, stable), amounts in zip(turns, land.states, rests[["B", "A"]].to_numpy()):
        assert land.s[turn] == pytest.approx(at)
        assert np.exp(land.path[turn]) == pytest.approx(amounts, rel=1e-6)
        assert (land.height[turn + 1] > land.height[turn]) == stable
        assert land.place(*amounts) == pytest.approx((at, 0), abs=1e-6)


def test_the_hills_are_as_high_as_the_work_along_the_line_of_flow():
    model = Control(c=0.4)
    land, (state, p) = valley.landscape(model, VIEW), after(model)
    rate = plane(model, VIEW)

    def flow(_, at):
        return np.array(rate(*np.exp(at), state, p)) / np.exp(at)

    bottoms = [i for i, (_, stable) in enumerate(land.states) if stable]
    (ridge,) = [at for at, stable in land.states if not stable]
    top = land.path[np.argmin(abs(land.s - ridge))]
    for i in bottoms:
        at = land.states[i][0]
        start = land.path[np.argmin(abs(land.s - (ridge + 0.05 * np.sign(at - ridge))))]
        line = solve_ivp(flow, (0, 3000), start, rtol=1e-10, atol=1e-12, dense_output=True).sol
        work = quad(lambda day, line=line: np.sum(flow(0, line(day)) ** 2), 0, 3000, limit=500)[0]
        depth = land.span * float(
            land.up(land.s[np.argmin(abs(land.path - start).sum(axis=1))]) - land.up(at)
        )
        assert depth == pytest.approx(work, rel=0.003)
        long = quad(lambda day, line=line: np.hypot(*flow(0, line(day))), 0, 3000, limit=500)[0]
        assert abs(at - ridge) == pytest.approx(long + np.hypot(*(start - top)), rel=1e-3)


@pytest.mark.parametrize(("model", "preset"), CASES)
def test_the_ball_ends_in_the_valley_where_the_run_ends(model, preset):
    run = simulate.ode(model.preset(preset), [0, 20 * 365])
    land = valley.landscape(model.preset(preset), VIEW)
    s, off = land.place(run["B"].iloc[-1], run["A"].iloc[-1])
    assert abs(s - land.states[land.fate(s)][0]) < 0.02
    assert off < 0.02


def let_go(model):
    """What an event sets that ends all pushes: no trigger, no treatment, blood and marrow full again."""
    calm = {**dict.fromkeys(("U", "C", "D", "intake", "stroke", "chemo"), 0), "N": 1, "Pre": 1}
    return {name: value for name, value in calm.items() if name in {*model.species, *model.parameters}}


@pytest.mark.parametrize("model", CROSS, ids=str)
def test_the_ball_is_over_the_ridge_just_when_the_whole_network_left_alone_goes_to_the_other_side(model):
    land, run = valley.landscape(model, VIEW), simulate.ode(model)
    way = valley.trail(land, VIEW, run)
    (ridge,) = [at for at, stable in land.states if not stable]
    over = (way["s"] > ridge).to_numpy()
    days = way.index[1:][over[1:] != over[:-1]]
    nearest = abs(way["s"] - ridge).idxmin()
    # The waste that a push has left is gone in days; the whole network still feels it.
    for day in [day + off for day in (days if len(days) else [nearest]) for off in (-3, 3) if day + off >= 0]:
        alone = type(model)(**model.values, events=[Event(float(day), set=let_go(model))])
        end = simulate.ode(alone, [0, day, day + 5000])["B"].iloc[-1]
        there = bool(np.interp(day, way.index, way["s"]) > ridge)
        assert (end > 0.5) == there, day


def test_a_push_lifts_the_ball_off_the_path_and_it_comes_down_again():
    model = Reset()
    way = valley.trail(valley.landscape(model, VIEW), VIEW, simulate.ode(model))
    assert way["off"].iloc[0] < 1e-3
    assert way["off"].loc[30] > 2
    assert way["off"].iloc[-1] < 0.01


def test_the_ridge_is_level_for_the_ball_wherever_it_is_crossed():
    model = Control(c=0.4)
    land, (state, p) = valley.landscape(model, VIEW), after(model)
    rate = plane(model, VIEW)
    (ridge,) = [at for at, stable in land.states if not stable]
    for here in (0.002, 0.02, 0.1, 0.3):
        low, high = 1.0, 3000.0
        while high / low > 1 + 1e-9:
            middle = (low * high) ** 0.5
            end = solve_ivp(
                lambda _, at: rate(*at, state, p),
                (0, 4000),
                (here, middle),
                method="LSODA",
                rtol=1e-8,
                atol=1e-10,
            ).y[0, -1]
            low, high = (low, middle) if end > 0.5 else (middle, high)
        assert land.place(here, low)[0] == pytest.approx(ridge, abs=0.01)


@pytest.mark.parametrize("name", ["lupus_loop", "control", "reset"])
def test_javascript_finds_the_same_hills_and_the_same_places(name):
    model = models.find(name)
    some = {p: model.preset(p) for p in model.presets}
    some |= {clean: model(**{"clean" if name == "lupus_loop" else "c": clean}) for clean in (0.32, 0.4, 0.53)}
    asked = [[1.55, 620], [0.1124, 454], [0.012, 274], [2e-4, 40], [0.0005, 1400], [4.9, 3], [40, 9000]]
    view = {"kind": VIEW.kind, **vars(VIEW)}
    answers = node("landscapes", [{**job, "view": view, "asked": asked} for job in told(some.values())])
    for one, answer in zip(some.values(), answers, strict=True):
        land = valley.landscape(one, VIEW)
        assert np.allclose(answer["s"], land.s, rtol=1e-6, atol=1e-6)
        assert np.allclose(answer["height"], land.height, rtol=1e-6, atol=1e-6)
        assert answer["span"] == pytest.approx(land.span, rel=1e-6)
        assert [one["stable"] for one in answer["states"]] == [stable for _, stable in land.states]
        assert np.allclose([one["at"] for one in answer["states"]], [at for at, _ in land.states], atol=1e-6)
        assert np.allclose(answer["places"], [land.place(*pair) for pair in asked], rtol=1e-6, atol=1e-6)
        assert answer["fates"] == [land.fate(land.place(*pair)[0]) for pair in asked]


def test_two_species_that_come_to_rest_nowhere_have_no_hills():
    class Hunt(Model):
        """Predator and prey, whose resting lines are upright."""

        A, B = Species(10, "1", "prey"), Species(2, "1", "predator")
        b, k, d = (
            Parameter(0.5, "1/day", "birth"),
            Parameter(0.1, "1/day", "meal"),
            Parameter(0.3, "1/day", "death"),
        )
        birth = Reaction("A => 2 A", "b*A")
        meal = Reaction("A + B => 2 B", "k*A*B")
        dying = Reaction("B =>", "d*B")

    with pytest.raises(DeclarationError, match="Hunt: in 'Hunt' nothing rests"):
        valley.landscape(Hunt(), Valley("Hunt", "A", "B", (), {"A": 0.1, "B": 0.1}, {"A": 100, "B": 100}))
