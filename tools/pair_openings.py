"""Draw docs/stage.png: how each chapter opens on a phone, before and after, and in the dark. Run it with
CHROMIUM set and two built sites, the earlier one first: `python tools/pair_openings.py EARLIER NOW`, each
such as `_build/html`. Without the earlier one, its pictures are those of the docs/stage.png that is there."""

import io
import os
import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from playwright.sync_api import sync_playwright

WIDE, TALL, ACROSS = 390, 844, 3
SHEET = Path(__file__).parents[1] / "docs/stage.png"
WORDS = "before", "after", "after, dark"
AIR, ROW = 16, 34
FONT = ImageFont.load_default(20)


def opening(browser, page, scheme="light"):
    """The first figure of a page, with the time it needs to come alive."""
    tab = browser.new_page(viewport={"width": WIDE, "height": TALL}, color_scheme=scheme)
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
    """[(name, its pictures)], the first page and then the chapters."""
    *earlier, site = sites
    names = [
        "book/index.html",
        *(f"notebooks/{one.name}" for one in sorted((site / "notebooks").glob("*.html"))),
    ]
    drawn = Image.open(SHEET).convert("RGB")
    before = [
        opening(browser, earlier[0] / name) if earlier else kept(drawn, i) for i, name in enumerate(names)
    ]
    return [
        (Path(name).stem, [then, opening(browser, site / name), opening(browser, site / name, "dark")])
        for name, then in zip(names, before)
    ]


def corner(i):
    """Where the pictures of a page begin on the sheet, from its left and its top."""
    wide, tall = len(WORDS) * (WIDE + AIR) + AIR, TALL + ROW + AIR
    return i % ACROSS * wide + AIR, i // ACROSS * tall


def kept(drawn, i):
    """The first picture of a page, from the sheet."""
    left, top = corner(i)
    return drawn.crop((left, top + ROW, left + WIDE, top + ROW + TALL))


def sheet(found):
    right, below = corner(ACROSS)[0] + (corner(1)[0] - AIR) * ACROSS - AIR, corner(len(found) + ACROSS - 1)[1]
    made = Image.new("RGB", (right, below), "#d8d5cd")
    pen = ImageDraw.Draw(made)
    for i, (name, shown) in enumerate(found):
        left, top = corner(i)
        for picture, word in zip(shown, WORDS):
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
    made.quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(SHEET, optimize=True)
