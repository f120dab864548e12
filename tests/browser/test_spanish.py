"""A page in Spanish has no English left, and numbers follow the language."""

import re

import pytest

from browser.element import GET, exact, more, part
from browser.tab import DESKTOP, drawn, still
from lupusedu import models


@pytest.fixture
def usual():
    return {"viewport": DESKTOP}


ENGLISH = re.compile(
    r"\b(the|of|and|with|day|days|this|run|you|is|are|how|to|per|cells?|settings?|knobs?|peak|more|link|copy|from|in|by|after|never|usual|health|disease)\b",
    re.IGNORECASE,
)


SHOWN = """() => { const found = [];
  const walk = (node) => {
    if (node.nodeType === 3) return void (node.data.trim() && found.push(node.data.trim()));
    if (node.nodeType !== 1 || ["STYLE", "SCRIPT"].includes(node.tagName)) return;
    if (node.getAttribute("translate") === "no") return;
    for (const name of ["aria-label", "aria-valuetext", "title", "placeholder", "alt"])
      if (node.getAttribute(name)) found.push(node.getAttribute(name));
    for (const child of node.childNodes) walk(child);
  };
  document.querySelectorAll("lupus-explorable").forEach((one) => one.shadowRoot.childNodes.forEach(walk));
  return found; }"""


def read(page):
    """Every text once the hand rests, also what only a screen reader hears."""
    still(page)
    page.evaluate(f"{GET}.each('rest')")
    return page.evaluate(SHOWN)


@pytest.mark.parametrize("name", models.names())
def test_a_spanish_page_has_no_english_left(opened, name):
    body = f'<lupus-explorable model="{name}" id="{name}-1" level="sandbox"></lupus-explorable>'
    page = opened(hash=f"#{name}-1:v=2&x=1", body=body, lang="es", wait=None)
    page.locator("lupus-explorable .canvas > *").first.wait_for(timeout=15_000)
    more(page)
    for i in range(part(page, ".value").count()):
        exact(page, nth=i)
    page.evaluate("""() => {
      const { change, model, shadowRoot } = document.querySelector("lupus-explorable");
      const first = model.presets.at(-1);
      change({ pins: [{ label: first.label, values: {} }], values: first.values, time: model.span / 3 });
      shadowRoot.querySelectorAll("details").forEach((one) => { one.open = true; });
    }""")
    left = read(page)
    for view, kind in page.evaluate(f"{GET}.model.views?.map(({{ name, kind }}) => [name, kind]) ?? []"):
        if kind == "stage":
            continue  # no tab: it has a place of its own
        page.evaluate(f"(view) => {GET}.change({{ view }})", view)
        drawn(page)
        page.wait_for_function(f"{GET}.shadowRoot.querySelector('.view-words')")
        page.wait_for_function(f"!{GET}.shadowRoot.querySelector('.person:not([data-ready] *)')")
        left += read(page)
    assert sorted({text for text in left if ENGLISH.search(text) and text != name}) == []
    assert page.evaluate("document.querySelector('lupus-explorable').locale") == "es"


def test_numbers_follow_the_language_and_english_pages_load_no_spanish(opened):
    spanish = opened(lang="es")
    assert "0,28" in spanish.locator("lupus-explorable .knob input[type=range]").first.get_attribute(
        "aria-valuetext"
    )
    english = opened()
    assert english.evaluate("[...document.scripts].some((script) => /es\\.js/.test(script.src))") is False
    other = opened(lang="fr")
    assert "More knobs" in other.locator("lupus-explorable .knobs").inner_text()
