"""What an element keeps of its reader and of its link when it is moved in the page or asked for something
else by attribute."""

import pytest

from browser.axe import drawn
from lupusedu.sphinx import assets

PAGE = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title><link rel="icon" '
    'href="data:,"><script async src="_static/lupusedu/explorable.js"></script><body>{body}<div '
    'id="elsewhere"></div>'
)
ELEMENT = '<lupus-explorable model="living_drug" id="living_drug-2"></lupus-explorable>'
GET = "document.querySelector('lupus-explorable')"
LINK = "#living_drug-2:v=1&dose=2.8"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A small site of one model."""
    made = tmp_path_factory.mktemp("site")
    assets.explorables(made, ["living_drug"])
    return made


@pytest.fixture
def opened(folder, chromium):
    """Open a page with this body; every word on the console is an error."""
    pages, said = [], []

    def open_page(body=ELEMENT, hash=""):
        (folder / "page.html").write_text(PAGE.format(body=body), encoding="utf-8")
        page = chromium.new_page(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
        pages.append(page)
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto((folder / "page.html").as_uri() + hash)
        page.locator("lupus-explorable path.curve").first.wait_for(state="attached")
        drawn(page)
        return page

    yield open_page
    for page in pages:
        page.close()
    assert said == []


def moved(page):
    """As a notebook does it."""
    page.evaluate(f"document.getElementById('elsewhere').append({GET})")
    drawn(page)


def dose(page):
    drawn(page)
    return page.evaluate(f"{GET}.values.dose")


def pressed(page, name):
    page.get_by_role("button", name=name, exact=True).click()
    drawn(page)


def test_start_over_goes_back_to_the_links_dose_after_a_move(opened):
    page = opened(hash=LINK)
    moved(page)
    assert dose(page) == 2.8
    page.evaluate(f"{GET}.values = {{ dose: 1 }}")
    pressed(page, "Start over")
    assert dose(page) == 2.8


def test_another_caption_leaves_the_dose_as_the_reader_has_set_it(opened):
    page = opened()
    page.evaluate(f"{GET}.values = {{ dose: 1.5 }}")
    page.evaluate(f"{GET}.setAttribute('caption', 'Another question?')")
    assert dose(page) == 1.5
    assert page.locator(".question").inner_text() == "Another question?"
