"""The runs of a model as SED-ML: as it stands, its presets, and each check that one or two runs decide."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import Any

from ..network import Model, grammar
from ..network.lesson import Check
from ..simulate import grid
from .antimony import first_day
from .packages import packages

# CVODE, which whoever has another solver replaces by it: relative and absolute tolerance, most steps.
CVODE = "KISAO:0000019"
LIMITS = {"KISAO:0000209": "1e-12", "KISAO:0000211": "1e-20", "KISAO:0000415": "1000000"}
# What libantimony writes: SBML Level 3 Version 2.
LANGUAGE = "urn:sedml:language:sbml.level-3.version-2"
SBML = "http://www.sbml.org/sbml/level3/version2/core"
NETWORK = "/sbml:sbml/sbml:model"


@dataclass(frozen=True)
class Run:
    """A time course to make. steps: even ones, up to the last of the days. columns: what is reported."""

    id: str
    title: str
    told: tuple[str, ...]
    model: Model
    days: float
    steps: int
    columns: tuple[str, ...]

    @cached_property
    def start(self) -> dict[str, float]:
        """{name: amount or value} on the first day."""
        return first_day(self.model)


@dataclass(frozen=True)
class Source:
    """A file of SBML. start: {name: amount or value} in it."""

    file: str
    start: Mapping[str, float]


def runs(model: Model) -> list[Run]:
    """The model as it stands, each preset, and the runs of each check."""
    made: dict[str, tuple[str, str, Model]] = {
        "as_it_stands": ("The model as it stands", "", model),
        **{
            f"preset_{i}_{plain(name)}": (name, preset.caption, type(model).preset(name))
            for i, (name, preset) in enumerate(model.presets.items(), 1)
        },
    }
    steps, columns = len(grid(model, None)) - 1, (*model.species, *model.observables)
    shown = [
        Run(key, title, (told,) * bool(told), one, model.span, steps, columns)
        for key, (title, told, one) in made.items()
    ]
    return [*shown, *(run for check in model.checks for run in _of_check(type(model), check))]


def _of_check(cls: type[Model], check: Check) -> Iterator[Run]:
    """One run, or two that are compared; none for a check that asks many runs, resting states or counts."""
    cls = check.network or cls
    calls = [] if check.cohort or check.runs else grammar.calls(grammar.arithmetic(check.measure))
    if not calls or any(call.name in grammar.COUNTED for call in calls):
        return
    columns = tuple(dict.fromkeys(name for call in calls for _, name in call.names))
    days = check.span or cls.span
    told = [f"Measure: {check.measure}", f"Accepted: {check.low:g} to {check.high:g} ({check.kind})"]
    told += [f"Evidence: {check.evidence}"] * bool(check.evidence)
    told += [f"Not met: {check.fails}"] * bool(check.fails)
    told += [f"The number is the {check.by} of two runs, check_{plain(check.id)} and _against"] * bool(
        check.against is not None
    )
    for end, settings in (("", check.values), ("_against", check.against)):
        if settings is not None:
            name = f"check_{plain(check.id)}{end}"
            title = check.text + ", the run to compare with" * bool(end)
            yield Run(name, title, tuple(told), cls(**settings), days, round(10 * days), columns)


def plain(name: str) -> str:
    """A name as an identifier of SED-ML may be."""
    return re.sub(r"\W+", "_", name, flags=re.ASCII).strip("_")


def sedml(runs: list[Run], sources: Mapping[str, Source]) -> str:
    """SED-ML Level 1 Version 4 text. sources: {id of a run: its file}."""
    *_, libsedml = packages("omex", "SED-ML")
    document = libsedml.SedDocument(1, 4)
    document.getNamespaces().add(SBML, "sbml")
    courses: dict[tuple[float, int], str] = {}
    for run in runs:
        _model(document, run, sources[run.id])
        if (key := (run.days, run.steps)) not in courses:
            courses[key] = _course(document, run, f"course_{len(courses) + 1}")
        task = document.createTask()
        task.setId(f"task_{run.id}")
        task.setName(run.title)
        task.setModelReference(f"model_{run.id}")
        task.setSimulationReference(courses[key])
        _report(libsedml, document, run)
    return str(libsedml.writeSedMLToString(document))


def _model(document: Any, run: Run, source: Source) -> None:
    """The file, with what differs on the first day changed in it: parameters before species, since tellurium
    takes the last change first, and loses values that it changes before an amount."""
    made = document.createModel()
    made.setId(f"model_{run.id}")
    made.setName(run.title)
    made.setLanguage(LANGUAGE)
    made.setSource(source.file)
    for name in (*run.model.parameters, *run.model.species):
        if run.start[name] != source.start[name]:
            attribute = "initialConcentration" if name in run.model.species else "value"
            change = made.createChangeAttribute()
            change.setTarget(f"{target(run.model, name)}/@{attribute}")
            change.setNewValue(repr(run.start[name]))


def _course(document: Any, run: Run, name: str) -> str:
    course = document.createUniformTimeCourse()
    course.setId(name)
    course.setInitialTime(0)
    course.setOutputStartTime(0)
    course.setOutputEndTime(run.days)
    course.setNumberOfSteps(run.steps)
    solver = course.createAlgorithm()
    solver.setKisaoID(CVODE)
    for kisao, value in LIMITS.items():
        limit = solver.createAlgorithmParameter()
        limit.setKisaoID(kisao)
        limit.setValue(value)
    return name


def _report(libsedml: Any, document: Any, run: Run) -> None:
    """Day and columns; its notes say what a preset shows, or what a check accepts."""
    report = document.createReport()
    report.setId(f"report_{run.id}")
    report.setName(run.title)
    lines = "".join(f"<p>{escape(text)}</p>" for text in run.told)
    if lines:
        report.setNotes(f'<notes><body xmlns="http://www.w3.org/1999/xhtml">{lines}</body></notes>')
    for name in ("day", *run.columns):
        made = document.createDataGenerator()
        made.setId(f"data_{run.id}_{name}")
        variable = made.createVariable()
        variable.setId(f"{run.id}_{name}")
        variable.setTaskReference(f"task_{run.id}")
        if name == "day":
            variable.setSymbol("urn:sedml:symbol:time")
        else:
            variable.setTarget(target(run.model, name))
        made.setMath(libsedml.parseFormula(variable.getId()))
        column = report.createDataSet()
        column.setId(f"column_{run.id}_{name}")
        column.setLabel(name)
        column.setDataReference(made.getId())


def target(model: Model, name: str) -> str:
    """XPath of a species, parameter or observable in the SBML."""
    kind = "listOfSpecies/sbml:species" if name in model.species else "listOfParameters/sbml:parameter"
    return f"{NETWORK}/sbml:{kind}[@id='{name}']"
