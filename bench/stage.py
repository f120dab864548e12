"""Frames of each model's stage on a phone (390 px, processor ÷4): ms of script for one, and for a run anew.

The budget is 16 ms for 95 of 100 frames. Of a few passes the quietest counts: other work on the machine is
none of the stage's."""

import os
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from lupusedu import models
from lupusedu.sphinx import assets

FRAMES, PASSES = 200, 3
PAGE = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    '<script async src="_static/lupusedu/explorable.js"></script>'
    '<body><lupus-explorable model="{}" id="one"></lupus-explorable>'
)
# A pass in even steps, one a frame of the browser; each is what the element does when the day moves.
PASS = """async (frames) => {
  const element = document.querySelector("lupus-explorable");
  const { pace } = element.drawn;
  const took = [];
  const { refresh } = element;
  element.refresh = (...what) => {
    const before = performance.now();
    refresh.apply(element, what);
    took.push(performance.now() - before);
  };
  for (let i = 0; i <= frames; i++) {
    const show = (pace.length * i) / frames;
    element.change({ time: pace.dayAt(show), show });
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  }
  delete element.refresh;
  took.sort((a, b) => a - b);
  const anew = performance.now();
  element.set({ ...element.values });
  element.update();
  const at = (part) => took[Math.floor((took.length - 1) * part)];
  return [at(0.5), at(0.95), at(1), performance.now() - anew];
}"""


def main():
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        folder = Path(made)
        names = [name for name in models.names() if models.find(name).reactions]
        assets.explorables(folder, names)
        browser = playwright.chromium.launch(
            executable_path=os.environ["CHROMIUM"], args=["--no-sandbox", "--disable-gpu"]
        )
        print(f"{'':20}{'median':>8}{'p95':>8}{'most':>8}{'anew':>8}  ms")
        for name in names:
            (folder / "page.html").write_text(PAGE.format(name), "utf-8")
            page = browser.new_page(viewport={"width": 390, "height": 844})
            page.goto((folder / "page.html").as_uri())
            page.wait_for_function("document.querySelector('lupus-explorable').drawn?.pace", timeout=20_000)
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
            passes = [page.evaluate(PASS, FRAMES) for _ in range(PASSES)]
            print(f"{name:20}" + "".join(f"{min(times):8.1f}" for times in zip(*passes)))
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
