"""Bytes, first answer and redraw time of each chapter's page, on a slow phone.

The phone: 390 × 844, processor ÷4, 1.6 Mb/s, 150 ms, nothing in its cache, gzip on the way.
"""

import functools
import gzip
import http.server
import os
import statistics
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright

SITE = Path("_build/html")
RUNS, EVENTS = 5, 100

# Watch for the first slider, move it, and note when its picture has changed.
FIRST = """
  window.first = new Promise((answered) => {
    const root = () => document.querySelector("lupus-explorable")?.shadowRoot;
    const wait = () => {
      const slider = root()?.querySelector(".knob input[type=range]");
      const curve = () => root().querySelector(".canvas > *")?.innerHTML;
      const before = slider && curve();
      if (!before) return requestAnimationFrame(wait);
      // To the other end: a picture of whole counts does not answer to every small step.
      const low = Number(slider.value) * 2 < Number(slider.min) + Number(slider.max);
      slider.value = low ? slider.max : slider.min;
      slider.dispatchEvent(new Event("input", { bubbles: true }));
      const look = () => (curve() === before ? requestAnimationFrame(look) : answered(performance.now()));
      look();
    };
    wait();
  });
"""
# Work of one slider event: its handler, then everything in the next frame up to a finished layout.
MOVES = """
  async (events) => {
    const root = document.querySelector("lupus-explorable").shadowRoot;
    const slider = root.querySelector(".knob input[type=range]");
    const frame = () => new Promise((done) => requestAnimationFrame(() => done(performance.now())));
    const took = [];
    for (let i = 0; i < events; i++) {
      await frame();
      const start = frame();
      const asked = performance.now();
      slider.value = 20 + ((i * 37) % 160);
      slider.dispatchEvent(new Event("input", { bubbles: true }));
      const handled = performance.now() - asked;
      const end = new Promise((done) => requestAnimationFrame(() => {
        root.querySelector(".picture").getBoundingClientRect();
        done(performance.now());
      }));
      took.push(handled + (await Promise.all([start, end])).reduce((a, b) => b - a));
    }
    return took.sort((a, b) => a - b);
  }
"""


class Zipped(http.server.SimpleHTTPRequestHandler):
    """Serves files gzipped, as a web server does."""

    def do_GET(self):
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            return self.send_error(404)
        body = gzip.compress(path.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


def slow_phone(browser, network=True):
    """A tab of the slow phone."""
    tab = browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=2).new_page()
    devtools = tab.context.new_cdp_session(tab)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    if network:
        bytes_a_second = 1.6e6 / 8
        devtools.send("Network.enable")
        devtools.send(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": 150,
                "downloadThroughput": bytes_a_second,
                "uploadThroughput": bytes_a_second,
            },
        )
    return tab


def weigh(browser, server, page):
    """Print bytes of everything the page loads."""
    tab, files = browser.new_page(), []
    tab.on("request", lambda request: files.append(request.url))
    tab.goto(server + page, wait_until="networkidle")
    rows = [
        (url.removeprefix(server), (SITE / url.removeprefix(server)).read_bytes())
        for url in files
        if url.startswith(server)
    ]
    print(f"\n{page}: bytes\n{'file':<46}{'raw':>10}{'gzip':>10}")
    for name, body in rows:
        print(f"{name:<46}{len(body):>10,}{len(gzip.compress(body)):>10,}")
    print(f"{'all':<46}{sum(len(b) for _, b in rows):>10,}{sum(len(gzip.compress(b)) for _, b in rows):>10,}")
    tab.close()


def first_answer(browser, server, page):
    """Seconds from the tap on a link until the first slider has moved its curve; one value a run."""
    for _ in range(RUNS):
        tab = slow_phone(browser)
        tab.add_init_script(FIRST)
        tab.goto(server + page, wait_until="commit")
        yield tab.evaluate("window.first") / 1000
        tab.context.close()


def moves(browser, server, page):
    """Milliseconds of work for each of many slider events, sorted."""
    tab = slow_phone(browser, network=False)
    tab.goto(server + page, wait_until="networkidle")
    took = tab.evaluate(MOVES, EVENTS)
    tab.context.close()
    return took


def main():
    handler = functools.partial(Zipped, directory=SITE)
    running = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    server = f"http://127.0.0.1:{running.server_port}/"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ["CHROMIUM"],
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        for page in sorted(path.relative_to(SITE).as_posix() for path in SITE.glob("notebooks/*.html")):
            weigh(browser, server, page)
            seconds = sorted(first_answer(browser, server, page))
            print(
                f"first answer, slow phone, s: median {statistics.median(seconds):.2f} (of {RUNS}: "
                f"{', '.join(f'{s:.2f}' for s in seconds)})"
            )
            took = moves(browser, server, page)
            print(
                f"slider to picture, CPU ÷4, ms: p50 {took[EVENTS // 2]:.1f}, p95 "
                f"{took[EVENTS * 95 // 100]:.1f} (of {EVENTS})"
            )
        browser.close()


if __name__ == "__main__":
    main()
