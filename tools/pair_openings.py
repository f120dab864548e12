"""Draw docs/stage.png: how each page opens on a phone and on a desk, before and after, and in the dark. Run
it with CHROMIUM set and two built sites, the earlier one first: `python tools/pair_openings.py EARLIER NOW`,
each such as `_build/html`. Without the earlier one, its pictures are those of the docs/stage.png that is
there."""

import io
import os
import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from playwright.sync_api import sync_playwright

PHONE, DESK = (390, 844), (1280, 800)
SMALLER = {PHONE: 1, DESK: 0.5}  # on the sheet
AIR, HEAD = 16, 34
WIDE, LOWER = PHONE[0] + AIR, HEAD + DESK[1] // 2
# The pictures of a page: what it is, how large the window, the theme, whose; and where on the page's row.
ROW = [
    ("before", PHONE, "light", "earlier", (0, 0)),
    ("after", PHONE, "light", "now", (WIDE, 0)),
    ("after, dark", PHONE, "dark", "now", (2 * WIDE, 0)),
    ("before", DESK, "light", "earlier", (3 * WIDE, 0)),
    ("after", DESK, "light", "now", (3 * WIDE, LOWER)),
    ("after, dark", DESK, "dark", "now", (3 * WIDE + DESK[0] // 2 + AIR, LOWER)),
]
ACROSS, DOWN = 3 * WIDE + 2 * (DESK[0] // 2 + AIR) + AIR, HEAD + PHONE[1] + AIR
SHEET = Path(__file__).parents[1] / "docs/stage.png"
FONT = ImageFont.load_default(20)


def opening(browser, page, size, scheme):
    """The first figure of a page, with the time it needs to come alive."""
    width, height = size
    tab = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
    tab.goto(page.resolve().as_uri())
    tab.locator("lupus-explorable").first.scroll_into_view_if_needed()
    tab.wait_for_timeout(2500)
    top = tab.evaluate("document.querySelector('lupus-explorable').getBoundingClientRect().top + scrollY")
    tab.evaluate("(top) => scrollTo(0, top - 8)", top)
    tab.wait_for_timeout(300)
    picture = Image.open(io.BytesIO(tab.screenshot())).convert("RGB")
    tab.close()
    return picture.resize(shown(size), Image.Resampling.LANCZOS)


def shown(size):
    """How large a picture is on the sheet."""
    return tuple(round(side * SMALLER[size]) for side in size)


def kept(drawn, corner, size):
    """A picture of the sheet that is there."""
    left, top = corner
    wide, tall = shown(size)
    return drawn.crop((left, top, left + wide, top + tall))


def sheet(browser, earlier, now):
    """The first page and then the chapters, a row each. earlier, now: folders of built sites, the first or
    None."""
    chapters = sorted((now / "notebooks").glob("*.html"))
    names = ["book/index.html", *(f"notebooks/{one.name}" for one in chapters)]
    drawn = None if earlier else Image.open(SHEET).convert("RGB")
    made = Image.new("RGB", (ACROSS, DOWN * len(names)), "#d8d5cd")
    pen = ImageDraw.Draw(made)
    for row, name in enumerate(names):
        for words, size, scheme, whose, (left, top) in ROW:
            corner = left + AIR, top + row * DOWN + HEAD
            pen.text(
                (corner[0], corner[1] - HEAD + 6), f"{Path(name).stem}: {words}", fill="black", font=FONT
            )
            if whose == "earlier" and drawn:
                picture = kept(drawn, corner, size)
            else:
                picture = opening(browser, (earlier if whose == "earlier" else now) / name, size, scheme)
            made.paste(picture, corner)
    return made


if __name__ == "__main__":
    *earlier, now = map(Path, sys.argv[1:3])
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ["CHROMIUM"], args=["--no-sandbox", "--disable-gpu"]
        )
        made = sheet(browser, earlier[0] if earlier else None, now)
        browser.close()
    made.quantize(256, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(SHEET, optimize=True)
