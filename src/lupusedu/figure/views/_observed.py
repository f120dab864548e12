"""Observables that do not depend on the state."""

import numpy as np

from ... import simulate


def observed(model, values):
    """{observable: its value}, of those that do not depend on the state."""
    seen = simulate.observe(model, np.zeros(len(model.species)), np.array(list(values.values()), float))
    return {name: float(value) for name, value in zip(model.observables, seen)}
