"""Pictures that sites show where a link leads to a page of the book; and robots.txt and the map of the
site."""

import io
from collections.abc import Sequence
from pathlib import Path
from textwrap import fill as fill_lines
from typing import cast

from matplotlib.layout_engine import ConstrainedLayoutEngine
from PIL import Image
from sphinx.application import Sphinx

from lupusedu import drawn, figure, look, models, simulate
from lupusedu.figure import views
from lupusedu.network import Model

from . import chapter_links
from .lessons import lessons
from .metadata import sitemap

HOME = "Lupus, B cells\nand living drugs:\nan interactive\nbook"
SIZE = (1200, 630)  # what sites that show a link expect


def write(app: Sphinx) -> None:
    """Write the pictures for links, robots.txt and, where the site has an address, its map."""
    site, base, title = Path(app.outdir), app.config.html_baseurl, app.config.html_title
    folder = site / "_static" / "lupusedu" / "previews"
    folder.mkdir(parents=True, exist_ok=True)
    for page in app.env.found_docs:
        if stem := chapter_links.stem(page):
            foot = f"{title} Chapter {int(page.rpartition('/')[2][:2])}"
            (folder / f"{stem}.png").write_bytes(
                preview(
                    run(models.find(stem), **lessons(app.srcdir).get(stem, {}).get("picture", {})),
                    app.env.titles[page].astext(),
                    foot,
                )
            )
    (folder / "home.png").write_bytes(preview(beside(drawn.picture("now_and_later")), HOME))
    (site / "robots.txt").write_text(
        "User-agent: *\nAllow: /\n" + (f"Sitemap: {base}sitemap.xml\n" if base else ""), encoding="utf-8"
    )
    if base:
        (site / "sitemap.xml").write_text(sitemap(base, app.env.found_docs), encoding="utf-8")


def run(
    model: type[Model], preset: str | None = None, view: str | None = None, pins: Sequence[str] = ()
) -> figure.Drawing:
    """Figure of a run under the question that its chapter asks, and what its lines are where there is more
    than one run."""
    drawing = views.picture(
        model.preset(preset) if preset else model(),
        view,
        pinned=[(name, simulate.ode(model.preset(name))) for name in pins],
    )
    lines = (
        [
            "; ".join(
                [
                    *(f"{letter}: {name}" for letter, name in zip(look.PIN_LETTERS, pins)),
                    f"other line: {preset}",
                ]
            )
        ]
        if pins
        else []
    )
    drawing.axes[0].set_title(
        "\n".join([fill_lines(model.question, 60), *lines]),
        loc="left",
        color=look.colour("text"),
        fontsize=13,
    )
    return drawing


def beside(drawing: figure.Drawing) -> figure.Drawing:
    """Figure that holds a drawn one at its right, with room for a title at its left."""
    raw = io.BytesIO()
    drawing.savefig(raw, format="png", dpi=150, facecolor=look.colour("ground"))
    made = figure.Drawing(figsize=(7.2, 7.2 * SIZE[1] / SIZE[0]))
    axes = made.add_axes((0.42, 0.02, 0.57, 0.96))
    _ = axes.imshow(Image.open(raw))
    axes.axis("off")
    return made


def preview(drawing: figure.Drawing, title: str, foot: str = "") -> bytes:
    """PNG of a figure under its chapter's title, for sites that show where a link leads. The same input gives
    the same bytes."""
    drawing.set_size_inches(7.2, 7.2 * SIZE[1] / SIZE[0])
    if layout := drawing.get_layout_engine():
        cast(ConstrainedLayoutEngine, layout).set(w_pad=0.12, h_pad=0.1)
    for axes in drawing.axes:
        axes.set_facecolor(look.colour("ground"))
    drawing.suptitle(title, x=0.02, ha="left", fontsize=20, fontweight="bold", color=look.colour("text"))
    if foot:
        drawing.supxlabel(foot, x=0.98, ha="right", fontsize=11, color=look.colour("muted"))
    raw = io.BytesIO()
    drawing.savefig(raw, format="png", dpi=SIZE[0] / 7.2, facecolor=look.colour("ground"))
    small = io.BytesIO()
    Image.open(raw).convert("RGB").quantize(64, dither=Image.Dither.NONE).save(small, "png", optimize=True)
    return small.getvalue()
