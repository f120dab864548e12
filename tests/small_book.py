"""A book of a few pages, built once, to see what the build makes of them."""

import json
import os
import subprocess
import sys

from checkout import ROOT

# The files of one model show as much as those of ten, which take three quarters of the build.
CONFIG = """
from lupusedu import models
models.names = lambda: ["living_drug"]
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
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
VIEW = "application/vnd.jupyter.widget-view+json"
CONTROL = {"model_id": "0", "version_major": 2, "version_minor": 0}


def notebook(*outputs):
    """A notebook with a cell for each (what it has shown, metadata of the cell)."""
    title = {"cell_type": "markdown", "id": "title", "metadata": {}, "source": "# A page"}
    cells = [
        {
            "cell_type": "code",
            "id": f"cell-{i}",
            "metadata": metadata,
            "source": "1",
            "execution_count": 1,
            "outputs": [{"output_type": "display_data", "data": data, "metadata": {}}],
        }
        for i, (data, metadata) in enumerate(outputs)
    ]
    metadata = {
        "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
        "language_info": {"name": "python"},
    }
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": [title, *cells]})


# Published at an address. It says what it cannot tell, has a page on which everything is wrong that the build
# looks for, and one with the same outputs, mended.
FILES = {
    "conf.py": CONFIG.replace('["_out"]', "[\"_out\"]\nlanguage, author = 'en', 'some authors'"),
    "index.md": "# A small book\n\nIt has {offline}`a copy`, {chapter}`living_drug` and {chapter}`a word "
    "<reset>`.\n\n```{toctree}\nnotebooks/06_living_drug\nbook/glossary\nbad\ngood\n```\n",
    "notebooks/06_living_drug.md": "# A drug that multiplies\n\nThe <dfn>CAR T cells</dfn> and a "
    '<dfn>nonsense</dfn> again. {made}`number("living_drug", '
    '"peak_day(car_t)", "d")` {made}`number("living_drug", "returns(B, '
    '1e-9, 5)")`\n',
    "book/glossary.md": (ROOT / "book/glossary.md").read_text("utf-8"),
    "book/teachers/lessons.yml": (ROOT / "book/teachers/lessons.yml").read_text("utf-8"),
    "bad.ipynb": notebook(
        ({"image/png": PIXEL}, {}),
        ({"text/html": "<svg viewBox='0 0 1 1'></svg>"}, {}),
        ({VIEW: CONTROL, "text/plain": "interactive()"}, {}),
        ({"text/latex": r"$$\begin{align*} x"}, {}),
    ),
    "good.ipynb": notebook(
        ({"image/png": PIXEL}, {"mystnb": {"image": {"alt": "Line chart: one line rises."}}}),
        ({VIEW: CONTROL, "text/html": "<p>the fallback</p>"}, {}),
    ),
}


def make(folder):
    """Build the book into `folder`/_out with warnings as errors; said.json: its exit status, and what it
    said."""
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", folder, folder / "_out"],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "SITE_ADDRESS": ADDRESS},
    )
    (folder / "said.json").write_text(json.dumps([done.returncode, done.stderr]), "utf-8")
