"""Declarations that stand several times: in each of some places of one body, or under other names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ..errors import DeclarationError, suggestion

if TYPE_CHECKING:
    from .model import Declared, Model

MEAN = re.compile(r"\bmean\((\w+)\)")


@dataclass(frozen=True)
class Places:
    """How many places a body has, and the species and parameters that each has of its own.

    What is declared once as `B` is B1, B2 … in the network, and a column `B` is their mean. A reaction whose
    flow names an own species happens in every place: there `B` is the place's and `mean(B)` that of all.
    Whatever else speaks of `B`, such as an observable, is its mean over the places.
    """

    number: int
    own: tuple[str, ...]

    def names(self, name: str) -> list[str]:
        return [f"{name}{i}" for i in range(1, self.number + 1)]

    def spread(self, declared: Mapping[str, Declared], owner: str) -> dict[str, Any]:
        """The declarations of the network, those of each place in its stead. Raises DeclarationError."""
        if strange := [name for name in self.own if name not in declared]:
            raise DeclarationError(
                f"{owner}.places: '{strange[0]}' is not declared{suggestion(strange[0], declared)}"
            )
        return {n: one for name, thing in declared.items() for n, one in self._spread(name, thing)}

    def _spread(self, name: str, thing: Any) -> Iterator[tuple[str, Any]]:
        if name in self.own:
            for i, here in enumerate(self.names(name), 1):
                yield here, _named(here, thing, label=f"{thing.label}, place {i}")
        elif hasattr(thing, "flow") and _speaks(thing.flow, self.own):
            for i in range(1, self.number + 1):
                law = {"flow": self.at(i, thing.flow), "rate": self.at(i, thing.rate)}
                yield f"{name}_{i}", _named(f"{name}_{i}", thing, **law)
        else:
            texts: dict[str, Any] = {key: self._mean(text) for key, text in _formulas(thing)}
            if hasattr(thing, "add"):
                texts |= {"add": self._everywhere(thing.add), "set": self._everywhere(thing.set)}
            yield name, _named(name, thing, **texts)

    def _everywhere(self, changes: Mapping[str, float | str]) -> dict[str, float | str]:
        """What an event adds or sets: of an own name in every place."""
        return {
            here: amount if not isinstance(amount, str) else self.at(i, amount) if i else self._mean(amount)
            for name, amount in changes.items()
            for i, here in (enumerate(self.names(name), 1) if name in self.own else [(0, name)])
        }

    def at(self, place: int, text: str) -> str:
        """A formula or a flow as it is in one place."""
        text = MEAN.sub(lambda found: f"(({' + '.join(self.names(found[1]))})/{self.number})", text)
        return under(text, {name: f"{name}{place}" for name in self.own})

    def _mean(self, text: str) -> str:
        if not _speaks(text, self.own):
            return text
        return f"({' + '.join(f'({self.at(i, text)})' for i in range(1, self.number + 1))})/{self.number}"


def once(model: Model | type[Model]) -> type[Model]:
    """The network as its file declares it, what each place has written once and `A_mean` for `mean(A)`: for
    equations and pictures. The model itself where all is in one place."""
    from .model import Model, Parameter  # which reads this file

    model = model if isinstance(model, type) else type(model)
    if not model.places:
        return model
    body: dict[str, Any] = {"__doc__": model.about, "title": model.title, "units": model.units}
    for name, thing in model.declared.items():
        texts = {key: MEAN.sub(r"\1_mean", text) for key, text in _formulas(thing)}
        body[name] = _named(name, thing, **texts)
        for of in MEAN.findall(" ".join(text for _, text in _formulas(thing))):
            species: Any = model.declared[of]
            body[f"{of}_mean"] = Parameter(0, species.unit, f"{species.label}, mean over the places")
    return type(model.__name__, (Model,), body)


def renamed(model: type[Model], names: Mapping[str, str]) -> type[Model]:
    """A fragment under other names ({its own: the new}), to stand beside one that needs its own for something
    else."""
    things: dict[str, Any] = {
        **model.species,
        **model.parameters,
        **model.reactions,
        **model.events,
        **model.observables,
    }
    body = {}
    for name, thing in things.items():
        texts: dict[str, Any] = {key: under(text, names) for key, text in _formulas(thing)}
        for key in ("add", "set") if hasattr(thing, "add") else ():
            changes = getattr(thing, key).items()
            texts[key] = {
                names.get(n, n): under(at, names) if isinstance(at, str) else at for n, at in changes
            }
        body[names.get(name, name)] = _named(names.get(name, name), thing, **texts)
    from .model import Model

    return type(model.__name__, (Model,), {"__doc__": model.about, "units": model.units, **body})


def under(text: str, names: Mapping[str, str]) -> str:
    """A formula or a flow with other names in it."""
    return re.sub(r"\b[A-Za-z]\w*", lambda word: names.get(word[0], word[0]), text)


def _speaks(text: str, names: tuple[str, ...]) -> bool:
    return not set(re.findall(r"\b[A-Za-z]\w*", text)).isdisjoint(names)


def _formulas(thing: Any) -> list[tuple[str, str]]:
    """(field, text) of what a declaration writes as a formula or a flow."""
    fields = ("value", "flow", "rate", "day", "when", "formula")
    return [(key, getattr(thing, key)) for key in fields if isinstance(getattr(thing, key, None), str)]


def _named(name: str, thing: Any, **changes: Any) -> Any:
    made = replace(thing, **changes)
    made.name = name
    return made
