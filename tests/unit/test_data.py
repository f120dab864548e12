"""The tables that come with the package."""

import re
from itertools import combinations

import pandas as pd
import pytest

from lupusedu import data

# In the evidence list two rows say that nothing was found, so they have no source.
STUDIES = [name for name in data.names() if name != "evidence" and not name.startswith("draws/")]


def test_tables_are_found_by_name():
    assert {"antibody_half_lives", "randomised_trials", "remission_counts", "us_prevalence"} <= set(
        data.names()
    )
    with pytest.raises(KeyError, match="did you mean 'randomised_trials'"):
        data.load("randomized_trials")


@pytest.mark.parametrize("name", STUDIES)
def test_every_row_names_its_source(name):
    table = data.load(name)
    assert len(table)
    assert table["source"].str.len().min() > 5


def test_the_rows_of_the_evidence_have_names_of_their_own_and_say_whether_they_were_confirmed():
    evidence = data.load("evidence")
    assert evidence["id"].is_unique, (
        f"src/lupusedu/data/evidence.csv: two rows are called {sorted(evidence.id[evidence.id.duplicated()])}"
    )
    assert set(evidence["verified"]) == {"yes", "weak", "no"}, (
        "src/lupusedu/data/evidence.csv: the last column says yes, weak or no"
    )


def test_no_two_rows_of_the_evidence_tell_the_same_numbers_of_one_source():
    """Such a double once gave two shares for one trial, of its interim and of its full analysis, and neither
    row said which."""
    told = []
    for row in data.load("evidence").fillna("").astype(str).itertuples():
        told.append(
            (row.id, re.match(r"[^;,]*", row.source)[0], set(re.findall(r"\d+[.,]?\d+", row.statement)))
        )
    doubles = [
        (one, other)
        for (one, of, has), (other, of_other, too) in combinations(told, 2)
        if of == of_other and len(has & too) > 2
    ]
    assert doubles == []


def test_numbers_are_numbers():
    assert data.load("antibody_half_lives").set_index("antigen").half_life_years["tetanus"] == 11
    counts = data.load("remission_counts")
    assert (counts.events <= counts.n).all()
    assert pd.api.types.is_numeric_dtype(data.load("us_prevalence").female_per_100k)
