"""When an explorable that is not the first of its page is built, and what stands in its place until then."""

import pytest
from playwright.sync_api import expect

from browser.element import ASKING, ELEMENT, LONG, ready
from browser.tab import DESKTOP, STAGED, drawn

FAR = (
    '<lupus-explorable model="reset" id="reset-1" caption="Far?"><figure>its still figure</figure>'
    "</lupus-explorable>"
)
LINK = '<p><a id="{0}" href="#{0}">{0}</a></p>'
BODY = ELEMENT + LINK.format("before") + LONG * 4 + FAR + LINK.format("after")
LIVE = "({ shadowRoot }) => shadowRoot.querySelectorAll('.canvas path').length > 0"


@pytest.fixture
def usual():
    return {"viewport": DESKTOP, "reduced_motion": "reduce"}


@pytest.fixture
def page(opened):
    """A page whose first figure is drawn, with a second one four screens further down."""
    page = opened(BODY)
    ready(page)
    assert not page.locator("#reset-1").evaluate(LIVE)
    return page


def live(page):
    ready(page, "reset-1")
    return page.locator("#reset-1").evaluate(LIVE)


def kept(page, name):
    page.wait_for_function("(name) => history.state?.lupusedu?.[name]", arg=name)


def test_a_figure_far_from_the_screen_is_its_still_until_the_reader_comes_near(page):
    assert page.locator("#reset-1 figure").is_visible()
    page.mouse.wheel(0, 2500)
    assert live(page)
    assert not page.locator("#reset-1 figure").is_visible()


def test_figures_without_a_still_keep_a_place_too_and_are_not_all_near(opened):
    bare = '<lupus-explorable model="living_drug" id="bare-{}"></lupus-explorable>'
    page = opened("".join(bare.format(i) for i in range(6)))
    ready(page, "bare-0")
    page.wait_for_function("document.getElementById('bare-5').tabIndex === 0")
    drawn(page)
    assert not page.locator("#bare-5").evaluate(LIVE)


def test_a_link_to_a_figure_builds_it(page, opened):
    page.evaluate("location.hash = 'reset-1:v=1&c=0.5'")
    page.wait_for_function("document.getElementById('reset-1').settings?.values.c === 0.5")
    page = opened(BODY, hash="#reset-1:v=1&c=0.4")
    page.wait_for_function("document.getElementById('reset-1').settings?.values.c === 0.4")
    page.wait_for_function("document.getElementById('reset-1').getBoundingClientRect().top < innerHeight")


@pytest.mark.parametrize(("start", "key"), [("#before", "Tab"), ("#after", "Shift+Tab")])
def test_the_tab_key_goes_on_into_a_figure_as_if_it_had_been_built(page, start, key):
    page.wait_for_function("document.getElementById('reset-1').tabIndex === 0")
    reached = []
    for _ in range(2):
        page.locator(start).evaluate("(node) => node.focus({ preventScroll: true })")
        page.keyboard.press(key)
        ready(page, "reset-1")
        reached.append(
            page.evaluate("document.getElementById('reset-1').shadowRoot.activeElement?.outerHTML")
        )
    assert reached[0]
    assert reached[0] == reached[1]


@pytest.mark.parametrize("event", ["print", "search", "values", "set"])
def test_it_is_built_when_it_is_asked_for(page, event):
    if event == "print":
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
    elif event == "search":
        page.keyboard.press("Control+f")
    elif event == "values":
        page.evaluate("document.getElementById('reset-1').values = { c: 0.5 }")
    else:
        page.evaluate("document.getElementById('reset-1').set({ c: 0.5 })")
    assert live(page)
    if event in ("values", "set"):
        assert page.evaluate("document.getElementById('reset-1').settings.values.c") == 0.5


def test_what_was_set_of_a_far_figure_and_its_height_are_there_after_a_reload(page):
    page.evaluate("document.getElementById('reset-1').set({ c: 0.5 })")
    assert live(page)
    page.wait_for_function(STAGED)
    tall = page.evaluate("document.documentElement.scrollHeight")
    kept(page, "reset-1")
    page.reload()
    page.wait_for_function("document.getElementById('reset-1').settings?.values.c === 0.5")
    ready(page, "reset-1")
    page.wait_for_function(STAGED)
    assert page.evaluate("document.documentElement.scrollHeight") == tall


def test_the_place_of_a_figure_that_was_only_seen_is_kept_over_a_reload(page):
    page.mouse.wheel(0, 2500)
    assert live(page)
    height = page.locator("#reset-1").evaluate("(node) => node.offsetHeight")
    page.evaluate("history.scrollRestoration = 'manual'")
    kept(page, "reset-1 height")
    page.reload()
    ready(page)
    assert not page.locator("#reset-1").evaluate(LIVE)
    assert page.locator("#reset-1").evaluate("(node) => node.offsetHeight") == height


OLD = "This browser is too old to move this figure."


@pytest.mark.parametrize(
    "missing",
    [
        "globalThis.customElements",
        "globalThis.ResizeObserver",
        "Element.prototype.replaceChildren",
        "Array.prototype.findLast",
        "Object.hasOwn",
    ],
)
def test_a_browser_that_cannot_run_it_shows_the_still_figure_and_says_so_once(opened, missing):
    page = opened(ELEMENT, before=f"delete {missing}", wait=None)
    page.get_by_text(OLD).wait_for()
    assert page.locator("lupus-explorable").inner_text().split("\n\n") == ["still figure", OLD]


def test_an_old_browser_is_told_in_the_language_of_the_page(opened):
    page = opened(ELEMENT, before="delete Object.hasOwn", wait=None, lang="es")
    page.get_by_text("Este navegador es demasiado antiguo").wait_for()


def test_without_constructed_style_sheets_it_is_dressed_all_the_same(opened):
    lacking = "delete Document.prototype.adoptedStyleSheets; delete ShadowRoot.prototype.adoptedStyleSheets"
    page = opened(ELEMENT, before=f"{lacking}; delete globalThis.CSSStyleSheet")
    ready(page)
    frame = page.locator("lupus-explorable .frame")
    assert frame.evaluate("(node) => getComputedStyle(node).borderRadius") == "14px"


def test_without_an_intersection_observer_all_are_built_at_once(opened):
    page = opened(BODY, before="delete globalThis.IntersectionObserver")
    assert live(page)
    drawn(page)


def scripts(page):
    return page.evaluate("[...document.scripts].map(({ src }) => src.split('/').at(-1))")


def test_the_second_script_comes_once_the_page_rests(opened):
    page = opened()
    page.wait_for_function("lupusedu.more")
    assert scripts(page).count("more.js") == 1


def test_the_drawer_says_where_its_script_cannot_be_had_and_asks_again(opened, folder):
    script = folder / "_static/lupusedu/drawer.js"
    kept = script.read_text(encoding="utf-8")
    script.unlink()
    try:
        page = opened()
        ready(page)
        drawer = page.locator("lupus-explorable .more > summary").first
        drawer.click()
        page.get_by_text("This part could not be loaded.").wait_for()
        assert all("ERR_FILE_NOT_FOUND" in line for line in opened.said)
        opened.said.clear()
    finally:
        script.write_text(kept, encoding="utf-8")
    drawer.click()
    drawer.click()
    page.get_by_role("button", name="Copy link").wait_for()
    assert not page.get_by_text("This part could not be loaded.").count()


def test_where_the_second_script_cannot_be_had_nothing_is_asked_and_the_drawer_says_so(opened, folder):
    script = folder / "_static/lupusedu/more.js"
    kept = script.read_text(encoding="utf-8")
    script.unlink()
    try:
        page = opened(ASKING, hash="#living_drug-1:v=1&dose=2.8")
        ready(page)
        assert page.get_by_text("This part could not be loaded.").is_visible()
        expect(page.locator("lupus-explorable path.curve")).to_have_count(2)
        page.get_by_text("More", exact=True).click()
        page.locator("lupus-explorable .drawer").get_by_text("could not be loaded").wait_for()
        assert all("ERR_FILE_NOT_FOUND" in line for line in opened.said)
        opened.said.clear()
    finally:
        script.write_text(kept, encoding="utf-8")
