"""Everything from one command: `python3 start.py book` (or zip, test, lint, bench, lab, notebooks,
new_chapter).

It makes .venv, installs nox there as constraints.txt pins it, and hands over to noxfile.py. It is written so
that an old Python can read it as far as the sentence that says which one is needed.
"""

import os
import subprocess
import sys

OLDEST = (3, 11)
ROOT = os.path.dirname(os.path.abspath(__file__))
PLACE = os.path.join(ROOT, ".venv", "Scripts" if os.name == "nt" else "bin")


def main(arguments):
    """Run a nox session by its name; returns the exit code. Raises SystemExit with the mend."""
    if sys.version_info < OLDEST:
        sys.exit(
            "lupusedu needs Python {}.{} or newer, this is {}.{}.".format(*OLDEST, *sys.version_info[:2])
        )
    if not arguments or arguments[0].startswith("-"):
        sys.exit(__doc__)
    nox = os.path.join(PLACE, "nox")
    if not (os.path.exists(nox) or os.path.exists(nox + ".exe")):
        prepare()
    name, rest = arguments[0], arguments[1:]
    return subprocess.call(
        [nox, "--noxfile", os.path.join(ROOT, "noxfile.py"), "-s", name, *(["--", *rest] if rest else [])]
    )


def prepare():
    """Make .venv with the pinned nox in it."""
    try:
        import ensurepip  # noqa: F401 (Debian leaves it out; venv needs it)
    except ImportError:
        sys.exit("Python's venv is missing. Type: sudo apt-get install -y python3-venv")
    print("Making .venv and installing nox in it (about 20 seconds) ...", flush=True)
    for command in (
        [sys.executable, "-m", "venv", os.path.join(ROOT, ".venv")],
        [
            os.path.join(PLACE, "python"),
            "-m",
            "pip",
            "install",
            "--quiet",
            "-c",
            os.path.join(ROOT, "constraints.txt"),
            "nox",
        ],
    ):
        if subprocess.call(command):
            sys.exit("This did not work: " + " ".join(command))


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
