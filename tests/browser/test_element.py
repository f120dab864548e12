"""`<lupus-explorable>` on a plain page opened from a folder, in headless Chromium: one script tag and nothing
else."""

import re
from importlib.resources import files

import pytest

import lupusedu
from browser.axe import faults, plain
from lupusedu import export
from lupusedu.models.living_drug import LivingDrug

BUNDLE = '<script async src="explorable.js"></script>'
MODEL = '<script async src="models/living_drug.js"></script>'
ELEMENT = (
    '<lupus-explorable model="living_drug" id="living_drug-1"><figure>still '
    "figure</figure></lupus-explorable>"
)
PAGE = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" '
    'content="width=device-width, initial-scale=1"><title>A page</title>{head}<body><main><h1>A '
    "page</h1>{body}</main>{foot}</html>"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with the bundle and one model, as a site has them."""
    made = tmp_path_factory.mktemp("page")
    (made / "models").mkdir()
    (made / "explorable.js").write_text(
        files(lupusedu).joinpath("static/explorable.js").read_text(encoding="utf-8"), encoding="utf-8"
    )
    (made / "es.js").write_text(
        files(lupusedu).joinpath("static/es.js").read_text(encoding="utf-8"), encoding="utf-8"
    )
    text = (
        f'(globalThis.lupusedu ??= {{models:{{}}}}).models["living_drug"] = '
        f'{export.javascript(LivingDrug)}; document.dispatchEvent(new Event("lupusedu-model"));'
    )
    (made / "models" / "living_drug.js").write_text(text, encoding="utf-8")
    return made


@pytest.fixture
def opened(folder, chromium):
    """Open a page with this body; every word on the console is an error."""
    pages, said = [], []

    def open_page(
        body=ELEMENT,
        head=BUNDLE,
        foot="",
        width=390,
        height=844,
        scheme="light",
        wait="path.curve",
        lang="en",
    ):
        (folder / "page.html").write_text(
            PAGE.format(head=head, body=body, foot=foot).replace('lang="en"', f'lang="{lang}"'),
            encoding="utf-8",
        )
        page = chromium.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto((folder / "page.html").as_uri())
        page.locator(f"lupus-explorable {wait}").first.wait_for(state="attached", timeout=10_000)
        pages.append(page)
        return page

    open_page.said = said
    yield open_page
    for page in pages:
        page.close()
    assert said == []


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
    page.locator("lupus-explorable .stop").first.click()
    page.wait_for_function("document.querySelector('lupus-explorable').values.dose === 0.028")
    assert words(page, 1) == before


def test_the_keyboard_and_the_pointer_move_the_curve(opened):
    page = opened()
    curve, slider = (
        page.locator("lupus-explorable path.curve").first,
        page.locator("lupus-explorable .knob input[type=range]"),
    )
    drawn = [curve.get_attribute("d")]
    slider.press("ArrowRight")
    page.wait_for_timeout(100)
    drawn.append(curve.get_attribute("d"))
    box = slider.bounding_box()
    page.mouse.click(box["x"] + box["width"] * 0.9, box["y"] + box["height"] / 2)
    page.wait_for_timeout(100)
    drawn.append(curve.get_attribute("d"))
    page.get_by_role("button", name="Start over").click()
    page.wait_for_timeout(100)
    assert len(set(drawn)) == 3
    assert curve.get_attribute("d") == drawn[0]


def typed(page, box, text):
    """Type over what stands in a box, letter by letter, and wait for the picture."""
    box.click()
    box.press("Control+a")
    box.press_sequentially(text)
    page.wait_for_function(
        "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"
    )


def test_the_number_box_takes_numbers_and_refuses_others_in_place(opened):
    page = opened()
    box, problem = (
        page.locator("lupus-explorable .knob [role=spinbutton]"),
        page.locator("lupus-explorable .knob .problem"),
    )
    typed(page, box, "1.5")
    assert page.evaluate("document.querySelector('lupus-explorable').values.dose") == 1.5
    # "3" would be taken, "30" is not: what was there before the first "3" comes back, and a word stays.
    for text, why in (
        ("30", "Choose a value from 0.01 to 5."),
        ("1.5.2", "Write a number, for example 0.5."),
        ("x", "Write a number, for example 0.5."),
    ):
        typed(page, box, text)
        box.blur()
        assert (box.input_value(), problem.inner_text()) == ("1.5", f"{why} It stays at 1.5.")
    assert page.evaluate("document.querySelector('lupus-explorable').values.dose") == 1.5
    box.press("ArrowUp")
    assert float(box.input_value()) > 1.5
    assert problem.inner_text() == ""
    assert [box.get_attribute(f"aria-value{name}") for name in ("min", "max")] == ["0.01", "5"]
    assert 1.5 < float(box.get_attribute("aria-valuenow")) < 5


@pytest.mark.parametrize("lang", ["en", "es"])
def test_every_number_box_reads_both_decimal_marks_and_no_wheel_turns_it(opened, lang):
    page = opened(ELEMENT.replace("<lupus-explorable", '<lupus-explorable level="sandbox"'), lang=lang)
    values = "document.querySelector('lupus-explorable').values"
    boxes = page.locator("lupus-explorable [role=spinbutton]:visible")
    assert boxes.count() > 5
    assert page.locator("lupus-explorable input[type=number]").count() == 0
    for box in boxes.all():
        low, high = (float(box.get_attribute(f"aria-value{name}")) for name in ("min", "max"))
        value = f"{float(f'{low + (high - low) * 0.37:.2g}'):g}"
        seen = []
        for mark in ",.":
            typed(page, box, value.replace(".", mark))
            seen.append(float(box.get_attribute("aria-valuenow")))
            box.blur()
            assert box.input_value() == value.replace(".", "," if lang == "es" else ".")
        assert seen == [float(value)] * 2
    settled = page.evaluate(values)
    for box in boxes.all():
        box.click()
        for way in (-120, 120):
            page.mouse.wheel(0, way)
    page.wait_for_timeout(100)
    assert page.evaluate(values) == settled


def test_a_number_that_may_be_two_is_asked_for_again(opened):
    page = opened(ELEMENT.replace("<lupus-explorable", '<lupus-explorable level="sandbox"'))
    box = page.locator("lupus-explorable [role=spinbutton]:visible").first
    typed(page, box, "1,234")
    box.blur()
    assert box.input_value() == "0.28"
    assert (
        page.locator("lupus-explorable .knob .problem").first.inner_text()
        == "“1,234” may be 1234 or 1.234. Write it in one of these two ways. It stays at 0.28."
    )
    typed(page, box, "1.234")
    assert page.evaluate("document.querySelector('lupus-explorable').values.dose") == 1.234


def test_back_appears_on_a_changed_knob_and_puts_it_back(opened):
    page = opened()
    back = page.locator("lupus-explorable .back")
    assert not back.is_visible()
    page.locator("lupus-explorable .stop").last.click()
    back.click()
    page.wait_for_function("document.querySelector('lupus-explorable').values.dose === 0.28")
    assert not back.is_visible()


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
    page = opened(ELEMENT.replace('model="living_drug"', 'model="livin_drug"'), wait=".fatal")
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
    page.get_by_text("Table of this run").click()
    rows = page.locator("lupus-explorable tr")
    rows.first.wait_for()
    assert 20 <= rows.count() <= 32
    assert "cells/µL" in rows.first.inner_text()


def test_a_screen_reader_hears_the_run_once_the_hand_rests(opened):
    page = opened()
    status = page.locator("lupus-explorable .told [role=status]")
    assert status.inner_text() == ""
    page.locator("lupus-explorable .stop").last.click()
    page.wait_for_function(
        "document.querySelector('lupus-explorable').shadowRoot.querySelector('.told "
        "[role=status]').textContent.includes('day 6')"
    )


def test_print_shows_the_still_figure_until_something_is_changed(opened):
    page = opened()
    page.emulate_media(media="print")
    assert page.get_by_text("still figure").is_visible()
    assert page.get_by_text("All settings as usual.").is_visible()
    page.emulate_media(media="screen")
    page.locator("lupus-explorable .stop").last.click()
    page.locator("lupus-explorable .frame[data-moved]").wait_for()
    page.emulate_media(media="print")
    assert page.locator("lupus-explorable svg").is_visible()
    assert not page.get_by_text("still figure").is_visible()


def test_print_asks_what_is_to_be_predicted_and_does_not_answer_it(opened):
    page = opened(ELEMENT.replace("<lupus-explorable ", '<lupus-explorable predict="B" '), wait=".ask")
    page.emulate_media(media="print")
    assert page.locator("lupus-explorable svg").first.is_visible()
    assert not page.get_by_text("still figure").is_visible()


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_words_on_the_chart_are_large_inside_and_apart(opened, width):
    page = opened(width=width)
    texts = page.locator("lupus-explorable svg text").evaluate_all("""all => all.filter(t => t.checkVisibility({ visibilityProperty: true }) && t.textContent).map(t => {
        const b = t.getBoundingClientRect(), s = t.closest('svg').getBoundingClientRect();
        return { text: t.textContent, size: parseFloat(getComputedStyle(t).fontSize), inside: b.left >= s.left - 1 && b.right <= s.right + 1, box: [b.left, b.top + 3, b.right, b.bottom - 3] };
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
        page.locator(f"lupus-explorable {what}").bounding_box() for what in ("svg", ".knob input[type=range]")
    )
    assert chart["y"] >= -1
    assert chart["y"] + chart["height"] <= slider["y"] + 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing(opened, width, scheme):
    ground = "" if scheme == "light" else "<style>body { background: #14171a; color: #e8e6e1; }</style>"
    page = opened(head=BUNDLE + ground, width=width, scheme=scheme)
    page.locator("lupus-explorable .stop").last.click()
    page.get_by_text("Table of this run").click()
    page.mouse.move(0, 0)
    page.wait_for_timeout(300)
    assert faults(page) == []


def test_every_target_is_44_px(opened):
    page = opened()
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
