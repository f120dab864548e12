"""Interactive models of autoimmunity, B cells and CAR T cells in lupus. A model is declared once; all else is derived."""

__version__ = "0.1.0"


def __getattr__(name):
    # On demand: the widget's libraries take longer to load than the models.
    if name == "Explorable":
        from .element.explorable import Explorable

        return Explorable
    raise AttributeError(f"module 'lupusedu' has no attribute '{name}'")
