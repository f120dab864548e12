"""The built site, a server for it, a Chromium that reaches no other host, and the order of the folders."""

import json
import os
import shutil
import subprocess
import sys
import threading
from importlib.util import find_spec
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

import small_book
from browser.server import served
from checkout import ROOT
from once import once, shared

BROWSERS = [
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
]


BUILDING = []  # the process that builds the site
# What needs no site comes first: it is built meanwhile. Notebooks are short: the workers end together.
FOLDERS = ["tests/unit", "tests/judges", "tests/browser", "tests/book", "notebooks"]
# Files of minutes come first in their folder, the longest first of all: what is short is left for whoever
# ends early.
LONG = [
    "test_engines.py",
    "test_jupyterlab.py",
    "test_pages.py",
    "test_overprint.py",
    "test_book.py",
    "test_views.py",
]
# Notebooks that need a package of an extra, which has no wheel for some machines.
NEEDS = {"exchange.ipynb": "antimony"}


def pytest_collection_modifyitems(items):
    """Run folder after folder (with `--no-loadscope-reorder`, which keeps this order among workers)."""

    def place(item):
        folder = next((i for i, folder in enumerate(FOLDERS) if item.path.is_relative_to(ROOT / folder)), 0)
        name = item.path.name
        return folder, LONG.index(name) if name in LONG else len(LONG)

    items.sort(key=place)
    for item in items:
        package = NEEDS.get(item.path.name)
        # An extra has no wheel for some machines: there its notebook is skipped, by name, as its tests are.
        # In CI all are there, and what is missing fails.
        if package and not find_spec(package) and os.environ.get("CI") != "true":
            item.add_marker(pytest.mark.skip(reason=f"{item.path.name} needs {package}, which is not here"))


def pytest_collection_finish(session):
    """Where a test asks for the site, one worker begins to build it while the first tests run."""
    first = os.environ.get("PYTEST_XDIST_WORKER", "gw0") == "gw0" and not session.config.option.collectonly
    if (
        first
        and "SITE" not in os.environ
        and any("site" in getattr(item, "fixturenames", ()) for item in session.items)
    ):
        factory = session.config._tmp_path_factory
        threading.Thread(target=built, args=[factory], daemon=True).start()


def pytest_sessionfinish():
    """A session that ends early ends the build too."""
    for running in BUILDING:
        running.terminate()


def built(tmp_path_factory):
    """The folder of the site, built once a session with warnings as errors."""
    return once(tmp_path_factory, "book", build) / "_build" / "html"


def build(out):
    """Build the book into a folder; what it says where it does not build."""
    command = [Path(sys.executable).with_name("jupyter-book"), "build", ROOT, "--path-output", out, "--all"]
    command += ["--warningiserror", "--nitpick", "--keep-going"]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", env=env
    ) as running:
        BUILDING.append(running)
        said = running.communicate()[0]
    if running.returncode:
        raise AssertionError(f"the book does not build:\n{said[-6000:]}")


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """Folder of the site. SITE names one that is built already."""
    return Path(os.environ["SITE"]).resolve() if "SITE" in os.environ else built(tmp_path_factory)


@pytest.fixture(scope="session")
def small(tmp_path_factory):
    """Folder of a small book, the exit status of its build, and what that said."""
    folder = once(tmp_path_factory, "small_book", small_book.make)
    return folder / "_out", *json.loads((folder / "said.json").read_text("utf-8"))


@pytest.fixture(scope="session")
def obtained(tmp_path_factory):
    """obtained(model, check): the number of a published check, computed once: by the build of the book, if it
    has come so far, else by whichever worker asks first."""
    from lupusedu.measure import kept, published  # who only hands out the tests needs no model

    site = os.environ.get("SITE") or shared(tmp_path_factory, "book") / "_build" / "html"
    of_the_book = {}

    def number(model, check):
        def make(path):
            path.write_text(repr(published.obtained(model, check)), "utf-8")

        of_the_book[model] = of_the_book.get(model) or kept.numbers(model, Path(site).parent / "checks")
        if of_the_book[model]:
            return of_the_book[model][check.id]
        return float(once(tmp_path_factory, f"{model.name}-{check.id}", make).read_text("utf-8"))

    return number


@pytest.fixture(scope="session")
def server(site):
    """Address of a local server for the site."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def chromium():
    """A headless Chromium for which no name but 127.0.0.1 resolves."""
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not path:
        pytest.fail(
            "The browser tests need Chromium. Type: sudo apt-get install -y chromium, or set "
            "CHROMIUM=/path/to/it"
        )
    arguments = [
        "--disable-gpu",
        "--disable-background-networking",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=arguments)
        yield running
        running.close()
