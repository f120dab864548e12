"""Notebooks for students: nothing in them answers a question, and their exercises tell right from wrong."""

import ast
import re
import sys

import nbformat
import pytest

from checkout import ROOT

sys.path.insert(0, str(ROOT / "tools"))
import alone
import student

CHAPTERS = [path.stem for path in alone.CHAPTERS]
chapter = pytest.mark.parametrize("name", CHAPTERS)


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """(name of a chapter, 'source' or 'release') → its notebook, as the tool stores it."""
    target = tmp_path_factory.mktemp("student")
    made = {}

    def notebook(name, kind):
        if name not in made:
            student.write(ROOT / "notebooks" / f"{name}.ipynb", target)
            made[name] = {
                "source": nbformat.read(target / f"course/source/{name}/{name}.ipynb", as_version=4),
                "release": nbformat.read(target / f"{name}.ipynb", as_version=4),
            }
        return made[name][kind]

    return notebook


def pieces(name):
    return student.exercises(student.EXERCISES / f"{name}.py")


def graded(notebook):
    return {cell.metadata.nbgrader.grade_id: cell for cell in notebook.cells if "nbgrader" in cell.metadata}


@chapter
def test_a_student_s_notebook_holds_no_answer(written, name):
    text = nbformat.writes(written(name, "release"))
    told = r"data-right|>Yes\.|\bsaw=|\bgave=|BEGIN|SOLUTION|HIDDEN|## For teachers|book/teachers"
    assert re.findall(told, text) == []
    for answer in (one for one in pieces(name) if one.kind in ("answer", "words")):
        solved = "".join(
            re.findall(r"### BEGIN SOLUTION\n(.*?)### END", answer.source, re.DOTALL) or answer.source
        )
        assert solved.strip() not in "\n".join(cell.source for cell in written(name, "release").cells)


@chapter
def test_a_student_s_notebook_has_no_outputs_and_keeps_the_chapter_s_own_parts(written, name):
    notebook = written(name, "release")
    for cell in notebook.cells:
        assert cell.get("outputs", []) == []
        assert cell.get("execution_count") is None
    stored = alone.parts(alone.read(ROOT / "notebooks" / f"{name}.ipynb"))
    kept = {cell.id for cell in notebook.cells}
    assert [cell.id for part, cell in stored if part != "For teachers" and cell.id not in kept] == []


@chapter
def test_the_letters_of_the_quiz_are_those_of_its_right_options(written, name):
    stored = alone.read(ROOT / "notebooks" / f"{name}.ipynb")
    text = next(cell.source for cell in stored.cells if "<lupus-quiz" in cell.source)
    right = re.findall(r"<details data-right><summary>(.*?)</summary>", text)
    notebook = written(name, "source")
    asked = next(cell.source for cell in notebook.cells if cell.id == "check")
    letters = ast.literal_eval(
        re.findall(r"answers = (\[.+\])\n", graded(notebook)["check-answers"].source)[-1]
    )
    options = re.findall(r"\*\*([abc])\)\*\* (.*)", asked)
    items = [dict(options[at : at + 3]) for at in range(0, len(options), 3)]
    assert [item[letter] for item, letter in zip(items, letters, strict=True)] == right
    assert len(set(letters)) > 1


@chapter
def test_each_chapter_has_three_exercises_with_tests_that_are_seen_and_hidden(name):
    listed = pieces(name)
    assert [one.kind for one in listed if one.kind != "words"] == [
        "setup",
        *["task", "answer", "tests", "wrong"] * 3,
    ]
    for one in listed:
        if one.kind == "tests":
            assert re.match("assert ", one.source), f"{one.name}: begin with a test that a student sees"
            assert "### BEGIN HIDDEN TESTS" in one.source
            assert one.points > 0
    assert [one.points > 0 for one in listed if one.kind == "words"] == [True]


@chapter
def test_tests_pass_on_the_solution_and_fail_on_a_usual_wrong_answer_and_on_none(written, name):
    """A wrong answer passes what is seen: else the hidden tests would add nothing."""
    release = graded(written(name, "release"))
    world = {}
    setup, *listed = pieces(name)
    exec(setup.source, world)
    names = [one.name for one in listed if one.kind == "answer"]
    for exercise in names:
        answer, tests, wrong = (
            next(one.source for one in listed if (one.kind, one.name) == (kind, exercise))
            for kind in ("answer", "tests", "wrong")
        )
        exec(answer, world)
        exec(tests, world)
        exec(wrong, world)
        exec(release[f"{exercise}-tests"].source, world)
        with pytest.raises(AssertionError):
            exec(tests, world)
        blank = {}
        exec(setup.source, blank)
        unanswered = "\n\n".join(release[f"{exercise}-{part}"].source for part in ("answer", "tests"))
        with pytest.raises(NotImplementedError):  # nbgrader’s stub: unanswered must not pass
            exec(unanswered, blank)


@chapter
def test_marks_are_nbgrader_s(written, name):
    """Its schema 3: an answer, a test with points, or words with points that a teacher marks; each with a
    name of its own."""
    for kind in ("source", "release"):
        cells = [cell for cell in written(name, kind).cells if "nbgrader" in cell.metadata]
        names = [cell.metadata.nbgrader.grade_id for cell in cells]
        assert len(set(names)) == len(names) == 9
        for cell in cells:
            given = cell.metadata.nbgrader
            assert given.schema_version == 3
            assert given.grade or given.solution
            assert given.locked != given.solution
            assert ("points" in given) == given.grade
            assert (cell.cell_type == "markdown") == (given.grade and given.solution)


@chapter
def test_a_notebook_that_stands_alone_lists_what_it_cites_and_links_to_no_file(written, name):
    notebook = written(name, "release")
    text = "\n".join(cell.source for cell in notebook.cells)
    assert "../book" not in text
    assert not re.search(r"\]\(\d\d_\w+\.ipynb", text)
    cited = set(re.findall(r"\[([\w’ -]+ (?:19|20)\d\d)\]\(#References\)", text))
    listed = set(re.findall(r"^- \*\*(.+?)\*\* \S", notebook.cells[-1].source, re.MULTILINE))
    assert cited
    assert cited <= listed


def test_links_lead_to_the_site_where_there_is_one():
    text = "See [its card](../book/models/reset.md#x), [chapter 3](03_lupus_loop.ipynb)."
    assert alone.away(text, "https://a.example/b/") == (
        "See [its card](https://a.example/b/book/models/reset.html#x), "
        "[chapter 3](https://a.example/b/notebooks/03_lupus_loop.html)."
    )
    assert alone.away(text, "") == "See its card, chapter 3."


def test_a_cell_of_another_kind_is_named(tmp_path):
    wrong = tmp_path / "01_x.py"
    wrong.write_text("# %% setup\n# %% reach anwser\n")
    with pytest.raises(ValueError, match="reach anwser"):
        student.exercises(wrong)


def test_steps_lose_what_they_tell_and_keep_the_rest():
    code = (
        'Explorable(M, steps=[\n    Step("**Do** “this”.", saw="It\\nrises.", knobs="a"), '
        'Step("b", gave="c")])'
    )
    assert student.untold(code) == (
        "Explorable(M, steps=[\n    Step('**Do** “this”.', knobs='a'), Step('b')])"
    )
