"""Interactive models of autoimmunity, B cells and CAR T cells in lupus. A model is declared once; all else is
derived."""

from typing import Any

from ._version import __version__
from .network import Model

__all__ = ["Explorable", "Model", "__version__"]


def _card(model: Model) -> str:
    from .card import html

    return html(model)


# How a notebook shows a model. Here, because a declaration knows nothing of pictures.
Model._repr_html_ = _card


def __getattr__(name: str) -> Any:
    # On demand: the widget's libraries take longer to load than the models.
    if name == "Explorable":
        from .element.explorable import Explorable

        return Explorable
    raise AttributeError(f"module 'lupusedu' has no attribute '{name}'")
