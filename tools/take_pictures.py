"""Take docs/explorable.png, docs/views.png and docs/pages.png from the built site: `nox -s book --
--no-serve`, then run this with CHROMIUM set."""

import io
import os
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
SITE = ROOT / "_build/html"
# One of each kind of view, a stage over its curve first, and the day to show.
VIEWS = [
    ("living_drug", "blood", 8),
    ("lupus_loop", "valley", 600),
    ("lupus_loop", "clean_up", 600),
    ("selection", "gates", None),
    ("selection", "bargain", None),
    ("selection", "hundred", None),
    ("kill_map", "map", 90),
    ("reset", "patients", None),
    ("evidence", "interval", None),
    ("evidence", "harm", None),
    ("cytokine_release", "thermometer", 7),
]
PAGE = (
    '<!doctype html><html lang="en" data-theme="{scheme}"><meta charset="utf-8"><link rel="stylesheet" '
    'href="{site}/_static/lupusedu/book.css"><script async '
    'src="{site}/_static/lupusedu/explorable.js"></script><main><lupus-explorable model="{model}" '
    'views="{view}"></lupus-explorable></main>'
)
WIDE, TALL, ACROSS = 380, 560, 6


def seen(browser, scheme, model, view, day):
    """The upper part of one explorable as a picture."""
    page = SITE / "picture.html"
    page.write_text(PAGE.format(scheme=scheme, site=SITE.as_uri(), model=model, view=view), encoding="utf-8")
    tab = browser.new_page(viewport={"width": WIDE, "height": TALL}, color_scheme=scheme)
    tab.goto(page.as_uri())
    tab.wait_for_timeout(1500)
    if day is not None:
        tab.evaluate(f"document.querySelector('lupus-explorable').change({{ time: {day} }})")
        tab.wait_for_timeout(300)
    tab.evaluate("scrollTo(0, document.querySelector('lupus-explorable').getBoundingClientRect().top - 8)")
    picture = Image.open(io.BytesIO(tab.screenshot()))
    tab.close()
    page.unlink()
    return picture


def sheet(browser):
    """All views, light above dark."""
    rows = -(-len(VIEWS) // ACROSS)
    made = Image.new("RGB", (WIDE * ACROSS, TALL * rows * 2))
    for half, scheme in enumerate(("light", "dark")):
        for i, (model, view, day) in enumerate(VIEWS):
            made.paste(
                seen(browser, scheme, model, view, day),
                (WIDE * (i % ACROSS), TALL * (half * rows + i // ACROSS)),
            )
    return made


def pages(browser, names=("book/index", "notebooks/05_kill_map", "notebooks/08_evidence")):
    """The top of three pages on a phone, light and dark."""
    made = Image.new("RGB", (390 * 2 * len(names), 1400))
    for i, (name, scheme) in enumerate((name, scheme) for name in names for scheme in ("light", "dark")):
        tab = browser.new_page(viewport={"width": 390, "height": 1400}, color_scheme=scheme)
        tab.goto((SITE / f"{name}.html").as_uri())
        tab.wait_for_timeout(1500)
        made.paste(Image.open(io.BytesIO(tab.screenshot())), (390 * i, 0))
        tab.close()
    return made


def save(picture, name):
    """A picture of docs, in as few colours as show all of its own."""
    picture.convert("RGB").quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(
        ROOT / "docs" / name, optimize=True
    )


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(
        executable_path=os.environ["CHROMIUM"], args=["--no-sandbox", "--disable-gpu"]
    )
    tab = browser.new_page(viewport={"width": 1000, "height": 1400}, device_scale_factor=1.5)
    tab.goto((SITE / "notebooks/06_living_drug.html").as_uri())
    explorable = tab.locator("lupus-explorable").first
    explorable.locator(".curve").first.wait_for(state="attached")
    save(Image.open(io.BytesIO(explorable.screenshot())), "explorable.png")
    save(sheet(browser), "views.png")
    save(pages(browser), "pages.png")
    browser.close()
