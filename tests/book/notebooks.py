"""The chapters as their authors stored them: the cells that a page shows, and their words."""

import html
import json
import re

from bs4 import BeautifulSoup

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


def texts(notebook):
    """What a reader reads of a chapter, in order: its markdown, and the steps at its figures as markdown."""
    found = []
    for cell in shown(notebook):
        if cell["cell_type"] == "markdown":
            found.append(text_of(cell))
        else:
            found += [citation_letters.roles(as_list(figure)) for figure in steps(cell)]
    return found


def steps(cell):
    """Of every figure that a cell has stored with steps: [{what the page is told of a step, and of its words
    ask and saw}]. Words are markdown, as an author wrote them."""
    stored = "".join(
        "".join(output.get("data", {}).get("text/html", "")) for output in cell.get("outputs", [])
    )
    figures = (
        BeautifulSoup(stored, "html.parser").select("lupus-explorable[steps]")
        if "<lupus-steps" in stored
        else []
    )
    return [
        [
            {**told, "ask": written(item.p), "saw": "\n\n".join(map(written, item.select("details > p")))}
            for told, item in zip(json.loads(figure["steps"]), figure.select("lupus-steps li"), strict=True)
        ]
        for figure in figures
    ]


def written(node):
    """HTML of a step as its author wrote it."""
    words = "".join(child if isinstance(child, str) else written(child) for child in node.children)
    if node.name == "a":
        return f"[{words}]({node['href']})"
    mark = {"strong": "**", "em": "*"}.get(node.name, "")
    return f"<dfn>{words}</dfn>" if node.name == "dfn" else f"{mark}{words}{mark}"


def as_list(figure):
    """The steps of a figure as a numbered list, in whose boxes stands all that may answer them."""
    items = []
    for number, step in enumerate(figure, 1):
        answers = [words for kind in ("done", "hints") for _, words in step.get(kind, [])]
        box = "\n\n".join(part for part in (step["saw"], *answers, step.get("gave")) if part)
        reply = f"\n\n   <details><summary>What we saw</summary>\n\n   {box}\n\n   </details>" if box else ""
        items.append(f"{number}. {step['ask']}{reply}\n")
    return "\n".join(items)


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
