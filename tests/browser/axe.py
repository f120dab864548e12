"""How the tests of the book read it: its pages, a tab in Chromium, and what a reader would see there."""

import re
from contextlib import contextmanager
from functools import cache

import pytest
import yaml
from bs4 import BeautifulSoup

from checkout import ROOT
from lupusedu import models

TOC = yaml.safe_load((ROOT / "_toc.yml").read_text("utf-8"))


def listed(entries):
    """Names, without ending, of the files that entries of the table of contents list."""
    for entry in entries:
        if entry.get("glob") == "book/models/*":  # which the build writes
            yield from (f"book/models/{name}" for name in models.names())
        elif "glob" in entry:
            yield from sorted(
                path.relative_to(ROOT).with_suffix("").as_posix() for path in ROOT.glob(f"{entry['glob']}.md")
            )
        if "file" in entry:
            yield entry["file"]
        yield from listed([*entry.get("parts", []), *entry.get("chapters", []), *entry.get("sections", [])])


FILES = [TOC["root"], *listed([TOC])]
PAGES = ["search.html", *(f"{file}.html" for file in FILES)]
CHAPTERS = [page for page in PAGES if page.startswith("notebooks/")]
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 800}
AXE = ROOT / "node_modules/axe-core/axe.min.js"
# What axe checks; it need not name every element that passes, which takes longer than the checks.
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}

each_page = pytest.mark.parametrize("page", PAGES)
each_chapter = pytest.mark.parametrize("page", CHAPTERS)


def plain(text):
    """What a reader reads, with plain spaces where a figure and its sign are kept on one line."""
    return text.replace("\xa0", " ")


@contextmanager
def opened(chromium, address, size=DESKTOP, **context):
    """A tab at `address`; tab.heard holds what the console said and tab.asked every response."""
    # Pages scroll smoothly where motion is welcome, and each click would wait for it.
    window = chromium.new_context(viewport=size, **{"reduced_motion": "reduce", **context})
    tab = window.new_page()
    tab.set_default_timeout(60_000)
    tab.heard, tab.asked = [], []
    tab.on("console", lambda message: tab.heard.append(message.text))
    tab.on("pageerror", lambda error: tab.heard.append(str(error)))
    tab.on("requestfailed", lambda request: tab.heard.append(f"failed: {request.url}"))
    tab.on("request", lambda request: tab.asked.append(request.url))
    tab.goto(address)
    if context.get("java_script_enabled", True) and "/notebooks/" in address:
        tab.wait_for_selector("lupus-explorable .canvas > :not(:empty)", state="attached")
    yield tab
    window.close()


def rested(tab):
    """Wait until nothing has been asked for during a quarter of a second."""
    before = None
    while before != len(tab.asked):
        before = len(tab.asked)
        tab.wait_for_timeout(250)


def curves(tab):
    """What a reader sees of the first explorable's picture, without words that would change while it stands
    still."""
    return tab.locator("lupus-explorable .canvas").first.evaluate(
        """(node) => node.innerHTML.replace(/<text.*?<\\/text>| aria-label="[^"]*"/gs, "") + [...node.querySelectorAll("canvas")].map((one) => one.toDataURL())"""
    )


def told(tab):
    """What the first explorable says of its run, or of its picture, in words."""
    return (
        tab.locator("lupus-explorable").first.locator(":is(.words, .view-words):visible").first.inner_text()
    )


def drawn(tab):
    """Wait until the next frame is drawn."""
    tab.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def settled(tab):
    """Curves after the next frame, and once every virtual patient on them has been computed."""
    drawn(tab)
    tab.wait_for_function("""() => {
      const person = document.querySelector("lupus-explorable").shadowRoot.querySelector(".canvas .person");
      return !person || person.closest("svg").hasAttribute("data-ready");
    }""")
    return curves(tab)


def faults(tab):
    """What axe finds in a tab: (rule, the elements that break it)."""
    if not tab.evaluate("() => 'axe' in window"):
        tab.evaluate(AXE.read_text("utf-8"))
    # From a folder a browser lets no script read a style sheet, which one rule of axe would do.
    found = tab.evaluate("(rules) => axe.run({ ...rules, preload: location.protocol !== 'file:' })", RULES)
    assert found["passes"], "axe has checked nothing"
    return [(fault["id"], [node["html"][:160] for node in fault["nodes"]]) for fault in found["violations"]]


def ground(tab):
    """Brightness of the page's ground, 0 to 255."""
    colour = tab.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    return sum(map(int, re.findall(r"\d+", colour)[:3])) / 3


@cache
def soup(path):
    """A page's HTML, parsed; not to be changed."""
    return BeautifulSoup(path.read_text("utf-8"), "html.parser")
