"""Interactive models of autoimmunity, B cells and CAR T cells in lupus. A model is declared once; all else is
derived."""

from typing import Any

from ._version import __version__
from .network import Model

__all__ = ["Explorable", "Model", "Step", "__version__", "fit"]


def _card(model: Model) -> str:
    from .card import html

    return html(model)


def _steady_states(model: Model) -> Any:
    from .simulate import steady_states

    return steady_states(model)


_steady_states.__doc__ = "Where the model stands still at its values: see `lupusedu.simulate.steady_states`."


def _stage(model: Model) -> Any:
    from .simulate import stage

    return stage(model)


_stage.__doc__ = "Its actors, rooms and acts, all filled in: see `lupusedu.network.views.Stage`."

# How a notebook shows a model, where it rests, and what its stage has. Here, because a declaration knows
# nothing of pictures or runs.
Model._repr_html_ = _card
Model.steady_states = _steady_states
Model.stage = _stage


def __getattr__(name: str) -> Any:
    # On demand: the widget's libraries take longer to load than the models.
    if name == "Explorable":
        from .element.explorable import Explorable

        return Explorable
    if name == "Step":
        from .element.steps import Step

        return Step
    if name == "fit":
        from .fitting import fit

        return fit
    raise AttributeError(f"module 'lupusedu' has no attribute '{name}'")
