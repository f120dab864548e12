"""A chapter that stands alone, outside the book’s folder: its citations lead to a list of references at its
end, its other links to the published site, or are words where there is none."""

import functools
import json
import re
from pathlib import Path

import nbformat
from pybtex.database import parse_file
from pybtex.plugin import find_plugin

ROOT = Path(__file__).parent.parent
CHAPTERS = sorted(ROOT.glob("notebooks/[0-9][0-9]_*.ipynb"))
CITED = re.compile(r"\[([^\[\]]+)\]\(\.\./book/references\.bib#(\w+)\)")
LINK = re.compile(r"\[([^\[\]]+)\]\((?:\.\./(book/[\w/]+)\.md|(\d\d_\w+)\.ipynb)(#[\w-]*)?\)")


def read(path):
    """A stored chapter, as a notebook of nbformat."""
    return nbformat.read(path, as_version=4)


def parts(notebook):
    """[(part, cell)]: the cells, each with the heading '## …' that it stands under, up to its colon; 'Hook'
    before the first."""
    part, found = "Hook", []
    for cell in notebook.cells:
        heading = cell.cell_type == "markdown" and re.search(r"^## ([^:\n]+)", cell.source, re.MULTILINE)
        part = heading[1].strip() if heading else part
        found.append((part, cell))
    return found


def stand(notebook, site=""):
    """Change a chapter in place so that it needs no other file.

    site: address of the published book, with or without a slash at its end; without it links into the book
    become words.
    """
    cited = {}
    for cell in notebook.cells:
        cited |= {key: spoken(words) for words, key in CITED.findall(cell.source)}
        cell.source = away(cell.source, site)
        for output in cell.get("outputs", []):
            if "text/html" in output.get("data", {}):
                output.data["text/html"] = leading(output.data["text/html"], site)
    if cited:
        notebook.cells.append(markdown("references", listed(cited)))


def away(text, site):
    """Markdown whose citations lead to the list of references, and whose links to the site, if there is
    one."""
    text = CITED.sub(lambda found: f"[{spoken(found[1])}](#References)", text)
    text = text.replace("](../book/references.md)", "](#References)")
    return LINK.sub(lambda found: f"[{found[1]}]({address(found, site)})" if site else found[1], text)


def spoken(key):
    """The words of a citation, such as "Gomez Mendez 2018", from those of its link, "GomezMendez 2018"."""
    return re.sub(r"(?<=[a-z])(?<!\bMc)(?<!\bMac)(?=[A-Z])", " ", key)


def leading(html, site):
    """HTML of an output whose links go the same ways; one that leads nowhere keeps its words."""
    cited = r'href="\.\./book/references\.(?:bib#\w+|md)"([^<>]*>)([^<]*)'
    html = re.sub(cited, lambda found: f'href="#References"{found[1]}{spoken(found[2])}', html)
    page = r'href="()(?:\.\./(book/[\w/]+)\.md|(\d\d_\w+)\.ipynb)(#[\w-]*)?"'
    return re.sub(page, lambda found: f'href="{address(found, site)}"' if site else "", html)


def address(found, site):
    """Where a page of the book, as LINK finds it, stands on the site."""
    return f"{site.rstrip('/')}/{found[2] or 'notebooks/' + found[3]}.html{found[4] or ''}"


@functools.cache
def references():
    """The book's references, by their keys."""
    return parse_file(ROOT / "book" / "references.bib").entries


def listed(cited):
    """The list of references as markdown, in the order of what the text calls them. cited: {key: words}."""
    entries = references()
    style, backend = (
        find_plugin("pybtex.style.formatting", "plain")(),
        find_plugin("pybtex.backends", "markdown")(),
    )
    written = style.format_entries([entries[key] for key in sorted(cited, key=cited.get)])
    # Its backend guards every mark of markdown; of these only some begin something inside a line.
    lines = [
        f"- **{cited[entry.key]}** "
        + re.sub(r"\\([.()!+-])", r"\1", entry.text.render(backend)).replace("\n", " ")
        for entry in written
    ]
    return "\n".join(["## References", "", *lines])


def markdown(name, source, **metadata):
    """A markdown cell with a name that stays the same."""
    return nbformat.v4.new_markdown_cell(source, id=name, metadata=metadata)


def code(name, source, **metadata):
    """A code cell that has not been run, with a name that stays the same."""
    return nbformat.v4.new_code_cell(source, id=name, metadata=metadata)


def write(notebook, path):
    """Store a notebook, in the form in which the chapters are stored."""
    nbformat.validate(notebook)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
