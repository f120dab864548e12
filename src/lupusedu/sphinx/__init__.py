"""What the book build needs: the theme, MathML, and pages that hold explorables, plots and tables."""

from pathlib import Path

from . import (
    assets,
    chapters,
    checks,
    citing,
    discover,
    generated,
    glossary,
    lessons,
    made,
    mathml,
    page,
    worksheet,
)

THEME = Path(__file__).parent / "theme"


def setup(app):
    """Called by Sphinx."""
    app.add_config_value("comments_config", {}, "")  # Jupyter Book sets it, for an extension that we leave out
    app.add_html_theme("lupusedu", THEME)
    app.add_html_math_renderer("mathml", (mathml.inline, None), (mathml.block, None))
    app.add_directive("made", made.Made)
    app.add_directive("atoz", glossary.AToZ)
    app.add_directive("lines", worksheet.Lines)
    app.add_directive("name", worksheet.Name)
    app.add_directive("supports", lessons.Supports)
    app.add_role("made", made.Number())
    app.add_role("chapter", chapters.Chapter())
    app.add_role("fact", generated.Fact())
    app.add_role("offline", discover.Offline())
    app.add_post_transform(checks.Outputs)
    app.connect("config-inited", discover.configured)
    # Before sphinx_external_toc reads the table of contents, which names these pages.
    app.connect("config-inited", generated.write, priority=100)
    app.connect("builder-inited", citing.told_apart)
    app.connect("source-read", citing.read)
    app.connect("html-page-context", page.complete)
    app.connect("html-collect-pages", discover.lost)
    # Before sphinx_external_toc, which would write a bare redirect.
    app.connect("build-finished", assets.write, priority=400)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
