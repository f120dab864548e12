"""The site's own files: one stylesheet, the bundle, a script for each model, and the first page."""

import json
import re
import shutil
from collections.abc import Iterable
from functools import cache
from importlib.metadata import distribution
from pathlib import Path

from sphinx.application import Sphinx

import lupusedu
from lupusedu import card, export, look, models, strings

from ..export.javascript import people, told
from ..network import made
from . import embed, heights, previews, styles

STATIC = Path(lupusedu.__file__).parent / "static"
SHEETS = ("entries.css", "reference.css", "worksheet.css")  # of some pages: the others need not carry them
LICENCES = "THIRD_PARTY_LICENSES.txt"
# Packages that put files of their own into the site.
BUILDERS = ("Sphinx", "myst-nb")
THEME = Path(__file__).parent / "theme"
# Where scripts put what others need, in words that a browser of 2019 knows too.
SHELF = "(globalThis.lupusedu = globalThis.lupusedu || {models:{}})"
CITE = "cite-"  # before the key of an entry on the page of references, as _config.yml says
FIRST = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>{title}</title>
<meta http-equiv="refresh" content="0; url={page}">
<main><h1>{title}</h1><p><a href="{page}">Open the book</a></p></main>
</html>
"""


def write(app: Sphinx, failure: Exception | None) -> None:
    """Write what the pages link to into _static/lupusedu/, and the first page."""
    if failure or app.builder.format != "html":
        return
    explorables(Path(app.outdir), models.names(), app.config.html_baseurl)
    folder = Path(app.outdir) / "_static" / "lupusedu"
    (folder / "book.css").write_text(stylesheet(), encoding="utf-8")
    for sheet in SHEETS:
        (folder / sheet).write_text(bare((STATIC / sheet).read_text("utf-8")), encoding="utf-8")
    (folder / LICENCES).write_text(licences(), encoding="utf-8")
    for name in models.names():
        for ending, written in card.files(models.find(name)()).items():
            (folder / "models" / f"{name}.{ending}").write_bytes(written)
    downloads(Path(app.outdir) / "_sources" / "notebooks", app.config.html_baseurl)
    previews.write(app)
    if app.config.root_doc == "index":
        return
    first = FIRST.format(title=app.config.html_title, page=f"{app.config.root_doc}.html")
    (Path(app.outdir) / "index.html").write_text(first, encoding="utf-8")


def licences() -> str:
    """The licences of all that others wrote and the site carries: in the bundles, and from the programs that
    build its pages."""
    bundled = STATIC / LICENCES
    texts = [bundled.read_text(encoding="utf-8")] if bundled.exists() else []
    for name in BUILDERS:
        package = distribution(name)
        files = [file for file in package.files or () if file.name.upper().startswith("LICEN")]
        texts += [
            f"{name} {package.version}\n\n{file.read_text(encoding='utf-8').strip()}\n" for file in files
        ]
    return f"\n{'-' * 72}\n\n".join(texts)


def downloads(folder: Path, base: str) -> None:
    """In the notebooks that readers take away, links to pages of the book lead to the site, where it has an
    address."""
    for path in folder.rglob("*.ipynb") if base else []:
        text = re.sub(
            r"references\.bib#(\w+)",
            lambda found: f"references.md#{CITE}{found[1].lower()}",
            path.read_text(encoding="utf-8"),
        )
        path.write_text(
            re.sub(r"\]\((?:\.\./)+book/([\w/]+)\.md", rf"]({base}book/\1.html", text), encoding="utf-8"
        )


def explorables(site: Path, names: Iterable[str], address: str = "") -> None:
    """Write what the explorables of these models need into the site's folder, and a page of its own for each.
    address: the site's own, if it has one."""
    folder = site / "_static" / "lupusedu"
    (folder / "models").mkdir(parents=True, exist_ok=True)
    for path in STATIC.glob("*.js"):
        if path.name != "widget.js":
            shutil.copy(path, folder)
    for path in (THEME / "icon.svg", STATIC / "embed.css"):
        shutil.copy(path, folder)
    for part in ("views", "pieces"):
        shutil.copytree(STATIC / part, folder / part, dirs_exist_ok=True)
    for name in names:
        (folder / "models" / f"{name}.js").write_text(script(name), encoding="utf-8")
        if text := people_script(name):
            (folder / "models" / f"{name}_people.js").write_text(text, encoding="utf-8")
    for language in strings.languages():
        with (folder / f"{language}.js").open("a", encoding="utf-8") as bundle:
            bundle.write(words(language))
    embed.write(site, names, address)


@cache
def stylesheet() -> str:
    """The tokens of look.json, light ones on paper whatever the screen shows, then the page's rules."""
    light = " ".join(
        f"{look.variable(name)}: {look.colour(name)};" for name in [*look.PAGE, *look.ROLES, "plain"]
    )
    paper = f"@media print {{ :root:root:root {{ {light} {look.variable('ground')}: #fff; }} }}\n"
    own = (STATIC / "book.css").read_text(encoding="utf-8")
    return bare(look.css() + paper + styles.rules() + heights.rules() + own)


def bare(rules: str) -> str:
    """A style sheet as pages load it, before their first paint: a fifth of it are words on why, and
    indents."""
    return re.sub(r"\s*\n\s*", "\n", re.sub(r"/\*.*?\*/", "", rules, flags=re.DOTALL))


def script(name: str) -> str:
    """A classic script that hands the model to the explorables of a page."""
    return (
        f'{SHELF}.models["{name}"] = '
        f"{export.javascript(models.find(name), whole=False)};\n"
        'if (globalThis.document) document.dispatchEvent(new Event("lupusedu-model"));\n'  # a worker has none
    )


def people_script(name: str) -> str:
    """The same of what makes virtual patients of the model, which views of them ask for; empty where it has
    none."""
    drawn = people(made(models.find(name)))
    text = json.dumps(drawn, separators=(",", ":"))
    return f'({SHELF}.people = lupusedu.people || {{}})["{name}"] = {text};\n' if drawn else ""


def words(language: str) -> str:
    """What a language's script is told of the models: each text by its English, and the sentences on a run in
    parts."""
    said = {name: models.find(name).words for name in models.names()}
    sentences = {text for found in said.values() for alternatives in found for text in alternatives}
    texts = {
        stem: {text: other for text, other in own.items() if text not in sentences}
        for stem, own in strings.catalogue(language).items()
    }
    parts = {
        name: told([[strings.translated(text, name, language) for text in one] for one in found])
        for name, found in said.items()
    }
    given = json.dumps({"models": texts, "told": parts}, ensure_ascii=False, separators=(",", ":"))
    return f"Object.assign(globalThis.lupusedu.strings.{language}, {given});\n"
