"""`<lupus-explorable>` on a plain page opened from a folder, in headless Chromium: one script tag and nothing
else."""

import re

import pytest

from browser.axe import faults
from browser.element import BUNDLE, ELEMENT, more, stop
from browser.tab import drawn as frame
from browser.tab import plain, still

MODEL = '<script async src="_static/lupusedu/models/living_drug.js"></script>'


def words(page, nth=0):
    return plain(page.locator("lupus-explorable .words").nth(nth).inner_text())


@pytest.mark.parametrize(
    "order",
    [
        "bundle then model",
        "model then bundle",
        "both after the element",
        "bundle alone",
        "element made by a script",
    ],
)
def test_it_works_in_whatever_order_things_arrive(opened, order):
    late = (
        '<script>setTimeout(() => { document.body.insertAdjacentHTML("beforeend", `'
        + ELEMENT
        + "`) }, 100)</script>"
    )
    page = opened(
        **{
            "bundle then model": {"head": BUNDLE + MODEL},
            "model then bundle": {"head": MODEL.replace("async ", "") + BUNDLE},
            "both after the element": {"head": "", "foot": MODEL + BUNDLE},
            "bundle alone": {"head": BUNDLE},
            "element made by a script": {"body": "", "foot": late},
        }[order]
    )
    assert "day 9" in words(page)


def test_several_on_a_page_do_not_disturb_each_other(opened):
    page = opened(ELEMENT + ELEMENT.replace("-1", "-2").replace("model=", 'preset="no chemotherapy" model='))
    before = words(page, 1)
    stop(page, 0, "living_drug-1")
    page.wait_for_function("document.querySelector('lupus-explorable').values.dose === 0.028")
    assert words(page, 1) == before


def test_a_run_that_cannot_be_computed_keeps_the_last_curve_and_offers_a_way_back(opened):
    page = opened()
    curve = page.locator("lupus-explorable path.curve").first
    drawn = curve.get_attribute("d")
    page.evaluate("document.querySelector('lupus-explorable').values = { tR: -1 }")
    error = page.locator("lupus-explorable .error")
    error.locator("button").wait_for()
    assert "give it a finite day, 0 or later" in error.inner_text()
    assert curve.get_attribute("d") == drawn
    error.locator("button").click()
    page.wait_for_function(
        "!document.querySelector('lupus-explorable').shadowRoot.querySelector('.error').firstChild"
    )


def test_a_missing_model_leaves_the_still_figure_and_says_so(opened):
    page = opened(
        ELEMENT.replace('model="living_drug"', 'model="livin_drug"'), wait="lupus-explorable .fatal"
    )
    assert "could not be loaded" in page.locator("lupus-explorable .problem").inner_text()
    assert page.get_by_text("still figure").is_visible()
    assert re.search("ERR_FILE_NOT_FOUND", opened.said.pop())


def test_wrong_and_hostile_attributes_are_told_as_text(opened):
    bad = "&lt;img src=x onerror=&quot;document.title='owned'&quot;&gt;"
    page = opened(
        f'<lupus-explorable model="living_drug" sliders="doze" views="{bad}" preset="{bad}" '
        f'values="dose={bad} roh=1" caption="{bad}"></lupus-explorable>'
    )
    problems = page.locator("lupus-explorable ul.problem").inner_text()
    assert "did you mean 'dose'" in problems
    assert "did you mean 'rho'" in problems
    assert page.locator("lupus-explorable img").count() == 0
    assert page.title() == "A page"


def test_the_table_shows_the_run_with_units(opened):
    page = opened()
    more(page)
    page.get_by_text("Table of this run").click()
    rows = page.locator("lupus-explorable tr")
    rows.first.wait_for()
    assert 20 <= rows.count() <= 32
    assert "cells/µL" in rows.first.inner_text()


def test_a_screen_reader_hears_the_run_once_the_hand_rests(opened):
    page = opened()
    status = page.locator("lupus-explorable .told [role=status]")
    assert status.inner_text() == ""
    stop(page, -1)
    page.wait_for_function(
        "document.querySelector('lupus-explorable').shadowRoot.querySelector('.told "
        "[role=status]').textContent.includes('day 6')"
    )


@pytest.mark.parametrize("when", ["before it is attached", "before the script is here"])
def test_what_is_set_before_the_element_is_attached_stays(opened, when):
    early = (
        "<script>const one = document.createElement('lupus-explorable'); one.id = 'living_drug-1'; "
        "one.setAttribute('model', 'living_drug'); one.values = { dose: 2.8 }; "
    )
    if when == "before the script is here":
        page = opened(early + "document.body.append(one);</script>")
    else:
        page = opened(
            "<main></main>"
            + early.replace("<script>", "<script>addEventListener('load', () => { ")
            + "document.querySelector('main').append(one); });</script>"
        )
    assert page.evaluate("document.getElementById('living_drug-1').values") == {"dose": 2.8}
    page.get_by_role("button", name="Start over").click()
    page.wait_for_function("document.getElementById('living_drug-1').values.dose === 0.28")


def test_print_shows_the_still_figure_until_something_is_changed(opened):
    page = opened()
    page.emulate_media(media="print")
    frame(page)  # the still figure comes back with the next frame; before a real print, at once
    assert page.get_by_text("still figure").is_visible()
    assert page.get_by_text("All settings as usual.").is_visible()
    page.emulate_media(media="screen")
    stop(page, -1)
    page.locator("lupus-explorable .frame[data-moved]").wait_for()
    page.emulate_media(media="print")
    assert page.locator("lupus-explorable .canvas svg").is_visible()
    assert not page.get_by_text("still figure").is_visible()


def test_print_asks_what_is_to_be_predicted_and_does_not_answer_it(opened):
    page = opened(
        ELEMENT.replace("<lupus-explorable ", '<lupus-explorable predict="B" '), wait="lupus-explorable .ask"
    )
    page.emulate_media(media="print")
    assert page.locator("lupus-explorable svg").first.is_visible()
    assert not page.get_by_text("still figure").is_visible()


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_words_on_the_chart_are_large_inside_and_apart(opened, width):
    page = opened(width=width)
    texts = page.locator("lupus-explorable .canvas svg text").evaluate_all("""all => all.filter(t =>
      t.checkVisibility({ visibilityProperty: true }) && t.textContent).map(t => {
        const b = t.getBoundingClientRect(), s = t.closest('svg').getBoundingClientRect();
        const inside = b.left >= s.left - 1 && b.right <= s.right + 1;
        const box = [b.left, b.top + 3, b.right, b.bottom - 3];
        return { text: t.textContent, size: parseFloat(getComputedStyle(t).fontSize), inside, box };
    })""")
    assert len(texts) > 8
    assert [t for t in texts if t["size"] < 13 or not t["inside"]] == []
    cross = [
        (a["text"], b["text"])
        for i, a in enumerate(texts)
        for b in texts[i + 1 :]
        if a["box"][0] < b["box"][2]
        and b["box"][0] < a["box"][2]
        and a["box"][1] < b["box"][3]
        and b["box"][1] < a["box"][3]
    ]
    assert cross == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(("width", "height"), [(320, 640), (390, 844), (740, 360)])
def test_the_chart_is_in_view_while_a_knob_moves(opened, width, height):
    page = opened(width=width, height=height)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.locator("lupus-explorable .knob input[type=range]").focus()
    chart, slider = (
        page.locator(f"lupus-explorable {what}").bounding_box()
        for what in (".canvas svg", ".knob input[type=range]")
    )
    assert chart["y"] >= -1
    assert chart["y"] + chart["height"] <= slider["y"] + 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing(opened, width, scheme):
    ground = "" if scheme == "light" else "<style>body { background: #14171a; color: #e8e6e1; }</style>"
    page = opened(head=BUNDLE + ground, width=width, color_scheme=scheme)
    stop(page, -1)
    more(page)
    page.get_by_text("Table of this run").click()
    page.mouse.move(0, 0)
    still(page)
    assert faults(page) == []


def test_every_target_is_44_px(opened):
    page = opened()
    stop(page, -1)
    more(page)
    small = (
        page.locator("lupus-explorable")
        .locator("button, input, select, summary")
        .evaluate_all(
            "all => all.filter(n => n.checkVisibility({ visibilityProperty: true })).map(n => "
            "[n.outerHTML.slice(0, 80), n.closest('.box') ?? n]).filter(([, n]) => { const b = "
            "n.getBoundingClientRect(); return b.width < 44 || b.height < 44 }).map(([html]) => html)"
        )
    )
    assert small == []
