"""Every chapter has the same parts, reads at grade 8, names its sources, and says their numbers. Chapters are
found, not listed."""

import ast
import html
import json
import re
import unicodedata

import pandas as pd
import pytest
import textstat
from pybtex.database import parse_file

from book.notebooks import CHAPTERS, CITED, DEEPER, blocks, cells, further, shown, steps, text_of, texts
from book.numbers_in_text import held, missing
from book.numbers_in_text import sentences as cited_sentences
from checkout import ROOT
from lupusedu import Explorable, Step, data, figure, models
from lupusedu.sphinx import glossary, lessons
from lupusedu.words import sentences as told_sentences

REFERENCE = ROOT / "tests/reference"
SOURCES = parse_file(ROOT / "book" / "references.bib").entries
EVIDENCE = data.load("evidence").fillna("").astype(str).set_index("id")
TERMS = glossary.parsed(ROOT / "book" / "glossary.md")
STUDENT = ["Hook", "Predict", "Play", "Explain", "Check", "Limits"]
PARTS = [*STUDENT, "Sources", "For teachers", "Run it yourself in Python"]
FACT = r"[A-ENPQ]\d\d"
COLUMNS = ["Fact", "Claim", "Kind of evidence", "Who", "Source"]
BATTLE = (
    r"\b(fights?|fighting|battles?|attack\w*|destroy\w*|invad\w*|weapons?|arm(?:y|ies)|wars?|"
    r"hunt(?:s|ing)? down|miracle|breakthrough|game.chang\w+|suffer\w*|victims?)\b"
)

chapter = pytest.mark.parametrize("notebook", CHAPTERS.values(), ids=CHAPTERS)


def file(notebook):
    """Where a chapter stands, for messages that say what to mend."""
    return next(f"notebooks/{name}.ipynb" for name, one in CHAPTERS.items() if one is notebook)


class Parts(dict):
    """The parts of a chapter; one that it lacks is named."""

    def __missing__(self, part):
        raise AssertionError(f"{self.file}: write the heading '## {part}'")


def parts(notebook):
    """{part: its markdown}; the part before the first '## ' is 'Hook'."""
    found, part = Parts(Hook=""), "Hook"
    found.file = file(notebook)
    for text in texts(notebook):
        for line in text.splitlines():
            heading = re.match(r"## (.+)", line)
            if heading:
                part = heading[1].split(":")[0]
                found[part] = ""
            found[part] += line + "\n"
        found[part] += "\n"
    return found


def prose(markdown):
    return "\n".join(blocks(markdown))


def sentences(markdown):
    """Only the blocks that are sentences: headings and fragments would flatter the reading grade."""
    return "\n".join(block for block in blocks(markdown) if block[-1] in ".?!)")


def main_text(notebook):
    """The chapter as a student reads it: from the title to the end of Limits."""
    found = parts(notebook)
    return "\n\n".join(found[part] for part in STUDENT)


def beyond(notebook):
    """What the page Further holds of a chapter."""
    return further().get(file(notebook)[len("notebooks/NN_") : -len(".ipynb")], "")


def citations(markdown):
    return {key.strip() for group in re.findall(CITED, markdown) for key in group.split(",")}


def words(text):
    return len(re.findall(r"\b[\w’'-]+\b", text))


def figures(notebook):
    """(cell, alternative text) of every picture that a cell has stored."""
    for cell in cells(notebook, "code"):
        for output in cell["outputs"]:
            data = output.get("data", {})
            if {"image/png", "image/svg+xml"} & set(data):
                yield cell, cell["metadata"].get("mystnb", {}).get("image", {}).get("alt", "")
            for image in re.findall(r"<img\b[^>]*>", "".join(data.get("text/html", ""))):
                yield cell, html.unescape((re.search(r' alt="([^"]*)"', image) or ["", ""])[1])


def test_there_is_a_chapter():
    assert CHAPTERS


@chapter
def test_a_chapter_has_every_part_in_order(notebook):
    assert list(parts(notebook)) == PARTS, (
        f"{file(notebook)}: after the hook write the headings "
        f"{', '.join(f'## {part}' for part in PARTS[1:])}, in this order"
    )


def written(name):
    """{file: text} of what an author writes for one chapter."""
    stem = name[3:]
    paths = [
        f"notebooks/{name}.ipynb",
        f"book/teachers/{name}.md",
        f"book/teachers/{name}_worksheet.md",
        f"book/teachers/exercises/{name}.py",
        f"src/lupusedu/models/{stem}.py",
    ]
    return {
        **{path: (ROOT / path).read_text("utf-8") for path in paths if (ROOT / path).exists()},
        "book/teachers/lessons.yml": str(lessons.lessons(ROOT).get(stem, "")),
    }


@pytest.mark.parametrize("name", CHAPTERS)
def test_no_words_of_the_template_are_left_in_a_chapter(name):
    left = {
        path: re.findall(r"to write:([^.\n]*)", text, re.IGNORECASE) for path, text in written(name).items()
    }
    assert {path: found for path, found in left.items() if found} == {}, (
        f"chapter {name}: put your own words where these files say “To write:”"
    )


@chapter
def test_the_explorable_runs_right_below_a_short_hook(notebook):
    hook, explorable = shown(notebook)[:2]
    assert text_of(hook).startswith("# "), f"{file(notebook)}: begin with the title, '# …'"
    assert words(prose(text_of(hook).partition("\n")[2])) <= 80, (
        f"{file(notebook)}: shorten the hook below the title to 80 words"
    )
    assert "Explorable(" in text_of(explorable), (
        f"{file(notebook)}: the cell after the hook shows an Explorable"
    )


def explorables(notebook):
    """(place of its cell, {argument: its value}) of every interactive figure, as the cells ask for it."""
    for place, cell in enumerate(notebook["cells"]):
        calls = (
            ast.walk(ast.parse("".join(cell["source"])))
            if cell["cell_type"] == "code" and "Explorable(" in text_of(cell)
            else []
        )
        for call in calls:
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Explorable":
                yield place, {keyword.arg: value(keyword.value) for keyword in call.keywords}


def value(node):
    """What an argument is: a literal, or steps."""
    return eval(ast.unparse(node), {"__builtins__": {}, "Step": Step})


@chapter
def test_the_first_figure_does_not_show_what_the_reader_is_asked_to_predict(notebook):
    found = list(explorables(notebook))
    assert found, f"{file(notebook)}: show an Explorable"
    (_, first), *later = found
    choice = any(
        "<lupus-choice" in text_of(cell) for cell in notebook["cells"][: later[0][0] if later else None]
    )
    if choice or any("predict" in arguments for _, arguments in later):
        hidden = first.get("hide", [])
        mend = (
            'give its first Explorable hide=["presets", "levels"], or cases=[…] with the presets that do '
            "not tell the answer"
        )
        assert first.get("cases") or {"levels", "presets"} <= set(
            hidden.split() if isinstance(hidden, str) else hidden
        ), f"{file(notebook)}: {mend}"


@chapter
def test_a_still_does_not_tell_what_its_reader_is_asked_to_predict(notebook, request):
    model = models.find(request.node.callspec.id[3:])
    for place, arguments in explorables(notebook):
        if "predict" in arguments:
            asking = Explorable(model, **arguments)
            stored = "".join(notebook["cells"][place]["outputs"][-1]["data"]["text/html"])
            assert stored == asking.html()
            told = html.unescape(figure.inlined(stored))
            assert [
                sentence for sentence in told_sentences(asking.run, model.words) if sentence in told
            ] == []
            assert "Before you see it" in told or model.views[arguments["predict"]].ask in told


@chapter
def test_a_downloaded_notebook_begins_with_how_to_install_it(notebook):
    first = notebook["cells"][0]
    assert first not in shown(notebook)
    assert "pip install" in text_of(first)
    assert re.search(r"\]\(\.\./book/[\w/]+\.md\)", text_of(first))


@chapter
def test_links_into_the_book_lead_to_its_pages(notebook):
    text = "\n".join(text_of(cell) for cell in notebook["cells"])
    made = {"book/how_the_models_fare.md", *(f"book/models/{name}.md" for name in models.names())}
    pages = set(re.findall(r"\]\(\.\./([^)#]+)", text))
    assert [page for page in pages if page not in made and not (ROOT / page).is_file()] == []


@chapter
def test_citations_are_links_that_any_reader_of_the_notebook_can_follow(notebook):
    written = "\n".join("".join(cell["source"]) for cell in notebook["cells"])
    assert "{cite" not in written
    for words, key in re.findall(r"\[([^\[\]]*)\]\(\.\./book/references\.bib#(\w+)\)", written):
        assert words.replace(" ", "") == key


def test_each_part_of_the_page_further_belongs_to_a_chapter():
    text = (ROOT / "book/further.md").read_text("utf-8")
    assert text.count("\n## ") == len(further()) > 0, (
        "book/further.md: under each '## Chapter 3' stands {chapter}`its stem`, then its boxes"
    )
    assert set(further()) <= {name[3:] for name in CHAPTERS}


@chapter
def test_a_chapter_is_900_to_1400_words(notebook):
    count = words(prose(main_text(notebook)))
    assert 900 <= count <= 1400, (
        f"{file(notebook)}: from the title to the end of Limits are {count} words; write 900 to 1,400"
    )


@chapter
def test_the_explanation_is_at_most_250_words(notebook):
    assert words(prose(parts(notebook)["Explain"].partition("\n")[2])) <= 250, (
        f"{file(notebook)}: shorten '## Explain' to 250 words, or move some into a 'Go deeper' box"
    )


@chapter
def test_the_main_text_reads_at_grade_5_to_8(notebook):
    """Above, words and sentences are too long for a reader of 15; below, sentences have lost their cause."""
    text = sentences(main_text(notebook))
    grade, mean = textstat.flesch_kincaid_grade(text), words(text) / textstat.sentence_count(text)
    assert grade <= 8.0, f"{file(notebook)}: take shorter words and sentences"
    assert grade >= 5.0, f"{file(notebook)}: grade {grade:.2f}; join sentences: because, so that, but"
    assert 10 <= mean <= 16, f"{file(notebook)}: {mean:.1f} words a sentence on average; write 10 to 16"


@chapter
def test_sentences_of_five_words_or_fewer_are_rare(notebook):
    told = told_one_by_one(sentences(main_text(notebook)))
    short = [sentence for sentence in told if words(sentence) <= 5 and sentence != "Yes."]
    assert len(short) <= 0.12 * len(told), (
        f"{file(notebook)}: join some of these to what they belong to: {short}"
    )


@chapter
def test_a_sentence_of_the_main_text_has_one_citation_at_most(notebook):
    twice = [
        sentence
        for block in re.split(r"\n\s*\n", DEEPER.sub("", main_text(notebook)))
        for sentence in told_one_by_one(block)
        if len(citations(sentence)) > 1
    ]
    assert twice == [], f"{file(notebook)}: leave one, and the others to the table under '## Sources'"


def told_one_by_one(text):
    """The sentences of a text, each as a line of its own."""
    return [one for one in re.split(r"(?<=[.?!])\s+|\n", text) if one.strip()]


@chapter
def test_a_chapter_brings_the_terms_that_the_glossary_gives_it(notebook, request):
    stem = request.node.callspec.id[3:]
    assert stem in TERMS, f"book/glossary.md: add '## Chapter …', {{chapter}}`{stem}` and its terms below"
    terms = TERMS[stem]
    brought = re.findall(r"<dfn>(.*?)</dfn>", "\n".join(texts(notebook)))
    assert 1 <= len(brought) <= 6, (
        f"{file(notebook)}: mark 1 to 6 terms as <dfn>…</dfn> where they first stand"
    )
    found = sorted(str(glossary.entry(words, terms)) for words in brought)
    assert found == sorted(terms), (
        f"{file(notebook)} marks other terms with <dfn> than book/glossary.md gives it under "
        f"{{chapter}}`{stem}`"
    )


@chapter
def test_every_citation_has_an_entry_in_the_references(notebook):
    keys = citations("\n".join([*texts(notebook), beyond(notebook)]))
    assert keys, f"{file(notebook)}: cite a source, as the other chapters do"
    assert keys <= set(SOURCES), (
        f"book/references.bib: add {keys - set(SOURCES)}, or mend the key in {file(notebook)}"
    )


@chapter
def test_what_the_text_cites_stands_in_its_table_of_sources(notebook):
    gone = citations(main_text(notebook) + beyond(notebook)) - citations(parts(notebook)["Sources"])
    assert gone == set(), f"{file(notebook)}: give each of these a line in the table under '## Sources'"


def facts(notebook):
    """Rows of the table of sources: {column: its cell}."""
    lines = [line for line in parts(notebook)["Sources"].splitlines() if line.startswith("|")]
    rows = [[cell.strip() for cell in line.strip("| ").split("|")] for line in lines]
    assert rows[:1] == [COLUMNS], f"{file(notebook)}: '## Sources' has a table | {' | '.join(COLUMNS)} |"
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows[2:]]


def rows_of(cell):
    """Evidence rows that a Fact cell names."""
    return re.findall(FACT, cell)


def words_of(rows, keys):
    """What the evidence rows, and the references of these keys, say: not where they stand: volumes, pages and
    addresses hold any number."""
    said = [EVIDENCE.loc[row] for row in rows]
    notes = [
        SOURCES[key].fields.get(name, "") for key in keys & set(SOURCES) for name in ("note", "title", "year")
    ]
    dois = [SOURCES[key].fields["doi"].lower() for key in keys & set(SOURCES) if "doi" in SOURCES[key].fields]
    said += [row for _, row in EVIDENCE.iterrows() if any(doi in row.source.lower() for doi in dois)]
    return "\n".join([*notes, *(f"{row.statement} {row.people}" for row in said)])


def plainly(name):
    """A name without TeX, accents and case."""
    bare = re.sub(r"\\[^A-Za-z&]|[{}\\]", "", name.replace("\\o", "o").replace("ß", "ss").replace("’", "'"))
    return "".join(
        letter for letter in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(letter)
    ).casefold()


def names_of(key):
    """What tells a reference from others: its authors' surnames, the name in its key, its DOI, long numbers
    in its address, its volume and page."""
    entry = SOURCES[key]
    fields = entry.fields
    where = " ".join(fields.get(name, "") for name in ("url", "title", "howpublished"))
    found = [
        " ".join([*author.prelast_names, *author.last_names]) for author in entry.persons.get("author", [])
    ]
    found += [
        re.match(r"\D+", key)[0],
        fields.get("doi", ""),
        *re.findall(r"[A-Z]*\d{6,}|\d+:[A-Z]?\d+", where),
    ]
    found += (
        [f"{fields['volume']}:{fields['pages'].partition('-')[0]}"]
        if {"volume", "pages"} <= set(fields)
        else []
    )
    return {plainly(name) for name in found} - {"", "others"}


def test_the_dots_of_a_drug_card_are_counts_that_it_lists_and_one_trial_shows_both_its_looks():
    cards = re.findall(
        r"<details data-dots=\"(.*?)\"><summary><b>(.*?)</b>(.*?)</details>",
        main_text(CHAPTERS["04_control"]),
        re.DOTALL,
    )
    listed = {html.unescape(name).replace("\u00ad", ""): (dots.split(), told) for dots, name, told in cards}
    for dots, told in listed.values():
        assert all(
            "{} of {}".format(*(dot if "/" in dot else f"{dot}/every 100").split("/")) in told for dot in dots
        )
    assert {"Canadian1991", "Tsakonas1998"} <= citations(listed["Hydroxychloroquine"][1])


def test_what_is_approved_is_told_with_its_date():
    """An approval, or that there is none, is true from a day on: a reader of a later year has to see
    which."""
    pages = [text for notebook in CHAPTERS.values() for text in texts(notebook)]
    pages += [path.read_text("utf-8") for path in ROOT.glob("book/*.md")]
    told = [
        line
        for page in [*pages, *EVIDENCE.statement]
        for line in re.split(r"(?<=[.?!;])\s+|\n", page)
        if re.search(r"\bapprov(ed|al)\b", line)
    ]
    assert len(told) > 6
    assert [line for line in told if not re.search(r"\b(19|20)\d\d\b", line)] == []


@chapter
def test_facts_in_the_table_of_sources_are_in_the_evidence(notebook):
    table = facts(notebook)
    assert table, f"{file(notebook)}: the table under '## Sources' needs a line"
    for row in table:
        assert re.fullmatch(rf"–|{FACT}(; {FACT})*", row["Fact"]), (
            f"{file(notebook)}: a line under '## Sources' begins with names of the evidence, A05; N12, or "
            f"with –: {row}"
        )
        for fact in rows_of(row["Fact"]):
            assert fact in EVIDENCE.index, (
                f"src/lupusedu/data/evidence.csv: add a row {fact}, which {file(notebook)} names"
            )
            assert EVIDENCE.verified[fact] != "no", (
                f"{file(notebook)}: leave {fact} out; evidence.csv says that it was not confirmed"
            )
            assert EVIDENCE.verified[fact] != "weak" or "weak" in row["Kind of evidence"], (
                f"{file(notebook)}: say beside {fact} that the source is weak"
            )


@chapter
def test_a_fact_and_its_citation_are_of_the_same_source(notebook):
    apart = []
    for row in facts(notebook):
        names = set().union(*map(names_of, citations(row["Source"])))
        for fact in rows_of(row["Fact"]):
            source = plainly(EVIDENCE.source[fact])
            if not any(re.search(rf"(?<![^\W_]){re.escape(name)}(?![^\W_])", source) for name in names):
                apart.append((fact, EVIDENCE.source[fact], row["Source"]))
    assert apart == [], (
        f"{file(notebook)}, Sources: cite what evidence.csv names as the source of the fact; a surname, the "
        f"DOI or volume:page tells"
    )


@chapter
def test_every_number_of_a_claim_is_a_number_of_its_evidence(notebook):
    strange = []
    for row in facts(notebook):
        keys = citations(row["Source"])
        pool = held(words_of(rows_of(row["Fact"]), keys))
        strange += [
            (row["Fact"], sorted(keys), gone)
            for cell in ("Claim", "Who")
            for gone in missing(row[cell], pool)
        ]
    assert strange == [], (
        f"{file(notebook)}, Sources: these numbers are in no row of evidence.csv that the line names, nor in "
        f"the note of its reference"
    )


@chapter
def test_every_number_beside_a_citation_is_a_number_of_its_evidence(notebook):
    table, strange = facts(notebook), []
    for sentence, keys in cited_sentences(
        "\n\n".join(
            [*(text for part, text in parts(notebook).items() if part != "Sources"), beyond(notebook)]
        )
    ):
        rows = [
            fact for row in table if citations(row["Source"]) & set(keys) for fact in rows_of(row["Fact"])
        ]
        pool = held(words_of(rows, set(keys))) | {len(keys)}  # “in two trials”, both cited
        strange += [(sentence, gone) for gone in missing(sentence, pool)]
    assert strange == [], (
        f"{file(notebook)}: these numbers stand beside a citation and in no row of evidence.csv that its "
        f"table of sources names for it"
    )


@chapter
def test_every_quiz_item_has_three_options_with_a_reply_each(notebook):
    text = parts(notebook)["Check"]
    there = re.search(
        r'^<lupus-quiz id="quiz-[a-z_]+">\n\n.*\n\n</lupus-quiz>$', text, re.DOTALL | re.MULTILINE
    )
    assert there, (
        f"{file(notebook)}: '## Check' holds <lupus-quiz id=\"quiz-<stem>\">, an empty line, the items, an "
        f"empty line, </lupus-quiz>"
    )
    items = re.split(r"^\d+\. ", text, flags=re.M)[1:]
    assert 4 <= len(items) <= 6, f"{file(notebook)}: the quiz has 4 to 6 items, '1. …'"
    for item in items:
        replies = re.findall(
            r"<details( data-right)?><summary>(.+?)</summary>(.+?)</details>", item, flags=re.DOTALL
        )
        assert len(replies) == 3, (
            f"{file(notebook)}: three options, <details><summary>…</summary>its reply</details>: {item}"
        )
        assert [bool(right) for right, _, _ in replies] == [
            reply.strip().startswith("Yes.") for _, _, reply in replies
        ], f"{file(notebook)}: the reply to the right option, and no other, begins with 'Yes.': {item}"
        assert sum(bool(right) for right, _, _ in replies) == 1, (
            f"{file(notebook)}: mark one option as right, <details data-right>: {item}"
        )
    places = [
        [bool(right) for right, _, _ in re.findall(r"<details( data-right)?>(<summary>)(.)", item)].index(
            True
        )
        for item in items
    ]
    assert len(set(places)) > 1, f"{file(notebook)}: vary the place of the right answer"


def right_options(markdown):
    """{(id of the quiz, number of its item): words of the option that is marked as right} on one page."""
    found = {}
    for name, quiz in re.findall(r'<lupus-quiz id="quiz-(\w+)">(.*?)</lupus-quiz>', markdown, re.DOTALL):
        for number, item in enumerate(re.split(r"^\d+\. ", quiz, flags=re.M)[1:], 1):
            found[name, number] = " | ".join(
                re.findall(r"<details data-right><summary>(.+?)</summary>", item)
            )
    return found


def test_the_right_options_are_those_of_a_key_that_was_written_apart():
    pages = ["\n".join(texts(notebook)) for notebook in CHAPTERS.values()]
    key = pd.read_csv(REFERENCE / "quiz.csv").set_index(["quiz", "item"])["right"]
    marked = {}
    for page in [*pages, (ROOT / "book" / "index.md").read_text("utf-8")]:
        marked |= right_options(page)
    assert marked == key.to_dict(), (
        "tests/reference/quiz.csv: one row (quiz, item, words of the right option) for each item of a quiz, "
        "no other, and the same words"
    )


@chapter
def test_one_quiz_item_recalls_an_earlier_chapter(notebook):
    recalled = re.findall(
        r"^\d+\. \*\*From (?:chapter \d+|the opening page):", parts(notebook)["Check"], flags=re.M
    )
    assert len(recalled) == 1, (
        f"{file(notebook)}: begin one item of the quiz, and only one, with '**From chapter 3: …'"
    )


@chapter
def test_limits_end_with_the_ledger_and_the_next_question(notebook, request):
    limits = next((i for i, cell in enumerate(notebook["cells"]) if "## Limits" in text_of(cell)), 0)
    sources = next((i for i, cell in enumerate(notebook["cells"]) if "## Sources" in text_of(cell)), None)
    between = notebook["cells"][limits:sources]
    count = sum("ledger(" in text_of(cell) for cell in between if cell["cell_type"] == "code")
    assert count == 1, (
        f"{file(notebook)}: between '## Limits' and '## Sources' one code cell shows ledger(the model)"
    )
    if request.node.callspec.id != list(CHAPTERS)[-1]:
        leads = parts(notebook)["Limits"].strip().split("\n\n")[-1].startswith("**Next:** ")
        assert leads, (
            f"{file(notebook)}: end Limits with a paragraph '**Next:** …', the question that leads to the "
            f"next chapter"
        )


@chapter
def test_a_chapter_leads_to_its_model_s_card_and_to_the_teachers_page(notebook, request):
    name = request.node.callspec.id
    text = "\n".join(texts(notebook))
    assert f"../book/models/{name[3:]}.md" in text, (
        f"{file(notebook)}: link to the model card, ../book/models/{name[3:]}.md"
    )
    assert f"../book/teachers/{name}.md" in parts(notebook)["For teachers"], (
        f"{file(notebook)}: '## For teachers' links to ../book/teachers/{name}.md"
    )


@chapter
def test_a_chapter_says_once_that_it_is_not_medical_advice_and_where_to_turn(notebook):
    text = prose(main_text(notebook))
    assert text.count("not medical advice") == 1, (
        f"{file(notebook)}: say once that this is not medical advice"
    )
    assert "care team" in text, f"{file(notebook)}: send the reader with questions to the care team"


@chapter
def test_the_words_are_calm(notebook):
    spoken = "\n".join(map(prose, texts(notebook)))
    assert re.findall(BATTLE, spoken, flags=re.I) == [], f"{file(notebook)}: say it in calmer words"


@chapter
def test_every_picture_says_what_it_shows(notebook):
    pictures = list(figures(notebook))
    assert pictures, f"{file(notebook)}: run it with nox -s notebooks; no picture is stored"
    for cell, alt in pictures:
        assert 40 <= len(alt) <= 250, (
            f"{file(notebook)}, cell {cell['id']}: describe the picture in 40 to 250 letters (.alt, or "
            f"mystnb.image.alt): {alt!r}"
        )


def lines_of_code(cell):
    """Lines of a cell, but for those of its steps, which are words for a reader of the page."""
    calls = [node for node in ast.walk(ast.parse(text_of(cell))) if isinstance(node, ast.Call)]
    steps = {
        line
        for call in calls
        if getattr(call.func, "id", "") == "Step"
        for line in range(call.lineno, call.end_lineno + 1)
    }
    return len(text_of(cell).splitlines()) - len(steps)


@chapter
def test_code_cells_are_short(notebook):
    for cell in cells(notebook, "code"):
        assert lines_of_code(cell) <= 12, (
            f"{file(notebook)}, cell {cell['id']}: 12 lines at most, beside the words of steps; split it"
        )
        hidden = cell["metadata"].get("jupyter", {}).get("source_hidden")
        assert hidden or not steps(cell), (
            f"{file(notebook)}, cell {cell['id']}: its steps are told by the figure; hide the source"
        )


@chapter
def test_a_step_begins_with_what_to_do_and_stays_short(notebook):
    for cell in cells(notebook, "code"):
        for listed in steps(cell):
            assert len(listed) <= 6, f"{file(notebook)}, cell {cell['id']}: six steps at a figure at most"
            for step in listed:
                assert re.search(r"\*\*[A-Z][a-z]+( [a-z]+)?\*\*", step["ask"]), (
                    f"{file(notebook)}: write the verb of a step in bold: {step['ask']}"
                )
                assert words(prose(step["ask"])) <= 45, (
                    f"{file(notebook)}: 45 words at most, it stands beside its picture: {step['ask']}"
                )


@chapter
def test_stored_outputs_are_the_same_on_every_run(notebook):
    assert "widgets" not in notebook["metadata"]
    for cell in notebook["cells"]:
        assert re.fullmatch(r"[a-z][a-z0-9-]*", cell["id"]), "name the cell for what it shows"
        assert not re.fullmatch(r"[0-9a-f]{8}", cell["id"]), "name the cell for what it shows"
        assert "execution" not in cell["metadata"]
    for cell in cells(notebook, "code"):
        assert cell["execution_count"] is not None, (
            f"{file(notebook)}, cell {cell['id']}: run it with nox -s notebooks -- {file(notebook)}"
        )
        for output in cell["outputs"]:
            assert output["output_type"] != "error", (
                f"{file(notebook)}, cell {cell['id']} stops with an error"
            )
            assert "application/vnd.jupyter.widget-view+json" not in output.get("data", {}), cell["id"]
            # SVG among HTML is taken out of a notebook that is not trusted.
            assert not re.search(r" at 0x[0-9a-f]{6,}|\d+%\||lupus-live|<svg", json.dumps(output)), cell["id"]


@chapter
def test_a_cell_that_needs_a_kernel_shows_a_still_figure_on_the_site(notebook):
    with_controls = [
        cell for cell in cells(notebook, "code") if re.search(r"\binteract(ive|_manual)?\(", text_of(cell))
    ]
    assert with_controls, (
        f"{file(notebook)}: every chapter has an experiment with ipywidgets for a teacher's own idea: "
        f"figure.interact(function, …)"
    )
    for cell in with_controls:
        stills = [output["data"].get("text/html", "") for output in cell["outputs"] if "data" in output]
        assert any('<img alt="' in "".join(still) for still in stills), cell["id"]


@pytest.mark.parametrize("key", SOURCES)
def test_a_source_says_where_it_is_and_how_it_was_read(key):
    fields = SOURCES[key].fields
    where = re.fullmatch(r"10\.\d{4,9}/\S+", fields.get("doi", "")) or fields.get("url", "").startswith(
        "https://"
    )
    assert where, f"book/references.bib, {key}: say where it is, doi = {{10.…}} or url = {{https://…}}"
    read = re.search(
        r"Read as: (full text|abstract|conference abstract|table|copies of the registry entry|news "
        r"report|citation)",
        fields.get("note", ""),
    )
    assert read, (
        f"book/references.bib, {key}: its note says 'Read as: full text', or abstract, conference abstract, "
        f"table, news report, citation"
    )


@pytest.mark.parametrize("field", ["doi", "url", "title"])
def test_a_source_has_one_entry(field):
    """Two keys for one paper stand twice in the list of references, and their notes drift apart."""
    keys = {}
    for key, entry in SOURCES.items():
        if field in entry.fields:
            keys.setdefault(re.sub(r"\W", "", plainly(entry.fields[field])), []).append(key)
    assert [twice for twice in keys.values() if len(twice) > 1] == []


def test_a_key_names_the_first_author_and_the_year_of_its_source():
    """'Tanaka2021' for a paper by Tummala sends a teacher to the wrong paper. A group's key is words of its
    name or of the title, or its initials."""
    strange = []
    for key, entry in SOURCES.items():
        author, called = entry.persons["author"][0], key.removesuffix(entry.fields["year"])
        family = "".join(re.findall(r"\w+", plainly(" ".join([*author.prelast_names, *author.last_names]))))
        said = "".join(re.findall(r"\w+", plainly(str(author) + entry.fields["title"])))
        initials = {
            "".join(re.findall(first, str(author).replace("'s", ""))).casefold()
            for first in (r"[A-Z]", r"\b\w")
        }
        words_in = re.findall(r"[A-Z][a-z]+|[A-Z\d]+(?![a-z])|\w", called)
        of_group = (
            called.casefold() in initials
            or called.casefold() in said
            or all(word.casefold() in said for word in words_in)
        )
        if called == key or not (called.casefold().startswith(family) if author.first_names else of_group):
            strange.append((key, str(author), entry.fields["year"]))
    assert strange == []


@pytest.mark.parametrize("name", models.names())
def test_the_sources_of_a_model_are_in_the_references(name):
    sources = {parameter.source for parameter in models.find(name).parameters.values()}
    gone = sources - {"assumed"} - set(SOURCES)
    assert gone == set(), (
        f"book/references.bib: add these keys, which src/lupusedu/models/{name}.py gives as sources"
    )


@chapter
def test_limits_lead_to_how_the_models_fare(notebook):
    assert "](../book/how_the_models_fare.md)" in parts(notebook)["Limits"], (
        f"{file(notebook)}: link in Limits to book/how_the_models_fare.md"
    )
