"""Take docs/explorable.png from the built site: `nox -s book -- --no-serve`, then run this with CHROMIUM set."""

import os
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "_build/html/notebooks/06_living_drug.html"

with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=["--no-sandbox", "--disable-gpu"])
    tab = browser.new_page(viewport={"width": 1000, "height": 1400}, device_scale_factor=1.5)
    tab.goto(PAGE.as_uri())
    explorable = tab.locator("lupus-explorable").first
    explorable.locator(".curve").first.wait_for(state="attached")
    explorable.screenshot(path=ROOT / "docs/explorable.png")
    browser.close()
