"""One door: `import lupusedu as lu`, and what it offers."""

import inspect
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from bs4 import BeautifulSoup

import lupusedu as lu
from lupusedu import figure, measure, simulate
from lupusedu.errors import DeclarationError


def test_every_name_of_the_door_is_there_and_is_offered():
    assert dir(lu) == sorted(lu.__all__)
    for name in lu.__all__:
        assert getattr(lu, name) is not None
    assert lu.ode is simulate.ode


def test_tab_offers_what_the_pictures_and_exports_are():
    assert dir(lu.plot) == sorted(lu.plot.__all__)
    assert dir(lu.export) == sorted(lu.export.__all__)


def test_a_submodule_of_the_same_name_does_not_hide_a_function():
    code = (
        "import lupusedu.fitting, lupusedu.measure.sensitivity, lupusedu.measure.sweep, lupusedu as lu; "
        "print(all(map(callable, [lu.fit, lu.sensitivity, lu.sweep, lu.scan])))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"


def test_a_name_that_is_not_there_is_answered_with_the_one_that_was_meant():
    with pytest.raises(AttributeError, match="did you mean 'Reaction'"):
        lu.Reacton  # noqa: B018
    with pytest.raises(AttributeError, match="did you mean 'LivingDrug'"):
        lu.models.LivingDrag  # noqa: B018


@pytest.mark.parametrize("name", lu.models.names())
def test_a_model_is_found_by_its_class_and_tells_its_parameters(name):
    model = lu.models.find(name)
    assert getattr(lu.models, model.__name__) is model
    assert model.__name__ in dir(lu.models)
    told = inspect.signature(model).parameters
    assert [*told] == [*model.parameters, "events"]
    for parameter in model.parameters.values():
        assert told[parameter.name].default == parameter.value
        assert f"{parameter.name} : float = {parameter.value:g} {parameter.unit}" in model.__doc__
    assert model.__doc__.startswith(model.about)


def test_a_subclass_has_its_own_signature():
    class Stronger(lu.models.LivingDrug):
        rho = lu.models.LivingDrug.rho(1.2)

    assert inspect.signature(Stronger).parameters["rho"].default == 1.2
    assert Stronger.about == ""
    assert lu.models.LivingDrug.title in Stronger.__doc__


def test_a_sweep_measures_each_combination():
    model = lu.models.LivingDrug
    table = lu.sweep(model, {"dose": [0.1, 1], "h": [0, 1]}, ["peak(car_t)", "returns(B, 1, 5)"])
    assert table.index.names == ["dose", "h"]
    alone = measure.measure(lu.ode(model(dose=1, h=1)), "peak(car_t)")
    assert table.loc[(1, 1), "peak(car_t)"] == pytest.approx(alone, rel=1e-9)
    assert np.isnan(table.loc[(0.1, 0), "returns(B, 1, 5)"])  # never gone, so never back


@pytest.mark.parametrize(
    ("values", "measures", "error", "words"),
    [
        ({}, "peak(car_t)", lu.SimulationError, "nothing to sweep"),
        ({"dose": []}, "peak(car_t)", lu.SimulationError, "nothing to sweep"),
        ({"dose": [1]}, [], DeclarationError, "no measure"),
        ({"doze": [1]}, "peak(car_t)", DeclarationError, "did you mean 'dose'"),
    ],
)
def test_what_cannot_be_swept_is_refused_with_the_mend(values, measures, error, words):
    with pytest.raises(error, match=words):
        lu.sweep(lu.models.LivingDrug, values, measures)


def test_a_map_of_a_sweep_tells_its_ends():
    model = lu.models.LivingDrug
    table = lu.sweep(model, {"dose": [0.1, 1], "B0": [10, 100, 1000]}, "peak(car_t)")
    drawing = lu.plot.heat_map(table, model)
    assert "2 × 3 runs" in drawing.alt
    shown = drawing.axes[0].collections[0].get_array()
    assert float(shown.max()) == table["peak(car_t)"].max()
    for wrong, words in (
        (table.loc[0.1], "two parameters; this table has 1"),
        (table.rename(columns=str.upper), "no column 'peak"),
    ):
        with pytest.raises(DeclarationError, match=words):
            lu.plot.heat_map(wrong, model, "peak(car_t)")


def test_no_words_of_a_map_stay_black_on_a_dark_page():
    model = lu.models.LivingDrug
    drawing = lu.plot.heat_map(lu.sweep(model, {"dose": [0.1, 1], "h": [0, 1]}, "peak(car_t)"), model)
    words = BeautifulSoup(figure.inlined(drawing._repr_html_()), "html.parser").select("text")
    told = {one.get_text(): f"{one.get('fill')} {one.get('style')}" for one in words}
    assert len(told) > 6
    assert {name for name, look in told.items() if "var(--" not in look} == set()


def test_runs_are_compared_by_their_words():
    model = lu.models.LivingDrug
    drawing = lu.plot.compare(model, {"usual": {}, "no room": {"h": 0}})
    assert "no room (A: usual)" in drawing.axes[0].get_title(loc="left").replace("\n", " ")
    again = lu.plot.compare(model, {"usual": model(), "no room": model(h=0)})
    assert again.alt == drawing.alt
    with pytest.raises(DeclarationError, match="two to four"):
        lu.plot.compare(model, {"usual": {}})


def test_a_band_is_of_many_runs_of_either_kind():
    model = lu.models.LivingDrug
    band = figure.band(lu.gillespie(model, 30, volume=5, runs=5), model)
    assert "5 runs by chance" in band.alt
    with pytest.raises(DeclarationError, match="needs many runs"):
        lu.plot.band(lu.ode(model, 30), model)


def test_a_plane_is_of_a_model_that_has_one():
    assert lu.plot.phase_plane(lu.models.LupusLoop).alt.startswith("Phase plane")
    with pytest.raises(DeclarationError, match="has no phase plane"):
        lu.plot.phase_plane(lu.models.LivingDrug)


class Outbreak(lu.Model):
    """Ill people meet well ones."""

    title = "An outbreak"
    S = lu.Species(99, "1", "well people")
    I = lu.Species(1, "1", "ill people")
    meet = lu.Parameter(0.5, "1/day", "met a day", range=(0.1, 1.5))
    all = lu.Observable("S + I", "1", "all people")
    infection = lu.Reaction("S + I => 2 I", "meet * S * I / (S + I)")


def extended(**declared):
    return type("Mine", (Outbreak,), {"__doc__": "Mine.", **declared})


COUNTS = pd.DataFrame({"day": [1, 2], "I": [1.0, 2.0]})
MISTAKES = [
    (lambda: Outbreak(meet=-1), "Outbreak.meet is -1 1/day, a negative amount"),
    (lambda: lu.models.Reset(phi=-1), "Reset.phi is -1, a negative amount; give 0 or more"),
    (lambda: lu.models.Reset(phi=None), "Reset.phi is None; give a number[.]"),
    (lambda: extended(S=lu.Species(1, "people", "p")), "unknown unit 'people'.*has the unit '1'"),
    (
        lambda: lu.plot.stage(extended(S=lu.Species(1, "1", "p", role="person"))),
        "Mine.S: unknown role 'person'",
    ),
    (lambda: extended(presets={"slow": {"meet": 0.3}}), "Mine.presets holds .*each must be written Preset"),
    (
        lambda: extended(infection=lu.Reaction("S + I => 2 I", "meet * S * I / all")),
        "uses 'all', an observable; name what it is worked out from: S [+] I",
    ),
    (
        lambda: lu.models.Reset(events=[lu.Event(5, set={"B": 0})]),
        "changes 'B', the mean of places; name one of them: B1, B2, B3",
    ),
    (lambda: lu.ode(Outbreak, n=5), "no argument 'n', and Outbreak no parameter of that name"),
    (lambda: lu.ensemble(Outbreak, {"meet": [0.3]}), "give a whole number, or a DataFrame"),
    (lambda: lu.plot.band(Outbreak, lu.ode(Outbreak)), "a DataFrame is not a model"),
    (
        lambda: lu.plot.time_course(Outbreak, run=lu.gillespie(Outbreak, 2, runs=2)),
        r"this table holds many: draw band\(runs, model\)",
    ),
    (lambda: lu.plot.time_course(Outbreak, asked=("J", 3)), "the plot has no curve 'J'; known are S, I"),
    (lambda: lu.plot.time_course(Outbreak, asked="I"), "give a curve and the day .*: [(]'S', 6[)]"),
    (lambda: lu.sweep(Outbreak, "meet", "peak(I)"), "give {parameter: its values}"),
    (lambda: lu.sweep(Outbreak, {"meet": [1]}, "I"), r"a column needs a measure: peak\(I\), end\(I\)"),
    (
        lambda: lu.import_sbml(Path("a.xml")),
        r"'a.xml' is no SBML text; give what the file holds: .*read_text",
    ),
    (lambda: lu.fit(Outbreak, COUNTS, ["meet"]), r"make them the index: data.set_index\('day'\)"),
    (lambda: lu.plot.compare(Outbreak, {"usual": {}, "slow": "slow"}), r"'slow' is 'slow'; give the values"),
    (lambda: lu.plot.phase_plane(Outbreak), "Outbreak has no phase plane; declare one"),
    (lambda: lu.plot.band(lu.ensemble(Outbreak, 3)[["I"]], Outbreak), "shows S, I, and the runs have no S"),
    (lambda: lu.plot.time_course(Outbreak, units={"I": "1"}), "units are those of data, and there are none"),
    (lambda: lu.gillespie(Outbreak, 2, runs=0), "runs is 0; give 1 or more"),
    (
        lambda: lu.ensemble(extended(meet=lu.Parameter(0.5, "1/day", "met a day")), 3),
        "mine: no parameter differs between patients; give one a spread, or a range",
    ),
    (lambda: lu.fit(Outbreak, COUNTS["I"], ["meet"]), r"the data are a Series; .*data.to_frame\('S'\)"),
]


@pytest.mark.parametrize(("mistake", "mend"), MISTAKES)
def test_what_a_first_user_mistypes_is_told_with_the_mend(mistake, mend):
    with pytest.raises((lu.DeclarationError, lu.SimulationError, TypeError), match=mend) as told:
        mistake()
    assert len(str(told.value)) < 300


def test_one_value_and_one_name_need_no_list():
    assert len(lu.sweep(Outbreak, {"meet": 0.5}, "peak(I)")) == 1
    one = lu.fit(Outbreak, COUNTS.set_index("day"), "meet").table
    assert one.equals(lu.fit(Outbreak, COUNTS.set_index("day"), ["meet"]).table)
