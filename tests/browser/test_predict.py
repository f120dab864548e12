"""Predicting, levels, pinned runs, moving an event and playing the days: in headless Chromium, and in words
also in Python."""

import json
import re
from importlib.resources import files

import pytest
from playwright.sync_api import expect

import lupusedu
from browser.axe import faults
from judges.engines import node
from lupusedu import Explorable, export, figure, models, simulate
from lupusedu.measure import course
from lupusedu.words import against, sentences

PAGE = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" '
    'content="width=device-width, initial-scale=1"><title>A page</title><script async '
    'src="explorable.js"></script>{head}<body><main><h1>A page</h1>{body}</main></html>'
)
ELEMENT = (
    '<lupus-explorable model="living_drug" id="living_drug-1"><figure>still '
    "figure</figure></lupus-explorable>"
)
ASKING = ELEMENT.replace("model=", 'predict="B" model=')
GET = "document.querySelector('lupus-explorable')"
LivingDrug = models.find("living_drug")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with the bundle and two models."""
    made = tmp_path_factory.mktemp("page")
    (made / "models").mkdir()
    (made / "explorable.js").write_text(
        files(lupusedu).joinpath("static/explorable.js").read_text(encoding="utf-8"), encoding="utf-8"
    )
    for name in ("living_drug", "reset", "control"):
        text = (
            f'(globalThis.lupusedu ??= {{models:{{}}}}).models["{name}"] = '
            f"{export.javascript(models.find(name))}; document.dispatchEvent(new "
            f'Event("lupusedu-model"));'
        )
        (made / "models" / f"{name}.js").write_text(text, encoding="utf-8")
    return made


@pytest.fixture
def opened(folder, chromium):
    """Open a page with this body; every word on the console is an error."""
    contexts, said = [], []

    def open_page(body=ELEMENT, head="", width=390, height=844, before=None, **options):
        (folder / "page.html").write_text(PAGE.format(head=head, body=body), encoding="utf-8")
        context = chromium.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        if before:
            page.add_init_script(before)
        page.goto((folder / "page.html").as_uri())
        page.locator("lupus-explorable course.curve").first.wait_for(state="attached", timeout=10_000)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert said == []


def part(page, selector):
    return page.locator(f"lupus-explorable {selector}")


def told(page):
    return part(page, ".words p").all_inner_texts()


def stroke(page, heights, pointer="mouse"):
    """Draw over the picture from left to right, through heights from 0 (bottom) to 1."""
    box = part(page, ".pad").bounding_box()
    places = [
        (box["x"] + box["width"] * (i + 0.3) / len(heights), box["y"] + box["height"] * (1 - h))
        for i, h in enumerate(heights)
    ]
    if pointer == "mouse":
        page.mouse.move(*places[0])
        page.mouse.down()
        for place in places[1:]:
            page.mouse.move(*place, steps=3)
        page.mouse.up()
        return
    session = page.context.new_cdp_session(page)

    def touch(kind, *points):
        return session.send(
            "Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]}
        )

    touch("touchStart", places[0])
    for place in places[1:]:
        touch("touchMove", place)
    touch("touchEnd")


FALL_AND_RETURN = [0.95, 0.6, 0.2, 0.05, 0.05, 0.3, 0.6, 0.9, 0.95]


def test_the_asked_curve_is_neither_drawn_nor_told_before_the_answer(opened):
    page = opened(ASKING)
    assert "B cells" not in " ".join(told(page))
    assert [curve.is_visible() for curve in part(page, "path.curve").all()] == [True, False]
    assert not part(page, ".knob").first.is_visible()
    assert part(page, ".primary:visible").all_inner_texts() == ["Lock my prediction"]


@pytest.mark.parametrize("pointer", ["mouse", "touch"])
def test_a_curve_drawn_by_hand_is_locked_overlaid_and_compared_by_shape(opened, pointer):
    page = opened(ASKING, has_touch=pointer == "touch")
    if pointer == "touch":
        part(page, ".sketches input").last.tap()
        part(page, ".picture").scroll_into_view_if_needed()
    stroke(page, FALL_AND_RETURN, pointer)
    page.get_by_role("button", name="Lock my prediction").click()
    expect(part(page, ".words p")).to_have_count(2)
    sentence = told(page)[1]
    day = course.of(simulate.ode(LivingDrug()), LivingDrug.plots["blood"], "B")["day"]
    assert re.fullmatch(
        rf"You drew a fall and a return, and the run shows the same: yours halfway back up the axis on day "
        rf"\d+, the run’s on day {day:.0f}\.",
        sentence,
    )
    assert 200 < int(re.search(r"day (\d+), the run", sentence)[1]) < 300
    assert part(page, ".canvas path.guess").get_attribute("d")
    assert "your" in "".join(part(page, ".canvas text").all_text_contents())


def finger(page, *places):
    """Put a finger on the screen, move it from place to place, and lift it."""
    session = page.context.new_cdp_session(page)
    for kind, point in zip(["touchStart", *["touchMove"] * (len(places) - 1)], places):
        session.send(
            "Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": point[0], "y": point[1]}]}
        )
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def swipe(page, x, y, up=160):
    """Move a finger up, so that the page scrolls; wait until it has."""
    before = page.evaluate("scrollY")
    finger(page, *[(x, y - up * i / 12) for i in range(13)])
    page.wait_for_function(f"Math.abs(scrollY - {before}) > 60")
    page.wait_for_function(
        "new Promise((done) => { const at = scrollY; setTimeout(() => done(at === scrollY), 150) })"
    )


def drawing(page):
    return page.evaluate(f"{GET}.shadowRoot.querySelector('.pad path').getAttribute('d')") or ""


LONG = '<div style="height: 100vh"></div>'


def test_a_finger_draws_at_once_sideways_and_scrolls_past_up_and_down(opened):
    page = opened(ASKING + LONG, has_touch=True)
    box = part(page, ".pad").bounding_box()
    swipe(page, box["x"] + box["width"] / 2, box["y"] + box["height"] - 10)
    assert drawing(page) == ""
    assert part(page, ".sketches input:checked").count() == 0
    # The page glides on for a moment after the swipe.
    page.evaluate(
        "async () => { let last; while (last !== scrollY) { last = scrollY; await new Promise((done) => "
        "setTimeout(done, 100)); } scrollTo(0, 0); }"
    )
    stroke(page, [0.9, 0.88, 0.2, 0.05, 0.3, 0.9], "touch")
    assert drawing(page).count("L") == 40
    assert part(page, ".sketches input").last.is_checked()
    # Once someone draws, a stroke may be steep: the page stays where it is.
    drawn = drawing(page)
    box = part(page, ".pad").bounding_box()
    x = box["x"] + box["width"] / 2
    finger(page, *[(x + i, box["y"] + box["height"] - 5 - i * 8) for i in range(12)])
    assert page.evaluate("scrollY") == 0
    assert drawing(page) != drawn


def test_the_arrow_keys_draw_on_the_picture(opened):
    page = opened(ASKING)
    pad = part(page, ".pad")
    pad.focus()
    for key, times in (
        ("ArrowRight", 1),
        ("ArrowDown", 16),
        ("ArrowRight", 7),
        ("ArrowUp", 1),
        *[("ArrowRight", 1), ("ArrowUp", 3)] * 6,
        ("ArrowRight", 6),
    ):
        for _ in range(times):
            pad.press(key)
    assert part(page, ".sketches input").last.is_checked()
    assert re.fullmatch(r"Day 400 · \d+", pad.get_attribute("aria-valuetext"))
    page.get_by_role("button", name="Lock my prediction").click()
    expect(part(page, ".words p")).to_have_count(2)
    assert told(page)[1].startswith("You drew a fall and a return")


def test_a_wrong_answer_given_very_sure_gets_another_reply_than_a_guess(opened):
    replies = {}
    for sure in ("a guess", "fairly sure", "very sure"):
        page = opened(ASKING)
        part(page, ".sketches input").first.check(force=True)
        page.get_by_role("radio", name=sure).check(force=True)
        page.get_by_role("button", name="Lock my prediction").click()
        expect(part(page, ".words p")).to_have_count(2)
        replies[sure] = told(page)[1]
    assert replies["a guess"] == replies["fairly sure"]
    assert (
        replies["very sure"]
        == f"{replies['a guess']} You were very sure, so this is worth a second look: what did you take for "
        f"granted?"
    )


SET = (
    f"JSON.stringify([{GET}.values, {GET}.settings.time, "
    f"[...{GET}.shadowRoot.querySelectorAll('input[type=range]')].map((one) => one.value)])"
)


def test_a_swipe_that_begins_on_a_slider_scrolls_and_sets_nothing(opened):
    page = opened(ELEMENT + LONG, has_touch=True)
    before = page.evaluate(SET)
    page.evaluate(f"globalThis.told = 0; {GET}.state.subscribe(() => {{ told++; }})")
    handles = part(page, "input[type=range]:visible").all()
    assert len(handles) == 3
    for handle in handles:
        handle.evaluate("(node) => node.scrollIntoView({ block: 'center' })")
        box = handle.bounding_box()
        swipe(page, box["x"] + min(22, box["width"] / 2), box["y"] + box["height"] / 2)
        assert page.evaluate(SET) == before
    assert page.evaluate("told") == 0


def test_a_finger_still_sets_a_slider_by_a_tap_and_sideways(opened):
    page = opened(has_touch=True)
    box = part(page, ".knob input[type=range]").first.bounding_box()
    y = box["y"] + box["height"] / 2
    page.touchscreen.tap(box["x"] + box["width"] * 0.7, y)
    page.wait_for_function(f"{GET}.values.dose !== 0.28")
    tapped = page.evaluate(f"{GET}.values.dose")
    finger(page, *[(box["x"] + box["width"] * (0.7 - i / 30), y) for i in range(12)])
    page.wait_for_function(f"{GET}.values.dose < {tapped / 2}")


def test_the_keyboard_predicts_and_the_reader_is_left_at_the_answer(opened):
    page = opened(ASKING)
    part(page, ".sketches input").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(part(page, ".words p")).to_have_count(2)
    assert told(page)[1].startswith("You chose a fall that lasts; the run shows a fall and a return")
    assert page.evaluate(f"{GET}.shadowRoot.activeElement.className") == "words"
    assert page.evaluate(f"{GET}.settings.prediction.sure") == "fairly"


def test_a_curve_asked_for_from_a_day_on_is_shown_until_then(opened):
    page = opened(ASKING.replace('predict="B"', 'predict="B 20"'))
    known = part(page, "path.curve").nth(1)
    assert known.is_visible()
    assert told(page) == []
    whole, axis = part(page, ".picture").bounding_box(), page.evaluate(f"{GET}.drawn.axis.inner")
    assert known.bounding_box()["width"] < 0.1 * whole["width"]
    assert part(page, ".pad").bounding_box()["width"] == pytest.approx(axis * (1 - 20 / 400), abs=1)
    part(page, ".sketches label").nth(0).click()
    page.get_by_role("button", name="Lock my prediction").click()
    expect(part(page, ".words p")).to_have_count(2)
    assert "You chose a nearly level line; the run shows a rise that lasts" in told(page)[1]


def test_an_empty_answer_is_asked_for_again_and_the_run_can_be_seen_without_one(opened):
    page = opened(ASKING)
    page.get_by_role("button", name="Lock my prediction").click()
    assert page.get_by_text("Choose a sketch or draw a curve first.").is_visible()
    page.get_by_role("button", name="Show me without predicting").click()
    expect(part(page, "path.curve").nth(1)).to_be_visible()
    assert len(told(page)) == 1
    page.get_by_role("button", name="Predict again").click()
    expect(part(page, "path.curve").nth(1)).to_be_hidden()


def test_pictures_that_would_give_the_answer_away_wait_for_it(opened):
    page = opened(
        '<lupus-explorable model="reset" id="reset-1" views="activity ridge places" '
        'predict="activity"></lupus-explorable>'
    )
    assert part(page, "[role=tab]:visible").all_inner_texts() == ["Disease activity"]
    page.get_by_role("button", name="Show me without predicting").click()
    page.get_by_role("tab", name="The ridge").wait_for()


def test_a_prediction_stays_on_the_device_and_is_read_with_care(opened):
    page = opened(ASKING)
    part(page, ".sketches label").nth(1).click()
    page.get_by_role("button", name="Lock my prediction").click()
    expect(part(page, ".words p")).to_have_count(2)
    kept = page.evaluate("Object.entries(localStorage)")
    assert [key for key, _ in kept] == ["lupusedu"]
    assert list(json.loads(kept[0][1])["predictions"]) == ["living_drug-1 B"]
    page.reload()
    part(page, ".canvas path.guess").wait_for(state="attached")
    assert "You chose a fall that lasts" in told(page)[1]
    for strange in (
        '{"predictions":{"living_drug-1 B":{"how":"<img>","values":[1]}}}',
        '{"predictions":7}',
        "[",
        "null",
    ):
        page.evaluate("text => localStorage.setItem('lupusedu', text)", strange)
        page.reload()
        page.get_by_role("button", name="Lock my prediction").wait_for()


def test_it_all_works_where_storage_is_refused(opened):
    page = opened(
        ASKING,
        before="Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('refused', "
        "'SecurityError') } })",
    )
    part(page, ".sketches label").nth(2).click()
    page.get_by_role("button", name="Lock my prediction").click()
    part(page, ".canvas path.guess").wait_for(state="attached")


def test_levels_bring_more_knobs_and_keep_what_was_set(opened):
    page = opened()
    part(page, ".stop").first.click()
    for level, count in (("explore", 3), ("sandbox", len(LivingDrug.knobs)), ("guided", 1)):
        part(page, f".levels input[value={level}]").check()
        page.wait_for_function(f"{GET}.shadowRoot.querySelectorAll('.knob').length === {count}")
    assert page.evaluate(f"{GET}.values.dose") == 0.028


def test_named_stops_come_before_the_fine_slider(opened):
    page = opened()
    stop, slider = (
        part(page, ".stop").first.bounding_box(),
        part(page, ".knob input[type=range]").bounding_box(),
    )
    assert stop["y"] < slider["y"]


def test_pinned_runs_are_told_apart_named_compared_and_let_go(opened):
    page = opened(width=1280)
    for stop in (0, 2, 1):
        page.get_by_role("button", name="Pin this run").click()
        part(page, ".stop").nth(stop).click()
        page.wait_for_timeout(60)
    assert [re.sub(r"\s+", " ", text) for text in part(page, ".pins li").all_inner_texts()] == [
        "A lupus ✕",
        "B tenth of the dose ✕",
        "C ten times the dose ✕",
    ]
    dashes = part(page, "path.pinned").evaluate_all("all => all.map(n => n.getAttribute('stroke-dasharray'))")
    assert len(set(dashes)) == 3
    assert sorted(part(page, "text.letter").all_text_contents()) == [
        "A",
        "A · lupus",
        "B",
        "B · tenth of the dose",
        "C",
        "C · ten times the dose",
    ]
    assert page.get_by_role("button", name="Pin this run").get_attribute("aria-disabled") == "true"
    blood, names = LivingDrug.plots["blood"], {"car_t": "CAR T cells", "B": "B cells"}
    run = simulate.ode(LivingDrug())
    others = [
        simulate.ode(LivingDrug.preset(name)) for name in ("lupus", "tenth of the dose", "ten times the dose")
    ]
    labels = ["lupus", "tenth of the dose", "ten times the dose"]
    assert told(page)[1:] == [
        against(run, other, blood, letter, label, names)
        for letter, label, other in zip("ABC", labels, others)
    ]
    page.get_by_role("button", name="Remove pinned run B: tenth of the dose").click()
    expect(part(page, "path.pinned")).to_have_count(4)
    page.get_by_role("button", name="Undo").click()
    expect(part(page, "path.pinned")).to_have_count(6)


def test_the_page_may_pin_runs_before_any_click(opened):
    page = opened(
        '<lupus-explorable model="reset" id="reset-1" pins="rituximab | CAR T, severe"></lupus-explorable>'
    )
    assert part(page, "path.pinned").count() == 2
    assert "Beside pinned run A (rituximab): disease activity: a fall that lasts" in told(page)[1]
    assert "pinned run B (CAR T, severe)" in told(page)[2]


def flag(page):
    return page.get_by_role("slider", name="Day of: CAR T cells infused")


def test_the_infusion_is_dragged_along_the_axis_typed_and_moved_by_keys(opened):
    page = opened(width=1280)
    axis = page.evaluate(f"({{ left: {GET}.drawn.axis.left, px: {GET}.drawn.axis.x(40) }})")
    box, stage = flag(page).bounding_box(), part(page, ".stage").bounding_box()
    start = stage["x"] + axis["left"]
    page.mouse.move(start, box["y"] + 22)
    page.mouse.down()
    page.mouse.move(start + axis["px"], box["y"] + 22, steps=6)
    page.mouse.up()
    page.wait_for_function(f"Math.abs({GET}.values.tI - 40) <= 1")
    flag(page).press("ArrowRight")
    day = page.evaluate(f"{GET}.values.tI")
    page.wait_for_function(f"{GET}.shadowRoot.querySelector('#day-tI').value === '{day}'")
    part(page, "#day-tI").fill("30")
    page.wait_for_function(f"{GET}.values.tI === 30")
    part(page, "#day-tI").fill("999")
    assert part(page, ".day .problem").inner_text() == "Choose a value from 0 to 120. It stays at 30."
    run = simulate.ode(LivingDrug(tI=30))
    assert told(page)[0] == " ".join(sentences(run, LivingDrug.words))


def test_a_finger_drags_the_infusion_too(opened):
    page = opened(has_touch=True)
    page.wait_for_timeout(100)
    axis = page.evaluate(f"({{ left: {GET}.drawn.axis.left, px: {GET}.drawn.axis.x(60) }})")
    box, stage = flag(page).bounding_box(), part(page, ".stage").bounding_box()
    session = page.context.new_cdp_session(page)

    def touch(kind, *points):
        return session.send(
            "Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]}
        )

    x, y = stage["x"] + axis["left"], box["y"] + 22
    touch("touchStart", (x, y))
    for i in range(1, 7):
        touch("touchMove", (x + axis["px"] * i / 6, y))
    touch("touchEnd")
    page.wait_for_function(f"Math.abs({GET}.values.tI - 60) <= 4")


def test_a_day_that_is_a_knob_already_has_no_second_box(opened):
    page = opened('<lupus-explorable model="control" id="control-1"></lupus-explorable>')
    assert page.get_by_role("slider", name="Day of: drug stops").count() == 1
    assert part(page, ".day:visible").count() == 0


def test_nothing_moves_until_play_and_pause_stops_it(opened):
    page = opened()
    assert page.evaluate(f"{GET}.settings.time") is None
    page.wait_for_timeout(200)
    assert page.evaluate(f"{GET}.settings.time") is None
    page.get_by_role("button", name="Play").click()
    page.wait_for_function(f"{GET}.settings.time > 5")
    page.get_by_role("button", name="Pause").click()
    at = page.evaluate(f"{GET}.settings.time")
    page.wait_for_timeout(200)
    assert page.evaluate(f"{GET}.settings.time") == at < 200
    assert part(page, "line.cursor").get_attribute("visibility") == "visible"


def test_whoever_wants_no_motion_gets_stills(opened):
    page = opened(reduced_motion="reduce")
    page.get_by_role("button", name="Play").click()
    page.wait_for_timeout(500)
    assert page.evaluate(f"{GET}.settings.time") == 0
    page.wait_for_function(f"{GET}.settings.time > 0", timeout=3000)
    assert page.evaluate(f"{GET}.settings.time") == pytest.approx(400 / 12)


def test_the_cursor_steps_scrubs_and_says_the_numbers_of_its_day(opened):
    page = opened()
    page.get_by_role("button", name="On 7 days").click()
    page.get_by_role("button", name="On 7 days").click()
    page.get_by_role("button", name="Back 7 days").click()
    assert page.evaluate(f"{GET}.settings.time") == 0
    grip = page.get_by_role("slider", name="Day shown")
    grip.press("ArrowRight")
    page.wait_for_timeout(50)
    run = simulate.ode(LivingDrug())
    spoken = grip.get_attribute("aria-valuetext")
    assert spoken == f"Day 1 · CAR T cells {run.car_t[1.0]:.3g} cells/µL · B cells {run.B[1.0]:.3g} cells/µL"
    assert part(page, ".readout").inner_text() == spoken
    grip.press("End")
    assert page.evaluate(f"{GET}.settings.time") == 400


def test_every_view_shares_the_day(opened):
    page = opened()
    page.evaluate(f"{GET}.change({{ time: 20 }})")

    def place():
        return float(part(page, "line.cursor").get_attribute("x1"))

    page.wait_for_timeout(50)
    first = place()
    part(page, ".tabs button").nth(1).click()
    page.wait_for_timeout(100)
    assert place() > 3 * first
    assert part(page, ".readout").inner_text().startswith("Day 20")


def test_every_model_says_the_same_of_two_runs_in_both_languages():
    jobs, expected = [], []
    for name in models.names():
        model = models.find(name)
        if not model.reactions or not model.plots:
            continue
        run = simulate.ode(model())
        others = [simulate.ode(model.preset(preset)) for preset in model.presets]
        names = {column: thing.label for column, thing in {**model.species, **model.observables}.items()}
        for key, plot in model.plots.items():
            jobs.append(
                {
                    "model": export.javascript(model),
                    "values": {},
                    "others": [model.presets[preset].values for preset in model.presets],
                    "plot": key,
                }
            )
            expected.append(
                [against(run, other, plot, "ABC"[i % 3], "other", names) for i, other in enumerate(others)]
            )
    assert node("beside", jobs) == expected


def test_the_still_figure_and_its_words_compare_with_the_pinned_run():
    page = figure.inlined(Explorable(models.find("reset"), pins=["rituximab"]).html())
    assert 'pins="rituximab"' in page
    assert "Beside pinned run A (rituximab)" in page
    assert ">A</text>" in re.sub(r"\s", "", page)


def test_a_still_that_asks_shows_no_pinned_run():
    page = figure.inlined(Explorable(models.find("reset"), pins=["rituximab"], predict="activity").html())
    assert 'pins="rituximab" predict="activity"' in page
    assert "Beside pinned run" not in page
    assert ">A</text>" not in re.sub(r"\s", "", page)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"predict": "M"}, "drawn column 'M'"),
        ({"pins": ["lups"]}, "did you mean 'lupus'"),
        ({"level": "easy"}, "no level 'easy'"),
    ],
)
def test_a_wrong_wish_is_refused_with_the_mend(given, message):
    with pytest.raises(lupusedu.network.formula.DeclarationError, match=message):
        Explorable(LivingDrug, **given)


STATES = {
    "asking": (ASKING, ""),
    "answered": (
        ASKING,
        "root.querySelectorAll('.sketches input')[2].click(); root.querySelector('.ask .primary').click()",
    ),
    "compared": (
        ELEMENT,
        "root.querySelector('.verbs button').click(); root.querySelector('.stop').click(); "
        "root.querySelectorAll('.levels input')[2].click(); e.change({ time: 60 })",
    ),
    "failed": (ELEMENT, "e.values = { tR: -1 }"),
}


def settle(page, script):
    page.evaluate(f"() => {{ const e = {GET}, root = e.shadowRoot; {script} }}")
    page.mouse.move(0, 0)
    page.wait_for_timeout(300)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_any_state(opened, state, scheme):
    body, script = STATES[state]
    ground = "" if scheme == "light" else "<style>body { background: #14171a; color: #e8e6e1; }</style>"
    page = opened(body, head=ground, color_scheme=scheme)
    settle(page, script)
    assert faults(page) == []


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(("width", "size"), [(320, "100%"), (390, "200%"), (1280, "200%")])
def test_nothing_is_cut_off_or_too_small_to_touch(opened, state, width, size):
    body, script = STATES[state]
    page = opened(body, head=f"<style>html {{ font-size: {size} }}</style>", width=width)
    settle(page, script)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    small = part(page, ":is(button, input, select, summary)").evaluate_all(
        "all => all.filter(n => n.checkVisibility({ visibilityProperty: true })).map(n => "
        "[n.outerHTML.slice(0, 80), n.closest('.box') ?? n]).filter(([, n]) => { const b = "
        "n.getBoundingClientRect(); return b.width < 44 || b.height < 44 }).map(([html]) => html)"
    )
    assert small == []


@pytest.mark.parametrize("state", STATES)
def test_one_action_is_primary(opened, state):
    body, script = STATES[state]
    page = opened(body)
    settle(page, script)
    assert part(page, ".primary:visible").count() == 1


def test_in_print_the_settings_and_pinned_runs_are_words(opened):
    page = opened()
    settle(page, STATES["compared"][1])
    page.emulate_media(media="print")
    assert part(page, ".printed").inner_text() == "Changed from the usual: CAR T cells given 0.028 cells/µL."
    assert part(page, ".pins").is_visible()
    assert not part(page, "button:visible, input:visible").count()


READABLE = """({ shadowRoot }) => [...shadowRoot.querySelectorAll("button, summary, label, legend, option, .words p, .unit")].filter((one) => one.offsetWidth && one.textContent.trim()).flatMap((one) => {
  const light = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map((part) => (part /= 255) <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4).reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
  let ground = one;
  while (/rgba\\(.*, 0\\)/.test(getComputedStyle(ground).backgroundColor)) ground = ground.parentElement ?? ground.getRootNode().host;
  const [a, b] = [getComputedStyle(one).color, getComputedStyle(ground).backgroundColor].map(light);
  const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  return contrast < (one.disabled ? 1.5 : 4.5) ? [`${one.textContent.trim().slice(0, 30)}: ${contrast.toFixed(1)}`] : [];
})"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_can_be_read_in_forced_colours(opened, scheme):
    page = opened(
        ELEMENT.replace("<lupus-explorable", '<lupus-explorable level="sandbox"'),
        forced_colors="active",
        color_scheme=scheme,
    )
    assert page.evaluate(f"({READABLE})({GET})") == []
    part(page, ".primary").first.hover()
    assert page.evaluate(f"({READABLE})({GET})") == []


HIDDEN = """({ shadowRoot }) => {
  const on = shadowRoot.activeElement;
  if (!on) return null;
  const picture = shadowRoot.querySelector(".picture");
  const [box, over] = [on.getBoundingClientRect(), picture.getBoundingClientRect()];
  const behind = !picture.contains(on) && box.top < over.bottom - 1 && box.bottom > over.top + 1 && over.height > 0;
  return behind || box.bottom < 1 || box.top > innerHeight - 1 ? `${on.className || on.tagName} ${on.textContent.slice(0, 30)}` : "";
}"""


@pytest.mark.parametrize(("width", "height"), [(1366, 650), (390, 700)])
def test_what_has_the_focus_is_never_behind_the_picture(opened, width, height):
    page = opened(
        f"<p><a "
        f'href="#a">before</a></p>{ELEMENT.replace("<lupus-explorable", "<lupus-explorable level=sandbox")}{LONG}<p><a id="after" href="#b">after</a></p>{LONG}',
        width=width,
        height=height,
    )
    hidden, seen = [], 0
    for start, key in (("a", "Tab"), ("#after", "Shift+Tab")):
        page.locator(start).first.focus()
        for _ in range(80):
            page.keyboard.press(key)
            what = page.evaluate(f"({HIDDEN})({GET})")
            if what is None and seen:
                break
            seen += what is not None
            hidden += [f"{key}: {what}"] if what else []
    assert seen > 30
    assert hidden == []


HOST = """html { direction: rtl; text-transform: uppercase; letter-spacing: 3px; word-spacing: 9px; font-feature-settings: "smcp", "zero"; text-indent: 3em; text-align: right; white-space: pre; }
  * { letter-spacing: 2px; }"""
LOOK = """({ shadowRoot }) => [...shadowRoot.querySelectorAll(".frame *")].filter((one) => one.checkVisibility()).map((one) => {
  const { direction, textTransform, letterSpacing, wordSpacing, fontFeatureSettings, textIndent, whiteSpace } = getComputedStyle(one);
  return [one.tagName, direction, textTransform, letterSpacing, wordSpacing, fontFeatureSettings, textIndent, whiteSpace, Math.round(one.getBoundingClientRect().width)].join();
})"""


def test_the_page_around_it_changes_neither_its_direction_nor_its_letters(opened):
    plain = opened().evaluate(f"({LOOK})({GET})")
    page = opened(head=f"<style>{HOST}</style>")
    page.evaluate("document.documentElement.dir = 'rtl'")
    page.wait_for_function(
        "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"
    )
    assert page.evaluate(f"({LOOK})({GET})") == plain
    box, mark = part(page, ".knob .track").first.bounding_box(), part(page, ".knob .mark").last.bounding_box()
    page.mouse.click(mark["x"] + 1, box["y"] + box["height"] / 2)
    page.wait_for_function(f"Math.abs({GET}.values.dose - 2.8) < 0.1")


def test_in_forced_colours_the_curves_and_controls_remain(opened):
    page = opened(forced_colors="active")
    settle(page, STATES["compared"][1])
    stroke, ground = page.evaluate(
        f"(() => {{ const root = {GET}.shadowRoot; return "
        f"[getComputedStyle(root.querySelector('path.curve')).stroke, "
        f"getComputedStyle(root.querySelector('.frame')).backgroundColor] }})()"
    )
    assert stroke != ground
    assert (
        page.evaluate(
            f"getComputedStyle({GET}.shadowRoot.querySelector('.levels input:checked + span')).borderTopColor"
        )
        != ground
    )
