"""A smoke path in Firefox and WebKit: every model and every view, by keyboard and pointer, from a folder
without a server."""

import sys

import pytest

from browser.bidi import MEND, Firefox, WebKit, missing
from lupusedu import models

PAGE = """<!doctype html><html lang="{lang}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>A page</title>
<script>
  globalThis.said = [];
  const wrong = ({{ message, target }}) => said.push(message || "a file did not load: " + target.src);
  addEventListener("error", wrong, true);
  addEventListener("unhandledrejection", (event) => said.push(String(event.reason)));
  for (const kind of ["warn", "error"]) console[kind] = (...words) => said.push(words.join(" "));
</script>
<script async src="_static/lupusedu/explorable.js"></script>
<body><main><h1>A page</h1>
<lupus-explorable model="{name}" id="{name}-1" level="sandbox"></lupus-explorable></main></html>"""
# Looks at every frame, and gives up after half a minute.
UNTIL = """new Promise((done, late) => {{
  const end = performance.now() + 30000;
  const look = () => {{
    const {{ run, shadowRoot, values }} = document.querySelector("lupus-explorable");
    if ({}) return done(true);
    if (performance.now() > end) return late(new Error("in vain; " + said.join(" | ")));
    requestAnimationFrame(look);
  }};
  look();
}})"""
# Shows every view until it has drawn something, and says what each drew.
VIEWS = """(async () => {
  const { change, model, settings, shadowRoot } = document.querySelector("lupus-explorable");
  const drawn = {};
  for (const { name, kind } of [...model.plots, ...(model.views ?? [])]) {
    if (kind === "stage") continue; // no tab: it has a place of its own
    change({ view: name });
    for (let i = 0; i < 300 && !(drawn[name] > 2); i++) {
      await new Promise(requestAnimationFrame);
      const canvas = shadowRoot.querySelector(".canvas canvas");
      const dots = canvas?.width && canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      const painted = dots && dots.data.some(Boolean);
      drawn[name] = painted ? 99 : canvas ? 0 : shadowRoot.querySelectorAll(".canvas > * *").length;
    }
    if (model.species.length) change({ time: model.span / 3 });
  }
  change({ view: settings.start.views[0] });
  return drawn;
})()"""
PLACE = """(() => {
  const one = document.querySelector("lupus-explorable").shadowRoot.querySelector(".knob input[type=range]");
  one.scrollIntoView({ block: "center" });
  const box = one.getBoundingClientRect();
  return [box.left, box.top, box.width, box.height];
})()"""


@pytest.fixture(scope="module", params=[Firefox, WebKit])
def browser(request, tmp_path_factory):
    """One after the other."""
    if sys.platform != "linux":
        pytest.skip("WebKitGTK is a browser of Linux")
    if absent := missing():
        pytest.fail(f"These tests need {', '.join(absent)}. Type: {MEND}")
    running = request.param(tmp_path_factory.mktemp("profile"))
    yield running
    running.close()


def shown(browser, folder, name, lang="en", hash=""):
    """Open a page with one explorable and wait for its run."""
    (folder / f"{name}.{lang}.html").write_text(PAGE.format(name=name, lang=lang), encoding="utf-8")
    browser.open("about:blank")
    browser.open((folder / f"{name}.{lang}.html").as_uri() + hash)
    until(browser, "run && ['.canvas > *', '.knob input'].every((one) => shadowRoot.querySelector(one))")


def until(browser, condition):
    """Wait until something holds of the explorable."""
    browser.ask(UNTIL.format(condition))


@pytest.mark.parametrize("name", models.names())
def test_every_view_of_a_model_draws(browser, folder, name):
    shown(browser, folder, name)
    drawn = browser.ask(VIEWS)
    assert [view for view, parts in drawn.items() if parts < 3] == []
    assert browser.ask("said") == []


def test_a_key_and_a_pointer_move_the_curve(browser, folder):
    shown(browser, folder, "living_drug")
    until(browser, "shadowRoot.querySelector('.deeds')")  # the scene, the last to come, has its place

    browser.ask(
        "document.querySelector('lupus-explorable').shadowRoot.querySelector('.knob "
        "input[type=range]').focus()"
    )
    browser.press("\ue014")  # arrow right
    until(browser, "0.28 < values.dose && values.dose < 0.4")
    left, top, width, height = browser.ask(PLACE)
    browser.click(left + width * 0.9, top + height / 2)
    until(browser, "values.dose > 0.4")
    assert browser.ask("said") == []


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_number_box_reads_both_decimal_marks(browser, folder, lang):
    shown(browser, folder, "living_drug", lang)
    browser.ask("document.querySelector('lupus-explorable').shadowRoot.querySelector('.value').click()")
    until(browser, "shadowRoot.querySelector('.knob [role=spinbutton]')")
    for typed in ("0,5", "0.5"):
        browser.ask(
            "(({ shadowRoot }) => { const box = shadowRoot.querySelector('.knob [role=spinbutton]'); "
            "box.blur(); box.focus(); box.select(); })(document.querySelector('lupus-explorable'))"
        )
        for letter in typed:
            browser.press(letter)
        until(browser, "values.dose === 0.5")
        browser.ask("document.querySelector('lupus-explorable').values = { dose: 0.28 }")
    assert browser.ask("said") == []


def test_a_link_opens_its_state_in_spanish_too(browser, folder):
    shown(
        browser,
        folder,
        "living_drug",
        "es",
        "#living_drug-1:v=1&level=explore&dose=2.8&pin1=h:0&view=weeks&t=10",
    )
    state = browser.ask(
        "(({ settings, values }) => [settings.level, values.dose, settings.pins.length, settings.view, "
        "settings.time])(document.querySelector('lupus-explorable'))"
    )
    assert state == ["explore", 2.8, 1, "weeks", 10]
    assert "células/µL" in browser.ask("document.querySelector('lupus-explorable').shadowRoot.textContent")
    assert browser.ask("said") == []


def test_a_run_can_be_taken_away(browser, folder):
    shown(browser, folder, "living_drug")
    browser.ask("""(({ shadowRoot }) => {
      globalThis.saved = [];
      HTMLAnchorElement.prototype.click = function () { saved.push(fetch ? this.download : ""); };
      shadowRoot.querySelector(".more").open = true;
    })(document.querySelector("lupus-explorable"))""")
    until(browser, "shadowRoot.querySelector('.files')")
    names = ["living_drug.csv", "living_drug.svg", "living_drug.png"]
    for i, name in enumerate(names):
        browser.ask(
            "document.querySelector('lupus-explorable').shadowRoot"
            f".querySelectorAll('.files button')[{i}].click()"
        )
        until(browser, f"saved.includes('{name}')")
    assert browser.ask("saved") == names
    browser.ask(
        "document.querySelector('lupus-explorable').shadowRoot.querySelector('.listen button').click()"
    )
    until(browser, "!shadowRoot.querySelector('.sound').hidden")
    browser.press("\ue014")
    until(browser, "/\\d/.test(shadowRoot.querySelector('.sound-words').textContent)")
    assert browser.ask("said") == []
