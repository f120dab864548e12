"""Time courses against closed forms, what events do, and what a run refuses."""

import copy
import pickle

import numpy as np
import pytest

from lupusedu import Explorable, export, figure, models, simulate
from lupusedu.errors import DeclarationError
from lupusedu.figure import views
from lupusedu.models.living_drug import LivingDrug
from lupusedu.network import Event, Model, Observable, Parameter, Reaction, Settle, Species
from lupusedu.network.lesson import Knob, Plot
from lupusedu.network.views import PhasePlane
from lupusedu.simulate import SimulationError, steady

DAYS = np.array([0, 0.5, 1, 2, 5, 7.5, 10])


class Decay(Model):
    """dX/dt = −k X."""

    span = 10
    X = Species("start", "pg", "drug")
    start = Parameter(8, "pg", "dose on day 0")
    k = Parameter(0.5, "1/day", "loss", range=(0.1, 2))
    share = Observable("100*X/start", "%", "left")
    loss = Reaction("X =>", "k*X")


def test_decay_is_exponential():
    run = simulate.ode(Decay, DAYS)
    assert run["X"].to_numpy() == pytest.approx(8 * np.exp(-0.5 * DAYS), rel=1e-8)
    assert run["share"].to_numpy() == pytest.approx(100 * np.exp(-0.5 * DAYS), rel=1e-8)


def test_growth_with_a_ceiling_is_logistic():
    class Logistic(Model):
        X = Species(0.1, "1", "share")
        r = Parameter(1.2, "1/day", "growth")
        growth = Reaction("X => 2 X", "r*X")
        crowding = Reaction("X =>", "r*X**2")

    run = simulate.ode(Logistic, DAYS)
    assert run["X"].to_numpy() == pytest.approx(1 / (1 + 9 * np.exp(-1.2 * DAYS)), rel=1e-8)


def test_a_drug_that_passes_through_the_gut_follows_bateman():
    class Bateman(Model):
        Gut = Species(100, "pg", "in the gut")
        Blood = Species(0, "pg", "in the blood")
        ka = Parameter(1.5, "1/day", "uptake")
        ke = Parameter(0.3, "1/day", "loss")
        uptake = Reaction("Gut => Blood", "ka*Gut")
        loss = Reaction("Blood =>", "ke*Blood")

    run = simulate.ode(Bateman, DAYS)
    expected = 100 * 1.5 / (1.5 - 0.3) * (np.exp(-0.3 * DAYS) - np.exp(-1.5 * DAYS))
    assert run["Blood"].to_numpy() == pytest.approx(expected, rel=1e-8, abs=1e-12)


def test_a_product_of_two_species_uses_both_up_alike():
    class Pair(Model):
        A = Species(3, "cell", "A")
        B = Species(1, "cell", "B")
        C = Species(0, "cell", "C")
        k = Parameter(0.4, "1/day/cell", "rate")
        meet = Reaction("A + B => 2 C", "k*A*B")

    run = simulate.ode(Pair, DAYS)
    e = np.exp(0.4 * (3 - 1) * DAYS)
    assert run["B"].to_numpy() == pytest.approx(1 * (3 - 1) / (3 * e - 1), rel=1e-8)
    assert (run["A"] - run["B"]).to_numpy() == pytest.approx(np.full(7, 2.0), rel=1e-9)
    assert (run["C"] / 2 + run["B"]).to_numpy() == pytest.approx(np.full(7, 1.0), rel=1e-9)


def test_a_dose_restarts_the_solver():
    run = simulate.ode(Decay(events=[Event(5, add={"X": 3})]), DAYS)
    expected = 8 * np.exp(-0.5 * DAYS) + np.where(DAYS >= 5, 3 * np.exp(-0.5 * (DAYS - 5)), 0)
    assert run["X"].to_numpy() == pytest.approx(expected, rel=1e-8)


def test_a_row_on_an_event_day_is_the_state_after():
    run = simulate.ode(Decay(events=[Event(5, set={"X": 100})]), [4.999999, 5, 10])
    assert run["X"].tolist() == pytest.approx(
        [8 * np.exp(-0.5 * 4.999999), 100, 100 * np.exp(-2.5)], rel=1e-8
    )


def test_an_event_on_day_0_comes_before_the_first_row():
    assert simulate.ode(Decay(events=[Event(0, add={"X": 2})]), [0.0])["X"].tolist() == [10]


def test_an_event_on_the_last_day_is_seen_in_the_last_row():
    assert simulate.ode(Decay(events=[Event(10, set={"X": 7})]), DAYS)["X"].iloc[-1] == 7


def test_an_event_after_the_last_day_never_happens():
    assert simulate.ode(Decay(events=[Event(10.001, set={"X": 7})]), DAYS).equals(simulate.ode(Decay, DAYS))


def test_an_event_switches_a_parameter():
    run = simulate.ode(Decay(events=[Event(2, set={"k": 0}), Event(5, add={"k": 1})]), DAYS)
    t = np.where(DAYS < 2, 0.5 * DAYS, np.where(DAYS < 5, 1, 1 + (DAYS - 5)))
    assert run["X"].to_numpy() == pytest.approx(8 * np.exp(-t), rel=1e-8)
    assert simulate.ode(Decay, [0, 1.0])["X"].iloc[1] == pytest.approx(8 * np.exp(-0.5)), (
        "the switch outlived its run"
    )


def test_the_day_of_an_event_may_be_a_parameter():
    class Timed(Decay):
        day = Parameter(5, "day", "day of the dose")
        dose = Parameter(3, "pg", "dose")
        given = Event("day", add={"X": "dose"})

    for day, dose in [(2, 3), (7.5, 1)]:
        run = simulate.ode(Timed(day=day, dose=dose), DAYS)
        expected = 8 * np.exp(-0.5 * DAYS) + np.where(day <= DAYS, dose * np.exp(-0.5 * (DAYS - day)), 0)
        assert run["X"].to_numpy() == pytest.approx(expected, rel=1e-8)


@pytest.mark.parametrize(
    ("first", "second", "left"),
    [({"set": {"X": 1}}, {"add": {"X": 2}}, 3), ({"add": {"X": 2}}, {"set": {"X": 1}}, 1)],
)
def test_events_on_one_day_happen_in_the_listed_order(first, second, left):
    run = simulate.ode(Decay(events=[Event(5, **first), Event(5, **second)]), [0, 5])
    assert run["X"].iloc[1] == left


def test_an_amount_is_read_when_its_turn_comes():
    run = simulate.ode(
        Decay(start=4, k=0.0, events=[Event(5, add={"X": "X"}), Event(5, add={"X": "X"})]), [0, 5]
    )
    assert run["X"].iloc[1] == pytest.approx(16)


class Supplied(Model):
    """dX/dt = s − k X, which rests at s/k."""

    settle = Settle(200, {"X": "far"})
    X = Species(0, "cell", "X")
    far = Parameter(50, "cell", "a start far from rest")
    s = Parameter(6, "cell/day", "supply")
    k = Parameter(0.5, "1/day", "loss")
    supply = Reaction("=> X", "s")
    loss = Reaction("X =>", "k*X")
    shock = Event(0, add={"X": 1})


def test_a_model_settles_without_events_before_day_0():
    run = simulate.ode(Supplied, DAYS)
    assert run["X"].to_numpy() == pytest.approx(12 + np.exp(-0.5 * DAYS), rel=1e-8)


def test_a_settled_start_is_the_state_after_that_many_days():
    class Hasty(Supplied):
        settle = Settle(3, {"X": "far"})

    assert simulate.ode(Hasty, [0.0])["X"].iloc[0] == pytest.approx(12 + 38 * np.exp(-1.5) + 1, rel=1e-8)


def test_a_start_may_be_a_formula_of_parameters():
    class Shares(Decay):
        X = Decay.X("start/4")

    assert simulate.ode(Shares(start=20), [0.0])["X"].tolist() == [5]


def test_a_guard_cuts_off_below_its_threshold():
    class Damage(Decay):
        D = Species(0, "pg*day", "damage")
        safe = Parameter(2, "pg", "what does no harm")
        harm = Reaction("=> D", "Max(0, X - safe)")

    run = simulate.ode(Damage, DAYS)
    end = np.minimum(DAYS, np.log(4) / 0.5)
    assert run["D"].to_numpy() == pytest.approx(16 * (1 - np.exp(-0.5 * end)) - 2 * end, abs=2e-6)


def test_zero_over_zero_is_a_gap_in_an_observable():
    class Share(Model):
        A = Species(0, "cell", "A")
        B = Species(0, "cell", "B")
        s = Parameter(1, "cell/day", "supply")
        share = Observable("A/(A + B)", "1", "share")
        a = Reaction("=> A", "s")
        b = Reaction("=> B", "3*s")

    run = simulate.ode(Share, DAYS)
    assert np.isnan(run["share"].iloc[0])
    assert run["share"].iloc[1:].to_numpy() == pytest.approx(0.25)


def test_a_run_knows_its_units_values_and_jumps():
    run = simulate.ode(Decay(k=0.25, events=[Event(5, add={"X": 1}), Event(50, add={"X": 1})]))
    assert run.index.name == "day"
    assert run.attrs["units"] == {"X": "pg", "share": "%"}
    assert run.attrs["values"] == {"start": 8, "k": 0.25}
    assert run.attrs["jumps"] == [5]


@pytest.mark.parametrize(
    ("span", "step", "rows"),
    [(1500, 1, 1501), (600, 1, 601), (400, 0.5, 801), (160, 0.25, 641), (10, 0.1, 101), (60.05, 0.1, 602)],
)
def test_rows_come_in_the_largest_step_that_makes_600(span, step, rows):
    days = simulate.ode(Decay, span).index
    assert (days[0], days[1], days[-1], len(days)) == (0, step, span, rows)


def test_rows_come_on_the_days_asked_for_however_few():
    late = Decay(events=[Event(2, add={"X": 1}), Event(3, add={"X": 1})])
    assert simulate.ode(late, [10.0])["X"].iloc[0] == pytest.approx(
        8 * np.exp(-5) + np.exp(-4) + np.exp(-3.5), rel=1e-8
    )
    assert simulate.ode(late, [0, 10]).index.tolist() == [0, 10]


@pytest.mark.parametrize(
    "days", [0, -3, np.nan, np.inf, "a week", [], [3, 2], [1, 1], [-1, 2], [0, np.nan], [[0, 1]]], ids=repr
)
def test_days_that_cannot_be_run_are_refused(days):
    with pytest.raises(
        SimulationError, match=r"give a positive number|must be finite, start at 0 or later and increase"
    ):
        simulate.ode(Decay, days)


def test_a_run_that_explodes_says_when_and_what_to_do():
    class Explosion(Decay):
        birth = Reaction("X => 2 X", "c*X*X")
        c = Parameter(1, "1/pg/day", "rate")

    with pytest.raises(
        SimulationError, match=r"^explosion: the solver stopped on day 0\.129.*move a parameter back"
    ):
        simulate.ode(Explosion)


def test_a_rate_that_is_not_a_number_says_what_to_do():
    class Root(Decay):
        odd = Reaction("=> X", "k*(start - X)*log((X - start)/start)")

    with pytest.raises(SimulationError, match=r"^root: the solver stopped on day 0 .*move a parameter back"):
        simulate.ode(Root)


def test_a_stiff_run_is_solved():
    run = simulate.ode(Decay(k=1e6, events=[Event(0.1, set={"X": 1})]), [0, 0.1, 0.1 + 1e-6, 10])
    assert run["X"].to_numpy() == pytest.approx([8, 1, np.exp(-1), 0], rel=1e-6, abs=1e-15)


def test_a_run_of_too_many_steps_gives_up_and_says_what_to_do():
    class Hunt(Model):
        span = 10
        X = Species(2, "pg", "prey")
        Y = Species(1, "pg", "hunter")
        k = Parameter(1e4, "1/day", "growth of one, loss of the other")
        w = Parameter(1e4, "1/pg/day", "meeting")
        growth = Reaction("X => 2 X", "k*X")
        meeting = Reaction("X => Y", "w*X*Y")
        loss = Reaction("Y =>", "k*Y")

    with pytest.raises(
        SimulationError, match=r"^hunt: the solver gave up on day \d+(\.\d+)?; move a parameter back"
    ):
        simulate.ode(Hunt)


def test_what_solving_leaves_below_zero_is_no_negative_amount():
    class Emptied(Decay):
        taken = Event(9, set={"X": "X/2"})

    y = np.array([-1e-17])
    simulate.apply(Emptied(), Emptied.events["taken"], y, np.array([8.0, 0.5]))
    assert -1e-17 < y < 0
    with pytest.raises(SimulationError, match="must be 0 or more"):
        simulate.apply(Emptied(), Emptied.events["taken"], np.array([-1e-6]), np.array([8.0, 0.5]))


def test_an_event_whose_amount_is_negative_in_a_run_is_refused():
    with pytest.raises(SimulationError, match=r"gives X the amount -.*must be 0 or more"):
        simulate.ode(Decay(events=[Event(1, set={"X": "X - start"}, label="loss")]))


def test_an_event_day_that_is_negative_in_a_run_is_refused():
    class Timed(Decay):
        day = Parameter(5, "day", "a day")
        gap = Parameter(7, "day", "days before")
        given = Event("day - gap", add={"X": 1})

    with pytest.raises(DeclarationError, match=r"event 'given' is on day -2.*give a day of 0 or later"):
        simulate.ode(Timed)


def test_an_event_day_that_divides_by_0_is_refused():
    class Timed(Decay):
        often = Parameter(0, "1/day", "doses a day")
        given = Event("1/often", add={"X": 1})

    with pytest.raises(DeclarationError, match=r"event 'given' is on day nan; give a day of 0 or later"):
        simulate.ode(Timed)


@pytest.mark.parametrize(
    ("nothing", "mend"),
    [
        (Model, "declare at least one Species and one Reaction"),
        (3, "give a Model class"),
        (int, "give a Model class"),
    ],
    ids=repr,
)
def test_what_has_no_reactions_has_no_time_course(nothing, mend):
    with pytest.raises(DeclarationError, match=mend):
        simulate.ode(nothing)


@pytest.mark.parametrize("name", [name for name in models.names() if not models.find(name).reactions])
def test_a_model_that_only_counts_says_so(name):
    with pytest.raises(SimulationError, match=rf"{name}.* has no reactions.*declare a Reaction"):
        simulate.ode(models.find(name))


class Moved(Decay):
    """An event sets the parameter that is another event's day; two days differ by rounding only."""

    day = Parameter(10, "day", "day of the gift", range=(1, 15))
    part = Parameter(0.1, "day", "a day")
    moves = Event(3, set={"day": 15})
    given = Event("day", add={"X": 5})
    twice = Event("3*part", add={"X": "X"})
    then = Event(0.3, set={"X": 1})
    span = 20


def test_an_event_that_sets_a_day_moves_no_event():
    run = simulate.ode(Moved, [9.9, 10, 15])
    assert run["X"].diff().iloc[1] == pytest.approx(5, abs=0.01)
    assert simulate.ode(Moved(day=12), [11.9, 12])["X"].diff().iloc[1] == pytest.approx(5, abs=0.01)


def test_days_that_differ_by_rounding_are_one_day_in_the_listed_order():
    assert 3 * 0.1 != 0.3
    for last in (0.3, 3 * 0.1):
        assert simulate.ode(Moved, [0, last])["X"].iloc[1] == 1
        assert simulate.gillespie(Moved, [0, last])["X"].iloc[1] == 1
    assert [event.name for _, event in Moved().timeline()] == ["twice", "then", "moves", "given"]


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (
            lambda: simulate.ode("living_drug"),
            r"'living_drug' is a name, not a model; write models.find\('living_drug'\)",
        ),
        (lambda: simulate.ensemble("living_drug"), r"write models.find\('living_drug'\)"),
        (lambda: export.table("living_drug"), r"write models.find\('living_drug'\)"),
        (lambda: Explorable("living_drug"), r"write models.find\('living_drug'\)"),
        (
            lambda: simulate.ode(Decay, k=2),
            r"a run has no argument 'k'; values belong to the model: write Decay\(k=2\)",
        ),
        (lambda: simulate.gillespie(Decay, k=2), r"write Decay\(k=2\)"),
        (lambda: simulate.ensemble(Decay, 5, k=2), r"write Decay\(k=2\)"),
        (
            lambda: figure.time_course(Decay, simulate.ode(Decay)),
            r"a plot is named by its name, one of amounts; got a DataFrame. Give a run by name: run=",
        ),
        (
            lambda: Decay(events=Event(3, add={"X": 1})),
            r"Decay: events is Event.*give a list: \[Event\(…\)\]",
        ),
        (
            lambda: Decay(events=[{"day": 3, "add": {"X": 1}}]),
            r"Decay: events holds \{'day'.*each must be written Event\(…\)",
        ),
        (
            lambda: type("Bad", (Decay,), {"plots": [Plot("P", "pg", ["X"])]}),
            r"Bad.plots is \[.*give each a name: \{'name': Plot\(…\)\}",
        ),
        (
            lambda: type("Bad", (Decay,), {"knobs": Knob("k", "K")}),
            r"Bad.knobs is Knob.*give a list: \[Knob\(…\)\]",
        ),
        (lambda: setattr(Decay(), "k", 28), r"Decay.k is set when the model is made; write Decay\(k=28\)"),
        (
            lambda: setattr(Decay(), "X", 28),
            r"Decay.X belongs to the class; write a subclass with X = Decay.X\(…\)",
        ),
        (lambda: setattr(Decay(), "dosse", 28), r"Decay has no parameter 'dosse'"),
        (lambda: Decay().values.update(k=-3), r"values are checked when they are given"),
        (
            lambda: Explorable(Decay, sliders="k").values.__setitem__("k", -3),
            r"values are checked when they are given.*or .set\(dose=3\)",
        ),
    ],
)
def test_a_mistake_names_the_thing_and_the_mend(call, said):
    with pytest.raises((DeclarationError, TypeError, AttributeError), match=said):
        call()


def test_values_still_travel_between_processes():
    model = pickle.loads(pickle.dumps(models.find("living_drug")(dose=2)))
    assert model.values == models.find("living_drug")(dose=2).values
    assert copy.deepcopy(model).dose == 2


class Hunt(Model):
    """Predator and prey, whose resting lines are upright."""

    A = Species(10, "cell", "prey")
    B = Species(2, "cell", "predator")
    b = Parameter(0.5, "1/day", "birth")
    k = Parameter(0.1, "1/day/cell", "meeting")
    d = Parameter(0.3, "1/day", "death")
    birth = Reaction("A => 2 A", "b*A")
    meal = Reaction("A + B => 2 B", "k*A*B")
    death = Reaction("B =>", "d*B")
    views = {"plane": PhasePlane("Hunt", "A", "B", (), {"A": 0.1, "B": 0.1}, {"A": 100, "B": 100})}


def test_a_phase_plane_without_a_resting_amount_says_what_to_show_instead():
    with pytest.raises(
        DeclarationError,
        match=r"Hunt: in the view 'Hunt' A and B come to rest nowhere, .*show them as a Plot instead",
    ):
        views.picture(Hunt, "plane")


@pytest.mark.parametrize("ceiling", [1e-6, 0.37, 100, 2.5e8])
def test_resting_amounts_are_found_whatever_their_size(ceiling):
    class Logistic(Model):
        X = Species(0.1, "cell", "X")
        r = Parameter(1.2, "1/day", "growth")
        K = Parameter(ceiling, "cell", "most")
        growth = Reaction("X => 2 X", "r*X")
        crowding = Reaction("X =>", "r*X**2/K")

    assert steady.states(Logistic(), "X") == pytest.approx([ceiling], rel=1e-9)


def test_a_column_of_a_run_shares_the_notes_of_its_events_and_keeps_its_own_units():
    run = simulate.ode(LivingDrug)
    column, whole = run["B"], run.copy()
    assert column.attrs["before"] is run.attrs["before"]
    whole.attrs["units"]["B"] = "other"
    assert run.attrs["units"]["B"] != "other"
