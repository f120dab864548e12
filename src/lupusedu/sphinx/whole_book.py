"""What every page may hang on: where it changes, all pages are built anew, else only those that changed."""

import hashlib
import json
import re
from pathlib import Path

import lupusedu

PACKAGE = Path(lupusedu.__file__).parent
SHARED = ("_toc.yml", "book/glossary.md", "book/references.bib", "book/teachers/lessons.yml")
PAGES = ("book/*.md", "book/teachers/**/*.md", "book/reference/*.md", "notebooks/**/*.ipynb")
WRITTEN = ("evidence.md",)
HEADING = re.compile(r"^#+ .*$", re.MULTILINE)


def digest(root: Path) -> str:
    """Of the package, of the book's lists and meanings, and of the headings that other pages link to.

    Sphinx compares it with that of the last build, and follows the settings and the pages' own files itself.
    """
    found = hashlib.sha256()
    # What Python compiles, and half-written files of it beside, come and go while others run.
    declared = (path for path in PACKAGE.rglob("*") if "__pycache__" not in path.parts)
    for path in sorted(filter(Path.is_file, declared)):
        found.update(path.read_bytes())
    for path in filter(Path.exists, (root / name for name in SHARED)):
        found.update(path.read_bytes())
    for path in sorted(path for pattern in PAGES for path in root.glob(pattern) if path.name not in WRITTEN):
        found.update("\n".join([str(path.relative_to(root)), *HEADING.findall(_text(path))]).encode())
    return found.hexdigest()


def _text(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    cells = json.loads(text)["cells"] if path.suffix == ".ipynb" else [{"source": text}]
    return "\n".join("".join(cell["source"]) for cell in cells)
