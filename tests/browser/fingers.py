"""A finger on a screen that takes touches."""


def finger(page, *places):
    """Put a finger on the screen, move it from place to place, and lift it."""
    session = page.context.new_cdp_session(page)
    for i, (x, y) in enumerate(places):
        kind = "touchMove" if i else "touchStart"
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def swipe(page, x, y, up=160):
    """Move a finger up, so that the page scrolls; wait until it has, and glides no more."""
    before = page.evaluate(
        "globalThis.rest = new Promise((done) => addEventListener('scrollend', done, { once: true })), "
        "scrollY"
    )
    finger(page, *[(x, y - up * i / 12) for i in range(13)])
    page.evaluate("rest.then(() => true)")
    assert abs(page.evaluate("scrollY") - before) > 60
