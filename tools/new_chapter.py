"""Write a new chapter from the templates in tools/new_chapter: all its files, and its lines in the lists, or
nothing.

Called by `nox -s new_chapter -- stem "Title"`. What it writes passes every test but those that ask for the
chapter's own words.
"""

import json
import keyword
import os
import re
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from string import Template

ROOT = Path(__file__).parent.parent
TEMPLATES = Path(__file__).with_suffix("")
TITLE = r'[^"\\<>{}$`|\[\]*_#\n]{3,60}'
COUNT = [
    "Ten",
    "Eleven",
    "Twelve",
    "Thirteen",
    "Fourteen",
    "Fifteen",
    "Sixteen",
    "Seventeen",
    "Eighteen",
    "Nineteen",
    "Twenty",
]
HIDDEN = {"jupyter": {"source_hidden": True}, "tags": ["remove-input"]}
# The line of the chapter before, and the line that comes below it. `last` and `old` are its stem and its
# number.
LINES = {
    "_toc.yml": [
        (r" +- file: notebooks/${oo}_$last", "      - file: notebooks/${nn}_$stem"),
        (r" +- file: book/models/$last", "          - file: book/models/$stem"),
    ],
    "book/about_the_models.md": [(r"$old\. .*models/$last\.md\)", "$n. [$title](models/$stem.md)")],
    "book/index.md": [
        (r"$old\. .*notebooks/${oo}_$last\.ipynb\).*", "$n. [$title](../notebooks/${nn}_$stem.ipynb)")
    ],
    "book/teachers/index.md": [
        (
            r"\| $old\. .*",
            "| $n. {chapter}`$stem` | [plans $n](${nn}_$stem.md) | [worksheet "
            "$n](${nn}_${stem}_worksheet.md) |",
        )
    ],
}
COUNTING = ["book/index.md", "book/teachers/index.md"]  # “Ten chapters”, “All ten questions”


def template(name, names):
    """A file of the templates with its blanks filled in."""
    return Template((TEMPLATES / name).read_text("utf-8")).substitute(names)


def sections(text):
    """{what stands behind %%: the text below it}."""
    parts = re.split(r"^%% (.+)\n", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2]))


def names_of(stem, title):
    """{blank: what fills it}. Raises SystemExit with the reason where a chapter cannot be called so."""
    if not re.fullmatch("[a-z]+(_[a-z]+)*", stem) or keyword.iskeyword(stem) or stem in ("home", "index"):
        raise SystemExit(
            f"'{stem}' cannot name a chapter: take small letters from a to z, words joined by _, such as "
            f"slow_return."
        )
    if not re.fullmatch(TITLE, title):
        raise SystemExit(
            f"'{title}' cannot be a title: take 3 to 60 letters on one line, without the signs of Markdown "
            f"and Python."
        )
    for place in [ROOT / f"src/lupusedu/models/{stem}.py", *ROOT.glob(f"notebooks/*_{stem}.ipynb")]:
        if place.exists():
            raise SystemExit(f"There is {place.relative_to(ROOT).as_posix()} already: take another name.")
    name = "".join(word.capitalize() for word in stem.split("_"))
    taken = re.findall(
        "^from .*",
        (TEMPLATES / "model.py.txt").read_text("utf-8") + (TEMPLATES / "chapter.txt").read_text("utf-8"),
        re.MULTILINE,
    )
    if re.search(rf"\b{name}\b", " ".join(taken)):
        raise SystemExit(
            f"'{stem}' cannot name a chapter: its class would be {name}, which the model needs for something "
            f"else."
        )
    chapters = sorted(ROOT.glob("notebooks/[0-9][0-9]_*.ipynb"))
    unwritten = [
        path.name for path in chapters if re.search("to write:", path.read_text("utf-8"), re.IGNORECASE)
    ]
    if unwritten:
        raise SystemExit(
            f"Finish notebooks/{unwritten[0]} first: it still says “To write:”, and two chapters cannot "
            f"bring the same terms."
        )
    last, n = chapters[-1].stem, len(chapters) + 1
    facts = (ROOT / "src/lupusedu/data/evidence.csv").read_text("utf-8")
    used = set(re.findall(r"^[NQ]\d\d", facts, re.MULTILINE))
    fact = next(
        name for name in [f"{letter}{i:02}" for letter in "NQ" for i in range(1, 100)] if name not in used
    )
    return {
        "stem": stem,
        "title": title,
        "Class": name,
        "n": n,
        "nn": f"{n:02}",
        "fact": fact,
        "last": last[3:],
        "oo": last[:2],
        "old": int(last[:2]),
    }


def notebook(names):
    """The chapter as the JSON of a notebook that has not run."""
    first = json.loads((ROOT / f"notebooks/{names['oo']}_{names['last']}.ipynb").read_text("utf-8"))["cells"][
        0
    ]
    cells = [first]  # how to install, the same in all
    for head, text in sections(template("chapter.txt", names)).items():
        name, _, kind = head.partition(" ")
        code = {"execution_count": None, "outputs": []} if kind else {}
        cells.append(
            {
                "cell_type": "code" if kind else "markdown",
                "id": name,
                "metadata": HIDDEN if kind == "hidden" else {},
                "source": text.strip().splitlines(True),
                **code,
            }
        )
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def written(names):
    """{path: text} of the chapter's own files, made in a folder for the moment: the notebook has run, the
    reference runs are there."""
    stem, chapter = names["stem"], f"{names['nn']}_{names['stem']}"
    files = {
        f"src/lupusedu/models/{stem}.py": template("model.py.txt", names),
        f"notebooks/{chapter}.ipynb": notebook(names),
        f"book/teachers/{chapter}.md": template("teachers.md.txt", names),
        f"book/teachers/{chapter}_worksheet.md": template("worksheet.md.txt", names),
        f"book/teachers/exercises/{chapter}.py": template("exercises.py.txt", names),
        f"tests/reference/{stem}.py": template("reference.py.txt", names),
        f"tests/reference/told/{chapter}.csv": template("told.csv.txt", names),
    }
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder)
        shutil.copytree(ROOT / "src", made / "src", ignore=shutil.ignore_patterns("__pycache__"))
        for path, text in files.items():
            (made / path).parent.mkdir(parents=True, exist_ok=True)
            (made / path).write_text(text, "utf-8")
        env = {**os.environ, "PYTHONPATH": str(made / "src"), "PYTHONUTF8": "1"}
        for command in (
            [made / f"tests/reference/{stem}.py"],
            [ROOT / "tools/run_notebooks.py", made / f"notebooks/{chapter}.ipynb"],
        ):
            subprocess.run([sys.executable, *command], env=env, check=True)
        run = [made / f"notebooks/{chapter}.ipynb", *made.glob(f"tests/reference/runs/{stem}/*.csv")]
        return files | {path.relative_to(made).as_posix(): path.read_text("utf-8") for path in run}


def lists(names):
    """{path: text} of the lists, the chapter's lines among the others."""
    found = {}
    for path, lines in LINES.items():
        found[path] = (ROOT / path).read_text("utf-8")
        for above, line in lines:
            above, line = Template(above).substitute(names), Template(line).substitute(names)
            found[path], done = re.subn(
                f"^{above}$", lambda match, line=line: f"{match[0]}\n{line}", found[path], flags=re.MULTILINE
            )
            if done != 1:
                raise SystemExit(
                    f"{path} has no line of chapter {names['old']} that reads like “{above}”: put it there "
                    f"first."
                )
    for path in COUNTING if names["n"] - 10 < len(COUNT) else []:
        old, new = COUNT[names["n"] - 11 : names["n"] - 9]
        found[path] = (
            found[path]
            .replace(f"{old} chapters", f"{new} chapters")
            .replace(f"All {old.lower()} questions", f"All {new.lower()} questions")
        )
    for path, text in sections(template("rows.txt", names)).items():
        whole = (ROOT / path).read_text("utf-8")
        found[path] = (
            whole if path.endswith(".bib") and "{Volterra1926," in whole else whole + text.rstrip("\n") + "\n"
        )
    spanish = "src/lupusedu/strings/es.json"
    words = json.loads((ROOT / spanish).read_text("utf-8"))
    words[names["stem"]] = json.loads(template("es.json.txt", names))
    found[spanish] = json.dumps(words, indent=1, ensure_ascii=False) + "\n"
    return found


def keep(files):
    """Write all of {path: text}, or leave everything as it was."""
    before = {path: (ROOT / path).read_bytes() if (ROOT / path).exists() else None for path in files}
    try:
        for path, text in files.items():
            (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
            (ROOT / path).write_text(text, "utf-8", newline="\n")
    except BaseException:
        for path, old in before.items():
            if old is not None:
                (ROOT / path).write_bytes(old)
                continue
            (ROOT / path).unlink(missing_ok=True)
            with suppress(OSError):  # a folder of its own, if it is empty
                (ROOT / path).parent.rmdir()
        raise


def main(arguments):
    """Write the chapter and say what was written."""
    if len(arguments) != 2:
        raise SystemExit('Say the chapter\'s name and its title: new_chapter -- slow_return "A slow return".')
    names = names_of(*arguments)
    # The lists first: where one has lost its place, nothing needs to run.
    files = lists(names) | written(names)
    keep(files)
    print(f"Chapter {names['n']} is there. Written or added to:", *sorted(files), sep="\n  ")
    print(
        "Now put your own model and words in their place. CONTRIBUTING.md says what each file is; tests name "
        "what is left to write."
    )


if __name__ == "__main__":
    main(sys.argv[1:])
