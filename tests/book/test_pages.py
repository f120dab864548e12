"""Every page of the built site, in a real Chromium with the network blocked: silent, readable by all, and
whole."""

import gzip
from urllib.parse import unquote, urldefrag, urljoin

import pytest

from book.pages import CHAPTERS, PAGES, each_chapter, each_page, soup
from browser.axe import COLOURS, RULES, faults
from browser.tab import DESKTOP, PHONE, READY, come_near, drawn, ground, opened, rested

MOST_BYTES = 350_000
MOST_BYTES_AT_REST = 150_000  # of a chapter that nobody has touched
MOST_FIRST_BYTES = 105_000  # before the first figure can be built
MOST_ELEMENTS, MOST_SHIFT = 2_500, 0.01  # at rest, before a reader scrolls
REST = """() => new Promise((done) => {
  const count = (root) => [...root.querySelectorAll("*")].reduce(
    (sum, one) => sum + 1 + (one.shadowRoot ? count(one.shadowRoot) : 0), 0);
  let shift = 0;
  new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => { shift += value; }))
    .observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => setTimeout(() => done([count(document), shift])));
})"""


@pytest.fixture(scope="module", params=PAGES)
def visit(chromium, server, request):
    """A tab at rest on each page in turn; one visit serves several tests."""
    with opened(chromium, server + request.param, PHONE) as tab:
        rested(tab)
        yield tab


@pytest.fixture(scope="module", params=CHAPTERS)
def untouched(chromium, server, request):
    """A tab on each chapter in turn, which nobody has touched; one visit serves several tests."""
    with opened(chromium, server + request.param, PHONE) as tab:
        tab.wait_for_load_state("networkidle")
        yield tab


def test_a_page_is_silent_asks_no_other_host_and_fits_every_width(visit, server):
    for width in (320, 390, 768, 1280):
        visit.set_viewport_size({"width": width, "height": 800})
        drawn(visit)
        assert visit.evaluate("document.documentElement.scrollWidth") <= width
    assert visit.heard == []
    assert [url for url in visit.asked if not url.startswith((server, "data:", f"blob:{server}"))] == []


def test_a_page_weighs_at_most_350_kilobytes(visit, server, site):
    files = {urldefrag(url)[0].removeprefix(server) for url in visit.asked if url.startswith(server)}
    assert sum(len(gzip.compress((site / file).read_bytes())) for file in files) <= MOST_BYTES


def test_a_chapter_at_rest_weighs_at_most_150_kilobytes(untouched, server, site):
    files = {urldefrag(url)[0].removeprefix(server) for url in untouched.asked if url.startswith(server)}
    assert {"_static/lupusedu/explorable.js", "_static/lupusedu/more.js"} <= files  # all that rests is here
    assert sum(len(gzip.compress((site / file).read_bytes())) for file in files) <= MOST_BYTES_AT_REST


def test_a_chapter_rests_on_few_elements_and_nothing_has_moved(untouched):
    elements, shift = untouched.evaluate(REST)
    assert elements <= MOST_ELEMENTS
    assert shift <= MOST_SHIFT


def test_a_chapter_at_rest_needs_no_network_and_does_not_move_as_it_is_scrolled_through(untouched):
    untouched.context.set_offline(True)
    while untouched.evaluate("scrollY + innerHeight + 2 < document.documentElement.scrollHeight"):
        untouched.mouse.wheel(0, 700)
        drawn(untouched)
    drawn(untouched)
    assert untouched.evaluate(READY)
    assert untouched.locator("lupus-explorable .problem:visible").count() == 0
    assert untouched.evaluate(REST)[1] <= MOST_SHIFT


@each_chapter
def test_what_the_first_answer_waits_for_is_asked_for_first_and_weighs_at_most_105_kilobytes(site, page):
    head, html = soup(site / page).head, (site / page).read_bytes()
    early = head.select("script[src], link:is([rel=stylesheet], [rel=preload])")
    scripts = [one for one in early if one.has_attr("async")]
    assert [one["src"].split("lupusedu/")[1].split("/")[0] for one in scripts] == ["explorable.js", "models"]
    assert {one.get("fetchpriority") for one in scripts} == {"high"}
    files = [urljoin(page, one.get("src") or one["href"]) for one in early]
    parts = [html[: html.index(b"</lupus-explorable>")], *((site / file).read_bytes() for file in files)]
    assert sum(len(gzip.compress(part)) for part in parts) <= MOST_FIRST_BYTES


def test_axe_finds_nothing_in_light_and_dark_on_phone_and_desktop(visit):
    visit.evaluate("() => document.querySelectorAll('main details').forEach((box) => { box.open = true; })")
    for size in (PHONE, DESKTOP):
        visit.set_viewport_size(size)
        come_near(visit)  # what nobody has come to has no size yet
        for colours in ("light", "dark"):
            visit.evaluate("(colours) => { document.documentElement.dataset.theme = colours; }", colours)
            assert (ground(visit) < 60) == (colours == "dark")
            asked = COLOURS if colours == "dark" else RULES
            assert faults(visit, asked) == [], f"{size} {colours}"


def test_axe_finds_nothing_in_the_open_contents(chromium, server):
    with opened(chromium, server + CHAPTERS[0], PHONE) as tab:
        tab.get_by_text("Contents", exact=True).click()
        assert faults(tab) == []


@each_page
def test_every_link_leads_somewhere(site, page):
    for name, link in links(site / page):
        if link.startswith(("http:", "https:", "mailto:", "data:")):
            continue
        target, fragment = urldefrag(unquote(urljoin(page, link)))
        assert (site / target).is_file(), f"{name} {link}"
        if fragment and target.endswith(".html"):
            # After a colon stands the state that an explorable opens in.
            assert soup(site / target).find(id=fragment.partition(":")[0]), f"{name} {link}"


def links(path):
    """(element, address) of everything that a page names."""
    for element in soup(path).find_all(True):
        for name in ("href", "src"):
            if element.get(name):
                yield element.name, element[name]


@each_page
def test_no_control_on_a_page_is_dead(site, page):
    text = (site / page).read_text("utf-8")
    assert "application/vnd.jupyter" not in text
    assert "jupyter-widgets" not in text
    assert soup(site / page).select("article input, article select") == soup(site / page).select(
        "form.search input"
    )
