"""The explorable in Python."""

import re

import pytest
from bs4 import BeautifulSoup
from nbconvert import HTMLExporter
from nbconvert.preprocessors import ExecutePreprocessor
from nbformat.v4 import new_code_cell, new_notebook

from lupusedu import Explorable, figure, simulate
from lupusedu.errors import DeclarationError
from lupusedu.figure.live import Experiment
from lupusedu.models.evidence import Evidence
from lupusedu.models.living_drug import LivingDrug
from lupusedu.models.reset import Reset
from lupusedu.network import Event


def test_it_starts_from_the_default_and_shows_the_guided_slider():
    explorable = Explorable(LivingDrug)
    assert explorable.values == {"dose": 0.28}
    assert repr(explorable) == "Explorable(LivingDrug, dose=0.28)"


def test_the_run_follows_the_values():
    explorable = Explorable(LivingDrug)
    explorable.set(dose=2.8, h=0.5)
    expected = simulate.ode(LivingDrug(dose=2.8, h=0.5))
    assert explorable.values == {"dose": 2.8, "h": 0.5}
    assert explorable.run.equals(expected)
    assert explorable.run is explorable.run


def test_assigning_values_leaves_the_rest_as_usual():
    explorable = Explorable(LivingDrug, values={"h": 0.5})
    explorable.values = {"dose": 1}
    assert explorable.values == {"dose": 1.0}


def test_an_instance_a_preset_and_values_add_up_in_this_order():
    explorable = Explorable(LivingDrug(dose=1, hM=60), preset="no chemotherapy", values={"dose": 2})
    assert explorable.values == {"dose": 2.0, "hM": 60.0, "h": 0.0}
    assert explorable.model.values["h"] == 0


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"sliders": ["doze"]}, "no slider 'doze'; did you mean 'dose'"),
        ({"views": "blod"}, "no view 'blod'; did you mean 'blood'"),
        ({"preset": "lups"}, "no preset 'lups'; did you mean 'lupus'"),
        (
            {"cases": ["lupus", "no chemotherpy"]},
            "no preset 'no chemotherpy'; did you mean 'no chemotherapy'",
        ),
        ({"hide": "presets levls"}, "no part or knob 'levls'; did you mean 'levels'"),
        ({"hide": ["doze"]}, "no part or knob 'doze'; did you mean 'dose'"),
        ({"values": {"roh": 1}}, "no parameter 'roh'; did you mean 'rho'"),
        ({"values": {"dose": float("nan")}}, "dose is nan"),
        ({"values": {"dose": "many"}}, "dose is 'many'"),
        ({"values": {1: 2}}, "parameter"),
    ],
)
def test_a_wrong_name_or_number_is_refused_with_the_mend(given, message):
    with pytest.raises(DeclarationError, match=message):
        Explorable(LivingDrug, **given)


def test_setting_an_unknown_value_leaves_the_old_ones():
    explorable = Explorable(LivingDrug)
    with pytest.raises(DeclarationError, match="did you mean 'dose'"):
        explorable.set(doze=1)
    assert explorable.values == {"dose": 0.28}


def test_the_page_gets_the_element_with_a_still_figure_inside():
    page = Explorable(
        LivingDrug, sliders=["dose", "h"], views=["blood"], preset="no chemotherapy", values={"h": 1}, id="a"
    ).html()
    assert page.startswith(
        '<lupus-explorable model="living_drug" id="living_drug-a" sliders="dose h" views="blood" preset="no '
        'chemotherapy" values="h=1.0" class="staged"><figure><img alt="'
    )


def test_a_cell_holds_the_still_in_what_the_kernel_brings_to_life_and_no_widget_that_could_be_missing(
    monkeypatch,
):
    monkeypatch.delenv("VSCODE_PID", raising=False)
    explorable = Explorable(LivingDrug)
    bundle, _ = explorable._repr_mimebundle_()
    told = {
        "text/html": f'<lupus-live key="{explorable.key}">{explorable.html()}</lupus-live>',
        "text/plain": repr(explorable),
    }
    assert bundle == told
    # Where a widget is made only when it is shown by its type, it is shown so.
    monkeypatch.setenv("VSCODE_PID", "1")
    bundle, _ = explorable._repr_mimebundle_()
    assert {**bundle, **told} == bundle
    assert bundle["application/vnd.jupyter.widget-view+json"]["model_id"] == explorable.key


def test_an_experiment_draws_anew_when_a_control_moves_and_says_what_fails():
    def half(amount=2):
        return figure.time_course(LivingDrug(dose=0.28 / amount))

    made = Experiment(half, {"amount": (0, 4)})
    first = made.picture
    [slider] = made.controls
    slider.value = 4
    assert made.picture.startswith("<img ")
    assert made.picture != first
    assert made.html() == first
    slider.value = 0
    assert "ZeroDivisionError" in made.picture


def test_an_exported_notebook_shows_its_stills_without_a_network():
    cells = [
        "from lupusedu import Explorable, figure, models\nModel = "
        "models.find('living_drug')\nExplorable(Model)",
        "def infused(dose=0.28):\n    return figure.time_course(Model(dose=dose))\nfigure.interact(infused, "
        "dose=(0.1, 1.0))",
    ]
    notebook = new_notebook(cells=[new_code_cell(text) for text in cells])
    ExecutePreprocessor(timeout=120, kernel_name="python3").preprocess(notebook, {})
    page, _ = HTMLExporter().from_notebook_node(notebook)
    shown = BeautifulSoup(page, "html.parser").select(".jp-OutputArea-output lupus-live img")
    assert len(shown) == 3  # the stage and the curve of the one, the curve of the other
    assert all(one["src"].startswith("data:image/svg+xml,") and len(one["alt"]) > 40 for one in shown)


def test_the_element_is_told_what_to_hide_and_which_cases_to_offer():
    page = Explorable(LivingDrug, hide=["presets", "dose"], cases=["lupus", "no chemotherapy"]).html()
    assert ' hide="presets dose" cases="lupus | no chemotherapy" class="staged">' in page
    assert not re.search(" (?:hide|cases)=", Explorable(LivingDrug).html())


@pytest.mark.parametrize(
    ("model", "options", "staged"),
    [
        (LivingDrug, {}, True),
        (LivingDrug, {"id": "2"}, True),
        (LivingDrug, {"hide": ["scene"]}, False),
        (Reset, {"views": ["valley"]}, False),
        (Evidence, {}, False),
    ],
)
def test_a_page_knows_which_figures_have_a_stage_before_they_live(model, options, staged):
    assert (' class="staged">' in Explorable(model, **options).html()) == staged


def test_a_figure_that_goes_deeper_is_in_a_closed_box_on_a_page():
    plain = Explorable(LivingDrug).html()
    boxed = Explorable(LivingDrug, deeper="what <is> below").html()
    summary = "<summary>Go deeper: what &lt;is&gt; below</summary>"
    assert boxed == f'<details class="box go-deeper">{summary}{plain}</details>'


def test_a_run_that_cannot_be_computed_is_said_on_the_page():
    class Endless(LivingDrug):
        expansion = LivingDrug.expansion.at("rho*T*exp(T/g)")

    assert "Endless" in repr(Explorable(Endless))
    assert "(an amount is no longer a number)" in Explorable(Endless).html()


def test_the_same_explorable_gives_the_same_html():
    assert Explorable(LivingDrug).html() == Explorable(LivingDrug).html()


def test_a_caption_cannot_become_markup():
    assert "<script>" not in Explorable(LivingDrug, caption='"><script>alert(1)</script>').html()


def test_a_model_that_the_site_has_no_script_for_is_shown_as_its_figure():
    class Edited(LivingDrug):
        killing = LivingDrug.killing.at("k*T*B")

    assert Explorable(Edited).html().startswith("<figure>")
    assert Explorable(LivingDrug(events=[Event(30, add={"T": 1})])).html().startswith("<figure>")


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"predict": "M"}, "drawn column 'M'"),
        ({"pins": ["lups"]}, "did you mean 'lupus'"),
        ({"level": "easy"}, "no level 'easy'"),
    ],
)
def test_a_wrong_wish_is_refused_with_the_mend(given, message):
    with pytest.raises(DeclarationError, match=message):
        Explorable(LivingDrug, **given)
