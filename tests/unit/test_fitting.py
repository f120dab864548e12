"""Parameters fitted to numbers."""

import math

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import curve_fit
from scipy.stats import t

from lupusedu import fit, models, simulate
from lupusedu.errors import DeclarationError
from lupusedu.network import Model, Parameter, Reaction, Species

DAYS = np.array([1.0, 2, 4, 7, 11, 16])
NOISE = np.array([0.03, -0.05, 0.02, 0.04, -0.03, 0.01])


class Decay(Model):
    """y(t) = y0·exp(−k·t)."""

    span = 16
    y = Species("y0", "1", "what is left")
    y0 = Parameter(2, "1", "the start", range=(0.1, 10))
    k = Parameter(0.1, "1/day", "rate")
    idle = Parameter(1, "1", "nothing", range=(0, 2))
    loss = Reaction("y =>", "k*y + 0*idle*y*k")


def curve(days, y0, k):
    return y0 * np.exp(-k * days)


@pytest.fixture(scope="module")
def data():
    return pd.DataFrame({"y": curve(DAYS, 3, 0.2) + NOISE}, index=DAYS)


def test_values_and_intervals_are_those_that_scipy_finds_for_the_formula(data):
    found = fit(Decay, data, ["y0", "k"])
    values, covariance = curve_fit(
        lambda days, a, b: curve(days, np.exp(a), np.exp(b)), DAYS, data["y"], p0=np.log([2, 0.1])
    )
    half = t.ppf(0.975, len(DAYS) - 2) * np.sqrt(np.diag(covariance))
    assert found.table["value"].to_numpy() == pytest.approx(np.exp(values), rel=1e-5)
    assert found.table["low"].to_numpy() == pytest.approx(np.exp(values - half), rel=1e-3)
    assert found.table["high"].to_numpy() == pytest.approx(np.exp(values + half), rel=1e-3)
    assert found.table["start"].tolist() == [2, 0.1]
    assert not found.table["at_end"].any()
    run = simulate.ode(found.model, [0.0, *DAYS])["y"].iloc[1:]
    assert found.residuals["y"].to_numpy() == pytest.approx((run - data["y"]).to_numpy() / data["y"].max())


def test_with_as_many_parameters_as_numbers_nothing_is_left_to_test_them(data):
    found = fit(Decay, data.iloc[[0, 3]], ["y0", "k"])
    assert np.abs(found.residuals).to_numpy().max() < 1e-6
    assert math.isnan(found.error)
    assert found.table[["low", "high"]].isna().to_numpy().all()


def test_a_parameter_that_the_numbers_do_not_fix_has_an_interval_without_end(data):
    table = fit(Decay, data, ["y0", "k", "idle"]).table
    assert np.isinf(table.loc["idle", ["low", "high"]].to_numpy(float)).all()


def test_a_parameter_that_stops_at_the_end_of_its_slider_says_so(data):
    table = fit(Decay, 10 * data, ["y0", "k"]).table
    assert table["at_end"].tolist() == [True, False]
    assert table.loc["y0", "value"] == pytest.approx(10)


def test_missing_numbers_are_left_out_and_days_may_come_in_any_order(data):
    gaps = pd.concat([data, pd.DataFrame({"y": [np.nan]}, index=[5.0])]).iloc[::-1]
    assert fit(Decay, gaps, ["k"]).table["value"].tolist() == fit(Decay, data, ["k"]).table["value"].tolist()


def test_a_fit_finds_the_numbers_that_made_a_run_of_many_powers_of_ten():
    drug = models.find("living_drug")
    made = simulate.ode(drug(rho=1.05, k=0.03), [3, 7, 14, 28, 60, 90])[["car_t", "B"]]
    found = fit(drug, made, ["rho", "k"], scale="each")
    assert found.table["value"].to_dict() == pytest.approx({"rho": 1.05, "k": 0.03}, rel=1e-4)


def test_the_picture_shows_the_numbers_and_how_far_each_is_off(data):
    picture = fit(Decay, data, ["k"]).misfit()
    left, right = picture.axes
    assert left.lines[1].get_ydata().tolist() == data["y"].tolist()
    assert len(right.lines[1].get_ydata()) == len(data)
    assert "how far each number is off" in picture.alt


@pytest.mark.parametrize(
    ("data", "parameters", "told"),
    [
        ({"x": {1: 2.0}}, ["k"], "has no column 'x'"),
        ({"y": {1: 2.0}}, ["kk"], r"Decay has no parameter 'kk'.*k"),
        ({"y": {1: 2.0}}, ["k", "y0"], "2 parameters cannot be fitted to 1 numbers"),
        ({"y": {1: 2.0}}, [], "0 parameters cannot be fitted"),
        ({"y": {-1: 2.0}}, ["k"], "an index of days"),
        ({"y": {1: 0.0}}, ["k"], "a number to fit to is 0"),
    ],
)
def test_what_cannot_be_fitted_is_refused_by_name(data, parameters, told):
    with pytest.raises(DeclarationError, match=told):
        fit(Decay, pd.DataFrame(data), parameters)
