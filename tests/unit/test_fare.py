"""The page that says how all models fare."""

import re

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from lupusedu import drawn, fare, models
from lupusedu.drawn import _fare
from lupusedu.network import Model

COLUMNS = ["id", "text", "low", "high", "kind", "evidence", "fails", "value", "holds", "model"]
FOUND = pd.DataFrame(
    [
        ["M1-1", "share, early", 0.55, 0.75, "fitted", "E01", "", 0.6, True, "selection"],
        [
            "M3-9",
            "days of silence",
            402,
            1205,
            "independent",
            "C14",
            "the loop turns in months",
            193,
            False,
            "loop",
        ],
        ["M5-3", "change of IgG", -0.1, 0.1, "independent", "B14", "", 0.02, True, "map"],
        ["M5-8", "days without", 23, 270, "independent", "B15", "they carry <none>", 0, False, "map"],
    ],
    columns=COLUMNS,
).set_index("id")
TITLES = {"selection": "The filter", "loop": "The loop", "map": "Which cells?"}


@pytest.fixture(scope="module")
def text():
    return fare.page(FOUND, TITLES)


def test_only_what_nobody_tuned_a_model_to_counts_as_a_test(text):
    assert "held to 4 published numbers" in text
    assert "Only 3 of them test a model" in text
    assert "**1 of these 3 are met**, 2 are not" in text
    assert "| fitted | A model was tuned until it met the number. So it is no test. | 1 | 1 |" in text


def test_the_misses_come_first_each_with_both_numbers_and_its_reason(text):
    misses = text.split("## What they miss, and why")[1].split("## All")[0]
    assert re.findall(r"^- \*\*(.+?)\*\*", misses, re.MULTILINE) == ["Days of silence", "Days without"]
    assert "published 402 to 1,205, the model gives 193. The reason: the loop turns in months." in misses


def test_the_table_has_every_number_and_each_leads_to_its_card(text):
    table = BeautifulSoup(text, "html.parser").select_one("lupus-sorted table")
    rows = [[cell.get_text() for cell in row.select("td")] for row in table.select("tbody tr")]
    assert [row[1] for row in rows][:2] == ["days of silence", "days without"]
    assert [row[4] for row in rows] == ["no", "no", "yes", "yes"]
    assert table.select_one("a")["href"] == "models/loop.html"


def test_what_may_be_nothing_stands_on_no_axis_of_multiples_and_is_counted():
    assert _fare.comparable(FOUND).index.tolist() == ["M1-1", "M3-9"]
    picture = drawn.against_published(FOUND)
    words = " ".join(text.get_text() for text in picture.axes[0].texts)
    assert "2 more cannot stand on such an axis" in words.replace("\n", " ")
    assert "Of 1 that no model was tuned to, 0 lie within" in picture.alt


def test_a_multiple_beyond_the_axis_stands_at_its_end():
    assert _fare.place(1) == pytest.approx((_fare.LEFT + _fare.RIGHT) / 2)
    assert (_fare.place(1e-9), _fare.place(1e9)) == (_fare.LEFT, _fare.RIGHT)


def test_checks_of_all_models_stand_in_one_table():
    of_each = {model: FOUND.loc[["M1-1"], COLUMNS[1:-1]] for model in map(models.find, ["memory", "reset"])}
    assert fare.results(of_each)["model"].tolist() == ["memory", "reset"]
    assert all(issubclass(model, Model) for model in of_each)
