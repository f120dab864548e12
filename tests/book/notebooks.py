"""The chapters as their authors stored them: the cells that a page shows, and their words."""

import html
import json
import re

from checkout import ROOT
from lupusedu.sphinx import citation_letters

CHAPTERS = {
    path.stem: json.loads(path.read_text("utf-8"))
    for path in sorted(ROOT.glob("notebooks/[0-9][0-9]_*.ipynb"))
}
CITED = r"\{cite:p\}`([^`]*)`"
# A box, or the links to boxes that stand on the page Further.
DEEPER = re.compile(r'<(details|div) class="[^"]*\bgo-deeper\b[^"]*">.*?</\1>', re.DOTALL)
FURTHER = re.compile(r"^## Chapter \d+\n\n\{chapter\}`(\w+)`\n(.*?)(?=^## |\Z)", re.DOTALL | re.MULTILINE)


def text_of(cell):
    return citation_letters.roles("".join(cell["source"]))


def further():
    """{stem of a chapter: what the page Further holds of it, as markdown}."""
    text = citation_letters.roles((ROOT / "book/further.md").read_text("utf-8"))
    return dict(FURTHER.findall(text))


def shown(notebook):
    """The cells that the page shows."""
    return [cell for cell in notebook["cells"] if "remove-cell" not in cell["metadata"].get("tags", [])]


def cells(notebook, kind):
    return [cell for cell in shown(notebook) if cell["cell_type"] == kind]


def blocks(markdown):
    """Paragraphs, list items, table cells and quiz options as plain text, without 'Go deeper' boxes and
    citations."""
    markdown = re.sub(r"\s*" + CITED, "", DEEPER.sub("", markdown))
    markdown = re.sub(r"</?(summary|details)[^>]*>", "\n\n", markdown)
    markdown = html.unescape(re.sub(r"<[^>]+>", "", markdown))
    markdown = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
    markdown = re.sub(r"^[ \t]*(#+|[-*]|\d+\.|\|[-| ]+\|$)[ \t]*", "\n\n", markdown, flags=re.M)
    markdown = re.sub(r"[*_`]", "", markdown).replace("|", "\n\n")
    return [" ".join(block.split()) for block in re.split(r"\n\s*\n", markdown) if block.strip()]
