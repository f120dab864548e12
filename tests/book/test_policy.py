"""The site where a content policy allows its own files alone: every kind of page works, looks as it should,
and breaks no rule of the policy."""

import re

import pytest
from bs4 import BeautifulSoup

from browser.server import Quiet, served
from browser.tab import come_near
from lupusedu import look

POLICY = "default-src 'self'; script-src 'self'; style-src 'self'"
BROKEN = (
    "globalThis.broken = []; addEventListener('securitypolicyviolation', (event) => "
    "broken.push(`${event.violatedDirective} ${event.blockedURI} "
    "${event.sourceFile}:${event.lineNumber}`))"
)
PAGES = [
    "book/index.html",
    "notebooks/06_living_drug.html",
    "notebooks/10_in_vivo.html",
    "book/models/living_drug.html",
    "book/teachers/07_reset.html",
    "book/teachers/07_reset_worksheet.html",
    "book/glossary.html",
    "book/references.html",
    "search.html?q=antibody",
    "404.html",
    "index.html",
    "embed/living_drug.es.html",
]
# What a strict policy drops from the markup of a page.
FORBIDDEN = (
    "[style], style, script:not([src]):not([type='application/ld+json']), [src^='data:'], "
    "[href^='data:'], [href^='javascript:']"
)
LOOKS = """() => {
  const { shadowRoot } = document.querySelector("lupus-explorable");
  const of = (node, name) => getComputedStyle(node)[name];
  const [curve, frame, button] = ["path.curve", ".frame", ".primary"]
    .map((name) => shadowRoot.querySelector(name));
  const lines = [...shadowRoot.querySelectorAll("path.curve, .axis path")];
  return {
    ground: of(document.documentElement, "backgroundColor"),
    frame: of(frame, "backgroundColor"),
    radius: of(frame, "borderRadius"),
    fills: [...new Set(lines.map((one) => of(one, "fill")))],
    stroke: of(curve, "stroke"),
    button: button.offsetHeight,
  };
}"""


class Strict(Quiet):
    """Serves the site with the policy."""

    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


@pytest.fixture(scope="module")
def strict(site):
    """Address of a server that sends the policy."""
    with served(site, Strict) as address:
        yield address


@pytest.fixture(scope="module")
def opened(strict, chromium):
    """open(path) in one dark browser window; afterwards nothing has broken the policy, and nothing was said
    on the console."""
    page = chromium.new_page(viewport={"width": 1280, "height": 800}, color_scheme="dark")
    said = []
    page.add_init_script(BROKEN)
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))

    def open_page(path):
        said.clear()
        page.goto(strict + path)
        page.wait_for_load_state()
        if path == "index.html":  # which leads on
            page.wait_for_url("**/book/index.html")
        come_near(page)
        return page

    open_page.said = said
    yield open_page
    page.close()


def hexed(colour):
    return "#" + "".join(f"{int(part):02x}" for part in re.findall(r"\d+", colour)[:3])


def faults(page, said):
    return [*page.evaluate("broken"), *said]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_breaks_no_rule_and_stays_dark(opened, path):
    page = opened(path)
    page.wait_for_load_state("networkidle")
    if path.startswith("search"):
        page.locator("#search-results li").first.wait_for()
    assert faults(page, opened.said) == []
    if path not in ("404.html", "index.html") and not path.startswith("embed"):
        assert hexed(
            page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        ) == look.colour("ground", "dark")


@pytest.mark.parametrize("path", ["notebooks/06_living_drug.html", "embed/living_drug.html"])
def test_a_chart_looks_as_it_should(opened, path):
    seen = opened(path).evaluate(LOOKS)
    assert (seen["fills"], seen["radius"], seen["button"] >= 44) == (["none"], "14px", True)
    assert (hexed(seen["frame"]), hexed(seen["stroke"])) == (
        look.colour("surface", "dark"),
        look.colour("car_t", "dark"),
    )


def test_still_figures_keep_their_colours(opened):
    page = opened("book/teachers/07_reset_worksheet.html")
    # What stands in <defs> has its colour from where it is used.
    fills = page.evaluate(
        "[...document.querySelectorAll('main svg :is(path, use)')].filter((one) => !one.closest('defs, "
        "clipPath')).map((one) => getComputedStyle(one).fill)"
    )
    assert len(fills) > 10
    assert "rgb(0, 0, 0)" not in fills


def test_the_dark_button_the_pieces_and_the_patients_work(opened):
    page = opened("notebooks/07_reset.html")
    page.locator("#theme").click()
    assert hexed(page.evaluate("getComputedStyle(document.documentElement).backgroundColor")) == look.colour(
        "ground", "light"
    )
    assert (
        page.locator("lupus-vote.piece .dial").evaluate("(node) => getComputedStyle(node).display") == "grid"
    )
    page.evaluate(
        "[...document.querySelectorAll('lupus-explorable')].find(({ model }) => model.views.some(({ "
        "kind }) => kind === 'patients')).setAttribute('id', 'crowd')"
    )
    page.evaluate(
        "(({ model, change }) => { const { name } = model.views.find(({ kind }) => kind === 'patients'); "
        "change({ prediction: { locked: true }, view: name }); })(document.querySelector('#crowd'))"
    )
    page.locator("#crowd svg[data-ready]").wait_for(timeout=30_000)
    page.evaluate("localStorage.clear()")
    assert faults(page, opened.said) == []


def test_no_page_holds_what_a_strict_policy_drops(site):
    found = {}
    for path in sorted(site.rglob("*.html")):
        soup = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        handlers = [
            tag.name for tag in soup.find_all(True) if any(name.startswith("on") for name in tag.attrs)
        ]
        if bad := [str(tag)[:80] for tag in soup.select(FORBIDDEN)] + handlers:
            found[str(path.relative_to(site))] = bad[:3]
    assert found == {}
