"""The frame in every state: for axe, in large letters, in forced colours, on paper, by keyboard, and inside
whatever page."""

import pytest

from browser.axe import faults
from browser.element import ASKING, BUNDLE, ELEMENT, GET, LONG, SANDBOX, level, part, pin, stop
from browser.tab import still


def answered(page):
    part(page, ".sketches input").nth(2).check()
    part(page, ".ask .primary").click()


def compared(page):
    pin(page)
    stop(page, 0)
    level(page, "sandbox")
    page.evaluate(f"{GET}.change({{ time: 60 }})")


DARK = "<style>@media (prefers-color-scheme: dark) { body { background: #14171a; color: #e8e6e1; } }</style>"
# What is shown, and what a reader has done.
STATES = {
    "asking": (ASKING, lambda page: None),
    "answered": (ASKING, answered),
    "compared": (ELEMENT, compared),
    "failed": (ELEMENT, lambda page: page.evaluate(f"{GET}.values = {{ tR: -1 }}")),
}


def settle(page, act):
    act(page)
    page.mouse.move(0, 0)
    still(page)


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_any_state(opened, state):
    body, act = STATES[state]
    page = opened(body, head=BUNDLE + DARK, color_scheme="light")
    settle(page, act)
    assert faults(page) == []
    page.emulate_media(color_scheme="dark")
    part(page, ".frame[data-dark]").wait_for()
    still(page)
    assert faults(page) == []


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(("width", "size"), [(320, "100%"), (390, "200%"), (1280, "200%")])
def test_nothing_is_cut_off_or_too_small_to_touch(opened, state, width, size):
    body, act = STATES[state]
    page = opened(body, head=BUNDLE + f"<style>html {{ font-size: {size} }}</style>", width=width)
    settle(page, act)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    small = part(page, ":is(button, input, select, summary)").evaluate_all(
        "all => all.filter(n => n.checkVisibility({ visibilityProperty: true })).map(n => "
        "[n.outerHTML.slice(0, 80), n.closest('.box') ?? n]).filter(([, n]) => { const b = "
        "n.getBoundingClientRect(); return b.width < 44 || b.height < 44 }).map(([html]) => html)"
    )
    assert small == []


@pytest.mark.parametrize("state", STATES)
def test_one_action_is_primary(opened, state):
    body, act = STATES[state]
    page = opened(body)
    settle(page, act)
    assert part(page, ".primary:visible").count() == 1


def test_in_print_the_settings_and_pinned_runs_are_words(opened):
    page = opened()
    settle(page, compared)
    page.emulate_media(media="print")
    assert part(page, ".printed").inner_text() == "Changed from the usual: CAR T cells given 0.028 cells/µL."
    assert part(page, ".pins").is_visible()
    assert not part(page, "button:visible, input:visible").count()


READABLE = """({ shadowRoot }) => [
  ...shadowRoot.querySelectorAll("button, summary, label, legend, option, .words p, .unit")
].filter((one) => one.offsetWidth && one.textContent.trim()).flatMap((one) => {
  const linear = (part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  const light = (colour) => colour.match(/[\\d.]+/g).slice(0, 3)
    .reduce((sum, part, i) => sum + linear(part / 255) * [0.2126, 0.7152, 0.0722][i], 0);
  let ground = one;
  while (/rgba\\(.*, 0\\)/.test(getComputedStyle(ground).backgroundColor))
    ground = ground.parentElement ?? ground.getRootNode().host;
  const [a, b] = [getComputedStyle(one).color, getComputedStyle(ground).backgroundColor].map(light);
  const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  const enough = one.disabled ? 1.5 : 4.5;
  return contrast < enough ? [`${one.textContent.trim().slice(0, 30)}: ${contrast.toFixed(1)}`] : [];
})"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_can_be_read_in_forced_colours(opened, scheme):
    page = opened(
        SANDBOX,
        forced_colors="active",
        color_scheme=scheme,
    )
    assert page.evaluate(f"({READABLE})({GET})") == []
    part(page, ".primary").first.hover()
    assert page.evaluate(f"({READABLE})({GET})") == []


HIDDEN = """({ shadowRoot }) => {
  const on = shadowRoot.activeElement;
  if (!on) return null;
  const picture = shadowRoot.querySelector(".picture");
  const [box, over] = [on.getBoundingClientRect(), picture.getBoundingClientRect()];
  const crossed = box.top < over.bottom - 1 && box.bottom > over.top + 1 && over.height > 0;
  const outside = box.bottom < 1 || box.top > innerHeight - 1;
  const hidden = (crossed && !picture.contains(on)) || outside;
  return hidden ? `${on.className || on.tagName} ${on.textContent.slice(0, 30)}` : "";
}"""


@pytest.mark.parametrize(("width", "height"), [(1366, 650), (390, 700)])
def test_what_has_the_focus_is_never_behind_the_picture(opened, width, height):
    page = opened(
        f'<p><a href="#a">before</a></p>{SANDBOX}{LONG}<p><a id="after" href="#b">after</a></p>{LONG}',
        width=width,
        height=height,
    )
    hidden, seen = [], 0
    for start, key in (("a", "Tab"), ("#after", "Shift+Tab")):
        page.locator(start).first.focus()
        for _ in range(80):
            page.keyboard.press(key)
            what = page.evaluate(f"({HIDDEN})({GET})")
            if what is None and seen:
                break
            seen += what is not None
            hidden += [f"{key}: {what}"] if what else []
    assert seen > 30
    assert hidden == []


HOST = """html { direction: rtl; text-transform: uppercase; letter-spacing: 3px; word-spacing: 9px;
    font-feature-settings: "smcp", "zero"; text-indent: 3em; text-align: right; white-space: pre; }
  * { letter-spacing: 2px; }"""


LOOK = """({ shadowRoot }) => {
  const names = ["direction", "textTransform", "letterSpacing", "wordSpacing", "fontFeatureSettings"];
  names.push("textIndent", "whiteSpace");
  return [...shadowRoot.querySelectorAll(".frame *")].filter((one) => one.checkVisibility()).map((one) => {
    const style = getComputedStyle(one), width = Math.round(one.getBoundingClientRect().width);
    return [one.tagName, ...names.map((name) => style[name]), width].join();
  });
}"""


def whole(page):
    """Wait for what comes by scripts of its own: the stage, and the second script."""
    page.wait_for_load_state("networkidle")
    page.wait_for_function(f"{GET}.shadowRoot.querySelector('canvas.room')?.width > 0")
    still(page)


def test_the_page_around_it_changes_neither_its_direction_nor_its_letters(opened):
    page = opened()
    whole(page)
    plain = page.evaluate(f"({LOOK})({GET})")
    page = opened(head=BUNDLE + f"<style>{HOST}</style>")
    whole(page)
    page.evaluate("document.documentElement.dir = 'rtl'")
    page.wait_for_function(
        "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"
    )
    assert page.evaluate(f"({LOOK})({GET})") == plain
    part(page, ".knob input[type=range]").first.focus()  # it comes to rest under the picture
    box, mark = part(page, ".knob .track").first.bounding_box(), part(page, ".knob .mark").last.bounding_box()
    page.mouse.click(mark["x"] + 1, box["y"] + box["height"] / 2)
    page.wait_for_function(f"Math.abs({GET}.values.dose - 2.8) < 0.1")


def test_in_forced_colours_the_curves_and_controls_remain(opened):
    page = opened(forced_colors="active")
    settle(page, compared)
    stroke, ground = page.evaluate(
        f"(() => {{ const root = {GET}.shadowRoot; return "
        f"[getComputedStyle(root.querySelector('path.curve')).stroke, "
        f"getComputedStyle(root.querySelector('.frame')).backgroundColor] }})()"
    )
    assert stroke != ground
    assert (
        page.evaluate(
            f"getComputedStyle({GET}.shadowRoot.querySelector('.levels input:checked + span')).borderTopColor"
        )
        != ground
    )
