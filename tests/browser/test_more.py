"""Taking a run away: files, Python and sound, and no path of one's own device."""

import io
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

import numpy as np
import pandas as pd
import pytest
from playwright.sync_api import expect

from browser.element import copied, explorable, more, press, saved
from browser.tab import DESKTOP
from lupusedu import simulate
from lupusedu.models.living_drug import LivingDrug


@pytest.fixture
def usual():
    return {"viewport": DESKTOP}


def test_the_csv_is_the_run(opened):
    page = opened(hash="#living_drug-1:v=1&dose=2.8&pin1=h:0")
    more(page)
    text = saved(page, "Numbers (CSV)").path().read_text(encoding="utf-8-sig")
    table = pd.read_csv(io.StringIO(text), comment="#").set_index("day")
    for model, ending in ((LivingDrug(dose=2.8), ""), (LivingDrug(h=0), "_pin1")):
        run = simulate.ode(model)
        here = table[[name + ending for name in run.columns]]
        assert np.allclose(here, run, rtol=2e-5, atol=1e-8 * run.to_numpy().max())
    head = [line for line in text.splitlines() if line.startswith("#")]
    for words in (
        "dose=2.8",
        "T [cell/µL]",
        "seed",
        "model living_drug, lupusedu 0.1.0",
        "Cite as",
        "pin1: h=0",
        "#living_drug-1:v=1&dose=2.8",
    ):
        assert any(words in line for line in head), words


def test_the_svg_stands_alone(opened, chromium):
    page = opened(hash="#living_drug-1:v=1&dose=2.8")
    more(page)
    path = saved(page, "Picture (SVG)").path()
    text = path.read_text(encoding="utf-8")
    root = ET.fromstring(text)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert "var(" not in text
    assert "currentcolor" not in text.lower()
    strokes = {node.get("stroke") for node in root.iter("{http://www.w3.org/2000/svg}path")}
    assert "rgb(31, 95, 191)" in strokes  # the blue of CAR T cells
    # Words go on from line to line.
    assert "CAR T cells given 2.8" in re.sub(r"(?:<[^>]+>)+", " ", text)


def test_the_png_is_a_picture(opened):
    from PIL import Image

    page = opened()
    more(page)
    picture = Image.open(saved(page, "Picture (PNG)").path())
    assert picture.format == "PNG"
    assert picture.width > 1200
    assert len(picture.convert("RGB").getcolors(1 << 24)) > 20


@pytest.mark.parametrize(
    ("name", "view", "files"),
    [("lupus_loop", "ridge", ["SVG", "PNG"]), ("kill_map", "map", [])],
)
def test_other_views_are_saved_as_what_they_are(opened, name, view, files):
    from PIL import Image

    page = opened(
        body=f'<lupus-explorable model="{name}" id="{name}-1" views="{view}"></lupus-explorable>', wait=None
    )
    page.locator("lupus-explorable .canvas :is(svg, canvas, table)").first.wait_for()
    more(page)
    buttons = [
        kind for kind in ("SVG", "PNG") if page.get_by_role("button", name=f"Picture ({kind})").is_visible()
    ]
    assert buttons == files
    if "SVG" in files:
        assert len(list(ET.parse(saved(page, "Picture (SVG)").path()).iter())) > 20
    if "PNG" in files:
        assert len(Image.open(saved(page, "Picture (PNG)").path()).convert("RGB").getcolors(1 << 24)) > 10


def test_the_python_makes_the_same_run(opened, tmp_path):
    page = opened(hash="#living_drug-1:v=1&level=sandbox&dose=2.8&h=0.25&hM=20.5&view=weeks")
    more(page)
    page.locator("lupus-explorable summary", has_text="Show me the Python").click()
    code = copied(page, "Copy the Python")
    assert code == page.locator("lupus-explorable .python pre").inner_text()
    (tmp_path / "cell.py").write_text(
        f"import matplotlib\nmatplotlib.use('agg')\n{code}\nrun.to_csv('run.csv')\n", encoding="utf-8"
    )
    subprocess.run([sys.executable, "cell.py"], cwd=tmp_path, check=True, env=None)
    run = pd.read_csv(tmp_path / "run.csv").set_index("day")
    here = page.evaluate(
        "Object.fromEntries(Object.entries(document.querySelector('lupus-explorable').run.columns)"
        ".map(([name, column]) => [name, [...column]]))"
    )
    for name in run:
        assert np.allclose(
            run[name], here[name], rtol=1e-6, atol=1e-6 * max(0.001 * run[name].abs().max(), 1e-9)
        ), name


def test_listening_loads_its_script_only_when_asked(opened):
    page = opened()

    def loaded():
        return page.evaluate("[...document.scripts].some((script) => script.src.endsWith('/listen.js'))")

    more(page)
    assert not loaded()
    press(page, "Listen")
    page.locator("lupus-explorable .sound:focus").wait_for()
    assert loaded()
    box, words = page.locator("lupus-explorable .sound"), page.locator("lupus-explorable .sound-words")
    box.press("ArrowRight")
    page.wait_for_function(
        "/\\d/.test(document.querySelector('lupus-explorable').shadowRoot.querySelector('.sound-words').textContent)"
    )
    assert re.search(r"\d", words.inner_text())


def test_no_path_of_the_readers_own_device_leaves_the_page(opened, folder):
    page = opened(hash="#living_drug-1:v=1&dose=2.8")
    own = re.compile("file:|Somebody|" + re.escape(str(folder)))
    texts = [copied(page, "Copy link")]
    assert texts[0] == "#living_drug-1:v=1&dose=2.8"
    assert "put it after the page’s address" in explorable(page).locator(".copylink").inner_text()
    more(page)
    explorable(page).locator(".drawer details").evaluate_all(
        "all => all.forEach((one) => { one.open = true; })"
    )
    texts += [copied(page, name) for name in ("Copy the link for the class", "Copy the Python")]
    for name in ("Numbers (CSV)", "Picture (SVG)", "Picture (PNG)"):
        with page.expect_download() as download:
            explorable(page).get_by_role("button", name=name).click()
        texts.append(download.value.path().read_bytes().decode("utf-8", "replace"))
    assert "Publish the book first" in explorable(page).locator(".embed").inner_text()
    texts.append(explorable(page).evaluate("(one) => one.shadowRoot.textContent"))
    assert [text for text in texts if own.search(text)] == []


def test_a_frame_that_forbids_files_and_copying_shows_what_would_be_in_them(opened, folder, device):
    (folder / "host.html").write_text(
        '<!doctype html><meta charset="utf-8"><title>Host</title><iframe sandbox="allow-scripts" '
        'src="page.html" style="width:100%;height:1400px"></iframe>',
        encoding="utf-8",
    )
    opened().close()
    page = device().new_page()
    page.route(
        "https://book.test/**",
        lambda route: route.fulfill(
            path=folder / route.request.url.removeprefix("https://book.test/").split("#")[0]
        ),
    )
    page.goto("https://book.test/host.html")
    frame = page.frame_locator("iframe")
    frame.locator("path.curve").first.wait_for(state="attached")
    frame.locator("summary").get_by_text("More", exact=True).click()
    frame.get_by_role("button", name="Copy link", exact=True).click()
    expect(frame.get_by_label("Copy link").and_(frame.locator("textarea"))).to_have_value(
        "https://book.test/page.html#living_drug-1:v=1"
    )
    frame.get_by_role("button", name="Numbers (CSV)").click()
    box = frame.locator(".files textarea")
    expect(box).to_be_visible()
    assert box.input_value().startswith("# A drug that multiplies")
    assert frame.get_by_text("the page around this figure forbids files").is_visible()
    frame.get_by_role("button", name="Picture (PNG)").click()
    expect(frame.locator(".files img")).to_be_visible()
    expect(box).to_be_hidden()
    frame.locator(".files img").evaluate("(one) => one.decode()")
