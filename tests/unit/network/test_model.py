"""A declaration becomes a network, a class can be extended, and what does not fit is refused with the
mend."""

import math

import numpy as np
import pytest

from lupusedu import models, simulate
from lupusedu.errors import DeclarationError
from lupusedu.models.living_drug import LivingDrug
from lupusedu.network import Event, Model, Observable, Parameter, Reaction, Settle, Species
from lupusedu.network.lesson import Headline, Knob, Plot, Preset
from lupusedu.network.views import Bifurcation
from lupusedu.simulate import SimulationError


class Loop(Model):
    """Prey A is eaten by B."""

    A = Species(10, "cell", "prey")
    B = Species(2, "cell", "predator")
    b = Parameter(0.5, "1/day", "birth", range=(0.1, 1))
    k = Parameter(0.1, "1/day/cell", "meeting")
    x = Parameter(0, "1/day", "a rate that may be negative", range=(-1, 1))
    birth = Reaction("A => 2 A", "b*A")
    meal = Reaction("A + B => 3 B", "k*A*B")
    idle = Reaction("B => B + A", "x*B + x*A")
    gift = Event(5, add={"A": 1})
    both = Observable("A + B", "cell", "all")
    presets = {"few": Preset("Few.", {"b": 0.2})}


def declare(**things):
    """A class Bad with one species, one parameter and a loss, and the things given over them."""
    plain = {"X": Species(1, "cell", "X"), "k": Parameter(1, "1/day", "k"), "loss": Reaction("X =>", "k*X")}
    return type("Bad", (Model,), {**plain, **things})


def test_each_kind_is_listed_in_the_declared_order():
    assert list(Loop.species) == ["A", "B"]
    assert list(Loop.parameters) == ["b", "k", "x"]
    assert list(Loop.reactions) == ["birth", "meal", "idle"]
    assert list(Loop.events) == ["gift"]
    assert list(Loop.observables) == ["both"]


def test_stoichiometry_is_what_is_made_less_what_is_used():
    assert Loop.stoichiometry() == {"birth": {"A": 1}, "meal": {"A": -1, "B": 2}, "idle": {"A": 1}}


def test_up_to_nine_species_without_a_role_get_looks_of_their_own_in_their_order():
    many = declare(**{f"S{i}": Species(1, "cell", f"S{i}") for i in range(8)})
    roles = [one.role for one in many.species.values()]
    assert roles == [*many.stand_ins.values()]
    assert len(set(roles)) == 9
    assert roles[:2] == [None, "drug"]  # a plain line first
    assert all(one.role is None for one in many.declared.values() if isinstance(one, Species))


def test_without_a_role_a_curve_is_unlike_all_that_its_plots_show():
    shown = declare(
        X=Species(1, "cell", "X", role="drug"),
        Y=Species(1, "cell", "Y"),
        Z=Species(1, "cell", "Z"),
        both=Observable("Y + Z", "cell", "both"),
        alone=Observable("2 * Y", "cell", "alone"),
        plots={
            "all": Plot("all", "cell", ["X", "Y", "Z", "both"]),
            "alone": Plot("alone", "cell", ["alone"]),
        },
    )
    looks = {name: one.role for name, one in {**shown.species, **shown.observables}.items()}
    assert looks == {"X": "drug", "Y": None, "Z": "vaccine_antibody", "both": "memory", "alone": None}


def test_a_subclass_that_gives_a_role_to_one_species_gives_no_look_to_another():
    plain = declare(Y=Species(1, "cell", "Y"), plots={"X": Plot("X", "cell", ["X"])})
    told = type("Told", (plain,), {"X": Species(1, "cell", "X", role="car_t")})
    assert [one.role for one in plain.species.values()] == [None, "drug"]
    assert [one.role for one in told.species.values()] == ["car_t", None]


def test_the_name_is_the_class_in_snake_case():
    assert Loop.name == "loop"
    assert LivingDrug.name == "living_drug"


def test_an_instance_has_values_and_the_class_keeps_its_own():
    model = Loop(b=0.7)
    assert (model.b, model.k, Loop.b.value) == (0.7, 0.1, 0.5)
    assert repr(model) == "Loop(b=0.7)"


def test_a_preset_is_a_set_of_values_that_may_be_changed_further():
    assert Loop.preset("few").values == {"b": 0.2, "k": 0.1, "x": 0}
    assert Loop.preset("few", k=0.3).values == {"b": 0.2, "k": 0.3, "x": 0}


def test_a_slider_over_more_than_eightfold_steps_by_ratios():
    assert [Parameter(1, "1", "p", range=span).log for span in [(0.1, 1), (1, 8), (0, 100), None]] == [
        True,
        False,
        False,
        False,
    ]


def test_a_subclass_adds_and_reassigns_by_name():
    class More(Loop):
        b = Loop.b(0.9)
        meal = Loop.meal.at("k*A*B/2")
        death = Reaction("B =>", "b*B")

    assert list(More.reactions) == ["birth", "meal", "idle", "death"]
    assert More().b == 0.9
    assert More.b.range == (0.1, 1)
    assert More.reactions["meal"].rate == "k*A*B/2"
    assert Loop().b == 0.5
    assert Loop.reactions["meal"].rate == "k*A*B"


def test_a_subclass_leaves_out_what_it_sets_to_none():
    class Calm(Loop):
        gift = None

    assert Calm.events == {}
    assert list(Loop.events) == ["gift"]


def test_two_fragments_join():
    class Marrow(Model):
        C = Species(0, "cell", "stem")
        s = Parameter(1, "cell/day", "supply")
        supply = Reaction("=> C", "s")

    class Joined(Loop, Marrow):
        entry = Reaction("C => A", "b*C")

    assert set(Joined.species) == {"A", "B", "C"}
    assert simulate.ode(Joined, [0, 1.0])["C"].iloc[1] == pytest.approx((1 - math.exp(-0.5)) / 0.5)


def test_numbers_of_numpy_are_numbers():
    model = declare()(k=np.float64(2), events=[Event(np.int64(1), add={"X": np.float32(0.5)})])
    assert simulate.ode(model, [0, 1])["X"].iloc[1] == pytest.approx(math.exp(-2) + 0.5)


REFUSED = {
    "an undeclared name": (
        {"loss": Reaction("X =>", "q*X")},
        "Bad: 'q[*]X' uses 'q', which is not declared",
        "known are X, k",
    ),
    "a name nearly declared": (
        {"rho": Parameter(1, "1/day", "r"), "loss": Reaction("X =>", "roh*X")},
        "'roh', which is not declared",
        "did you mean 'rho'",
    ),
    "E, which sympy would read as 2.718": (
        {"loss": Reaction("X =>", "E*k*X")},
        "uses 'E', which is not declared",
        "known are X, k",
    ),
    "an undeclared name where nothing changes": (
        {"loss": Reaction("X => X", "q*X")},
        "uses 'q', which is not declared",
        "known are X, k",
    ),
    "an unknown species": (
        {"loss": Reaction("Y =>", "k*X")},
        "Bad.loss: 'Y =>' names 'Y', which is not a species",
        "known are X",
    ),
    "a parameter as a species": (
        {"loss": Reaction("k =>", "k*X")},
        "names 'k', which is not a species",
        "known are X",
    ),
    "a reversible arrow": (
        {"loss": Reaction("X -> ", "k*X")},
        "reaction loss: write one '=>' in 'X -> '",
        "'->' would mean reversible",
    ),
    "two arrows": ({"loss": Reaction("X => X =>", "k*X")}, "reaction loss", "write one '=>'"),
    "a flow that cannot be read": (
        {"loss": Reaction("0.5 X =>", "k*X")},
        "cannot read '0.5 X' in '0.5 X =>'",
        "write it like '2 T'",
    ),
    "a headline of what is not there": (
        {"headline": Headline("end(Y)", "what is left")},
        "Bad, headline names 'Y', which is not declared",
        "known are X",
    ),
    "an unknown unit": (
        {"k": Parameter(1, "1/hour", "k")},
        "Bad.k: unknown unit 'hour' in '1/hour'",
        "known are IU, cell, day",
    ),
    "a unit that does not fit the rate law": (
        {"k": Parameter(1, "day", "k")},
        "Bad.loss: 'X[*]k' has unit cell[*]day, expected cell/day",
        "mend the unit of one of X, k",
    ),
    "a rate law without a unit": (
        {"loss": Reaction("X =>", "3")},
        "Bad.loss: '3' has unit 1, expected cell/day",
        "write a Parameter that has this unit",
    ),
    "units that cannot be added": (
        {"loss": Reaction("X =>", "k*(X + k)")},
        "joins units that differ [(]cell and 1/day[)]",
        "mend a parameter's unit or name a constant",
    ),
    "an observable in the wrong unit": (
        {"seen": Observable("k*X", "cell", "seen")},
        "Bad.seen: 'X[*]k|k[*]X' has unit cell/day, expected cell",
        "mend the unit",
    ),
    "a start in the wrong unit": (
        {"X": Species("k", "cell", "X")},
        "Bad.X: 'k' has unit 1/day, expected cell",
        "mend the unit of one of k",
    ),
    "a start made of a species": (
        {"Y": Species("X", "cell", "Y")},
        "Bad.Y: 'X' uses 'X', a species",
        "use parameters and numbers",
    ),
    "a parameter that is a formula": (
        {"k": Parameter("2/X", "1/day", "k")},
        "Bad.k is '2/X'",
        "give a finite number in 1/day",
    ),
    "a negative amount": (
        {"X": Species(-1, "cell", "X")},
        "Bad.X is -1 cell, a negative amount",
        "give 0 or more",
    ),
    "a negative parameter": (
        {"k": Parameter(-1, "1/day", "k")},
        "Bad.k is -1 1/day, a negative amount",
        "give 0 or more",
    ),
    "NaN": ({"k": Parameter(math.nan, "1/day", "k")}, "Bad.k is nan", "give a finite number in 1/day"),
    "an infinite amount": (
        {"X": Species(math.inf, "cell", "X")},
        "Bad.X is inf",
        "give a finite number in cell",
    ),
    "a number that is no number": (
        {"k": Parameter(True, "1/day", "k")},
        "Bad.k is True",
        "give a finite number",
    ),
    "an event on a negative day": (
        {"e": Event(-1, add={"X": 1})},
        "Bad, event e: the day is -1",
        "give a day of 0 or later",
    ),
    "an event on no day": (
        {"e": Event(None, add={"X": 1})},
        "Bad, event e",
        "give it a day, or a condition",
    ),
    "an event on a day that is NaN": (
        {"e": Event(math.nan, add={"X": 1})},
        "Bad, event e: the day is nan",
        "give a day of 0 or later",
    ),
    "an event whose day is an amount": (
        {"e": Event("k", add={"X": 1})},
        "Bad, event e, day: 'k' has unit 1/day, expected day",
        "mend the unit of one of k",
    ),
    "an event whose day is a species": (
        {"e": Event("X", add={"X": 1})},
        "Bad, event e, day: 'X' uses 'X', a species",
        "use parameters and numbers",
    ),
    "an event on an unknown thing": (
        {"e": Event(1, add={"Xx": 1})},
        "Bad, event e changes 'Xx', which is not declared",
        "did you mean 'X'",
    ),
    "an event that gives less than nothing": (
        {"e": Event(1, add={"X": -1})},
        "Bad, event e: X is -1 cell, a negative amount",
        "give 0 or more",
    ),
    "an event that gives the wrong unit": (
        {"e": Event(1, add={"X": "k"})},
        "Bad, event e: X: 'k' has unit 1/day, expected cell",
        "mend the unit of one of k",
    ),
    "an event that does nothing": ({"e": Event(1)}, "Bad, event e changes nothing", "give add="),
    "a name that Model needs": (
        {"span": Parameter(1, "day", "span")},
        "Bad.span: the name 'span' is taken by Model itself",
        "choose another",
    ),
    "a settled start of an unknown species": (
        {"settle": Settle(10, {"Y": 1})},
        "settle names 'Y', which is not declared",
        "known are X",
    ),
    "a settled start that is negative": (
        {"settle": Settle(10, {"X": -1})},
        "Bad.X is -1 cell, a negative amount",
        "give 0 or more",
    ),
    "a preset of an unknown parameter": (
        {"presets": {"p": Preset("P.", {"kk": 1})}},
        "preset 'p' names 'kk', which is not declared",
        "did you mean 'k'",
    ),
    "a knob of an unknown parameter": (
        {"knobs": [Knob("kk", "K")]},
        "knob 'K' names 'kk', which is not declared",
        "did you mean 'k'",
    ),
    "a plot of an unknown column": (
        {"plots": {"p": Plot("P", "cell", ["Y"])}},
        "plot 'p' names 'Y', which is not declared",
        "known are X",
    ),
}


@pytest.mark.parametrize(("things", "named", "mend"), REFUSED.values(), ids=REFUSED)
def test_a_declaration_that_does_not_fit_is_refused(things, named, mend):
    with pytest.raises(DeclarationError, match=rf"{named}.*{mend}"):
        declare(**things)


def test_a_number_may_not_hide_a_declaration():
    with pytest.raises(
        DeclarationError,
        match=r"Faster\.b = 0\.9 hides a declaration; write b = Loop\.b\(…\), or None to leave it out",
    ):
        type("Faster", (Loop,), {"b": 0.9})


@pytest.mark.parametrize("what", [lambda model: model(), simulate.ode], ids=["made", "run"])
def test_an_empty_model_is_refused(what):
    with pytest.raises(
        DeclarationError, match=r"Empty is empty; declare at least one Species and one Reaction"
    ):
        what(type("Empty", (Model,), {}))


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"roh": 1}, "LivingDrug has no parameter 'roh'; did you mean 'rho'"),
        ({"zzz": 1}, "LivingDrug has no parameter 'zzz'; known are .*dose"),
        ({"dose": -1}, "LivingDrug.dose is -1 cell/µL, a negative amount; give 0 or more"),
        ({"dose": math.nan}, "LivingDrug.dose is nan; give a finite number in cell/µL"),
        ({"dose": "much"}, "LivingDrug.dose is 'much'; give a number in cell/µL"),
        ({"events": [Event(-2, add={"T": 1})]}, "event on day -2: the day is -2; give a day of 0 or later"),
        (
            {"events": [Event(2, add={"zzz": 1})]},
            "event on day 2 changes 'zzz', which is not declared; known are .*dose",
        ),
    ],
)
def test_a_value_that_does_not_fit_is_refused(values, said):
    with pytest.raises(DeclarationError, match=said):
        LivingDrug(**values)


def test_a_parameter_whose_range_goes_below_zero_may_be_negative():
    assert Loop(x=-0.5).x == -0.5


def test_an_unknown_preset_is_refused_with_a_suggestion():
    with pytest.raises(DeclarationError, match=r"LivingDrug has no preset 'lupsu'; did you mean 'lupus'"):
        LivingDrug.preset("lupsu")


def test_models_are_found_by_their_file_names():
    assert "living_drug" in models.names()
    assert models.find("living_drug") is LivingDrug
    assert all(models.find(name).name == name for name in models.names())
    with pytest.raises(DeclarationError, match=r"there is no model 'livingdrug'; did you mean 'living_drug'"):
        models.find("livingdrug")


class Waning(Model):
    a, tau = Parameter(1, "cell/day", "a"), Parameter(3, "day", "tau")
    X = Species(0, "cell", "X")
    comes = Reaction("=> X", "a*exp(-t/tau)")


@pytest.mark.parametrize(
    ("body", "mend"),
    [
        ({"t": Parameter(1, "day", "t")}, "the word 't' means something else in a formula"),
        ({"X": Species("a*t", "cell", "X")}, "'a\\*t' uses 't', the day; use parameters and numbers here"),
        ({"comes": Reaction("=> X", "a*t")}, "has unit cell, expected cell/day"),
        (
            {"views": {"fold": Bifurcation("fold", "X", "a", (), 0.1, 1, (0.1, 1))}},
            "the rate of 'comes' changes with the day 't', and the view 'fold' takes rates that are the same",
        ),
    ],
)
def test_where_the_day_may_not_stand_the_mend_is_said(body, mend):
    with pytest.raises(DeclarationError, match=mend):
        type("Wrong", (Waning,), body)


@pytest.mark.parametrize("run", [simulate.gillespie, simulate.steady_states])
def test_what_takes_one_rate_for_all_days_refuses_the_day(run):
    with pytest.raises(SimulationError, match="its rates change with the day 't'"):
        run(Waning)
