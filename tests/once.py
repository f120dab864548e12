"""What several workers need and one makes."""

import os
import shutil

from filelock import FileLock


def shared(tmp_path_factory, name):
    """A path that is the same for all workers of a session."""
    base = tmp_path_factory.getbasetemp()
    return (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name


def once(tmp_path_factory, name, make):
    """The path that make(path) fills, once a session, whichever worker asks first; the others wait."""
    path = shared(tmp_path_factory, name)
    with FileLock(f"{path}.lock"):
        if not path.exists():
            try:
                make(path)
            except BaseException:
                shutil.rmtree(path, ignore_errors=True)
                raise
    return path
