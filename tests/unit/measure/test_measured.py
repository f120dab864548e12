"""A table in other units than the model's is converted, said in words, or refused by name."""

import sys

import numpy as np
import pandas as pd
import pytest

import lupusedu as lu
from lupusedu import export
from lupusedu.errors import DeclarationError
from lupusedu.measure.measured import _registry, measured


class Hares(lu.Model):
    """Hares that die, and a scent of theirs."""

    span, units = 20, ["hare", "daylily"]
    H = lu.Species(100, "hare/mL", "hares")
    D = lu.Species(1, "daylily", "daylilies")
    s = lu.Species(5, "pg/mL", "scent")
    d = lu.Parameter(0.1, "1/day", "how fast hares die", range=(0.01, 1))
    share = lu.Observable("100*s/(s + c)", "%", "how strong the scent is")
    pair = lu.Observable("2*D", "daylily", "two daylilies")
    c = lu.Parameter(1, "pg/mL", "a scent")
    g = lu.Parameter(0.01, "mL/hare/day", "what hares eat")
    died = lu.Reaction("H =>", "d*H")
    eaten = lu.Reaction("D =>", "g*H*D")
    gone = lu.Reaction("s =>", "d*s")


def table(days=(0, 24, 48), **columns):
    return pd.DataFrame(columns, index=days, dtype=float)


def test_columns_and_days_of_other_units_become_the_models_and_that_is_said():
    given = table(H=[1e5, 9e4, np.nan], s=[0.005, 0.004, 0.003], share=[0.5, 0.4, 0.3])
    units = {"H": "hares/L", "s": "ng/mL", "share": "1", "day": "hours"}
    found = measured(Hares(), given, units)
    assert found.index.tolist() == pytest.approx([0, 1, 2])
    assert found["H"].tolist() == pytest.approx([100, 90, np.nan], nan_ok=True)
    assert found["s"].tolist() == pytest.approx([5, 4, 3])
    assert found["share"].tolist() == pytest.approx([50, 40, 30])
    assert found.attrs["converted"] == [
        "H: hares/L → hare/mL, × 0.001",
        "s: ng/mL → pg/mL, × 1000",
        "share: 1 → %, × 100",
        "day: hours → day, × 0.0416667",
    ]
    assert given["s"].tolist() == [0.005, 0.004, 0.003]  # as it was


@pytest.mark.parametrize(
    ("unit", "factor"), [("cells/mL", 1e-3), ("10^6 cells/L", 1), ("cell/nL", 1e3), ("cell/μL", 1)]
)
def test_a_count_of_cells_may_be_in_the_units_of_a_laboratory(unit, factor):
    found = measured(lu.models.LivingDrug(), table(B=[3, 2, 1]), {"B": unit})
    assert found["B"].tolist() == pytest.approx([3 * factor, 2 * factor, factor])


def test_a_table_carries_its_units_as_a_run_does():
    run = lu.ode(Hares, [1.0, 2.0, 4.0])
    assert measured(Hares(), run[["H"]]).attrs["converted"] == []
    other = run[["H"]] * 1000
    other.attrs["units"] = {"H": "hare/L"}
    assert measured(Hares(), other)["H"].tolist() == pytest.approx(run["H"].tolist())


@pytest.mark.parametrize(
    ("units", "words"),
    [
        ({"s": "IU/mL"}, r"Hares\.s is in pg/mL .*\[mass\].*in IU/mL .*\[IU\].*cannot be converted"),
        ({"H": "cell/mL"}, r"Hares\.H is in hare/mL .*\[hare\].*\[cell\]"),
        ({"H": "1/mL"}, r"Hares\.H is in hare/mL"),
        ({"day": "mL"}, r"Hares\.day is in day"),
        ({"H": "lynx/mL"}, r"Hares\.H: the unit 'lynx/mL' cannot be read.*units = \['hare'\]"),
        ({"H": "hare/("}, r"the unit 'hare/\(' cannot be read"),
        ({"s": "°C"}, r"the unit '°C' cannot be read"),
        ({"HH": "hare/L"}, r"the table has no column 'HH'; did you mean 'H'"),
    ],
)
def test_what_cannot_be_converted_is_refused_by_name(units, words):
    with pytest.raises(DeclarationError, match=words):
        measured(Hares(), table(H=[1, 2, 3], s=[1, 2, 3]), units)


def test_without_pint_only_what_has_to_be_converted_is_refused(monkeypatch):
    _registry.cache_clear()
    monkeypatch.setitem(sys.modules, "pint", None)
    assert measured(Hares(), table(H=[1, 2, 3]), {"H": "hare/mL"})["H"].tolist() == [1, 2, 3]
    with pytest.raises(ImportError, match=r'Type: pip install "lupusedu\[units\]"'):
        measured(Hares(), table(H=[1, 2, 3]), {"H": "hare/L"})


def test_a_fit_to_converted_numbers_is_the_fit_and_says_so():
    run = lu.ode(Hares(d=0.3), [1.0, 2.0, 4.0, 8.0])[["H"]]
    run.attrs = {}
    given = (run * 1000).set_axis(run.index * 24)
    found = lu.fit(Hares, given, ["d"], units={"H": "hare/L", "day": "hour"})
    assert found.table.loc["d", "value"] == pytest.approx(0.3, rel=1e-5)
    assert "Converted: H: hare/L → hare/mL, × 0.001; day: hour → day" in found._repr_html_()
    assert "Converted" not in lu.fit(Hares, run, ["d"])._repr_html_()


def test_measured_numbers_are_circles_over_their_curve_in_the_models_unit():
    given = table(H=[1e5, 9e4, np.nan], s=[1, 2, 3])
    drawing = lu.plot.time_course(Hares, data=given, units={"H": "hare/L", "day": "hour"})
    [circles] = [line for line in drawing.axes[0].lines if line.get_marker() == "o"]
    assert circles.get_xydata().ravel().tolist() == pytest.approx([0, 100, 1, 90])
    assert "H: hare/L → hare/mL, × 0.001" in drawing.alt
    assert "Circles: measured" in drawing.axes[0].get_xlabel()
    with pytest.raises(DeclarationError, match="the plot 'amount' shows H, and the data have s"):
        lu.plot.time_course(Hares, data=given[["s"]])


def test_a_unit_of_ones_own_is_a_dimension_and_a_pure_number_to_sbml():
    assert lu.ode(Hares).attrs["units"]["H"] == "hare/mL"
    text = export.antimony(Hares)
    assert "unit unit_mL_per_hare_per_day = 1 / (86400 second)" in text
    assert "share has dimensionless;" in text
    assert "unit unit_daylily = dimensionless" in text  # and no day
    with pytest.raises(DeclarationError, match="has unit hare/daylily"):
        type("Wrong", (Hares,), {"wrong": lu.Observable("H*c/D/c", "hare/mL", "wrong")})
    with pytest.raises(DeclarationError, match=r"unknown unit 'lynx'.*units = \['lynx'\]"):
        type("Wrong", (Hares,), {"L": lu.Species(1, "lynx", "lynxes")})


@pytest.mark.parametrize("units", ["hare", ["two hares"], ["cell"], [3], 3])
def test_units_that_are_no_words_of_ones_own_are_refused(units):
    with pytest.raises(DeclarationError, match=r"Wrong\.units (is|holds) "):
        type("Wrong", (Hares,), {"units": units})
