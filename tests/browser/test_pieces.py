"""The small elements of a page (js/pieces/), on a plain page opened from a folder, in headless Chromium: by
mouse and by keyboard, and with a device that keeps nothing or keeps nonsense."""

import gzip
import json
import re
from importlib.resources import files

import pytest
from playwright.sync_api import expect

import lupusedu
from browser.axe import COLOURS, RULES, faults
from browser.piece_bodies import (
    ACCESS,
    ALL,
    BODY,
    CAR,
    CARDS,
    CASES,
    CHOICE,
    FILL,
    FIVE,
    LEDGER,
    QUIZ,
    READER,
    THOUGHT,
    VOTE,
)
from browser.tab import drawn
from lupusedu.sphinx import assets

REFUSED = (
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', "
    "'SecurityError') } })"
)
BUNDLES = files(lupusedu).joinpath("static/pieces")
each = pytest.mark.parametrize("name", ALL)


@pytest.fixture
def shown(opened):
    """Open a page with these pieces, and with their scripts where a test wants them."""

    def show(body, script=True, **more):
        names = sorted(set(re.findall(r"<lupus-([a-z]+)", body)) - {"explorable"}) if script else []
        scripts = [f'<script async src="_static/lupusedu/pieces/{name}.js"></script>' for name in names]
        head = f"<style>{assets.stylesheet()}</style>{''.join(scripts)}"
        return opened(body, head=head, wait=".piece" if script else None, **more)

    return show


def kept(page):
    return page.evaluate("JSON.parse(localStorage.lupusedu ?? '{}')")


def field(page, i):
    return page.locator("lupus-quiz fieldset").nth(i)


@each
def test_an_element_is_small(name):
    assert len(gzip.compress(BUNDLES.joinpath(f"{name}.js").read_bytes())) <= (
        {"quiz": 5000, "access": 7500}.get(name, 4000)  # access draws its queue
    )


@each
def test_axe_finds_nothing_before_and_after_use_and_nothing_is_too_wide(shown, name):
    page = shown(ALL[name], reduced_motion="reduce")
    for used in (False, True):
        if used:
            page.evaluate(
                "document.querySelectorAll('.piece summary, .piece .option').forEach((one) => one.click())"
            )
            page.evaluate("document.querySelector('.piece .primary')?.click()")
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 844})
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                asked = COLOURS if scheme == "dark" else RULES
                assert faults(page, asked) == [], f"used: {used}, {scheme}, {width} px"
            assert page.evaluate("document.documentElement.scrollWidth") <= width


@each
def test_every_target_is_44_px(shown, name):
    page = shown(ALL[name])
    sizes = page.evaluate("""() => {
      const targets = "button, select, .option, summary, [role=spinbutton], [type=range], textarea, .spot";
      return [...document.querySelectorAll(`.piece :is(${targets})`)]
        .filter((one) => one.checkVisibility() && !one.disabled)
        .map((one) => [one.className || one.tagName, one.getBoundingClientRect()])
        .map(([name, { width, height }]) => [name, width, height]);
    }""")
    assert sizes
    assert [one for one in sizes if min(one[1:]) < 43.9] == []


@each
def test_without_its_script_an_element_shows_what_it_contains(shown, name):
    page = shown(ALL[name], script=False)
    before = page.locator(f"lupus-{name}").inner_text()
    assert len(before) > 40
    assert page.locator(f"lupus-{name} :is(summary, td, strong)").first.is_visible()


@each
def test_what_it_cannot_read_stays_as_it_is(shown, name):
    page = shown(
        f'{QUIZ if name != "quiz" else CAR}<lupus-{name} class="odd"><p>Only text.</p><details '
        f'data-dots="5"><summary>One</summary>box</details></lupus-{name}>'
    )
    page.evaluate("(name) => customElements.whenDefined(`lupus-${name}`).then(() => true)", name)
    drawn(page)
    assert (
        page.locator(".odd")
        .evaluate("(one) => one.outerHTML")
        .endswith(
            '<p>Only text.</p><details data-dots="5"><summary>One</summary>box</details>' + f"</lupus-{name}>"
        )
    )
    assert not page.locator(".odd.piece").count()


@each
def test_it_works_where_nothing_may_be_kept(shown, name):
    page = shown(ALL[name], before=REFUSED)
    page.evaluate("document.querySelectorAll('.piece .option').forEach((one) => one.click())")
    page.evaluate("document.querySelector('.piece .primary')?.click()")
    if name == "vote":
        expect(page.locator("lupus-vote [role=status]").first).to_contain_text("This browser keeps nothing")
    if name == "quiz":
        expect(page.locator(".verbs")).to_contain_text("All 2 answered")


@pytest.mark.parametrize(
    "odd",
    [
        "[",
        "5",
        "null",
        '"x"',
        '{"quiz":5,"vote":null,"predictions":"x"}',
        '{"quiz":{"quiz-test":[{"answer":"<img src=x '
        'onerror=alert(1)>","first":1}]},"vote":{"1":"<b>cure</b>","2":{},"moved":{}},'
        '"predictions":{"choice-test":{"answer":["100 times"],"sure":{}}}}',
    ],
)
def test_nonsense_in_the_store_is_not_shown_and_does_not_disturb(shown, odd):
    page = shown(QUIZ + VOTE.format(4) + CHOICE, kept=odd)
    assert page.locator(".piece :checked").count() == 0
    assert page.locator(".piece img, .piece b").count() == 0
    assert page.locator("textarea#vote-moved").input_value() == ""
    page.get_by_text("better control").click()
    page.get_by_text("The same peak, sooner.").click()
    assert kept(page)["vote"]["4"] == "better control"
    assert kept(page)["quiz"]["quiz-test"][0] == {"answer": "The same peak, sooner.", "first": True}


def test_a_choice_in_the_quiz_shows_its_own_reply_and_only_the_first_try_counts(shown):
    page = shown(QUIZ)
    first, second = field(page, 0), field(page, 1)
    expect(page.get_by_text("2 questions.")).to_be_visible()
    first.get_by_text("Ten times the peak.").click()
    expect(first.get_by_role("status")).to_have_text("Not yet. Here targets limit the peak.")
    expect(page.get_by_text("1 of 2 answered, 0 right at first try.")).to_be_visible()
    first.get_by_text("The same peak, sooner.").click()
    expect(first.get_by_role("status")).to_have_text("Yes. Room sets how high.")
    second.get_by_text("Targets run out.").click()
    expect(page.get_by_text("All 2 answered: 1 of 2 right at first try.")).to_be_visible()
    second.get_by_text("The pill.").click()
    expect(second.get_by_role("link")).to_have_text("says this link")
    page.reload()
    expect(page.get_by_text("All 2 answered: 1 of 2 right at first try.")).to_be_visible()
    expect(first.get_by_role("status")).to_have_text("Yes. Room sets how high.")
    page.get_by_role("button", name="Start over").click()
    assert kept(page)["quiz"] == {}
    assert page.locator(":checked").count() == 0
    assert page.evaluate("document.activeElement.value") == "0"


def test_a_question_waits_folded_for_those_before_it_and_opens_on_request_or_when_found(shown):
    page = shown(QUIZ)
    second, whole = field(page, 1), page.get_by_role("button", name="Show all questions")
    expect(second.locator("legend")).to_be_visible()
    expect(second.get_by_text("The pill.")).to_be_hidden()
    field(page, 0).get_by_text("Ten times the peak.").click()
    expect(second.get_by_text("The pill.")).to_be_visible()
    expect(whole).to_be_hidden()
    page.get_by_role("button", name="Start over").click()
    expect(second.get_by_text("The pill.")).to_be_hidden()
    whole.click()
    expect(second.get_by_text("The pill.")).to_be_visible()
    expect(whole).to_be_hidden()
    assert page.evaluate("document.activeElement.value") == "0"
    page = shown(QUIZ)
    page.evaluate(
        "document.querySelector('.later .options').dispatchEvent(new Event('beforematch', { bubbles: true }))"
    )
    expect(field(page, 1).get_by_text("The pill.")).to_be_visible()


def test_on_paper_the_quiz_has_all_its_options(shown):
    page = shown(QUIZ)
    page.emulate_media(media="print")
    expect(field(page, 1).get_by_text("The pill.")).to_be_visible()


@pytest.mark.parametrize("key", ["Space", "Enter", "button"])
def test_by_keyboard_the_arrows_walk_the_options_and_only_the_one_checked_counts(shown, key):
    page = shown(QUIZ)
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    said = field(page, 0).get_by_role("status")
    expect(said).to_be_empty()
    check = page.get_by_role("button", name="Check this answer")
    expect(check).to_be_visible()
    if key == "button":
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    else:
        page.keyboard.press(key)
    expect(said).to_have_text("Yes. Room sets how high.")
    expect(check).to_be_hidden()
    expect(page.get_by_text("1 of 2 answered, 1 right at first try.")).to_be_visible()
    assert page.evaluate("document.activeElement.type") == "radio"


def test_the_vote_is_kept_shown_again_and_cleared(shown):
    page = shown(VOTE.format(1))
    page.get_by_text("cure for some").click()
    expect(page.get_by_role("status")).to_contain_text(
        "Nothing is sent. You can change it at any time. We ask again in chapters 7, 8 and 10."
    )
    page = shown(VOTE.format(2), on=page.context)
    expect(page.locator(".was")).to_have_text("You said cure for some on the home page.")
    assert page.locator(":checked").count() == 0
    page.get_by_role("radio", name="no better than drugs").focus()
    page.keyboard.press("ArrowDown")
    assert kept(page)["vote"] == {"1": "cure for some", "2": "better control"}
    page = shown(VOTE.format(4), on=page.context)
    assert page.locator(".marks li").all_inner_texts() == [
        "Home page\ncure for some",
        "Chapter 7\nbetter control",
        "Chapter 8\nno mark",
        "Chapter 10\nno mark",
    ]
    assert page.locator(".scale polyline").get_attribute("points") == "70,12.5 30,37.5"
    page.get_by_text("Write down why").click()
    page.get_by_label("What moved you?").fill("The numbers.")
    page.reload()
    expect(page.get_by_label("What moved you?")).to_have_value("The numbers.")
    page.get_by_role("button", name="Clear all my marks").click()
    assert kept(page)["vote"] == {}
    expect(page.get_by_label("What moved you?")).to_have_value("")
    expect(page.locator(".was")).to_be_hidden()


def test_the_last_vote_copies_the_marks_the_reasons_and_the_ledger(shown):
    page = shown(VOTE.format(4) + LEDGER)
    page.get_by_text(FIVE.split(" · ")[2]).click()
    page.get_by_text("Write down why").click()
    page.get_by_label("What moved you?").fill("Eight people.")
    page.get_by_role("button", name="Copy my marks").click()
    page.get_by_text("Copied.").wait_for()
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.startswith("Which word fits best?\nHome page: no mark")
    assert text.endswith(
        "Chapter 10: long remission\n\nWhat moved me:\nEight people.\n\nThe ledger\nWe can say: Cells "
        "shrink.\nWe cannot say yet: How long."
    )


def test_where_copying_is_refused_the_text_is_there_to_take(shown):
    page = shown(
        VOTE.format(4) + LEDGER, before="Object.defineProperty(navigator, 'clipboard', { value: undefined })"
    )
    page.get_by_text("Write down why").click()
    page.get_by_role("button", name="Copy my marks").click()
    box = page.locator(".copied textarea")
    expect(box).to_be_visible()
    assert "We can say: Cells shrink." in box.input_value()
    assert page.evaluate("document.activeElement.selectionEnd") == len(box.input_value())


def test_a_prediction_is_locked_with_its_reply_and_asked_again_only_when_wanted(shown):
    page = shown(CHOICE)
    expect(page.get_by_text("Now test it:")).to_be_hidden()
    page.get_by_role("button", name="Lock my prediction").click()
    expect(page.get_by_role("alert")).to_have_text("Choose an answer first.")
    page.get_by_role("radio", name="10 times", exact=True).press("Space")
    page.get_by_text("fairly sure").click()
    page.get_by_role("button", name="Lock my prediction").press("Enter")
    for again in (False, True):
        if again:
            page.reload()
        expect(page.locator(".told")).to_contain_text("What slows it?")
        expect(page.get_by_text("Now test it:")).to_be_visible()
        expect(page.get_by_role("radio", name="10 times", exact=True)).to_be_checked()
        expect(page.get_by_role("radio", name="the same")).to_be_disabled()
    assert kept(page)["predictions"]["choice-test"] == {"answer": "10 times", "sure": "fairly"}
    page.get_by_role("button", name="Ask me again").click()
    expect(page.get_by_text("Now test it:")).to_be_hidden()
    assert kept(page)["predictions"] == {}
    assert page.locator(":checked").count() == 0


def test_a_prediction_is_listed_with_what_the_run_gave_once_its_step_is_done(shown):
    page = shown(THOUGHT)
    rows = page.locator("lupus-thought li")
    assert rows.count() == 0
    page.get_by_text("10 times", exact=True).click()
    page.get_by_text("not sure").click()
    page.get_by_role("button", name="Lock my prediction").click()
    page.evaluate("scrollTo(0, 9e9)")
    page.evaluate("dispatchEvent(new StorageEvent('storage', { key: 'lupusedu' }))")
    expect(rows.locator("p")).to_have_text(
        ["How high is the second peak?", "You thought: 10 times (not sure)", "You saw: Test it in step 2"]
    )
    assert rows.get_by_role("link").get_attribute("href") == "#living_drug-2:step=2"
    page.evaluate(
        "localStorage.lupusedu = JSON.stringify({ ...JSON.parse(localStorage.lupusedu),"
        "steps: { 'living_drug-2': [2] } }); dispatchEvent(new StorageEvent('storage', { key: 'lupusedu' }))"
    )
    expect(rows.locator("p").last).to_have_text("You saw: 1.4 times.")


def test_a_curve_and_a_dot_are_listed_in_the_words_in_which_they_were_kept(shown):
    figure = '<lupus-explorable id="reset-2" predict="activity 60" caption="What comes?"></lupus-explorable>'
    made = {"reset-2 activity": {"how": "drawn", "answer": "a rise that lasts", "sure": "very"}}
    page = shown(figure + THOUGHT, kept=json.dumps({"predictions": made}))
    expect(page.locator("lupus-thought li p")).to_have_text(
        ["What comes?", "You thought: a rise that lasts (very sure)"]
    )


def test_whoever_is_very_sure_gets_another_reply_than_one_who_is_not(shown):
    page = shown(CHOICE)
    replies = []
    for sure in ("not sure", "fairly sure", "very sure"):
        page.get_by_role("radio", name="10 times", exact=True).check()
        page.get_by_role("radio", name=sure).check()
        page.get_by_role("button", name="Lock my prediction").click()
        replies.append(page.locator(".told").inner_text())
        page.get_by_role("button", name="Ask me again").click()
    assert len(set(replies)) == 3
    assert all("What slows it?" in reply for reply in replies)


def test_a_part_of_the_body_is_shown_from_the_picture_and_from_the_list(shown):
    page = shown(BODY)
    fact = page.get_by_role("status")
    assert fact.inner_text().split("\n")[0] == "Joints"
    assert page.locator(".spot").count() == 3
    page.mouse.click(
        *(lambda box: (box["x"] + 22, box["y"] + 22))(page.locator(".spot").first.bounding_box())
    )
    expect(page.get_by_role("radio", name="Brain")).to_be_checked()
    expect(page.get_by_role("link", name="Chapter 3")).to_be_visible()
    page.get_by_role("radio", name="Brain").focus()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("radio", name="The whole body")).to_be_checked()
    expect(page.get_by_text("Fatigue.")).to_be_visible()
    expect(page.get_by_role("link", name="Chapter 3")).to_be_hidden()


def test_every_combination_of_the_receptor_is_told_and_drawn(shown):
    page = shown(CAR)
    told, drawing = page.get_by_role("status"), page.get_by_role("img")
    expect(told).to_have_text(CASES['with="CD28"'])
    page.get_by_text("4-1BB").click()
    expect(told).to_have_text(CASES['with="4-1BB"'])
    assert drawing.get_attribute("aria-label").endswith(
        "In: binder, stem, helper signal 4-1BB, Start signal: CD3ζ."
    )
    seen = set()
    for helper in ("none", "CD28", "4-1BB"):
        page.get_by_role("radio", name=helper).check()
        for part in ("Stem", "Binder", "Stem", "Start", "Stem", "Binder", "Stem", "Start"):
            page.get_by_role("checkbox", name=part).press("Space")
            seen.add((told.inner_text(), drawing.get_attribute("aria-label")))
    assert len({label for _, label in seen}) == 24
    assert {text for text, _ in seen} == set(CASES.values())


def test_a_card_turns_over_by_hand_and_by_key_and_counts_its_dots(shown):
    page = shown(CARDS)
    cards = page.locator("lupus-cards details")
    dots = "(paths) => paths.map((path) => path.getAttribute('d').split('M').length - 1)"
    assert [row.locator("path").evaluate_all(dots) for row in page.locator(".dots").all()] == [
        [58, 42],
        [17, 44],
    ]
    cards.nth(0).locator("summary").click()
    expect(page.get_by_text("58 of 100 with it")).to_be_visible()
    cards.nth(1).locator("summary").press("Enter")
    page.get_by_role("button", name="Turn all cards back").click()
    assert page.locator("details[open]").count() == 0
    page.get_by_role("button", name="Turn all cards over").click()
    expect(page.get_by_text("Ask your care team.")).to_be_visible()


def test_the_access_sum_follows_sliders_boxes_and_keys_and_refuses_what_is_no_number(shown):
    page = shown(ACCESS)
    figures, told = page.locator(".figure strong"), page.get_by_role("status")
    assert figures.all_inner_texts() == [
        "5,000 people",
        "never: the queue grows by 15,000 a year",
        "US$ 1.9 billion",
    ]
    expect(told).to_contain_text("170,000 wait now, and 20,000 join each year.")
    box = page.get_by_label("Number: Centres")
    box.fill("400")
    assert figures.nth(1).inner_text() == "never: the queue stays as it is"
    box.fill("600")
    assert figures.all_inner_texts() == ["30,000 people", "17 years", "US$ 11 billion"]
    expect(told).to_contain_text("After 17 years nobody would wait.")
    box.fill("-3")
    expect(page.get_by_role("alert").filter(has_text="Write a number from 1 to 10,000.")).to_be_visible()
    box.blur()
    expect(box).to_have_value("600")
    box.fill("0,6e3")
    assert figures.nth(1).inner_text() == "17 years"
    box.press("ArrowUp")
    expect(box).to_have_value("800")
    box.fill("1,500")
    expect(page.get_by_role("alert").filter(has_text="“1,500” may be 1500 or 1.5")).to_be_visible()
    expect(box).to_have_attribute("aria-valuenow", "800")
    box.fill("600")
    slider = page.get_by_role("slider", name="Centres")
    values = []
    for _ in range(5):
        slider.press("ArrowRight")
        values.append(slider.get_attribute("aria-valuetext"))
    assert values == ["800", "1,000", "1,200", "1,500", "2,000"]
    page.get_by_role("button", name="Start over").click()
    assert figures.first.inner_text() == "5,000 people"


def test_the_queue_grows_or_shrinks_year_by_year_by_slider_and_by_play(shown):
    page = shown(ACCESS, reduced_motion="reduce")
    line, people = page.locator(".line > strong"), page.locator(".queue .waits")
    doors = page.locator(".queue .door")
    assert (line.inner_text(), people.count(), doors.count()) == ("Now: 170,000 people wait", 34, 5)
    year = page.get_by_role("slider", name="Year")
    year.press("End")
    assert (line.inner_text(), people.count()) == ("Year 10: 320,000 people wait", 64)
    assert year.get_attribute("aria-valuetext") == "Year 10: 320,000 people wait"
    assert page.get_by_role("img", name="Year 10: 320,000 people wait").is_visible()
    page.get_by_label("Number: Centres").fill("740")
    assert (line.inner_text(), people.count(), doors.count()) == ("Year 10: 0 people wait", 0, 37)
    page.clock.install()
    page.get_by_role("button", name="Let ten years pass").click()
    assert line.inner_text() == "Now: 170,000 people wait"
    page.clock.run_for(2500)
    assert line.inner_text() == "Year 2: 136,000 people wait"
    page.get_by_role("button", name="Pause").click()
    page.clock.run_for(5000)
    assert line.inner_text() == "Year 2: 136,000 people wait"
    page.get_by_role("button", name="Start over").click()
    assert (line.inner_text(), doors.count()) == ("Now: 170,000 people wait", 5)


def test_the_other_numbers_of_the_queue_are_one_tap_away(shown):
    page = shown(ACCESS)
    share = page.get_by_label("Number: Of 100, how many need it")
    expect(share).to_be_hidden()
    page.get_by_text("The other numbers, and where they come from").click()
    share.fill("1")
    assert page.locator(".line > strong").inner_text() == "Now: 34,000 people wait"


def test_a_map_is_filled_compared_kept_and_emptied(shown):
    page = shown(FILL)
    expect(page.get_by_text("has lost CD19")).to_be_hidden()
    squares = page.get_by_role("button", name="Change")
    for i, taps in enumerate((1, 2, 1, 0)):
        for _ in range(taps):
            squares.nth(i).click()
    expect(page.get_by_role("button", name="plasma cell, CD19: plainly. Change")).to_be_visible()
    expect(page.get_by_role("button", name="plasma cell, BCMA: not filled yet. Change")).to_be_visible()
    page.get_by_role("button", name="Show the map").press("Enter")
    for again in (False, True):
        if again:
            page.reload()
        expect(page.get_by_role("status")).to_contain_text("2 of 4 as in the map.")
        expect(page.get_by_text("has lost CD19")).to_be_visible()
        assert page.locator(".own").all_inner_texts() == ["", "", "you: ●", ""]
    page.get_by_role("button", name="Start over").click()
    expect(squares).to_have_count(4)
    assert kept(page)["fill"]["fill-test"] == {"signs": "----", "shown": False}
    page = shown(FILL, kept={"fill": {"fill-test": {"signs": ["<b>", 1, None, {}], "shown": "yes"}}})
    expect(page.get_by_role("button", name="not filled yet")).to_have_count(4)


def test_two_tabs_of_one_page_keep_both_answers(shown):
    body = QUIZ + FILL + VOTE.format(2)
    one = shown(body)
    two = shown(body, on=one.context)
    field(one, 0).get_by_text("The same peak, sooner.").click()
    field(two, 1).get_by_text("The pill.").click()
    one.get_by_role("button", name="memory B cell, CD19").click()
    two.get_by_role("button", name="plasma cell, BCMA").click()
    two.get_by_text("cure for some").click()
    assert kept(one)["quiz"]["quiz-test"] == [
        {"answer": "The same peak, sooner.", "first": True},
        {"answer": "The pill.", "first": False},
    ]
    assert kept(one)["fill"]["fill-test"]["signs"] == "●--●"
    # The tab that was not touched last shows what the other one has.
    expect(one.get_by_text("All 2 answered: 1 of 2 right at first try.")).to_be_visible()
    expect(one.get_by_role("button", name="plasma cell, BCMA: plainly. Change")).to_be_visible()
    expect(one.get_by_role("radio", name="cure for some")).to_be_checked()


def test_a_new_reader_finds_nothing_of_the_one_before_and_one_press_takes_it_back(shown):
    page = shown(VOTE.format(1) + QUIZ + CHOICE + FILL + READER)
    page.get_by_text("cure for some").click()
    field(page, 0).get_by_text("The same peak, sooner.").click()
    page.get_by_role("radio", name="10 times", exact=True).check()
    page.get_by_role("button", name="Lock my prediction").click()
    page.get_by_role("button", name="memory B cell, CD19").click()
    before = kept(page)
    page.get_by_role("button", name="New reader").press("Enter")
    expect(page.locator("lupus-reader [role=status]")).to_contain_text("A new reader can begin.")
    assert page.locator(".piece :checked").count() == 0
    assert page.get_by_role("button", name="memory B cell, CD19: not filled yet. Change").is_visible()
    assert set(kept(page)) == {"reader"}
    page.get_by_role("button", name="Undo").click()
    assert kept(page) == before
    assert page.get_by_role("radio", name="cure for some").is_checked()
    assert page.evaluate("document.activeElement.textContent") == "New reader"


@each
def test_print_shows_all_that_is_asked_or_told_and_no_answer(shown, name):
    page = shown(ALL[name])
    page.evaluate("document.querySelectorAll('.piece .option').forEach((one) => one.click())")
    page.evaluate("document.querySelector('.piece .primary')?.click()")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    text = page.locator(f"lupus-{name}").inner_text()
    shown, hidden = {
        "quiz": (
            ["Question 1?", "Ten times the peak.", "The same peak, sooner.", "Targets run out."],
            ["Not yet", "Yes.", "Start over", "Check"],
        ),
        "choice": (
            ["second peak?", "100 times", "the same"],
            ["What sets it", "Now test", "Lock", "How sure"],
        ),
        "vote": (["Which word", *FIVE.split(" · ")], ["Copy", "Clear", "Kept"]),
        "body": (["Headache", "Stiff", "Fatigue"], ["Choose a part"]),
        "car": (["Take a part out."], []),
        "cards": (["58 of 100", "Ask your care team."], ["Turn all"]),
        "access": (["5,000 people", "People with lupus"], ["Start over"]),
        "fill": (["memory B cell", "CD19"], ["has lost", "Start over", "Show"]),
        "reader": (["kept in this browser"], ["New reader", "Undo"]),
        "sorted": (["the loop", "402 to 1,205"], ["Sort by"]),
        "thought": (["Go back to your prediction."], ["You thought", "You saw"]),
    }[name]
    assert [words for words in shown if words not in text] == []
    assert [words for words in hidden if words in text] == []


@each
def test_chosen_options_show_in_forced_colours_and_nothing_moves_when_motion_is_unwanted(shown, name):
    page = shown(ALL[name], forced_colors="active", reduced_motion="reduce")
    moving = page.evaluate(
        "[...document.querySelectorAll('.piece *')].filter((one) => getComputedStyle(one).transitionDuration "
        "!== '0s' || getComputedStyle(one).animationName !== 'none').length"
    )
    assert moving == 0
    if name in ("quiz", "vote", "choice"):
        label = page.locator(".piece .option").first
        plain = label.evaluate("(one) => getComputedStyle(one).outlineStyle")
        label.click()
        page.locator("h1").click()
        assert (
            label.evaluate(
                "(one) => { document.activeElement.blur(); return getComputedStyle(one).outlineStyle; }"
            )
            != plain
        )


def test_rows_are_sorted_by_size_or_by_letter_and_come_back_as_they_were(shown):
    page = shown(ALL["sorted"])

    def rows():
        return page.locator("lupus-sorted td:first-child").all_inner_texts()

    came, choice = rows(), page.get_by_label("Sort by")
    choice.select_option("accepted")
    assert rows() == ["the alarm", "a filter", "the loop", "Which cells?"]
    expect(page.locator("lupus-sorted [role=status]")).to_have_text("Sorted by accepted.")
    choice.focus()
    choice.press("ArrowUp")
    assert choice.input_value() == "0"
    assert rows() == ["a filter", "the alarm", "the loop", "Which cells?"]
    choice.select_option("as it came")
    assert rows() == came
