"""Teachers' pages: a plan, a worksheet of two sides, a key whose numbers come from runs; and, on any page,
links that prepare a state."""

import json
import re
from urllib.parse import parse_qsl, urldefrag, urljoin

import pytest

from book.pages import FILES, soup
from browser.tab import DESKTOP, opened
from checkout import ROOT
from lupusedu import models
from lupusedu.sphinx import lessons, worksheet

LESSONS = lessons.lessons(ROOT)
TEACHERS = [file for file in FILES if file.startswith("book/teachers/") and not file.endswith("index")]
WORKSHEETS = [file for file in TEACHERS if file.endswith("_worksheet")]
A4 = (595, 842)


def written(file):
    """What the author of a page wrote; nothing where the build writes it, as the cards of models."""
    chapter, page = (ROOT / f"{file}.{ending}" for ending in ("ipynb", "md"))
    if chapter.exists():
        return "\n".join("".join(cell["source"]) for cell in json.loads(chapter.read_text("utf-8"))["cells"])
    return page.read_text("utf-8") if page.exists() else ""


def prepared(file):
    """[(id of a figure, its settings)] of the links on a page that prepare a state: those to steps do not."""
    return re.findall(r"""#(\w+-\w+):(?!step=)([^<>"]*)[>"]""", written(file).replace("&amp;", "&"))


PREPARING = [file for file in FILES if prepared(file)]
each_preparing = pytest.mark.parametrize("file", PREPARING)
each_worksheet = pytest.mark.parametrize("file", WORKSHEETS)


def test_every_chapter_has_a_plan_and_a_worksheet():
    wanted = sorted(
        f"book/teachers/{i:02}_{stem}{kind}"
        for i, stem in enumerate(LESSONS, 1)
        for kind in ("", "_worksheet")
    )
    assert wanted == TEACHERS, (
        "each chapter of book/teachers/lessons.yml has two files, book/teachers/NN_<stem>.md and "
        "NN_<stem>_worksheet.md, with its number there"
    )


@pytest.mark.parametrize("file", [file for file in TEACHERS if file not in WORKSHEETS])
def test_a_plan_has_all_that_a_lesson_needs(site, file):
    page = soup(site / f"{file}.html")
    headings = [heading.get_text().rstrip("#") for heading in page.select("h2")]
    wanted = [
        "In 15 minutes",
        "In 45 minutes",
        "Links that prepare a state",
        "What students may say",
        "Key to the worksheet",
        "What the chapter teaches and supports",
    ]
    assert headings == wanted, f"{file}.md: these headings, '## …', in this order"
    assert prepared(file), (
        f"{file}.md: link to a prepared state, {{chapter}}`words <stem#stem-2:v=1&name=value>`"
    )
    assert "Board question:" in page.article.get_text(), (
        f"{file}.md: give the question for the board, **Board question:** …"
    )
    for plan, minutes in (("in-15-minutes", 15), ("in-45-minutes", 45)):
        given = sum(int(n) for n in re.findall(r"\((\d+) minutes?\)", page.find(id=plan).get_text()))
        assert given == minutes, (
            f"{file}.md: the steps of 'In {minutes} minutes' say '(4 minutes)' each and add up to {minutes}"
        )


@pytest.mark.parametrize("file", TEACHERS)
def test_a_figure_on_a_teachers_page_has_few_words(site, file):
    for picture in soup(site / f"{file}.html").select("article svg[role=img]"):
        assert 40 <= len(picture["aria-label"]) <= 250, (
            f"{file}.md: describe the figure in 40 to 250 letters: {picture['aria-label']}"
        )


@each_preparing
def test_a_prepared_state_is_one_that_the_model_has(file):
    for place, state in prepared(file):
        model = models.find(place.rpartition("-")[0])
        pairs = parse_qsl(state, keep_blank_values=True)
        assert pairs[0] == ("v", "1"), f"{file}: a link that prepares a state begins {place}:v=1"
        for name, value in pairs[1:]:
            if name == "preset":
                assert value in model.presets, f"{file}: {place} has no preset '{value}'"
            elif re.fullmatch("pin[123]", name):
                known = value == "usual" or all(
                    pair.split(":")[0] in model.parameters for pair in value.split(",")
                )
                assert known, f"{file}: {name}={value} pins a parameter that {place} does not have"
            elif name not in ("lock", "hide", "level", "view", "t"):
                assert name in model.parameters, f"{file}: {place} has no parameter '{name}'"
                float(value)


def links(site, file):
    """[(page, fragment)] that a page's links to prepared states lead to."""
    here = site / f"{file}.html"
    found = soup(here).select("a[href*=':v=1']")
    return [tuple(urldefrag(urljoin(here.as_uri(), link["href"]))) for link in found]


@each_preparing
def test_a_page_links_to_every_state_that_it_prepares(site, file):
    assert sorted(fragment for _, fragment in links(site, file)) == sorted(
        f"{place}:{state}" for place, state in prepared(file)
    )


@pytest.mark.parametrize("place", sorted({place for file in PREPARING for place, _ in prepared(file)}))
def test_prepared_links_open_their_states(chromium, site, place):
    """The first link to a figure opens its page, those of all other pages are followed on it."""
    all_links = {link: None for file in PREPARING for link in links(site, file)}
    at = {}
    for page, fragment in all_links:
        if fragment.startswith(f"{place}:"):
            at.setdefault(page, []).append(fragment)
    assert at
    for page, fragments in at.items():
        with opened(chromium, f"{page}#{fragments[0]}") as tab:
            for fragment in fragments:
                tab.evaluate("(fragment) => { location.hash = fragment; }", fragment)
                wanted = {
                    name: float(value)
                    for name, value in parse_qsl(fragment.partition(":")[2])[1:]
                    if name in models.find(place.rpartition("-")[0]).parameters
                }
                tab.wait_for_function(
                    "([id, wanted]) => { const { model, settings } = document.getElementById(id); "
                    "const { valueOf } = lupusedu.kit['model/values.js']; return settings && Object.entries("
                    "wanted).every(([name, value]) => valueOf(model, settings.values, name) === value); }",
                    arg=[place, wanted],
                )
                left = tab.evaluate(
                    "(id) => { const { settings, problems } = document.getElementById(id); return "
                    "[lupusedu.kit['model/shown.js'].veiled(settings), problems] }",
                    place,
                )
                assert left == [None, []], f"{fragment}: the curve is veiled, or the link was not understood"
            assert tab.heard == []


@each_worksheet
def test_a_worksheet_is_two_sides_of_a4(chromium, server, file):
    with opened(chromium, f"{server}{file}.html", DESKTOP, color_scheme="dark") as tab:
        paper = tab.pdf(prefer_css_page_size=True)
        sides = len(re.findall(rb"/Type\s*/Page\b", paper))
        assert sides == 2, f"{file}.md takes {sides} sides of A4; make it two, with more or fewer {{lines}}"
        sizes = {
            tuple(round(float(n)) for n in box.split()[2:])
            for box in re.findall(rb"/MediaBox\s*\[([^\]]*)\]", paper)
        }
        assert all(abs(w - A4[0]) <= 1 and abs(h - A4[1]) <= 1 for w, h in sizes)


@each_worksheet
def test_a_worksheet_on_paper_is_dark_on_white_with_room_to_write(chromium, server, file):
    with opened(chromium, f"{server}{file}.html", {"width": 673, "height": 900}, color_scheme="dark") as tab:
        tab.emulate_media(media="print", color_scheme="dark")
        assert (
            tab.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
        )
        assert not tab.locator("header.bar").is_visible()
        assert not tab.locator("nav.turn").is_visible()
        assert tab.locator(".name").is_visible(), f"{file}.md: begin with ```{{name}}```"
        assert tab.locator(".lines i").count() >= 5, f"{file}.md: leave room to write, 5 {{lines}} at least"
        assert tab.evaluate("document.documentElement.scrollWidth") <= 673


def test_a_number_in_a_page_comes_from_a_run(small):
    folder, _, said = small
    assert "again. 9" in soup(folder / "notebooks/06_living_drug.html").article.get_text()
    assert "the run of living_drug has no returns(B, 1e-9, 5)" in said


def test_a_key_that_a_reader_cannot_tell_from_the_end_of_the_box_is_refused():
    with pytest.raises(ValueError, match=r"phi = 0.005 is the least that its box takes"):
        worksheet.least("reset", "phi", 0.003, 0.05, "end(activity)", 4, 0.001, preset="rituximab", c=0.52)


def test_a_worksheet_that_leads_past_a_prediction_says_what_to_do_where_it_is_asked():
    """On paper the address of the figure is all there is, and the figure asks before it shows its knobs."""
    for page in sorted((ROOT / "book/teachers").glob("*_worksheet.md")):
        text = page.read_text("utf-8")
        assert text.count("hide=predict") <= text.count(
            "If the page asks for a prediction first, answer it"
        ), page.name
