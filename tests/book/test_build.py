"""What the book build adds to Sphinx: mathematics without a script, tables, and checks that fail the
build."""

import re
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from docutils import nodes
from pybtex.database import parse_string

from lupusedu import data, export, models
from lupusedu.sphinx import (
    assets,
    citation_letters,
    evidence,
    lessons,
    mathml,
    output_checks,
    page,
    references,
    tables,
)


def table(html, sources=None):
    soup = BeautifulSoup(html, "html.parser")
    tables.improve(soup, soup.table, 1, sources or {}, "evidence.html", "page")
    return soup


@pytest.fixture(scope="module")
def good(small):
    """The page whose outputs are as they should be."""
    return (small[0] / "good.html").read_text("utf-8")


@pytest.mark.parametrize(
    "words",
    [
        "a picture has no alt text; give the cell the metadata mystnb",
        "a picture in HTML has no alt text: <svg viewBox",
        "a control that needs a kernel has no figure",
        "cannot turn into MathML",
    ],
)
def test_what_may_not_reach_a_page_fails_the_build(small, words):
    _, status, said = small
    assert status == 1
    [told] = [line for line in said.splitlines() if words in line]
    assert "bad" in told


def test_nothing_is_said_of_a_page_that_is_as_it_should_be(small):
    assert "good" not in small[2]


def test_a_picture_keeps_its_alt_text(good):
    assert 'alt="Line chart: one line rises."' in good


def test_html_comes_before_a_control_that_needs_a_kernel(good):
    assert "<p>the fallback</p>" in good
    assert "vnd.jupyter" not in good


def test_a_page_links_to_no_script_that_it_does_not_need(good):
    found = BeautifulSoup(good, "html.parser")
    assert [script["src"] for script in found.select("script[src]")] == [
        f"_static/lupusedu/{name}.js" for name in ("theme", "page")
    ]
    assert len(found.select("link[rel=stylesheet]")) == 1


def test_named_terms_of_aligned_equations_become_mathml():
    latex = (
        r"\begin{align*} \frac{d B}{dt} &= p - \underbrace{k T B}_{\text{killing}} \\ \frac{d T}{dt} &= "
        r"0 \end{align*}"
    )
    found = BeautifulSoup(mathml.mathml(latex, "block"), "html.parser")
    assert len(found.select("mtr")) == 2
    assert [name.get_text() for name in found.select("mtext")] == ["killing"]
    assert [term.get_text() for term in found.select("mrow.named")] == ["kTB"]


def test_the_natural_logarithm_is_called_so():
    written = export.latex(models.find("kill_map"))
    assert r"\log" not in written
    assert ">ln<" in mathml.mathml(r"\frac{\ln{\left(2 \right)}}{h}", "block")


@pytest.mark.parametrize("words", ["", "0f3a", "0f3a.png", "_build/0f3a.png"])
def test_an_alt_text_may_not_be_the_file_s_name(caplog, words):
    output_checks.check_image(nodes.image(uri="_build/0f3a.png", alt=words))
    assert "no alt text" in caplog.text


def test_an_alt_text_may_not_be_an_essay(caplog):
    output_checks.check_image(nodes.image(uri="a.png", alt="word " * 60))
    assert "more than 250" in caplog.text


@pytest.mark.parametrize("attribute", ["alt", "aria-label"])
def test_a_picture_in_html_may_not_be_an_essay_either(caplog, attribute):
    def said(words):
        caplog.clear()
        output_checks.check_raw(
            nodes.raw("", f'<p><svg viewBox="0 0 1 1" {attribute}="{words}"></svg></p>', format="html")
        )
        return caplog.text

    assert said("&lt;" * 250) == ""
    assert "an alt text has 251 letters, more than 250" in said("&lt;" * 251)


def test_a_table_scrolls_in_a_group_that_the_keyboard_reaches():
    found = table(
        "<table border='1' "
        "class='dataframe'><thead><tr><th></th><th>B</th></tr></thead><tbody><tr><th>0</th><td>1</td></tr></tbody></table>"
    )
    assert found.div["tabindex"] == "0"
    assert found.div["aria-label"] == "Table 1"
    assert "border" not in found.table.attrs


def test_header_cells_say_what_they_head_and_empty_ones_are_none():
    found = table(
        "<table><thead><tr><th></th><th>B</th></tr></thead><tbody><tr><th>0</th><td>1</td></tr></tbody></table>"
    )
    assert [cell.name for cell in found.select("thead tr > *")] == ["td", "th"]
    assert [cell["scope"] for cell in found.find_all("th")] == ["col", "row"]


def test_the_name_of_an_index_moves_up_to_the_other_names():
    found = table(
        "<table><thead><tr><th></th><th>B</th></tr><tr><th>day</th><th></th></tr></thead><tbody><tr><th>0</th><td>1</td></tr></tbody></table>"
    )
    assert [cell.get_text() for cell in found.select("thead th")] == ["day", "B"]


def test_sources_in_a_parameter_table_become_links():
    rows = "<tr><th>k</th><td>Stein2019, Zhang2017</td></tr><tr><th>w</th><td>assumed</td></tr>"
    html = (
        f"<table class='dataframe "
        f"lupus-parameters'><thead><tr><th>parameter</th><th>source</th></tr></thead><tbody>{rows}</tbody></table>"
    )
    found = table(
        html, {"Stein2019": "references.html#cite-stein2019", "Zhang2017": "references.html#cite-zhang2017"}
    )
    assert [(link.get_text(), link["href"]) for link in found.find_all("a")] == [
        ("Stein 2019", "references.html#cite-stein2019"),
        ("Zhang 2017", "references.html#cite-zhang2017"),
    ]
    assert found.select("tbody tr")[1].td.get_text() == "assumed"


@pytest.mark.parametrize("kind", sorted(tables.LISTS))
def test_a_table_that_becomes_a_list_keeps_its_roles(kind):
    found = table(
        f"<table "
        f"class='{kind}'><thead><tr><th>a</th>\n<th>b</th></tr></thead><tbody><tr><th>x</th>\n<td>–</td></tr></tbody></table>"
    )
    roles = [(part.name, part["role"]) for part in found.table.find_all(role=True)]
    assert roles == [
        ("thead", "rowgroup"),
        ("tr", "row"),
        ("th", "columnheader"),
        ("th", "columnheader"),
        ("tbody", "rowgroup"),
        ("tr", "row"),
        ("th", "rowheader"),
        ("td", "cell"),
    ]
    assert found.table["role"] == "table"
    assert found.select_one("td.none").get_text() == "–"


def test_a_table_of_facts_becomes_a_list_too():
    found = table(
        "<table><thead><tr><th>Fact</th><th>Claim</th></tr></thead><tbody><tr><td>A05</td><td>words</td></tr></tbody></table>"
    )
    assert found.select_one("table.sources[role=table] td a")["href"] == "evidence.html#A05"


def test_every_fact_has_one_anchor_and_a_weak_one_is_called_second_hand():
    rows = data.load("evidence")
    found = BeautifulSoup(evidence.evidence(), "html.parser")
    assert sorted(row["id"] for row in found.select("details.entry")) == sorted(rows.id)
    assert {row["id"] for row in found.select(".entry:has(.weak)")} == set(rows.id[rows.verified == "weak"])
    assert "*second-hand only*" in evidence.EVIDENCE


def test_a_fact_is_told_in_sentences():
    row = SimpleNamespace(
        id="A01", statement="B < 1", people="5 SLE", source="A et al.", read="abstract", verified="yes"
    )
    found = BeautifulSoup(evidence.fact(row), "html.parser")
    assert found.summary.get_text() == "A01 B < 1"
    assert found.p.get_text() == "Who: 5 SLE. Source: A et al. Read as: abstract."
    row.people = "—"
    assert BeautifulSoup(evidence.fact(row), "html.parser").p.get_text().startswith("Source: ")


def test_every_fact_stands_under_what_it_is_about():
    text = evidence.evidence()
    for letters, about in evidence.GROUPS.items():
        own = text.partition(f": {about}\n")[2].partition("\n## ")[0]
        assert {name[0] for name in re.findall(r'id="([A-Z]\d\d)"', own)} == set(letters)


def test_what_was_read_does_not_lean_on_the_row_above():
    assert evidence.spelled_out(["abstract", "same", "same (a copy)", "site"]) == [
        "abstract",
        "abstract",
        "abstract (a copy)",
        "site",
    ]


def test_only_short_words_that_occur_are_explained():
    rows = data.load("evidence").fillna("")
    told = evidence.short_words(rows[rows.statement.str.contains("BICLA")])
    assert "- **BICLA**: " in told
    assert "SRI-4" not in told


def test_a_narrow_table_of_standards_names_the_framework_in_each_cell():
    lesson = {
        "supports": [
            ("NGSS", "HS-LS1-2", "a task"),
            ("AP Biology", "4.1", "a task"),
            ("NGSS", "using models", "a task"),
        ]
    }
    found = BeautifulSoup(lessons.table({"memory": lesson}, str), "html.parser")
    assert [(cell["data-head"], cell.get_text()) for cell in found.find_all("td")] == [
        ("NGSS", "HS-LS1-2; using models"),
        ("AP Biology", "4.1"),
    ]


def test_a_reference_is_a_line_under_its_letter_that_opens_to_the_whole_entry():
    entries = parse_string(
        """@misc{a1, author = {Abel, Ann and others}, title = {The {B} cell}, year = {2020}}
        @misc{b1, author = {van Brown, Bob and B{\\"a}st, Bea}, title = {Two}, year = {2021a}}
        @misc{g1, author = {{A Group}}, title = {Three}, year = {2022}}""",
        "bibtex",
    ).entries
    citations = [SimpleNamespace(citation_id=f"cite-{key}", key=key) for key in entries]
    domain = SimpleNamespace(
        citations=citations, bibdata=SimpleNamespace(data=SimpleNamespace(entries=entries))
    )
    divs = "".join(f'<div class="citation" id="cite-{key}"><p>All of {key}.</p></div>' for key in entries)
    found = BeautifulSoup(f'<div class="citation-list">{divs}</div>', "html.parser")
    references.fold(SimpleNamespace(env=SimpleNamespace(get_domain=lambda _: domain)), found)
    assert [(link.get_text(), link["href"]) for link in found.nav.find_all("a")] == [
        ("A", "#from-a"),
        ("B", "#from-b"),
        ("groups and sites", "#from-groups-and-sites"),
    ]
    rows = found.select(".entry")
    assert [(row.parent.parent["id"], row["id"], row.summary.get_text()) for row in rows] == [
        ("from-a", "cite-a1", "Abel et al. 2020 The B cell"),
        ("from-b", "cite-b1", "van Brown and Bäst 2021a Two"),
        ("from-groups-and-sites", "cite-g1", "A Group 2022 Three"),
    ]
    assert [row.p.get_text() for row in rows] == ["All of a1.", "All of b1.", "All of g1."]


def test_the_headings_of_a_short_page_are_not_listed():
    items = "".join(f'<li><a href="#{name}">{name}</a></li>' for name in ("one", "two", "three"))
    listed = f"<ul><li><a>Title</a><ul>{items}</ul></li></ul>"
    here = BeautifulSoup('<i id="one"></i><i id="two"></i><i id="three"></i>', "html.parser")
    assert page.contents(listed, here).count("<li>") == 3
    here.i.decompose()  # a heading that the page has no more
    assert page.contents(listed, here) == ""


def test_links_to_references_in_one_pair_of_brackets_are_read_as_one_citation():
    entry = "../book/references.bib#"
    assert (
        citation_letters.roles(
            f"Two studies ([Wang 2024]({entry}WangX2024), [TyU19 2024]({entry}TyU192024))."
        )
        == "Two studies {cite:p}`WangX2024,TyU192024`."
    )
    for other in (f"[Wang 2024]({entry}WangX2024)", "([a page](../book/about.md))"):
        assert citation_letters.roles(other) == other


def test_links_in_a_notebook_to_take_away_lead_to_the_site(tmp_path):
    chapter = tmp_path / "01_x.ipynb"
    text = (
        "([Wang 2024](../book/references.bib#WangX2024)) [teachers](../book/teachers/index.md) "
        "[here](#living_drug-1:v=1)"
    )
    chapter.write_text(text, "utf-8")
    assets.downloads(tmp_path, "")
    assert chapter.read_text("utf-8") == text
    assets.downloads(tmp_path, "https://example.org/")
    assert chapter.read_text("utf-8") == (
        "([Wang 2024](https://example.org/book/references.html#cite-wangx2024)) "
        "[teachers](https://example.org/book/teachers/index.html) [here](#living_drug-1:v=1)"
    )
