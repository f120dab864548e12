"""What is behind a tap comes once a reader has begun, and from then on needs no network."""

from playwright.sync_api import expect

from book.pages import CHAPTERS, each_chapter, soup
from browser.tab import PHONE, opened, rested

LAST = CHAPTERS[-1]  # whose queue stands in a closed box


def asked(tab):
    return {url.split("/")[-1] for url in tab.asked}


def test_the_drawer_and_closed_boxes_are_asked_for_by_the_first_touch(chromium, server):
    with opened(chromium, server + LAST, PHONE) as tab:
        rested(tab)
        tab.wait_for_load_state("networkidle")
        assert "quiz.js" in asked(tab)
        assert not {"drawer.js", "access.js"} & asked(tab)
        figure = tab.locator("lupus-explorable").first
        with tab.expect_response("**/drawer.js"), tab.expect_response("**/access.js"):
            figure.locator(".more > summary").press("Shift")
        tab.wait_for_function("Boolean(lupusedu.drawer && customElements.get('lupus-access'))")
        tab.context.set_offline(True)
        figure.locator(".more > summary").click()
        expect(figure.get_by_role("button", name="Copy link")).to_be_visible()
        tab.locator("details:has(lupus-access) > summary").first.click()
        expect(tab.locator("lupus-access.piece button").first).to_be_visible()
        assert asked(tab) >= {"drawer.js", "access.js"}


def test_a_box_that_a_link_opens_asks_for_what_is_in_it(chromium, server, site):
    box = soup(site / LAST).select_one("details:has(lupus-access)")
    with opened(chromium, f"{server}{LAST}#{box['id']}", PHONE) as tab:
        expect(tab.locator("lupus-access.piece button").first).to_be_visible()


@each_chapter
def test_a_reference_is_told_once_in_the_page_and_by_each_link_to_it(chromium, server, site, page):
    links = soup(site / page).select(".bibtex-citation a")
    whole = [link["href"] for link in links if link.get("title")]
    assert sorted(whole) == sorted({link["href"] for link in links})
    if page == LAST:
        with opened(chromium, server + page, PHONE) as tab:
            tab.wait_for_load_state("load")
            told = tab.locator(".bibtex-citation a").evaluate_all("(all) => all.map((one) => one.title)")
            assert len(told) == len(links) > len(whole)
            assert all(told)
