"""What `nox -s new_chapter` writes: a chapter that passes every test but those that ask for its own words; or
nothing."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from checkout import ROOT

# What these read is the same for all chapters, or takes the site or a browser.
TESTS = [
    "book/test_chapters.py",
    "book/test_numbers_of_runs.py",
    "book/test_translations.py",
    "unit/test_data.py",
    "unit/models/test_models.py",
]
CASES = r"[\w/]+\.py::(\w+)(?:\[([^\]]*)\])?"
LEFT = {  # the tests that a new chapter fails, by what stands in their messages
    "test_no_words_of_the_template_are_left_in_a_chapter": "put your own words where these files say",
    "test_a_chapter_is_900_to_1400_words": "notebooks/{nn}_fewer_boats.ipynb: from the title to the end of "
    "Limits are",
    "test_the_main_text_reads_at_grade_5_to_8": "notebooks/{nn}_fewer_boats.ipynb: grade 1",
    "test_sentences_of_five_words_or_fewer_are_rare": "notebooks/{nn}_fewer_boats.ipynb: join some of these",
    "test_limits_end_with_the_ledger_and_the_next_question": "notebooks/{last}.ipynb: end Limits with a "
    "paragraph",
    "test_every_text_of_a_model_is_translated": "add these to src/lupusedu/strings/es.json under "
    "'fewer_boats'",
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A copy of the checkout without what is built or installed, to write into."""
    folder = tmp_path_factory.mktemp("checkout")
    made = shutil.ignore_patterns("__pycache__", "_build", "models.lock", "*.pyc")
    for name in ("book", "js", "notebooks", "src", "tests", "tools"):
        shutil.copytree(ROOT / name, folder / name, ignore=made)
    for name in ("_toc.yml", "package.json", "pyproject.toml"):
        shutil.copy(ROOT / name, folder)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    return folder


def python(folder, *command):
    """Run Python in a copy, on the copy's own package."""
    env = {**os.environ, "PYTHONPATH": str(folder / "src"), "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, *command], cwd=folder, env=env, capture_output=True, encoding="utf-8"
    )


def tree(folder):
    """{path: what stands in it} of a copy."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and "node_modules" not in path.parts
    }


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["memory", "What stays"], "There is src/lupusedu/models/memory.py already"),
        (["Slow-Return", "A slow return"], "'Slow-Return' cannot name a chapter"),
        (["lambda", "A slow return"], "'lambda' cannot name a chapter"),
        (["knob", "A slow return"], "its class would be Knob"),
        (["slow_return", 'A "slow" return'], "cannot be a title"),
        (["slow_return"], "Say the chapter's name and its title"),
    ],
)
def test_a_name_that_cannot_be_is_refused_with_a_reason(copy, arguments, said):
    done = python(copy, "tools/new_chapter.py", *arguments)
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_list_that_has_lost_its_place_leaves_everything_as_it_was(copy):
    about = copy / "book/about_the_models.md"
    text = about.read_text("utf-8")
    about.write_text("# About\n", "utf-8")
    before = tree(copy)
    done = python(copy, "tools/new_chapter.py", "fewer_boats", "When the boats stay at home")
    assert "book/about_the_models.md has no line of chapter" in done.stderr
    assert tree(copy) == before
    about.write_text(text, "utf-8")


def test_a_disk_that_fails_leaves_everything_as_it_was(copy, monkeypatch):
    monkeypatch.syspath_prepend(copy / "tools")
    import new_chapter

    before, write = tree(copy), Path.write_text

    def fails(path, *arguments, **more):
        if path.name == "quiz.csv":
            raise OSError("no space left")
        return write(path, *arguments, **more)

    monkeypatch.setattr(Path, "write_text", fails)
    with pytest.raises(OSError, match="no space left"):
        new_chapter.keep(
            {"_toc.yml": "x", "tests/reference/told/11_x.csv": "x", "tests/reference/quiz.csv": "x"}
        )
    assert tree(copy) == before


@pytest.fixture(scope="module")
def eleventh(copy):
    """What its tests say of a copy with one chapter more: {test: its message}, of those that fail, and how
    many pass."""
    last = sorted((copy / "notebooks").glob("*.ipynb"))[-1].stem
    nn = f"{int(last[:2]) + 1:02}"
    done = python(copy, "tools/new_chapter.py", "fewer_boats", "When the boats stay at home")
    assert done.returncode == 0, done.stderr
    # The new chapter's, the one before it, and those of all chapters together.
    chosen = (
        f"fewer_boats or M{int(nn)} or (10_in_vivo and ledger) or right_options or evidence_have_names "
        f"or translation_keeps or nothing_is_translated or Volterra"
    )
    files = [f"tests/{name}" for name in TESTS]
    ran = python(
        copy,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:randomly",
        "--tb=short",
        *files,
        "-k",
        chosen.replace("10_in_vivo", last),
    )
    failed = {
        name: ran.stdout.split(f" {name}", 1)[1].split("\n____", 1)[0]
        for name, _ in re.findall(f"FAILED tests/{CASES}", ran.stdout)
    }
    return nn, last, failed, int((re.search(r"(\d+) passed", ran.stdout) or [0, 0])[1]), ran.stdout


def test_a_new_chapter_passes_every_test_but_those_for_its_own_words(eleventh):
    nn, last, failed, passed, said = eleventh
    assert set(failed) == set(LEFT), said
    for name, words in LEFT.items():
        assert words.format(nn=nn, last=last) in failed[name]
    assert passed > 40


def test_a_second_chapter_waits_until_the_first_has_its_words(copy, eleventh):
    done = python(copy, "tools/new_chapter.py", "slow_return", "A slow return")
    assert f"Finish notebooks/{eleventh[0]}_fewer_boats.ipynb first" in done.stderr
