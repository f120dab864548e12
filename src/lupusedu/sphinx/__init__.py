"""What the book build needs: the theme, MathML, and pages that hold explorables, plots and tables."""

from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from . import (
    assets,
    chapter_links,
    citation_letters,
    computed,
    docstrings,
    evidence,
    lessons,
    mathml,
    metadata,
    model_cards,
    offline,
    output_checks,
    page,
    passages,
    whole_book,
    worksheet_lines,
)

THEME = Path(__file__).parent / "theme"


def setup(app: Sphinx) -> dict[str, Any]:
    """Called by Sphinx."""
    # Jupyter Book sets it, for an extension that we leave out.
    app.add_config_value("comments_config", {}, "")
    app.add_config_value("repo_address", "", "html")
    app.add_html_theme("lupusedu", THEME)
    app.add_html_math_renderer("mathml", (mathml.inline, None), (mathml.block, None))
    app.add_directive("made", computed.Made)
    app.add_directive("lines", worksheet_lines.Lines)
    app.add_directive("name", worksheet_lines.Name)
    app.add_directive("supports", lessons.Supports)
    app.add_role("made", computed.Number())
    app.add_role("chapter", chapter_links.Chapter())
    app.add_role("fact", evidence.Fact())
    app.add_role("offline", offline.Offline())
    app.add_post_transform(output_checks.Outputs)
    docstrings.setup(app)
    app.connect("config-inited", metadata.configured)
    # Before sphinx_external_toc reads the table of contents, which names these pages.
    app.connect("config-inited", model_cards.write, priority=100)
    app.connect("builder-inited", citation_letters.told_apart)
    app.connect("builder-inited", passages.instead)
    app.connect("source-read", citation_letters.read)
    app.connect("html-page-context", page.complete)
    app.connect("html-collect-pages", metadata.lost)
    app.connect("html-collect-pages", passages.page)
    # Before sphinx_external_toc, which would write a bare redirect.
    app.connect("build-finished", assets.write, priority=400)
    app.connect("build-finished", passages.write)
    return {
        "parallel_read_safe": True,
        "parallel_write_safe": True,
        "env_version": whole_book.digest(Path(app.srcdir)),
    }
