"""Write a chapter as files to hand out: one page of HTML that needs no network, slides, and a PDF. Called by
`nox -s handouts`."""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import alone
from bs4 import BeautifulSoup
from latex2mathml.converter import convert
from nbconvert import HTMLExporter, SlidesExporter
from traitlets.config import Config

TARGET = alone.ROOT / "_build" / "handouts"
TEMPLATES = [str(Path(__file__).with_suffix(""))]
SHOWN = ["Hook", "Predict", "Play", "Explain", "Check", "Limits"]  # parts that have slides
CLEAN = Config(
    {
        "TagRemovePreprocessor": {
            "enabled": True,
            "remove_cell_tags": {"remove-cell"},
            "remove_input_tags": {"remove-input"},
        }
    }
)


def page(notebook):
    """HTML of a chapter that stands alone: still figures, formulas as MathML, code shown where the book shows
    it."""
    settled(notebook)
    exporter = HTMLExporter(config=CLEAN, template_name="page", extra_template_basedirs=TEMPLATES)
    return exporter.from_notebook_node(notebook, {"metadata": {"name": title(notebook)}})[0]


def slides(notebook):
    """HTML of a chapter as slides, one idea on each; a browser asks unpkg.com and cdnjs.com for reveal.js."""
    settled(notebook)
    notebook.cells = [one for part, cell in alone.parts(notebook) for one in ideas(part, cell)]
    exporter = SlidesExporter(
        config=CLEAN,
        template_name="slides",
        extra_template_basedirs=TEMPLATES,
        reveal_scroll=True,
        reveal_number="c/t",
        reveal_theme="white",  # its letters come with it, and are not asked of Google
    )
    return exporter.from_notebook_node(notebook, {"metadata": {"name": title(notebook)}})[0]


def title(notebook):
    """A chapter's title, for the tab of a browser."""
    text = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    return re.search(r"^# (.+)", text, re.MULTILINE)[1]


def ideas(part, cell):
    """A cell as cells of one slide each: a figure, a step, a question of the quiz, a box or words; the parts
    that a class does not look at together have none."""
    if part not in SHOWN:
        return [slide(cell, "skip")]
    if cell.cell_type == "code":
        return [slide(cell), *(slide(alone.markdown(f"{cell.id}-{at}", step)) for at, step in steps(cell))]
    if "<lupus-quiz" in cell.source:
        cell.source = re.sub(r"</?lupus-quiz[^>]*>\n*", "", cell.source)
        start = r"^(?=\d+\. \*\*)"
    elif re.search(r"^<", cell.source, re.MULTILINE):
        return [slide(cell)]
    else:
        start = r"\n{2,}" if len(cell.source.split()) > 80 else r"\Z"
    pieces = [piece for piece in re.split(start, cell.source, flags=re.MULTILINE) if piece.strip()]
    if len(pieces) > 1 and pieces[0].startswith("#"):  # a heading stands over what it announces
        pieces[:2] = ["\n\n".join(pieces[:2])]
    return [slide(alone.markdown(f"{cell.id}-{at}", piece)) for at, piece in enumerate(pieces)]


def steps(cell):
    """[(number, HTML)] of the steps at the figure of a cell, taken out of it."""
    found = []
    for output in cell.outputs:
        html = output.get("data", {}).get("text/html", "")
        if "<lupus-steps" in html:
            soup = BeautifulSoup(html, "html.parser")
            found = [
                item.decode_contents()
                for listed in soup.select("lupus-steps")
                for item in listed.select("li")
            ]
            for listed in soup.select("lupus-steps"):
                listed.decompose()
            output.data["text/html"] = str(soup)
    return list(enumerate(found, 1))


def slide(cell, kind="slide"):
    """A cell with its kind of slide."""
    cell.metadata["slideshow"] = {"slide_type": kind}
    return cell


def settled(notebook):
    """Turn formulas into MathML, in place: no script is needed to show them."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = re.sub(r"\$([^$\n]+)\$", lambda found: convert(found[1]), cell.source)
        for output in cell.get("outputs", []):
            if "text/latex" in output.get("data", {}):
                latex = output.data.pop("text/latex").strip().strip("$")
                output.data["text/html"] = convert(latex, display="block")


def pdf(html, path, chromium):
    """Print a page to a PDF by Chromium or Chrome, without LaTeX."""
    with tempfile.TemporaryDirectory() as folder:
        print_from = Path(folder) / "page.html"
        print_from.write_text(opened(html), encoding="utf-8")
        root = ["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else []
        flags = ["--headless", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={path}"]
        subprocess.run(
            [chromium, *root, *flags, print_from.as_uri()], check=True, capture_output=True, timeout=120
        )


def opened(html):
    """A page whose boxes stand open, as paper cannot be pressed."""
    return html.replace("<details", "<details open")


def write(chapter, target=TARGET, chromium=None, site=""):
    """Write what is handed out of a chapter under `target`, and return the paths; the PDF only where there is
    a Chromium."""
    target.mkdir(parents=True, exist_ok=True)
    made = []
    for make, ending in ((page, ".html"), (slides, ".slides.html")):
        notebook = alone.read(chapter)
        alone.stand(notebook, site)
        made.append(target / f"{chapter.stem}{ending}")
        made[-1].write_text(make(notebook), encoding="utf-8")
    if chromium:
        made.append(target / f"{chapter.stem}.pdf")
        pdf(made[0].read_text(encoding="utf-8"), made[-1], chromium)
    return made


if __name__ == "__main__":
    for name in map(Path, sys.argv[1:] or alone.CHAPTERS):
        for path in write(name, chromium=os.environ.get("CHROMIUM"), site=os.environ.get("SITE_ADDRESS", "")):
            print(f"{path.relative_to(alone.ROOT)}: {path.stat().st_size / 1e3:,.0f} kB")
