"""Compiled code solves the patients that NumPy solves, is kept for every later process, and is never in the
way."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pandas as pd
import pytest

from checkout import ROOT
from judges.engines import each_network, judge_module, worst
from lupusedu import models, simulate
from lupusedu.models.living_drug import LivingDrug
from lupusedu.network import Event, Model, Parameter, Reaction, Species
from lupusedu.simulate import SimulationError, _compiled

needs_numba = pytest.mark.usefixtures("numba")


@pytest.fixture
def numba():
    """Without it these tests are skipped and counted; in CI they fail."""
    return judge_module("numba")


class Mine(Model):
    """A user's own model."""

    span = 10
    X = Species(8, "pg", "X")
    k = Parameter(0.5, "1/day", "loss", range=(0.1, 2))
    loss = Reaction("X =>", "k*X")


@pytest.fixture
def by(monkeypatch):
    """by(compiled): from then on all ensembles are solved so, whatever their size."""
    return lambda compiled: monkeypatch.setattr(_compiled, "pays", lambda model, draws: compiled)


@pytest.fixture
def folder(monkeypatch, tmp_path):
    """An empty cache folder, in a process that has compiled nothing yet."""
    monkeypatch.setattr(_compiled, "_folder", lambda: tmp_path)
    monkeypatch.setattr(_compiled, "ASKED", type(_compiled.ASKED)())
    _compiled.compiled.cache_clear()
    yield tmp_path
    _compiled.compiled.cache_clear()


def both(by, *arguments, **named):
    """The ensemble by compiled code, and by NumPy."""
    by(True)
    compiled = simulate.ensemble(*arguments, **named)
    by(False)
    return compiled, simulate.ensemble(*arguments, **named)


@needs_numba
@each_network
def test_compiled_code_agrees_with_numpy_on_presets_and_patients(name, by):
    """On patients within what either keeps of single runs, and nearly always far nearer: only who nearly tips
    shows that a step was taken here and halved there."""
    model = models.find(name)
    presets = pd.DataFrame([model.preset(preset).values for preset in model.presets])
    drawn = pd.DataFrame([model().values] * 60).assign(**simulate.draw(model, 60, seed=5))
    patients = pd.concat([presets, drawn], ignore_index=True)
    compiled, found = both(by, model, patients, days=np.linspace(0, model.span, 21))
    apart = np.array([worst(compiled.loc[i], found.loc[i]) for i in patients.index])
    assert max(apart[: len(presets)]) < 1e-6
    assert max(apart) < 1e-4
    assert np.quantile(apart, 0.95) < 1e-6


@needs_numba
def test_days_of_events_of_each_patient_and_added_ones_are_kept(by):
    draws = pd.DataFrame({"tR": [7.0, 60, 7, 30], "reject": [1.0, 1, 1, 0]})
    given = LivingDrug(events=[Event(200, add={"T": 2})])
    compiled, found = both(by, given, draws, days=[0, 1e-9, 7, 60, 200, 399.5, 400])
    assert worst(compiled, found) < 1e-6


@needs_numba
def test_threads_give_the_same_result(by):
    by(True)
    draws = simulate.draw(LivingDrug, 2500, seed=1)
    with ThreadPoolExecutor(2) as threads:
        shared = simulate.ensemble(LivingDrug, draws, days=[0, 100.0], executor=threads)
    assert shared.equals(simulate.ensemble(LivingDrug, draws, days=[0, 100.0]))


@needs_numba
def test_whom_compiled_code_cannot_solve_the_error_names_with_day_and_mend(by):
    class Growing(Model):
        """dX/dt = k X², which is endless on day 1/(k X)."""

        span = 10
        X = Species(1, "cell", "X")
        k = Parameter(0.05, "1/day/cell", "rate")
        born = Reaction("X => 2 X", "k*X*X")

    by(True)
    with pytest.raises(
        SimulationError, match=r"^growing: the solver (stopped|gave up) on day 2.*move a parameter back"
    ):
        simulate.ensemble(Growing, pd.DataFrame({"k": [0.05, 0.5, 0.01]}))


KEPT = (
    "import sys\n"
    "from pathlib import Path\n"
    "from lupusedu import models, simulate\n"
    "from lupusedu.simulate import _compiled\n"
    "_compiled._folder = lambda: Path(sys.argv[1])\n"
    "living_drug = models.find('living_drug')\n"
    "assert _compiled.pays(living_drug, _compiled.ENOUGH) == (sys.argv[2] == 'kept')\n"
    "simulate.prepare(living_drug)\n"
    "hits = _compiled.compiled(living_drug).each.stats.cache_hits\n"
    "print(len(hits), _compiled.source(living_drug).name)\n"
)


@needs_numba
def test_the_second_process_compiles_nothing(tmp_path):
    def process(seed, expected):
        """(kept functions that were read, name of the file)"""
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONHASHSEED": seed}
        environment.pop("NUMBA_CACHE_DIR", None)
        command = [sys.executable, "-c", KEPT, str(tmp_path), expected]
        return subprocess.run(command, capture_output=True, check=True, env=environment, text=True).stdout

    first, second = process("1", "not yet"), process("2", "kept")
    assert first.split()[0] == "0"
    assert second.split()[0] == "1"
    assert first.split()[1] == second.split()[1]
    assert len(list(tmp_path.glob("*.py"))) == 1


@needs_numba
@pytest.mark.parametrize("spoilt", ["no folder can be made", "what is kept cannot be read"])
def test_a_cache_folder_that_is_of_no_use_keeps_nobody_from_computing(spoilt, folder, by, monkeypatch):
    if spoilt == "no folder can be made":
        (folder / "file").touch()
        monkeypatch.setattr(_compiled, "_folder", lambda: folder / "file" / "below")
    else:
        (folder / f"{_compiled.source(Mine).name}.py").write_text("1/0", encoding="utf-8")
    compiled, found = both(by, Mine, pd.DataFrame({"k": [0.2, 0.5]}))
    assert worst(compiled, found) < 1e-6


@needs_numba
def test_a_model_is_compiled_once_that_pays_and_small_ensembles_stay_with_numpy(folder):
    class Often(Mine):
        again = Reaction("X =>", "k*X")

    class Kept(Mine):
        again = Reaction("X =>", "2*k*X")

    assert [_compiled.pays(Often, 10_000) for _ in range(5)] == [False] * 4 + [True]
    assert not _compiled.pays(Often, 9_999)
    assert not _compiled.pays(Kept, 49_999 - 9_999 - 1)
    (folder / f"{_compiled.source(Kept).name}.ready").touch()
    assert not _compiled.pays(Kept, 9_999)
    _compiled.ASKED.clear()
    assert _compiled.pays(Kept, 10_000)


@needs_numba
def test_a_large_model_stays_with_numpy(monkeypatch):
    monkeypatch.setattr(_compiled, "LARGEST", 0)
    assert not _compiled.pays(Mine, 1_000_000)
    with pytest.raises(SimulationError, match="1 species"):
        simulate.prepare(Mine)


def test_without_numba_all_is_as_ever_and_preparing_says_what_to_type(monkeypatch):
    monkeypatch.setattr(_compiled, "installed", lambda: "")
    assert not _compiled.pays(LivingDrug, 1_000_000)
    with pytest.raises(SimulationError, match=r'pip install "lupusedu\[fast\]"'):
        simulate.prepare(LivingDrug)
