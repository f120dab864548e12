"""A run played on a stage: acts in their order, and whom they befall. Twin of js/simulate/_play.js."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from ..network import Model
from . import _functions
from ._course import TIE, Course
from ._stage import Act, Kind

MARGIN = 0.2  # by how much an act before its time must bring the counts nearer to the amounts
HELD = 0.25  # part of a small dose from which on its one actor may go
LEAST = 0.7  # actors that a held one counts for
BITS = 0xFFFFFFFF


def chance(a: int, b: int, c: int) -> float:
    """A number from 0 to 1 out of three: the same in both languages, and another for each."""
    h = (a ^ 0x9E3779B9) * 0x85EBCA6B & BITS ^ (b + 0x7F4A7C15) * 0xC2B2AE35 & BITS
    h = (h ^ h >> 15) * 0x2C1B3C6D & BITS ^ (c + 0x165667B1) * 0x297A2D39 & BITS
    h = (h ^ h >> 13) * 0x85EBCA6B & BITS
    return (h ^ h >> 16) / 4294967296


def rounded(value: float) -> int:
    """To the nearest whole number, alike in both languages."""
    return math.floor(value + 0.5 + TIE)


@dataclass
class Life:
    """One actor. kind, how and cause: places of its kind and of the reactions that brought and ended it, or
    "start", "given", "event", and None while it lasts. from_, maker, by, became: ids, -1 for nobody."""

    id: int
    kind: int
    born: float
    from_: int
    how: int | str
    maker: int
    gone: float = math.inf
    cause: int | str | None = None
    by: int = -1
    became: int = -1


@dataclass
class Planned:
    """An act with what is done of it. lose, make: kinds, -1 for nobody or a level. due: when half owed, or
    more, so that not all reactions are in step."""

    act: Act
    a: int
    lose: int
    make: int
    flux: np.ndarray
    due: float
    done: int = 0
    parts: list[float] = field(default_factory=list)


class Play:
    """A run played on the stage, row by row of its grid."""

    def __init__(
        self,
        model: Model,
        kinds: Sequence[Kind],
        acts: Sequence[Act],
        told: Course,
        level: list[bool],
        seed: int,
    ) -> None:
        self.model, self.told, self.level, self.seed = model, told, level, seed
        self.lives: list[Life] = []
        self.living: list[list[int]] = [[] for _ in kinds]
        self.held = [0.0 for _ in kinds]  # a dose too small for one actor has one, down to this
        self.target = [0.0 for _ in kinds]  # how many there should be, as the run has it
        planned = [self.planned(act, a) for a, act in enumerate(acts)]
        self.acts = [one for one in planned if max(one.lose, one.make) >= 0]
        for i in range(told.days.size):
            self.row(i)

    def planned(self, act: Act, a: int) -> Planned:
        lose, make = (-1 if k >= 0 and self.level[k] else k for k in (act.lose, act.make))
        return Planned(act, a, lose, make, self.told.flux[a], 0.5 + chance(self.seed, a, 0) / 2)

    def row(self, i: int) -> None:
        """One row: what is due, then what is owed and brings the counts nearer; after events what they
        brought."""
        self.i, self.fired = i, 0
        self.known: dict[int, list[float]] = {}  # rates, by the kind that is left out
        self.births: list[int] = []  # which act of this step each was
        self.gone: list[tuple[Life, int]] = []
        self.aim()
        if i == 0 or self.told.jump[i]:
            return self.leap()
        for one in self.acts:
            while self.owed(one) >= one.due - TIE and self.fire(one, due=True):
                pass
        while nearest := self.nearest():
            self.fire(nearest)
        if self.fired:
            self.date(self.told.days[i - 1], self.told.days[i])

    def date(self, start: float, end: float) -> None:
        """The acts of one step, in their order, on even days of it."""
        days = [float(start + (end - start) * (nth + 0.5) / self.fired) for nth in range(self.fired)]
        for life, nth in zip(self.lives[len(self.lives) - len(self.births) :], self.births):
            life.born = days[nth]
        for life, nth in self.gone:
            life.gone = days[nth]

    def aim(self) -> None:
        for k, amount in enumerate(self.told.amounts[:, self.i]):
            if amount >= 1 or amount < self.held[k] - TIE:
                self.held[k] = 0
            self.target[k] = max(amount, LEAST) if self.held[k] else amount

    def owed(self, one: Planned) -> float:
        return one.flux[self.i] - one.done

    def gain(self, one: Planned) -> float:
        """By how much an act would bring the counts nearer to the amounts, in squares; none where nobody can
        go."""
        if one.lose >= 0 and not self.living[one.lose]:
            return 0.0
        gone = -2 * self.short(one.lose) - 1 if one.lose >= 0 else 0.0
        return gone + (2 * self.short(one.make) - 1 if one.make >= 0 else 0.0)

    def short(self, k: int) -> float:
        """How many there are too few of a kind."""
        return self.target[k] - len(self.living[k])

    def nearest(self) -> Planned | None:
        """Of the acts that are owed and bring the counts nearer, the one that is owed most."""
        found, most = None, TIE
        for one in self.acts:
            if self.owed(one) > most + TIE and self.gain(one) > MARGIN:
                found, most = one, self.owed(one)
        return found

    def fire(self, one: Planned, due: bool = False) -> bool:
        """An act happens; False where nobody is there to go, nor owed to be born."""
        if one.lose >= 0 and not self.living[one.lose] and not (due and self.bring(one.lose)):
            return False
        nth, self.fired, reaction = self.fired, self.fired + 1, one.act.reaction
        lost = self.lives[self.taken(one.lose, one.a, one.done)] if one.lose >= 0 else None
        by = self.agent(one)
        made = None
        if one.make >= 0:
            made = self.born(one.make, reaction, lost.id if lost else -1, -1 if lost else by)
            self.births.append(nth)
        if lost:
            lost.cause, lost.by, lost.became = reaction, by, made.id if made else -1
            self.gone.append((lost, nth))
        one.done += 1
        return True

    def bring(self, k: int) -> bool:
        """A birth before its time, so that somebody is there to go."""
        found, most = None, TIE
        for one in self.acts:
            if one.make == k and self.owed(one) > most + TIE:
                found, most = one, self.owed(one)
        return found is not None and self.fire(found)

    def born(self, kind: int, how: int | str, from_: int = -1, maker: int = -1) -> Life:
        life = Life(len(self.lives), kind, float(self.told.days[self.i]), from_, how, maker)
        self.living[kind].append(life.id)
        self.lives.append(life)
        return life

    def taken(self, k: int, salt: int, nth: int) -> int:
        """The id of one of the living, who leaves them."""
        living = self.living[k]
        place = math.floor(chance(self.seed, salt + 256, nth) * len(living))
        found, living[place] = living[place], living[-1]
        living.pop()
        return found

    def agent(self, one: Planned) -> int:
        """Who does an act: of a kind as often as the rate falls without it; -1 for nobody."""
        by = one.act.by
        if not by:
            return -1
        chosen = 0
        if not one.act.sure:
            shares = self.shares(one.act)
            one.parts = [part + share for part, share in zip(one.parts or [0.0] * len(shares), shares)]
            for j, part in enumerate(one.parts):
                chosen = j if part > one.parts[chosen] + TIE else chosen
            one.parts[chosen] -= 1
        living = self.living[by[chosen]] if chosen < len(by) else []
        if not living:
            return -1
        return living[math.floor(chance(self.seed, one.a + 512, one.done) * len(living))]

    def shares(self, act: Act) -> list[float]:
        """Part of a reaction's rate that each of its agents has, and last nobody."""
        whole = self.rates(-1)[act.reaction]
        parts = [max(0.0, whole - self.rates(k)[act.reaction]) for k in act.by]
        total = max(whole, sum(parts))
        return [*(part / total for part in parts), 1 - sum(parts) / total] if total > 0 else [*parts, 1.0]

    def rates(self, without: int) -> list[float]:
        """Rates on this row, were a kind not there."""
        if without not in self.known:
            state = self.told.states[self.i].copy()
            if without >= 0:
                state[self.told.places[without]] = 0
            with np.errstate(all="ignore"):
                of = _functions.propensities(type(self.model))
                rates = of(state, self.told.settings[self.i], self.told.days[self.i])
            self.known[without] = [float(rate) for rate in rates]
        return self.known[without]

    def leap(self) -> None:
        """After events, and on day 0: as many as there are, born or gone on that day."""
        i, told = self.i, self.told
        for k, amounts in enumerate(told.amounts):
            if self.level[k] or (i and abs(amounts[i] - amounts[i - 1]) < TIE):
                continue
            wanted = rounded(amounts[i])
            if i and not wanted and not self.living[k] and amounts[i] > amounts[i - 1]:
                wanted, self.held[k] = 1, HELD * amounts[i]
            while len(self.living[k]) < wanted:
                self.born(k, "given" if i else "start")
            for n in range(len(self.living[k]) - wanted):
                life = self.lives[self.taken(k, 1024 * i + 768 + k, n)]
                life.gone, life.cause = float(told.days[i]), "event"
