"""Every view of every model on a plain page opened from a folder, in headless Chromium: drawn, moved by a
knob and by the day, by keyboard, for all."""

import json
import re

import numpy as np
import pytest
from playwright.sync_api import expect
from scipy import optimize, stats

import lupusedu
from browser.axe import COLOURS, RULES, faults
from browser.element import BUNDLE, choose, knobs, more, part
from browser.fingers import finger
from browser.tab import drawn, plain
from lupusedu import models
from lupusedu.figure import views
from lupusedu.measure import measure
from lupusedu.models.reset import Reset
from lupusedu.simulate import cohort, steady, valley

VIEWS = [
    (model, name)
    for model in models.names()
    for name, view in models.find(model).views.items()
    if view.kind != "stage"  # no tab: it has a place of its own
]
DARK = "<style>@media (prefers-color-scheme: dark) { body { background: #14171a; color: #e8e6e1; } }</style>"
TIMELESS = {"patients", "interval", "harm", "hundred", "bargain", "sort"}
# A view of other parameters than the guided knob's: the sliders it is shown with, and the stop to press.
OTHERS = {("evidence", "harm"): ("watched", "145")}
# What a reader sees of a view, whatever it is made of.
DRAWN = """() => {
  const node = document.querySelector("lupus-explorable").shadowRoot.querySelector(".canvas > *");
  const canvas = node.querySelector("canvas");
  return node.innerHTML + (canvas ? canvas.toDataURL() : "");
}"""

# A hand that moves the first knob from one end to the other: how many shapes of the view are there before and
# after, how often the browser was asked to lay the page out, and what was told on the way and at rest.
DRAG = """async () => {
  const root = document.querySelector("lupus-explorable").shadowRoot;
  const slider = root.querySelector(".knob input[type=range]");
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const told = () => root.querySelector(".view-words").textContent;
  const shapes = () => [...root.querySelectorAll(".canvas svg *, .canvas canvas")];
  let drawing = false;
  const put = (at) => {
    requestAnimationFrame(() => (drawing = true));
    slider.value = at * slider.max;
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    return frame().then(() => (drawing = false));
  };
  for (const at of [0, 0.1]) await put(at);
  const [before, words] = [shapes(), told()];
  let asked = 0;
  const count = (owner, name) => {
    const { value, get, ...how } = Object.getOwnPropertyDescriptor(owner, name);
    const counted = function (...all) { asked += drawing; return (get ?? value).apply(this, all); };
    Object.defineProperty(owner, name, { ...how, ...(get ? { get: counted } : { value: counted }) });
    return () => Object.defineProperty(owner, name, { ...how, ...(get ? { get } : { value }) });
  };
  const undo = [
    count(window, "getComputedStyle"),
    count(Element.prototype, "getBoundingClientRect"),
    ...["clientWidth", "clientHeight"].map((name) => count(Element.prototype, name)),
  ];
  const update = [];
  for (let i = 1; i <= 8; i++) { await put(0.1 + i / 10); update.push(told()); }
  undo.forEach((one) => one());
  const kept = before.filter((one) => one.isConnected).length;
  for (let i = 0; i < 300 && told() === words; i++) await frame();
  const still = update.every((one) => one === words);
  return { before: before.length, kept, asked, still, rest: told() !== words };
}"""


@pytest.fixture
def shown(opened):
    """Open a page with one view of a model."""

    def show(model, view, attributes="", ready=True, **more):
        element = f'<lupus-explorable model="{model}" id="{model}-1" views="{view}" {attributes}>'
        page = opened(f"{element}</lupus-explorable>", head=BUNDLE + DARK, wait=None, **more)
        if ready:
            page.locator("lupus-explorable .view-words").wait_for(timeout=10_000)
            finished(page, view)
        return page

    return show


def finished(page, view):
    """Wait until the view has drawn what was asked for last."""
    drawn(page)
    if view == "patients":
        page.locator("lupus-explorable svg[data-ready]").wait_for(timeout=20_000)


def words(page):
    return plain(page.locator("lupus-explorable .view-words").inner_text())


def to(page, day):
    page.evaluate(f"document.querySelector('lupus-explorable').change({{ time: {json.dumps(day)} }})")
    drawn(page)


def other(name):
    """Words of the first stop of a model's guided knob that is not where the model starts."""
    model = models.find(name)
    [knob] = [knob for knob in model.knobs if knob.level == "guided"]
    return next(
        words
        for words, at in knob.settings.items()
        if at != {name: model.parameters[name].value for name in at}
    )


@pytest.mark.parametrize(("model", "view"), VIEWS)
def test_a_view_is_drawn_and_follows_the_knob_and_the_day(shown, model, view):
    sliders, stop = OTHERS.get((model, view)) or ("", other(model))
    page = shown(model, view, f'sliders="{sliders}"')
    seen, told = [page.evaluate(DRAWN)], [words(page)]
    assert len(told[0]) > 30
    assert not re.search(r"NaN|undefined|Infinity|-0\b", told[0] + re.sub(r"data:image\S+", "", seen[0]))
    if view in TIMELESS:
        assert not page.locator("lupus-explorable .clock").is_visible()
    else:
        # The trigger of the loop comes after a year.
        for day in (5, 40, 500) if model == "lupus_loop" else (5, 40):
            to(page, day)
            seen.append(page.evaluate(DRAWN))
            told.append(words(page))
        assert len(set(seen)) == len(seen)
        assert "day 40" in told[2]
    if view == "sort":  # the reader is the gate until all cells are judged; then the model's stands beside it
        for _ in range(models.find(model).views[view].count):
            page.get_by_role("button", name="Let through").click()
        seen.append(page.evaluate(DRAWN))
    choose(page, stop)
    page.wait_for_function(f"(before) => ({DRAWN})() !== before", arg=seen[-1])


@pytest.mark.parametrize(("model", "view"), VIEWS)
def test_a_view_has_a_text_alternative_words_that_are_large_and_inside_and_nothing_for_axe(
    shown, model, view
):
    page = shown(model, view, width=1000, reduced_motion="reduce")
    pictures = page.locator("lupus-explorable .canvas :is(svg, canvas)[role=img]")
    assert all(
        len(label or "") > 20
        for label in pictures.evaluate_all("all => all.map(n => n.getAttribute('aria-label'))")
    )
    assert pictures.count() or page.locator("lupus-explorable .canvas table caption").count()
    if view not in TIMELESS:
        to(page, 30)
    for width in (1000, 320):
        page.set_viewport_size({"width": width, "height": 844})
        finished(page, view)
        texts = page.locator("lupus-explorable .canvas svg text").evaluate_all("""all => all.filter(t =>
          t.checkVisibility({ visibilityProperty: true }) && t.textContent.trim()).map(t => {
            const b = t.getBoundingClientRect(), s = t.closest('svg').getBoundingClientRect();
            const across = b.left >= s.left - 2 && b.right <= s.right + 2;
            const down = b.top >= s.top - 4 && b.bottom <= s.bottom + 4;
            return [t.textContent, parseFloat(getComputedStyle(t).fontSize) >= 13, across && down];
        })""")
        assert [text for text, large, inside in texts if not (large and inside)] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.locator(
                "lupus-explorable .frame" + ("[data-dark]" if scheme == "dark" else ":not([data-dark])")
            ).wait_for()
            asked = COLOURS if scheme == "dark" else RULES
            assert faults(page, asked) == [], f"{scheme}, {width} px"


@pytest.mark.parametrize("view", ["valley", "ridge", "clean_up", "patients"])
def test_the_picture_is_in_view_while_a_knob_moves_on_a_phone(shown, view):
    page = shown("reset", view, width=360, height=740)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.locator("lupus-explorable .knob input[type=range]").first.focus()
    picture, slider = (
        page.locator(f"lupus-explorable {what}").first.bounding_box()
        for what in (".canvas", ".knob input[type=range]")
    )
    assert picture["y"] >= -1
    assert picture["y"] + picture["height"] <= slider["y"] + 1


def test_scripts_of_views_are_asked_for_when_first_shown(shown):
    page = shown("reset", "activity ridge", ready=False)
    page.locator("lupus-explorable path.curve").first.wait_for(state="attached")
    loaded = (
        "() => [...document.scripts].map(s => s.src.split('/').slice(-2).join('/')).filter(s => "
        "s.startsWith('views/'))"
    )
    # The stage above comes by itself; of the pictures that one chooses, none that is not shown.
    page.wait_for_function(f"({loaded})().length === 2")
    assert sorted(page.evaluate(loaded)) == ["views/stage.js", "views/stage_more.js"]
    page.get_by_role("tab", name="The ridge").click()
    page.locator("lupus-explorable .view-words:not(.unseen)").wait_for()
    assert page.evaluate(loaded)[2:] == ["views/phase_plane.js"]
    page.get_by_role("tab").first.click()
    expect(page.locator("lupus-explorable .view-words:not(.unseen)")).to_have_count(0)


def test_a_view_whose_script_is_missing_says_so(shown, opened, folder):
    kept = (folder / "_static/lupusedu/views" / "stack.js").read_text()
    (folder / "_static/lupusedu/views" / "stack.js").unlink()
    try:
        page = shown("selection", "gates", ready=False)
        page.locator("lupus-explorable .canvas .problem").wait_for()
        assert "could not be loaded" in page.locator("lupus-explorable .canvas .problem").inner_text()
        assert re.search("ERR_FILE_NOT_FOUND", opened.said.pop())
    finally:
        (folder / "_static/lupusedu/views" / "stack.js").write_text(kept)


BARGAIN = 'sliders="g" predict="bargain"'


def test_a_finger_that_scrolls_the_page_places_no_dot_and_a_tap_does(shown):
    page = shown("selection", "bargain", BARGAIN, ready=False, has_touch=True)
    picture = page.locator("lupus-explorable .canvas svg")
    picture.wait_for()
    page.evaluate("document.body.style.paddingBottom = '100vh'")
    box = picture.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    finger(page, *[(x, y - 14 * i) for i in range(13)])
    page.wait_for_function("scrollY > 60")
    assert page.evaluate("document.querySelector('lupus-explorable').settings.prediction") is None
    box = picture.bounding_box()
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_function("document.querySelector('lupus-explorable').settings.prediction?.x > 30")


def test_the_dot_is_placed_by_mouse_or_sliders_and_locked_before_the_line_is_seen(shown):
    page = shown("selection", "bargain", BARGAIN, ready=False)
    page.get_by_text("Make both gates stricter").wait_for()
    assert page.locator("lupus-explorable path.curve").count() == 0
    assert not page.locator("lupus-explorable .knob input[id^=knob]").first.is_visible()
    page.get_by_role("button", name="Lock my prediction").click()
    assert page.get_by_text("Put your dot first.").is_visible()
    picture = page.locator("lupus-explorable .canvas svg").bounding_box()
    page.mouse.click(picture["x"] + picture["width"] / 2, picture["y"] + picture["height"] / 2)
    page.wait_for_function("document.querySelector('lupus-explorable').settings.prediction?.x > 30")
    page.get_by_role("slider", name="self-reactive among finished cells").press("Home")
    page.get_by_role("slider", name="harmless cells lost").fill("12")
    page.get_by_role("slider", name="self-reactive among finished cells").fill("10")
    page.get_by_role("button", name="Lock my prediction").click()
    page.locator("lupus-explorable path.curve").wait_for(state="attached")
    Selection = models.find("selection")

    def at(g):
        return lupusedu.simulate.ode(Selection(g=g)).iloc[-1]

    least = at(optimize.brentq(lambda g: at(g).let_in - 10, 0, 1)).wasted
    assert f"Here: {at(0).wasted:.0f} % harmless cells lost, {at(0).let_in:.0f} % self-reactive" in words(
        page
    )
    assert re.search(
        rf"Your dot: 12 % harmless cells lost, 10 % .* On the line, 10 % .* goes with {least:.0f} % harmless",
        words(page),
    )
    page.reload()
    page.locator("lupus-explorable path.curve").wait_for(state="attached")
    assert "Your dot: 12 %" in words(page)
    more(page)
    page.get_by_role("button", name="Predict again").click()
    expect(page.locator("lupus-explorable path.curve")).to_have_count(0)


def test_a_hundred_marks_are_always_a_hundred_and_move_step_by_step(shown):
    page = shown("selection", "hundred", 'sliders="g edit"')
    marks = page.locator("lupus-explorable .marks path")
    assert marks.count() == 100
    assert (
        "stopped at gate 1: 46 self-reactive, 6 harmless; stopped at gate 2: 13 self-reactive, 5 harmless; "
        "finished: 6 self-reactive, 24 harmless." in words(page)
    )
    page.get_by_role("button", name="100 new cells").click()
    assert page.locator("lupus-explorable .canvas text").all_text_contents() == [
        "100 new cells",
        "35",
        "65",
        "stopped at gate 2",
        "finished",
    ]
    assert words(page) == "100 new cells"
    page.get_by_role("button", name="Gate 1", exact=True).click()
    assert page.locator("lupus-explorable .canvas text").all_text_contents()[4:6] == ["29", "19"]
    knobs(page)
    choose(page, "half of them", nth=1)
    page.wait_for_function("document.querySelector('lupus-explorable').values.edit === 0.5")
    finished(page, "hundred")
    assert marks.count() == 100
    choose(page, "strict")
    page.get_by_role("button", name="Gate 2", exact=True).click()
    assert "fewer than 1 self-reactive" in words(page)


def test_the_thermometer_names_the_highest_mark_that_the_run_has_passed(shown):
    CytokineRelease = models.find("cytokine_release")
    marks = CytokineRelease.views["thermometer"].marks
    run = lupusedu.simulate.ode(CytokineRelease(B0=1500), range(43))["felt"]
    page = shown("cytokine_release", "thermometer")
    choose(page, "ten times")
    page.wait_for_function("document.querySelector('lupus-explorable').values.B0 === 1500")
    met = set()
    for day, value in run.items():
        passed = [name for name, level in marks.items() if value > level]
        if len(passed) not in met:  # the first day of each kind: below all marks, above some, above all
            met.add(len(passed))
            to(page, day)
            assert re.findall("That is (?:above|below) “.*?”", words(page)) == [
                f"That is above “{passed[-1]}”" if passed else f"That is below “{next(iter(marks))}”"
            ], f"day {day}: {value:.0f}"
    assert met == set(range(len(marks) + 1))


def test_a_thermometer_shows_the_day_of_its_handle_from_the_start(shown):
    page = shown("cytokine_release", "thermometer")
    day = float(page.get_by_label("Day shown").input_value())
    assert round(day) == round(
        measure(lupusedu.simulate.ode(models.find("cytokine_release")()), "peak_day(felt)")
    )
    # To a tenth in a short run, on the picture as on the handle.
    assert f"On day {day:.1f}:" in words(page)
    assert page.get_by_label("Day shown").get_attribute("aria-valuetext") == f"Day {day:.1f}"


def test_the_ridge_says_where_a_run_goes_whose_trigger_still_acts(shown):
    page = shown("lupus_loop", "ridge", 'values="U0=1.51"')
    to(page, 400)
    assert "would roll from here to “quiet”. In this run something does, and it goes to “disease”." in words(
        page
    )
    to(page, 1800)
    assert "Left alone from here, the body rolls to “disease”." in words(page)


def test_the_ridge_is_drawn_through_the_tipping_point(shown):
    page = shown("reset", "ridge")
    off = page.locator("lupus-explorable .canvas .standing").evaluate("""one => {
      const ridge = one.querySelector("path[stroke-dasharray='1 4']");
      const tip = one.querySelector("circle[fill='var(--surface)']");
      const [x, y] = ["cx", "cy"].map((name) => Number(tip.getAttribute(name)));
      const length = ridge.getTotalLength();
      const places = [...Array(400).keys()].map((i) => ridge.getPointAtLength((length * i) / 399));
      return Math.min(...places.map((at) => Math.hypot(at.x - x, at.y - y)));
    }""")
    assert off < 2


def test_a_figure_in_a_closed_box_is_built_when_it_is_opened(opened):
    def figure(number, view):
        still = "<figure>still figure</figure></lupus-explorable>"
        return f'<lupus-explorable model="reset" id="reset-{number}" views="{view}">{still}'

    box = f"<details><summary>Go deeper</summary>{figure(2, 'ridge')}</details>"
    page = opened(figure(1, "activity") + box + f'<div style="height: 300vh"></div>{figure(3, "clean_up")}')
    asked = "(kind) => [...document.scripts].some((one) => one.src.includes(kind))"
    built = "document.getElementById('reset-2').shadowRoot?.querySelector('.canvas')"
    # Outside a box the script is there before the figure is.
    page.wait_for_function(asked, arg="bifurcation")
    assert page.evaluate(f"[({asked})('phase_plane'), Boolean({built})]") == [False, False]
    page.get_by_text("Go deeper").click()
    page.wait_for_function(built)
    page.locator("#reset-2 .view-words").wait_for()


def ball(page):
    """Where the ball is in its picture, in px from the left and the top."""
    return page.locator("lupus-explorable .canvas circle.now").evaluate(
        "one => [one, one].map((node, i) => Number(node.getAttribute(['cx', 'cy'][i])))"
    )


def test_the_ball_rolls_over_the_ridge_and_its_words_say_where_it_is_and_will_be(shown):
    page = shown("reset", "valley")
    post = float(page.locator("lupus-explorable .canvas .hills line").get_attribute("x1"))
    to(page, 0)
    assert ball(page)[0] > post
    assert words(page).startswith(
        "On day 0 the ball lies in the valley “ill”. On the ridge there are 6.7 times fewer"
    )
    to(page, 10)
    cells, antibody = lupusedu.simulate.ode(Reset(), [0, 10]).loc[10, ["B", "A"]]
    path = valley.landscape(Reset(), Reset.views["valley"]).path.T
    times = antibody / np.exp(np.interp(np.log(cells), *path))
    assert (
        f"On day 10 the ball is in the air on the side of “ill”: there is {times:.2g} times the autoantibody"
        in words(page)
    )
    assert "would roll from here to “ill”. In this run something does, and it goes to “quiet”." in words(page)
    to(page, 25)
    assert ball(page)[0] < post
    to(page, 1460)
    assert "On day 1,460 the ball lies in the valley “quiet”." in words(page)
    assert words(page).endswith("Left alone, it stays.")


def test_a_valley_is_gone_with_its_name_where_nothing_rests_in_it(shown):
    page = shown("lupus_loop", "valley", 'level="explore"')
    names = page.locator("lupus-explorable .canvas .names text.end")
    assert names.all_text_contents() == ["quiet", "ill", "tipping point"]
    for clean, left in ((0.28, ["ill"]), (0.6, ["quiet"]), (0.4, ["quiet", "ill", "tipping point"])):
        page.evaluate(
            f"document.querySelector('lupus-explorable').change({{ values: {{ clean: {clean} }} }})"
        )
        drawn(page)
        assert names.all_text_contents() == left
        assert ("no ridge" in words(page)) == (len(left) == 1)


def test_a_pinned_run_is_a_ball_with_its_letter(shown):
    page = shown("reset", "valley", 'pins="rituximab | no treatment"')
    letters = page.locator("lupus-explorable .canvas .moving text")
    # In the end both lie in one place, where they are one ball.
    assert letters.all_text_contents() == ["AB"]
    to(page, 60)
    expect(letters).to_have_text(["A", "B"])


def test_play_moves_the_ball(shown):
    page = shown("reset", "valley")
    to(page, 0)
    before = ball(page)
    page.get_by_role("button", name="Play").click()
    page.wait_for_function(
        "([x]) => Math.abs(document.querySelector('lupus-explorable').shadowRoot"
        ".querySelector('circle.now').getAttribute('cx') - x) > 30",
        arg=before,
    )


def test_a_pinned_run_has_the_dash_of_its_key_in_the_plane_too(shown):
    page = shown("reset", "ridge", 'pins="CAR T | rituximab | no treatment"')
    dashes = """one => [".pins .swatch path", ".canvas .paths path[stroke-dasharray]"].map((paths) =>
        [...one.shadowRoot.querySelectorAll(paths)].map((path) => path.getAttribute("stroke-dasharray")))"""
    part(page, ".pins li").last.wait_for()
    key, plane = page.locator("lupus-explorable").evaluate(dashes)
    assert plane == key
    assert len(set(key)) == 3


def test_the_day_is_moved_by_the_keyboard_in_every_view(shown):
    page = shown("reset", "ridge")
    grip = page.get_by_label("Day shown")
    grip.focus()
    for key in ("Home", "ArrowRight", "ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
    drawn(page)
    assert "On day 3 " in words(page)


def test_the_grid_is_pressed_by_mouse_and_keyboard(shown):
    page = shown("kill_map", "map")
    page.get_by_role("button", name="BCMA", exact=True).first.press("Enter")
    page.wait_for_function("document.querySelector('lupus-explorable').values.eL === 1")
    page.locator("lupus-explorable .tags tbody tr").nth(1).locator("td").first.click()
    page.wait_for_function("document.querySelector('lupus-explorable').values.eL === 0")
    own = page.get_by_role("button", name=re.compile("naive B cells: full tag. Change"))
    own.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('lupus-explorable').values.eN === 0")
    page.get_by_role("button", name=re.compile("naive B cells: no tag. Change")).wait_for()
    expect(page.locator("lupus-explorable .view-words")).to_contain_text("Cells look for your own")


def test_the_same_virtual_patients_get_well_as_in_python(shown):
    """Three outcomes, counted from Python's runs of the hundred who are shown."""
    page = shown("reset", "patients", 'preset="rituximab" values="phi=0.01"')
    arm, kept = Reset.cohorts["rituximab"], cohort.kept(Reset, [*Reset.cohorts.values()][:3], 100)
    runs = cohort.column(Reset, cohort.present(Reset.preset("rituximab", phi=0.01), arm), "activity")
    end = runs.loc[kept].iloc[:, -1]
    ill, well = int((end > 8).sum()), int((end < 0.5).sum())
    assert page.locator("lupus-explorable .key li").all_inner_texts() == [
        f"{ill} fall ill again",
        f"{100 - ill - well} are better but not well",
        f"{well} stay well",
    ]
    assert page.locator("lupus-explorable .person[data-group='2']").count() == well
    assert "No knob changes their “clean-up of dead-cell waste”." in words(page)


@pytest.mark.parametrize(
    "arm", ["keep their drug", "stop their drug", "keep hydroxychloroquine", "stop hydroxychloroquine"]
)
def test_the_same_virtual_patients_relapse_by_chance_as_in_python(shown, arm):
    control = models.find("control")
    settings = next(knob for knob in control.knobs if knob.name == "arm").settings[arm]
    page = shown(
        "control", "patients", f'values="{" ".join(f"{name}={value}" for name, value in settings.items())}"'
    )
    counted = re.search(r"(\d+) stay well, (\d+) relapse", views.picture(control(**settings), "patients").alt)
    assert page.locator("lupus-explorable .key li").all_inner_texts() == [
        f"{counted[1]} stay well",
        f"{counted[2]} relapse",
    ]
    assert "Triggers come by chance" in words(page)


def test_a_newer_setting_cancels_the_patients_before(shown):
    page = shown("reset", "patients")
    slider = page.locator("lupus-explorable .knob input[type=range]").first
    for _ in range(6):
        slider.press("ArrowLeft")
    slider.press("Home")
    page.wait_for_function("document.querySelector('lupus-explorable').values.phi === 0.005")
    finished(page, "patients")
    well = re.search(r"\d+ stay well", views.picture(Reset(phi=0.005), "patients").alt)[0]
    assert page.locator("lupus-explorable .key li").last.inner_text() == well


def test_whoever_computes_patients_stops_when_their_picture_is_left(shown):
    page = shown("reset", "patients places")
    tabs = page.locator("lupus-explorable [role=tab]")
    for _ in range(3):
        tabs.last.click()
        page.wait_for_function(
            "!document.querySelector('lupus-explorable').shadowRoot.querySelector('.person')"
        )
        tabs.first.click()
        finished(page, "patients")
    assert len(page.workers) == 1
    with page.workers[0].expect_event("close"):
        page.evaluate("document.querySelector('lupus-explorable').remove()")


def test_patients_are_computed_where_no_worker_can_be_started(shown, folder):
    page = shown("reset", "patients", ready=False)
    page.add_init_script("window.Worker = class { constructor() { throw new Error('refused'); } };")
    page.reload()
    page.locator("lupus-explorable svg[data-ready]").wait_for(timeout=30_000)
    assert page.locator("lupus-explorable .key li").last.inner_text() == "76 stay well"


def test_a_model_of_counting_needs_no_run(shown):
    page = shown("evidence", "interval")
    assert "True rates from 63.1 to 100 %" in words(page)
    choose(page, "100")
    page.wait_for_function("document.querySelector('lupus-explorable').values.n === 100")
    finished(page, "interval")
    low, _ = stats.binomtest(100, 100).proportion_ci(method="exact")
    assert f"from {100 * low:.1f} to 100 %" in words(page)


def told(page, start):
    """Wait until the view's sentence begins so; return it."""
    node = page.locator("lupus-explorable .view-words")
    expect(node).to_have_text(re.compile("^" + start))
    return words(page)


def test_eight_people_are_spun_by_a_button_and_by_a_swipe_and_each_round_falls_on_the_pile(shown):
    page = shown("evidence", "interval", reduced_motion="reduce")
    counts = list(lupusedu.measure.proportion.trials(8, 0.7, repeats=1000, seed=20).treated)
    well = page.locator("lupus-explorable svg .someone[fill='var(--car-t)']")
    assert well.count() == 8
    page.get_by_role("button", name="Spin all 8").click()
    assert f"{counts[0]} of 8 got better" in told(page, "Round 1:")
    assert well.count() == counts[0]
    heard = page.locator("lupus-explorable .beneath [role=status]")
    expect(heard).to_contain_text("Round 1:")
    box = page.locator("lupus-explorable .rounds svg").bounding_box()
    y = box["y"] + 60
    page.mouse.move(box["x"] + 30, y)
    page.mouse.down()
    page.mouse.move(box["x"] + 150, y, steps=4)
    page.mouse.up()
    assert f"{counts[1]} of 8 got better" in told(page, "Round 2:")
    page.get_by_role("button", name="1,000 rounds").click()
    assert f"{sum(count == 8 for count in counts) / 10:g} % had all 8 better" in told(page, "8 of 8")


def test_rounds_rain_until_they_are_paused_and_a_knob_brings_them_all_back(shown):
    page = shown("evidence", "interval", 'sliders="rate"')
    page.get_by_role("button", name="1,000 rounds").click()
    page.locator("lupus-explorable svg .falling").first.wait_for(state="attached")
    expect(page.locator("lupus-explorable .view-words").first).not_to_be_visible()  # of the rounds before
    page.get_by_role("button", name="Pause").click()
    told(page, "Round ")
    expect(page.locator("lupus-explorable .view-words").first).to_be_visible()
    assert page.locator("lupus-explorable svg .falling").count() == 0
    page.get_by_role("slider", name="How often it really works").press("End")
    told(page, "8 of 8 got better")


@pytest.mark.parametrize("hand", ["mouse", "finger", "keys", "button"])
def test_people_are_pulled_in_until_the_bar_starts_above_ninety(shown, hand):
    page = shown("evidence", "interval", has_touch=True)
    door = page.get_by_role("slider", name="People brought in, all of whom got better")
    box = door.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    places = [(x - 14 * i - 1, y) for i in range(14)]
    if hand == "keys":
        door.focus()
        for key in ["PageUp"] * 3 + ["ArrowLeft"] * 2:
            page.keyboard.press(key)
    elif hand == "button":
        for _ in range(28):
            page.get_by_role("button", name="+ 1: bring one in").click()
    else:
        for _ in range(2):
            if hand == "finger":
                finger(page, *places)
            else:
                page.mouse.move(*places[0])
                page.mouse.down()
                for place in places[1:]:
                    page.mouse.move(*place)
                page.mouse.up()
        for _ in range(2):  # a tap brings one
            page.mouse.click(x, y)
    said = told(page, "36 of 36 got better")
    assert "The bar starts above 90 %." in said
    assert door.get_attribute("aria-valuetext") == "36 of 36 got better"
    assert page.locator("lupus-explorable svg .someone[fill='var(--car-t)']").count() == 36


def test_nobody_is_pulled_in_where_the_page_leaves_the_number_out(shown):
    page = shown("evidence", "interval", 'sliders="rate" hide="n"')
    assert page.get_by_role("slider", name="People brought in").count() == 0
    assert page.locator("lupus-explorable svg .goal").count() == 0


def test_people_counted_twice_are_refused(shown):
    page = shown("evidence", "interval", 'preset="pooled twice"')
    assert "8 of 8 got better: 100 %. True rates from 63.1 to 100 %" in words(page)
    assert "13 of 13 is refused: 5 of them are the same people" in words(page)
    alt = views.picture(models.find("evidence").preset("pooled twice"), "interval").alt
    assert "8 of 8 got better: true rates from 63.1" in alt


@pytest.mark.parametrize("counts", ["n0=8 k0=0", "n=8 k=0 n0=8 k0=8", "n=8 k=4 n0=8 k0=4", "n0=3 k0=1"])
def test_no_end_of_a_bar_is_written_over_the_dot_of_a_count(shown, counts):
    page = shown("evidence", "interval", f'values="{counts}"')
    covered = page.evaluate(
        """() => {
          const svg = document.querySelector("lupus-explorable").shadowRoot.querySelector(".canvas svg");
          const boxes = (words) => [...svg.querySelectorAll(words)].map((one) => one.getBoundingClientRect());
          const dots = boxes("circle[r='7']");
          const beside = (a, b) => a.right <= b.left || b.right <= a.left;
          const over = (a, b) => !beside(a, b) && a.top < b.bottom && b.top < a.bottom;
          const covered = boxes("text.end").filter((one) => dots.some((dot) => over(one, dot)));
          return [dots.length, covered.length];
        }"""
    )
    assert covered == [3, 0]


def test_those_who_were_not_judged_widen_the_bar(shown):
    page = shown("evidence", "interval", 'values="n=64 k=45 lost=81"')
    low, high = (
        100 * stats.binomtest(k, 145).proportion_ci(method="exact")[end] for k, end in ((45, 0), (45 + 81, 1))
    )
    assert f"rates from {low:.1f} to {high:.1f} % fit" in words(page)


def test_a_control_group_brings_the_bar_of_the_difference(shown):
    page = shown("evidence", "interval", 'preset="same drug, with control"')
    ends = [f"{100 * value:+.0f}" for value in lupusedu.measure.proportion.difference(6, 8, 5, 8)[1:]]
    shares = page.locator("lupus-explorable svg text.end").all_text_contents()
    assert all(end in shares for end in ends)
    assert "If the bar crosses 0, there may be none." in " ".join(
        page.locator("lupus-explorable svg text").all_text_contents()
    )
    assert "grey: in its control group" in page.locator("lupus-explorable svg").first.text_content()


@pytest.mark.parametrize(("height", "position"), [(844, "sticky"), (560, "static")])
def test_a_picture_that_would_leave_the_knobs_no_room_scrolls_away(shown, height, position):
    page = shown("evidence", "interval", 'preset="same drug, with control"', height=height)
    page.wait_for_function(
        "position => "
        "getComputedStyle(document.querySelector('lupus-explorable').shadowRoot.querySelector('.picture'))"
        ".position === position",
        arg=position,
    )


def test_more_people_better_than_treated_are_read_as_all_of_them(shown):
    page = shown("evidence", "interval", 'values="n=8 k=12"')
    assert words(page).startswith("There are only 8 people, so 12 is read as 8. 8 of 8 got better")


def test_a_harm_that_nobody_had_may_still_strike_three_in_n(shown):
    page = shown("evidence", "harm", 'preset="none of 80"')
    assert f"True rates from 0 to {100 * (1 - 0.05 ** (1 / 80)):.1f} %" in words(page)
    assert "3 in 80, which is 3.8 %" in words(page)
    seen = shown("evidence", "harm", 'preset="one of 145"')
    assert "1 of 145 died of a side effect: 0.7 %" in words(seen)
    assert "rule of three" not in words(seen)


def test_folds_are_the_same_in_python_and_in_the_browser(shown):
    page = shown("reset", "clean_up")
    low, high = steady.folds(Reset(), "B", "c")
    assert f"Below {low:.3f}" in words(page)
    assert f"Above {high:.3f}" in words(page)


def test_two_models_that_share_an_observable_are_one_chart(shown):
    page = shown(
        "control reset",
        "",
        'sliders="c dose" values="c=0.32 dose=1" labels="a drug | one dose of CAR T cells"',
        ready=False,
    )
    page.locator("lupus-explorable .words").wait_for()
    told = page.locator("lupus-explorable .words")
    for name, values in (("control", {"c": 0.32, "dose": 1}), ("reset", {"c": 0.32})):
        run = lupusedu.simulate.ode(models.find(name)(**values), 1460)
        assert f"at the end {run['activity'].iloc[-1]:.1f}." in told.inner_text()
    assert "CAR T cells: lowest at 0.0" in told.inner_text()
    choose(page, "weak")
    page.wait_for_function("document.querySelector('lupus-explorable').values.c === 0.28")
    expect(told).to_contain_text(re.compile(r"at the end 26\.1.*at the end 26\.1", re.DOTALL))
    assert page.locator("lupus-explorable path.curve").count() >= 2


def test_two_models_without_a_common_observable_say_so(shown):
    page = shown("control memory", "", ready=False)
    page.locator("lupus-explorable .fatal").wait_for()
    assert "share no observable" in page.locator("lupus-explorable .problem").inner_text()


def test_a_time_course_changes_between_even_steps_and_steps_of_ten(shown):
    page = shown("living_drug", "blood", ready=False)
    page.locator("lupus-explorable path.curve").first.wait_for(state="attached")
    name = page.locator("lupus-explorable svg .axis-name").first
    assert "steps of ×10" in name.text_content()
    more(page)
    page.get_by_role("button", name="Show even steps").click()
    expect(name).not_to_contain_text("steps of ×10")
    page.get_by_role("button", name="Show steps of ×10").click()
    expect(name).to_contain_text("steps of ×10")


@pytest.mark.parametrize(
    ("model", "view"),
    [
        ("selection", "gates"),
        ("selection", "bargain"),
        ("selection", "hundred"),
        ("lupus_loop", "clean_up"),
    ],
)
def test_while_a_knob_moves_shapes_stay_words_wait_and_no_layout_is_asked_for(shown, model, view):
    drag = shown(model, view).evaluate(DRAG)
    assert drag["kept"] > 0.6 * drag["before"]
    assert (drag["asked"], drag["still"], drag["rest"]) == (0, True, True)


# A hand that moves the first knob to and fro: how many elements of the picture a move made or took away.
MADE = """async () => {
  const root = document.querySelector("lupus-explorable").shadowRoot;
  const slider = root.querySelector(".knob input[type=range]");
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const put = async (at) => {
    slider.value = at * slider.max;
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    await frame();
    await frame();
  };
  await put(0);
  let made = 0;
  const watch = new MutationObserver((all) => {
    for (const { addedNodes, removedNodes } of all)
      made += [...addedNodes, ...removedNodes].filter((node) => node.nodeType === 1).length;
  });
  watch.observe(root.querySelector(".canvas"), { subtree: true, childList: true });
  for (let i = 0; i < 20; i++) await put((i * 7) % 20 / 20);
  watch.disconnect();
  return made / 20;
}"""


@pytest.mark.parametrize(
    ("model", "view"), [("selection", "trade"), ("selection", "cells"), ("in_vivo", "car_t")]
)
def test_a_time_course_keeps_its_nodes_while_a_knob_moves_its_axes_and_events(opened, model, view):
    element = f'<lupus-explorable model="{model}" views="{view}"></lupus-explorable>'
    assert opened(element, head=BUNDLE, wait=".axis.y").evaluate(MADE) < 6
