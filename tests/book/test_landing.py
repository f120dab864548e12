"""Where a link to the site lands: the picture that was copied, or a question; what a wrong address shows."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from browser.axe import faults
from browser.element import STATE, copied, explorable, skip, visit
from browser.server import Quiet, served
from browser.tab import DESKTOP, PHONE, drawn

# figures that ask, by drawing and by placing: what is set after the question, as the state takes it
CHAPTERS = {
    "in_vivo-2": ("10_in_vivo", {"hT": 0.3, "t2": 4}, "marrow"),
    "lupus_loop-2": ("03_lupus_loop", {"U0": 6, "clean": 0.6}, "clean_up"),
    "selection-2": ("01_selection", {"g": 1.2}, "hundred"),
}


@pytest.fixture
def device(chromium):
    """device(size) is another reader's browser; it may copy."""
    contexts = []

    def new(size=DESKTOP):
        context = chromium.new_context(viewport=size, reduced_motion="reduce")
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        contexts.append(context)
        return context

    yield new
    for context in contexts:
        context.close()


@pytest.mark.parametrize("id", CHAPTERS)
def test_a_link_opens_the_picture_that_was_copied_or_asks_and_holds_no_answer(server, device, id):
    file, values, view = CHAPTERS[id]
    address = f"{server}notebooks/{file}.html"
    page = visit(device(), address, id)
    skip(page, id)
    page.evaluate(
        "([id, some, view]) => { const { change, settings } = document.getElementById(id); "
        "const start = settings.values, values = { ...start, ...some }; "
        "const pins = [{ label: 'start', values: start }, { label: 'set', values }]; "
        "change({ values, view, pins }); }",
        [id, values, view],
    )
    before = page.evaluate(STATE, id)
    link = copied(page, "Copy link", id)
    assert "answer=shown" in link
    other = visit(device(), link, id)
    assert other.evaluate(STATE, id) == before
    assert not explorable(other, id).locator(".ask").is_visible()
    assert explorable(other, id).locator(".pins li").count() == 2
    asked = visit(device(), link.replace("&answer=shown", ""), id)
    assert explorable(asked, id).locator(".ask").is_visible()
    assert asked.evaluate(STATE, id)["pins"] == []
    assert explorable(asked, id).locator("path.pinned:visible, .pins li:visible").count() == 0
    assert "pinned" not in explorable(asked, id).locator(".told").inner_text()
    skip(asked, id)
    drawn(asked)
    assert asked.evaluate(STATE, id) == before


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_prepared_link_lands_on_its_picture_each_time(server, device, size):
    tops = set()
    for time in range(5):
        context = device(size)
        if time % 2:  # scripts that come late push the page about
            context.route(
                "**/models/*.js",
                lambda route: (route.request.frame.page.wait_for_timeout(150), route.continue_()),
            )
        page = visit(
            context,
            f"{server}notebooks/09_cytokine_release.html#cytokine_release-2:v=1&B0=1500",
            "cytokine_release-2",
        )
        page.wait_for_load_state("load")
        page.wait_for_function(
            """() => { const top = document.getElementById("cytokine_release-2").getBoundingClientRect().top;
          const rested = globalThis.last === top; globalThis.last = top; return rested; }""",
            polling=400,
        )
        top, bottom = page.evaluate(
            "() => { const one = document.getElementById('cytokine_release-2'); return "
            "[one.getBoundingClientRect().top, "
            "one.frame.querySelector('.picture').getBoundingClientRect().bottom]; }"
        )
        assert top >= 0
        assert bottom <= size["height"]
        tops.add(round(top))
        context.close()
    assert max(tops) - min(tops) <= 1


def test_the_readers_hand_ends_the_landing(server, device):
    page = visit(
        device(),
        f"{server}notebooks/09_cytokine_release.html#cytokine_release-2:v=1&B0=1500",
        "cytokine_release-2",
    )
    page.wait_for_function("scrollY > 300")
    page.mouse.wheel(0, -200)
    drawn(page)
    place = page.evaluate("scrollY")
    page.evaluate(
        "document.querySelector('article').prepend(Object.assign(document.createElement('p'), { style: "
        "'height: 1px' }))"
    )
    drawn(page)
    assert abs(page.evaluate("scrollY") - place) < 40


class Host(Quiet):
    """Shows 404.html for what is not there, as hosts of static sites do."""

    def send_error(self, code, *args, **kwargs):
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="module")
def host(site):
    """Address of a server that shows the page for wrong addresses."""
    with served(site, Host) as address:
        yield address


@pytest.mark.parametrize(
    "tail",
    [
        "%23cytokine_release-2:v=1&B0=1500",
        "%2523cytokine_release-2:v=1&B0=1500",
        "%23cytokine_release-2%3Av%3D1%26B0%3D1500",
        "%23cytokine_release-2:v%3D1%26B0%3D1500",
    ],
)
def test_an_address_that_a_mail_program_encoded_is_mended(host, device, tail):
    page = visit(device(), f"{host}notebooks/09_cytokine_release.html{tail}", "cytokine_release-2")
    assert page.evaluate("document.getElementById('cytokine_release-2').values.B0") == 1500


def test_the_page_for_a_wrong_address_has_head_and_search_at_any_depth(host, device):
    page = device(PHONE).new_page()
    page.goto(f"{host}notebooks/no/such/page.html")
    expect(page.get_by_role("heading", name="This page is not here")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.bar')).display") == "flex"
    assert faults(page) == []
    page.locator(".skip").evaluate("(link) => link.click()")
    assert page.url == f"{host}notebooks/no/such/page.html#main"
    assert page.get_by_label("Words to look for").input_value() == "page"
    page.get_by_label("Words to look for").fill("cytokine")
    page.get_by_label("Words to look for").press("Enter")
    page.wait_for_url(f"{host}search.html?q=cytokine")
    page.locator("#search-results a").first.wait_for()
    page.go_back()
    page.get_by_role("link", name="Open the book from its first page").click()
    page.get_by_role("heading", name="Control for life").wait_for()


class Within(Host):
    """A host on which the site stands in the folder /book/."""

    def translate_path(self, path):
        return super().translate_path(path.removeprefix("/book") if path.startswith("/book/") else "/none")


def test_the_page_for_a_wrong_address_has_head_and_search_in_a_site_that_is_a_folder(small, device):
    with served(small[0], Within) as address:
        page = device(PHONE).new_page()
        page.goto(f"{address}book/notebooks/08_living_drg.html")
        assert page.get_by_label("Words to look for").input_value() == "living drg"
        assert page.evaluate("getComputedStyle(document.querySelector('.bar')).display") == "flex"
        page.get_by_label("Words to look for").press("Enter")
        page.wait_for_url(f"{address}book/search.html?q=living+drg")
        page.go_back()
        page.get_by_text("Contents", exact=True).click()
        page.get_by_role("navigation").get_by_role("link", name="A drug that multiplies").click()
        page.wait_for_url(f"{address}book/notebooks/06_living_drug.html")
