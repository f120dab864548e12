"""The still of an element that shows a stage: in print and where no script runs, the strip stands above the
curve."""

import pytest

from browser.element import BUNDLE
from lupusedu import Explorable, figure, models
from lupusedu.sphinx import lean, styles

STRIP, CURVE = "lupus-explorable > figure > svg >> nth=0", "lupus-explorable > figure > svg >> nth=1"
HEAD = BUNDLE + "<style>figure svg { display: block; width: 100%; }</style>"


@pytest.fixture(scope="module")
def still():
    """An element as a page of the book has it."""
    html = Explorable(models.find("living_drug"), sliders=["dose"]).html()
    return lean.pictures(styles.moved(figure.inlined(html)))


def above(page):
    """Raise unless strip and curve are seen, the one above the other, and the live figure is not."""
    strip, curve = (page.locator(one).bounding_box() for one in (STRIP, CURVE))
    assert page.locator(STRIP).get_attribute("aria-label").startswith("Drawn cells. Day 0: 25 B cells")
    assert strip["height"] > 100
    assert strip["y"] + strip["height"] <= curve["y"] + 1
    live = page.locator("lupus-explorable path.curve")
    assert live.count() == 0 or not live.first.is_visible()


def test_without_scripts_the_strip_stands_above_the_curve(opened, still):
    above(opened(still, head=HEAD, java_script_enabled=False, wait="lupus-explorable"))


def test_print_shows_the_strip_above_the_curve(opened, still):
    page = opened(still, head=HEAD)
    assert not page.locator(STRIP).is_visible()
    page.emulate_media(media="print")
    above(page)
