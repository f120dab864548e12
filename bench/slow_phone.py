"""Bytes, first answer, rest and redraw time of each chapter's page, on a slow phone.

The phone: 390 × 844, processor ÷4, 1.6 Mb/s, 150 ms, nothing in its cache, gzip on the way. The folder of the
site may be named; several are compared, one after the other on each page. × is the multiple of what a page of
fixed cost takes in the same minute (calibration.py).
"""

import argparse
import contextlib
import functools
import gzip
import http.server
import os
import statistics
import tempfile
import threading
from contextlib import ExitStack, contextmanager
from pathlib import Path

import calibration
from playwright.sync_api import sync_playwright

RUNS, EVENTS = 5, 100

# The first knob, a slider or buttons of which one is down, and a picture that another setting of it changes.
KNOB = """
    const root = () => document.querySelector("lupus-explorable")?.shadowRoot;
    const curve = () => root().querySelector(".canvas > *")?.innerHTML;
    const found = () => [...(root()?.querySelectorAll(".knob input:is([type=range], [type=radio])") ?? [])];
    // To the other end: a picture of whole counts does not answer to every small step.
    const low = ({ value, min, max }) => Number(value) * 2 < Number(min) + Number(max);
"""
# Watch for the first knob, move it, and note when its picture has changed.
FIRST = """
  window.first = new Promise((answered) => {
    KNOB
    const wait = () => {
      const [one, ...others] = found();
      const before = one && curve();
      if (!before) return requestAnimationFrame(wait);
      if (one.type === "radio") others.concat(one).find((other) => !other.checked).click();
      else {
        one.value = low(one) ? one.max : one.min;
        one.dispatchEvent(new Event("input", { bubbles: true }));
      }
      const look = () => (curve() === before ? requestAnimationFrame(look) : answered(performance.now()));
      look();
    };
    wait();
  });
""".replace("KNOB", KNOB)
# The same by a real key: which one moves the first knob most, and when its picture has changed.
KEY = """
  window.key = new Promise((there) => {
    KNOB
    const wait = () => {
      const one = found().find((one) => one.type === "range" || one.checked);
      const before = one && curve();
      if (!before) return requestAnimationFrame(wait);
      one.focus({ preventScroll: true });
      window.first = new Promise((answered) => {
        const look = () => (curve() === before ? requestAnimationFrame(look) : answered(performance.now()));
        one.addEventListener("keydown", look, { once: true });
      });
      there(one.type === "radio" ? "ArrowRight" : low(one) ? "End" : "Home");
    };
    wait();
  });
""".replace("KNOB", KNOB)
# What a page costs until it rests: tasks over 50 ms, and how far things moved without a hand.
WATCH = """
  window.cost = { blocked: 0, moved: 0 };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) cost.blocked += duration - 50;
  }).observe({ type: "longtask", buffered: true });
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) cost.moved += value;
  }).observe({ type: "layout-shift", buffered: true });
"""
RESTED = """
  () => new Promise((done) => requestIdleCallback(() => setTimeout(() => {
    const count = (root) => [...root.querySelectorAll("*")].reduce(
      (sum, one) => sum + 1 + (one.shadowRoot ? count(one.shadowRoot) : 0), 0);
    done([cost.blocked, cost.moved, count(document)]);
  })))
"""
# Work of one event of the first knob: its handler, then everything in the next frame up to a finished layout.
MOVES = """
  async (events) => {
    const root = document.querySelector("lupus-explorable").shadowRoot;
    const [slider, ...buttons] = root.querySelectorAll(".knob input:is([type=range], [type=radio])");
    const frame = () => new Promise((done) => requestAnimationFrame(() => done(performance.now())));
    const took = [];
    for (let i = 0; i < events; i++) {
      await frame();
      const start = frame();
      const asked = performance.now();
      if (slider.type === "radio") [slider, ...buttons].find((one) => !one.checked).click();
      else {
        slider.value = 20 + ((i * 37) % 160);
        slider.dispatchEvent(new Event("input", { bubbles: true }));
      }
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


@functools.cache
def zipped(path):
    """The bytes of a file, gzipped."""
    return gzip.compress(path.read_bytes())


class Zipped(http.server.SimpleHTTPRequestHandler):
    """Serves files gzipped, as a web server does."""

    def do_GET(self):
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            return self.send_error(404)
        body = zipped(path)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # a page that was left
            self.wfile.write(body)

    def log_message(self, *args):
        pass


def launched(playwright):
    """The browser that is measured."""
    return playwright.chromium.launch(
        executable_path=os.environ["CHROMIUM"],
        args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    )


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


def weigh(browser, server, folder, page):
    """Print bytes of everything the page loads."""
    tab, files = browser.new_page(), []
    tab.on("request", lambda request: files.append(request.url))
    tab.goto(server + page, wait_until="networkidle")
    rows = [url.removeprefix(server) for url in files if url.startswith(server)]
    rows = [(name, (folder / name).stat().st_size, len(zipped(folder / name))) for name in rows]
    rows.append(("all", *map(sum, list(zip(*rows))[1:])))
    print(f"\n{page}: bytes\n{'file':<46}{'raw':>10}{'gzip':>10}")
    for name, raw, small in rows:
        print(f"{name:<46}{raw:>10,}{small:>10,}")
    tab.close()


def first_answer(browser, address):
    """Seconds from the tap on a link until the first slider has moved its curve, by an event made up."""
    tab = slow_phone(browser)
    tab.add_init_script(FIRST)
    tab.goto(address, wait_until="commit")
    seconds = tab.evaluate("window.first") / 1000
    tab.context.close()
    return seconds


def first_key(browser, address):
    """The same by a key pressed on the slider as soon as it is there."""
    tab = slow_phone(browser)
    tab.add_init_script(KEY)
    tab.goto(address, wait_until="commit")
    tab.keyboard.press(tab.evaluate("window.key"))
    seconds = tab.evaluate("window.first") / 1000
    tab.context.close()
    return seconds


def first_path(browser, address):
    """Seconds until the page of fixed cost has drawn its path."""
    tab = slow_phone(browser)
    tab.goto(address, wait_until="commit")
    tab.wait_for_function("window.first")
    seconds = tab.evaluate("window.first") / 1000
    tab.context.close()
    return seconds


def rest(browser, address):
    """(ms blocked, layout shift, elements) at rest; then layout shift and elements once it was scrolled
    through."""
    tab = slow_phone(browser)
    tab.add_init_script(WATCH)
    tab.goto(address, wait_until="networkidle")
    blocked, moved, elements = tab.evaluate(RESTED)
    while tab.evaluate("scrollY + innerHeight + 2 < document.documentElement.scrollHeight"):
        tab.mouse.wheel(0, 700)
        tab.evaluate(RESTED)
    _, all_moved, all_elements = tab.evaluate(RESTED)
    tab.context.close()
    return blocked, moved, elements, all_moved, all_elements


def moves(browser, address):
    """Milliseconds of work for each of many slider events, sorted."""
    tab = slow_phone(browser, network=False)
    tab.goto(address, wait_until="networkidle")
    took = tab.evaluate(MOVES, EVENTS)
    tab.context.close()
    return took


HEAD = f"""
{"":<26}{"first answer, s":>26}{"blocked":>9}{"at rest":>18}{"scrolled through":>18}{"slider, ms":>12}
{"":<26}{"event":>7}{"×":>6}{"key":>7}{"×":>6}{"ms":>9}{"CLS":>9}{"elements":>9}{"CLS":>9}{"elements":>9}{"p50":>6}{"p95":>6}"""


def row(browser, address, fixed, name, runs=RUNS):
    """Print what one page costs: medians of its runs. fixed: address of the page of fixed cost."""
    seen = [
        (
            first_path(browser, fixed),
            first_answer(browser, address),
            first_key(browser, address),
            *rest(browser, address),
        )
        for _ in range(runs)
    ]
    path, event, key, blocked, moved, elements, all_moved, all_elements = map(statistics.median, zip(*seen))
    took = moves(browser, address)
    print(
        f"{name:<26}{event:>7.2f}{event / path:>6.2f}{key:>7.2f}{key / path:>6.2f}{blocked:>9.0f}"
        f"{moved:>9.3f}{elements:>9.0f}{all_moved:>9.3f}{all_elements:>9.0f}{took[EVENTS // 2]:>6.1f}"
        f"{took[EVENTS * 95 // 100]:>6.1f}",
        flush=True,
    )


@contextmanager
def served(folder):
    """The address of a folder on this machine."""
    handler = functools.partial(Zipped, directory=folder)
    running = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}/"
    running.shutdown()


def main():
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--sites", nargs="+", type=Path, default=[Path("_build/html")])
    asked.add_argument("--pages", nargs="+", default=["notebooks/*.html"], help="patterns of their paths")
    asked.add_argument("--runs", type=int, default=RUNS)
    told = asked.parse_args()
    with sync_playwright() as playwright, ExitStack() as open_ones:
        browser = launched(playwright)
        still = Path(open_ones.enter_context(tempfile.TemporaryDirectory()))
        calibration.write(still)
        fixed = open_ones.enter_context(served(still)) + "calibration.html"
        servers = {folder: open_ones.enter_context(served(folder)) for folder in told.sites}
        found = {path.relative_to(told.sites[-1]) for one in told.pages for path in told.sites[-1].glob(one)}
        pages = [path.as_posix() for path in sorted(found)]
        for page in pages:
            for folder, server in servers.items():
                weigh(browser, server, folder, page)
        print(HEAD)
        for page in pages:
            for folder, server in servers.items():
                name = page.rpartition("/")[2].removesuffix(".html")
                row(
                    browser,
                    server + page,
                    fixed,
                    f"{name} {folder if len(servers) > 1 else ''}"[:26],
                    told.runs,
                )
        browser.close()


if __name__ == "__main__":
    main()
