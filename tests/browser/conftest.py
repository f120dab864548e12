"""One folder as a site has it, and one way to open a page of it."""

import json
import shutil

import pytest

from browser.element import BUNDLE, ELEMENT, PAGE
from browser.tab import PHONE, STAGED
from lupusedu import models
from lupusedu.sphinx import assets
from once import once


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """A folder with what explorables need of a site: bundles, models, pieces and embed pages; written once a
    session, and copied, for a worker writes its own pages into it."""

    def make(path):
        path.mkdir()
        assets.explorables(path, models.names())

    made = once(tmp_path_factory, "explorables", make)
    return shutil.copytree(made, tmp_path_factory.mktemp("own") / "A Name of Somebody")


@pytest.fixture
def usual():
    """What a browser's window is like where a test does not say; a file may have its own."""
    return {"viewport": PHONE}


@pytest.fixture
def device(chromium, usual):
    """device(**options) is another reader's browser; it may copy."""
    contexts = []

    def new(**options):
        context = chromium.new_context(**{**usual, **options})
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        contexts.append(context)
        return context

    yield new
    for context in contexts:
        context.close()


@pytest.fixture
def opened(folder, device, usual):
    """Open a page with this body from the folder, or the page with this name; every word on the console is an
    error. kept: what the device has kept; before: a script that runs before the page's; on: the device."""
    said = []

    def open_page(
        body=ELEMENT,
        head=BUNDLE,
        foot="",
        lang="en",
        name="page.html",
        hash="",
        width=None,
        height=None,
        kept=None,
        before=None,
        on=None,
        wait="lupus-explorable path.curve",
        until="load",
        **options,
    ):
        if name == "page.html":
            text = PAGE.format(head=head, body=body, foot=foot, lang=lang)
            (folder / name).write_text(text, encoding="utf-8")
        size = {"width": width, "height": height}
        size = {**usual["viewport"], **{side: px for side, px in size.items() if px}}
        page = (on or device(viewport=size, **options)).new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: (said.append("a dialog"), dialog.dismiss()))
        if before or kept is not None:
            page.add_init_script(before or f"localStorage.lupusedu ??= {json.dumps(kept)}")
        page.goto((folder / name).as_uri() + hash, wait_until=until)
        if wait:
            page.locator(wait).first.wait_for(state="attached", timeout=15_000)
            page.wait_for_function(STAGED)
        return page

    open_page.said = said
    yield open_page
    assert said == []
