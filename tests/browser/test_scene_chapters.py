"""What a chapter's own scene shows beside its actors: two bodies, a hand that presses, neighbours, drops, and
how much was enough."""

import pytest
from playwright.sync_api import expect

from browser.axe import faults
from browser.element import BUNDLE, GET, part
from browser.tab import HEAR, drawn
from lupusedu import simulate
from lupusedu.models.cytokine_release import CytokineRelease
from lupusedu.models.in_vivo import InVivo

TWO = (
    '<lupus-explorable model="control reset" id="control-reset-1" labels="a drug | one dose" '
    'sliders="c dose" values="c=0.32 dose=1"></lupus-explorable>'
)
ONE = '<lupus-explorable model="{0}" id="{0}-1" {1}></lupus-explorable>'
PAINTED = f"[...{GET}.shadowRoot.querySelectorAll('canvas.room')].map((one) => one.toDataURL())"
# How much of the colour of drugs the stage has between two heights.
VIOLET = f"""([from, to]) => {{
  const room = {GET}.shadowRoot.querySelector("canvas.room");
  const tall = Math.round((to - from) * room.height);
  const context = new OffscreenCanvas(room.width, tall).getContext("2d");
  context.drawImage(room, 0, -Math.round(from * room.height));
  const {{ data }} = context.getImageData(0, 0, room.width, tall);
  let found = 0;
  for (let i = 0; i < data.length; i += 4)
    found += Math.max(0, data[i + 2] - data[i] - 25) / data.length;
  return 1000 * found;
}}"""
WHOLE = [0, 1]
WALL = [0.46, 0.55]  # between blood and marrow, where the neighbours are


@pytest.fixture
def staged(opened):
    """Open a page with a model's stage, or with this body, and wait until it is painted."""

    def open_page(model, attributes="", **more):
        page = opened(ONE.format(model, attributes) if attributes else model, head=BUNDLE, **more)
        page.wait_for_function(f"{GET}?.shadowRoot?.querySelector('canvas.room')?.width > 0", timeout=10_000)
        drawn(page)
        return page

    return open_page


def to(page, day):
    page.evaluate(f"(day) => {GET}.change({{ time: day }})", day)
    drawn(page)


@pytest.mark.parametrize("width", [390, 1280])
def test_two_futures_are_two_bodies_on_one_day(staged, width):
    page = staged(TWO, width=width)
    rooms = part(page, "canvas.room")
    assert rooms.count() == 2
    one, other = (room.bounding_box() for room in rooms.all())
    assert (one["y"] == other["y"]) == (width > 1000)
    assert part(page, ".whose").all_inner_texts() == ["a drug", "one dose"]
    ends = page.evaluate(PAINTED)
    # The handle waits on the day that both are seen on, the last.
    assert part(page, "input.grip").input_value() == "1460"
    to(page, 300)
    assert part(page, ".stage-day").all_inner_texts() == ["Day 300", "Day 300"]
    assert all(before != after for before, after in zip(ends, page.evaluate(PAINTED)))
    told = part(page, ".scene .view-words").all_text_contents()
    assert all(words.startswith("On day 300: ") for words in told)
    assert faults(page) == []


def test_the_hand_of_a_drug_is_on_the_loop_until_the_drug_is_stopped(staged):
    page = staged("control", 'views="activity"')
    seen = {}
    for day in (0, 200, 729, 900):
        to(page, day)
        seen[day] = page.evaluate(VIOLET, WHOLE)
    assert min(seen[200], seen[729]) > 10 * max(seen[0], seen[900], 0.05)


@pytest.mark.parametrize(
    ("stage", "day", "words"),
    [
        (["control", 'views="activity"'], 200, ["the drug holds the loop down"]),
        (["cytokine_release", 'views="alarm"'], 5, ["vessel wall"]),
    ],
)
def test_a_hand_and_a_wall_say_what_they_are(staged, stage, day, words):
    page = staged(*stage)
    page.evaluate(HEAR)
    page.set_viewport_size({"width": 600, "height": 900})  # painted anew, background and all
    to(page, day)
    page.wait_for_function("(words) => words.every((one) => heard.has(one))", arg=words)


def test_what_a_hand_took_away_was_enough_or_not(staged):
    page = staged("reset", 'preset="no treatment" sliders="cut" views="activity"')
    for strokes, words in ((10, "the disease came back"), (21, "the disease did not come back")):
        page.get_by_role("button", name="Wipe them away yourself").click()
        page.get_by_role("slider", name="Share taken away", exact=True).fill(str(strokes))
        gone = part(page, ".wiping output").inner_text()
        page.get_by_role("button", name="See what happens").click()
        page.wait_for_function(f"{GET}.settings.show > 0")
        page.get_by_role("button", name="Pause").click()
        # What came of it is told where the reader has seen it, not before.
        assert words not in " ".join(part(page, ".came li").all_inner_texts())
        to(page, 1460)
        assert part(page, ".came li").last.inner_text() == f"{gone}, and {words}."
    assert part(page, ".came li").count() == 2


def test_neighbours_light_up_as_targets_are_met(staged):
    page = staged("cytokine_release", 'preset="many targets" views="alarm"')
    lit = {}
    for day in (6, 20):
        to(page, day)
        lit[day] = page.evaluate(VIOLET, WALL)
    assert lit[6] > 3 * lit[20]


def test_the_drug_sits_on_as_many_of_their_receptors_as_it_blocks(staged):
    page = staged("cytokine_release", 'preset="many targets, tocilizumab" views="alarm"')
    run = simulate.ode(CytokineRelease.preset("many targets, tocilizumab"), [0, 3, 5])
    for day in (3, 5):
        to(page, day)
        blocked = 100 * (1 - run.felt[day] / run.I6[day])
        words = part(page, ".view-words").last.text_content().replace("\N{NO-BREAK SPACE}", " ")
        assert f"{blocked:.0f} % of their receptors are blocked" in words


def test_each_dose_has_its_word_on_the_stage_and_on_the_curve(staged):
    page = staged("in_vivo", 'views="blood"')
    days = {"first dose": 0, "second dose": 2, "third dose": 4}
    doses = list(InVivo.events.values())[:3]
    assert days == {dose.label: InVivo.parameters[dose.day].value for dose in doses}
    for words in days:
        expect(part(page, ".canvas svg").get_by_text(words, exact=True)).to_have_count(1)
    rests = page.evaluate(f"{GET}.drawn.pace.rests.map((one) => [one.day, one.labels, one.from])")
    assert [[labels, day] for day, labels, _ in rests] == [[[words], day] for words, day in days.items()]
    for day, (words,), at in rests:
        page.evaluate(f"([time, show]) => {GET}.change({{ time, show }})", [day, at + 300])
        drawn(page)
        assert part(page, ".stage-event").inner_text() == words
