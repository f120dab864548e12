"""Draw docs/stage.png: how each chapter opens on a phone, before and after. Run it with CHROMIUM set and two
built sites, the earlier one first: `python tools/pair_openings.py ../earlier/_build/html _build/html`."""

import io
import os
import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from playwright.sync_api import sync_playwright

WIDE, TALL, ACROSS = 390, 844, 4
AIR, ROW = 16, 34
FONT = ImageFont.load_default(20)


def opening(browser, page):
    """The first figure of a page, with the time it needs to come alive."""
    tab = browser.new_page(viewport={"width": WIDE, "height": TALL}, color_scheme="light")
    tab.goto(page.resolve().as_uri())
    tab.locator("lupus-explorable").first.scroll_into_view_if_needed()
    tab.wait_for_timeout(2500)
    top = tab.evaluate("document.querySelector('lupus-explorable').getBoundingClientRect().top + scrollY")
    tab.evaluate("(top) => scrollTo(0, top - 8)", top)
    tab.wait_for_timeout(300)
    picture = Image.open(io.BytesIO(tab.screenshot())).convert("RGB")
    tab.close()
    return picture


def pairs(browser, sites):
    """[(name, [a picture of each site])], the first page and then the chapters."""
    names = [
        "book/index.html",
        *(f"notebooks/{one.name}" for one in sorted((sites[-1] / "notebooks").glob("*.html"))),
    ]
    return [(Path(name).stem, [opening(browser, site / name) for site in sites]) for name in names]


def sheet(found):
    wide, tall = 2 * WIDE + 3 * AIR, TALL + ROW + AIR
    rows = -(-len(found) // ACROSS)
    made = Image.new("RGB", (ACROSS * wide, rows * tall), "#d8d5cd")
    pen = ImageDraw.Draw(made)
    for i, (name, shown) in enumerate(found):
        left, top = i % ACROSS * wide + AIR, i // ACROSS * tall
        for picture, word in zip(shown, ("before", "after")):
            pen.text((left, top + 6), f"{name}: {word}", fill="black", font=FONT)
            made.paste(picture, (left, top + ROW))
            left += WIDE + AIR
    return made


if __name__ == "__main__":
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ["CHROMIUM"], args=["--no-sandbox", "--disable-gpu"]
        )
        made = sheet(pairs(browser, [Path(site) for site in sys.argv[1:3]]))
        browser.close()
    made.quantize(128, dither=Image.Dither.NONE).save(
        Path(__file__).parents[1] / "docs/stage.png", optimize=True
    )
