"""Observables that do not depend on the state."""

from collections.abc import Mapping

import numpy as np

from ... import simulate
from ...network import Model


def observed(model: Model, values: Mapping[str, float]) -> dict[str, float]:
    """{observable: its value}, of those that do not depend on the state."""
    seen = simulate.observe(model, np.zeros(len(model.species)), np.array(list(values.values()), float))
    return {name: float(value) for name, value in zip(model.observables, seen)}
