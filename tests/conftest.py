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

ROOT = Path(__file__).parents[1]
BROWSERS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder without a word."""

    def log_message(self, *args):
        pass


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """Folder of the site, built once a session with warnings as errors, also when several workers ask."""
    out = tmp_path_factory.getbasetemp()
    out = (out.parent if "PYTEST_XDIST_WORKER" in os.environ else out) / "book"
    html = out / "_build" / "html"
    with FileLock(f"{out}.lock"):
        if not html.exists():
            command = [Path(sys.executable).with_name("jupyter-book"), "build", ROOT, "--path-output", out, "--all", "--warningiserror", "--nitpick", "--keep-going"]
            env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
            built = subprocess.run(command, capture_output=True, encoding="utf-8", env=env)
            if built.returncode:
                shutil.rmtree(out, ignore_errors=True)
                pytest.fail(f"the book does not build:\n{built.stdout[-2000:]}\n{built.stderr[-4000:]}")
    return html


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
        pytest.fail("The browser tests need Chromium. Type: sudo apt-get install -y chromium, or set CHROMIUM=/path/to/it")
    arguments = ["--disable-gpu", "--disable-background-networking", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=arguments)
        yield running
        running.close()
