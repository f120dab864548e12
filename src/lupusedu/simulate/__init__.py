"""Runs of a model: one time course, stochastic runs, or thousands of virtual patients at once; and where it
rests."""

from typing import Any

from ._ensemble import draw, ensemble, prepare
from ._gillespie import gillespie
from ._lives import Lives, lives
from ._ode import SimulationError, apply, grid, happening, instance, observe, ode, settled
from ._resting import steady_states
from ._scan import scan
from ._stage import stage

__all__ = [
    "Lives",
    "SimulationError",
    "apply",
    "draw",
    "ensemble",
    "gillespie",
    "grid",
    "happening",
    "instance",
    "lives",
    "observe",
    "ode",
    "prepare",
    "scan",
    "sensitivity",
    "settled",
    "stage",
    "steady_states",
]


def __getattr__(name: str) -> Any:
    # It measures runs, so it stands a floor higher; a teacher looks for it beside `scan`.
    if name == "sensitivity":
        from ..measure.sensitivity import sensitivity

        return sensitivity
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
