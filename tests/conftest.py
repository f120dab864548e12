"""The built site, a server for it, and a Chromium that reaches no other host."""

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import sync_playwright

from checkout import ROOT

ADDRESS = "https://example.org/book"
BROWSERS = [
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
]


# What needs no site comes first: it is built meanwhile.
FOLDERS = ["unit", "judges", "browser", "book"]


def pytest_collection_modifyitems(items):
    """Run folder after folder (with `--no-loadscope-reorder`, which keeps this order among workers)."""
    items.sort(key=lambda item: FOLDERS.index(item.path.relative_to(ROOT / "tests").parts[0]))


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder without a word."""

    def log_message(self, *args):
        pass


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """Folder of the site, built once a session with warnings as errors, also when several workers ask. SITE
    names one that is built already."""
    if os.environ.get("SITE"):
        return Path(os.environ["SITE"]).resolve()
    out = tmp_path_factory.getbasetemp()
    out = (out.parent if "PYTEST_XDIST_WORKER" in os.environ else out) / "book"
    html = out / "_build" / "html"
    with FileLock(f"{out}.lock"):
        if not html.exists():
            command = [
                Path(sys.executable).with_name("jupyter-book"),
                "build",
                ROOT,
                "--path-output",
                out,
                "--all",
                "--warningiserror",
                "--nitpick",
                "--keep-going",
            ]
            env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
            built = subprocess.run(command, capture_output=True, encoding="utf-8", env=env)
            if built.returncode:
                shutil.rmtree(out, ignore_errors=True)
                pytest.fail(f"the book does not build:\n{built.stdout[-2000:]}\n{built.stderr[-4000:]}")
    return html


@pytest.fixture(scope="session")
def published(tmp_path_factory):
    """Folder of a small book built for an address, and what its build said."""
    from unit.sphinx.test_sphinx import CONFIG

    folder = tmp_path_factory.mktemp("published")
    pages = {
        "conf.py": CONFIG.replace('["_out"]', "[\"_out\"]\nlanguage, author = 'en', 'some authors'"),
        "index.md": "# A small book\n\nIt has {offline}`a copy`, {chapter}`living_drug` and {chapter}`a word "
        "<reset>`.\n\n```{toctree}\nnotebooks/06_living_drug\nbook/glossary\n```\n",
        "notebooks/06_living_drug.md": "# A drug that multiplies\n\nThe <dfn>CAR T cells</dfn> and a "
        '<dfn>nonsense</dfn> again. {made}`number("living_drug", '
        '"peak_day(car_t)", "d")` {made}`number("living_drug", "returns(B, '
        '1e-9, 5)")`\n',
        "book/glossary.md": (ROOT / "book/glossary.md").read_text("utf-8"),
        "book/teachers/lessons.yml": (ROOT / "book/teachers/lessons.yml").read_text("utf-8"),
    }
    for name, text in pages.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "SITE_ADDRESS": ADDRESS}
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", "--keep-going", "-q", folder, folder / "_out"],
        capture_output=True,
        encoding="utf-8",
        env=env,
    )
    return folder / "_out", done.stderr


@pytest.fixture(scope="session")
def server(site):
    """Address of a local server for the site."""
    handler = functools.partial(Quiet, directory=site)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/"
        running.shutdown()


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
