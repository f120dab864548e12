"""The day that is shown, playing the days, and moving the day of an event."""

import pytest

from browser.element import GET, more, part, told
from browser.fingers import finger
from browser.tab import drawn
from lupusedu import simulate
from lupusedu.models.living_drug import LivingDrug
from lupusedu.models.reset import Reset
from lupusedu.words import sentences


def flag(page):
    return page.get_by_role("slider", name="Day of: CAR T cells infused")


def test_the_infusion_is_dragged_along_the_axis_typed_and_moved_by_keys(opened):
    page = opened(width=1280)
    axis = page.evaluate(f"({{ left: {GET}.drawn.axis.left, px: {GET}.drawn.axis.x(40) }})")
    box, stage = flag(page).bounding_box(), part(page, ".stage").bounding_box()
    start = stage["x"] + axis["left"]
    page.mouse.move(start, box["y"] + 22)
    page.mouse.down()
    page.mouse.move(start + axis["px"], box["y"] + 22, steps=6)
    page.mouse.up()
    page.wait_for_function(f"Math.abs({GET}.values.tI - 40) <= 1")
    flag(page).press("ArrowRight")
    more(page)
    day = page.evaluate(f"{GET}.values.tI")
    page.wait_for_function(f"{GET}.shadowRoot.querySelector('#day-tI').value === '{day}'")
    part(page, "#day-tI").fill("30")
    page.wait_for_function(f"{GET}.values.tI === 30")
    part(page, "#day-tI").fill("999")
    assert part(page, ".day .problem").inner_text() == "Choose a value from 0 to 120. It stays at 30."
    run = simulate.ode(LivingDrug(tI=30))
    assert told(page)[0] == " ".join(sentences(run, LivingDrug.words))


def test_a_finger_drags_the_infusion_too(opened):
    page = opened(has_touch=True)
    drawn(page)
    axis = page.evaluate(f"({{ left: {GET}.drawn.axis.left, px: {GET}.drawn.axis.x(60) }})")
    box, stage = flag(page).bounding_box(), part(page, ".stage").bounding_box()
    x, y = stage["x"] + axis["left"], box["y"] + 22
    finger(page, *[(x + axis["px"] * i / 6, y) for i in range(7)])
    page.wait_for_function(f"Math.abs({GET}.values.tI - 60) <= 4")


def test_a_second_course_has_its_flag_once_it_is_given_and_fails_when_dragged_too_far(opened):
    page = opened(
        '<lupus-explorable model="reset" id="reset-3" sliders="phi C2" views="year activity" '
        'values="C0=14 hC=2.5 h=0"></lupus-explorable>',
        width=1280,
    )
    second = page.get_by_role("slider", name="Day of: second course")
    assert second.count() == 0
    page.get_by_text("1 more knob").click()
    page.get_by_role("slider", name="A second course").press("End")
    page.wait_for_function(f"{GET}.values.C2 === 14")
    second.wait_for()
    assert "ends at 0.0" in told(page)[0]
    axis = page.evaluate(f"({{ left: {GET}.drawn.axis.left, x: [28, 120].map({GET}.drawn.axis.x) }})")
    stage, y = part(page, ".stage").bounding_box(), second.bounding_box()["y"] + 22
    start, end = (stage["x"] + axis["left"] + x for x in axis["x"])
    page.mouse.move(start, y)
    page.mouse.down()
    page.mouse.move(end, y, steps=6)
    page.mouse.up()
    page.wait_for_function(f"{GET}.values.t2 > 112")
    run = simulate.ode(Reset(C0=14, hC=2.5, h=0, C2=14, t2=page.evaluate(f"{GET}.values.t2")))
    assert run["activity"].iloc[-1] > 15
    page.get_by_text("passes 8 again").or_(page.get_by_text("ends at 16")).first.wait_for()


def test_a_day_that_is_a_knob_already_has_no_second_box(opened):
    page = opened('<lupus-explorable model="control" id="control-1"></lupus-explorable>')
    assert page.get_by_role("slider", name="Day of: drug stops").count() == 1
    more(page)
    assert part(page, ".day:visible").count() == 0


def test_nothing_moves_until_play_and_pause_stops_it(opened):
    page = opened()
    assert page.evaluate(f"{GET}.settings.time") is None
    page.wait_for_timeout(200)  # long enough for the days to be seen to move
    assert page.evaluate(f"{GET}.settings.time") is None
    page.get_by_role("button", name="Play").click()
    page.wait_for_function(f"{GET}.settings.time > 5")
    page.get_by_role("button", name="Pause").click()
    at = page.evaluate(f"{GET}.settings.time")
    page.wait_for_timeout(200)  # long enough for the days to be seen to move
    assert page.evaluate(f"{GET}.settings.time") == at < 200
    assert part(page, "line.cursor").get_attribute("visibility") == "visible"


def test_whoever_wants_no_motion_gets_stills(opened):
    page = opened(reduced_motion="reduce")
    page.get_by_role("button", name="Play").click()
    page.wait_for_timeout(500)  # a still stands for a second
    assert page.evaluate(f"{GET}.settings.time") == 0
    page.wait_for_function(f"{GET}.settings.time > 0", timeout=4000)
    still = page.evaluate(f"{GET}.settings.show * 11 / {GET}.drawn.pace.length")  # of twelve, from 0
    assert still == pytest.approx(round(still))


def test_the_cursor_steps_scrubs_and_says_the_numbers_of_its_day(opened):
    page = opened()
    page.get_by_role("button", name="On one step").click()
    page.get_by_role("button", name="On one step").click()
    page.get_by_role("button", name="Back one step").click()
    assert page.evaluate(f"{GET}.settings.time") == 0
    grip = page.get_by_role("slider", name="Day shown")
    grip.press("ArrowRight")
    drawn(page)
    run = simulate.ode(LivingDrug())
    spoken = grip.get_attribute("aria-valuetext")
    assert spoken == f"Day 1 · CAR T cells {run.car_t[1.0]:.3g} cells/µL · B cells {run.B[1.0]:.3g} cells/µL"
    assert part(page, ".readout").inner_text() == spoken
    grip.press("End")
    assert page.evaluate(f"{GET}.settings.time") == 400


def test_every_view_shares_the_day(opened):
    page = opened()
    page.evaluate(f"{GET}.change({{ time: 20 }})")

    def place():
        return float(part(page, "line.cursor").get_attribute("x1"))

    drawn(page)
    first = place()
    part(page, ".tabs button").nth(1).click()
    drawn(page)
    assert place() > 3 * first
    assert part(page, ".readout").inner_text().startswith("Day 20")
