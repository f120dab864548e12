"""Lives of actors in small models whose acts can be counted by hand."""

import pytest

from lupusedu import models, simulate
from lupusedu.errors import DeclarationError
from lupusedu.network import Event, Model, Parameter, Reaction, Species
from lupusedu.network.views import Stage


class TenLosses(Model):
    """Ten prey go, seven of ten by hunters, three by age."""

    span = 100
    P = Species(10, "1", "prey", role="b_cell")
    H = Species(4, "1", "hunters", role="car_t")
    a = Parameter(0.03, "1/day", "old age")
    k = Parameter(0.0175, "1/day", "hunting")
    old_age = Reaction("P =>", "a*P")
    killing = Reaction("P =>", "k*H*P")
    views = {"stage": Stage("Prey", each={"P": 1, "H": 1})}


def causes(model, kind=0, seed=1):
    table = simulate.lives(model, seed).lives
    return table[table["kind"] == kind]["cause"].value_counts().to_dict()


@pytest.mark.parametrize("seed", range(8))
def test_ten_losses_of_which_70_percent_are_killing_show_seven(seed):
    assert causes(TenLosses, seed=seed) == {"killing": 7, "old_age": 3}


def test_each_of_the_killed_is_killed_by_a_hunter_that_is_there():
    table = simulate.lives(TenLosses).lives
    assert (table[table["cause"] == "killing"]["by"].map(table["kind"]) == 1).all()
    assert (table[table["cause"] == "old_age"]["by"] == -1).all()


def test_while_chemotherapy_works_it_and_no_car_t_cell_is_the_cause():
    lives = simulate.lives(models.find("living_drug"))
    first = lives.lives[(lives.lives["kind"] == 0) & (lives.lives["gone"] < 2)]["cause"].value_counts()
    assert first["chemotherapy"] >= 10
    assert first.get("killing", 0) <= 1


def test_what_is_wiped_away_by_hand_has_a_cause_of_its_own():
    table = simulate.lives(models.find("reset")(C0=0, h=0, cut=0.98)).lives
    taken = table[table["kind"] < 3]
    wiped = taken[taken["cause"].astype(str).str.startswith("taken_at_one_stroke")]
    assert len(wiped) >= 0.9 * (taken["how"] == "start").sum()
    assert (wiped["gone"] <= 1).all()


class Infection(Model):
    """A teacher's own, with no word of a stage."""

    span = 60
    S = Species(990, "1", "not yet ill")
    I = Species(10, "1", "ill")
    R = Species(0, "1", "well again")
    b = Parameter(0.0004, "1/day", "infection")
    g = Parameter(0.1, "1/day", "recovery")
    infection = Reaction("S + I => 2 I", "b*S*I")
    recovery = Reaction("I => R", "g*I")


class Hunt(Model):
    """Predators and prey."""

    span = 60
    H = Species(30, "1", "hares")
    F = Species(4, "1", "foxes")
    r = Parameter(0.4, "1/day", "births of hares")
    k = Parameter(0.03, "1/day", "hunting")
    e = Parameter(0.01, "1/day", "young foxes")
    d = Parameter(0.3, "1/day", "death of foxes")
    births = Reaction("H => 2 H", "r*H")
    eaten = Reaction("H =>", "k*H*F")
    cubs = Reaction("F => 2 F", "e*H*F")
    deaths = Reaction("F =>", "d*F")


def test_an_infection_has_a_stage_for_nothing_and_each_is_infected_by_one_who_is_ill():
    full = Infection().stage()
    assert full.rooms == {"body": ("S", "I", "R")}
    assert len(set(full.each.values())) == 1  # a person is one actor, ill or well
    table = simulate.lives(Infection).lives
    infected = table[table["how"] == "infection"]
    assert len(infected) > 15
    assert (infected["from"].map(table["kind"]) == 0).all()
    ill = table.loc[infected["from"], "by"]
    assert (ill[ill >= 0].map(table["kind"]) == 1).all()
    assert (ill < 0).sum() <= 3  # at the beginning the ill are too few for an actor
    assert set(table[table["kind"] == 2]["how"]) == {"recovery"}


def test_hares_are_eaten_by_foxes_and_born_of_hares():
    table = simulate.lives(Hunt).lives
    eaten = table[table["cause"] == "eaten"]
    assert len(eaten) > 20
    assert (eaten["by"][eaten["by"] >= 0].map(table["kind"]) == 1).all()
    assert (eaten["by"] >= 0).mean() > 0.9
    born = table[(table["how"] == "births") & (table["maker"] >= 0)]
    assert (born["maker"].map(table["kind"]) == 0).all()


def test_a_dose_of_less_than_one_actor_is_still_seen_to_come():
    lives = simulate.lives(models.find("living_drug").preset("tenth of the dose"))
    table = lives.lives
    (given,) = table.index[(table["how"] == "given")]
    assert table["kind"][given] == list(lives.kinds["species"]).index("T")
    assert table["gone"][given] > 3
    assert lives.counts(1)[2] == 1


class Shared(Model):
    """A loss that two kinds do, one of them twice as strongly."""

    span = 30
    P = Species(30, "1", "prey", role="b_cell")
    A = Species(2, "1", "one", role="car_t")
    B = Species(2, "1", "other", role="memory")
    k = Parameter(0.05, "1/day", "strength")
    loss = Reaction("P =>", "(2*k*A + k*B)*P")
    views = {"stage": Stage("Prey", each={"P": 1, "A": 1, "B": 1})}


def test_killers_share_a_loss_as_the_rate_falls_without_them():
    table = simulate.lives(Shared).lives
    killers = table[table["cause"] == "loss"]["by"].map(table["kind"]).value_counts()
    assert killers[1] == 20
    assert killers[2] in (9, 10)


class Crowd(Model):
    """Many more than can be drawn, and a kind that turns over too fast to be followed."""

    span = 100
    P = Species(3000, "1", "people", role="b_cell")
    W = Species(10, "1", "waste", role="debris")
    c = Parameter(1, "1/day", "turnover")
    comes = Reaction("=> W", "10*c")
    goes = Reaction("W =>", "c*W")
    given = Event(50, add={"P": 1000}, label="more")
    views = {"stage": Stage("Crowd", each={"P": 1, "W": 1})}


def test_in_a_crowd_one_stands_for_more_and_what_turns_over_too_fast_has_no_lives():
    lives = simulate.lives(Crowd)
    assert list(lives.kinds["each"]) == [100, 1]
    assert list(lives.kinds["level"]) == [False, True]
    assert lives.counts(0) == [30, 10]
    assert lives.counts(60) == [40, 10]
    assert set(lives.lives["kind"]) == {0}


def test_three_moments_are_the_first_day_the_middle_of_all_change_and_the_last():
    first, middle, last = simulate.lives(TenLosses).moments(3)
    assert (first, last) == (0, 100)
    assert 4 < middle < 10  # half of them are gone after log(2)/0.1 days


def test_a_wash_is_as_strong_as_its_parameter():
    lives = simulate.lives(models.find("living_drug")(h=0.5))
    assert [lives.washes(day)["chemo"] for day in (0, 2.9, 3)] == [0.5, 0.5, 0]


def test_a_look_may_hang_on_a_setting():
    looks = [
        simulate.lives(models.find("reset").preset(name)).kinds.set_index("species")["look"]["C"]
        for name in ("CAR T", "rituximab")
    ]
    assert looks == ["car_t", "antibody_drug"]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"rooms": {"bloood": ("P",)}}, "'bloood', which is not declared; did you mean 'blood'"),
        ({"rooms": {"blood": ("Q",)}}, "'Q', which is not declared"),
        ({"each": {"PP": 2}}, "'PP', which is not declared; did you mean 'P'"),
        ({"look": {"P": "b_sell"}}, "'b_sell', which is not declared; did you mean 'b_cell'"),
        ({"look": {"P": ("b_cell", "kk", "drug")}}, "'kk', which is not declared; did you mean 'k'"),
        ({"agents": {"kiling": ("H",)}}, "'kiling', which is not declared; did you mean 'killing'"),
        ({"leave": ("killling",)}, "'killling', which is not declared; did you mean 'killing'"),
        ({"washes": {"kk": ("wash", 1)}}, "'kk', which is not declared; did you mean 'k'"),
        ({"hide": ("X",)}, "'X', which is not declared"),
    ],
)
def test_a_stage_that_names_what_is_not_there_says_the_mend(wrong, told):
    with pytest.raises(DeclarationError) as error:
        type("Wrong", (TenLosses,), {"views": {"stage": Stage("Prey", **wrong)}})
    assert told in str(error.value)


@pytest.mark.parametrize("name", [name for name in models.names() if models.find(name).reactions])
def test_every_chapter_has_a_stage_whose_species_each_live_in_one_room(name):
    full = models.find(name)().stage()
    housed = [species for names in full.rooms.values() for species in names]
    assert sorted(housed) == sorted(full.each)
    assert sorted([*housed, *full.hide]) == sorted(models.find(name).species)
