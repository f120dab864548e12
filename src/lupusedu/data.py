"""The book's tables: what studies counted, and the draws that virtual patients are made from. Every row names its source."""

from importlib.resources import files

import pandas as pd

from .expression import suggestion

FOLDER = files(__package__) / "data"


def names():
    """Names of the tables."""
    return sorted(path.name.removesuffix(".csv") for path in FOLDER.iterdir() if path.name.endswith(".csv"))


def draws(model, ending=""):
    """The standard draws of a model's virtual patients; of the nearest model it extends, where it has none of its own. Raises KeyError."""
    line = (model if isinstance(model, type) else type(model)).__mro__
    tables = [f"cohort_{one.name}{ending}" for one in line if hasattr(one, "name")]
    return load(next((table for table in tables if table in names()), tables[0]))


def load(name):
    """One table as a DataFrame, such as `load("randomised_trials")`. Raises KeyError."""
    if name not in names():
        raise KeyError(f"there is no table '{name}'{suggestion(name, names())}")
    with (FOLDER / f"{name}.csv").open(encoding="utf-8") as file:
        return pd.read_csv(file)
