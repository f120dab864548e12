"""Every model keeps to its reference runs, its published numbers and what its own words promise. Models are
found, not listed."""

import re

import numpy as np
import pandas as pd
import pytest

from checkout import ROOT
from judges.engines import NETWORKS, each_network, worst
from lupusedu import look, models, simulate
from lupusedu.words import sentences

REFERENCE = ROOT / "tests/reference"
PUBLISHED = pd.read_csv(REFERENCE / "published_checks.csv").set_index("check_id")
each_model = pytest.mark.parametrize("name", models.names())
each_preset = pytest.mark.parametrize(
    ("name", "preset"), [(name, preset) for name in NETWORKS for preset in models.find(name).presets]
)


def reference(name, preset):
    """`runs/living_drug/tenth-of-the-dose.csv`."""
    return REFERENCE / "runs" / name / f"{re.sub('[ +]', '-', preset.lower().replace(',', ''))}.csv"


@each_preset
def test_a_preset_follows_its_reference_run(name, preset):
    place = f"tests/reference/{reference(name, preset).name}"
    assert reference(name, preset).exists(), (
        f"{place}: make it, from the equations written out a second time (CONTRIBUTING.md, A new chapter)"
    )
    expected = pd.read_csv(reference(name, preset), index_col="day")
    found = simulate.ode(models.find(name).preset(preset), expected.index.to_numpy(float))
    assert set(expected) == set(models.find(name).species), f"{place}: a column for each species of the model"
    assert worst(found, expected) <= 1e-6, (
        f"{place} and src/lupusedu/models/{name}.py do not say the same: compare the two sets of equations"
    )


@each_network
def test_every_reference_run_belongs_to_a_preset(name):
    wanted = {reference(name, preset).name for preset in models.find(name).presets}
    assert wanted == {path.name for path in (REFERENCE / "runs" / name).glob("*.csv")}, (
        f"tests/reference/runs/{name}: a file for each preset of {name}, no other"
    )


def published_checks():
    """A parameter for each published number; one that the model does not meet must fail, for the reason it
    gives."""
    for name in models.names():
        for number in models.find(name).checks:
            # Strict: the day the model meets it, this fails until the reason is taken away.
            marks = (
                [pytest.mark.xfail(strict=True, reason=number.fails, raises=AssertionError)]
                if number.fails
                else []
            )
            yield pytest.param(name, number, id=number.id, marks=marks)


@pytest.mark.parametrize(("name", "number"), list(published_checks()))
def test_a_published_number_holds(name, number, obtained):
    value = obtained(models.find(name), number)
    assert number.low <= value <= number.high, (
        f"{number.text}: {value:g} is not in {number.low:g} to {number.high:g}"
    )


@each_model
def test_check_ids_are_unique_and_their_kind_is_said(name):
    found = models.find(name).checks
    mend = f"src/lupusedu/models/{name}.py, checks:"
    assert len({number.id for number in found}) == len(found) > 0, (
        f"{mend} one published number at least, each with an id of its own"
    )
    assert {number.kind for number in found} <= {"fitted", "design", "independent"}, (
        f"{mend} a kind is 'fitted', 'design' or 'independent'"
    )
    assert all(number.low < number.high for number in found), f"{mend} low is less than high"


@pytest.mark.parametrize(
    "number",
    [c for n in models.names() for c in models.find(n).checks if c.id in PUBLISHED.index],
    ids=lambda number: number.id,
)
def test_the_accepted_range_is_the_one_fixed_before_the_run(number):
    row = PUBLISHED.loc[number.id]
    fixed = (pytest.approx(row.low, abs=0.005), pytest.approx(row.high, abs=0.005), row.kind)
    assert (number.low, number.high, number.kind) == fixed, (
        f"{number.id}: tests/reference/published_checks.csv fixed this range before the run; the model's "
        f"check keeps it"
    )


@each_model
def test_defaults_presets_and_stops_lie_within_the_sliders(name):
    model = models.find(name)
    ranges = {n: q.range for n, q in model.parameters.items() if q.range}
    settings = {
        "default": {n: q.value for n, q in model.parameters.items()},
        **{p: preset.values for p, preset in model.presets.items()},
    }
    settings |= {
        f"{knob.label}: {words}": values for knob in model.knobs for words, values in knob.settings.items()
    }
    outside = {
        (where, n): v
        for where, values in settings.items()
        for n, v in values.items()
        if n in ranges and not ranges[n][0] <= v <= ranges[n][1]
    }
    assert outside == {}, f"src/lupusedu/models/{name}.py: these lie outside the range of their parameter"


@each_model
def test_knobs_and_presets_are_for_readers(name):
    model = models.find(name)
    mend = f"src/lupusedu/models/{name}.py:"
    assert [knob.level for knob in model.knobs].count("guided") == 1, (
        f'{mend} one knob, and only one, has level="guided"'
    )
    assert {knob.level for knob in model.knobs} <= {"guided", "explore", "sandbox", "named"}, (
        f"{mend} a level is guided, explore, sandbox or named"
    )
    assert len({knob.label for knob in model.knobs}) == len(model.knobs), (
        f"{mend} two knobs have the same label"
    )
    assert all(len(knob.stops) >= 2 for knob in model.knobs if knob.level == "guided"), (
        f"{mend} the guided knob has two stops in words at least"
    )
    for preset in model.presets.values():
        assert re.fullmatch(r"[A-Z0-9].*\.", preset.caption), (
            f"{mend} a preset's caption is a sentence: {preset.caption}"
        )
    assert model.title, f"{mend} give it a title"
    assert model.question.endswith("?"), f"{mend} give it a question, with a question mark"
    assert model.about.endswith("."), f"{mend} its docstring is a sentence"


@each_model
def test_roles_are_in_the_table_of_looks_and_no_plot_draws_two_curves_alike(name):
    model = models.find(name)
    things = {**model.species, **model.observables}
    assert {thing.role for thing in things.values()} <= {None, *look.ROLES}, (
        f"src/lupusedu/models/{name}.py: a role is one of src/lupusedu/look.json, or left out"
    )
    for plot in model.plots.values():
        roles = [things[series].role for series in plot.series]
        where = f"src/lupusedu/models/{name}.py, plot '{plot.title}':"
        assert len(set(roles)) == len(roles), (
            f"{where} give each curve another role, or a plot of its own: {dict(zip(plot.series, roles))}"
        )
        assert {things[series].unit for series in plot.series} == {plot.unit}, (
            f"{where} its curves are in {plot.unit}"
        )


@each_preset
def test_a_preset_has_something_to_say(name, preset):
    run = simulate.ode(models.find(name).preset(preset))
    told = sentences(run, models.find(name).words)
    assert len(told) >= 1, f"src/lupusedu/models/{name}.py: its words tell nothing of the run '{preset}'"
    sound = all(re.fullmatch(r"[A-Z0-9].*\.", sentence) and "nan" not in sentence for sentence in told)
    assert sound, (
        f"src/lupusedu/models/{name}.py, words: each is a sentence, and its measures give a number: {told}"
    )


@each_network
def test_every_slider_changes_something(name):
    """By more than numbers wobble, at one of its ends, from the first preset or with every other slider in
    the middle."""
    model = models.find(name)
    days = np.linspace(0, model.span, 40)
    sliders = {n: q.range for n, q in model.parameters.items() if q.range}
    bases = [
        next(iter(model.presets.values())).values,
        {n: (low + high) / 2 for n, (low, high) in sliders.items()},
    ]
    plain = [simulate.ode(model(**values), days) for values in bases]
    for slider, ends in sliders.items():
        changed = (
            worst(simulate.ode(model(**{**values, slider: end}), days), run)
            for values, run in zip(bases, plain)
            for end in ends
        )
        assert any(change > 1e-3 for change in changed), (
            f"src/lupusedu/models/{name}.py: the slider of {slider} changes nothing; widen its range or take "
            f"it away"
        )


@pytest.mark.parametrize("values", [{}, {"g": 1.2}, {"t2": 4, "dp": 0.7}, {"edit": 0.5, "f0": 0.8}])
def test_what_the_filter_does_in_the_long_run_is_what_its_network_does(values):
    Selection = models.find("selection")
    end = simulate.ode(Selection(**values), 20_000).iloc[-1]
    p = Selection(**values).values
    assert end.let_in == pytest.approx(end.finished, abs=1e-6)
    counted = [
        "stopped_1_self",
        "stopped_1_harmless",
        "stopped_2_self",
        "stopped_2_harmless",
        "passed_self",
        "passed_harmless",
    ]
    assert end[counted].sum() == pytest.approx(100)
    # At rest as many finished cells arrive as turn over.
    assert end.passed_self == pytest.approx(100 * p["dN"] * end.Ns / p["prod"], rel=1e-6)
    assert end.passed_harmless == pytest.approx(100 * p["dN"] * end.Nh / p["prod"], rel=1e-6)


def test_antibody_without_its_makers_halves_every_21_days_and_without_memory_cells_stays():
    Memory = models.find("memory")
    level = {"A0": 100, "M0": 10, "dose1": 0, "dose2": 0, "tR": 30}
    days = [30, 51, 72, 120]
    kept, without_memory, without_makers = (
        simulate.ode(Memory(**level, **gone), days).Ab for gone in ({}, {"rM": 1}, {"rP": 1})
    )
    np.testing.assert_allclose(without_memory, kept)
    np.testing.assert_allclose(
        without_makers / without_makers.iloc[0], [1, 0.5, 0.25, 2 ** (-90 / 21)], rtol=1e-6
    )
    assert kept.min() > 97
