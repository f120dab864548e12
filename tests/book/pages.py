"""The pages of the built book, in the order of its contents."""

import re
from functools import cache

import pytest
import yaml
from bs4 import BeautifulSoup

from checkout import ROOT
from lupusedu import models

TOC = yaml.safe_load((ROOT / "_toc.yml").read_text("utf-8"))


def listed(entries):
    """Names, without ending, of the files that entries of the table of contents list."""
    for entry in entries:
        if entry.get("glob") == "book/models/*":  # which the build writes
            yield from (f"book/models/{name}" for name in models.names())
        elif "glob" in entry:
            yield from sorted(
                path.relative_to(ROOT).with_suffix("").as_posix() for path in ROOT.glob(f"{entry['glob']}.md")
            )
        if "file" in entry:
            yield entry["file"]
        yield from listed([*entry.get("parts", []), *entry.get("chapters", []), *entry.get("sections", [])])


FILES = [TOC["root"], *listed([TOC])]
PAGES = ["search.html", *(f"{file}.html" for file in FILES)]
CHAPTERS = [page for page in PAGES if re.match(r"notebooks/\d\d_", page)]
each_page = pytest.mark.parametrize("page", PAGES)
each_chapter = pytest.mark.parametrize("page", CHAPTERS)


@cache
def soup(path):
    """A page's HTML, parsed; not to be changed."""
    return BeautifulSoup(path.read_text("utf-8"), "html.parser")
