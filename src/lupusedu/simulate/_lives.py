"""Lives of the actors on a stage: who is born when and of whom, who goes when, why and by whom. Each thing
that happens is a reaction of the model, as often as its flux says; twin of js/simulate/lives.js."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..network import AnyModel, Model
from ._course import TIE, Course, course
from ._ode import instance
from ._play import Life, Play, rounded
from ._stage import Act, Kind, Look, acts, kinds, stage

LEVEL = 1500  # acts of one kind in a run that no eye can follow


@dataclass(frozen=True)
class Lives:
    """The actors of one run.

    kinds: DataFrame, one row a kind: its species, label, role, look, room, each (amount one actor stands
    for) and level (so many come and go that only their number is told). lives: DataFrame by birth: kind,
    born, gone (days), how and cause (names of reactions, or "start", "given", "event"; none while it lasts),
    and ids of others, -1 for nobody: from (what it was before), maker, by (who ended it), became. days,
    change: a grid, and how much has changed by each of its days, in actors. course: what it follows.
    strengths: of each wash, by days.
    """

    kinds: pd.DataFrame
    lives: pd.DataFrame
    days: np.ndarray
    change: np.ndarray
    course: Course
    strengths: dict[str, np.ndarray]

    def counts(self, day: float) -> list[int]:
        """How many there are of each kind on a day."""
        here = self.lives[(self.lives["born"] <= day) & (self.lives["gone"] > day)]["kind"].value_counts()
        return [
            rounded(self._between(self.course.amounts[k], day)) if level else int(here.get(k, 0))
            for k, level in enumerate(self.kinds["level"])
        ]

    def washes(self, day: float) -> dict[str, float]:
        """How strong each of the stage's washes is on a day, from 0 to 1."""
        return {name: self._between(values, day) for name, values in self.strengths.items()}

    def _between(self, values: np.ndarray, day: float) -> float:
        """A value on a day: on that of an event, the one after it."""
        row = int(np.searchsorted(self.days, day, side="right")) - 1
        if row + 1 >= self.days.size:
            return float(values[-1])
        part = (day - self.days[row]) / (self.days[row + 1] - self.days[row])
        return float(values[row] + part * (values[row + 1] - values[row]))

    def moments(self, n: int) -> list[float]:
        """Days of the first row, the last, and between them even shares of all change."""
        shares = [self.change[-1] * i / (n - 1) for i in range(n - 1)]
        found = [int(np.argmax(self.change >= share - TIE)) for share in shares]
        return [*(float(self.days[i]) for i in found), float(self.days[-1])]


def lives(model: AnyModel, seed: int = 1) -> Lives:
    """The lives of a model's actors in its run: a function of the run and the seed alone."""
    model = instance(model)
    full = stage(model)
    actors, deeds = kinds(model, full), acts(model, full)
    told = course(model, full, actors, deeds)
    level = [turnover(actors, deeds, told, k) > LEVEL - TIE for k in range(len(actors))]
    found = Play(model, actors, deeds, told, level, seed).lives
    species = [model.species[kind.species] for kind in actors]
    change = np.abs(np.diff(told.amounts, axis=1)).sum(axis=0)
    return Lives(
        pd.DataFrame(
            [
                {
                    "species": kind.species,
                    "label": one.label,
                    "role": one.role,
                    "look": seen(model, kind.look),
                    "room": kind.room,
                    "each": each,
                    "level": flat,
                }
                for kind, one, each, flat in zip(actors, species, told.each, level)
            ]
        ),
        table(found, [*model.reactions]),
        told.days,
        np.append(0.0, np.cumsum(change)),
        told,
        {n: np.clip(strength(model, told, n) / most, 0, 1) for n, (_, most) in full.washes.items()},
    )


def strength(model: Model, told: Course, name: str) -> np.ndarray:
    """A species or a parameter, by rows."""
    if name in model.species:
        return told.states[:, [*model.species].index(name)]
    return told.settings[:, [*model.parameters].index(name)]


def seen(model: Model, look: Look) -> str:
    """The look under these settings."""
    return look if isinstance(look, str) else look[0] if model.values[look[1]] else look[2]


def turnover(actors: list[Kind], deeds: list[Act], told: Course, k: int) -> float:
    """How many acts of one kind the run has, each of the declared amount, however few are drawn."""
    drawn = sum(flux[-1] for act, flux in zip(deeds, told.flux) if k in (act.lose, act.make))
    return float(drawn * told.each[k] / actors[k].each)


def table(found: list[Life], reactions: list[str]) -> pd.DataFrame:
    """One row a life, by id."""
    rows = [
        {
            "kind": life.kind,
            "born": life.born,
            "from": life.from_,
            "how": reactions[life.how] if isinstance(life.how, int) else life.how,
            "maker": life.maker,
            "gone": life.gone,
            "cause": reactions[life.cause] if isinstance(life.cause, int) else life.cause,
            "by": life.by,
            "became": life.became,
        }
        for life in found
    ]
    columns = ["kind", "born", "from", "how", "maker", "gone", "cause", "by", "became"]
    # Days are numbers also where nobody lives.
    return pd.DataFrame(rows, columns=columns).astype({"born": float, "gone": float}).rename_axis("id")
