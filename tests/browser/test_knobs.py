"""Knobs by keyboard, pointer, finger and typing, and the way back."""

import pytest
from playwright.sync_api import expect

from browser.element import ELEMENT, GET, LONG, SANDBOX, exact, part, stop
from browser.fingers import finger, swipe
from browser.tab import drawn


def test_the_keyboard_and_the_pointer_move_the_curve(opened):
    page = opened()
    curve, slider = (
        page.locator("lupus-explorable path.curve").first,
        page.locator("lupus-explorable .knob input[type=range]"),
    )
    seen = [curve.get_attribute("d")]
    slider.press("ArrowRight")
    drawn(page)
    seen.append(curve.get_attribute("d"))
    box = slider.bounding_box()
    page.mouse.click(box["x"] + box["width"] * 0.9, box["y"] + box["height"] / 2)
    drawn(page)
    seen.append(curve.get_attribute("d"))
    page.get_by_role("button", name="Start over").click()
    drawn(page)
    assert len(set(seen)) == 3
    assert curve.get_attribute("d") == seen[0]


def typed(page, box, text):
    """Type over what stands in a box, letter by letter, and wait for the picture."""
    box.click()
    box.press("Control+a")
    box.press_sequentially(text)
    page.wait_for_function(
        "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"
    )


def test_the_number_box_takes_numbers_and_refuses_others_in_place(opened):
    page = opened()
    exact(page)
    box, problem = (
        page.locator("lupus-explorable .knob [role=spinbutton]"),
        page.locator("lupus-explorable .knob .problem"),
    )
    typed(page, box, "1.5")
    assert page.evaluate("document.querySelector('lupus-explorable').values.dose") == 1.5
    # "3" would be taken, "30" is not: what was there before the first "3" comes back, and a word stays.
    for text, why in (
        ("30", "Choose a value from 0.01 to 5."),
        ("1.5.2", "Write a number, for example 0.5."),
        ("x", "Write a number, for example 0.5."),
    ):
        typed(page, box, text)
        box.blur()
        assert (box.input_value(), problem.inner_text()) == ("1.5", f"{why} It stays at 1.5.")
    assert page.evaluate("document.querySelector('lupus-explorable').values.dose") == 1.5
    box.press("ArrowUp")
    assert float(box.input_value()) > 1.5
    assert problem.inner_text() == ""
    assert [box.get_attribute(f"aria-value{name}") for name in ("min", "max")] == ["0.01", "5"]
    assert 1.5 < float(box.get_attribute("aria-valuenow")) < 5


@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_number_box_reads_both_decimal_marks_and_no_wheel_turns_it(opened, lang):
    page = opened(SANDBOX, lang=lang)
    values = "document.querySelector('lupus-explorable').values"
    for i in range(part(page, ".value").count()):
        exact(page, nth=i)
    boxes = page.locator("lupus-explorable [role=spinbutton]:visible")
    assert boxes.count() > 5
    assert page.locator("lupus-explorable input[type=number]").count() == 0
    for box in boxes.all():
        low, high = (float(box.get_attribute(f"aria-value{name}")) for name in ("min", "max"))
        value = f"{float(f'{low + (high - low) * 0.37:.2g}'):g}"
        seen = []
        for mark in ",.":
            typed(page, box, value.replace(".", mark))
            seen.append(float(box.get_attribute("aria-valuenow")))
            box.blur()
            assert box.input_value() == value.replace(".", "," if lang == "es" else ".")
        assert seen == [float(value)] * 2
    settled = page.evaluate(values)
    for box in boxes.all():
        box.click()
        for way in (-120, 120):
            page.mouse.wheel(0, way)
    drawn(page)
    assert page.evaluate(values) == settled


def test_a_number_that_may_be_two_is_asked_for_again(opened):
    page = opened(SANDBOX)
    exact(page)
    box = page.locator("lupus-explorable [role=spinbutton]:visible").first
    typed(page, box, "1,234")
    box.blur()
    assert box.input_value() == "0.28"
    assert (
        page.locator("lupus-explorable .knob .problem").first.inner_text()
        == "“1,234” may be 1234 or 1.234. Write it in one of these two ways. It stays at 0.28."
    )
    typed(page, box, "1.234")
    assert page.evaluate("document.querySelector('lupus-explorable').values.dose") == 1.234


def test_back_appears_on_a_changed_knob_and_puts_it_back(opened):
    page = opened()
    back = page.locator("lupus-explorable .back")
    assert not back.is_visible()
    stop(page, -1)
    back.click()
    page.wait_for_function("document.querySelector('lupus-explorable').values.dose === 0.28")
    assert not back.is_visible()


SET = (
    f"JSON.stringify([{GET}.values, {GET}.settings.time, "
    f"[...{GET}.shadowRoot.querySelectorAll('input[type=range]')].map((one) => one.value)])"
)


def test_a_swipe_that_begins_on_a_slider_scrolls_and_sets_nothing(opened):
    page = opened(ELEMENT + LONG, has_touch=True)
    before = page.evaluate(SET)
    page.evaluate(f"globalThis.told = 0; {GET}.state.subscribe(() => {{ told++; }})")
    handles = part(page, "input[type=range]:visible").all()
    assert len(handles) == 3
    for handle in handles:
        handle.evaluate("(node) => node.scrollIntoView({ block: 'center' })")
        box = handle.bounding_box()
        swipe(page, box["x"] + min(22, box["width"] / 2), box["y"] + box["height"] / 2)
        assert page.evaluate(SET) == before
    assert page.evaluate("told") == 0


def test_a_finger_still_sets_a_slider_by_a_tap_and_sideways(opened):
    page = opened(has_touch=True)
    slider = part(page, ".knob input[type=range]").first
    slider.scroll_into_view_if_needed()  # it stands under the stage
    box = slider.bounding_box()
    y = box["y"] + box["height"] / 2
    page.touchscreen.tap(box["x"] + box["width"] * 0.7, y)
    page.wait_for_function(f"{GET}.values.dose !== 0.28")
    tapped = page.evaluate(f"{GET}.values.dose")
    finger(page, *[(box["x"] + box["width"] * (0.7 - i / 30), y) for i in range(12)])
    page.wait_for_function(f"{GET}.values.dose < {tapped / 2}")


def test_a_hand_near_a_mark_means_its_stop_whose_words_are_told_and_a_key_goes_past_it(opened):
    page = opened()
    part(page, ".knob input[type=range]").scroll_into_view_if_needed()  # it stands under the stage
    track, marks = part(page, ".track").bounding_box(), part(page, ".mark").all()
    for mark, words, value in zip(marks, ("a tenth", "standard", "ten times"), (0.028, 0.28, 2.8)):
        x = mark.bounding_box()["x"] + 1
        page.mouse.click(x + 4, track["y"] + track["height"] / 2)
        page.wait_for_function(f"{GET}.values.dose === {value}")
        expect(part(page, ".stop-word")).to_have_text(words)
        told = part(page, ".stop-word span").bounding_box()
        assert told["x"] - 1 <= x <= told["x"] + told["width"] + 1
    part(page, ".knob input[type=range]").press("ArrowLeft")
    expect(part(page, ".stop-word")).to_have_text("")
    assert 2 < page.evaluate(f"{GET}.values.dose") < 2.8


def test_the_value_of_a_slider_opens_by_keyboard_and_closes_by_it(opened):
    page = opened()
    value, box = part(page, ".value"), part(page, ".exact [role=spinbutton]")
    part(page, ".knob input[type=range]").focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(box).to_be_focused()
    assert value.get_attribute("aria-expanded") == "true"
    page.keyboard.type("2")
    page.keyboard.press("Escape")
    expect(value).to_be_focused()
    expect(value).to_contain_text("2 cells/µL")
    assert not box.is_visible()


TREATMENTS = ["CAR T cells", "antibody drug", "deeper antibody drug", "none"]


def test_treatments_that_have_no_order_are_buttons_that_the_arrow_keys_walk(opened):
    page = opened('<lupus-explorable model="reset" sliders="treatment" id="reset-1"></lupus-explorable>')
    group = page.get_by_role("radiogroup", name="Which treatment")
    assert [one.inner_text() for one in group.locator("label").all()] == TREATMENTS
    assert part(page, ".knobs input[type=range]").count() == 0
    group.get_by_role("radio", name="CAR T cells").press("ArrowRight")
    page.wait_for_function(f"{GET}.values.C0 === 32")
    expect(group.get_by_role("radio", name="antibody drug", exact=True)).to_be_checked()
    page.get_by_role("button", name="Put back: Which treatment").click()
    expect(group.get_by_role("radio", name="CAR T cells")).to_be_checked()


def test_the_first_knob_stands_open_and_the_others_are_one_tap_away(opened):
    page = opened(
        '<lupus-explorable model="living_drug" sliders="dose h hM" id="living_drug-1"></lupus-explorable>'
    )
    expect(part(page, ".knob")).to_have_count(1)
    page.get_by_text("2 more knobs").click()
    expect(part(page, ".knob:visible")).to_have_count(3)
    expect(page.get_by_role("radio", name="Sandbox")).to_be_visible()


def test_what_a_link_has_set_stands_open(opened):
    page = opened(
        '<lupus-explorable model="living_drug" sliders="dose h" id="living_drug-1"></lupus-explorable>',
        hash="#living_drug-1:v=1&h=0.5",
    )
    expect(page.get_by_role("slider", name="Room made beforehand")).to_be_visible()
