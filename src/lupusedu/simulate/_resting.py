"""All states in which a network stands still, by Newton's way from many places at once."""

import numpy as np
import pandas as pd
import sympy

from ..network import AnyModel, Model
from ..network.model import uses_day
from ._functions import Function, cached, net_rates, numeric, propensities
from ._ode import SimulationError, instance, observe, settled, table, trajectory

STARTS, TURNS = 1000, 60
MOST = 60  # states further apart than 1e-6; more lie on a line, which no finite list tells
SAME = 1e-13  # of an amount: a step that is smaller than this leads nowhere else
AT_REST = 1e-9  # of what flows in and out of a species, the part that may be left over


def steady_states(model: AnyModel, **values: float) -> pd.DataFrame:
    """Where a model stands still at its values, if no event comes: DataFrame, a row a state, lowest first; a
    column per species and observable, and `stable`.

    stable: whether it comes back after a small push, by the eigenvalues of the Jacobian; NA where they do not
    decide. A species that only adds up what others do (nothing hangs on it) never rests: NaN. What reactions
    conserve, and a species that nothing moves at these values, stay as in the declared start. Searched for by
    Newton’s way from 1,000 places, the same each time: a state that none of them leads to is missed. No row:
    it never rests. Raises SimulationError, also where there are more states than can be listed;
    DeclarationError.
    """
    model = instance(model, values)
    if uses_day(type(model)):
        raise SimulationError(
            f"{model.name}: its rates change with the day 't', so it stands still nowhere; follow a run with "
            f"simulate.ode."
        )
    names, p = _resting(type(model)), np.array(list(model.values.values()), float)
    start = settled(model, p)[0]
    every = _Network(type(model), names, p, start)
    # What nothing moves at these values, wherever it is, stays as it starts.
    names = [name for name, moves in zip(names, every.moved(_places(model, every))) if moves]
    network = _Network(type(model), names, p, start)
    found = network.apart(network.solved(_places(model, network))) if names else np.empty((0, 0))
    if len(found) > MOST:
        widest = names[int(np.argmax(np.ptp(found / (1e-12 + np.max(found, axis=0)), axis=0)))]
        raise SimulationError(
            f"{model.name} can rest at any amount of {widest}: its states lie on a line and cannot be "
            f"listed; follow a run with simulate.ode to see where it comes to rest."
        )
    y = np.full((len(model.species), len(found)), np.nan)
    y[every.rows] = start[every.rows, None]
    y[network.rows] = found.T
    rows = table(
        model, np.array([*y, *observe(model, y, p[:, None])]).T, pd.RangeIndex(len(found), name="state")
    )
    rows["stable"] = pd.array([network.stable(one) for one in found], dtype="boolean")
    return rows


@cached
def _resting(cls: type[Model]) -> list[str]:
    """Species on which something hangs, if only their own rate: all but those that only add up."""
    rates, names = net_rates(cls), list(cls.species)
    while ends := [n for n in names if not any(sympy.Symbol(n) in rates[m].free_symbols for m in names)]:
        names = [n for n in names if n not in ends]
    return names


@cached
def _slopes(cls: type[Model]) -> Function:
    """f(y, p) -> the Jacobian of the species that can rest, row after row."""
    names, rates = _resting(cls), net_rates(cls)
    slopes = sympy.Matrix([rates[n] for n in names]).jacobian([sympy.Symbol(n) for n in names])
    return numeric(cls, list(slopes))


class _Network:
    """Rates of the species that can rest, states × these species, and what their reactions conserve."""

    def __init__(self, cls: type[Model], names: list[str], p: np.ndarray, start: np.ndarray) -> None:
        self.cls, self.p, self.start = cls, p[:, None], start
        self.rows = [list(cls.species).index(name) for name in names]
        change = cls.stoichiometry()
        self.moves = np.array([[change[r].get(n, 0) for r in cls.reactions] for n in names], float)
        self.moves = self.moves.reshape(len(names), len(cls.reactions))
        kept = sympy.Matrix(self.moves.T.astype(int)).nullspace() if names else []
        self.conserved = np.array(kept, float).reshape(len(kept), len(names))
        self.total = self.conserved @ start[self.rows]
        # Of the species in each sum, one whose own rate the sum takes the place of.
        self.given = [int(np.flatnonzero(one)[-1]) for one in self.conserved]

    def _all(self, y: np.ndarray) -> np.ndarray:
        full = np.repeat(self.start[:, None], len(y), axis=1)
        full[self.rows] = y.T
        return full

    def flows(self, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """(net rate, all that flows in and out) of each species."""
        v = np.array([np.broadcast_to(one, len(y)) for one in propensities(self.cls)(self._all(y), self.p)])
        return (self.moves @ v).T, (np.abs(self.moves) @ np.abs(v)).T

    def moved(self, y: np.ndarray) -> np.ndarray:
        """Whether each species changes at any of these states."""
        left, all_of_it = self.flows(y)
        return np.any(np.abs(left) > AT_REST * all_of_it, axis=0)

    def slopes(self, y: np.ndarray) -> np.ndarray:
        """states × species × species."""
        parts = _slopes(self.cls)(self._all(y), self.p)
        all_of_them = _resting(self.cls)
        shape = (len(y), len(all_of_them), len(all_of_them))
        slopes = np.array([np.broadcast_to(one, len(y)) for one in parts]).T.reshape(shape)
        mine = [all_of_them.index(list(self.cls.species)[row]) for row in self.rows]
        return slopes[:, mine][:, :, mine]

    def solved(self, y: np.ndarray) -> np.ndarray:
        """The states that these places lead to. A place that has come to one is left there."""
        come: list[np.ndarray] = []
        for _ in range(TURNS):
            f, slopes = self.flows(y)[0], self.slopes(y)
            f[:, self.given] = y @ self.conserved.T - self.total
            slopes[:, self.given] = self.conserved
            whole = np.isfinite(slopes).all(axis=(1, 2)) & np.isfinite(f).all(axis=1)
            y, f, slopes = y[whole], f[whole], slopes[whole]
            there = y - _step(slopes, f)
            there = np.where(there < 0, y / 10, there)
            still = (np.abs(there - y) <= SAME * there).all(axis=1)
            come.append(there[still])
            y = there[~still]
        y = np.concatenate([*come, y])
        y = np.where(y < 1e-14 * (1 + np.max(y, axis=0, initial=0)), 0, y)
        left, all_of_it = self.flows(y)
        kept = np.abs(y @ self.conserved.T - self.total) <= AT_REST * (1 + np.abs(self.total))
        return y[(np.abs(left) <= AT_REST * all_of_it).all(axis=1) & kept.all(axis=1)]

    def apart(self, y: np.ndarray) -> np.ndarray:
        """Each state once, lowest first."""
        found, n = np.empty((len(y), len(self.rows))), 0
        scale = 1e-12 + np.max(y, axis=0, initial=0)
        # In single precision: the last digits of equal amounts do not decide.
        for one in y[np.lexsort(y.astype(np.float32).T[::-1])]:
            others = found[:n]
            if not (np.abs(one - others) <= 1e-6 * (others + 1e-6 * scale)).all(axis=1).any():
                found[n], n = one, n + 1
        return found[:n]

    def stable(self, y: np.ndarray) -> bool | None:
        """Whether a state comes back after a small push; None where the linear part does not say."""
        values = np.linalg.eigvals(self.slopes(y[None])[0])
        # What is conserved gives a 0 for each sum.
        values = values[np.argsort(np.abs(values))][len(self.conserved) :]
        most, size = np.max(values.real), np.max(np.abs(values))
        return None if abs(most) <= 1e-12 * size else bool(most < 0)


def _step(slopes: np.ndarray, f: np.ndarray) -> np.ndarray:
    """Newton's step of each state; where it is not one step but a line of them, the shortest."""
    step = np.empty_like(f)
    one = np.linalg.slogdet(slopes)[0] != 0
    step[one] = np.linalg.solve(slopes[one], f[one, :, None])[..., 0]
    step[~one] = (np.linalg.pinv(slopes[~one]) @ f[~one, :, None])[..., 0]
    return step


def _places(model: Model, network: _Network) -> np.ndarray:
    """Where the search begins: along the run, and at random, over six powers of ten around what the run
    reaches; of half of these some species are gone."""
    random, days = np.random.default_rng(0), np.linspace(0, model.span, 60)
    p = np.array(list(model.values.values()), float)
    run = trajectory(model, p, days)[0][network.rows].T
    size = np.max(run, axis=0)
    size = np.where(size > 0, size, 1.0)
    drawn = size * 10 ** random.uniform(-4, 2, (STARTS, len(size)))
    gone = random.random(drawn.shape) < 0.2 * (random.random((STARTS, 1)) < 0.5)
    return np.concatenate([run, np.where(gone, 0, drawn)])
