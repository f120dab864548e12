"""A change that other pages show has all pages built anew; a word on one page does not."""

import json

import pytest

from lupusedu.sphinx import whole_book

BEFORE = {
    "_toc.yml": "root: book/index",
    "book/index.md": "# A book\n\nwords",
    "book/glossary.md": "# Glossary",
    "notebooks/01_one.ipynb": json.dumps({"cells": [{"source": ["# One\n", "words"]}, {"source": "words"}]}),
}


def marked(folder, **changed):
    for name, text in {**BEFORE, **changed}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return whole_book.digest(folder)


@pytest.mark.parametrize(
    ("name", "text", "whole"),
    [
        ("book/index.md", "# A book\n\nother words", False),
        ("book/evidence.md", "# Written by the build", False),
        ("notebooks/01_one.ipynb", BEFORE["notebooks/01_one.ipynb"].replace('"words"', '"others"'), False),
        ("book/index.md", "# Another book\n\nwords", True),
        ("notebooks/01_one.ipynb", BEFORE["notebooks/01_one.ipynb"].replace("# One", "# Two"), True),
        ("book/glossary.md", "# Glossary\n\nwords", True),
        ("_toc.yml", "root: book/glossary", True),
    ],
)
def test_all_pages_are_built_anew_for_what_other_pages_show(tmp_path, name, text, whole):
    before = marked(tmp_path)
    assert (marked(tmp_path, **{name: text}) != before) == whole


def test_all_pages_are_built_anew_where_the_package_changes(tmp_path, monkeypatch):
    before = marked(tmp_path)
    (tmp_path / "package").mkdir()
    monkeypatch.setattr(whole_book, "PACKAGE", tmp_path / "package")
    assert marked(tmp_path) != before
