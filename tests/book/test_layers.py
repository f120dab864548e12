"""A chapter's page is the student's: what is for others is closed at its end, and opens when it is wanted."""

import pytest
from playwright.sync_api import expect

from book.pages import CHAPTERS, each_chapter, soup
from browser.axe import faults
from browser.tab import DESKTOP, PHONE, drawn, opened
from lupusedu.sphinx import layers

HERE = CHAPTERS[5]
ALONG = "new DOMMatrix(getComputedStyle(document.querySelector('.along')).transform).a"


@each_chapter
def test_what_is_for_others_is_three_closed_rows_at_the_end(site, page):
    sections = soup(site / page).select("article > section > section")
    rows = soup(site / page).select("details.layer")
    assert [row.parent for row in rows] == sections[-3:], f"{page}: the rows are its last three sections"
    for row, begins in zip(rows, layers.CLOSED, strict=True):
        assert row.summary.h2.get_text().startswith(begins)
        assert not row.has_attr("open")
        assert row.parent.find_all(True, recursive=False) == [row]
        assert len(row.find_all(True, recursive=False)) > 1


@each_chapter
def test_notebook_plan_and_card_are_one_press_away_above_the_first_figure(site, page):
    html, name = soup(site / page), page.rpartition("/")[2].removesuffix(".html")
    line = html.select_one(".ways")
    assert line.find_next(lambda one: one.name in ("lupus-explorable", "h2")).name == "lupus-explorable"
    assert {link.get_text(): link["href"] for link in line.select("a")} == {
        "Notebook": f"../_sources/notebooks/{name}.ipynb",
        "Teachers’ plan": f"../book/teachers/{name}.html",
        "Model card": f"../book/models/{name[3:]}.html",
    }
    assert line.a.has_attr("download")


@each_chapter
def test_a_chapter_goes_deeper_three_times_at_most(site, page):
    boxes = soup(site / page).select("details.go-deeper")
    assert 1 <= len(boxes) <= 3, f"{page}: move a box to book/further.md and leave a link"


@pytest.mark.parametrize("page", [CHAPTERS[2], CHAPTERS[6]])
def test_the_map_under_the_hills_stands_in_the_box_on_the_ridge(site, page):
    [box] = [one for one in soup(site / page).select("details.go-deeper") if one.select("lupus-explorable")]
    assert "ridge" in box.summary.get_text()
    assert len(box.select(":scope > p")) > 2


@pytest.mark.parametrize("within", [False, True], ids=["to the row", "into the row"])
@pytest.mark.parametrize("folder", [False, True], ids=["served", "unzipped"])
def test_a_link_opens_the_row_that_it_leads_to(chromium, server, site, folder, within):
    start = (site / HERE).as_uri() if folder else server + HERE
    row = soup(site / HERE).select_one("details.layer")
    name = row.select(".bibtex-citation[id]")[-1]["id"] if within else row.parent["id"]
    with opened(chromium, f"{start}#{name}", PHONE) as tab:
        expect(tab.locator(f"#{name}")).to_be_in_viewport()
        assert tab.locator(".layer[open]").count() == 1
        assert tab.locator(f".layer[open] #{name}, #{name} > .layer[open]").count() == 1
        assert tab.heard == []


def test_a_link_to_a_figure_in_a_box_opens_the_box(chromium, server):
    with opened(chromium, f"{server}{CHAPTERS[2]}#lupus_loop-4:v=1&U0=6") as tab:
        figure = tab.locator("#lupus_loop-4")
        expect(figure).to_be_in_viewport()
        tab.wait_for_function("document.getElementById('lupus_loop-4').settings?.values.U0 === 6")
        assert tab.locator("details.go-deeper[open] #lupus_loop-4").count() == 1


def test_the_list_of_contents_opens_what_it_leads_to_each_time(chromium, server):
    with opened(chromium, server + HERE, DESKTOP) as tab:
        link = tab.locator("nav.contents a", has_text="Sources")
        row = tab.locator("section[id^=sources] > .layer")
        for _ in range(2):
            link.click()
            expect(row.locator("table")).to_be_in_viewport()
            row.locator("summary").click()
            assert row.get_attribute("open") is None
        tab.go_back()
        tab.go_forward()
        expect(row).to_have_attribute("open", "")  # where on it, the browser remembers


def test_a_press_opens_a_row_without_javascript(chromium, server):
    with opened(chromium, server + HERE, PHONE, java_script_enabled=False) as tab:
        for row in tab.locator(".layer").all():
            row.locator("summary").first.click()
            assert row.locator(":scope > :not(summary)").first.is_visible()


@pytest.mark.parametrize("newer", [True, False], ids=["by the style sheet", "by a script"])
def test_rows_and_boxes_are_open_on_paper_and_closed_again(chromium, server, newer):
    with opened(chromium, server + HERE) as tab:
        if newer:
            tab.emulate_media(media="print")
            drawn(tab)
        else:
            tab.evaluate("CSS.supports = () => false")
            tab.add_script_tag(url=f"{server}_static/lupusedu/page.js")
            tab.evaluate("dispatchEvent(new Event('beforeprint'))")
        for words in ("Awasthi", "Board question", "Run it yourself in Python", "ln 100"):
            assert tab.locator("article").get_by_text(words).first.is_visible(), words
        assert newer or tab.locator(":is(.layer, .box):not([open])").count() == 0
        if newer:
            tab.emulate_media(media="screen")
        else:
            tab.evaluate("dispatchEvent(new Event('afterprint'))")
        assert tab.locator(":is(.layer, .box)[open]").count() == 0


@pytest.mark.parametrize("read", [False, True], ids=["closed", "opened before"])
def test_the_still_of_a_figure_in_a_box_is_on_paper(chromium, server, read):
    with opened(chromium, server + CHAPTERS[2]) as tab:
        box = tab.locator("details.go-deeper:has(lupus-explorable)")
        assert box.locator("figure").count() == 0
        if read:
            box.locator("summary").first.click()
            box.locator("lupus-explorable").scroll_into_view_if_needed()
            box.locator(".canvas > :not(:empty)").first.wait_for()
            assert box.locator("figure").count() == 0
        tab.evaluate("dispatchEvent(new Event('beforeprint'))")
        tab.emulate_media(media="print")
        expect(box.locator("lupus-explorable > figure svg").first).to_be_visible()


def test_code_can_be_copied_once_its_row_is_open(chromium, server):
    with opened(chromium, server + HERE) as tab:
        assert tab.locator(".copy").count() == 0
        tab.locator("#run-it-yourself-in-python summary").first.click()
        expect(tab.locator(".copy").first).to_be_attached()
        assert tab.locator(".copy").count() == tab.locator("div.cell_input pre").count() > 3


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_a_thin_line_shows_where_one_is(chromium, server, motion):
    with opened(chromium, server + HERE, PHONE, reduced_motion=motion) as tab:
        line = tab.locator(".along")
        assert line.get_attribute("aria-hidden") == "true"
        assert tab.evaluate(ALONG) == 0
        tab.evaluate("scrollTo({ top: document.documentElement.scrollHeight / 2, behavior: 'instant' })")
        tab.wait_for_function(f"{ALONG} > 0.3 && {ALONG} < 0.8")
        assert line.bounding_box()["height"] <= 3
        assert line.bounding_box()["y"] == 0
        # Where the end is changes as sections come near.
        tab.wait_for_function(
            f"scrollTo({{ top: 1e6, behavior: 'instant' }}) ?? {ALONG} > 0.99", polling="raf"
        )
        tab.emulate_media(forced_colors="active")
        assert tab.evaluate("getComputedStyle(document.querySelector('.along')).borderTopStyle") == "solid"
        tab.emulate_media(media="print", forced_colors="none")
        assert not line.is_visible()


def test_a_script_moves_the_line_where_the_style_sheet_cannot(chromium, server):
    with opened(chromium, server + HERE, PHONE) as tab:
        tab.evaluate("CSS.supports = () => false")
        tab.add_script_tag(url=f"{server}_static/lupusedu/page.js")
        assert tab.evaluate("document.querySelector('.along').style.transform") == "scaleX(0)"
        tab.mouse.wheel(0, 2000)
        tab.wait_for_function("parseFloat(document.querySelector('.along').style.transform.slice(7)) > 0.05")


def test_only_chapters_have_the_line(site):
    assert not soup(site / "book/glossary.html").select(".along, .ways, .layer")


def test_axe_finds_nothing_in_closed_rows_and_their_links(chromium, server):
    with opened(chromium, server + HERE, PHONE) as tab:
        tab.locator(".layer").first.scroll_into_view_if_needed()
        assert faults(tab) == []


def test_a_link_to_what_was_moved_leads_to_it(chromium, server):
    with opened(chromium, server + HERE) as tab:
        tab.locator("div.go-deeper a").first.click()
        tab.wait_for_url("**/book/further.html#how-it-began")
        expect(tab.get_by_role("heading", name="How it began")).to_be_in_viewport()
