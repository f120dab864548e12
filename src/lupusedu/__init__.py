"""Interactive models of autoimmunity, B cells and CAR T cells in lupus. A model is declared once; all else is derived."""

__version__ = "0.1.0"
