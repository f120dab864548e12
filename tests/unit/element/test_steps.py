"""The steps at a figure, in Python: what an author may write, and what the page is told."""

import json

import pytest
from bs4 import BeautifulSoup

from lupusedu import Explorable, Step
from lupusedu.errors import DeclarationError
from lupusedu.models.living_drug import LivingDrug


def figure(*steps, **more):
    return Explorable(LivingDrug, sliders=["dose", "h"], views=["weeks", "blood"], steps=steps, **more)


def told(**step):
    return json.loads(figure(Step("**Set** it.", **step)).steps)[0]


def test_the_words_of_steps_are_a_list_inside_the_element_and_all_else_its_attribute():
    first = Step("**Raise** the dose. What *moves*?", saw="The <dfn>peak</dfn>.\n\nA < B.", knobs="dose h")
    page = BeautifulSoup(
        figure(first, Step("**Press** Play.", view="blood", values={}, knobs=[])).html(), "html.parser"
    )
    element = page.select_one("lupus-explorable")
    items = element.select("figure + lupus-steps[slot=steps] > ol > li")
    assert str(items[0].p) == "<p><strong>Raise</strong> the dose. What <em>moves</em>?</p>"
    assert [str(part) for part in items[0].select("details > *")] == [
        "<summary>What we saw</summary>",
        "<p>The <dfn>peak</dfn>.</p>",
        "<p>A &lt; B.</p>",
    ]
    assert not items[1].details
    assert json.loads(element["steps"]) == [
        {"knobs": ["dose", "h"]},
        {"knobs": [], "view": "blood", "values": {}},
    ]


def test_a_figure_without_steps_is_as_it_was():
    html = figure().html()
    assert "steps" not in html


def test_a_citation_in_a_step_is_written_as_in_the_text():
    cited = Step("**Set** it.", saw="So it is ([Schett 2024](../book/references.bib#Schett2024)).")
    assert '(<a href="../book/references.bib#Schett2024">Schett 2024</a>)' in figure(cited).within


@pytest.mark.parametrize(
    ("condition", "read"),
    [
        ("dose > 1", [{"setting": "dose", "above": 1}]),
        ("0.2 < h < 0.6", [{"setting": "h", "above": 0.2, "below": 0.6}]),
        ("peak(car_t) > 50", [{"measure": ["peak", "car_t"], "above": 50}]),
        ("time > 30 and pins > 0", [{"setting": "time", "above": 30}, {"setting": "pins", "above": 0}]),
        ("view == blood", [{"view": "blood"}]),
    ],
)
def test_a_condition_is_read_once_for_the_browser(condition, read):
    assert told(done={condition: "You did."})["done"] == [[read, "You did."]]


def test_a_setting_that_is_met_exactly_may_differ_by_rounding():
    ((part,), _) = told(hints={"h == 1": "So."})["hints"][0]
    assert part["above"] < 1 < part["below"] < 1.000001


@pytest.mark.parametrize(
    ("step", "says"),
    [
        ({"knobs": "dos"}, "did you mean 'dose'?"),
        ({"view": "week"}, "did you mean 'weeks'?"),
        ({"values": {"hh": 1}}, "did you mean 'h'?"),
        ({"show": "pin"}, "did you mean 'pins'?"),
        ({"done": {"dos > 1": ""}}, "did you mean 'dose'?"),
        ({"done": {"peak(cart) > 1": ""}}, "did you mean 'car_t'?"),
        ({"done": {"peek(car_t) > 1": ""}}, "did you mean 'peak'?"),
        ({"hints": {"view == bloo": ""}}, "did you mean 'blood'?"),
        ({"done": {"dose": ""}}, "write dose > 1"),
        ({"done": {"dose > 1 or h > 1": ""}}, "write dose > 1"),
        ({"gave": "1.4"}, "`answers`"),
        ({"answers": "choice-x"}, "`gave`"),
    ],
)
def test_what_the_model_lacks_is_named_when_the_figure_is_made(step, says):
    with pytest.raises(DeclarationError, match=r"^Step 2: ") as error:
        figure(Step("**Look.**"), Step("**Set** it.", **step))
    assert says in str(error.value)


@pytest.mark.parametrize("first", [Step("a", view="blood"), Step("a", values={"h": 0})])
def test_the_first_step_begins_as_the_figure_does(first):
    with pytest.raises(DeclarationError, match="Step 1 begins as the figure does, which opens 'weeks'"):
        figure(first)


def test_steps_are_steps():
    with pytest.raises(DeclarationError, match=r"each must be written Step\(…\)"):
        figure("**Set** it.")
