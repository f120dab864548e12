"""The lives on a stage: alike in Python and JavaScript, and as often as an independent solver says that each
reaction happens."""

from functools import cache

import numpy as np
import pandas as pd
from scipy.integrate import solve_ivp

from judges.engines import NETWORKS, each_network, node, told
from lupusedu import models, simulate
from lupusedu.network import Event, Model, Parameter, Reaction, Species
from lupusedu.simulate._functions import propensities
from lupusedu.simulate._ode import apply, segments, settled

# Within one actor of a reaction; an act may wait for somebody to go.
ONE = 1.1
# Several reactions of a kind, each within one.
AMOUNT = 1.5


@cache
def python(name):
    """{preset: its lives}."""
    return {preset: simulate.lives(models.find(name).preset(preset)) for preset in models.find(name).presets}


def asked(model):
    return [float(day) for day in model.span * np.array([0, 0.003, 0.01, 0.0371, 0.2, 0.5, 0.999])]


@cache
def javascript():
    """{model: {preset: what Node tells of its lives}}, of all in one go."""
    names = [(name, preset) for name in NETWORKS for preset in models.find(name).presets]
    instances = [models.find(name).preset(preset) for name, preset in names]
    jobs = [job | {"days": asked(model)} for job, model in zip(told(instances), instances)]
    found = {name: {} for name in NETWORKS}
    for (name, preset), answer in zip(names, node("lives", jobs), strict=True):
        found[name][preset] = answer
    return found


def compare(ours, theirs, days):
    """Raise unless Python and Node tell the same lives."""
    who = ["kind", "from", "how", "maker", "cause", "by", "became"]
    table = pd.DataFrame(theirs["lives"], columns=ours.lives.columns)
    assert table[who].astype(object).where(table[who].notna(), None).to_numpy().tolist() == (
        ours.lives[who].astype(object).where(ours.lives[who].notna(), None).to_numpy().tolist()
    )
    for day in ("born", "gone"):
        assert np.allclose(table[day].astype(float).fillna(np.inf), ours.lives[day], rtol=1e-12, atol=1e-9)
    kinds = ours.kinds[["species", "label", "role", "look", "room", "each", "level"]]
    assert theirs["kinds"] == kinds.astype(object).where(kinds.notna(), None).to_numpy().tolist()
    assert np.allclose(theirs["moments"], ours.moments(3), rtol=1e-12)
    assert theirs["counts"] == [ours.counts(day) for day in days]
    assert np.allclose(theirs["washes"], [[*ours.washes(day).values()] for day in days], atol=1e-6)


@each_network
def test_python_and_javascript_tell_the_same_lives_in_every_preset(name):
    for preset, ours in python(name).items():
        compare(ours, javascript()[name][preset], asked(models.find(name)))


def fluxes(model, rows, last):
    """Amounts and, as states of their own, what has gone through each reaction, by SciPy's DOP853. Of an
    event day the state after it."""
    p = np.array(list(model.values.values()), float)
    y, _ = settled(model, p)
    rates, change = propensities(type(model)), list(model.stoichiometry().values())
    net = np.array([[one.get(name, 0) for one in change] for name in model.species], float)
    found, gone = np.empty((len(y) + len(change), rows.size)), np.zeros(len(change))
    for start, end, events in segments(model, last):
        for event in events:
            apply(model, event, y, p)

        def slope(_, state, p=p):
            v = np.array(rates(state[: len(net)], p), float)
            return np.concatenate([net @ v, v])

        here = (rows >= start) & ((rows < end) | (end == last))
        if not end > start:
            continue
        solved = solve_ivp(
            slope, (start, end), np.concatenate([y, gone]), "DOP853", dense_output=True, rtol=1e-8, atol=1e-11
        )
        assert solved.success
        found[:, here] = solved.sol(rows[here])
        y, gone = solved.y[: len(y), -1].copy(), solved.y[len(y) :, -1].copy()
    return found[: len(y)], found[len(y) :]


def acts(lives):
    """{(reaction, who goes, who comes): days}, kinds by place, -1 for nobody."""
    found = {}
    for row in lives.lives.to_dict("records"):
        if isinstance(row["cause"], str) and row["cause"] != "event":
            into = lives.lives["kind"][row["became"]] if row["became"] >= 0 else -1
            found.setdefault((row["cause"], row["kind"], into), []).append(row["gone"])
        if row["how"] not in ("start", "given") and row["from"] < 0:
            found.setdefault((row["how"], -1, row["kind"]), []).append(row["born"])
    return found


@each_network
def test_each_reaction_acts_as_often_as_an_independent_solver_says_that_it_happens(name):
    model = models.find(name)
    for preset, lives in python(name).items():
        rows = lives.days[::7]
        amounts, flux = fluxes(model.preset(preset), rows, lives.days[-1])
        kinds, found = list(lives.kinds["species"]), acts(lives)
        each, level = lives.kinds["each"], lives.kinds["level"]
        for r, (reaction, change) in enumerate(model.stoichiometry().items()):
            # All that one kind gains and loses by a reaction, whatever it turns into.
            for species, copies in change.items():
                if species not in kinds or level[k := kinds.index(species)]:
                    continue
                days = [
                    d
                    for (n, lose, make), all_ in found.items()
                    if n == reaction and k in (lose, make)
                    for d in all_
                ]
                happened = np.searchsorted(np.sort(days), rows, side="right")
                expected = abs(copies) * flux[r] / each[k]
                # One turns into several: two streams of acts.
                most = ONE * (1 + (abs(copies) > 1 and min(change.values()) < 0))
                assert np.abs(happened - expected).max() < most, (preset, reaction, species)
        check_amounts(lives, amounts, rows, [*model.species], preset)


def check_amounts(lives, amounts, rows, species, preset):
    """Raise unless there are as many of each kind as the run has, whatever day it is."""
    for k, kind in enumerate(lives.kinds.to_dict("records")):
        if kind["level"]:
            continue
        mine = lives.lives[lives.lives["kind"] == k]
        count = np.searchsorted(np.sort(mine["born"]), rows, side="right")
        count = count - np.searchsorted(np.sort(mine["gone"]), rows, side="right")
        apart = np.abs(count - amounts[species.index(kind["species"])] / kind["each"])
        assert apart.max() < AMOUNT, (preset, kind["species"], rows[apart.argmax()])


def check_sense(table):
    """Raise where somebody ends before it begins, or is met by one who is not there."""
    assert (table["gone"] >= table["born"]).all()
    assert table["born"].is_monotonic_increasing
    for other, day in (("by", "gone"), ("maker", "born"), ("became", "gone"), ("from", "born")):
        rows = table[table[other] >= 0]
        they = table.loc[rows[other]].reset_index()
        when = rows[day].to_numpy()
        assert (they["born"].to_numpy() <= when).all(), other
        assert (they["gone"].to_numpy() >= when).all(), other
        assert (they["id"].to_numpy() != rows.index).all(), other
    turned = table[table["became"] >= 0]
    assert (table.loc[turned["became"], "from"].to_numpy() == turned.index).all()
    assert (table.loc[turned["became"], "born"].to_numpy() == turned["gone"].to_numpy()).all()


@each_network
def test_nobody_ends_before_it_begins_or_by_one_who_is_not_there(name):
    for lives in python(name).values():
        check_sense(lives.lives)


def random_network(seed):
    """Two to five species that come, go, divide, turn into and remove one another, and a dose."""
    chance = np.random.default_rng(seed)
    names = [f"S{i}" for i in range(int(chance.integers(2, 6)))]
    body = {"span": 50, "__doc__": "By chance.", "k": Parameter(1, "1/day", "scale")}
    for name in names:
        body[name] = Species(round(float(chance.choice([0, 5, 40])), 3), "1", name)
        body[f"come_{name}"] = Reaction(f"=> {name}", f"{chance.uniform(0, 3):.3f}*k")
        body[f"go_{name}"] = Reaction(f"{name} =>", f"{chance.uniform(0.02, 0.4):.3f}*k*{name}")
    for i in range(int(chance.integers(1, 6))):
        a, b = chance.choice(names, 2, replace=False)
        rate = f"{chance.uniform(0.01, 0.2):.3f}*k*{a}"
        body[f"act_{i}"] = [
            Reaction(f"{a} => {b}", rate),
            Reaction(f"{a} => 3 {b}", rate),
            Reaction(f"{a} =>", f"{rate}*{b}/(5 + {b})"),
            Reaction(f"{a} => 2 {a}", f"{rate}/(1 + {a}/9)"),
            Reaction(f"{a} + {b} =>", f"{rate}*{b}/(9 + {b})"),
        ][int(chance.integers(5))]
    body["dose"] = Event(round(float(chance.uniform(1, 40)), 2), add={names[0]: 12}, label="dose")
    return type(f"Random{seed}", (Model,), body)


def test_networks_by_chance_have_the_same_sensible_lives_in_both_languages():
    networks = [random_network(seed)() for seed in range(25)]
    jobs = [job | {"days": asked(model)} for job, model in zip(told(networks), networks)]
    for model, theirs in zip(networks, node("lives", jobs), strict=True):
        ours = simulate.lives(model)
        compare(ours, theirs, asked(model))
        check_sense(ours.lives)
