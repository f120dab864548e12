"""What an element keeps of its reader and of its link when it is moved in the page or asked for something
else by attribute."""

import pytest

from browser.element import GET
from browser.tab import PHONE, drawn

ELEMENT = (
    '<lupus-explorable model="living_drug" id="living_drug-2"></lupus-explorable><div id="elsewhere"></div>'
)
LINK = "#living_drug-2:v=1&dose=2.8"


@pytest.fixture
def usual():
    return {"viewport": PHONE, "reduced_motion": "reduce"}


@pytest.fixture
def opened(opened):
    """A page with this body, and a place to move its element to."""

    def open_page(body=ELEMENT, **options):
        page = opened(body, **options)
        drawn(page)
        return page

    return open_page


def moved(page):
    """As a notebook does it."""
    page.evaluate(f"document.getElementById('elsewhere').append({GET})")
    drawn(page)


def dose(page):
    drawn(page)
    return page.evaluate(f"{GET}.values.dose")


def pressed(page, name):
    page.get_by_role("button", name=name, exact=True).click()
    drawn(page)


def test_start_over_goes_back_to_the_links_dose_after_a_move(opened):
    page = opened(hash=LINK)
    moved(page)
    assert dose(page) == 2.8
    page.evaluate(f"{GET}.values = {{ dose: 1 }}")
    pressed(page, "Start over")
    assert dose(page) == 2.8


def test_another_caption_leaves_the_dose_as_the_reader_has_set_it(opened):
    page = opened()
    page.evaluate(f"{GET}.values = {{ dose: 1.5 }}")
    page.evaluate(f"{GET}.setAttribute('caption', 'Another question?')")
    assert dose(page) == 1.5
    assert page.locator(".question").inner_text() == "Another question?"


SETTINGS = (
    f"(() => {{ const {{ values, settings }} = {GET}; const {{ level, view, time, tens, hidden, locked, "
    "prediction } = settings; return { values, level, view, time, tens, hidden, locked, prediction, pins: "
    "settings.pins.map(({ label, values }) => [label, values]) } })()"
)
ALL = "#living_drug-2:v=1&level=explore&dose=2.8&pin1=dose:0.1&view=weeks&tens=weeks&t=30&hide=table&lock=h"


@pytest.mark.parametrize("change", ["move", "caption", "sliders", "definition"])
def test_all_that_a_link_and_the_reader_have_set_outlasts(opened, change):
    page = opened(hash=ALL)
    page.evaluate(
        f"{GET}.change({{ values: {{ dose: 0.5 }}, time: 12, level: 'sandbox', "
        f"pins: [...{GET}.settings.pins, "
        "{ label: 'mine', values: { hM: 20 } }] })"
    )
    before = page.evaluate(SETTINGS)
    assert before["locked"] == ["h"]
    assert before["hidden"] == ["table"]
    assert len(before["pins"]) == 2
    if change == "move":
        moved(page)
    elif change == "definition":
        page.evaluate(f"{GET}.definition = {{ ...{GET}.model }}")
    else:
        page.evaluate(f"{GET}.setAttribute('{change}', 'dose')")
    drawn(page)
    assert page.evaluate(SETTINGS) == before
    assert page.locator("li:has(b)").count() == 2
    assert page.evaluate(f"{GET}.frame.hasAttribute('data-moved')")


@pytest.mark.parametrize(
    ("attribute", "text", "setting", "new"),
    [
        ("values", "dose=0.7", "values", {"dose": 0.7}),
        ("preset", "no chemotherapy", "values", {"dose": 0.28, "h": 0}),
        ("level", "sandbox", "level", "sandbox"),
        ("views", "weeks", "view", "weeks"),
        ("pins", "no chemotherapy", "pins", [["no chemotherapy", {"h": 0}]]),
        ("hide", "table", "hidden", ["table"]),
    ],
)
def test_an_attribute_sets_anew_what_it_is_for_and_nothing_else(opened, attribute, text, setting, new):
    page = opened()
    page.evaluate(f"{GET}.change({{ values: {{ dose: 1.5 }}, time: 20, level: 'explore' }})")
    before = page.evaluate(SETTINGS)
    page.evaluate(f"{GET}.setAttribute('{attribute}', '{text}')")
    drawn(page)
    after = page.evaluate(SETTINGS)
    assert after[setting] == new
    assert {name for name in before if after[name] != before[name]} == {setting}


def test_another_model_keeps_nothing_of_the_one_before(opened):
    page = opened()
    page.evaluate(f"{GET}.change({{ values: {{ dose: 1.5 }}, time: 20 }})")
    page.evaluate(
        "lupusedu.models.other = { ...lupusedu.models.living_drug, name: 'other' }; "
        f"{GET}.setAttribute('model', 'other')"
    )
    drawn(page)
    assert page.evaluate(f"[{GET}.values, {GET}.settings.time]") == [{"dose": 0.28}, None]


def test_a_dot_that_waits_for_its_answer_is_there_after_a_move(opened):
    body = ELEMENT.replace("living_drug", "selection").replace(
        "<lupus-explorable", '<lupus-explorable predict="bargain" views="bargain"'
    )
    page = opened(body, wait="lupus-explorable .ask")
    page.evaluate(f"{GET}.change({{ prediction: {{ how: 'placed', x: 20, y: 10 }} }})")
    moved(page)
    page.get_by_role("button", name="Lock my prediction").click()
    drawn(page)
    locked = page.evaluate(f"{GET}.settings.prediction")
    assert locked.pop("answer") == "harmless cells lost 20\xa0%, self-reactive among finished cells 10\xa0%"
    assert locked == {"how": "placed", "x": 20, "y": 10, "sure": None, "locked": True}


def test_a_sketch_that_waits_for_its_answer_is_there_after_a_move(opened):
    page = opened(
        ELEMENT.replace("<lupus-explorable", '<lupus-explorable predict="B"'), wait="lupus-explorable .ask"
    )
    page.locator(".sketches input").nth(2).check(force=True)
    page.get_by_role("radio", name="very sure").check(force=True)
    moved(page)
    assert page.locator(".sketches input").nth(2).is_checked()
    page.get_by_role("button", name="Lock my prediction").click()
    drawn(page)
    prediction = page.evaluate(f"{GET}.settings.prediction")
    assert (prediction["how"], prediction["sure"], len(prediction["values"])) == ("chosen", "very", 41)
    moved(page)
    assert page.evaluate(f"{GET}.settings.prediction") == prediction


def test_the_faint_line_is_where_the_figure_started_also_after_a_move(opened):
    page = opened(hash=LINK)
    page.evaluate(f"{GET}.set({{ dose: 0.03 }})")
    drawn(page)
    faint = page.locator("path.ghost").evaluate_all("(all) => all.map((one) => one.getAttribute('d'))")
    assert all(faint)
    moved(page)
    assert (
        page.locator("path.ghost").evaluate_all("(all) => all.map((one) => one.getAttribute('d'))") == faint
    )
