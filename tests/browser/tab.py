"""A tab in Chromium, and what a reader would see there."""

import re
from contextlib import contextmanager

PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 800}
# A picture without words that would change while it stands still, nor the empty style that one leaves behind.
CURVES = """(node) => node.innerHTML.replace(/<text.*?<\\/text>| aria-label="[^"]*"| style=""/gs, "")
  + [...node.querySelectorAll("canvas")].map((one) => one.toDataURL())"""
FRAMES = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
STILL = """async () => {
  const shadows = [...document.querySelectorAll("*")].map((one) => one.shadowRoot).filter(Boolean);
  const roots = [document, ...shadows];
  const running = roots.flatMap((root) => root.getAnimations());
  const passing = running.filter(({ timeline }) => timeline === document.timeline); // not by a scroll
  await Promise.allSettled(passing.map((one) => one.finished));
}"""
# Keep the words that are painted from now on.
HEAR = """() => {
  globalThis.heard = new Set();
  const { fillText } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.fillText = function (words, ...where) {
    heard.add(words);
    fillText.call(this, words, ...where);
  };
}"""
# A figure in a closed box is built when that is opened.
READY = """() => document.readyState === "complete" && [...document.querySelectorAll("lupus-explorable")]
  .filter((one) => !one.closest("details:not([open])"))
  .every((one) => one.shadowRoot?.querySelector(".canvas > :not(:empty), .fatal"))"""

# A stage is the last to come, and moves what stands below it.
STAGED = """() => [...document.querySelectorAll("lupus-explorable")].every(
  ({ shadowRoot }) => !shadowRoot?.querySelector(".scene:not([hidden]) .waits"),
)"""

# As a reader goes through a page: boxes of figures are opened, each section and figure is scrolled to.
THROUGH = """async () => {
  for (const box of document.querySelectorAll("details:not([open]):has(lupus-explorable)")) box.open = true;
  const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  for (const one of document.querySelectorAll("lupus-explorable, main section section")) {
    one.scrollIntoView({ behavior: "instant" });
    await frame();
  }
}"""


def plain(text):
    """What a reader reads, with plain spaces where a figure and its sign are kept on one line."""
    return text.replace("\xa0", " ")


@contextmanager
def opened(chromium, address, size=DESKTOP, **context):
    """A tab at `address`; tab.heard holds what the console said, tab.asked every request, and tab.waiting
    those without an answer."""
    # Pages scroll smoothly where motion is welcome, and each click would wait for it.
    window = chromium.new_context(viewport=size, **{"reduced_motion": "reduce", **context})
    tab = window.new_page()
    tab.set_default_timeout(60_000)
    tab.heard, tab.asked, tab.waiting = [], [], set()
    tab.on("console", lambda message: tab.heard.append(message.text))
    tab.on("pageerror", lambda error: tab.heard.append(str(error)))
    tab.on("requestfailed", lambda request: tab.heard.append(f"failed: {request.url}"))
    tab.on("request", lambda request: (tab.asked.append(request.url), tab.waiting.add(request)))
    for end in ("requestfinished", "requestfailed"):
        tab.on(end, lambda request: tab.waiting.discard(request))
    tab.goto(address)
    if context.get("java_script_enabled", True) and re.search(r"/notebooks/\d\d_", address):
        tab.wait_for_selector("lupus-explorable .canvas > :not(:empty)", state="attached")
    yield tab
    window.close()


def come_near(tab):
    """Open the boxes that hold a figure and scroll past every section and explorable, as a reader does, until
    all are laid out and drawn; then back to the top."""
    tab.evaluate(THROUGH)
    tab.wait_for_function(READY)
    tab.evaluate("scrollTo({ top: 0, behavior: 'instant' })")


def rested(tab):
    """Wait until every figure is drawn, and all that was asked for has come and asked for nothing more."""
    come_near(tab)
    before = None
    while before != len(tab.asked) or tab.waiting:
        before = len(tab.asked)
        drawn(tab)


def curves(tab):
    """What a reader sees of the first explorable's picture, without words that would change while it stands
    still."""
    return tab.locator("lupus-explorable .canvas").first.evaluate(CURVES)


def told(tab):
    """What the first explorable says of its run, or of its picture, in words."""
    figure = tab.locator("lupus-explorable").first
    run = figure.locator(".words:visible")
    return (run if run.count() else figure.locator(".view-words:visible")).first.inner_text()


def drawn(tab):
    """Wait until the next frame is drawn."""
    tab.evaluate(FRAMES)


def still(tab):
    """Wait until the next frame is drawn and every transition has ended."""
    drawn(tab)
    tab.evaluate(STILL)


def settled(tab):
    """Curves after the next frame, and once every virtual patient on them has been computed."""
    drawn(tab)
    tab.wait_for_function("""() => {
      const person = document.querySelector("lupus-explorable").shadowRoot.querySelector(".canvas .person");
      return !person || person.closest("svg").hasAttribute("data-ready");
    }""")
    return curves(tab)


def ground(tab):
    """Brightness of the page's ground, 0 to 255."""
    colour = tab.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    return sum(map(int, re.findall(r"\d+", colour)[:3])) / 3
