"""Virtual patients: the committed draws, and what they have in common with freshly drawn ones."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from checkout import ROOT
from lupusedu import data, export, models, simulate
from lupusedu.errors import DeclarationError
from lupusedu.measure import published
from lupusedu.network.lesson import Cohort
from lupusedu.simulate import cohort, steady

WITH_COHORTS = [name for name in models.names() if models.find(name).cohorts]


@pytest.mark.parametrize("name", WITH_COHORTS)
def test_committed_draws_are_standard_and_serve_every_arm(name):
    table = data.load(f"draws/{name}")
    assert len(table) >= 200
    assert abs(table.mean()).max() < 0.01
    assert abs(table.std() - 1).max() < 0.01
    for arm in models.find(name).cohorts.values():
        assert set(cohort.differing(arm)) == set(table)


def test_the_same_patients_come_every_time():
    reset = models.find("reset")
    arm = reset.cohorts["CAR T"]
    assert cohort.patients(reset, arm).equals(cohort.patients(reset, arm))
    assert cohort.patients(reset, arm, 50, seed=1).equals(cohort.patients(reset, arm, 50, seed=1))
    assert cohort.patients(reset, arm)["phi"].median() == pytest.approx(0.10, rel=0.01)


def test_a_subclass_has_the_patients_of_the_model_it_extends():
    class Slower(models.find("reset")):
        """Half as fast."""

        division = models.find("reset").division.at("p/2*B*X**4/(K**4 + X**4)*(1 - B/Bm)")

    assert cohort.patients(Slower, Slower.cohorts["CAR T"]).equals(
        cohort.patients(models.find("reset"), Slower.cohorts["CAR T"])
    )
    assert "draws" in export.javascript(Slower)


def test_more_reach_never_ends_worse():
    reset = models.find("reset")
    arm = reset.cohorts["rituximab"]
    few, more = (
        cohort.column(reset, replace(arm, spread={**arm.spread, "phi": (reach, 0.5)}), "B").iloc[:, -1]
        for reach in (0.008, 0.011)
    )
    assert np.all(more <= few + 1e-6)
    assert (few - more).max() > 1


def test_who_cannot_be_ill_is_no_patient():
    """Above the fold of clean-up there is no disease to rest in."""
    reset = models.find("reset")
    arm = reset.cohorts["rituximab"]
    drawn, ill = cohort.patients(reset, arm), cohort.treated(reset, arm)
    _, fold = steady.folds(reset(), "B", "c")
    assert list(ill.index) == list(drawn.index[drawn["c"] < fold])
    assert 0.5 < len(ill) / len(drawn) < 0.75
    assert cohort.column(reset, arm, "B").index.equals(ill.index)


def test_a_law_that_rests_at_no_one_amount_leaves_everyone_a_patient():
    reset = models.find("reset")
    law = reset.clean_up.at("c*X*X/K")
    other = type("Reset", (reset,), {"clean_up": law, "views": {}})
    assert len(cohort.treated(other, reset.cohorts["CAR T"])) == len(data.draws(reset))


def test_a_slider_moves_everyone_by_its_ratio_but_not_what_is_the_persons_own():
    reset = models.find("reset")
    arm = reset.cohorts["rituximab"]
    there = cohort.present(reset(**arm.values), arm)
    assert there.spread == arm.spread
    moved = cohort.present(reset(**{**arm.values, "phi": 0.025, "c": 0.3}), arm)
    assert moved.spread["phi"][0] == pytest.approx(2 * arm.spread["phi"][0])
    assert moved.spread["c"] == arm.spread["c"]


def test_depth_in_blood_tells_part_of_what_happens_in_tissue():
    """As in people (D06): whose blood empties most is well more often, and not always."""
    reset = models.find("reset")
    arm = reset.cohorts["rituximab"]
    lowest = cohort.column(reset, arm, "N").min(axis=1)
    well = cohort.column(reset, arm, "activity").iloc[:, -1] < 0.5
    deep = lowest <= lowest.median()
    assert 0.3 < well[deep].mean() < 0.7
    assert well[deep].mean() > 1.3 * well[~deep].mean() > 0.1


def test_outcomes_come_apart_by_themselves():
    """None, some, and most of the activity at the end, of people who differ."""
    reset = models.find("reset")
    runs = cohort.column(reset, reset.cohorts["CAR T"], "activity")
    left = runs.iloc[:, -1] / runs.iloc[:, 0]
    assert [
        (left < 0.03).mean() > 0.7,
        ((left > 0.03) & (left < 0.8)).mean() > 0.04,
        (left > 0.8).mean() > 0.08,
    ] == [True] * 3


def test_triggers_come_as_often_and_as_large_as_declared():
    control = models.find("control")
    drawn = cohort.arrivals(control, control.cohorts["keep maintenance"], 4000, seed=5)
    assert drawn["day"].min() < 1 - control.cohorts["keep maintenance"].run_in
    year = drawn[drawn["day"].between(0, 365)]
    assert len(year) / 4000 == pytest.approx(1.5, abs=0.08)
    assert year["size"].mean() == pytest.approx(0.82, abs=0.04)


def test_each_of_the_hundred_that_take_a_drug_can_be_ill_without_it():
    """Of more than a third of all who are drawn no illness is possible; nobody counts them as well."""
    control = models.find("control")
    arms = [control.cohorts[name] for name in control.views["patients"].cohorts]
    drawn, hundred = cohort.patients(control, arms[0]), cohort.kept(control, arms, 100)
    _, fold = steady.folds(control(), "B", "c")
    assert 0.6 < (drawn["c"] < fold).mean() < 0.67
    assert (drawn["c"].loc[hundred] < fold).all()
    without = simulate.ensemble(control(dose=0), drawn.loc[hundred], days=[0, 365])
    assert (without["B"] > 0.5).all()


def test_who_enters_a_trial_has_lived_a_quiet_year_with_its_triggers():
    control = models.find("control")
    arm = control.cohorts["keep maintenance"]
    can, enter = cohort.treated(control, arm, 2000), cohort.column(control, arm, "B", 1, 2000).index
    lived = replace(arm, start=arm.start, values=arm.before, run_in=0, least={}, keep={"B": np.inf})
    late = cohort.column(control, lived, "activity", arm.run_in, 2000).loc[can.index].iloc[:, -arm.quiet :]
    assert list(can.index[late.max(axis=1) < 4]) == list(enter)
    assert 0.3 < len(enter) / len(can) < 0.55


def test_arms_share_their_triggers():
    control = models.find("control")
    keep, stop = (control.cohorts[f"{arm} maintenance"] for arm in ("keep", "stop"))
    assert cohort.arrivals(control, keep).equals(cohort.arrivals(control, stop))


@pytest.mark.parametrize(
    ("model", "arm", "name", "span"),
    [("control", "stop maintenance", "B", 200), ("cytokine_release", "lupus", "felt", None)],
)
def test_the_highest_of_a_column_needs_no_column(model, arm, name, span):
    found = models.find(model)
    highest = cohort.highest(found, found.cohorts[arm], name, span)
    assert highest.equals(cohort.column(found, found.cohorts[arm], name, span).max(axis=1))


def test_patients_in_parts_run_as_patients_at_once():
    """Parts of 500 spare memory; each patient takes steps of its own."""
    found = models.find("cytokine_release")
    arm = found.cohorts["lupus"]
    days = np.linspace(0, found.span, 241)
    at_once = simulate.ensemble(found(**arm.values), cohort.treated(found, arm), days=days)
    parts = cohort.column(found, arm, "felt")
    assert len(parts) > cohort.PART
    pd.testing.assert_frame_equal(parts, at_once["felt"].unstack("day"), rtol=1e-11, check_names=False)


def test_the_committed_patients_relapse_as_often_as_thousands_drawn():
    """Kidney relapse by two years: the committed patients against the shares of the large cohort, within
    three binomial errors."""
    control = models.find("control")
    for arm, share in (("keep maintenance", 0.122), ("stop maintenance", 0.273)):
        few = cohort.column(control, control.cohorts[arm], "B", span=730).max(axis=1) > 0.5
        assert few.mean() == pytest.approx(share, abs=3 * np.sqrt(share * (1 - share) / len(few)))


@pytest.mark.parametrize("id", ["M4-5", "M4-7", "M4-9"])
def test_a_trial_ends_as_in_the_equations_written_a_second_time(id):
    """Shares of `tests/reference/control.py`, of 4,300 people and more, within three binomial errors."""
    control = models.find("control")
    table = pd.read_csv(ROOT / "tests/reference/published_checks.csv", index_col="check_id")
    share, check = table.loc[id, "reference_run"], next(c for c in control.checks if c.id == id)
    arm, name = control.cohorts[check.cohort], published.column(check.measure)
    runs = cohort.column(control, arm, name, check.span, 8000)
    few = np.sqrt(share * (1 - share) * (1 / len(runs) + 1 / 4300))
    assert published.meets(runs, check.measure).mean() == pytest.approx(share, abs=3 * few)


def test_without_chance_a_patient_of_the_cohort_runs_as_the_model_does():
    """The half-day steps and the waste that follows at once, against the full network on a mild course."""
    from lupusedu.models.control import MAINTENANCE

    control = models.find("control")
    still = Cohort(
        before=MAINTENANCE,
        values={**MAINTENANCE, "c": 0.4},
        spread={"c": (0.4, 0.0)},
        start={"B": 0.15, "A": 60, "X": 2},
        jumps={"U": (1e-9, 1.0)},
        fast=("X",),
        run_in=1,
        keep={"B": 3},
    )
    walked = cohort.column(control, still, "B", span=600, number=1).iloc[0]
    start = type(
        "Start",
        (control,),
        {"B": control.B(0.15), "A": control.A(60), "X": control.X(2), "settle": type(control.settle)()},
    )
    full = simulate.ode(start(**MAINTENANCE, c=0.4, toff=1826), np.arange(601)).B
    assert walked.to_numpy() == pytest.approx(full.to_numpy(), rel=0.03)


def test_a_check_may_ask_for_a_share(obtained):
    reset = models.find("reset")
    check = next(c for c in reset.checks if c.cohort == "rituximab")
    assert obtained(reset, check) == pytest.approx(0.387, abs=0.02)


def test_the_hundred_in_a_picture_relapse_as_often_as_the_trial_s_thousands():
    """Full steps, in a picture, against the shares of the checks: within three binomial errors."""
    control = models.find("control")
    hundred = cohort.kept(control, [control.cohorts[n] for n in control.views["patients"].cohorts], 100)
    assert len(hundred) == 100
    for arm, share in (
        ("keep maintenance", 0.122),
        ("stop maintenance", 0.273),
        ("keep hydroxychloroquine", 0.181),
        ("stop hydroxychloroquine", 0.418),
    ):
        chosen = control.cohorts[arm]
        shown = cohort.present(control(**chosen.values, c=0.5), chosen)
        runs = cohort.column(control, shown, "B", chosen.days).loc[hundred]
        assert (runs.max(axis=1) > 0.5).mean() == pytest.approx(
            share, abs=3 * np.sqrt(share * (1 - share) / 100)
        )


def test_a_condition_that_cannot_be_read_is_told_with_the_mend():
    for words in ("peak(B)", "peak(B) = 0.5", "peak(B) > 0.5 of all"):
        with pytest.raises(DeclarationError, match=r"write (one|a measure) such as peak\(B\)"):
            published.meets(pd.DataFrame(), words)


def test_the_slow_part_of_a_score_follows_the_rest_of_it_as_a_filter_would():
    """Made anew from the activity of the same people without it: what fades by half in `hO` days, step by
    step."""
    reset = models.find("reset")
    arm = reset.cohorts["CAR T"]
    fast = cohort.column(reset, replace(arm, also=None), "activity")
    found = cohort.column(reset, arm, "activity")
    days, half = fast.columns.to_numpy(), cohort.treated(reset, arm)["hO"].loc[fast.index].to_numpy()
    slow = [fast.iloc[:, 0].to_numpy()]
    for i in range(1, len(days)):
        kept = 2 ** -((days[i] - days[i - 1]) / half)
        slow.append(kept * slow[-1] + (1 - kept) * fast.iloc[:, [i - 1, i]].mean(axis=1).to_numpy())
    expected = 0.75 * fast.to_numpy() + 0.25 * np.array(slow).T
    np.testing.assert_allclose(found, expected, atol=0.1)
    assert (found.iloc[:, 30] - fast.iloc[:, 30]).median() > 0.5
    assert np.median(half) == pytest.approx(90, rel=0.15)


def test_what_only_a_check_asks_of_people_stays_out_of_their_picture():
    reset = models.find("reset")
    arm = reset.cohorts["CAR T"]
    shown = cohort.present(reset(), arm)
    assert set(cohort.differing(shown)) == set(arm.spread)
    assert '"hO"' not in export.javascript(reset)
    assert "O" not in reset.species


def test_antibody_that_does_not_harm_stays_measured_and_changes_nothing_else():
    """Antibody without illness, as in 56 of 924 people for two years and more (C26)."""
    from lupusedu import simulate

    reset = models.find("reset")
    none, fifth = (simulate.ode(reset.preset("deep anti-CD20", q=q)) for q in (0, 0.2))
    same = ["B", "A", "X", "activity"]
    np.testing.assert_allclose(fifth[same], none[same], rtol=1e-6, atol=1e-9)
    assert fifth.antibody.iloc[0] == pytest.approx(none.antibody.iloc[0] / 0.8)
    assert fifth.Q.loc[1460] / fifth.Q.loc[730] == pytest.approx(2 ** (-730 / 4015), rel=0.01)
    assert fifth.antibody.loc[1460] / fifth.antibody.loc[0] == pytest.approx(0.18, abs=0.01)
    assert fifth.activity.iloc[-1] < 0.5
