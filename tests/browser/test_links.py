"""Links and what a visit keeps: the very picture or a question, a landing on the picture, reload and Back,
and no path of one's own device."""

import functools
import http.server
import re
import threading
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import expect

import lupusedu
from browser.axe import DESKTOP, PHONE, curves, drawn, faults
from conftest import Quiet
from lupusedu import Explorable, models
from lupusedu.sphinx import assets

PAGE = (
    '<!doctype html><html lang="{lang}"><meta charset="utf-8"><title>A page</title><link rel="icon" '
    'href="data:,">{head}<script async src="_static/lupusedu/explorable.js"></script><body>{body}'
)
# figures that ask, by drawing and by placing: what is set after the question, as the element takes it
CHAPTERS = {
    "reset-2": ("07_reset", {"phi": 0.012, "h": 0, "C0": 207, "hC": 22}, "ridge"),
    "lupus_loop-2": ("03_lupus_loop", {"U0": 6, "clean": 0.6}, "clean_up"),
    "selection-2": ("01_selection", {"g": 1.2}, "hundred"),
}
STATE = (
    "(id) => { const { values, settings } = document.getElementById(id), { view, time } = settings; "
    "const { veiled } = lupusedu.kit['model/shown.js']; return { values, view, time, pins: veiled(settings) ? [] : "
    "settings.pins.map((pin) => pin.values), veiled: veiled(settings) } }"
)
ASKS = '<lupus-explorable model="living_drug" id="living_drug-1" predict="B"></lupus-explorable>'
PLAIN = '<lupus-explorable model="living_drug" id="living_drug-1"></lupus-explorable>'


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A small site: bundle, scripts, two models and their embed pages."""
    made = tmp_path_factory.mktemp("A Name of Somebody")
    assets.explorables(made, ["living_drug", "reset"])
    return made


@pytest.fixture
def device(chromium):
    """device() is another reader's browser; it may copy."""
    contexts = []

    def new(size=DESKTOP, **options):
        context = chromium.new_context(viewport=size, reduced_motion="reduce", **options)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        contexts.append(context)
        return context

    yield new
    for context in contexts:
        context.close()


@pytest.fixture
def opened(folder, device):
    """Open a page of the small site from its folder."""

    def open_page(body=ASKS, head="", hash="", lang="en", context=None):
        (folder / "page.html").write_text(PAGE.format(body=body, head=head, lang=lang), encoding="utf-8")
        return visit(context or device(), (folder / "page.html").as_uri() + hash)

    return open_page


def visit(context, address, id="living_drug-1"):
    page = context.new_page()
    page.goto(address)
    ready(page, id)
    return page


def ready(page, id="living_drug-1"):
    page.wait_for_function(
        "(id) => document.getElementById(id)?.run && document.getElementById(id).size", arg=id
    )
    drawn(page)


def part(page, id="living_drug-1"):
    return page.locator(f"#{id}")


def copied(page, name, id="living_drug-1"):
    part(page, id).get_by_role("button", name=name, exact=True).click()
    part(page, id).get_by_text(re.compile("Copied|Copiado")).first.wait_for()
    return page.evaluate("navigator.clipboard.readText()")


def more(page, id="living_drug-1"):
    part(page, id).locator("summary", has_text=re.compile("^(More|Más)$")).first.click()
    part(page, id).locator(".drawer > *").first.wait_for()


def skip(page, id="living_drug-1"):
    part(page, id).get_by_role("button", name="Show me without predicting").click()


@pytest.mark.parametrize("id", CHAPTERS)
def test_a_link_opens_the_picture_that_was_copied_or_asks_and_holds_no_answer(server, device, id):
    file, values, view = CHAPTERS[id]
    address = f"{server}notebooks/{file}.html"
    page = visit(device(), address, id)
    skip(page, id)
    page.evaluate(
        "([id, some, view]) => { const { change, settings } = document.getElementById(id), values = { "
        "...settings.values, ...some }; change({ values, view, pins: [{ label: 'start', values: "
        "settings.values }, { label: 'set', values }] }); }",
        [id, values, view],
    )
    before = page.evaluate(STATE, id)
    link = copied(page, "Copy link", id)
    assert "answer=shown" in link
    other = visit(device(), link, id)
    assert other.evaluate(STATE, id) == before
    assert not part(other, id).locator(".ask").is_visible()
    assert part(other, id).locator(".pins li").count() == 2
    asked = visit(device(), link.replace("&answer=shown", ""), id)
    assert part(asked, id).locator(".ask").is_visible()
    assert asked.evaluate(STATE, id)["pins"] == []
    assert part(asked, id).locator("path.pinned:visible, .pins li:visible").count() == 0
    assert "pinned" not in part(asked, id).locator(".told").inner_text()
    skip(asked, id)
    drawn(asked)
    assert asked.evaluate(STATE, id) == before


def test_pins_wait_too_when_the_question_is_asked_again(opened):
    page = opened()
    skip(page)
    page.get_by_role("button", name="Pin this run").click()
    expect(part(page).locator("path.pinned")).to_have_count(2)
    page.get_by_role("button", name="Predict again").click()
    expect(part(page).locator("path.pinned, .pins li:visible")).to_have_count(0)
    page.wait_for_function(
        "() => { const kept = JSON.stringify(history.state ?? ''); return kept.includes('pin1') && "
        "!kept.includes('answer'); }"
    )
    page.reload()
    ready(page)
    assert part(page).locator(".ask").is_visible()
    skip(page)
    expect(part(page).locator("path.pinned")).to_have_count(2)


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "asked for a prediction first"), ("es", "se le pide primero una predicción")]
)
def test_a_class_is_asked_though_its_teacher_has_answered(opened, lang, words):
    page = opened(lang=lang)
    part(page).locator(".ask button.quiet").click()
    page.evaluate("document.getElementById('living_drug-1').change({ pins: [{ label: 'one', values: {} }] })")
    more(page)
    part(page).locator(".classroom summary").click()
    assert words in part(page).locator(".classroom").inner_text()
    link = part(page).locator(".classroom button")
    link.click()
    part(page).locator(".classroom .copied").get_by_text(re.compile("Copied|Copiado")).wait_for()
    hash = "#" + page.evaluate("navigator.clipboard.readText()").split("#")[1]
    assert "answer" not in hash
    assert "pin1=usual" in hash
    pupil = opened(lang=lang, hash=hash)
    assert part(pupil).locator(".ask").is_visible()
    assert part(pupil).locator("path.pinned").count() == 0


def kept(page, words):
    """Wait until these words of a link are kept, a moment after the last change."""
    page.wait_for_function("(words) => JSON.stringify(history.state ?? '').includes(words)", arg=words)


def test_reload_and_back_find_the_work_and_a_new_visit_begins_afresh(opened):
    page = opened(hash="#living_drug-1:v=1&dose=2.8")
    skip(page)
    page.evaluate("""() => { const { change, settings } = document.getElementById("living_drug-1");
      const values = { ...settings.values, dose: 0.1, h: 0.5 };
      change({ level: "explore", pins: [...settings.pins, { label: "one", values }], values: { ...values, h: 0 }, time: 30 }); }""")
    drawn(page)
    before, picture = page.evaluate(STATE, "living_drug-1"), curves(page)
    assert before["values"]["h"] == 0
    kept(page, "t=30")
    page.reload()
    ready(page)
    assert page.evaluate(STATE, "living_drug-1") == before
    assert curves(page) == picture
    page.goto("about:blank")
    page.go_back()
    ready(page)
    assert page.evaluate(STATE, "living_drug-1") == before
    assert page.evaluate("location.hash") == "#living_drug-1:v=1&dose=2.8"
    page.evaluate("location.hash = 'a-heading'")
    page.go_back()
    ready(page)
    assert page.evaluate(STATE, "living_drug-1") == before
    page.get_by_role("button", name="Start over").click()
    page.wait_for_function("document.getElementById('living_drug-1').values.dose === 2.8")
    again = visit(page.context, page.url)
    assert again.evaluate(STATE, "living_drug-1")["values"] == {"dose": 2.8}


def test_a_teachers_locks_stay_over_the_kept_work(opened):
    page = opened(PLAIN, hash="#living_drug-1:v=1&level=explore&dose=2.8&hide=presets&lock=dose")
    page.evaluate("document.getElementById('living_drug-1').set({ h: 0.5 })")
    drawn(page)
    kept(page, "h=0.5")
    page.reload()
    ready(page)
    assert page.evaluate(STATE, "living_drug-1")["values"] == {"dose": 2.8, "h": 0.5}
    assert part(page).get_by_role("slider", name="CAR T cells given").is_disabled()
    assert not part(page).locator(".presets").is_visible()


def test_a_skipped_question_stays_skipped_in_its_tab_until_a_new_reader_comes(opened):
    page = opened(
        ASKS + "<lupus-reader><p>Before somebody else reads: <strong>New reader</strong></p></lupus-reader>",
        head='<script async src="_static/lupusedu/pieces/reader.js"></script>',
    )
    skip(page)
    page.goto(page.url)
    ready(page)
    assert not part(page).locator(".ask").is_visible()
    other = visit(page.context, page.url)
    assert part(other).locator(".ask").is_visible()
    page.get_by_role("button", name="New reader").click()
    expect(part(page).locator(".ask")).to_be_visible()
    for again in (page.reload, lambda: page.goto(page.url)):
        again()
        ready(page)
        assert part(page).locator(".ask").is_visible()


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_prepared_link_lands_on_its_picture_each_time(server, device, size):
    tops = set()
    for time in range(5):
        context = device(size)
        if time % 2:  # scripts that come late push the page about
            context.route(
                "**/models/*.js",
                lambda route: (route.request.frame.page.wait_for_timeout(150), route.continue_()),
            )
        page = visit(
            context,
            f"{server}notebooks/09_cytokine_release.html#cytokine_release-2:v=1&B0=1500",
            "cytokine_release-2",
        )
        page.wait_for_load_state("load")
        page.wait_for_function(
            """() => { const top = document.getElementById("cytokine_release-2").getBoundingClientRect().top;
          const rested = globalThis.last === top; globalThis.last = top; return rested; }""",
            polling=400,
        )
        top, bottom = page.evaluate(
            "() => { const one = document.getElementById('cytokine_release-2'); return "
            "[one.getBoundingClientRect().top, "
            "one.frame.querySelector('.picture').getBoundingClientRect().bottom]; }"
        )
        assert top >= 0
        assert bottom <= size["height"]
        tops.add(round(top))
        context.close()
    assert max(tops) - min(tops) <= 1


def test_the_readers_hand_ends_the_landing(server, device):
    page = visit(
        device(),
        f"{server}notebooks/09_cytokine_release.html#cytokine_release-2:v=1&B0=1500",
        "cytokine_release-2",
    )
    page.wait_for_function("scrollY > 300")
    page.mouse.wheel(0, -200)
    page.wait_for_timeout(100)
    place = page.evaluate("scrollY")
    page.evaluate(
        "document.querySelector('article').prepend(Object.assign(document.createElement('p'), { style: "
        "'height: 1px' }))"
    )
    drawn(page)
    assert abs(page.evaluate("scrollY") - place) < 40


class Host(Quiet):
    """Shows 404.html for what is not there, as hosts of static sites do."""

    def send_error(self, code, *args, **kwargs):
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="module")
def host(site):
    """Address of a server that shows the page for wrong addresses."""
    with http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Host, directory=site)
    ) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/"
        running.shutdown()


@pytest.mark.parametrize(
    "tail",
    [
        "%23cytokine_release-2:v=1&B0=1500",
        "%2523cytokine_release-2:v=1&B0=1500",
        "%23cytokine_release-2%3Av%3D1%26B0%3D1500",
        "%23cytokine_release-2:v%3D1%26B0%3D1500",
    ],
)
def test_an_address_that_a_mail_program_encoded_is_mended(host, device, tail):
    page = visit(device(), f"{host}notebooks/09_cytokine_release.html{tail}", "cytokine_release-2")
    assert page.evaluate("document.getElementById('cytokine_release-2').values.B0") == 1500


def test_the_page_for_a_wrong_address_has_head_and_search_at_any_depth(host, device):
    page = device(PHONE).new_page()
    page.goto(f"{host}notebooks/no/such/page.html")
    expect(page.get_by_role("heading", name="This page is not here")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.bar')).display") == "flex"
    assert faults(page) == []
    page.locator(".skip").evaluate("(link) => link.click()")
    assert page.url == f"{host}notebooks/no/such/page.html#main"
    page.get_by_label("Words to look for").fill("cytokine")
    page.get_by_label("Words to look for").press("Enter")
    page.wait_for_url(f"{host}search.html?q=cytokine")
    page.locator("#search-results a").first.wait_for()
    page.go_back()
    page.get_by_role("link", name="Open the book from its first page").click()
    page.get_by_role("heading", name="Control for life").wait_for()


def test_no_path_of_the_readers_own_device_leaves_the_page(opened, folder):
    page = opened(PLAIN, hash="#living_drug-1:v=1&dose=2.8")
    own = re.compile("file:|Somebody|" + re.escape(str(folder)))
    texts = [copied(page, "Copy link")]
    assert texts[0] == "#living_drug-1:v=1&dose=2.8"
    assert "put it after the page’s address" in part(page).locator(".copylink").inner_text()
    more(page)
    part(page).locator(".drawer > details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
    texts += [copied(page, name) for name in ("Copy the link for the class", "Copy the Python")]
    for name in ("Numbers (CSV)", "Picture (SVG)", "Picture (PNG)"):
        with page.expect_download() as download:
            part(page).get_by_role("button", name=name).click()
        texts.append(download.value.path().read_bytes().decode("utf-8", "replace"))
    assert "Publish the book first" in part(page).locator(".embed").inner_text()
    texts.append(part(page).evaluate("(one) => one.shadowRoot.textContent"))
    assert [text for text in texts if own.search(text)] == []


def test_in_a_folder_a_link_is_the_public_address_where_the_page_knows_one(opened):
    page = opened(
        PLAIN,
        head='<link rel="canonical" href="https://example.org/book/page.html">',
        hash="#living_drug-1:v=1&dose=2.8",
    )
    assert copied(page, "Copy link") == "https://example.org/book/page.html#living_drug-1:v=1&dose=2.8"
    more(page)
    part(page).locator(".embed summary").click()
    assert 'src="https://example.org/book/embed/living_drug.html#living_drug-1:v=1&amp;dose=2.8"' in copied(
        page, "Copy the code"
    )


def test_embed_pages_know_their_public_address(tmp_path):
    assets.explorables(tmp_path, ["reset"], "https://example.org/book/")
    assert '<link rel="canonical" href="https://example.org/book/embed/reset.es.html">' in (
        tmp_path / "embed/reset.es.html"
    ).read_text("utf-8")


def test_an_embedded_figure_opens_on_the_view_that_was_copied_and_asks_nothing(opened):
    head = '<link rel="canonical" href="https://example.org/page.html">'
    page = opened(
        '<lupus-explorable model="reset" id="living_drug-1" views="places activity ridge" predict="activity" '
        'level="explore"></lupus-explorable>',
        head=head,
    )
    skip(page)
    for view in ("ridge", "places"):
        page.evaluate("(view) => document.getElementById('living_drug-1').change({ view })", view)
        if view == "ridge":
            more(page)
            part(page).locator(".embed summary").click()
        hash = re.search('#([^"]*)"', copied(page, "Copy the code"))[1].replace("&amp;", "&")
        framed = visit(page.context, page.url.split("page.html")[0] + f"embed/reset.html#{hash}", "reset-1")
        now = framed.evaluate(STATE, "reset-1")
        assert (now["view"], now["veiled"]) == (view, None)
        assert framed.evaluate("document.getElementById('reset-1').settings.level") == "explore"
        assert framed.locator("ul.problem").count() == 0


def test_a_frame_that_forbids_files_and_copying_shows_what_would_be_in_them(opened, folder, device):
    (folder / "host.html").write_text(
        '<!doctype html><meta charset="utf-8"><title>Host</title><iframe sandbox="allow-scripts" '
        'src="page.html" style="width:100%;height:1400px"></iframe>',
        encoding="utf-8",
    )
    opened(PLAIN).close()
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
    frame.get_by_role("button", name="Copy link", exact=True).click()
    expect(frame.get_by_label("Copy link").and_(frame.locator("textarea"))).to_have_value(
        "https://book.test/page.html#living_drug-1:v=1"
    )
    frame.locator("summary", has_text="More").click()
    frame.get_by_role("button", name="Numbers (CSV)").click()
    box = frame.locator(".files textarea")
    expect(box).to_be_visible()
    assert box.input_value().startswith("# A drug that multiplies")
    assert frame.get_by_text("the page around this figure forbids files").is_visible()
    frame.get_by_role("button", name="Picture (PNG)").click()
    expect(frame.locator(".files img")).to_be_visible()
    expect(box).to_be_hidden()
    frame.locator(".files img").evaluate("(one) => one.decode()")


@pytest.mark.parametrize("when", ["before it is attached", "before the script is here"])
def test_what_is_set_before_the_element_is_attached_stays(opened, when):
    early = (
        "<script>const one = document.createElement('lupus-explorable'); one.id = 'living_drug-1'; "
        "one.setAttribute('model', 'living_drug'); one.values = { dose: 2.8 }; "
    )
    if when == "before the script is here":
        page = opened(early + "document.body.append(one);</script>")
    else:
        page = opened(
            "<main></main>"
            + early.replace("<script>", "<script>addEventListener('load', () => { ")
            + "document.querySelector('main').append(one); });</script>"
        )
    assert page.evaluate("document.getElementById('living_drug-1').values") == {"dose": 2.8}
    page.get_by_role("button", name="Start over").click()
    page.wait_for_function("document.getElementById('living_drug-1').values.dose === 0.28")


def test_what_python_sets_before_the_widget_is_shown_stays(device):
    widget = Explorable(models.find("living_drug"))
    widget.set(dose=2.8)
    traits = {
        name: getattr(widget, name)
        for name in widget.trait_names(sync=True)
        if not name.startswith("_") and name not in ("layout", "tabbable", "tooltip")
    }
    page = device().new_page()
    bundle = files(lupusedu).joinpath("static/widget.js").read_text("utf-8")
    page.route(
        "https://lab.test/**",
        lambda route: (
            route.fulfill(body=bundle, content_type="text/javascript")
            if "widget.js" in route.request.url
            else route.fulfill(body="<!doctype html><title>Lab</title><body>", content_type="text/html")
        ),
    )
    page.goto("https://lab.test/")
    page.evaluate(
        """async (traits) => {
      const { default: widget } = await import("https://lab.test/widget.js");
      globalThis.model = { get: (name) => traits[name], set: (name, value) => { traits[name] = value; }, save_changes() {}, on() {}, off() {}, send() {} };
      const box = document.createElement("div");
      widget.render({ model, el: box });
      document.body.append(box); // a VBox or an Output is attached after its children are made
      globalThis.shown = box.firstChild;
    }""",
        traits,
    )
    page.wait_for_function("shown.size")
    drawn(page)
    assert page.evaluate("[shown.values.dose, model.get('values').dose]") == [2.8, 2.8]
