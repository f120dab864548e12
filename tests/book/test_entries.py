"""Glossary, references and evidence: long lists in which a reader finds one entry."""

import pytest
from playwright.sync_api import expect

from book.pages import soup
from browser.axe import COLOURS, RULES, faults
from browser.tab import DESKTOP, PHONE, drawn, opened
from lupusedu import data

# Their height on a phone, in px, and an entry with what it tells once it is open.
LISTS = {
    "book/glossary.html": (9_000, "term-Antibody", "shaped like a Y"),
    "book/references.html": (12_000, "cite-hargraves1948", "Read as:"),
    "book/evidence.html": (14_000, "A05", "Read as:"),
}
each_list = pytest.mark.parametrize("page", LISTS)
HEIGHT = "document.documentElement.scrollHeight"


@each_list
def test_a_long_list_is_short_on_a_phone(chromium, server, page):
    with opened(chromium, server + page, PHONE) as tab:
        assert tab.evaluate(HEIGHT) <= LISTS[page][0]


@each_list
@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_letters_lead_to_their_entries(chromium, server, page, script):
    with opened(chromium, server + page, PHONE, java_script_enabled=script) as tab:
        letter = tab.locator(".letters a").nth(3)
        letter.click()
        expect(tab.locator(letter.get_attribute("href")).locator(".entry").first).to_be_in_viewport()
        assert tab.locator(".find input").count() == script


@each_list
@pytest.mark.parametrize("folder", [False, True], ids=["served", "unzipped"])
def test_a_field_leaves_the_entries_that_hold_all_words(chromium, server, site, page, folder):
    with opened(chromium, (site / page).as_uri() if folder else server + page, PHONE) as tab:
        field, entries = tab.get_by_role("searchbox"), tab.locator(".entry")
        every = entries.count()
        field.fill("memory B")
        left = tab.locator(".entry:visible")
        assert 1 <= left.count() < every / 5
        assert all("memory" in text.casefold() for text in left.all_text_contents())
        assert tab.get_by_role("status").inner_text() == f"{left.count()} of {every}"
        assert tab.locator(".entries:visible").count() <= left.count()
        field.fill("")
        assert left.count() == every
        assert tab.get_by_role("status").inner_text() == ""
        assert tab.heard == []


def test_a_name_is_found_without_its_accents(chromium, server):
    with opened(chromium, server + "book/references.html") as tab:
        tab.get_by_role("searchbox").fill("muller 2024")
        assert any("Müller" in text for text in tab.locator(".entry:visible").all_text_contents())


@each_list
def test_a_link_to_an_entry_opens_it_also_while_others_are_looked_for(chromium, server, page):
    _, name, words = LISTS[page]
    with opened(chromium, f"{server}{page}#{name}", PHONE) as tab:
        entry = tab.locator(f".entry:is([id='{name}'], :has([id='{name}']))")
        expect(entry).to_be_in_viewport()
        expect(entry.get_by_text(words).first).to_be_visible()
        tab.get_by_role("searchbox").fill("nothing has these words")
        expect(entry).to_be_hidden()
        tab.evaluate("location.hash = ''")
        tab.evaluate("(name) => { location.hash = name; }", name)
        expect(entry).to_be_in_viewport()


@each_list
def test_paper_shows_the_whole_list(chromium, server, page):
    with opened(chromium, server + page) as tab:
        tab.emulate_media(media="print")
        drawn(tab)
        assert tab.get_by_text(LISTS[page][2]).first.is_visible()
        assert not tab.locator(".letters").is_visible()
        assert not tab.locator(".find").is_visible()


@each_list
def test_axe_finds_nothing_in_a_list_that_is_searched(chromium, server, page):
    with opened(chromium, server + page, PHONE) as tab:
        for colours in ("light", "dark"):
            tab.evaluate("(colours) => { document.documentElement.dataset.theme = colours; }", colours)
            for size in (PHONE, DESKTOP):
                tab.set_viewport_size(size)
                tab.get_by_role("searchbox").fill("memory")
                assert faults(tab, COLOURS if colours == "dark" else RULES) == []


def test_every_fact_and_every_reference_keeps_its_anchor(site):
    facts = {one["id"] for one in soup(site / "book/evidence.html").select("details.entry")}
    assert facts == set(data.load("evidence").id)
    entries = soup(site / "book/references.html").select("details.entry[id^=cite-]")
    assert len(entries) > 200
    assert all("Read as:" in entry.p.get_text() for entry in entries)
