"""The stage over the curve: who is on it, what a hand does there, and what it is to those who see it
otherwise."""

import pytest
from playwright.sync_api import expect

from browser.axe import faults
from browser.element import BUNDLE, GET, explorable, part
from browser.tab import HEAR, drawn
from lupusedu import simulate
from lupusedu.models.living_drug import LivingDrug

DRUG = '<lupus-explorable model="living_drug" id="living_drug-1" views="blood" {}></lupus-explorable>'
PLAIN = DRUG.format("")
RESET = (
    '<lupus-explorable model="reset" id="reset-1" views="places" preset="no treatment"></lupus-explorable>'
)
DARK = "<style>@media (prefers-color-scheme: dark) { body { background: #14171a; color: #e8e6e1; } }</style>"
CANVAS = f"{GET}.shadowRoot.querySelector('canvas.room')"
SEEN = f"{CANVAS}.toDataURL()"
# How light the stage is on the whole, from 0 to 255: its rooms and who is in them.
BRIGHT = f"""(() => {{
  const {{ width, height }} = {CANVAS};
  const all = Object.assign(document.createElement("canvas"), {{ width, height }}).getContext("2d");
  all.drawImage({GET}.shadowRoot.querySelector("canvas.rooms") ?? {CANVAS}, 0, 0);
  all.drawImage({CANVAS}, 0, 0);
  const data = all.getImageData(0, 0, width, height).data;
  let [sum, count] = [0, 0];
  for (let i = 0; i < data.length; i += 4) {{
    if (data[i + 3] < 250) continue;
    sum += data[i] + data[i + 1] + data[i + 2];
    count += 3;
  }}
  return sum / count;
}})()"""


@pytest.fixture
def staged(opened):
    """Open a page with a stage and wait until it is drawn."""

    def open_page(body=PLAIN, **more):
        page = opened(body, head=BUNDLE + DARK, **more)
        page.wait_for_function(f"{GET}.drawn?.pace", timeout=10_000)
        drawn(page)
        return page

    return open_page


def to(page, day):
    page.evaluate(f"(day) => {GET}.change({{ time: day }})", day)
    drawn(page)


def kinds(page):
    """{label: amount} of the key."""
    rows = part(page, ".kinds button").all()
    return {row.locator(".kind").inner_text(): row.locator(".much").inner_text() for row in rows}


def inks(page):
    """How many colours the stage is painted in."""
    return page.evaluate(
        f"""() => {{
          const {{ width, height }} = {CANVAS};
          const data = {CANVAS}.getContext("2d").getImageData(0, 0, width, height).data;
          const found = new Set();
          for (let i = 0; i < data.length; i += 4) found.add(data.slice(i, i + 3).join());
          return found.size;
        }}"""
    )


def test_the_stage_stands_over_the_curve_on_a_phone_and_beside_it_on_a_desk(staged):
    for width, beside in ((390, False), (1280, True)):
        page = staged(width=width)
        stage = part(page, "canvas.room").bounding_box()
        curve = part(page, ".canvas svg").bounding_box()
        assert (stage["x"] + stage["width"] <= curve["x"]) == beside
        assert (stage["y"] + stage["height"] <= curve["y"]) == (not beside)
        assert curve["height"] < 0.7 * stage["height"] or beside
        assert inks(page) > 50
        page.close()


def test_until_its_script_is_here_a_room_shows_the_strip_of_the_still_in_its_place(opened, device):
    held = []
    late = device(viewport={"width": 390, "height": 844})
    late.route("**/views/stage.js", lambda route: held.append(route))
    strip = '<svg role="img" aria-label="moments" viewBox="0 0 460 320"><rect width="9" height="9"/></svg>'
    still = f"<figure>{strip}<svg></svg><figcaption>words</figcaption></figure>"
    # The page has not loaded until the script has come, or failed to.
    page = opened(PLAIN.replace("></", f">{still}</"), head=BUNDLE, on=late, wait=None, until="commit")
    shown = part(page, ".scene svg")
    expect(shown).to_be_visible()
    before = part(page, ".picture").bounding_box()
    assert shown.bounding_box()["height"] <= part(page, ".scene").bounding_box()["height"]
    page.wait_for_function("() => document.querySelector('script[src*=\"stage.js\"]')")
    [route] = held
    route.continue_()
    page.wait_for_function(f"{GET}.drawn?.pace", timeout=10_000)
    drawn(page)
    expect(shown).to_have_count(0)
    assert part(page, ".picture").bounding_box() == before


def test_as_many_are_there_as_the_run_has(staged):
    page = staged()
    run = simulate.ode(LivingDrug(), [0, 8, 30, 400])
    for day in (8, 30, 400):
        to(page, day)
        told = kinds(page)
        assert told["B cells"] == f"{float(f'{run.B[day]:.2g}'):g} cells/µL"
        words = part(page, ".view-words").text_content()
        assert f"On day {day}: B cells {round(run.B[day] / 6)};" in words


def test_who_is_tapped_is_told(staged):
    page = staged()
    to(page, 0)
    hint = part(page, ".deeds").inner_text()
    [x, y] = page.evaluate(
        f"""() => {{
          const {{ left, top }} = {CANVAS}.getBoundingClientRect();
          return [left, top];
        }}"""
    )
    box = part(page, "canvas.room").bounding_box()
    # Some actor is under a finger somewhere on a line across the blood.
    for i in range(1, 20):
        page.mouse.click(x + box["width"] * i / 20, y + box["height"] * 0.3)
        if part(page, ".deeds").inner_text() != hint:
            break
    told = part(page, ".deeds").inner_text()
    assert told.startswith("B cells: ")
    assert "One shape stands for 6 cells/µL." in told
    assert "are removed by active CAR T cells, memory CAR T cells" in told


def test_arrow_keys_walk_the_kinds_and_enter_tells(staged):
    page = staged()
    buttons = part(page, ".kinds button")
    buttons.first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(buttons.nth(2)).to_be_focused()
    page.keyboard.press("Enter")
    expect(buttons.nth(2)).to_have_attribute("aria-pressed", "true")
    told = part(page, ".deeds")
    expect(told).to_contain_text("divide")
    expect(told).to_contain_text("turn into memory CAR T cells")
    expect(told).to_contain_text("remove B cells")
    page.keyboard.press("Enter")
    expect(told).to_have_text("Tap one of them to see what it does.")


def test_play_moves_stage_and_curve_by_one_time_and_rests_at_the_event(staged):
    page = staged()
    before = page.evaluate(SEEN)
    page.wait_for_timeout(200)  # long enough for something to be seen to move
    assert page.evaluate(SEEN) == before
    page.get_by_role("button", name="Play").click()
    page.wait_for_function(f"{GET}.settings.show > 300")
    assert page.evaluate(f"{GET}.settings.time") == 0
    page.wait_for_function(f"{GET}.settings.time > 1", timeout=5000)
    page.get_by_role("button", name="Pause").click()
    assert page.evaluate(SEEN) != before
    assert page.evaluate(f"{GET}.settings.time") < 20
    assert part(page, "line.cursor").get_attribute("visibility") == "visible"


def test_what_happens_to_one_is_said_on_the_stage_as_it_plays(staged):
    page = staged()
    page.evaluate(HEAR)
    page.get_by_role("button", name="Play").click()
    page.wait_for_function("heard.has('divides') && heard.has('killed') && heard.has('dies')", timeout=15_000)


def test_out_of_view_nothing_plays(staged):
    page = staged(body=PLAIN + '<div style="height: 3000px"></div>')
    page.get_by_role("button", name="Play").click()
    page.wait_for_function(f"{GET}.settings.show > 100")
    page.evaluate("scrollTo(0, 2900)")
    page.get_by_role("button", name="Play").wait_for(state="attached")


def test_whoever_wants_no_motion_sees_three_moments_and_steps(staged):
    page = staged(reduced_motion="reduce")
    strip = page.evaluate(SEEN)
    page.wait_for_timeout(300)  # long enough for something to be seen to move
    assert page.evaluate(SEEN) == strip
    page.get_by_role("button", name="On one step").click()
    drawn(page)
    first = page.evaluate(SEEN)
    page.get_by_role("button", name="On one step").click()
    drawn(page)
    assert len({strip, first, page.evaluate(SEEN)}) == 3


def test_the_stage_follows_the_theme(staged):
    page = staged(color_scheme="light")
    light = page.evaluate(SEEN)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"(light) => {SEEN} !== light", arg=light)


def test_a_moved_run_is_printed_light_as_three_moments(staged):
    page = staged(color_scheme="light")
    ours = part(page, "canvas.room")
    page.evaluate(f"{GET}.set({{ dose: 2 }})")
    drawn(page)
    print_ = "dispatchEvent(new Event('beforeprint'))"
    page.evaluate(print_)
    assert page.evaluate(BRIGHT) > 180
    light = page.evaluate(SEEN)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(SEEN) != light
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"{BRIGHT} < 120")
    page.evaluate(print_)
    assert page.evaluate(BRIGHT) > 180
    page.emulate_media(media="print")
    expect(ours).to_be_visible()
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(BRIGHT) < 120


def test_a_kind_leads_to_its_entry_where_the_page_is_of_a_book_with_a_glossary(staged):
    for head, href in (
        ("<link rel=glossary href=book/glossary.html>", "glossary.html#term-CAR-T-cell"),
        ("", None),
    ):
        page = staged(head + PLAIN)
        assert part(page, ".deeds a").is_hidden()
        part(page, ".kinds button").nth(2).click()
        link = part(page, ".deeds a")
        assert link.is_visible() == bool(href)
        if href:
            assert link.get_attribute("href").endswith(href)
            assert link.inner_text() == "“CAR T cell” in the glossary"
        page.close()


@pytest.mark.parametrize("early", [0, 5], ids=["in time", "early"])
def test_words_of_a_pass_change_no_faster_than_they_are_read_though_the_clock_rings_early(staged, early):
    page = staged()
    told = page.evaluate(
        f"""async () => {{
          const element = {GET};
          const usual = setTimeout;
          globalThis.setTimeout = (call, wait, ...more) => usual(call, wait - {early}, ...more);
          const frame = () => new Promise((done) => requestAnimationFrame(done));
          let times = 0;
          element.parts.push({{ tell: () => times++ }});
          const began = performance.now();
          for (let show = 0; show < 1200; show += 20) {{
            element.change({{ time: element.drawn.pace.dayAt(show), show }});
            await frame();
            await frame();
          }}
          const frames = (performance.now() - began) / 150;
          for (let i = 0; element.reading && i < 120; i++) await frame();
          if (element.reading) throw new Error("the last words are not told");
          return [times, frames + 2, element.shadowRoot.querySelector(".readout").textContent];
        }}"""
    )
    assert 2 <= told[0] <= told[1]
    page.evaluate(f"{GET}.change({{ show: null }})")
    drawn(page)
    assert part(page, ".readout").text_content() == told[2]


@pytest.mark.parametrize("height", [844, 740])
def test_on_a_phone_stage_and_curve_leave_nearly_half_of_the_window_to_the_knob(staged, height):
    page = staged(width=390, height=height)
    assert part(page, ".picture").bounding_box()["height"] <= 0.55 * height


def test_until_a_question_is_answered_the_stage_shows_its_first_day(staged):
    page = staged(DRUG.format('predict="B"'))
    first = page.evaluate(SEEN)
    assert kinds(page)["B cells"] == "150 cells/µL"
    page.get_by_role("button", name="Show me without predicting").click()
    drawn(page)
    assert page.evaluate(SEEN) != first


def test_it_is_left_out_where_the_page_says_so(opened):
    page = opened(DRUG.format('hide="scene"'))
    expect(part(page, ".scene")).to_be_hidden()
    assert part(page, "canvas.room").count() == 0


def test_an_event_is_given_on_the_day_shown(staged):
    page = staged()
    to(page, 30)
    page.get_by_role("button", name="CAR T cells infused: on this day").click()
    page.wait_for_function(f"{GET}.values.tI === 30")


def test_a_syringe_is_dragged_to_a_day_and_given_by_enter(staged):
    page = staged()
    to(page, 20)
    syringe = page.get_by_role("button", name="CAR T cells infused: on this day")
    syringe.scroll_into_view_if_needed()
    box = syringe.bounding_box()
    assert box["height"] >= 44
    inner, last = page.evaluate(f"[{GET}.drawn.axis.inner, {GET}.drawn.axis.last]")
    page.mouse.move(box["x"] + 30, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 70, box["y"] + 20, steps=5)
    page.mouse.up()
    drawn(page)
    # As far as the finger went on the axis of the curve; letting go is no tap.
    assert page.evaluate(f"{GET}.values.tI") == round(40 * last / inner)
    to(page, 12)
    syringe.press("Enter")
    page.wait_for_function(f"{GET}.values.tI === 12")


def test_cells_are_wiped_away_by_a_finger_or_by_keys_and_the_run_goes_on_from_there(staged):
    page = staged(RESET)
    toggle = page.get_by_role("button", name="Wipe them away yourself")
    toggle.scroll_into_view_if_needed()
    toggle.click()
    drawn(page)
    before = page.evaluate(SEEN)
    share = page.get_by_role("slider", name="Share taken away")
    share.press("ArrowRight")
    drawn(page)
    assert page.evaluate(SEEN) != before
    by_key = share.get_attribute("aria-valuetext")
    assert by_key.endswith(" % gone")
    assert by_key != "0 % gone"
    box = part(page, "canvas.room").bounding_box()
    page.mouse.move(box["x"] + 4, box["y"] + box["height"] * 0.7)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 4, box["y"] + box["height"] * 0.7, steps=30)
    page.mouse.up()
    by_hand = share.get_attribute("aria-valuetext")
    assert float(by_hand.split()[0]) > float(by_key.split()[0])
    share.press("End")
    assert float(share.get_attribute("aria-valuetext").split()[0]) == pytest.approx(99.9)
    page.get_by_role("button", name="See what happens").click()
    page.wait_for_function(f"{GET}.values.cut === 0.999")
    page.wait_for_function(f"{GET}.settings.show > 100")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_shut_out(staged, scheme):
    page = staged(color_scheme=scheme)
    to(page, 10)
    part(page, ".kinds button").first.click()
    assert faults(page) == []
    for button in part(page, ".kinds button").all():
        assert button.bounding_box()["height"] >= 44


def test_its_place_is_kept_until_its_script_is_there(opened):
    page = opened(PLAIN, before="addEventListener('load', () => 0)", wait="lupus-explorable .scene")
    heights = page.evaluate(
        f"""async () => {{
          const scene = {GET}.shadowRoot.querySelector(".scene");
          const first = scene.offsetHeight;
          if (!{GET}.drawn?.pace && scene.textContent) return [scene.textContent];
          while (!{GET}.drawn?.pace) await new Promise((done) => requestAnimationFrame(done));
          return [first, scene.offsetHeight];
        }}"""
    )
    assert heights[0] == heights[1] > 200


def test_paper_shows_the_still(opened):
    page = opened()
    page.wait_for_function(f"{GET}.drawn?.pace", timeout=10_000)
    page.emulate_media(media="print")
    expect(part(page, "canvas.room")).to_be_hidden()
    expect(explorable(page).locator("figure")).to_be_visible()
