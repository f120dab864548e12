"""What a script says where a package cannot be loaded."""

import os
import subprocess
import sys


def without(package, script):
    """What the script prints, in a Python of its own in which a warning is an error; else its error."""
    hidden = f"import sys; sys.modules[{package!r}] = None\n{script}"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", hidden],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    return done.stdout or done.stderr
