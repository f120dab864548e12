"""Write each chapter as a notebook for students, with exercises that nbgrader marks. Called by `nox -s
student`.

`<chapter>.ipynb` is to hand out as it is; `course/` is a course of nbgrader, whose `source/<chapter>/` has
solutions and hidden tests, for teachers alone. An exercise is written once, in
book/teachers/exercises/<chapter>.py, of which a cell begins with a line

    # %% setup                 what all exercises need
    # %% [markdown]            the task
    # %% <name> answer         code, solved between BEGIN SOLUTION and END SOLUTION
    # %% <name> tests 2        2 points; between BEGIN and END HIDDEN TESTS what students do not see
    # %% <name> wrong: why     an answer that passes the tests that are seen, and not the hidden ones
    # %% [markdown] <name> words 2     an answer in words, which a teacher marks
"""

import ast
import os
import re
import sys
from collections import namedtuple
from pathlib import Path

import alone

EXERCISES = alone.ROOT / "book" / "teachers" / "exercises"
TARGET = alone.ROOT / "_build" / "student"
TAUGHT = ["For teachers"]  # parts that a student does not get
TOLD = {"saw", "gave"}  # arguments of a Step that tell its answer
OPTION = re.compile(
    r"^ *<details( data-right)?><summary>(.*?)</summary>.*?</details>", re.DOTALL | re.MULTILINE
)
QUIZ = re.compile(r'<lupus-quiz id="[^"]*">\n+(.*?)\n+</lupus-quiz>', re.DOTALL)
REGION = r"^([ \t]*)### BEGIN {0}\n.*?^[ \t]*### END {0}\n?"
INSTALL = """**To run this notebook** you need Python 3.11 or newer, JupyterLab and the package `lupusedu`: \
your teacher says where they are. *Run → Run All Cells* brings the figures to life. It stops where your \
first answer is missing; write it, and go on from there."""
EXERCISE = """## Exercises: your turn

Write your answers where it says `YOUR CODE HERE` or *YOUR ANSWER HERE*, and take away the line that begins \
with `raise`. The cell below an answer tests it: it says what is wrong, or nothing. When it is marked, more \
tests are run."""
ANSWER = """answers = []  # one letter for each question, in order, such as ["a", "b"]
### BEGIN SOLUTION
answers = {right}
### END SOLUTION"""
TESTS = """assert len(answers) == {n}, "one letter for each of {n} questions"
assert set(answers) <= set("abc"), "each letter is a, b or c"
### BEGIN HIDDEN TESTS
sum(mine == right for mine, right in zip(answers, {right}))
### END HIDDEN TESTS"""

# A chapter draws figures and runs models; on a busy machine a cell takes longer than nbgrader waits.
COURSE = """c = get_config()
c.CourseDirectory.course_id = "lupusedu"
c.Execute.timeout = 600
c.Execute.iopub_timeout = 60
"""

# kind: "setup", "task", "answer", "tests", "wrong" or "words"; points: 0 where it has none.
Piece = namedtuple("Piece", "kind name points source")


def exercises(path):
    """[Piece] of a file of exercises. Raises ValueError for a cell of another kind."""
    text = path.read_text(encoding="utf-8")
    _, *cells = re.split(r"^# %% ?", text, flags=re.MULTILINE)
    return [piece(path, *cell.partition("\n")[::2]) for cell in cells]


def piece(path, head, body):
    """One cell of a file of exercises, from the words after `# %%` and the lines below."""
    form = re.fullmatch(
        r"(?P<task>\[markdown\])|(?P<setup>setup)|(?:\[markdown\] )?(?P<name>[a-z-]+) "
        r"(?:(?P<kind>answer|wrong|tests|words)(?: (?P<points>\d+)|:.*)?)",
        head,
    )
    if not form:
        raise ValueError(
            f"{path.name}: '# %% {head}' is no cell of an exercise; tools/student.py says which there are"
        )
    if head.startswith("[markdown]"):
        body = re.sub(r"^# ?", "", body, flags=re.MULTILINE)
    kind = form["kind"] or ("setup" if form["setup"] else "task")
    return Piece(kind, form["name"] or "", int(form["points"] or 0), body.strip())


def source(notebook, pieces, site=""):
    """A chapter as its teacher has it: for students, with solutions and hidden tests. Changes the notebook in
    place.

    pieces: the chapter's exercises; site: the address of the book, for links.
    """
    kept = [cell for part, cell in alone.parts(notebook) if part not in TAUGHT]
    notebook.cells = [cell for kept_cell in kept for cell in for_student(kept_cell)]
    notebook.cells += [alone.markdown("exercises", EXERCISE), *map(cell_of, pieces_of_notebook(pieces))]
    alone.stand(notebook, site)


def for_student(cell):
    """The cells that a cell of a chapter becomes: without what was stored and what tells an answer."""
    if cell.id == "install":
        return [alone.markdown("install", INSTALL)]
    if cell.cell_type == "code":
        return [alone.code(cell.id, untold(cell.source), **cell.metadata)]
    quiz = QUIZ.search(cell.source)
    return asked(cell, quiz) if quiz else [cell]


def asked(cell, quiz):
    """A quiz as questions with lettered options, and a cell for the letters, which is tested."""
    right = []
    for item in re.split(r"^\d+\. ", quiz[1], flags=re.MULTILINE)[1:]:
        marks = [bool(mark) for mark, _ in OPTION.findall(item)]
        right.append("abc"[marks.index(True)])
    letters = iter("abc" * len(right))
    questions = OPTION.sub(lambda option: f"   - **{next(letters)})** {option[2]}", quiz[1])
    cell.source = cell.source.replace(quiz[0], questions)
    return [
        cell,
        alone.code(
            "check-answers", ANSWER.format(right=right), nbgrader=marked("check-answers", solution=True)
        ),
        alone.code(
            "check-tests",
            TESTS.format(n=len(right), right=right),
            nbgrader=marked("check-tests", points=len(right)),
        ),
    ]


def untold(code):
    """Code whose steps do not tell what was seen."""
    calls = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call)]
    steps = [call for call in calls if getattr(call.func, "id", "") == "Step"]
    told = [word.arg for step in steps for word in step.keywords if word.arg in TOLD]
    if not told:
        return code
    for step in sorted(steps, key=lambda step: (step.lineno, step.col_offset), reverse=True):
        step.keywords = [word for word in step.keywords if word.arg not in TOLD]
        lines = code.split("\n")
        before = lines[step.lineno - 1].encode()[: step.col_offset].decode()
        after = lines[step.end_lineno - 1].encode()[step.end_col_offset :].decode()
        code = "\n".join(
            [*lines[: step.lineno - 1], before + ast.unparse(step) + after, *lines[step.end_lineno :]]
        )
    return code


def pieces_of_notebook(pieces):
    """(piece, its number): those that stand in a notebook."""
    return [(one, number) for number, one in enumerate(pieces) if one.kind != "wrong"]


def cell_of(numbered):
    """The cell of a piece."""
    one, number = numbered
    if one.kind == "task":
        return alone.markdown(f"task-{number}", one.source)
    if one.kind == "setup":
        return alone.code("exercises-setup", one.source)
    name = f"{one.name}-{one.kind}"
    graded = marked(name, solution=one.kind != "tests", points=one.points)
    make = alone.markdown if one.kind == "words" else alone.code
    return make(name, one.source, nbgrader=graded)


def marked(name, solution=False, points=0):
    """nbgrader's metadata, in its schema 3: an answer, a test, or, with both, words that a teacher marks."""
    found = {
        "grade": points > 0,
        "grade_id": name,
        "locked": not solution,
        "schema_version": 3,
        "solution": solution,
    }
    return {**found, "task": False, **({"points": points} if points else {})}


def release(notebook):
    """Take solutions and hidden tests out of a source notebook, in place, as nbgrader does."""
    for cell in notebook.cells:
        given = cell.metadata.get("nbgrader", {})
        if cell.cell_type == "markdown" and given.get("solution"):
            cell.source = "YOUR ANSWER HERE"
        elif given:
            # nbgrader's own words for a cell to be filled: unanswered it stops, and is marked as nothing.
            stub = r"\1# YOUR CODE HERE\n\1raise NotImplementedError()\n"
            cell.source = region("SOLUTION").sub(stub, cell.source + "\n").rstrip("\n")
            cell.source = region("HIDDEN TESTS").sub("", cell.source + "\n").rstrip("\n")


def region(what):
    """What stands between two marks of nbgrader, with them."""
    return re.compile(REGION.format(what), re.DOTALL | re.MULTILINE)


def write(chapter, target=TARGET, site=""):
    """Write both notebooks of a chapter under `target`; without exercises where it has none."""
    written = EXERCISES / f"{chapter.stem}.py"
    pieces = exercises(written) if written.exists() else []
    notebook = alone.read(chapter)
    source(notebook, pieces, site)
    alone.write(notebook, target / "course" / "source" / chapter.stem / chapter.name)
    release(notebook)
    alone.write(notebook, target / chapter.name)


if __name__ == "__main__":
    for name in map(Path, sys.argv[1:] or alone.CHAPTERS):
        write(name, site=os.environ.get("SITE_ADDRESS", ""))
        print(f"_build/student/{name.name}")
    (TARGET / "course" / "nbgrader_config.py").write_text(COURSE, encoding="utf-8")
