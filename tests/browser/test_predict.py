"""Predicting before the run is seen: by sketch, by hand, by finger and by keyboard."""

import json
import re

import pytest
from playwright.sync_api import expect

from browser.element import ASKING, GET, LONG, more, part, told
from browser.fingers import finger, swipe
from lupusedu import simulate
from lupusedu.measure import course
from lupusedu.models.living_drug import LivingDrug


def stroke(page, heights, pointer="mouse"):
    """Draw over the picture from left to right, through heights from 0 (bottom) to 1."""
    box = part(page, ".pad").bounding_box()
    places = [
        (box["x"] + box["width"] * (i + 0.3) / len(heights), box["y"] + box["height"] * (1 - h))
        for i, h in enumerate(heights)
    ]
    if pointer == "touch":
        return finger(page, *places)
    page.mouse.move(*places[0])
    page.mouse.down()
    for place in places[1:]:
        page.mouse.move(*place, steps=3)
    page.mouse.up()


FALL_AND_RETURN = [0.95, 0.6, 0.2, 0.05, 0.05, 0.3, 0.6, 0.9, 0.95]


def test_the_asked_curve_is_neither_drawn_nor_told_before_the_answer(opened):
    page = opened(ASKING)
    assert "B cells" not in " ".join(told(page))
    assert [curve.is_visible() for curve in part(page, "path.curve").all()] == [True, False]
    assert not part(page, ".knob").first.is_visible()
    assert part(page, ".primary:visible").all_inner_texts() == ["Lock my prediction"]


@pytest.mark.parametrize("pointer", ["mouse", "touch"])
def test_a_curve_drawn_by_hand_is_locked_overlaid_and_compared_by_shape(opened, pointer):
    page = opened(ASKING, has_touch=pointer == "touch")
    if pointer == "touch":
        part(page, ".sketches input").last.tap()
        part(page, ".picture").scroll_into_view_if_needed()
    stroke(page, FALL_AND_RETURN, pointer)
    page.get_by_role("button", name="Lock my prediction").click()
    expect(part(page, ".words p")).to_have_count(2)
    sentence = told(page)[1]
    day = course.of(simulate.ode(LivingDrug()), LivingDrug.plots["blood"], "B")["day"]
    assert re.fullmatch(
        rf"You drew a fall and a return, and the run shows the same: yours halfway back up the axis on day "
        rf"\d+, the run’s on day {day:.0f}\.",
        sentence,
    )
    assert 200 < int(re.search(r"day (\d+), the run", sentence)[1]) < 300
    assert part(page, ".canvas path.guess").get_attribute("d")
    assert "your" in "".join(part(page, ".canvas text").all_text_contents())


def drawing(page):
    return page.evaluate(f"{GET}.shadowRoot.querySelector('.pad path').getAttribute('d')") or ""


def test_a_finger_draws_at_once_sideways_and_scrolls_past_up_and_down(opened):
    page = opened(ASKING + LONG, has_touch=True)
    box = part(page, ".pad").bounding_box()
    swipe(page, box["x"] + box["width"] / 2, box["y"] + box["height"] - 10)
    assert drawing(page) == ""
    assert part(page, ".sketches input:checked").count() == 0
    page.evaluate("scrollTo(0, 0)")
    stroke(page, [0.9, 0.88, 0.2, 0.05, 0.3, 0.9], "touch")
    assert drawing(page).count("L") == 40
    assert part(page, ".sketches input").last.is_checked()
    # Once someone draws, a stroke may be steep: the page stays where it is.
    drawn = drawing(page)
    box = part(page, ".pad").bounding_box()
    x = box["x"] + box["width"] / 2
    finger(page, *[(x + i, box["y"] + box["height"] - 5 - i * 8) for i in range(12)])
    assert page.evaluate("scrollY") == 0
    assert drawing(page) != drawn


def test_the_arrow_keys_draw_on_the_picture(opened):
    page = opened(ASKING)
    pad = part(page, ".pad")
    pad.focus()
    for key, times in (
        ("ArrowRight", 1),
        ("ArrowDown", 16),
        ("ArrowRight", 7),
        ("ArrowUp", 1),
        *[("ArrowRight", 1), ("ArrowUp", 3)] * 6,
        ("ArrowRight", 6),
    ):
        for _ in range(times):
            pad.press(key)
    assert part(page, ".sketches input").last.is_checked()
    assert re.fullmatch(r"Day 400 · \d+", pad.get_attribute("aria-valuetext"))
    page.get_by_role("button", name="Lock my prediction").click()
    expect(part(page, ".words p")).to_have_count(2)
    assert told(page)[1].startswith("You drew a fall and a return")


def test_a_wrong_answer_given_very_sure_gets_another_reply_than_one_that_is_not(opened):
    replies = {}
    for sure in ("not sure", "fairly sure", "very sure"):
        page = opened(ASKING)
        part(page, ".sketches input").first.check(force=True)
        page.get_by_role("radio", name=sure).check(force=True)
        page.get_by_role("button", name="Lock my prediction").click()
        expect(part(page, ".words p")).to_have_count(2)
        replies[sure] = told(page)[1]
    assert replies["not sure"] == replies["fairly sure"]
    assert (
        replies["very sure"]
        == f"{replies['not sure']} You were very sure, so this is worth a second look: what did you take for "
        f"granted?"
    )


def test_the_keyboard_predicts_and_the_reader_is_left_at_the_answer(opened):
    page = opened(ASKING)
    part(page, ".sketches input").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(part(page, ".words p")).to_have_count(2)
    assert told(page)[1].startswith("You chose a fall that lasts; the run shows a fall and a return")
    assert page.evaluate(f"{GET}.shadowRoot.activeElement.className") == "words"
    assert page.evaluate(f"{GET}.settings.prediction.sure") == "fairly"


def test_a_curve_asked_for_from_a_day_on_is_shown_until_then(opened):
    page = opened(ASKING.replace('predict="B"', 'predict="B 20"'))
    known = part(page, "path.curve").nth(1)
    assert known.is_visible()
    assert told(page) == []
    whole, axis = part(page, ".picture").bounding_box(), page.evaluate(f"{GET}.drawn.axis.inner")
    assert known.bounding_box()["width"] < 0.1 * whole["width"]
    assert part(page, ".pad").bounding_box()["width"] == pytest.approx(axis * (1 - 20 / 400), abs=1)
    part(page, ".sketches label").nth(0).click()
    page.get_by_role("button", name="Lock my prediction").click()
    expect(part(page, ".words p")).to_have_count(2)
    assert "You chose a nearly level line; the run shows a rise that lasts" in told(page)[1]


def test_an_empty_answer_is_asked_for_again_and_the_run_can_be_seen_without_one(opened):
    page = opened(ASKING)
    page.get_by_role("button", name="Lock my prediction").click()
    assert page.get_by_text("Choose a sketch or draw a curve first.").is_visible()
    page.get_by_role("button", name="Show me without predicting").click()
    expect(part(page, "path.curve").nth(1)).to_be_visible()
    assert len(told(page)) == 1
    more(page)
    page.get_by_role("button", name="Predict again").click()
    expect(part(page, "path.curve").nth(1)).to_be_hidden()


def test_pictures_that_would_give_the_answer_away_wait_for_it(opened):
    page = opened(
        '<lupus-explorable model="reset" id="reset-1" views="activity ridge places" '
        'predict="activity"></lupus-explorable>'
    )
    assert part(page, "[role=tab]:visible").all_inner_texts() == ["Disease activity"]
    page.get_by_role("button", name="Show me without predicting").click()
    page.get_by_role("tab", name="The ridge").wait_for()


def test_a_prediction_stays_on_the_device_and_is_read_with_care(opened):
    page = opened(ASKING)
    part(page, ".sketches label").nth(1).click()
    page.get_by_role("button", name="Lock my prediction").click()
    expect(part(page, ".words p")).to_have_count(2)
    kept = page.evaluate("Object.entries(localStorage)")
    assert [key for key, _ in kept] == ["lupusedu"]
    assert list(json.loads(kept[0][1])["predictions"]) == ["living_drug-1 B"]
    page.reload()
    part(page, ".canvas path.guess").wait_for(state="attached")
    assert "You chose a fall that lasts" in told(page)[1]
    for strange in (
        '{"predictions":{"living_drug-1 B":{"how":"<img>","values":[1]}}}',
        '{"predictions":7}',
        "[",
        "null",
    ):
        page.evaluate("text => localStorage.setItem('lupusedu', text)", strange)
        page.reload()
        page.get_by_role("button", name="Lock my prediction").wait_for()


def test_it_all_works_where_storage_is_refused(opened):
    page = opened(
        ASKING,
        before="Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('refused', "
        "'SecurityError') } })",
    )
    part(page, ".sketches label").nth(2).click()
    page.get_by_role("button", name="Lock my prediction").click()
    part(page, ".canvas path.guess").wait_for(state="attached")
