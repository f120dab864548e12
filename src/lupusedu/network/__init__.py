"""How a model is declared: a network of reactions with its species, parameters, events and observables."""

from .model import AnyModel, Event, Model, Observable, Parameter, Reaction, Settle, Species, Values, made

__all__ = [
    "AnyModel",
    "Event",
    "Model",
    "Observable",
    "Parameter",
    "Reaction",
    "Settle",
    "Species",
    "Values",
    "made",
]
