"""What chapters and the home page tell of runs is what the models do: tests/reference/told/<page>.csv names
the measure behind each number."""

import re

import pandas as pd
import pytest

from book.notebooks import CHAPTERS, blocks, further, texts
from book.numbers_in_text import DIGITS, NAME, PASSED_OVER, SPELLED, WORDS
from book.numbers_in_text import sentences as cited_sentences
from checkout import ROOT
from lupusedu import models
from lupusedu.measure import published
from lupusedu.simulate import cohort
from lupusedu.sphinx import worksheet
from lupusedu.words import numbers

TOLD = ROOT / "tests/reference/told"
COLUMNS = ["quote", "number", "model", "preset", "values", "measure", "format", "why"]
SAW = re.compile(r"<details><summary>What we saw</summary>(.*?)</details>", re.DOTALL)
# Words that stand for a number besides those of `counted`, and what is no result: “in 100”, “gate 2”.
SAID = {
    **WORDS,
    "twice": 2,
    "double": 2,
    "third": 3,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "tenth": 10,
}
NO_RESULT = re.compile(r"\b(?:in|of)(?: every| the)? 100\b|\b(?:gate|figure) \d")
CHECK = re.compile(r"\bM\d+-\d+\b")
SHOWN = 100  # virtual patients of a picture

chapter = pytest.mark.parametrize("name", CHAPTERS)
page = pytest.mark.parametrize("name", [*CHAPTERS, "index"])


def where(name):
    """The table of a page, for messages."""
    return f"tests/reference/told/{name}.csv"


def rows(name):
    """The rows of a page's table, as named tuples of words."""
    place = TOLD / f"{name}.csv"
    assert place.exists(), (
        f"{where(name)}: write it, a row for each number that the page tells of a run, with the head "
        f"{','.join(COLUMNS)}"
    )
    table = pd.read_csv(place, dtype=str, keep_default_na=False)
    assert list(table) == COLUMNS, f"{where(name)}: its head is {','.join(COLUMNS)}"
    return list(table.rename(columns={"values": "settings"}).itertuples(index=False))


def words(markdown):
    """All that a reader may read of it, 'Go deeper' boxes too, as one line."""
    return " ".join(blocks(markdown.replace("go-deeper", "")))


def whole(name):
    """The markdown of a chapter, with what stands on the page Further, or of the home page."""
    if name == "index":
        return (ROOT / "book/index.md").read_text("utf-8")
    return "\n\n".join([*texts(CHAPTERS[name]), further().get(name[3:], "")])


def places(text, number):
    """(from, to) of a number, where it is no part of a longer one."""
    return [match.span() for match in re.finditer(rf"(?<![\w.]){re.escape(number)}(?!\w|[.,]\d)", text)]


def measured(row, checked):
    """The number of a row's measure: arithmetic of measures of one run and of ids of checks, checked(model,
    id); a condition counts the virtual patients of a picture, with a cohort as preset."""
    settings = {name: float(value) for name, value in (pair.split("=") for pair in row.settings.split())}

    if "<" in row.measure or ">" in row.measure:
        runs = patients(row.model, row.preset, published.column(row.measure), **settings)
        return published.meets(runs, row.measure).sum()
    text = CHECK.sub(lambda match: checked(row.model, match[0]), row.measure)
    # Of a row without a model there are numbers alone; `days` are of the run.
    own = {name: value for name, value in settings.items() if name != "days"}
    model = row.model and worksheet.model(row.model, row.preset, **own)
    return published.arithmetic(text, model, lambda: worksheet.run(row.model, row.preset or None, **settings))


@pytest.fixture
def checked(obtained):
    """checked(stem, id): the number that one of the model's checks obtains, as text."""

    def number(stem, name):
        model = models.find(stem)
        return repr(obtained(model, next(one for one in model.checks if one.id == name)))

    return number


def patients(stem, arm, column, **settings):
    """A column of the runs of a cohort's virtual patients, as a picture shows them: their middle one has the
    settings."""
    model = models.find(stem)
    chosen = model.cohorts[arm]
    middle = {name: median for name, (median, _) in chosen.spread.items()}
    shown = next(view for view in model.views.values() if arm in getattr(view, "cohorts", ()))
    return cohort.column(
        model, cohort.present(model(**{**middle, **chosen.values, **settings}), chosen), column, chosen.days
    ).loc[cohort.kept(model, [model.cohorts[name] for name in shown.cohorts], SHOWN)]


def uncited(box):
    """The words of a box without its sentences that cite: their numbers are looked for in the evidence."""
    text = " ".join(box.split())
    for sentence, _ in cited_sentences(box):
        text = text.replace(sentence, "")
    return words(text)


def bare(text, told):
    """Numbers of a text that no row tells, as they stand there."""
    spans = [
        (at + a, at + b)
        for row in told
        for at in [text.find(row.quote)]
        if at >= 0
        for a, b in places(row.quote, row.number)
    ]
    spans += [match.span() for pattern in (NAME, PASSED_OVER, NO_RESULT) for match in pattern.finditer(text)]
    found = [
        match
        for pattern in (DIGITS, SPELLED)
        for match in pattern.finditer(text)
        if match["number"].lower() != "one"
    ]
    return [
        text[max(0, match.start() - 30) : match.end()]
        for match in found
        if not any(a <= match.start("number") < b for a, b in spans)
    ]


@page
def test_each_quote_stands_once_on_the_page_and_holds_its_number(name):
    text = words(whole(name))
    astray = [
        row.quote
        for row in rows(name)
        if text.count(row.quote) != 1 or len(places(row.quote, row.number)) != 1
    ]
    assert astray == [], (
        f"{where(name)}: copy each quote from the page as it stands, long enough to stand there once, its "
        f"number in it once"
    )


@page
def test_each_number_is_the_one_that_the_run_gives(name, checked):
    wrong = []
    for row in rows(name):
        if row.measure:
            written = numbers.number(measured(row, checked), row.format.removeprefix(","))
            told = str(SAID.get(row.number.lower(), row.number)).replace("−", "-")
            wrong += [(row.quote, written)] if written not in (told, f"{told} %") else []
    assert wrong == [], (
        f"{where(name)}: the run gives these numbers; mend the words of the page, or the row's measure"
    )


@chapter
def test_each_number_of_what_we_saw_is_told_by_a_row_or_cited(name):
    told = rows(name)
    boxes = SAW.findall(whole(name))
    assert boxes, (
        f"notebooks/{name}.ipynb: say what a reader will have seen, <details><summary>What we saw</summary>"
    )
    assert [gone for box in boxes for gone in bare(uncited(box), told)] == [], (
        f"{where(name)}: add a row for each of these numbers of 'What we saw'"
    )


@page
def test_a_row_without_a_measure_says_why(name):
    assert [row.quote for row in rows(name) if not (row.measure or row.why)] == [], (
        f"{where(name)}: give the measure, or in the last column why there is none"
    )


def test_as_many_relapse_only_without_their_drug_as_chapter_4_says():
    keep, stop = (
        patients("control", f"{arm} maintenance", "B").max(axis=1) > 0.5 for arm in ("keep", "stop")
    )
    assert (
        f"The same place is the same patient, and {(stop & ~keep).sum()} relapse only if they stop."
        in words(whole("04_control"))
    )


def test_as_many_of_the_drawn_can_be_ill_as_chapter_4_says():
    control = models.find("control")
    arm = control.cohorts["keep maintenance"]
    drawn, can, of_many = (
        len(found)
        for found in (
            cohort.patients(control, arm),
            cohort.treated(control, arm),
            cohort.treated(control, arm, 20_000),
        )
    )
    text = words(whole("04_control"))
    assert f"Illness is possible for each; of {drawn} drawn it is for {can}." in text
    assert f"In {round(of_many, -3):,} of them illness is possible" in text


def test_the_years_of_illness_that_the_queue_implies_are_those_of_its_table():
    table = re.search(r"<lupus-access>(.*?)</lupus-access>", whole("10_in_vivo"), re.DOTALL)[1]
    ill, fresh = (
        float(re.search(rf"^\| {name} \| ([\d,]+) ", table, re.M)[1].replace(",", ""))
        for name in ("People with lupus", "Newly ill in a year")
    )
    # In the box that turns Little's law round.
    assert words(whole("10_in_vivo")).count(f"{ill / fresh:.1f} years") == 1
