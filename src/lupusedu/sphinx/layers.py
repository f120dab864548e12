"""A chapter's page is the student's: what is for others is a closed row at its end, and three links under its
hook lead to them. In the notebook all stands open, in the same order."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlsplit

from bs4 import BeautifulSoup, Tag
from sphinx.application import Sphinx

from . import mends

CLOSED = (
    "Sources",
    "For teachers",
    "Run it yourself in Python",
)  # what their headings begin with


def layered(app: Sphinx, pagename: str, soup: BeautifulSoup, context: Mapping[str, Any]) -> None:
    """Change a chapter's HTML in place. context: what Sphinx tells the templates."""
    join(soup)
    for section in soup.select("section > section"):
        if section.h2 and section.h2.get_text().startswith(CLOSED):
            close(soup, section)
    if first := soup.select_one(".layer"):
        first["class"] = ["layer", "first"]
    if figure := soup.select_one(".cell"):
        figure.insert_before(ways(app, pagename, soup, context), "\n")


def join(soup: BeautifulSoup) -> None:
    """A box that is a figure goes into the box of words right before it: the two are one thought."""
    for box in soup.select(".cell details.go-deeper:has(> lupus-explorable)"):
        cell = box.find_parent(class_="cell")
        before = cell.find_previous_sibling()
        if before and before.name == "details" and "go-deeper" in before["class"]:
            title = box.summary.get_text().removeprefix("Go deeper: ")
            heading = soup.new_tag("p")
            heading.append(mends.tag(soup, "strong", f"{title[0].upper()}{title[1:]}."))
            before.extend([heading, box.find("lupus-explorable")])
            cell.decompose()


def close(soup: BeautifulSoup, section: Tag) -> None:
    """Put a section's content into a row that its heading opens; the section keeps its id."""
    heading = section.h2.extract()
    for link in heading.select("a.headerlink"):  # the row is pressed itself
        link.decompose()
    row, summary = soup.new_tag("details", attrs={"class": "layer"}), soup.new_tag("summary")
    summary.append(heading)
    row.extend([summary, *section.contents])
    section.append(row)


def ways(app: Sphinx, pagename: str, soup: BeautifulSoup, context: Mapping[str, Any]) -> Tag:
    """Links to the chapter's notebook, its teachers' plan and its model's card, where the book has them, and
    to servers that run the notebook, where the code has an address."""
    line, pathto = soup.new_tag("p", attrs={"class": "ways"}), context["pathto"]
    notebook = {"href": pathto(f"_sources/{context['sourcename']}", 1), "download": ""}
    line.append(mends.tag(soup, "a", "Notebook", notebook))
    name = pagename.rpartition("/")[2]
    for words, page in {"Teachers’ plan": f"teachers/{name}", "Model card": f"models/{name[3:]}"}.items():
        if f"book/{page}" in app.env.found_docs:
            line.append(mends.tag(soup, "a", words, {"href": pathto(f"book/{page}")}))
    for words, address in servers(app.config.repo_address, f"{pagename}.ipynb").items():
        line.append(mends.tag(soup, "a", words, {"href": address}))
        if words == "Colab":  # which has no package of ours
            source = f"lupusedu[notebook] @ git+{app.config.repo_address}"
            line.append(mends.tag(soup, "code", f'%pip install "{source}"'))
    return line


def servers(repository: str, notebook: str) -> dict[str, str]:
    """name -> address of each server that opens a notebook of a public repository; none without its address.

    repository: as in REPO_ADDRESS, https://github.com/owner/name, or of another host, which Binder reads too.
    notebook: its path in the branch `main`.
    """
    if not repository:
        return {}
    place, opened = urlsplit(repository.rstrip("/").removesuffix(".git")), quote(f"lab/tree/{notebook}")
    if place.netloc != "github.com":
        held = quote(place.geturl(), safe="")
        return {"Binder": f"https://mybinder.org/v2/git/{held}/main?urlpath={opened}"}
    return {
        "Binder": f"https://mybinder.org/v2/gh{place.path}/main?urlpath={opened}",
        "Colab": f"https://colab.research.google.com/github{place.path}/blob/main/{notebook}",
    }
