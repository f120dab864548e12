"""Steps at a figure: one at a time beside the picture, answered by what the reader has done."""

import json

import pytest
from playwright.sync_api import expect

from browser.axe import COLOURS, RULES, faults
from browser.element import BUNDLE, part, ready
from browser.tab import drawn
from lupusedu import Explorable, Step
from lupusedu.models.living_drug import LivingDrug
from lupusedu.sphinx import assets

FIGURE = "living_drug-2"
STEPS = [
    Step(
        "**Raise** the dose, after you have pinned a small one. Does the peak rise?",
        saw="It rises by <dfn>a third</dfn>.",
        knobs="dose",
        show="pins",
        done={"pins > 0 and dose > 1": "Now compare the two."},
        hints={"pins == 0 and dose > 1": "Pin the small dose first."},
        answers="choice-test",
        gave="The run gave 1.4 times.",
    ),
    Step(
        "**Press** Play. When are they back?",
        saw="On day 122.",
        knobs=[],
        view="blood",
        values={},
        done={"time > 122": "They are back."},
    ),
    Step(
        "**Take** the room away. What happens?",
        saw="The peak is low.",
        knobs=["h", "rho"],
        values={"dose": 2.8},
        done={"h < 0.5": "Look at the peak."},
    ),
]
HTML = Explorable(LivingDrug, sliders=["dose", "h"], views=["weeks", "blood"], id="2", steps=STEPS).html()
HEAD = f"<style>{assets.stylesheet()}</style>{BUNDLE}"


@pytest.fixture
def shown(opened):
    """Open a page with a figure that has steps."""

    def show(**more):
        page = opened(HTML, head=HEAD, wait=f"#{FIGURE} .steps", **more)
        ready(page, FIGURE)
        return page

    return show


def on(page):
    """The words of the step that is on."""
    return page.locator("lupus-steps li").filter(visible=True).all_inner_texts()


def go(page, name="Next step"):
    part(page, ".steps").get_by_role("button", name=name).click()
    drawn(page)


def put(page, **values):
    page.evaluate("([id, values]) => document.getElementById(id).set(values)", [FIGURE, values])


def knobs(page):
    return part(page, ".knob-name").filter(visible=True).all_inner_texts()


def kept(page):
    return page.evaluate("JSON.parse(localStorage.lupusedu ?? '{}')")


def settings(page):
    return page.evaluate(
        "(id) => { const { step, view, values, pins } = document.getElementById(id).settings;"
        "return { step, view, values, pins: pins.length } }",
        FIGURE,
    )


def test_one_step_is_shown_with_its_knobs_and_the_rest_is_one_tap_away(shown):
    page = shown()
    assert on(page) == ["Raise the dose, after you have pinned a small one. Does the peak rise?"]
    assert knobs(page) == ["CAR T cells given"]
    part(page, ".others > summary").click()
    expect(part(page, ".others .knob-name")).to_have_text(["Room made beforehand"])
    go(page)
    assert on(page) == ["Press Play. When are they back?"]
    go(page)
    # A step may name any knob of the model.
    assert knobs(page)[:2] == ["Room made beforehand", "How fast CAR T cells multiply"]
    go(page, "Previous step")
    expect(part(page, ".walk button").nth(1)).to_have_text("Step 2 of 3")


def test_a_step_opens_its_view_and_begins_with_its_values(shown):
    page = shown()
    put(page, dose=2.8, h=0)
    part(page, ".steps").get_by_role("button", name="Pin this run").click()
    go(page)
    assert settings(page) == {"step": 2, "view": "blood", "values": {}, "pins": 0}
    go(page)
    assert settings(page) == {"step": 3, "view": "blood", "values": {"dose": 2.8}, "pins": 0}


def test_what_the_reader_does_is_answered_on_the_way_and_at_the_end(shown):
    page = shown()
    answer = part(page, ".met > p")
    put(page, dose=2.8)
    expect(answer).to_have_text("Pin the small dose first.")
    expect(part(page, ".reply")).to_be_hidden()
    put(page, dose=0.028)
    expect(answer).to_be_empty()
    part(page, ".steps").get_by_role("button", name="Pin this run").click()
    before = part(page, ".knob input").first.bounding_box()["y"]
    put(page, dose=2.8)
    expect(answer).to_have_text("Now compare the two.")
    expect(part(page, ".reply")).to_be_visible()
    expect(page.get_by_text("It rises by a third.").filter(visible=True)).to_have_count(1)
    assert part(page, ".steps [role=status]").inner_text().startswith("Now compare the two.")
    # Nothing moves under the hand, and what has been answered stays.
    assert part(page, ".knob input").first.bounding_box()["y"] == before
    put(page, dose=0.1)
    drawn(page)
    expect(answer).to_have_text("Now compare the two.")
    assert kept(page)["steps"] == {FIGURE: [1]}


def test_what_held_when_a_step_was_opened_is_not_answered(shown):
    page = shown(hash=f"#{FIGURE}:v=1&step=3&h=0")
    page.evaluate(f"document.getElementById('{FIGURE}').each('rest')")
    expect(part(page, ".met > p")).to_be_empty()
    put(page, h=0.1)
    expect(part(page, ".met > p")).to_have_text("Look at the peak.")


def test_whoever_asks_for_the_reply_gets_it_and_the_step_is_done(shown):
    page = shown()
    part(page, ".met button").click()
    expect(part(page, ".walk button").nth(1)).to_have_text("Step 1 of 3 ✓")
    # It is brought into view, under the picture that stays.
    assert part(page, ".reply:focus").count() == 1
    page.wait_for_function(
        """(id) => document.getElementById(id).shadowRoot
        .querySelector(".reply").getBoundingClientRect().bottom <= innerHeight + 1""",
        arg=FIGURE,
    )
    page.reload()
    ready(page, FIGURE)
    expect(part(page, ".reply")).to_be_visible()
    part(page, ".reply").get_by_role("button", name="Next step").click()
    expect(part(page, ".walk button:focus")).to_have_text("Step 2 of 3")
    expect(part(page, ".reply")).to_be_hidden()


@pytest.mark.parametrize(
    ("sure", "words"), [("very", " (very sure)"), ("a guess", " (not sure)"), (None, "")]
)
def test_a_prediction_is_met_by_what_the_run_gave(shown, sure, words):
    page = shown(
        kept=json.dumps({"predictions": {"choice-test": {"answer": "about 100 times", "sure": sure}}})
    )
    part(page, ".met button").click()
    expect(part(page, ".reply > p")).to_have_text(
        f"You said: about 100 times{words}. The run gave 1.4 times."
    )


def test_a_link_opens_a_step_under_its_picture(shown):
    page = shown(hash=f"#{FIGURE}:step=3", height=844)
    assert on(page) == ["Take the room away. What happens?"]
    assert settings(page)["values"] == {"dose": 2.8}
    assert not part(page, ".others[open]").count()


def test_all_steps_are_a_list_and_can_be_started_over(shown):
    page = shown(kept=json.dumps({"steps": {FIGURE: [1, 2]}}))
    part(page, ".walk button").nth(1).click()
    rows = part(page, ".all li button")
    assert rows.evaluate_all("all => all.map((one) => one.className)") == ["done", "done", ""]
    rows.nth(2).click()
    drawn(page)
    assert on(page) == ["Take the room away. What happens?"]
    assert not rows.first.is_visible()
    part(page, ".walk button").nth(1).click()
    part(page, ".all").get_by_role("button", name="Start the steps over").click()
    expect(part(page, ".walk button").nth(1)).to_have_text("Step 1 of 3")
    assert kept(page)["steps"] == {}


def test_arrow_keys_walk_the_steps_and_the_place_of_the_keyboard_stays(shown):
    page = shown()
    part(page, ".walk button").nth(1).focus()
    page.keyboard.press("ArrowRight")
    expect(part(page, ".walk button").nth(1)).to_have_text("Step 2 of 3")
    assert part(page, ".steps [role=status]").inner_text() == "Step 2 of 3. Press Play. When are they back?"
    page.keyboard.press("ArrowLeft")
    expect(part(page, ".walk button").nth(1)).to_have_text("Step 1 of 3")
    page.keyboard.press("ArrowLeft")
    assert part(page, ".walk button:focus").count() == 1


# How high the strip and its knob are in the very frame in which the live figure takes the place of its still.
AT_FIRST = """globalThis.tall = () => ["lupus-steps [data-on]", ".steps", ".knob"].map((name, i) => {
  const figure = document.querySelector("lupus-explorable");
  return (i ? figure.shadowRoot : document).querySelector(name)?.getBoundingClientRect().height;
});
new MutationObserver((seen, watch) => {
  if (!document.querySelector("[data-live]")) return;
  globalThis.first = tall();
  watch.disconnect();
}).observe(document, { subtree: true, childList: true, attributes: true });"""


@pytest.mark.parametrize("step", [1, 3])
def test_on_a_phone_picture_step_and_knob_are_seen_at_once(shown, step):
    page = shown(width=390, height=844, hash=f"#{FIGURE}:step={step}")
    seen = page.evaluate(
        """(id) => {
      const root = document.getElementById(id).shadowRoot;
      const box = (name) => root.querySelector(name).getBoundingClientRect();
      return ['.picture', '.steps', '.knob'].map(box).map(({ top, bottom }) => [top, bottom]);
    }""",
        FIGURE,
    )
    (top, under), (first, _), (_, last) = seen
    assert top >= 0
    assert first >= under - 1
    assert last <= 844


def test_the_steps_are_there_whole_when_the_figure_comes_alive(opened):
    page = opened(HTML, head=HEAD, wait=f"#{FIGURE} .steps", before=AT_FIRST)
    ready(page, FIGURE)
    page.evaluate("new Promise((done) => requestIdleCallback(done)).then(() => true)")
    first = page.evaluate("first")
    assert min(first) > 40
    assert page.evaluate("tall()") == first


def test_on_paper_and_without_scripts_the_steps_are_the_list_they_are(shown, opened):
    page = shown()
    for moved in (False, True):
        if moved:
            put(page, dose=1)
            drawn(page)
        page.emulate_media(media="print")
        assert len(on(page)) == 3, moved
        assert not part(page, ".walk, .met, .reply").filter(visible=True).count()
        page.emulate_media(media="screen")
        assert len(on(page)) == 1
    plain = opened(HTML, head=f"<style>{assets.stylesheet()}</style>", wait=None)
    assert len(on(plain)) == 3
    plain.get_by_text("What we saw").first.click()
    assert plain.get_by_text("It rises by a third.").is_visible()


def test_axe_finds_nothing_and_every_target_is_44_px(shown):
    page = shown(reduced_motion="reduce")
    part(page, ".walk button").nth(1).click()
    part(page, ".met button").click()
    for scheme, rules in (("light", RULES), ("dark", COLOURS)):
        page.emulate_media(color_scheme=scheme)
        assert faults(page, rules) == []
    small = page.evaluate(
        """(id) => [...document.getElementById(id).shadowRoot
        .querySelectorAll(".steps button")]
      .filter((one) => one.checkVisibility()).map((one) => [one.textContent, one.getBoundingClientRect()])
      .filter(([, { width, height }]) => Math.min(width, height) < 43.9).map(([words]) => words)""",
        FIGURE,
    )
    assert small == []
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        drawn(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_new_reader_has_done_no_step(shown):
    page = shown(kept=json.dumps({"steps": {FIGURE: [1]}}))
    expect(part(page, ".walk button").nth(1)).to_have_text("Step 1 of 3 ✓")
    page.evaluate(
        "localStorage.lupusedu = JSON.stringify({ reader: { count: 1 } });"
        "dispatchEvent(new StorageEvent('storage', { key: 'lupusedu' }))"
    )
    expect(part(page, ".walk button").nth(1)).to_have_text("Step 1 of 3")


def test_odd_things_on_the_device_do_no_harm(shown):
    page = shown(kept=json.dumps({"steps": {FIGURE: {"1": []}}, "predictions": {"choice-test": 5}}))
    part(page, ".met button").click()
    expect(part(page, ".reply > p")).to_have_text("The run gave 1.4 times.")


def test_without_the_second_script_the_steps_are_a_list(opened, folder):
    aside = folder / "_static/lupusedu/more.js"
    aside.rename(aside.with_suffix(".aside"))
    try:
        page = opened(HTML, head=HEAD, wait=f"#{FIGURE} path.curve")
        assert len(on(page)) == 3
        opened.said.clear()  # the browser tells of the file that is not there
    finally:
        aside.with_suffix(".aside").rename(aside)


def test_the_strip_speaks_spanish(shown):
    page = shown(lang="es")
    expect(part(page, ".walk button").nth(1)).to_have_text("Paso 1 de 3")
    expect(part(page, ".met button")).to_have_text("Lo que vimos")
