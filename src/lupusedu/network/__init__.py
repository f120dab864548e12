"""How a model is declared: a network of reactions with its species, parameters, events and observables."""

from .model import Event, Model, Observable, Parameter, Reaction, Settle, Species, Values, made

__all__ = ["Event", "Model", "Observable", "Parameter", "Reaction", "Settle", "Species", "Values", "made"]
