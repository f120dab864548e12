"""Measures of a run against numbers worked out by hand, and against js/measure/measures.js and
js/words/sentences.js, which must say the same."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from judges.engines import each_network, node
from lupusedu import models, simulate
from lupusedu.errors import DeclarationError
from lupusedu.export.javascript import told
from lupusedu.measure import measures
from lupusedu.network import Event
from lupusedu.words import number, sentences

NAN = math.nan


def series(values, days=None, jumps=()):
    """A run of one column x."""
    run = pd.DataFrame(
        {"x": np.array(values, float)},
        index=pd.Index(range(len(values)) if days is None else days, name="day", dtype=float),
    )
    run.attrs["jumps"] = list(jumps)
    return run


def note(run, before):
    """Note {day: value of x before an event} beside the run, as `simulate.ode` does."""
    days = [day for day in before if run.index[0] < day <= run.index[-1]]
    last = {day: run.index[run.index < day][-1] for day in days}
    run.attrs["before"] = {day: {"x": (before[day], last[day], run["x"].loc[last[day]])} for day in days}


def test_what_an_event_cuts_off_or_ends_counts_though_no_row_has_it():
    run = series([0, 4, 1, 2])
    note(run, {2.0: 6})
    assert [measures.measure(run, f"{name}(x)") for name in ("peak", "peak_day", "lowest", "lowest_day")] == [
        6,
        2,
        0,
        0,
    ]
    note(run, {2.0: -3})
    assert [measures.measure(run, f"{name}(x)") for name in ("lowest", "lowest_day")] == [-3, 2]
    note(run, {2.0: 4.01})
    assert measures.measure(run, "peak(x)") > 4.01, "the parabola through the rows reaches higher"


def test_a_run_has_the_state_before_each_event_after_day_0():
    model = models.find("cytokine_release")
    run = simulate.ode(model(B0=4500, toci=8, tt=4))
    free = simulate.ode(model(B0=4500))
    assert 4 in run.attrs["before"]
    assert 0 not in run.attrs["before"]
    assert run.attrs["before"][4]["felt"][0] == pytest.approx(free["felt"].loc[4], rel=1e-6)


PARABOLA = 7 - (np.arange(5) - 2.3) ** 2
BY_HAND = [
    ("value_at(x, 1.5)", [0, 4, 8], 6),
    ("value_at(x, 2)", [0, 4, 8], 8),
    ("value_at(x, 2.1)", [0, 4, 8], NAN),
    ("value_at(x, -1)", [0, 4, 8], NAN),
    ("end(x)", [0, 4, 8], 8),
    ("last_day(x)", [0, 4, 8], 2),
    ("peak(x)", PARABOLA, 7),
    ("peak_day(x)", PARABOLA, 2.3),
    ("peak(x)", [5, 4, 1], 5),
    ("peak_day(x)", [1, 2, 2], 1.5),
    ("lowest(x)", [5, 1, 1, 4], 1),
    ("lowest_day(x)", [5, 1, 1, 4], 1),
    ("falls_below(x, 2)", [4, 3, 1, 0], 1.5),
    ("falls_below(x, 5)", [4, 3, 1, 0], 0),
    ("falls_below(x, 3)", [4, 3, 1, 0], 1),
    ("falls_below(x, 0)", [4, 3, 1, 0], NAN),
    ("falls_below(x, 2, 2.5)", [4, 1, 3, 0], 2.5),
    ("falls_below(x, 2, after=1.75)", [4, 1, 3, 0], 2 + 1 / 3),
    ("rises_above(x, 2)", [0, 1, 5], 1.25),
    ("rises_above(x, 9)", [0, 1, 5], NAN),
    ("rises_above(x, 2, 7)", [0, 1, 5], NAN),
    ("returns(x, 1, 5)", [10, 0, 0, 8, 2, 9], 2 + 5 / 8),
    ("returns(x, 1, 5)", [10, 9, 8], NAN),
    ("returns(x, 1, 5)", [10, 0, 0], NAN),
    ("days_below(x, 1, 5)", [10, 0, 0, 8, 2, 9], 2 + 5 / 8 - 0.9),
    ("days_under(x, 5)", [10, 0, 0, 10, 10], 0.5 + 1 + 0.5),
    ("days_under(x, 5)", [10, 10], 0),
    ("fold(x)", [2, 3, 8], 4),
    ("fold(x)", [0, 3, 8], NAN),
    ("share(x, 1)", [2, 3, 12], 0.25),
    ("share(x, 1)", [0, 0, 0], NAN),
    ("change(x, 1)", [4, 3, 12], -0.25),
    ("change(x, 1)", [0, 3, 12], NAN),
    ("left(x, 1)", [4, 3, 12], 0.75),
    ("reaches(x, 0.5)", [0, 2, 6, 10], 1.75),
    ("grows(x, 1.5, 1)", [9, 2, 4, 8], 0.5),
    ("half_life(x, 1, 3)", [9, 8, 7, 2], 1),
    ("half_life(x, 1, 3)", [9, 8, 7, 0], 0),
    ("half_life(x, 1, 3)", [9, 2, 7, 8], NAN),
    ("peak(x)", [NAN, 1, 5, NAN], 5),
    ("value_at(x, 0)", [NAN, 1, 5], NAN),
    ("value_at(x, 1)", [0, NAN, 5], 2.5),
    ("fold(x)", [NAN, 1, 5], NAN),
    ("end(x)", [0, 1, NAN], NAN),
    ("peak(x)", [NAN, NAN], NAN),
    ("lowest_day(x)", [NAN, NAN], NAN),
    ("falls_below(x, 1)", [NAN, NAN], NAN),
    ("days_under(x, 1)", [NAN, NAN], NAN),
]


@pytest.mark.parametrize(
    ("text", "values", "expected"),
    BY_HAND,
    ids=[f"{text} of {list(map(float, values))}" for text, values, _ in BY_HAND],
)
def test_a_measure_is_what_a_hand_finds(text, values, expected):
    assert measures.measure(series(values), text) == pytest.approx(expected, rel=1e-12, nan_ok=True)


def test_a_peak_beside_an_event_or_between_uneven_rows_is_the_row_itself():
    assert measures.measure(series([0, 1, 9, 2], jumps=[2.0]), "peak(x)") == 9
    assert measures.measure(series([0, 1, 9, 2], days=[0, 1, 3, 4]), "peak(x)") == 9
    assert measures.measure(series([0, 1, 9, 2], jumps=[0.0]), "peak(x)") > 9


def test_a_return_to_the_level_of_the_fall_is_refused_rather_than_taken_for_the_fall():
    series = pd.Series([2, 1 - 1e-16, 1, 3], name="x")
    with pytest.raises(ValueError, match="from below 1 to above 1 is none; give a higher level"):
        measures.returns(series, 1, 1)


def test_a_measure_that_does_not_exist_is_refused_with_a_suggestion():
    with pytest.raises(DeclarationError, match=r"is not a measure; did you mean 'peak'"):
        measures.measure(series([1]), "peek(x)")
    with pytest.raises(KeyError, match=r"the run has no column 'y'; known are x"):
        measures.measure(series([1]), "peak(y)")


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (44.47, "", "44"),
        (9.96, "", "10"),
        (99.7, "", "100"),
        (1234.5, "", "1,235"),
        (0.0123, "", "0.012"),
        (1.26e-5, "", "0.000013"),
        (0, "", "0"),
        (2.0, "", "2"),
        (2.5, "d", "3"),
        (3.5, "d", "4"),
        (-0.2, "d", "0"),
        (12345, "d", "12,345"),
        (0.125, "%", "13 %"),
        (0.0679, "%", "7 %"),
        (2.345, ".1f", "2.3"),
        (1234.56, ".1f", "1,234.6"),
    ],
)
def test_a_number_in_a_sentence_has_as_many_digits_as_it_means(value, form, text):
    assert number(value, form) == text


def test_an_unknown_number_format_is_refused():
    with pytest.raises(ValueError, match=r"unknown number format 'x'; use d, %, .1f or nothing"):
        number(1, "x")


def test_a_sentence_takes_the_first_alternative_that_is_defined():
    words = [
        [
            "Gone on day {falls_below(x, 1):d}, back on day {returns(x, 1, 5):d}.",
            "Gone from day {falls_below(x, 1)}.",
            "Never gone: {lowest(x)}.",
        ],
        ["Half after {reaches(x, 99)} days."],
        ["It ends at {left(x, 2):%} of {peak(x)}."],
    ]
    assert sentences(series([10, 0, 10]), words) == [
        "Gone on day 1, back on day 2.",
        "It ends at 100 % of 10.",
    ]
    assert sentences(series([10, 0, 4]), words)[0] == "Gone from day 0.9."
    assert sentences(series([10, 5, 4]), words)[0] == "Never gone: 4."
    condition = [
        [
            "{lowest(x):? < 5}It falls.",
            "{peak(x):? > 20}{lowest(x):?}It rises.",
            "{falls_below(x, 1):?}It is gone.",
            "It stays.",
        ]
    ]
    assert [sentences(series(values), condition) for values in ([10, 4], [10, 30], [10, 9])] == [
        ["It falls."],
        ["It rises."],
        ["It stays."],
    ]


ARGUMENTS = {
    "value_at": [(0,), (1.5,), (99,)],
    "falls_below": [(1,), (1, 2.5), (-5,)],
    "rises_above": [(1,), (3, 1.5), (1e9,)],
    "returns": [(1, 2), (0.5, 3)],
    "days_below": [(1, 2), (0.5, 3)],
    "days_under": [(1,), (3,)],
    "share": [(1.5,), (99,)],
    "change": [(1.5,)],
    "left": [(2,)],
    "reaches": [(0.1,), (0.5,)],
    "grows": [(1.5, 0), (0.5, 1)],
    "half_life": [(0, 1), (1, 2.5)],
}


@pytest.mark.parametrize(
    ("part", "highest"),
    [
        (lambda run: run.loc[:20], 7.4),
        (lambda run: run.loc[60:], 0.4),
        (lambda run: run / 1000, 0.403),
        (lambda run: run * 2, 806),
        (lambda run: run.iloc[::10], 403),
    ],
)
def test_a_part_of_a_run_or_another_unit_is_measured_by_what_it_holds(part, highest):
    run = pd.DataFrame({"x": [0.4] * 61}, index=pd.Index(np.arange(61.0), name="day"))
    run.loc[[20, 59], "x"] = 7.4, 403.0
    run.attrs["before"] = {60.0: {"x": (403.0, 59.0, 403.0)}}
    run.loc[50, "x"] = 403.0
    assert measures.measure(part(run), "peak(x)") == pytest.approx(highest)


def test_what_was_before_an_event_is_not_told_of_the_days_before_it():
    model = models.find("living_drug")(events=[Event(60, add={"T": 400}), Event(60, set={"T": 0})])
    run = simulate.ode(model)
    whole, early = (measures.measure(rows, "peak(T)") for rows in (run, run.loc[:20]))
    assert early == pytest.approx(run["T"].loc[:20].max(), rel=0.01)
    assert measures.measure(run / 1000, "peak(T)") == pytest.approx(whole / 1000, rel=1e-3)


WORDS = [
    ["{peak(x)}, day {peak_day(x):d}"],
    ["{returns(x, 1, 2):.1f}", "{falls_below(x, 1)}", "{rises_above(x, 1):d}", "{lowest(x):%}"],
    ["{share(x, 1.5):%} {left(x, 1)}"],
    ["{end(x)}"],
]


def asked(column):
    """Every measure of a column, with some numbers."""
    return [
        (name, column, list(numbers)) for name in measures.MEASURES for numbers in ARGUMENTS.get(name, [()])
    ]


def compare(runs, words):
    """Assert that js/ finds what Python finds: the same values to 1e-9, the same gaps, the same sentences."""
    wanted = [[*one] for run in runs for one in [[m for column in run for m in asked(column)]]]
    jobs = [
        {
            "days": run.index.tolist(),
            "columns": {c: run[c].tolist() for c in run},
            "jumps": run.attrs.get("jumps", []),
            "before": [
                (day, {name: noted[0] for name, noted in columns.items()})
                for day, columns in run.attrs.get("before", {}).items()
            ],
            "asked": asked_of,
            "words": told(words),
        }
        for run, asked_of in zip(runs, wanted)
    ]
    for run, asked_of, answer in zip(runs, wanted, node("measures", jobs), strict=True):
        ours = [
            measures.measure(run, f"{name}({', '.join(map(str, [column, *numbers]))})")
            for name, column, numbers in asked_of
        ]
        theirs = [NAN if value is None else value for value in answer["values"]]
        for measure, a, b in zip(asked_of, ours, theirs, strict=True):
            assert a == pytest.approx(b, rel=1e-9, abs=1e-12, nan_ok=True), (
                f"{measure} of {run['x'].tolist() if 'x' in run else run.attrs['values']}"
            )
        assert sentences(run, words) == answer["told"]


def drawn_series():
    """Runs that hypothesis finds worth trying: ties, flat stretches, gaps, uneven days, levels met
    exactly."""
    value = st.one_of(st.sampled_from([0, 1, 2, 3, 0.5, NAN, 1e-9, 1e6]), st.floats(0, 5, width=32))
    days = st.one_of(st.none(), st.lists(st.sampled_from([0.5, 1, 2]), min_size=11, max_size=11))
    found = []

    @settings(
        max_examples=150,
        database=None,
        derandomize=True,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(
        st.lists(value, min_size=1, max_size=12),
        days,
        st.lists(st.tuples(st.integers(0, 11), st.floats(-9, 9)), max_size=2),
    )
    def collect(values, steps, jumps):
        day = range(len(values)) if steps is None else np.cumsum([0, *steps])[: len(values)]
        found.append(series(values, day, [float(on) for on, _ in jumps]))
        note(found[-1], {float(on): value for on, value in jumps})

    collect()
    return found


def test_the_browser_measures_any_series_as_python_does():
    runs = drawn_series()
    assert len(runs) >= 150
    compare(runs, WORDS)


@each_network
def test_the_browser_tells_the_same_of_every_preset(name):
    model = models.find(name)
    compare([simulate.ode(model.preset(preset)) for preset in model.presets], model.words)


def test_the_browser_writes_any_number_as_python_does():
    random = np.random.default_rng(5)
    values = [
        0.0,
        0.5,
        1.5,
        2.5,
        0.125,
        0.005,
        99.5,
        99.49999,
        9.95,
        0.995,
        1e-7,
        5e20,
        -0.4,
        -2.5,
        *(random.choice([-1, 1], 300) * 10.0 ** random.uniform(-6, 9, 300)),
    ]
    jobs = [(float(value), form) for value in values for form in ["", "d", "%", ".1f", ".2f"]]
    assert [number(*job) for job in jobs] == node("numbers", jobs)
