"""What a model's checks and its headline came to, kept in a folder until something they hang on changes."""

import hashlib
import inspect
import json
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from pathlib import Path

import pandas as pd

from ..network import Model
from . import published
from .sensitivity import relative

PACKAGE = Path(__file__).parents[1]
ENGINE = ("network", "simulate", "measure", "data")  # rooms that decide a number, whatever the model
LIBRARIES = ("numpy", "pandas", "scipy", "sympy")


def results(model: type[Model], folder: Path) -> pd.DataFrame:
    """`published.results(model)`, its numbers from the folder where they are those of this declaration."""
    return published.results(
        model,
        _kept(
            model, folder, "checks", lambda: {one.id: published.obtained(model, one) for one in model.checks}
        ),
    )


def numbers(model: type[Model], folder: Path) -> dict[str, float] | None:
    """Numbers of a model's checks by id, if the folder has those of this declaration; nothing is computed."""
    return _there(model, folder, "checks")


def hangs_on(model: type[Model], folder: Path) -> pd.Series:
    """What `sensitivity` says of the model's headline, `relative` alone: Series, index parameter; from the
    folder as `results`. Empty where there is no headline."""
    if not model.headline:
        return pd.Series(dtype=float)
    one, measure = model(**model.headline.values), model.headline.measure

    def make() -> dict[str, float]:
        return dict(relative(one, measure).dropna())

    return pd.Series(_kept(model, folder, "headline", make), dtype=float)


def _kept(
    model: type[Model], folder: Path, what: str, make: Callable[[], dict[str, float]]
) -> dict[str, float]:
    """What make() gives, from the folder where it was made of this declaration."""
    values = _there(model, folder, what)
    if values is None:
        values = make()
        folder.mkdir(parents=True, exist_ok=True)
        # Whole at once, for who reads while the book is being built.
        part = folder / f"{model.__name__}-{what}.part"
        part.write_text(json.dumps({"digest": digest(model), "values": values}), encoding="utf-8")
        part.replace(part.with_suffix(".json"))
    return values


def _there(model: type[Model], folder: Path, what: str) -> dict[str, float] | None:
    path = folder / f"{model.__name__}-{what}.json"
    kept = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return dict(kept["values"]) if kept.get("digest") == digest(model) else None


def digest(model: type[Model]) -> str:
    """Of the files that declare a model and all it is made from, of the engine, and of the libraries."""
    networks = [model, *(check.network for check in model.checks if check.network)]
    parents = {one for network in networks for one in network.__mro__ if one is not object}
    files = sorted({inspect.getfile(one) for one in parents})
    return hashlib.sha256(b"".join([_engine(), *(Path(file).read_bytes() for file in files)])).hexdigest()


@cache
def _engine() -> bytes:
    files = sorted(path for room in ENGINE for path in (PACKAGE / room).rglob("*") if path.is_file())
    made = [path.read_bytes() for path in files if path.suffix in (".py", ".json", ".csv")]
    return b"".join([*made, *(f"{name} {version(name)}".encode() for name in LIBRARIES)])
