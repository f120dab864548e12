"""What stands around the chapters: terms, what machines read, teachers' pages, worksheets on paper, and the copy for a folder."""

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from urllib.parse import parse_qsl, urldefrag, urljoin

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from reader import CHAPTERS, DESKTOP, FILES, PHONE, ROOT, RULES, each_chapter, each_page, opened, soup
from test_sphinx import CONFIG

import lupusedu
from lupusedu import models
from lupusedu.sphinx import discover, glossary, lessons

sys.path.insert(0, str(ROOT / "book"))
import offline_copy

TERMS = glossary.parsed(ROOT / "book" / "glossary.md")
LESSONS = lessons.lessons(ROOT)
TEACHERS = [file for file in FILES if file.startswith("book/teachers/") and not file.endswith("index")]
WORKSHEETS = [file for file in TEACHERS if file.endswith("_worksheet")]
ADDRESS = "https://example.org/book"
A4 = (595, 842)

each_worksheet = pytest.mark.parametrize("file", WORKSHEETS)


def record(page):
    """The JSON-LD of a page, or None."""
    found = soup(page).select("script[type='application/ld+json']")
    return json.loads(found[0].string) if found else None


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """Folder of a small book built for an address, and what its build said."""
    folder = tmp_path_factory.mktemp("published")
    pages = {
        "conf.py": CONFIG.replace("[\"_out\"]", "[\"_out\"]\nlanguage, author = 'en', 'some authors'"),
        "index.md": "# A small book\n\nIt has {offline}`a copy`, {chapter}`living_drug` and {chapter}`a word <reset>`.\n\n```{toctree}\nnotebooks/06_living_drug\nbook/glossary\n```\n",
        "notebooks/06_living_drug.md": "# A drug that multiplies\n\nThe <dfn>CAR T cells</dfn> and a <dfn>nonsense</dfn>; {term}`CARs <CAR>` again. {made}`number(\"living_drug\", \"peak_day(car_t)\", \"d\")` {made}`number(\"living_drug\", \"returns(B, 1e-9, 5)\")`\n",
        "book/glossary.md": (ROOT / "book/glossary.md").read_text("utf-8"),
        "book/teachers/lessons.yml": (ROOT / "book/teachers/lessons.yml").read_text("utf-8"),
    }
    for name, text in pages.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    env = {**os.environ, "PYTHONPATH": str(Path(lupusedu.__file__).parents[1]), "SITE_ADDRESS": ADDRESS}
    done = subprocess.run([sys.executable, "-m", "sphinx", "--keep-going", "-q", folder, folder / "_out"], capture_output=True, encoding="utf-8", env=env)
    return folder / "_out", done.stderr


# Terms


def test_the_glossary_goes_with_the_chapters():
    assert list(TERMS) == ["home", *LESSONS]
    assert set(LESSONS) == set(models.names())
    every = [term for group in TERMS.values() for term in group]
    assert len(set(map(glossary.name, every))) == len(every) >= 60
    assert all(meaning.endswith(".") and len(meaning.split()) <= 20 for group in TERMS.values() for meaning in group.values())


def test_every_term_has_a_place_on_the_glossary_s_page(site):
    page = soup(site / "book/glossary.html")
    found = {entry.get_text().rstrip("#"): entry["id"] for entry in page.select("dl.glossary dt")}
    assert set(found) == {term for group in TERMS.values() for term in group}
    assert [link.get_text() for link in page.select(".atoz a")] == sorted(found, key=str.casefold)


def test_the_opening_page_brings_its_own_terms():
    brought = re.findall(r"<dfn>(.*?)</dfn>", (ROOT / "book/index.md").read_text("utf-8"))
    if not brought:
        pytest.skip("the opening page marks no terms yet")
    assert sorted(str(glossary.entry(words, TERMS["home"])) for words in brought) == sorted(TERMS["home"])


@each_chapter
def test_every_term_of_a_chapter_can_be_pressed_and_read_out(site, page):
    html = soup(site / page)
    buttons = html.select("dfn > button.term")
    assert len(buttons) == len(html.select("dfn"))
    for button in buttons:
        meaning = html.find(id=button["popovertarget"])
        assert button["aria-describedby"] == meaning["id"]
        assert any(said.rstrip(".")[1:] in meaning.get_text() for group in TERMS.values() for said in group.values())


@pytest.fixture
def term(chromium, server):
    """A chapter, its first term, and the term's meaning."""
    with opened(chromium, server + CHAPTERS[0]) as tab:
        word = tab.locator("dfn > button.term").first
        word.scroll_into_view_if_needed()
        yield tab, word, tab.locator(f"#{word.get_attribute('popovertarget')}")
        assert tab.heard == []


def test_the_mouse_shows_a_meaning_and_may_rest_on_it(term):
    tab, word, meaning = term
    word.hover()
    meaning.wait_for(state="visible")
    at, box = word.bounding_box(), meaning.bounding_box()
    assert abs(box["y"] - at["y"] - at["height"]) < 12 or abs(at["y"] - box["y"] - box["height"]) < 12
    meaning.hover()
    tab.wait_for_timeout(400)
    assert meaning.is_visible()
    tab.mouse.move(5, 5)
    meaning.wait_for(state="hidden")


def test_the_keyboard_shows_a_meaning_and_escape_closes_it(term):
    tab, word, meaning = term
    tab.keyboard.press("Tab")
    word.focus()
    meaning.wait_for(state="visible")
    tab.keyboard.press("Escape")
    meaning.wait_for(state="hidden")
    assert word.evaluate("word => word === document.activeElement")
    tab.keyboard.press("Enter")
    meaning.wait_for(state="visible")
    tab.keyboard.press("Enter")
    meaning.wait_for(state="hidden")


def test_a_press_keeps_a_meaning_until_the_next_one(term):
    tab, word, meaning = term
    word.hover()
    word.click()
    tab.mouse.move(5, 5)
    tab.wait_for_timeout(400)
    assert meaning.is_visible()
    tab.mouse.click(5, 5)
    meaning.wait_for(state="hidden")


def test_the_second_term_takes_the_place_of_the_first(term):
    tab, word, meaning = term
    word.hover()
    other = tab.locator("dfn > button.term:visible").nth(1)
    other.scroll_into_view_if_needed()
    other.hover()
    meaning.wait_for(state="hidden")
    assert tab.locator(f"#{other.get_attribute('popovertarget')}").is_visible()


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without JavaScript"])
@pytest.mark.parametrize("folder", [False, True], ids=["served", "unzipped"])
def test_a_finger_opens_and_closes_a_meaning(chromium, server, site, script, folder):
    start = (site / CHAPTERS[0]).as_uri() if folder else server + CHAPTERS[0]
    with opened(chromium, start, PHONE, has_touch=True, java_script_enabled=script) as tab:
        word = tab.locator("dfn > button.term").first
        meaning = tab.locator(f"#{word.get_attribute('popovertarget')}")
        word.tap()
        meaning.wait_for(state="visible")
        box = meaning.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE["width"]
        word.tap()
        meaning.wait_for(state="hidden")


def test_an_open_meaning_reads_well_in_both_colours_and_stays_off_paper(chromium, server):
    with opened(chromium, server + CHAPTERS[0], PHONE, reduced_motion="reduce") as tab:
        word = tab.locator("dfn > button.term").first
        for colours in ("light", "dark"):
            tab.evaluate("(colours) => { document.documentElement.dataset.theme = colours; }", colours)
            word.hover()
            tab.locator(".meaning:popover-open").wait_for()
            found = Axe().run(tab, options=RULES)
            assert not found.response["violations"], found.generate_report()
            tab.mouse.move(5, 5)
            tab.locator(".meaning:popover-open").wait_for(state="detached")
        word.click()
        tab.emulate_media(media="print")
        assert not tab.locator(".meaning").first.is_visible()


def test_a_term_that_the_glossary_lacks_is_told(published):
    assert "the glossary has no entry for <dfn>nonsense</dfn>" in published[1]


def test_a_later_mention_can_be_pressed_too(published):
    page = soup(published[0] / "notebooks/06_living_drug.html")
    assert [button.get_text() for button in page.select("button.term")] == ["CAR T cells", "CARs"]


# What machines read


@each_chapter
def test_a_chapter_is_a_learning_resource(site, page):
    found = record(site / page)
    assert found["@context"] == "https://schema.org"
    assert found["@type"] == "LearningResource"
    assert {"name", "description", "learningResourceType", "educationalLevel", "teaches", "timeRequired", "inLanguage", "license", "isAccessibleForFree",
            "author", "isPartOf", "about", "educationalAlignment"} <= set(found)
    assert re.fullmatch(r"PT\d+M", found["timeRequired"])
    assert "<" not in found["description"]
    assert 2 <= len(found["teaches"]) <= 4
    for one in found["educationalAlignment"]:
        assert one["@type"] == "AlignmentObject"
        assert all(isinstance(one[name], str) and one[name] for name in ("educationalFramework", "targetName", "targetDescription"))


def test_the_opening_page_is_a_book(site):
    assert "Book" in record(site / f"{FILES[0]}.html")["@type"]


@each_page
def test_a_page_says_what_it_is_in_one_language(site, page):
    html = soup(site / page)
    assert html.html["lang"] == "en"
    assert html.select_one("meta[property='og:title']")["content"]
    assert html.select_one("link[rel=icon]")
    assert not html.select("link[rel=canonical], meta[property='og:image']"), "no absolute address without one"


@pytest.mark.parametrize("name", ["home", *(page[13:-5] for page in CHAPTERS)])
def test_the_picture_of_a_link_is_small(site, name):
    raw = (site / "_static/lupusedu/previews" / f"{name}.png").read_bytes()
    assert Image.open(io.BytesIO(raw)).size == (1200, 630)
    assert len(raw) < 100_000


def test_a_book_with_an_address_names_it(published):
    folder, _ = published
    html = soup(folder / "notebooks/06_living_drug.html")
    address = f"{ADDRESS}/notebooks/06_living_drug.html"
    assert html.select_one("link[rel=canonical]")["href"] == address
    picture = html.select_one("meta[property='og:image']")["content"]
    assert picture.startswith(f"{ADDRESS}/")
    assert (folder / picture.removeprefix(f"{ADDRESS}/")).is_file()
    assert record(folder / "notebooks/06_living_drug.html")["url"] == address


def test_the_map_of_the_site_lists_every_page(published, site):
    folder, _ = published
    listed = set(re.findall("<loc>(.*?)</loc>", (folder / "sitemap.xml").read_text("utf-8")))
    pages = {path.relative_to(folder).as_posix() for path in folder.rglob("*.html") if path.parts[-2] != "embed"}
    assert listed == {f"{ADDRESS}/{page}" for page in pages - {"search.html", "genindex.html", "404.html"}}
    assert f"Sitemap: {ADDRESS}/sitemap.xml" in (folder / "robots.txt").read_text("utf-8")
    assert not (site / "sitemap.xml").exists()
    assert (site / "robots.txt").is_file()
    assert set(re.findall("<loc>https://x.org/(.*?).html</loc>", discover.sitemap("https://x.org/", FILES))) == set(FILES)


def test_the_page_for_a_wrong_address_works_at_any_depth(chromium, server, site, published):
    html = soup(site / "404.html")
    named = [element.get(name) for element in html.find_all(True) for name in ("href", "src") if element.get(name)]
    assert all(address.startswith(("/", "data:", "https:")) for address in named)
    assert soup(published[0] / "404.html").select_one("main a")["href"] == f"{ADDRESS}/"
    with opened(chromium, server + "404.html", PHONE) as tab:
        assert tab.heard == []
        found = Axe().run(tab, options=RULES)
        assert not found.response["violations"], found.generate_report()
        tab.get_by_role("link").click()
        tab.wait_for_url(f"{server}{FILES[0]}.html")


def test_a_link_to_what_is_not_there_yet_is_plain_words(published):
    paragraph = soup(published[0] / "index.html").select_one("article p")
    assert {link.get_text(): link["href"] for link in paragraph.select("a")} == {
        "a copy": f"{ADDRESS}/lupusedu-{lupusedu.__version__}.zip", "A drug that multiplies": "notebooks/06_living_drug.html"}
    assert "a word" in paragraph.get_text()


# Teachers' pages


def test_every_chapter_has_a_plan_and_a_worksheet():
    assert sorted(f"book/teachers/{i:02}_{stem}{kind}" for i, stem in enumerate(LESSONS, 1) for kind in ("", "_worksheet")) == TEACHERS


@pytest.mark.parametrize("file", [file for file in TEACHERS if file not in WORKSHEETS])
def test_a_plan_has_all_that_a_lesson_needs(site, file):
    page = soup(site / f"{file}.html")
    headings = [heading.get_text().rstrip("#") for heading in page.select("h2")]
    assert headings == ["In 15 minutes", "In 45 minutes", "Links that prepare a state", "What students may say", "Key to the worksheet", "What the chapter teaches and supports"]
    assert "Board question:" in page.article.get_text()
    for plan, minutes in (("in-15-minutes", 15), ("in-45-minutes", 45)):
        assert sum(int(n) for n in re.findall(r"\((\d+) minutes?\)", page.find(id=plan).get_text())) == minutes


@pytest.mark.parametrize("file", TEACHERS)
def test_a_figure_on_a_teachers_page_has_few_words(site, file):
    for picture in soup(site / f"{file}.html").select("article svg[role=img]"):
        assert 40 <= len(picture["aria-label"]) <= 250, picture["aria-label"]


@pytest.mark.parametrize("file", TEACHERS)
def test_a_prepared_state_is_one_that_the_model_has(file):
    text = (ROOT / f"{file}.md").read_text("utf-8")
    for place, state in re.findall(r"<\w+#([\w-]+):([^<>]*)>`", text):
        model = models.find(place.rpartition("-")[0])
        pairs = parse_qsl(state, keep_blank_values=True)
        assert pairs[0] == ("v", "1")
        for name, value in pairs[1:]:
            if name == "preset":
                assert value in model.presets
            elif re.fullmatch("pin[123]", name):
                assert value == "usual" or all(pair.split(":")[0] in model.parameters for pair in value.split(","))
            elif name not in ("lock", "hide", "level", "view", "t"):
                assert name in model.parameters, f"{place}: {name}"
                float(value)


@pytest.mark.parametrize("file", [file for file in TEACHERS if file not in WORKSHEETS])
def test_prepared_links_open_their_states(chromium, site, file):
    page = site / f"{file}.html"
    for link in [link["href"] for link in soup(page).select("a[href*=':v=1']")][:3]:
        place, _, state = urldefrag(link).fragment.partition(":")
        model = models.find(place.rpartition("-")[0])
        with opened(chromium, urljoin(page.as_uri(), link)) as tab:
            tab.wait_for_function("(id) => document.getElementById(id).state", arg=place)
            now = tab.evaluate("(id) => { const { state, problems } = document.getElementById(id); return [state.settings(), state.veiled, problems] }", place)
            assert now[1:] == [None, []], "the curve is veiled, or the link was not understood"
            for name, value in parse_qsl(state)[1:]:
                if name in model.parameters:
                    assert now[0][name] == float(value)
            assert tab.heard == []


@each_worksheet
def test_a_worksheet_is_two_sides_of_a4(chromium, server, file):
    with opened(chromium, f"{server}{file}.html", DESKTOP, color_scheme="dark") as tab:
        paper = tab.pdf(prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 2
        sizes = {tuple(round(float(n)) for n in box.split()[2:]) for box in re.findall(rb"/MediaBox\s*\[([^\]]*)\]", paper)}
        assert all(abs(w - A4[0]) <= 1 and abs(h - A4[1]) <= 1 for w, h in sizes)


@each_worksheet
def test_a_worksheet_on_paper_is_dark_on_white_with_room_to_write(chromium, server, file):
    with opened(chromium, f"{server}{file}.html", {"width": 673, "height": 900}, color_scheme="dark") as tab:
        tab.emulate_media(media="print", color_scheme="dark")
        assert tab.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
        assert not tab.locator("header.bar").is_visible()
        assert not tab.locator("nav.turn").is_visible()
        assert tab.locator(".name").is_visible()
        assert tab.locator(".lines i").count() >= 5
        assert tab.evaluate("document.documentElement.scrollWidth") <= 673


def test_a_number_in_a_page_comes_from_a_run(published):
    folder, said = published
    assert "again. 9" in soup(folder / "notebooks/06_living_drug.html").article.get_text()
    assert "the run of living_drug has no returns(B, 1e-9, 5)" in said


# The copy for a folder, and the way to the web


def test_the_offline_copy_is_the_same_every_time_and_opens_from_a_folder(chromium, site, tmp_path):
    one, two = (offline_copy.pack(site, tmp_path / name / "book.zip", "1") for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()
    with zipfile.ZipFile(one) as packed:
        names = packed.namelist()
        assert {"index.html", "READ-ME-FIRST.txt", f"{FILES[0]}.html"} <= set(names)
        assert not {"404.html", ".buildinfo"} & set(names)
        packed.extractall(tmp_path / "open")
    with opened(chromium, (tmp_path / "open" / "index.html").as_uri()) as tab:
        tab.wait_for_url("**/index.html")
        tab.get_by_text("Contents", exact=True).click()
        tab.get_by_role("link", name=re.compile("A drug that multiplies")).first.click()
        tab.wait_for_selector("lupus-explorable .curve", state="attached")
        assert tab.heard == []
        assert all(url.startswith(("file:", "data:")) for url in tab.asked)


def test_the_version_of_the_copy_is_the_project_s():
    assert offline_copy.version() == lupusedu.__version__


def test_what_publishes_the_book_is_pinned_and_tests_first():
    text = (ROOT / ".github/workflows/pages.yml").read_text("utf-8")
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", used) for used in re.findall(r"uses: (\S+)", text))
    build = yaml.safe_load(text)["jobs"]["build"]["steps"]
    commands = [step["run"] for step in build if "run" in step]
    assert commands.index("nox -s test") < commands.index("nox -s zip")
