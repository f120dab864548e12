"""A chapter of the built site as a reader meets it, in a real Chromium with the network blocked."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from book.pages import CHAPTERS, FILES, TOC, each_chapter, soup
from browser.element import knobs as open_row
from browser.element import start_over
from browser.tab import CURVES, PHONE, STAGED, drawn, ground, opened, rested, settled, told
from lupusedu import models

MOVE = Path(__file__).with_name("knobs.js")


def test_the_folder_s_first_page_leads_to_the_book(chromium, server):
    with opened(chromium, server) as tab:
        tab.wait_for_url(f"{server}{TOC['root']}.html")
        assert tab.heard == []


@pytest.mark.parametrize(
    "query",
    ["?highlight=", "?highlight=cell", "?highlight=%5B%28*", "?highlight=a+b+%3Cb%3E", "?q=%22", "#nowhere"],
)
def test_an_odd_address_does_not_disturb_a_page(chromium, server, query):
    with opened(chromium, server + CHAPTERS[0] + query) as tab:
        rested(tab)
        assert tab.heard == []


@pytest.fixture(scope="module", params=CHAPTERS)
def phone(chromium, server, request):
    """A phone at each chapter in turn; one visit serves several tests."""
    with opened(chromium, server + request.param, PHONE) as tab:
        yield tab


@pytest.fixture(scope="module", params=CHAPTERS)
def desktop(chromium, server, request):
    """A desktop at each chapter in turn; one visit serves several tests."""
    with opened(chromium, server + request.param) as tab:
        yield tab


def test_a_phone_shows_the_explorable_without_scrolling(phone):
    assert phone.evaluate("scrollY") == 0
    assert phone.locator("lupus-explorable").first.bounding_box()["y"] < PHONE["height"] * 0.6


def test_dragging_the_slider_on_a_phone_moves_the_curve(phone):
    dragged(phone)


def test_print_shows_the_figure_on_white_and_no_bar(desktop):
    desktop.emulate_media(media="print", color_scheme="dark")
    drawn(desktop)  # the still figure comes back with the next frame; before a real print, at once
    assert ground(desktop) == 255
    assert desktop.locator("lupus-explorable figure").first.is_visible()
    assert not desktop.locator("header.bar").is_visible()
    desktop.emulate_media(media="screen", color_scheme="light")


def test_dragging_the_slider_on_a_desktop_moves_the_curve(desktop):
    dragged(desktop)


# The control of a knob that takes the keyboard: a slider, or the button that is down.
CONTROL = "input:is([type=range], [type=radio]:checked)"


def push(knob, end):
    """Move a knob to one of its ends by the keyboard, or choose the first or the last of its buttons."""
    slider = knob.locator("input[type=range]")
    if slider.count():
        slider.press(end)
    else:
        knob.locator("input").nth(-1 if end == "End" else 0).check()


def dragged(tab):
    tab.wait_for_function(STAGED)
    knob = tab.locator("lupus-explorable .knob").first
    slider = knob.locator("input[type=range]")
    # As far as a reader scrolls to see it: in the middle of a screen the picture that stays may lie over it.
    knob.evaluate("(node) => node.scrollIntoView({ behavior: 'instant', block: 'nearest' })")
    before = settled(tab)
    if slider.count():
        box, value = slider.bounding_box(), slider.input_value()
        middle = box["y"] + box["height"] / 2
        tab.mouse.move(box["x"] + box["width"] / 2, middle)
        tab.mouse.down()
        tab.mouse.move(box["x"] + box["width"] * 0.9, middle, steps=4)
        tab.mouse.up()
        assert slider.input_value() != value, "something lies over the slider"
    else:
        knob.locator("input:not(:checked)").first.click()
    assert settled(tab) != before
    picture = tab.locator("lupus-explorable .picture").first.bounding_box()
    assert picture["y"] >= -1, "the chart has left the view while the knob moves"


def test_the_arrow_keys_move_the_curve(desktop):
    control = desktop.locator("lupus-explorable .knob").first.locator(CONTROL)
    start_over(desktop)
    before, value = settled(desktop), control.input_value()
    control.press("ArrowRight")
    assert control.input_value() != value
    assert settled(desktop) != before


def test_the_words_follow_the_slider(desktop):
    start_over(desktop)
    settled(desktop)
    before = told(desktop)
    assert len(before) > 30
    push(desktop.locator("lupus-explorable .knob").first, "End")
    settled(desktop)
    assert told(desktop) != before


def first_knobs(tab):
    """The knobs of the first figure, those of the row under the first one too."""
    figure = tab.locator("lupus-explorable").first
    if figure.locator(".others > summary").is_visible():
        open_row(tab)
    return figure.locator(".knob")


def test_every_slider_on_the_page_changes_something(desktop):
    shown = first_knobs(desktop)
    for i in range(shown.count()):
        assert changes(desktop, i), shown.nth(i).locator(".knob-name").inner_text()


def test_every_knob_of_the_model_changes_something(desktop):
    desktop.evaluate("""() => {
      const explorable = document.querySelector("lupus-explorable");
      const { knobs, plots } = lupusedu.models[explorable.getAttribute("model")];
      explorable.setAttribute("sliders", knobs.map((knob) => knob.name).join(" "));
      // A model without time courses has a view for each of its questions.
      if (!plots.length) explorable.removeAttribute("views");
    }""")
    knobs = models.find(desktop.locator("lupus-explorable").first.get_attribute("model")).knobs
    shown = first_knobs(desktop)
    expect(shown).to_have_count(len(knobs) - len(hidden_knobs(desktop)))
    silent = [i for i in range(shown.count()) if not changes(desktop, i)]
    others = list(range(shown.count()))
    for i in silent:
        # A knob may wait for another, as the day of an event for the event; several often wait for the same.
        first = next((j for j in others if j != i and changes(desktop, i, j)), None)
        others.sort(key=lambda j: j != first)
        assert first is not None, (
            f"{desktop.url}: no view shows what this knob does: "
            f"{shown.nth(i).locator('.knob-name').inner_text()}"
        )


def hidden_knobs(tab):
    """Names of knobs that the first figure hides."""
    return tab.locator("lupus-explorable").first.evaluate(
        "({ model, settings }) => model.knobs.filter(({ name }) => settings.hidden.includes(name))"
    )


def changes(tab, knob, first=None):
    """True if moving the knob at a place to either end shows in one of the views, with another one at its end
    first; afterwards everything is back."""
    if not tab.evaluate("'knobMoves' in globalThis"):
        tab.add_script_tag(path=MOVE)
    return tab.evaluate(f"([knob, first]) => knobMoves.change(knob, first, {CURVES})", [knob, first])


@each_chapter
def test_without_javascript_a_chapter_shows_its_figure_and_its_words(chromium, server, page):
    with opened(chromium, server + page, PHONE, java_script_enabled=False) as tab:
        figure = tab.locator("lupus-explorable figure").first
        assert figure.is_visible()
        assert figure.bounding_box()["height"] > 100
        assert len(figure.locator("svg").first.get_attribute("aria-label")) > 40
        assert tab.locator("lupus-explorable figcaption").first.is_visible()
        tab.get_by_text("Contents", exact=True).click()
        assert tab.get_by_role("link", name="About this book").first.is_visible()


@each_chapter
def test_a_chapter_works_from_an_unzipped_folder(chromium, site, page):
    with opened(chromium, (site / page).as_uri()) as tab:
        before = settled(tab)
        push(tab.locator("lupus-explorable .knob").first, "End")
        assert settled(tab) != before
        assert tab.heard == []
        assert all(url.startswith(("file:", "data:", "blob:null/")) for url in tab.asked)


@pytest.mark.parametrize("folder", [False, True], ids=["served", "unzipped"])
def test_the_search_finds_a_chapter(chromium, server, site, folder):
    start = (site / FILES[0]).with_suffix(".html").as_uri() if folder else server + FILES[0] + ".html"
    with opened(chromium, start) as tab:
        rested(tab)  # what a page that is left was still asking for has failed
        tab.get_by_role("link", name="Search").click()
        rested(tab)
        tab.get_by_label("Words to look for").fill("multiplies")
        tab.keyboard.press("Enter")
        tab.locator("#search-results li a").first.click()
        tab.wait_for_selector("lupus-explorable")
        assert tab.heard == []


def test_the_dark_page_can_be_switched_and_is_remembered(chromium, server):
    with opened(chromium, server + CHAPTERS[0], color_scheme="light") as tab:
        assert ground(tab) > 200
        tab.get_by_role("button", name="Dark page").click()
        assert ground(tab) < 60
        assert tab.get_by_role("button", name="Dark page").get_attribute("aria-pressed") == "true"
        tab.reload()
        assert ground(tab) < 60


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_the_page_follows_the_system_s_dark_mode(chromium, server, script):
    with opened(chromium, server + CHAPTERS[0], color_scheme="dark", java_script_enabled=script) as tab:
        assert ground(tab) < 60


def test_the_page_works_when_storage_is_refused(chromium, server):
    window = chromium.new_context()
    window.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('refused', "
        "'SecurityError'); } });"
    )
    tab = window.new_page()
    said = []
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.goto(server + CHAPTERS[0])
    tab.get_by_role("button", name="Dark page").click()
    assert ground(tab) < 60
    assert said == []
    window.close()


def test_the_first_tab_key_leads_past_the_bar(chromium, server):
    with opened(chromium, server + CHAPTERS[0]) as tab:
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.textContent") == "Skip to the text"
        tab.keyboard.press("Enter")
        assert tab.evaluate("document.activeElement.id") == "main"


@each_chapter
def test_a_chapter_names_its_first_figures_scripts_and_carries_no_model_itself(site, page):
    html = soup(site / page)
    stems = html.find("lupus-explorable")["model"].split()
    sources = {script["src"].split("lupusedu/")[1] for script in html.select("script[src]")}
    pieces = {
        element.name.removeprefix("lupus-")
        for element in html.find_all(re.compile("^lupus-(?!explorable$|steps$)"))
    }
    own = {"theme.js", "page.js"}  # of every page: before it is drawn, and after it is read
    assert sources == {*own, "explorable.js", *(f"models/{stem}.js" for stem in stems)}
    assert set(html.select_one("script[data-later]")["data-later"].split()) == pieces  # once it has loaded
    assert all(
        script.has_attr("async")
        for script in html.select("script[src]")
        if not script["src"].endswith(tuple(own))
    )
    assert "derivatives(" not in str(html)


@each_chapter
def test_equations_are_mathml_and_name_their_terms(site, page):
    html = soup(site / page)
    has_equations = bool(models.find(page[len("notebooks/00_") : -len(".html")]).reactions)
    assert bool(html.select("math mtext")) == has_equations, (
        f"{page}: the notebook shows Latex(export.latex(its model))"
    )
    assert "\\underbrace" not in html.article.get_text()


@each_chapter
def test_parameter_sources_lead_to_the_references(site, page):
    tables = soup(site / page).select("table.lupus-parameters")
    assert tables, f"{page}: the notebook shows HTML(card.parameters(its model))"
    sources = {
        parameter.source
        for parameter in models.find(page[len("notebooks/00_") : -len(".html")]).parameters.values()
    } - {"assumed"}
    assert all(bool(table.select('a[href*="references.html#"]')) == bool(sources) for table in tables), (
        f"{page}: parameters name {sources}"
    )
