"""Terms: one meaning on the glossary's page, shown beside a word by mouse, keyboard, finger and screen
reader."""

import re

import pytest

from book.pages import CHAPTERS, each_chapter, soup
from browser.axe import COLOURS, RULES, faults
from browser.tab import PHONE, opened
from checkout import ROOT
from lupusedu import models
from lupusedu.sphinx import glossary, lessons

TERMS = glossary.parsed(ROOT / "book" / "glossary.md")
MEANINGS = {term: meaning for group in TERMS.values() for term, meaning in group.items()}
LESSONS = lessons.lessons(ROOT)


def test_the_glossary_goes_with_the_chapters():
    assert list(TERMS) == ["home", "", *LESSONS], (
        "book/glossary.md: a section with {chapter}`stem` for each chapter of book/teachers/lessons.yml, in "
        "its order"
    )
    assert set(LESSONS) == set(models.names()), (
        "book/teachers/lessons.yml: an entry for each model of src/lupusedu/models, no other"
    )
    every = [term for group in TERMS.values() for term in group]
    assert len(every) >= 60
    twice = {term for term in every if list(map(glossary.name, every)).count(glossary.name(term)) > 1}
    assert twice == set(), (
        "book/glossary.md: a term stands under the chapter that brings it first, and nowhere else"
    )
    long = [
        term
        for group in TERMS.values()
        for term, meaning in group.items()
        if not meaning.endswith(".") or len(meaning.split()) > 20
    ]
    assert long == [], (
        "book/glossary.md: say what it means in one sentence of at most 20 words, with a full stop"
    )


def test_every_term_has_a_place_on_the_glossary_s_page(site):
    page = soup(site / "book/glossary.html")
    found = {entry.get_text().rstrip("#"): entry["id"] for entry in page.select("dl > .entry > dt")}
    assert set(found) == {term for group in TERMS.values() for term in group}
    assert list(found) == sorted(found, key=str.casefold)
    for link in page.select(".letters a"):
        group = page.find(id=link["href"].removeprefix("#"))
        assert {term.get_text()[0].upper() for term in group.select("dt")} == {link.get_text()}


def test_every_term_that_a_chapter_brings_leads_to_it(site):
    html = soup(site / "book/glossary.html")
    entries = {one.dt.get_text().rstrip("#"): one.dd.a for one in html.select("div.entry")}
    pages = {page[len("notebooks/NN_") : -len(".html")]: f"../{page}" for page in CHAPTERS}
    for stem, terms in TERMS.items():
        expected = {"home": "index.html", "": None, **pages}[stem]
        assert {entries[term] and entries[term]["href"] for term in terms} == {expected}


def test_the_opening_page_brings_its_own_terms():
    brought = re.findall(r"<dfn>(.*?)</dfn>", (ROOT / "book/index.md").read_text("utf-8"))
    assert sorted(str(glossary.entry(words, TERMS["home"])) for words in brought) == sorted(TERMS["home"])


@each_chapter
def test_every_term_of_a_chapter_can_be_pressed_and_read_out(site, page):
    html = soup(site / page)
    buttons = html.select("dfn > button.term")
    assert len(buttons) == len(html.select("dfn"))
    for button in buttons:
        meaning = html.find(id=button["popovertarget"])
        assert button["aria-describedby"] == meaning["id"]
        name = glossary.entry(button.get_text(), MEANINGS)
        assert meaning.get_text().strip() == f"{name}: {glossary.low(MEANINGS[name])}"


@pytest.fixture
def term(chromium, server):
    """A chapter, its first term, and the term's meaning."""
    with opened(chromium, server + CHAPTERS[0]) as tab:
        word = tab.locator("dfn > button.term").first
        word.scroll_into_view_if_needed()
        yield tab, word, tab.locator(f"#{word.get_attribute('popovertarget')}")
        assert tab.heard == []


def test_the_mouse_shows_a_meaning_and_may_rest_on_it(term):
    tab, word, meaning = term
    word.hover()
    meaning.wait_for(state="visible")
    at, box = word.bounding_box(), meaning.bounding_box()
    assert abs(box["y"] - at["y"] - at["height"]) < 12 or abs(at["y"] - box["y"] - box["height"]) < 12
    meaning.hover()
    tab.wait_for_timeout(400)
    assert meaning.is_visible()
    tab.mouse.move(5, 5)
    meaning.wait_for(state="hidden")


def test_the_keyboard_shows_a_meaning_and_escape_closes_it(term):
    tab, word, meaning = term
    tab.keyboard.press("Tab")
    word.focus()
    meaning.wait_for(state="visible")
    tab.keyboard.press("Escape")
    meaning.wait_for(state="hidden")
    assert word.evaluate("word => word === document.activeElement")
    tab.keyboard.press("Enter")
    meaning.wait_for(state="visible")
    tab.keyboard.press("Enter")
    meaning.wait_for(state="hidden")


def test_a_press_keeps_a_meaning_until_the_next_one(term):
    tab, word, meaning = term
    word.hover()
    word.click()
    tab.mouse.move(5, 5)
    tab.wait_for_timeout(400)
    assert meaning.is_visible()
    tab.mouse.click(5, 5)
    meaning.wait_for(state="hidden")


def test_the_second_term_takes_the_place_of_the_first(term):
    tab, word, meaning = term
    word.hover()
    other = tab.locator("dfn > button.term:visible").nth(1)
    other.scroll_into_view_if_needed()
    other.hover()
    meaning.wait_for(state="hidden")
    assert tab.locator(f"#{other.get_attribute('popovertarget')}").is_visible()


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without JavaScript"])
@pytest.mark.parametrize("folder", [False, True], ids=["served", "unzipped"])
def test_a_finger_opens_and_closes_a_meaning(chromium, server, site, script, folder):
    start = (site / CHAPTERS[0]).as_uri() if folder else server + CHAPTERS[0]
    with opened(chromium, start, PHONE, has_touch=True, java_script_enabled=script) as tab:
        word = tab.locator("dfn > button.term").first
        meaning = tab.locator(f"#{word.get_attribute('popovertarget')}")
        word.tap()
        meaning.wait_for(state="visible")
        box = meaning.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE["width"]
        word.tap()
        meaning.wait_for(state="hidden")


def test_an_open_meaning_reads_well_in_both_colours_and_stays_off_paper(chromium, server):
    with opened(chromium, server + CHAPTERS[0], PHONE, reduced_motion="reduce") as tab:
        word = tab.locator("dfn > button.term").first
        for colours in ("light", "dark"):
            tab.evaluate("(colours) => { document.documentElement.dataset.theme = colours; }", colours)
            word.hover()
            tab.locator(".meaning:popover-open").wait_for()
            assert faults(tab, COLOURS if colours == "dark" else RULES) == []
            tab.mouse.move(5, 5)
            tab.locator(".meaning:popover-open").wait_for(state="detached")
        word.click()
        tab.emulate_media(media="print")
        assert not tab.locator(".meaning").first.is_visible()


def test_a_term_that_the_glossary_lacks_is_told(small):
    assert "the glossary has no entry for <dfn>nonsense</dfn>" in small[2]


def test_only_a_term_with_a_meaning_can_be_pressed(small):
    page = soup(small[0] / "notebooks/06_living_drug.html")
    assert [term.get_text() for term in page.find_all("dfn")] == ["CAR T cells", "nonsense"]
    assert [button.get_text() for button in page.select("button.term")] == ["CAR T cells"]
