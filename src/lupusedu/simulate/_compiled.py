"""Many patients in compiled code, where numba is installed: `pip install "lupusedu[fast]"`.

A model's rates of change are written as Python under a copy of `_each.py`, into a file of the user's cache
folder that numba compiles once; the file's name is a digest of all that it hangs on.
"""

import hashlib
import inspect
import os
import sys
import tempfile
from collections import Counter
from importlib.metadata import PackageNotFoundError, version
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import numpy as np
import sympy

from ..network import Model
from . import _each, _many
from ._functions import cached, moved_symbols, parts, solved_rates

# Below ENOUGH draws NumPy is done in the half second that it takes to import numba and to read what was kept.
# Compiling takes as long as NumPy takes for PAYS draws of the quickest model: whoever compiles then, loses
# nothing.
ENOUGH, PAYS = 10_000, 50_000
LARGEST = 15  # species: a chain of 50 was not compiled after minutes
ASKED: Counter[type[Model]] = Counter()  # draws of each model in this process
UNDER = """

import math

import numba

SPECIES = {species}
JIT = {{"nogil": True, "error_model": "numpy"}}


@numba.njit(**JIT)
def slope(y, c, dy):
    {slope}


first_step, try_step, error, within = map(numba.njit(**JIT), (first_step, try_step, error, within))
TYPES = "void(f8[:, ::1], f8[:, ::1], f8[::1], f8, f8, i8, f8[:, :, ::1], f8[:, ::1])"
each = numba.njit(TYPES, cache="__file__" in globals(), **JIT)(each)
"""


class Source(NamedTuple):
    """A model's module: a name that is its digest, and its text."""

    name: str
    text: str


@cached
def installed() -> str:
    """numba's version, or "" where the extra `fast` is not installed."""
    try:
        return version("platformdirs") and version("numba")
    except PackageNotFoundError:
        return ""


def pays(model: type[Model], draws: int) -> bool:
    """Whether so many draws are best solved in compiled code: from ENOUGH on where this machine has compiled
    the model before, else once PAYS of its draws have been asked for in this process."""
    ASKED[model] += draws
    if draws < ENOUGH or len(model.species) > LARGEST or not installed():
        return False
    return ASKED[model] >= PAYS or source(model).name in sys.modules or _ready(source(model)).exists()


@cached
def source(model: type[Model]) -> Source:
    """What numba compiles for a model."""
    still, moving = parts(model, solved_rates(model))
    names = {symbol: sympy.Symbol(f"y[{i}]") for i, symbol in enumerate(moved_symbols(model))}
    names |= {symbol: sympy.Symbol(f"c[{i}]") for i, symbol in enumerate(still.values())}
    shared, rates = sympy.cse([rate.xreplace(names) for rate in moving])
    lines = [f"{symbol} = {sympy.pycode(part)}" for symbol, part in shared]
    # Written all at once, or each would have to be read again after the one before is stored.
    places = [f"dy[{i}]" for i in range(len(rates))]
    lines.append(f"{', '.join(places)} = {', '.join(map(sympy.pycode, rates))}")
    under = UNDER.format(species=len(rates), slope="\n    ".join(lines))
    text = inspect.getsource(_each) + under
    told = "\n".join([text, installed(), sys.version, np.__version__])
    return Source(f"lupusedu_{model.__name__}_{hashlib.sha256(told.encode()).hexdigest()[:16]}", text)


def _folder() -> Path:
    import platformdirs

    return platformdirs.user_cache_path("lupusedu")


def _ready(of: Source) -> Path:
    """The file that says that what numba makes of this one is kept."""
    return _folder() / f"{of.name}.ready"


@cached
def compiled(model: type[Model]) -> ModuleType:
    """The model's module: read from the cache folder, else compiled in seconds and kept there if possible."""
    of = source(model)
    try:
        return _kept(of)
    except Exception:  # whatever keeps a file from being written or read keeps nobody from computing
        module = ModuleType(of.name)
        sys.modules[of.name] = module
        exec(compile(of.text, of.name, "exec"), vars(module))
        return module


def _kept(of: Source) -> ModuleType:
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{of.name}.py"
    if not path.exists():
        # In one go, for those who ask at the same time.
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=folder, delete=False) as file:
            file.write(of.text)
        os.replace(file.name, path)
    spec: Any = spec_from_file_location(of.name, path)
    module = module_from_spec(spec)
    sys.modules[of.name] = module  # where numba looks for what it kept
    spec.loader.exec_module(module)
    _ready(of).touch()
    return module


def solve(
    model: type[Model],
    most: int,
    slope: _many.Slope,
    y: np.ndarray,
    constants: list[Any],
    days: np.ndarray,
    rtol: float,
    atol: float,
) -> tuple[np.ndarray, int, str]:
    """As `_many.solve`. most: evaluations of a draw; NumPy tries once more who cannot be solved, and says
    why."""
    draws = y.shape[1]
    rows = [np.broadcast_to(constant, draws) for constant in constants]
    each = np.array(rows, float).reshape(len(rows), draws).T.copy()
    states, told = np.empty((draws, days.size, len(y))), np.empty((draws, 2))
    compiled(model).each(y.T.copy(), each, days, rtol, atol, most, states, told)
    steps = int(told[:, 0].max()) // 6
    stopped = np.flatnonzero((told[:, 1] < days[-1]) | ~np.isfinite(states[:, -1]).all(axis=1))
    if not stopped.size:
        return states.transpose(2, 0, 1), steps, ""
    tried, more, problem = _many.solve(slope, y[:, stopped], [row[stopped] for row in rows], days, rtol, atol)
    states[stopped] = tried.transpose(1, 2, 0)
    return states.transpose(2, 0, 1), steps + more, problem
