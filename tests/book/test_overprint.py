"""Words of a picture lie on no other words and are not cut, in every view, at every stop and case, with pins
and on days, on a phone and on a screen."""

import re
from pathlib import Path

import pytest

from browser.tab import come_near
from checkout import ROOT

CHAPTERS = sorted(path.stem for path in (ROOT / "notebooks").glob("[0-9]*.ipynb"))
ASK = Path(__file__).with_name("overprint.js")
# What a reader sees beside the picture that stays, while a knob at its lowest scrolls behind it.
SCROLLED = """async (part) => {
  const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const element = document.querySelector("#living_drug-2");
  const input = element.shadowRoot.querySelector(".track input");
  input.value = Number(input.min) + part * (input.max - input.min);
  input.dispatchEvent(new Event("input"));
  await frame();
  scrollBy({ top: input.getBoundingClientRect().top - 100, behavior: "instant" });
  await frame();
  const { left, top, width, height } = element.shadowRoot.querySelector(".picture").getBoundingClientRect();
  return { x: left - 8, y: top, width: 8, height };
}"""


@pytest.fixture(scope="module")
def page(chromium, server):
    """Open a chapter with the questions to ask of it, in one tab for all."""
    tab = chromium.new_page()

    def open_page(chapter, width):
        tab.set_viewport_size({"width": width, "height": 844})
        tab.goto(f"{server}notebooks/{chapter}.html")
        tab.evaluate("localStorage.clear()")
        come_near(tab)
        tab.add_script_tag(path=ASK)
        return tab

    yield open_page
    tab.close()


def shown(site, chapter):
    """Names of the models that a chapter shows."""
    html = (site / "notebooks" / f"{chapter}.html").read_text("utf-8")
    return set(re.findall(r'<lupus-explorable\b[^>]*? model="(\w+)"', html))


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_no_words_lie_on_others_or_are_cut(page, site, chapter):
    # A case looks the same wherever its model stands as wide as in the first chapter that shows it.
    known = sorted(set().union(*(shown(site, one) for one in CHAPTERS[: CHAPTERS.index(chapter)])))
    tab = page(chapter, 1280)
    found = {1280: tab.evaluate("(known) => overprint.page(known)", known)}
    tab.set_viewport_size({"width": 390, "height": 844})
    come_near(tab)
    found[390] = tab.evaluate("(known) => overprint.page(known)", known)
    assert [f"{width} px: {what}" for width, told in found.items() for what in told] == []


@pytest.mark.parametrize(
    ("move", "told"),
    [
        (
            "end.querySelector('tspan').textContent = level.textContent; end.setAttribute('transform', "
            "shift(end, level))",
            "“{0}” and “{0}” lie on each other",
        ),
        (
            "level.setAttribute('transform', shift(level, curve)); level.classList.remove('halo')",
            "“{0}” and a curve lie on each other",
        ),
        ("level.setAttribute('transform', 'translate(-600,0)')", "“{0}” leaves the picture"),
    ],
)
def test_words_that_are_moved_onto_others_are_found(page, move, told):
    tab = page("06_living_drug", 1280)
    words = tab.evaluate(f"""() => {{
        const svg = document.querySelector("#living_drug-1").shadowRoot.querySelector(".canvas svg");
        const [level, end, curve] = [".quiet.halo", ".end", ".curve"].map((name) => svg.querySelector(name));
        const middle = (box) => [box.left + box.width / 2, box.top + box.height / 2];
        const shift = (node, to) => {{
          const [a, b] = [node, to].map((one) => middle(one.getBoundingClientRect()));
          return `translate(${{b[0] - a[0]}},${{b[1] - a[1]}})`;
        }};
        {move};
        return level.textContent;
    }}""")
    assert told.format(words) in tab.evaluate("overprint.picture(document.querySelector('#living_drug-1'))")


def test_nothing_sticks_out_beside_the_picture_that_stays_while_a_knob_scrolls_behind_it(page):
    tab = page("06_living_drug", 390)
    at_its_end, in_the_middle = (tab.screenshot(clip=tab.evaluate(SCROLLED, part)) for part in (0, 0.5))
    assert at_its_end == in_the_middle
