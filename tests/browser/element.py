"""A page with an explorable, and what a reader does with it."""

import re

from browser.tab import drawn

BUNDLE = '<script async src="_static/lupusedu/explorable.js"></script>'
PAGE = (
    '<!doctype html><html lang="{lang}" id="top"><meta charset="utf-8"><meta name="viewport" '
    'content="width=device-width, initial-scale=1"><title>A page</title><link rel="icon" href="data:,">'
    '{head}<body><main id="main"><article><section><h1>A page</h1>{body}</section></article></main>{foot}'
)
ELEMENT = (
    '<lupus-explorable model="living_drug" id="living_drug-1"><figure>still '
    "figure</figure></lupus-explorable>"
)
ASKING = ELEMENT.replace("model=", 'predict="B" model=')
SANDBOX = ELEMENT.replace("<lupus-explorable", '<lupus-explorable level="sandbox"')
GET = "document.querySelector('lupus-explorable')"
LONG = '<div style="height: 100vh"></div>'


def explorable(page, id=None):
    """The explorables of a page, or the one with this id."""
    return page.locator(f"#{id}" if id else "lupus-explorable")


def part(page, selector, id=None):
    """Something inside them."""
    return explorable(page, id).locator(selector)


def told(page):
    """The paragraphs that say what the run does."""
    return part(page, ".words p").all_inner_texts()


def press(page, name, id=None):
    """Press the button of this name."""
    explorable(page, id).get_by_role("button", name=name, exact=True).first.click()


def more(page, id=None):
    """Open the drawer, unless it is open."""
    if not part(page, ".more[open]", id).count():
        part(page, ".more > summary", id).first.click()
    part(page, ".drawer > *", id).first.wait_for()


def knobs(page, id=None):
    """Open the row of knobs under the first one, unless it is open."""
    if not part(page, ".others[open]", id).count():
        part(page, ".others > summary", id).first.click()
    part(page, ".others .knob, .levels", id).first.wait_for()


def level(page, name, id=None):
    """Choose how many knobs there are."""
    knobs(page, id)
    part(page, f".levels input[value={name}]", id).check()


def exact(page, id=None, nth=0):
    """What has opened behind the value of a slider: a box to type it, and its stops by their words."""
    knob = part(page, ".knob:has(.value)", id).nth(nth)
    value = knob.locator(".value")
    if value.get_attribute("aria-expanded") == "false":
        value.click()
    return knob.locator(".exact")


def stop(page, nth, id=None):
    """Press a named stop of the first slider."""
    exact(page, id).locator(".stop").nth(nth).click()


def choose(page, words, nth=0):
    """Choose a stop of a knob by its words: a button that is seen, or one behind the value of a slider."""
    button = explorable(page).get_by_role("radio", name=words, exact=True)
    if button.count():
        button.check()
    else:
        exact(page, nth=nth).get_by_role("button", name=words, exact=True).click()


def pin(page, id=None):
    """Pin the run that is shown."""
    more(page, id)
    press(page, "Pin this run", id)


def start_over(page, id=None):
    """Start over, where there is something to start over from."""
    over = part(page, ".over", id).first
    if over.is_visible():
        over.click()


def copied(page, name="Copy link", id=None):
    """What a press on this button copies."""
    page.evaluate("navigator.clipboard.writeText('')")
    more(page, id)
    press(page, name, id)
    explorable(page, id).get_by_text(re.compile("Copied|Copiado")).first.wait_for()
    return page.wait_for_function("navigator.clipboard.readText()").json_value()


def saved(page, name):
    """The file that a press on this button saves."""
    with page.expect_download() as download:
        press(page, name)
    return download.value


# What is set of the element with this id; pins that wait for an answer are not there.
STATE = (
    "(id) => { const { values, settings } = document.getElementById(id), { view, time } = settings; "
    "const veiled = lupusedu.kit['model/shown.js'].veiled(settings); "
    "const pins = veiled ? [] : settings.pins.map((pin) => pin.values); "
    "return { values, view, time, pins, veiled } }"
)


def ready(page, id="living_drug-1"):
    """Wait until the element has a run and a picture."""
    page.wait_for_function(
        "(id) => document.getElementById(id)?.run && document.getElementById(id).size", arg=id
    )
    drawn(page)


def visit(context, address, id="living_drug-1"):
    """Open an address on a device."""
    page = context.new_page()
    page.goto(address)
    ready(page, id)
    return page


def skip(page, id="living_drug-1"):
    """Pass a question by."""
    explorable(page, id).get_by_role("button", name="Show me without predicting").click()
