"""The passages of pages that the search page looks through."""

import json

import pytest
from bs4 import BeautifulSoup

from lupusedu.sphinx import page, passages

CHAPTER = """<html><body><nav>Contents</nav><main><article>
<section id="a-drug"><h1>A drug<a class="headerlink" href="#a-drug">#</a></h1>
<p><dfn><button class="term">CAR T cells</button></dfn> multiply by
94\u00a0%.</p><svg><text>drawn</text></svg><p class="meaning" popover>CAR T cells: told elsewhere.</p>
<section id="play"><h2>Play</h2><p>Turn <em>one</em> knob<sup>2</sup>.</p>
<lupus-explorable id="drug-2"><figure><figcaption>They rise.</figcaption></figure>
<lupus-steps slot="steps"><ol>
<li><p>Set the dose.</p><details><summary>What we saw</summary>It moves.</details></li>
<li><p>Wait.</p></li></ol></lupus-steps></lupus-explorable></section>
<section id="explain"><h2>Explain</h2><p>First.</p>
<details class="box" id="deeper"><summary>Go deeper: foxes</summary><p>Rabbits.</p></details>
<table><caption>Cells</caption><tr><td>one</td><td>two</td></tr></table><pre>code</pre></section>
<section id="sources"><details class="layer"><summary><h2>Sources</h2></summary><p>Who says so.</p>
<section id="ledger"><h3>Ledger</h3><p>Lines.</p></section></details></section>
</section></article></main></body></html>"""
GLOSSARY = """<article><section id="glossary"><h1>Glossary</h1><dl class="glossary">
<dt id="term-Cure">Cure</dt><dd><p>The illness is gone.</p></dd></dl></section></article>"""
SOURCES = """<article><section id="sources"><h1>Sources</h1><div class="entries" id="from-a"><h2>A</h2><div>
<details class="entry" id="cite-a2020"><summary><b>Author 2020</b> A title</summary>
<p>Ann Author. A title. 2020.</p></details></div></div></section></article>"""
FACTS = """<article><section id="facts"><h1>Facts</h1><details class="entry" id="A01">
<summary><b>A01</b> 5 women</summary><p>Who: 5.</p></details></section></article>"""


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """{group: {title of a page: {place: (heading, text, terms)}}} of a site of a few pages."""
    site = tmp_path_factory.mktemp("site")
    pages = {
        "notebooks/06_living_drug": CHAPTER,
        "book/glossary": GLOSSARY,
        "book/references": SOURCES,
        "book/evidence": FACTS,
        "index": "<article><h1>Home</h1><section id='home'><p>Hello.</p></section></article>",
    }
    for name, html in pages.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / f"{name}.html").write_text(html, "utf-8")
    return {
        group["name"]: {
            one["title"]: {place: tuple(rest) for place, *rest in one["passages"]} for one in group["pages"]
        }
        for group in passages.groups(site, sorted(pages))
    }


@pytest.fixture(scope="module")
def chapter(found):
    """The passages of the chapter."""
    return found["Chapters"]["Chapter 6: A drug"]


def test_a_section_is_a_passage_without_the_places_in_it(chapter):
    assert list(chapter) == ["a-drug", "play", "drug-2:step=1", "drug-2:step=2", "explain", "deeper"]
    assert chapter["play"] == ("Play", "Turn one knob2.\nThey rise.")


def test_a_passage_knows_which_terms_it_explains(chapter):
    assert chapter["a-drug"] == ("", "CAR T cells multiply by 94 %.", "CAR T cells")


def test_each_step_of_a_figure_is_a_passage_that_a_link_opens(chapter):
    assert chapter["drug-2:step=1"] == ("Play, step 1", "Set the dose.\nWhat we saw\nIt moves.")
    assert chapter["drug-2:step=2"] == ("Play, step 2", "Wait.")


def test_a_box_is_a_passage_and_what_is_no_prose_is_none(chapter):
    assert chapter["deeper"] == ("Go deeper: foxes", "Rabbits.", "", 1)
    assert chapter["explain"] == ("Explain", "First.\nCells\none\ntwo")


def test_the_closed_rows_of_a_chapter_come_after_its_text_and_the_glossary(found):
    assert found[passages.LAYERS]["Chapter 6: A drug"] == {
        "sources": ("Sources", "Who says so."),
        "ledger": ("Ledger", "Lines."),
    }
    assert list(found) == ["Chapters", "Glossary", passages.LAYERS, passages.OTHERS, "Evidence", "References"]


def test_a_term_a_source_and_a_fact_are_passages(found):
    assert found["Glossary"]["Glossary"]["term-Cure"] == ("Cure", "The illness is gone.")
    assert found["References"]["Sources"]["cite-a2020"] == (
        "Author 2020 A title",
        "Ann Author. A title. 2020.",
    )
    assert found["Evidence"]["Facts"] == {"A01": ("A01 5 women", "Who: 5.")}


def test_the_script_holds_what_is_handed_to_it():
    given = [
        {"name": "Chapters", "read": True, "pages": [{"path": "a", "passages": [["b", "</script>", "“ü”"]]}]}
    ]
    text = passages.script(given)
    assert json.loads(text[text.index(".passages = ") + 12 :].rstrip().rstrip(";")) == given


def test_each_box_of_a_page_gets_a_place_of_its_own():
    html = (
        "<p id='go'></p><details class='box'><summary>Go</summary></details>" * 2
        + "<details class='box'></details>"
    )
    soup = BeautifulSoup(html, "html.parser")
    page.boxes(soup)
    assert [one["id"] for one in soup.select("details")] == ["go-1", "go-2", "box"]
