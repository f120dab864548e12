"""What a visit keeps: reload and Back find the work, a new visit begins afresh."""

import pytest
from playwright.sync_api import expect

from browser.element import ASKING, BUNDLE, STATE, explorable, more, pin, ready, skip, visit
from browser.tab import DESKTOP, curves, drawn


@pytest.fixture
def usual():
    return {"viewport": DESKTOP, "reduced_motion": "reduce"}


def kept(page, words):
    """Wait until these words of a link are kept, a moment after the last change."""
    page.wait_for_function("(words) => JSON.stringify(history.state ?? '').includes(words)", arg=words)


def test_pins_wait_too_when_the_question_is_asked_again(opened):
    page = opened(ASKING)
    skip(page)
    pin(page)
    expect(explorable(page).locator("path.pinned")).to_have_count(2)
    page.get_by_role("button", name="Predict again").click()
    expect(explorable(page).locator("path.pinned, .pins li:visible")).to_have_count(0)
    page.wait_for_function(
        "() => { const kept = JSON.stringify(history.state ?? ''); return kept.includes('pin1') && "
        "!kept.includes('answer'); }"
    )
    page.reload()
    ready(page)
    assert explorable(page).locator(".ask").is_visible()
    skip(page)
    expect(explorable(page).locator("path.pinned")).to_have_count(2)


def test_reload_and_back_find_the_work_and_a_new_visit_begins_afresh(opened):
    page = opened(ASKING, hash="#living_drug-1:v=1&dose=2.8")
    skip(page)
    page.evaluate("""() => { const { change, settings } = document.getElementById("living_drug-1");
      const values = { ...settings.values, dose: 0.1, h: 0.5 };
      const pins = [...settings.pins, { label: "one", values }];
      change({ level: "explore", pins, values: { ...values, h: 0 }, time: 30 }); }""")
    drawn(page)
    before, picture = page.evaluate(STATE, "living_drug-1"), curves(page)
    assert before["values"]["h"] == 0
    kept(page, "t=30")
    page.reload()
    ready(page)
    assert page.evaluate(STATE, "living_drug-1") == before
    assert curves(page) == picture
    page.goto("about:blank")
    page.go_back()
    ready(page)
    assert page.evaluate(STATE, "living_drug-1") == before
    assert page.evaluate("location.hash") == "#living_drug-1:v=1&dose=2.8"
    page.evaluate("location.hash = 'a-heading'")
    page.go_back()
    ready(page)
    assert page.evaluate(STATE, "living_drug-1") == before
    page.get_by_role("button", name="Start over").click()
    page.wait_for_function("document.getElementById('living_drug-1').values.dose === 2.8")
    again = visit(page.context, page.url)
    assert again.evaluate(STATE, "living_drug-1")["values"] == {"dose": 2.8}


def test_a_teachers_locks_stay_over_the_kept_work(opened):
    page = opened(hash="#living_drug-1:v=1&level=explore&dose=2.8&hide=presets&lock=dose")
    page.evaluate("document.getElementById('living_drug-1').set({ h: 0.5 })")
    drawn(page)
    kept(page, "h=0.5")
    page.reload()
    ready(page)
    assert page.evaluate(STATE, "living_drug-1")["values"] == {"dose": 2.8, "h": 0.5}
    assert explorable(page).get_by_role("slider", name="CAR T cells given").is_disabled()
    more(page)
    assert not explorable(page).locator(".presets").is_visible()


def test_a_skipped_question_stays_skipped_in_its_tab_until_a_new_reader_comes(opened):
    page = opened(
        ASKING
        + "<lupus-reader><p>Before somebody else reads: <strong>New reader</strong></p></lupus-reader>",
        head=BUNDLE + '<script async src="_static/lupusedu/pieces/reader.js"></script>',
    )
    skip(page)
    page.goto(page.url)
    ready(page)
    assert not explorable(page).locator(".ask").is_visible()
    other = visit(page.context, page.url)
    assert explorable(other).locator(".ask").is_visible()
    page.get_by_role("button", name="New reader").click()
    expect(explorable(page).locator(".ask")).to_be_visible()
    for again in (page.reload, lambda: page.goto(page.url)):
        again()
        ready(page)
        assert explorable(page).locator(".ask").is_visible()
