"""What teachers' catalogues ask of each chapter, kept in book/teachers/lessons.yml, and the standards it
names as a list or a table."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

import yaml
from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from lupusedu import models


@lru_cache(1)
def lessons(root: str | Path) -> dict[str, dict[str, Any]]:
    """{stem: minutes, about, teaches, supports, picture} in the order of the chapters; empty where there is
    no such file."""
    path = Path(root) / "book" / "teachers" / "lessons.yml"
    return yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else {}


class Supports(SphinxDirective):
    """What a chapter teaches and the standards it supports, by its stem; without a stem the table of all
    chapters."""

    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        found = lessons(self.env.srcdir)
        html = page(found[self.arguments[0]]) if self.arguments else table(found, self.link)
        self.env.note_dependency(str(Path(self.env.srcdir) / "book" / "teachers" / "lessons.yml"))
        return [nodes.raw("", html, format="html")]

    def link(self, stem: str) -> str:
        """The teachers' page of a chapter, as HTML."""
        number = list(lessons(self.env.srcdir)).index(stem) + 1
        address = self.env.app.builder.get_relative_uri(self.env.docname, f"book/teachers/{number:02}_{stem}")
        return f'<a href="{address}">{number}&nbsp; {escape(models.find(stem).title)}</a>'


def page(lesson: Mapping[str, Any]) -> str:
    """Two lists: what students can do afterwards, and the standards with the activity that supports each."""
    able = "".join(f"<li>{escape(one)}</li>" for one in lesson["teaches"])
    rows = "".join(
        f"<li><b>{escape(framework)} {escape(code)}</b>. {escape(activity)}.</li>"
        for framework, code, activity in lesson["supports"]
    )
    return (
        f"<p>After it, students can:</p><ul>{able}</ul><p>It supports these standards. No standards body "
        f"has reviewed it.</p><ul>{rows}</ul>"
    )


def table(found: Mapping[str, Mapping[str, Any]], link: Callable[[str], str]) -> str:
    """A row for each chapter, a column for each framework; each cell says which, for a narrow page that shows
    a list."""
    frameworks = list(
        dict.fromkeys(framework for lesson in found.values() for framework, _, _ in lesson["supports"])
    )
    head = "".join(f"<th>{escape(name)}</th>" for name in ["chapter", *frameworks])
    rows = "".join(
        f"<tr><th>{link(stem)}</th>"
        + "".join(f'<td data-head="{escape(name)}">{escape(codes(lesson, name))}</td>' for name in frameworks)
        + "</tr>"
        for stem, lesson in found.items()
    )
    return (
        '<table class="lupus-supports"><caption>What the chapters support</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def codes(lesson: Mapping[str, Any], framework: str) -> str:
    """The standards of a framework that a chapter supports."""
    return "; ".join(code for one, code, _ in lesson["supports"] if one == framework)
