"""What a number hangs on."""

import math

import numpy as np
import pytest

from lupusedu import models, simulate
from lupusedu.measure.sensitivity import relative, shares
from lupusedu.network import Model, Parameter, Reaction, Species
from lupusedu.network.lesson import Cohort


class Decay(Model):
    """y(t) = y0·exp(−k·t)."""

    span = 10
    y = Species("y0", "1", "what is left")
    y0 = Parameter(3, "1", "the start", range=(1, 5))
    k = Parameter(0.2, "1/day", "rate")
    z = Parameter(0, "1/day", "rate that is not there")
    part = Parameter(1, "1", "share", range=(0, 1))
    loss = Reaction("y =>", "(k + z)*y*sqrt(part)")
    cohorts = {"all": Cohort({}, {"y0": (3.0, 0.4), "k": (0.2, 0.1)})}


def test_a_sensitivity_is_the_one_that_calculus_gives():
    table = simulate.sensitivity(Decay, "end(y)")
    assert table.attrs["value"] == pytest.approx(3 * math.exp(-2))
    assert table.relative[["y0", "k", "part"]].tolist() == pytest.approx([1, -2, -1], abs=1e-3)
    assert math.isnan(table.relative["z"])
    assert table.index[0] == "k"
    assert table.loc["y0", ["from", "to"]].tolist() == [1, 5]
    assert table.loc["k", ["from", "to"]].tolist() == pytest.approx([0.18, 0.22])
    assert table.loc["y0", ["low", "high"]].tolist() == pytest.approx([math.exp(-2), 5 * math.exp(-2)])
    assert relative(Decay(), "end(y)").dropna().to_dict() == table.relative.dropna().to_dict()


def test_only_what_is_asked_for_is_moved_and_what_is_not_there_is_named():
    assert simulate.sensitivity(Decay(k=0.1), "end(y)", ["k"]).relative.to_dict() == pytest.approx(
        {"k": -1}, abs=1e-3
    )
    with pytest.raises(ValueError, match=r"Decay has no parameter 'kk'.*k"):
        simulate.sensitivity(Decay, "end(y)", ["kk"])


def test_shares_of_variance_are_those_of_a_sum_of_normal_numbers():
    # ln y(10) = ln y0 − 10 k: nearly a sum, of variances 0.4² and (10 · 0.2 · 0.1)².
    table = shares(Decay, "end(y)", "all", draws=512)
    expected = np.array([0.16, 0.04]) / 0.2
    assert table.index.tolist() == ["y0", "k"]
    assert table["total"].to_numpy() == pytest.approx(expected, abs=0.06)


def test_shares_are_refused_where_chance_acts():
    control = models.find("control")
    name = next(name for name, cohort in control.cohorts.items() if cohort.jumps)
    with pytest.raises(ValueError, match="by chance"):
        shares(control, "end(activity)", name)
