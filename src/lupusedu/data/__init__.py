"""The book's tables: what studies counted, and the draws that virtual patients are made from. Every row names
its source."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import pandas as pd

from ..errors import suggestion

__all__ = ["draws", "load", "names"]
FOLDER = files(__package__)


def names() -> list[str]:
    """Names of the tables: the evidence, what studies counted (studies/NAME.csv), and draws of virtual
    patients (draws/MODEL.csv)."""
    return sorted(_files())


def draws(model: Any, ending: str = "") -> pd.DataFrame:
    """The standard draws of a model's virtual patients; of the nearest model it extends, where it has none of
    its own. Raises KeyError."""
    line = (model if isinstance(model, type) else type(model)).__mro__
    tables = [f"draws/{one.name}{ending}" for one in line if hasattr(one, "name")]
    return load(next((table for table in tables if table in names()), tables[0]))


def load(name: str) -> pd.DataFrame:
    """One table as a DataFrame, such as `load("randomised_trials")`. Raises KeyError."""
    if name not in names():
        raise KeyError(f"there is no table '{name}'{suggestion(name, names())}")
    with _files()[name].open(encoding="utf-8") as file:
        return pd.read_csv(file)


def _files() -> dict[str, Traversable]:
    """The file of each table; draws carry their folder's name, as several tables may be about one model."""
    kept = {"": FOLDER, "studies": FOLDER / "studies", "draws": FOLDER / "draws"}
    return {
        ("draws/" if folder == "draws" else "") + path.name.removesuffix(".csv"): path
        for folder, place in kept.items()
        for path in place.iterdir()
        if path.name.endswith(".csv")
    }
