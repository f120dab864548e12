"""Levels bring more knobs; pinned runs are told apart, named and compared."""

import re

from playwright.sync_api import expect

from browser.element import ELEMENT, GET, level, more, part, pin, stop, told
from browser.tab import drawn
from lupusedu import simulate
from lupusedu.models.living_drug import LivingDrug
from lupusedu.words import against


def test_levels_bring_more_knobs_and_keep_what_was_set(opened):
    page = opened()
    stop(page, 0)
    for name, count in (("explore", 3), ("sandbox", len(LivingDrug.knobs)), ("guided", 1)):
        level(page, name)
        page.wait_for_function(f"{GET}.shadowRoot.querySelectorAll('.knob').length === {count}")
    assert page.evaluate(f"{GET}.values.dose") == 0.028


def test_pinned_runs_are_told_apart_named_compared_and_let_go(opened):
    # Names of runs stand on a picture that has room for them.
    page = opened(ELEMENT.replace("model=", 'hide="scene" model='), width=1280)
    for nth in (0, 2, 1):
        pin(page)
        stop(page, nth)
        drawn(page)
    assert [re.sub(r"\s+", " ", text) for text in part(page, ".pins li").all_inner_texts()] == [
        "A lupus ✕",
        "B tenth of the dose ✕",
        "C ten times the dose ✕",
    ]
    dashes = part(page, "path.pinned").evaluate_all("all => all.map(n => n.getAttribute('stroke-dasharray'))")
    assert len(set(dashes)) == 3
    assert sorted(part(page, "text.letter").all_text_contents()) == [
        "A",
        "A · lupus",
        "B",
        "B · tenth of the dose",
        "C",
        "C · ten times the dose",
    ]
    more(page)
    assert page.get_by_role("button", name="Pin this run").get_attribute("aria-disabled") == "true"
    blood, names = LivingDrug.plots["blood"], {"car_t": "CAR T cells", "B": "B cells"}
    run = simulate.ode(LivingDrug())
    others = [
        simulate.ode(LivingDrug.preset(name)) for name in ("lupus", "tenth of the dose", "ten times the dose")
    ]
    labels = ["lupus", "tenth of the dose", "ten times the dose"]
    assert told(page)[1:] == [
        against(run, other, blood, letter, label, names)
        for letter, label, other in zip("ABC", labels, others)
    ]
    page.get_by_role("button", name="Remove pinned run B: tenth of the dose").click()
    expect(part(page, "path.pinned")).to_have_count(4)
    page.get_by_role("button", name="Undo").click()
    expect(part(page, "path.pinned")).to_have_count(6)


def test_the_page_may_pin_runs_before_any_click(opened):
    page = opened(
        '<lupus-explorable model="reset" id="reset-1" pins="rituximab | CAR T, severe"></lupus-explorable>'
    )
    assert part(page, "path.pinned").count() == 2
    assert "Beside pinned run A (rituximab): disease activity: a fall that lasts" in told(page)[1]
    assert "pinned run B (CAR T, severe)" in told(page)[2]
