"""COMBINE archives as others read them: unpacked, their SED-ML by libsedml, their changes by XPath."""

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import numpy as np
from lxml import etree

from judges.engines import judge_module
from lupusedu import export, models

SBML = {"sbml": "http://www.sbml.org/sbml/level3/version2/core"}
TIME = "urn:sedml:symbol:time"


@dataclass
class Task:
    """file: name of its SBML. first: ({species: amount}, {parameter: value}) with the changes made. days: of
    its rows. columns: {label: id in the SBML}."""

    file: str
    first: tuple[dict, dict]
    days: np.ndarray
    columns: dict[str, str]


@cache
def archive(name):
    """Bytes of a model's archive."""
    for package in ("antimony", "libsbml", "libsedml"):
        judge_module(package)
    return export.omex(models.find(name))


def unpacked(archive):
    """{file: text} of an archive."""
    with ZipFile(BytesIO(archive)) as opened:
        return {name: opened.read(name).decode() for name in opened.namelist()}


def tasks(files):
    """{id: Task} of the unpacked files."""
    libsedml = judge_module("libsedml")
    document = libsedml.readSedMLFromString(files["runs.sedml"])
    found = {}
    for task in document.getListOfTasks():
        model = document.getModel(task.getModelReference())
        course = document.getSimulation(task.getSimulationReference())
        assert course.getInitialTime() == course.getOutputStartTime() == 0
        found[task.getId()] = Task(
            file=model.getSource(),
            first=changed(files[model.getSource()], model),
            days=np.linspace(0, course.getOutputEndTime(), course.getNumberOfSteps() + 1),
            columns=reported(document, task.getId(), files[model.getSource()]),
        )
    return found


def changed(sbml, model):
    """({species: amount}, {parameter: value}) of the SBML after the changes of a SED-ML model."""
    root = etree.fromstring(sbml.encode())
    for change in model.getListOfChanges():
        path, _, attribute = change.getTarget().rpartition("/@")
        (element,) = root.xpath(path, namespaces=SBML)
        assert attribute in element.attrib
        element.set(attribute, change.getNewValue())
    return tuple(
        {
            one.get("id"): float(one.get(attribute))
            for one in root.iterfind(f".//sbml:{tag}", SBML)
            if one.get(attribute)
        }
        for tag, attribute in (("species", "initialConcentration"), ("parameter", "value"))
    )


def reported(document, task, sbml):
    """{label: id in the SBML, or TIME} of the one report on a task."""
    root, columns = etree.fromstring(sbml.encode()), {}
    for report in document.getListOfOutputs():
        for column in report.getListOfDataSets():
            made = document.getDataGenerator(column.getDataReference())
            (variable,) = made.getListOfVariables()
            if variable.getTaskReference() != task:
                continue
            assert made.getMath().getName() == variable.getId()
            assert column.getLabel() not in columns
            columns[column.getLabel()] = (
                root.xpath(variable.getTarget(), namespaces=SBML)[0].get("id")
                if variable.getTarget()
                else variable.getSymbol()
            )
    return columns
