"""Many virtual patients side by side."""

import pickle
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor, as_completed
from numbers import Integral

import numpy as np
import pandas as pd
from tqdm import tqdm

from ..network import AnyModel, Model, Parameter
from . import _compiled
from ._ode import Days, SimulationError, grid, instance, table, trajectory

# At most this many run side by side: many, since NumPy is asked once for all of them; and at most so many
# NUMBERS of their rows, which stand in memory twice for a while (100 MB each). From twice APART on there are
# two parts, for two workers; compiled code, which takes one patient after the other, has parts of APART for
# any number of workers.
TOGETHER, APART, NUMBERS = 5000, 1000, 12_500_000
Job = tuple[Model, pd.DataFrame, np.ndarray, bool]
# Of each step of each patient: within 1e-4 of single runs also for those who nearly tip.
RTOL, ATOL = 5e-8, 1e-12


def draw(model: AnyModel, number: int, seed: int) -> pd.DataFrame:
    """Parameters of virtual patients: DataFrame, a row each.

    Log-normal about the model's values for parameters that declare a spread; where none does, even over the
    slider ranges (by ratio where the slider steps by ratio). A parameter that sets an event's day is
    treatment, not a patient: left alone. Raises SimulationError where none can differ.
    """
    model, random = instance(model), np.random.default_rng(seed)
    varied = [q for q in model.parameters.values() if q.spread]
    varied = varied or [
        q for q in model.parameters.values() if q.range and q.name not in _day_parameters(model)
    ]
    if not varied:
        raise SimulationError(
            f"{model.name}: no parameter differs between patients; give one a spread, or a range."
        )
    frame = {q.name: _drawn(q, model.values[q.name], number, random) for q in varied}
    return pd.DataFrame(frame, index=pd.RangeIndex(number, name="draw"))


def _drawn(parameter: Parameter, middle: float, number: int, random: np.random.Generator) -> np.ndarray:
    low, high = parameter.range or (0, np.inf)
    if parameter.spread:
        return np.clip(middle * np.exp(parameter.spread * random.standard_normal(number)), low, high)
    if parameter.log:
        return np.exp(random.uniform(np.log(low), np.log(high), number))
    return random.uniform(low, high, number)


def ensemble(
    model: AnyModel,
    draws: int | pd.DataFrame = 1000,
    seed: int = 0,
    executor: Executor | None = None,
    days: Days = None,
    **values: float,
) -> pd.DataFrame:
    """Runs of many virtual patients: DataFrame, index (draw, day), columns as `ode`.

    draws: how many, which are those of `draw(model, draws, seed)`, or a DataFrame of parameter values, a row
    each. days: as `ode`, but 101 days of the span by default. executor: any `concurrent.futures.Executor`;
    the result is the same with each. Patients of a model with events that wait for a condition are run one
    after the other, in some 20 ms each.

    Memory: the result, 8 bytes a number, and for each worker its chunk of at most 5,000 patients and 12.5
    million numbers, some 200 MB. With the extra `fast`, 10,000
    draws or more are solved in compiled code, two to three times as fast, their last digits apart: of a model
    that `prepare` was given, or of which this process has asked for 50,000 draws; then in every later
    process too. On a terminal a progress bar shows after a second; not in a notebook, where it would stay
    among the stored outputs. Raises SimulationError, DeclarationError.
    """
    model = instance(model, values)
    if not isinstance(draws, (pd.DataFrame, Integral)):
        raise SimulationError(
            f"{model.name}: draws is {draws!r}; give a whole number, or a DataFrame of parameter values, a "
            f"row each: pandas.DataFrame({{'{next(iter(model.parameters), 'dose')}': [0.1, 1]}})."
        )
    patients = draws if isinstance(draws, pd.DataFrame) else draw(model, int(draws), seed)
    if not len(patients):
        raise SimulationError(f"{model.name}: there are no draws; give at least one.")
    for name in patients:
        for extreme in (np.min(patients[name].to_numpy()), np.max(patients[name].to_numpy())):
            type(model)(**{name: extreme})
    days = np.linspace(0, model.span, 101) if days is None else grid(model, days)
    columns = len(model.species) + len(model.observables)
    compiled = not model.awaited() and _compiled.pays(type(model), len(patients))
    if compiled:
        _compiled.compiled(type(model))  # once, before there are several workers
    batches = _batches(model, patients, max(1, NUMBERS // (columns * days.size)), compiled)
    jobs = [(model, patients.iloc[batch], days, compiled) for batch in batches]
    # Where all run together, their rows are the result, and need not stand in memory twice.
    rows = np.empty((columns, len(patients), days.size) if len(jobs) > 1 else 0)
    with tqdm(total=len(patients), delay=1, leave=False, unit="patient", disable=None) as bar:
        for place, result in _results(jobs, executor):
            if len(jobs) == 1:
                rows = result
            else:
                rows[:, batches[place]] = result
            bar.update(len(batches[place]))
    index = pd.MultiIndex.from_product([patients.index, pd.Index(days, name="day")], names=["draw", "day"])
    return table(model, rows.reshape(columns, -1).T, index)


def prepare(model: AnyModel) -> None:
    """Compile a model now, once for this machine, for ensembles of 10,000 draws or more: some seconds. Raises
    SimulationError where the extra `fast` is not installed, or the model has more than 15 species."""
    if not _compiled.installed():
        raise SimulationError('compiling needs numba; type: pip install "lupusedu[fast]"')
    cls = type(instance(model))
    if len(cls.species) > _compiled.LARGEST:
        raise SimulationError(
            f"{cls.name} has {len(cls.species)} species; more than {_compiled.LARGEST} take minutes to "
            f"compile, so its ensembles stay with NumPy."
        )
    _compiled.compiled(cls)


def _day_parameters(model: Model) -> set[str]:
    return {
        str(symbol)
        for event in [*model.events.values(), *model.extra]
        if event.day is not None
        for symbol in model.formula(event.day).free_symbols
    }


def _batches(model: Model, patients: pd.DataFrame, most: int, compiled: bool) -> list[np.ndarray]:
    """Places of the patients that run together, all with events on the same days. most: of the memory."""
    names = [name for name in patients if name in _day_parameters(model)]
    groups = patients.groupby(names).indices.values() if names else [np.arange(len(patients))]
    most = min(most, APART if compiled else TOGETHER)
    return [part for group in groups for part in np.array_split(group, _parts(len(group), most))]


def _parts(patients: int, most: int) -> int:
    return max(-(-patients // most), min(2, max(1, patients // APART)))


def _results(jobs: list[Job], executor: Executor | None) -> Iterator[tuple[int, np.ndarray]]:
    """(place of the job, its rows) as they come."""
    if executor is None:
        yield from ((place, together(*job)) for place, job in enumerate(jobs))
        return
    try:
        if isinstance(executor, ProcessPoolExecutor):
            pickle.dumps(jobs[0])  # what fails only once it is on its way may hang the executor
        waiting = {executor.submit(together, *job): place for place, job in enumerate(jobs)}
        # A Dask executor hands out concurrent futures of its own kind, which as_completed takes too.
        for future in as_completed(waiting):
            yield waiting[future], future.result()
    except (BrokenExecutor, pickle.PicklingError, AttributeError) as error:
        if isinstance(error, AttributeError) and "pickle" not in str(error):
            raise
        raise SimulationError(
            f"the executor's processes could not be given the model ({error}). A class from a notebook, or "
            "from inside a function, is known here only: put it into a .py file and import it, or use a "
            "ThreadPoolExecutor. A script starts its processes under if __name__ == '__main__'."
        ) from None


def together(model: Model, patients: pd.DataFrame, days: np.ndarray, compiled: bool = False) -> np.ndarray:
    """Columns × patients × days of those who run side by side."""
    if model.awaited():  # each on days of its own
        runs = []
        for row in patients.to_dict("records"):
            one = type(model)(**{**model.values, **row}, events=model.extra)
            p = np.array(list(one.values.values()), float)
            runs.append(trajectory(one, p, days)[0])
        return np.stack(runs, axis=1)
    values = np.repeat(np.array(list(model.values.values()), float)[:, None], len(patients), axis=1)
    names = list(model.values)
    for name in patients:
        values[names.index(name)] = patients[name]
    same_days = type(model)(
        **{**model.values, **{n: patients[n].iloc[0] for n in patients}}, events=model.extra
    )
    rows, *_ = trajectory(same_days, values, days, RTOL, ATOL, compiled)
    return rows
