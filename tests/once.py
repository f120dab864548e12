"""What several workers need and one makes."""

import os
import shutil

from filelock import FileLock


def once(tmp_path_factory, name, make):
    """The path that make(path) fills, once a session, whichever worker asks first; the others wait."""
    base = tmp_path_factory.getbasetemp()
    path = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    with FileLock(f"{path}.lock"):
        if not path.exists():
            try:
                make(path)
            except BaseException:
                shutil.rmtree(path, ignore_errors=True)
                raise
    return path
