"""What is handed out of a chapter: a page that needs no network, and slides of one idea each."""

import re
import sys

import pytest
from bs4 import BeautifulSoup

from checkout import ROOT

sys.path.insert(0, str(ROOT / "tools"))
import alone
import handouts

CHAPTER = ROOT / "notebooks" / "08_evidence.ipynb"  # it has formulas in its text


def chapter(path=CHAPTER):
    notebook = alone.read(path)
    alone.stand(notebook)
    return notebook


@pytest.fixture(scope="module")
def page():
    return BeautifulSoup(handouts.page(chapter()), "html.parser")


def test_a_page_asks_no_other_site_for_anything(page):
    asked = [tag.get("src") or tag.get("href") for tag in page.select("[src], link[href]")]
    assert [address for address in asked if not address.startswith("data:")] == []
    assert page.select("script") == []
    assert re.findall(r"url\([\"']?(?:https?:)?//[^)]*\)|@import[^;]*;", str(page)) == []


def test_its_figures_stand_still_and_its_hidden_code_is_hidden(page):
    figures = page.select("img")
    assert len(figures) >= 5
    assert all(figure["alt"] for figure in figures)
    shown = "\n".join(code.get_text() for code in page.select(".jp-InputArea-editor"))
    assert "proportion.interval" in shown
    assert "Explorable(" not in shown
    assert "To run this notebook" not in page.get_text()


def test_its_formulas_are_mathml(page):
    assert len(page.select("math")) >= 5
    assert "$" not in page.get_text()


def test_it_lists_what_it_cites(page):
    links = page.select("a[href='#References']")
    assert len(links) > 5
    listed = page.select_one("h2#References").find_parent(class_="jp-Cell").get_text()
    cited = {link.get_text() for link in links} - {"list of references"}
    assert [words for words in cited if words not in listed] == []


@pytest.mark.parametrize("path", alone.CHAPTERS, ids=lambda path: path.stem)
def test_a_slide_has_one_idea(path):
    notebook = chapter(path)
    quiz = next(cell.source for cell in notebook.cells if "<lupus-quiz" in cell.source)
    told = [idea for part, cell in alone.parts(notebook) for idea in handouts.ideas(part, cell)]
    kinds = {idea.id: idea.metadata.slideshow.slide_type for idea in told}
    assert set(kinds.values()) == {"slide", "skip"}
    slides = [idea for idea in told if kinds[idea.id] == "slide"]
    assert 20 <= len(slides) <= 60
    texts = [idea.source for idea in slides if idea.cell_type == "markdown"]
    questions = [len(re.findall(r"^\d+\. \*\*.*\n\n +<details", text, re.MULTILINE)) for text in texts]
    assert max(questions) == 1
    assert sum(questions) == quiz.count("data-right")
    figures = [
        output.data["text/html"] for idea in slides for output in idea.get("outputs", []) if "data" in output
    ]
    assert not any("<lupus-steps" in figure for figure in figures)
    plain = [text for text in texts if not re.search(r"^<", text, re.MULTILINE)]
    assert max(len(text.split()) for text in plain) <= 130


def test_a_citation_is_spoken_as_a_name_and_a_year():
    text = "(as said [GomezMendez 2018](../book/references.bib#GomezMendez2018))"
    assert alone.away(text, "") == "(as said [Gomez Mendez 2018](#References))"
    assert alone.spoken("McInnes 2020") == "McInnes 2020"
