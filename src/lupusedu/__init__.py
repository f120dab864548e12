"""Interactive models of autoimmunity, B cells and CAR T cells in lupus. A model is declared once; all else
is derived.

One door: `import lupusedu as lu`, then `lu.` and Tab. `lu.models` holds the ten models, `lu.Model`,
`lu.Species`, `lu.Parameter` and their like declare one, `lu.ode`, `lu.gillespie`, `lu.ensemble`, `lu.scan`,
`lu.sweep`, `lu.fit`, `lu.steady_states` and `lu.sensitivity` run it, `lu.plot` draws runs, `lu.Explorable`
makes it move, `lu.export` says it in other languages."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ._version import __version__
from .errors import suggestion
from .network import Event, Model, Observable, Parameter, Reaction, Settle, Species
from .network.lesson import Check, Cohort, Headline, Knob, Plot, Preset
from .network.views import (
    Bifurcation,
    Grid,
    Hundred,
    Interval,
    Patients,
    PhasePlane,
    Sort,
    Stack,
    Stage,
    Thermometer,
    Tradeoff,
    Valley,
)

if TYPE_CHECKING:  # what editors complete and type checkers read; loaded on demand below
    from . import data, export, models, plot
    from .element.explorable import Explorable
    from .element.steps import Step
    from .errors import DeclarationError
    from .export import import_sbml
    from .fitting import fit
    from .measure.sensitivity import sensitivity
    from .measure.sweep import sweep
    from .simulate import SimulationError, ensemble, gillespie, ode, scan, steady_states
    from .words import sentences

# By the module that holds it, what is loaded when it is first asked for: the libraries of widgets, of runs
# and of pictures take longer to load than the models.
LATER = {
    "data": "",
    "export": "",
    "models": "",
    "plot": "",
    "Explorable": "element.explorable",
    "Step": "element.steps",
    "DeclarationError": "errors",
    "fit": "fitting",
    "import_sbml": "export",
    "sensitivity": "measure.sensitivity",
    "sweep": "measure.sweep",
    "SimulationError": "simulate",
    "ensemble": "simulate",
    "gillespie": "simulate",
    "ode": "simulate",
    "scan": "simulate",
    "steady_states": "simulate",
    "sentences": "words",
}

__all__ = [
    "Bifurcation",
    "Check",
    "Cohort",
    "DeclarationError",
    "Event",
    "Explorable",
    "Grid",
    "Headline",
    "Hundred",
    "Interval",
    "Knob",
    "Model",
    "Observable",
    "Parameter",
    "Patients",
    "PhasePlane",
    "Plot",
    "Preset",
    "Reaction",
    "Settle",
    "SimulationError",
    "Sort",
    "Species",
    "Stack",
    "Stage",
    "Step",
    "Thermometer",
    "Tradeoff",
    "Valley",
    "__version__",
    "data",
    "ensemble",
    "export",
    "fit",
    "gillespie",
    "import_sbml",
    "models",
    "ode",
    "plot",
    "scan",
    "sensitivity",
    "sentences",
    "steady_states",
    "sweep",
]


def _card(model: Model) -> str:
    from .card import html

    return html(model)


def _steady_states(model: Model) -> Any:
    from .simulate import steady_states

    return steady_states(model)


_steady_states.__doc__ = "Where the model stands still at its values: see `lupusedu.steady_states`."


def _stage(model: Model) -> Any:
    from .simulate import stage

    return stage(model)


_stage.__doc__ = "Its actors, rooms and acts, all filled in: see `lupusedu.Stage`."

# How a notebook shows a model, where it rests, and what its stage has. Here, because a declaration knows
# nothing of pictures or runs.
Model._repr_html_ = _card
Model.steady_states = _steady_states
Model.stage = _stage


def __getattr__(name: str) -> Any:
    if name not in LATER:
        raise AttributeError(f"module 'lupusedu' has no attribute '{name}'{suggestion(name, __all__)}")
    module = import_module(f".{LATER[name] or name}", __name__)
    found = getattr(module, name) if LATER[name] else module
    # Also where a submodule of the same name would hide it.
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted(__all__)
