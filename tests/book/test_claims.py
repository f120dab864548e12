"""No word of a model’s sentences is denied by the numbers beside it: over all presets, stops and corners, and
each stop of each preset."""

import json
import re

import pytest

from checkout import ROOT
from judges.engines import node
from lupusedu import export, models

BLANK = re.compile(r"\{[^{}]*\}")
# Words that claim more than a number does. A sentence that holds one has to have a row below.
CLAIMING = re.compile(
    r"\b(?:stays?|gone|never|nearly|hardly|most|half|all|no|not|nothing|none|still|again|back|leave|falls?|falling|rises?|passes|above|below|under|lost|kept|everything|only)\b",
    re.IGNORECASE,
)
# (model, words of a sentence, what then has to hold: a measure with a sign and a number)
CLAIMS = [
    ("lupus_loop", "passes 4 on day", "peak(activity) > 4"),
    ("lupus_loop", "never passes 4", "peak(activity) < 4.05"),
    ("lupus_loop", "days under 4", "days_under(activity, 4) > 0"),
    ("control", "After falling under 4", "value_at(activity, 0) > 4"),
    ("control", "passes 4 again", "lowest(activity) < 4"),
    ("control", "It falls under 4", "value_at(activity, 0) > 4"),
    ("control", "It falls under 4", "lowest(activity) < 4"),
    ("control", "It falls under 4", "end(activity) < 4.05"),
    ("control", "It never falls under 4", "lowest(activity) > 3.95"),
    ("kill_map", "All IgG", "lowest(igg) > -1"),
    ("kill_map", "leave the blood", "lowest(blood) < 3.34"),
    ("kill_map", "back on day", "end(blood) > 3.3"),
    ("kill_map", "are not back", "end(blood) < 3.34"),
    ("kill_map", "stay in the blood", "lowest(blood) > 50"),
    ("kill_map", "in the blood fall", "lowest(blood) < 95"),
    ("living_drug", "rise ", "fold(car_t) > 1.1"),
    ("living_drug", "B cells are gone", "lowest(B) < 1"),
    ("living_drug", "back on day", "end(B) > 5"),
    ("living_drug", "are not back", "end(B) < 5.05"),
    ("living_drug", "never reach zero", "lowest(B) > 0.99"),
    ("reset", "leave the blood", "lowest(blood) < 3.4"),
    ("reset", "are back (3 % of normal)", "end(blood) > 3.3"),
    ("reset", "are not back", "end(blood) < 3.4"),
    ("reset", "self-reactive ones fall", "lowest(tissue) < 99"),
    ("reset", "in the blood fall", "lowest(blood) < 99"),
    ("reset", "No treatment is given", "peak(C) < 0.001"),
    ("reset", "change nothing", "lowest(blood) > 98"),
    ("reset", "stay at", "lowest(blood) > 98"),
    ("reset", "stay in the blood", "lowest(blood) > 90"),
    ("reset", "After falling under 4", "value_at(activity, 0) > 4"),
    ("reset", "passes 8 again", "peak(activity) > 8"),
    ("reset", "It falls under 4", "value_at(activity, 0) > 4"),
    ("reset", "It falls under 4", "end(activity) < 8.05"),
    ("cytokine_release", "above the fever line", "peak(felt) > 22"),
    ("cytokine_release", "never reaches the fever line", "peak(felt) < 22.05"),
    ("cytokine_release", "at most", "peak(felt) > 0"),
    ("in_vivo", "B cells fall to", "lowest(B) < 149.5"),
    ("in_vivo", "do not fall", "lowest(B) > 148"),
    ("in_vivo", "stay below 1 %", "days_under(B, 1.5) > 0.04"),
    ("in_vivo", "never fall below 1 %", "days_under(B, 1.5) < 0.06"),
    ("in_vivo", "half back", "lowest(B) < 75"),
]
LATER_DOSES = {
    f"dose_{n}" for n in ("five", "six", "seven", "eight", "nine", "ten")
}  # “more doses” stands at the fourth
MODELS = [name for name in models.names() if models.find(name).words]


def settings(model):
    """Every setting that a tap reaches: presets, stops, ends of each slider, and the stops of each preset."""
    presets = [preset.values for preset in model.presets.values()]
    stops = [values for knob in model.knobs for values in knob.settings.values()]
    ends = [{name: end} for name, parameter in model.parameters.items() for end in parameter.range or ()]
    return [{}, *presets, *stops, *ends, *({**preset, **stop} for preset in presets for stop in stops)]


def shape(template):
    """A pattern for the sentences that a template makes."""
    return re.compile(r".*?".join(re.escape(part) for part in BLANK.split(template)))


def call(condition):
    """("peak", "B", [1]), sign, level of "peak(B, 1) > 4"."""
    name, inside, sign, level = re.fullmatch(r"(\w+)\(([^()]*)\) ([<>]) (\S+)", condition).groups()
    column, *numbers = inside.split(", ")
    return (name, column, list(map(float, numbers))), sign, float(level)


@pytest.fixture(scope="module")
def runs():
    """{model: [(setting, sentences, {condition: holds}, jumps)]}."""
    jobs = [
        {
            "model": export.javascript(models.find(name)),
            "settings": settings(models.find(name)),
            "asked": [call(text)[0] for stem, _, text in CLAIMS if stem == name],
        }
        for name in MODELS
    ]
    made = {}
    for name, job, answers in zip(MODELS, jobs, node("told", jobs)):
        conditions = [call(text) for stem, _, text in CLAIMS if stem == name]
        holds = [
            [
                value is not None and (value > level if sign == ">" else value < level)
                for value, (_, sign, level) in zip(answer["values"], conditions)
            ]
            if answer
            else None
            for answer in answers
        ]
        made[name] = [
            (values, answer["told"], held, answer["marks"])
            for values, answer, held in zip(job["settings"], answers, holds)
            if answer
        ]
    return made


@pytest.mark.parametrize("name", MODELS)
def test_every_sentence_that_claims_something_says_what_has_to_hold(name):
    told = [
        template
        for words in models.find(name).words
        for template in words
        if CLAIMING.search(BLANK.sub("", template))
    ]
    assert [
        template
        for template in told
        if not any(stem == name and words in template for stem, words, _ in CLAIMS)
    ] == []
    assert [
        words for stem, words, _ in CLAIMS if stem == name and not any(words in template for template in told)
    ] == []


@pytest.mark.parametrize("name", MODELS)
def test_no_sentence_is_denied_by_its_numbers(name, runs):
    assert len(runs[name]) > 30
    rules = [(words, text) for stem, words, text in CLAIMS if stem == name]
    wrong = {
        f"{values}: {sentence} [{text}]"
        for values, told, held, _ in runs[name]
        for sentence in told
        for (words, text), holds in zip(rules, held)
        if words in sentence and not holds
    }
    assert not wrong, "\n".join(sorted(wrong))


@pytest.mark.parametrize("name", MODELS)
def test_what_acts_from_a_chosen_day_on_is_named_on_the_chart(name, runs):
    """An event that a setting moves or sizes has words, or shares its day with one that has, or ends what
    such a one began."""
    timeline = models.find(name)().timeline()
    words = {day for day, event in timeline if event.label}
    assert {
        event.name
        for day, event in timeline
        if day not in words and isinstance(event.day, str) and not event.name.endswith("_ends")
    } <= LATER_DOSES
    assert all(mark["label"] for _, _, _, jumps in runs[name] for jump in jumps for mark in jump["marks"])


def test_the_map_to_fill_lies_as_the_map_that_answers_it():
    """Chapter 5: tags down, cells across, in the same order."""
    source = "".join(
        next(
            cell["source"]
            for cell in json.loads((ROOT / "notebooks/05_kill_map.ipynb").read_text("utf-8"))["cells"]
            if "<lupus-fill" in "".join(cell["source"])
        )
    )
    head, _, *rows = [
        [part.strip() for part in line.strip("|").split("|")]
        for line in source.splitlines()
        if line.startswith("|")
    ]
    model, view = models.find("kill_map"), models.find("kill_map").views["map"]
    stops = model.knobs[0].settings
    assert len(head) == len(view.columns) + 1
    signs = {row[0]: row[1:] for row in rows}
    assert list(signs) == [stop for stop in stops if stop in signs]
    for stop, row in signs.items():
        assert row == [
            "●" if stops[stop][tag] == 1 else "◐" if stops[stop][tag] else "○"
            for tag, _ in view.columns.values()
        ]
