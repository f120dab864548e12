"""The search page as a student meets it: passages of chapters first, slips forgiven, no network."""

import re
from urllib.parse import quote, unquote, urldefrag

import pytest
from playwright.sync_api import expect

from book.pages import CHAPTERS, soup
from browser.axe import faults
from browser.tab import DESKTOP, PHONE, drawn, opened, rested

# (what a student types, chapters whose passage may come first); none: no student's page says it
QUESTIONS = [
    ("car t", "6"),
    ("CAR-T", "6"),
    ("b cell", "1 5 6 7"),
    ("memory cells", "2"),
    ("measles", "5"),
    ("side effects", "8 9"),
    ("cure", "4 7 10"),
    ("tipping point", "3 7"),
    ("control group", "8"),
    ("il-6", "9"),
    ("chemo", "6 10"),
    ("plasma cell", "2 5"),
    ("plazma cell", "2 5"),
    ("cytokyne", "9"),
    ("vacine", "2 5"),
    ("antibodys", "2 5 7"),
    ("remision", "4 7 8"),
    ("leukemia", "6 7 9"),
    ("how much does it cost", "10"),
    ("Heilung", ""),
    ("Nebenwirkungen", ""),
]
NEXT = "document.activeElement"
SHIFT = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => { sum += value; }))
    .observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => setTimeout(() => done(sum)));
})"""


@pytest.fixture(scope="module")
def tab(chromium, server):
    """The search page on a phone; one visit serves many questions."""
    with opened(chromium, f"{server}search.html?q=cells", PHONE) as tab:
        tab.get_by_role("heading", name="For teachers").wait_for()  # the whole book is read
        yield tab
        assert tab.heard == []


def ask(tab, question):
    """Type a question; what is found is there at once."""
    tab.get_by_label("Words to look for").fill(question)


def links(tab):
    """Addresses of the results, in their order, without the words that a browser is to look for there."""
    found = tab.locator("#search-results li a").evaluate_all(
        "(all) => all.map((one) => one.getAttribute('href'))"
    )
    return [link.split(":~:")[0] for link in found]


@pytest.mark.parametrize(("question", "chapters"), QUESTIONS)
def test_a_student_s_question_leads_to_the_chapter_that_answers_it(tab, question, chapters):
    ask(tab, question)
    found = [link for link in links(tab) if link.startswith("notebooks/")]
    if chapters:
        assert int(found[0][10:12]) in map(int, chapters.split())
    else:
        assert links(tab) == []


def test_chapters_come_first_then_the_glossary_then_what_lies_behind(tab):
    ask(tab, "car t")
    names = [name.rsplit(" ", 1)[0] for name in tab.locator("#search-results h2").all_inner_texts()]
    assert names[:2] == ["Chapters", "Glossary"]
    assert names[-1] == "For teachers"
    assert [link[:10] for link in links(tab)[:8]] == ["notebooks/"] * 8


def test_a_result_shows_page_place_and_the_words_around_what_was_found_marked(tab):
    ask(tab, "measles")
    first = tab.locator("#search-results li").first
    assert first.locator("small").inner_text().startswith("Chapter 5: ")
    assert len(first.locator("a").inner_text()) > 10
    assert first.locator("mark").all_inner_texts()[0].lower() == "measles"
    assert 40 < len(first.locator("p").inner_text()) < 240


def test_a_slip_is_said_and_nothing_found_is_said_with_words_that_look_like_it(tab):
    ask(tab, "cytokyne")
    words = "“cytokyne” is not in the book. Shown is “cytokine"
    assert tab.locator("#search-results p").first.inner_text().startswith(words)
    expect(tab.get_by_role("status")).to_contain_text(words)
    ask(tab, "Heilung")
    expect(tab.get_by_role("status")).to_contain_text("“Heilung” is not in the book.")
    near = tab.get_by_role("link", name=re.compile("^hea")).first
    word = near.inner_text()
    assert word[:3].lower() == "hea"
    near.click()
    expect(tab.get_by_label("Words to look for")).to_have_value(word)
    expect(tab.locator("#search-results li").first).to_be_visible()


def test_the_status_counts_what_was_found(tab):
    ask(tab, "tocilizumab")
    expect(tab.get_by_role("status")).to_contain_text("Glossary: 1")
    assert tab.get_by_role("status").inner_text().startswith("Chapters: ")


def test_the_rest_of_a_group_is_one_press_away(tab):
    ask(tab, "cells")
    chapters = tab.locator("#search-results section").first
    before = chapters.locator("li").count()
    chapters.get_by_role("button").click()
    assert chapters.locator("li").count() == int(chapters.locator("small").first.inner_text()) > before
    assert tab.evaluate(f"{NEXT}.closest('li') === {NEXT}.closest('ul').children[{before}]")


def test_every_result_leads_to_a_place_that_is_there(tab, site):
    ask(tab, "cells")
    tab.evaluate("document.querySelectorAll('#search-results button').forEach((one) => one.click())")
    found = links(tab)
    assert len(found) > 100
    for link in found:
        path, place = urldefrag(link)
        assert soup(site / path).find(id=unquote(place).partition(":")[0]), link


@pytest.mark.parametrize("folder", [False, True], ids=["served", "unzipped"])
def test_it_works_by_keyboard_without_a_network_and_from_a_folder(chromium, server, site, folder):
    start = (site / "search.html").as_uri() if folder else f"{server}search.html"
    with opened(chromium, start) as tab:
        rested(tab)
        tab.context.set_offline(True)
        tab.keyboard.type("cytokyne")
        first = tab.locator("#search-results li a").first
        first.wait_for()
        tab.keyboard.press("ArrowDown")
        tab.keyboard.press("ArrowDown")
        assert tab.evaluate(f"{NEXT} === document.querySelectorAll('#search-results a')[1]")
        tab.keyboard.press("ArrowUp")
        tab.keyboard.press("ArrowUp")
        assert tab.evaluate(f"{NEXT}.name") == "q"
        tab.keyboard.press("Enter")
        expect(first).to_be_focused()
        tab.context.set_offline(False)
        tab.keyboard.press("Enter")
        tab.wait_for_url("**/09_cytokine_release.html*")
        assert tab.heard == []


def test_who_walks_through_the_results_keeps_her_place_when_more_of_the_book_comes(chromium, server):
    with opened(chromium, f"{server}search.html") as tab:
        slow = "setTimeout = ((late) => (act, ms = 60) => late(act, ms))(setTimeout)"  # each turn of reading
        tab.add_init_script(slow)
        tab.goto(f"{server}search.html?q=cells")
        results = tab.locator("#search-results")
        results.locator("a").nth(1).focus()
        held = tab.evaluate(f"{NEXT}.href")
        assert "For teachers" not in results.inner_text()
        expect(results).to_contain_text("For teachers", timeout=30_000)
        assert tab.evaluate(f"{NEXT}.href") == held


def test_a_result_in_a_closed_box_is_opened_and_seen(chromium, server):
    with opened(chromium, f"{server}search.html?q=foxes+and+rabbits") as tab:
        tab.locator("#search-results li a").first.click()
        tab.wait_for_url("**/06_living_drug.html*")
        box = tab.locator("details.box", has_text="foxes and rabbits")
        expect(box).to_have_attribute("open", "")
        expect(box.locator("p").first).to_be_in_viewport()


def test_a_result_that_is_a_step_opens_it_at_its_figure(chromium, server):
    with opened(chromium, f"{server}search.html?q=keep+the+b+cells+away+for+half+a+year", PHONE) as tab:
        tab.locator("#search-results li a").first.click()
        tab.wait_for_url("**/06_living_drug.html#living_drug-2:step=4")
        expect(tab.locator("#living_drug-2").get_by_text("Step 4 of 4").first).to_be_in_viewport()
        assert tab.heard == []


def test_a_question_in_the_address_is_answered_kept_and_can_be_gone_back_to(chromium, server):
    with opened(chromium, f"{server}search.html?q=car+t") as tab:
        expect(tab.get_by_label("Words to look for")).to_have_value("car t")
        tab.locator("#search-results li").first.wait_for()
        tab.get_by_label("Words to look for").fill("measles")
        tab.wait_for_url("**/search.html?q=measles")
        tab.locator("#search-results li a").first.click()
        tab.wait_for_url("**/notebooks/**")
        tab.go_back()
        expect(tab.get_by_label("Words to look for")).to_have_value("measles")
        expect(tab.locator("#search-results li small").first).to_contain_text("Chapter 5")


@pytest.mark.parametrize(
    "question",
    [
        "<img src=x onerror=alert(1)>",
        '"><script>alert(1)</script>',
        "[a-(*+?\\",
        "constructor __proto__",
        "cell " * 5000,
        "\u202e🙂\ud83d".encode("utf-8", "replace").decode(),
    ],
)
def test_a_hostile_address_is_words_and_nothing_else(chromium, server, question):
    with opened(chromium, f"{server}search.html?q={quote(question)}") as tab:
        tab.on("dialog", lambda dialog: tab.heard.append("a dialog"))
        expect(tab.get_by_role("status")).not_to_be_empty()
        assert len(tab.get_by_label("Words to look for").input_value()) <= 200
        assert tab.locator("#search-results :is(img, script)").count() == 0
        assert tab.heard == []


def test_nothing_jumps_as_the_page_comes_and_while_one_types(chromium, server):
    with opened(chromium, "about:blank", PHONE) as tab:
        # The script of every page comes late, as it does to a slow device: the page is painted before.
        tab.route("**/page.js", lambda route: (tab.wait_for_timeout(300), route.continue_()))
        tab.goto(f"{server}search.html?q=cells", wait_until="commit")
        tab.get_by_role("heading", name="For teachers").wait_for()
        tab.wait_for_load_state("networkidle")
        assert tab.evaluate(SHIFT) == 0
        tops = set()
        for letter in " cytokynexq":
            tab.get_by_label("Words to look for").press_sequentially(letter)
            drawn(tab)
            tops.add(tab.evaluate("document.querySelector('#search-results').getBoundingClientRect().top"))
            assert tab.evaluate(
                "document.querySelector('.foot').getBoundingClientRect().top >= innerHeight - 1"
            )
        assert len(tops) == 1


@pytest.mark.parametrize(
    "size", [PHONE, DESKTOP, {"width": 320, "height": 640}], ids=["phone", "desktop", "320"]
)
def test_results_fit_and_axe_finds_nothing_in_light_and_dark(chromium, server, size):
    with opened(chromium, f"{server}search.html?q=cytokyne+xylophone", size) as tab:
        tab.locator("#search-results li").first.wait_for()
        assert tab.evaluate("document.documentElement.scrollWidth") <= size["width"]
        for colours in ("light", "dark"):
            tab.evaluate("(colours) => { document.documentElement.dataset.theme = colours; }", colours)
            assert faults(tab) == []


def test_without_javascript_the_page_lists_the_pages_and_shows_no_dead_field(chromium, server):
    with opened(chromium, f"{server}search.html?q=cell", PHONE, java_script_enabled=False) as tab:
        assert not tab.locator("form.search").is_visible()
        assert tab.locator("article a[href*='notebooks/']").count() == len(CHAPTERS)
        assert tab.locator("article a").first.is_visible()


def test_where_the_passages_did_not_come_the_page_says_what_to_do(chromium, server):
    with opened(chromium, "about:blank") as tab:
        tab.route("**/passages.js", lambda route: route.abort())
        tab.goto(f"{server}search.html?q=cell")
        expect(tab.get_by_role("status")).to_contain_text("Choose a page from “Contents”")


def test_the_site_has_one_index(site):
    names = {path.name for path in site.rglob("*.js")}
    assert not names & {"searchindex.js", "searchtools.js", "language_data.js"}
    assert "passages.js" in names
