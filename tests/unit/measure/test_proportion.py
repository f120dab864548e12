"""Counting: published intervals, and what must hold for every count."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import confint_proportions_2indep

from lupusedu import export, models, simulate
from lupusedu.measure import proportion

COUNTS = st.integers(1, 200).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [
        (5, 5, 47.8, 100),
        (8, 8, 63.1, 100),
        (9, 10, 55.5, 99.7),
        (12, 15, 51.9, 95.7),
        (29, 33, 71.8, 96.6),
        (12, 32, 21.1, 56.3),
        (3, 3, 29.2, 100),
    ],
)
def test_exact_intervals_are_the_published_ones(k, n, low, high):
    assert [round(100 * limit, 1) for limit in proportion.interval(k, n)] == [low, high]


def test_differences_are_the_published_ones():
    assert [round(100 * part, 1) for part in proportion.difference(12, 44, 5, 40)] == [14.8, -1.9, 31.5]
    assert [round(100 * part, 1) for part in proportion.difference(0.464 * 135, 135, 0.331 * 136, 136)] == [
        13.3,
        1.8,
        24.8,
    ]


def test_exact_intervals_and_chances_are_those_of_scipy():
    for n in (1, 2, 8, 33, 200, 5000):
        for k in sorted({0, 1, n // 3, n - 1, n}):
            for confidence in (0.9, 0.95):
                judged = stats.binomtest(k, n).proportion_ci(confidence, method="exact")
                assert proportion.interval(k, n, confidence) == pytest.approx(
                    [judged.low, judged.high], abs=1e-10
                )
            for rate in (0, 0.03, 0.7, 1):
                assert proportion.at_least(k, n, rate) == pytest.approx(
                    stats.binom.sf(k - 1, n, rate), abs=1e-12
                )


@given(COUNTS, COUNTS, st.sampled_from([0.8, 0.9, 0.95, 0.99]))
@example((0, 8), (0, 9), 0.95)
@example((0, 8), (9, 9), 0.95)
@example((8, 8), (9, 9), 0.95)
@example((62.64, 135), (45.016, 136), 0.95)
def test_differences_are_those_of_statsmodels(one, other, confidence):
    judged = confint_proportions_2indep(*one, *other, method="wald", compare="diff", alpha=1 - confidence)
    assert proportion.difference(*one, *other, confidence)[1:] == pytest.approx(judged, abs=1e-12)


@given(COUNTS)
def test_the_interval_holds_the_share_and_mirrors(count):
    k, n = count
    low, high = proportion.interval(k, n)
    assert 0 <= low <= k / n <= high <= 1
    assert low == pytest.approx(1 - proportion.interval(n - k, n)[1], abs=1e-9)


@given(COUNTS)
def test_both_limits_rise_with_the_count(count):
    k, n = count
    if k < n:
        assert proportion.low(k, n) <= proportion.low(k + 1, n)
        assert proportion.high(k, n) <= proportion.high(k + 1, n)


@given(COUNTS)
def test_more_people_narrow_the_interval(count):
    k, n = count
    (a, b), (c, d) = proportion.interval(k, n), proportion.interval(4 * k, 4 * n)
    assert d - c < b - a


@pytest.mark.parametrize(("k", "n"), [(9, 8), (-1, 8), (0, 0)])
def test_what_is_not_a_count_is_refused(k, n):
    with pytest.raises(ValueError, match="is not a count"):
        proportion.interval(k, n)


def test_eight_of_eight_happens_by_chance_once_in_seventeen():
    assert proportion.at_least(8, 8, 0.7) == pytest.approx(0.0576, abs=1e-4)
    assert proportion.at_least(6, 8, 0.33) == pytest.approx(0.019, abs=1e-3)


def test_trials_played_many_times_follow_the_rate():
    played = proportion.trials(8, 0.33, repeats=20_000, seed=3)
    assert (played["treated"] >= 6).mean() == pytest.approx(0.0187, abs=0.004)
    assert played["treated"].mean() == pytest.approx(8 * 0.33, abs=0.05)


def test_rounds_are_those_of_the_page():
    # tests/js/figure/views.test.js holds the same
    assert list(proportion.trials(8, 0.7, repeats=10, seed=20).treated) == [5, 2, 4, 7, 7, 7, 5, 6, 7, 4]


def test_who_gets_better_hangs_on_neither_company_nor_a_lower_rate():
    few, many = (proportion.trials(1, rate, repeats=500, seed=3).treated for rate in (0.3, 0.7))
    assert (few <= many).all()
    assert few.sum() < many.sum()
    alone, among = (proportion.trials(n, 0.5, repeats=500, seed=3).treated for n in (5, 9))
    assert (alone <= among).all()


def seen(model):
    """What a model of counting shows: {observable: value}."""
    return dict(
        zip(
            model.observables,
            map(float, simulate.observe(model, np.zeros(0), np.array(list(model.values.values()), float))),
        )
    )


def test_evidence_is_counting_and_has_no_run():
    evidence = models.find("evidence")
    assert seen(evidence())["lowest_if_all"] == pytest.approx(100 * proportion.low(8, 8))
    # Of 39 none: 3/39, BMJ 1995;311:619; the exact limit is a little lower.
    assert seen(evidence(watched=39, harmed=0))["rule_of_three"] == pytest.approx(7.69, abs=0.01)
    for thing in (simulate.ode, export.sbml):
        with pytest.raises(simulate.SimulationError, match="no reactions"):
            thing(evidence)


def test_the_sickest_on_one_day_get_better_by_themselves():
    seen = proportion.seen_twice(20_000)
    chosen = seen.nlargest(4000, "first")
    assert (seen["later"] - seen["first"]).mean() == pytest.approx(0, abs=0.1)
    assert (chosen["first"] - chosen["later"]).mean() > 3
    still = proportion.seen_twice(20_000, wobble=0)
    assert (still["first"] == still["later"]).all()
