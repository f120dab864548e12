"""Numbers of checks are computed again where something they hang on changes, and nowhere else."""

import pandas as pd
import pytest

from lupusedu import models
from lupusedu.measure import kept, published
from lupusedu.models.kill_map import KillMap


@pytest.fixture
def computed(monkeypatch):
    """Ids of the checks that were computed."""
    asked, obtained = [], published.obtained
    monkeypatch.setattr(
        published, "obtained", lambda model, check: asked.append(check.id) or obtained(model, check)
    )
    return asked


def test_kept_numbers_are_those_that_were_computed_to_the_last_digit(tmp_path, computed):
    first = kept.results(KillMap, tmp_path)
    again = kept.results(KillMap, tmp_path)
    assert computed == [check.id for check in KillMap.checks]
    pd.testing.assert_frame_equal(first, again, check_exact=True)
    pd.testing.assert_frame_equal(first, published.results(KillMap), check_exact=True)


def test_numbers_are_read_without_computing_only_where_they_are_of_this_declaration(
    tmp_path, computed, monkeypatch
):
    assert kept.numbers(KillMap, tmp_path) is None
    found = kept.results(KillMap, tmp_path).value.to_dict()
    assert kept.numbers(KillMap, tmp_path) == found
    monkeypatch.setattr(kept, "_engine", lambda: b"another")
    assert kept.numbers(KillMap, tmp_path) is None
    assert len(computed) == len(found)
    assert [path.suffix for path in tmp_path.iterdir()] == [".json"]


def test_what_a_headline_hangs_on_is_kept_and_a_model_without_one_has_nothing(tmp_path, monkeypatch):
    first = kept.hangs_on(KillMap, tmp_path)
    monkeypatch.setattr(kept, "relative", lambda *_: pytest.fail("computed again"))
    pd.testing.assert_series_equal(kept.hangs_on(KillMap, tmp_path), first, check_exact=True)
    assert first.index[0] == "stay"
    assert len(kept.hangs_on(models.find("evidence"), tmp_path)) == 0


def test_another_declaration_engine_or_library_is_computed_anew(tmp_path, computed, monkeypatch):
    (tmp_path / "own.py").write_text("x = 1")
    marks = {kept.digest(KillMap)}
    for change in (
        lambda patch: patch.setattr(kept.inspect, "getfile", lambda cls: tmp_path / "own.py"),
        lambda patch: patch.setattr(kept, "_engine", lambda: b"another"),
    ):
        with monkeypatch.context() as patch:
            change(patch)
            marks.add(kept.digest(KillMap))
            kept.results(KillMap, tmp_path)
    assert len(marks) == 3
    assert len(computed) == 2 * len(KillMap.checks)


def test_a_model_hangs_on_the_files_of_all_that_it_is_made_from(monkeypatch):
    read, getfile = [], kept.inspect.getfile
    monkeypatch.setattr(kept.inspect, "getfile", lambda one: read.append(getfile(one)) or read[-1])
    kept.digest(models.find("control"))
    assert {"control.py", "loop.py", "model.py"} <= {file.rpartition("/")[2] for file in read}
