"""The browser part is built with what npm has installed, which it is asked for only once."""

import os

import pytest

from checkout import ROOT


@pytest.fixture
def hatch_build(monkeypatch):
    """The build hooks; `.asked` is what npm is asked for, which then does nothing."""
    monkeypatch.syspath_prepend(ROOT)
    import hatch_build

    asked = []
    monkeypatch.setattr(hatch_build, "asked", asked, raising=False)
    monkeypatch.setattr(hatch_build, "npm", lambda root, *arguments: asked.append(arguments[:2]))
    return hatch_build


@pytest.mark.parametrize(
    ("installed", "expected"),
    [
        (None, [("ci", "--omit=dev"), ("run", "build")]),
        (1000, [("ci", "--omit=dev"), ("run", "build")]),
        (3000, [("run", "build")]),
    ],
    ids=["nothing is installed", "another list is installed", "the list is installed"],
)
def test_npm_installs_once_what_is_locked(tmp_path, hatch_build, installed, expected):
    (tmp_path / "js").mkdir()
    (tmp_path / "package-lock.json").touch()
    os.utime(tmp_path / "package-lock.json", (2000, 2000))
    if installed:
        (tmp_path / "node_modules").mkdir()
        (tmp_path / "node_modules/.package-lock.json").touch()
        os.utime(tmp_path / "node_modules/.package-lock.json", (installed, installed))
    hatch_build.bundle(tmp_path)
    assert hatch_build.asked == expected
