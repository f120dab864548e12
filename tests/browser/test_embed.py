"""A figure on somebody else's page."""

import re

import pytest

from browser.axe import faults
from browser.element import BUNDLE, ELEMENT, STATE, copied, explorable, more, press, skip, visit
from browser.tab import DESKTOP, still


@pytest.fixture
def usual():
    return {"viewport": DESKTOP}


HOST = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Another page</title><body>{}'


def test_an_embedded_page_fits_its_frame_and_honours_the_link(opened, folder):
    # from a folder there is a code only for the address at which the page can be found
    public = "https://example.org"
    page = opened(
        hash="#living_drug-1:v=1&dose=2.8", body=f'{ELEMENT}<link rel="canonical" href="{public}/page.html">'
    )
    more(page)
    page.locator("lupus-explorable summary", has_text="Put this on your own page").click()
    code = copied(page, "Copy the code").replace(public, folder.as_uri())
    assert 'embed/living_drug.html#living_drug-1:v=1&amp;dose=2.8"' in code
    (folder / "host.html").write_text(HOST.format(code), encoding="utf-8")
    host = opened(name="host.html", wait=None)
    frame = host.wait_for_selector("iframe").content_frame()
    frame.locator("lupus-explorable path.curve").first.wait_for(state="attached")
    host.wait_for_function(
        "Math.abs(parseFloat(document.querySelector('iframe').style.height) - "
        "document.querySelector('iframe').offsetHeight) < 1"
    )
    wait = "() => document.documentElement.scrollHeight <= innerHeight + 1"
    frame.wait_for_function(wait)
    assert frame.evaluate("document.querySelector('lupus-explorable').values.dose") == 2.8
    assert frame.evaluate("document.querySelector('header, nav, footer')") is None


def test_an_embedded_page_is_quiet_and_whole_for_axe(opened):
    page = opened(name="embed/living_drug.es.html", width=320)
    more(page)
    page.evaluate(
        "document.querySelector('lupus-explorable').shadowRoot.querySelectorAll('.drawer "
        "details').forEach((one) => { one.open = true; })"
    )
    press(page, "Escuchar")
    page.locator("lupus-explorable .sound:focus").wait_for()
    still(page)
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    small = (
        page.locator("lupus-explorable .drawer")
        .locator("button, select, summary, input")
        .evaluate_all(
            "all => all.filter((n) => n.checkVisibility()).map((n) => [n.outerHTML.slice(0, 80), "
            "n.closest('label, .box') ?? n]).filter(([, n]) => { const b = n.getBoundingClientRect(); return "
            "b.width < 44 || b.height < 44 }).map(([html]) => html)"
        )
    )
    assert small == []


def test_an_embedded_figure_opens_on_the_view_that_was_copied_and_asks_nothing(opened):
    head = '<link rel="canonical" href="https://example.org/page.html">'
    page = opened(
        '<lupus-explorable model="reset" id="living_drug-1" views="places activity ridge" predict="activity" '
        'level="explore"></lupus-explorable>',
        head=BUNDLE + head,
    )
    skip(page)
    for view in ("ridge", "places"):
        page.evaluate("(view) => document.getElementById('living_drug-1').change({ view })", view)
        if view == "ridge":
            more(page)
            explorable(page).locator(".embed summary").click()
        hash = re.search('#([^"]*)"', copied(page, "Copy the code"))[1].replace("&amp;", "&")
        framed = visit(page.context, page.url.split("page.html")[0] + f"embed/reset.html#{hash}", "reset-1")
        now = framed.evaluate(STATE, "reset-1")
        assert (now["view"], now["veiled"]) == (view, None)
        assert framed.evaluate("document.getElementById('reset-1').settings.level") == "explore"
        assert framed.locator("ul.problem").count() == 0
