"""A book of a page or two, to see what the build makes of them."""

import os
import subprocess
import sys

from checkout import ROOT

CONFIG = """
project = html_title = "A small book"
extensions = ["myst_nb", "sphinxcontrib.bibtex", "lupusedu.sphinx"]
bibtex_bibfiles = []
html_theme, html_math_renderer, nb_execution_mode = "lupusedu", "mathml", "off"
nb_mime_priority_overrides = [
    ["html", "text/html", 1],
    ["html", "image/svg+xml", 2],
    ["html", "image/png", 3],
]
exclude_patterns = ["_out"]
"""
ADDRESS = "https://example.org/book"
# One that is published, and says what it cannot tell.
PUBLISHED = {
    "conf.py": CONFIG.replace('["_out"]', "[\"_out\"]\nlanguage, author = 'en', 'some authors'"),
    "index.md": "# A small book\n\nIt has {offline}`a copy`, {chapter}`living_drug` and {chapter}`a word "
    "<reset>`.\n\n```{toctree}\nnotebooks/06_living_drug\nbook/glossary\n```\n",
    "notebooks/06_living_drug.md": "# A drug that multiplies\n\nThe <dfn>CAR T cells</dfn> and a "
    '<dfn>nonsense</dfn> again. {made}`number("living_drug", '
    '"peak_day(car_t)", "d")` {made}`number("living_drug", "returns(B, '
    '1e-9, 5)")`\n',
    "book/glossary.md": (ROOT / "book/glossary.md").read_text("utf-8"),
    "book/teachers/lessons.yml": (ROOT / "book/teachers/lessons.yml").read_text("utf-8"),
}


def built(folder, *options, **addresses):
    """Build the book that stands in a folder into its _out: the exit status, and what was said."""
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", *options, "--keep-going", "-q", folder, folder / "_out"],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), **addresses},
    )
    return done.returncode, done.stderr
