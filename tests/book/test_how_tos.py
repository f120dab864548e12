"""The how-tos of "Teach in Python": what each promises, how short it is, and that one import is enough."""

import ast
import json
import re

import pytest

from book.pages import FILES
from checkout import ROOT

HOW_TOS = {
    path.stem: json.loads(path.read_text("utf-8")) for path in sorted(ROOT.glob("notebooks/how_to/*.ipynb"))
}
how_to = pytest.mark.parametrize("name", HOW_TOS)
MOST_CELLS, MOST_LINES, MOST_BYTES = 7, 14, 120_000
# Beside the one door, what Python and the notebook bring themselves.
BESIDE = {"IPython.display", "pathlib", "tempfile"}


def cells(name, kind):
    """The cells of one kind that the page shows."""
    return [
        cell
        for cell in HOW_TOS[name]["cells"]
        if cell["cell_type"] == kind and "remove-cell" not in cell["metadata"].get("tags", [])
    ]


def source(cell):
    return "".join(cell["source"])


def test_all_nine_stand_in_the_contents_and_on_their_first_page():
    listed = {file.rpartition("/")[2] for file in FILES if file.startswith("notebooks/how_to/")}
    first = (ROOT / "book/python.md").read_text("utf-8")
    assert listed == set(HOW_TOS) == set(re.findall(r"how_to/(\w+)\.ipynb", first))
    assert len(HOW_TOS) == 9


@how_to
def test_a_how_to_begins_with_what_one_will_be_able_to_do(name):
    title, aim, *_ = source(cells(name, "markdown")[0]).split("\n\n")
    assert title.startswith("# ")
    assert aim.startswith("**After this page you can** "), f"notebooks/how_to/{name}.ipynb: say it first"
    first = (ROOT / "book/python.md").read_text("utf-8")
    assert f"[{title[2:]}](../notebooks/how_to/{name}.ipynb)" in first, "book/python.md: the same title"


@how_to
def test_a_how_to_is_three_to_seven_short_cells_each_with_words_before_it(name):
    code = cells(name, "code")
    assert 3 <= len(code) <= MOST_CELLS
    for cell in code:
        assert len(source(cell).split("\n")) <= MOST_LINES, f"{name}, cell {cell['id']}: make it shorter"
        assert max(map(len, source(cell).split("\n"))) <= 100, f"{name}, cell {cell['id']}: a line is long"


@how_to
def test_a_how_to_uses_the_one_door_alone(name):
    tree = ast.parse("\n".join(source(cell) for cell in cells(name, "code")))
    imports = [node for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom))]
    plain = {(one.name, one.asname) for node in imports if isinstance(node, ast.Import) for one in node.names}
    assert plain == {("lupusedu", "lu")}
    assert {node.module for node in imports if isinstance(node, ast.ImportFrom)} <= BESIDE
    private = [node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    assert not [one for one in private if one.startswith("_")]


@how_to
def test_a_how_to_is_stored_as_it_was_run(name):
    path = ROOT / f"notebooks/how_to/{name}.ipynb"
    assert len(path.read_bytes()) <= MOST_BYTES
    counts = [cell["execution_count"] for cell in cells(name, "code")]
    assert counts == list(range(1, len(counts) + 1)), f"run it: nox -s notebooks -- {path.relative_to(ROOT)}"
    outputs = [output for cell in cells(name, "code") for output in cell["outputs"]]
    assert len(outputs) >= 3
    assert {output["output_type"] for output in outputs} <= {"execute_result", "display_data", "stream"}
    assert not [output for output in outputs if output.get("name") == "stderr"]
