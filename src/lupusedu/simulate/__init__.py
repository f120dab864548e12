"""Runs of a model: one time course, stochastic runs, or thousands of virtual patients at once."""

from ._ensemble import draw, ensemble, prepare
from ._gillespie import gillespie
from ._ode import SimulationError, apply, grid, instance, observe, ode, settled

__all__ = [
    "SimulationError",
    "apply",
    "draw",
    "ensemble",
    "gillespie",
    "grid",
    "instance",
    "observe",
    "ode",
    "prepare",
    "settled",
]
