"""Pages that the build writes: a card for each model, how all of them fare, and the evidence with an anchor
for each fact."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

from lupusedu import card, fare, models
from lupusedu.measure import kept

from .evidence import evidence


def write(app: Any, config: Any) -> None:
    """Event config-inited, before the table of contents is read: write the pages into the source folder."""
    folder = Path(app.srcdir) / "book"
    if not (folder / "references.bib").exists():
        return  # not this book
    (folder / "models").mkdir(exist_ok=True)
    checks = Path(app.outdir).parent / "checks"
    found = {model: kept.results(model, checks) for model in map(models.find, models.names())}
    for model, results in found.items():
        relative = kept.hangs_on(model, checks)
        text = card.page(model(), results, chapter(app.srcdir, model.name), relative)
        keep(folder / "models" / f"{model.name}.md", text)
    titles = {model.name: model.title for model in found}
    keep(folder / "how_the_models_fare.md", fare.page(fare.results(found), titles))
    keep(folder / "evidence.md", evidence())


def keep(path: Path, text: str) -> None:
    """Write unless it stands there already: Sphinx reads changed files anew."""
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def chapter(root: str | Path, name: str) -> str:
    """MyST link to the chapter of a model; empty while there is none."""
    found = sorted(Path(root).glob(f"notebooks/[0-9][0-9]_{name}.ipynb"))
    return f"[](../../notebooks/{found[0].name})" if found else ""


if __name__ == "__main__":
    # For JupyterLab, whose notebooks link to these pages.
    write(SimpleNamespace(srcdir=".", outdir="_build/html"), None)
