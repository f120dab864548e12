"""A model's COMBINE archive: what is in it, and what is not."""

import os
import re
import subprocess
import sys
import tomllib
from xml.etree import ElementTree

import pytest

from checkout import ROOT
from judges.archives import archive, changed, unpacked
from judges.engines import NETWORKS, each_network, judge_module
from lupusedu import export, models
from lupusedu.export import _terms
from lupusedu.network import Event, Model, Parameter, Reaction, Species
from lupusedu.network.lesson import Check, Preset
from lupusedu.simulate import SimulationError
from without import without

# What no public term fits, or one that could not be verified: the reason stands in DECISIONS.md.
WITHOUT_A_TERM = {
    "dead-cell waste",
    "free space after chemotherapy",
    "organ damage",
    "serious infections expected",
    "slow part of the score",
    "treatment in the body",
    "waste a trigger adds each day",
}
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
IDENTIFIER = re.compile(
    r"https://identifiers\.org/((CL|GO|UBERON):\d{7}|CHEBI:\d+|uniprot/[A-Z]\d{5}|drugbank/DB\d{5}|taxonomy/\d+)"
)


class Moving(Model):
    """A setting that moves an event, and one that does not; a check of each kind."""

    span = 20
    X = Species("x0", "cell", "B cells")
    x0 = Parameter(8, "cell", "start")
    k = Parameter(0.5, "1/day", "rate")
    late = Parameter(5, "day", "a day")
    turn = Reaction("X =>", "k*X")
    gift = Event("late", add={"X": 1})
    same = Event(9, add={"X": 1})
    presets = {
        "more": Preset("More at the start & slower.", {"x0": 16, "k": 0.25}),
        "at once": Preset("Both on one day.", {"late": 9}),
    }
    checks = [
        Check("T-1", "one run", "value_at(X, 3)", 1, 2, "fitted", "E01", {"k": 0.3}),
        Check("T-2", "two runs", "peak(X)", 0.5, 3, "design", values={"x0": 2}, against={"x0": 4}, span=7),
        Check("T-3", "by chance", "end(X) > 1", 0, 1, "independent", runs=10),
        Check("T-4", "counted", "low(3, 5)", 0, 1, "independent"),
    ]


@pytest.fixture(scope="module")
def moving():
    for package in ("antimony", "libsbml", "libsedml"):
        judge_module(package)
    return unpacked(export.omex(Moving))


def test_each_preset_and_each_check_of_one_run_or_two_has_a_task_and_a_report(moving):
    document = judge_module("libsedml").readSedMLFromString(moving["runs.sedml"])
    runs = ["as_it_stands", "preset_1_more", "preset_2_at_once"]
    runs += ["check_T_1", "check_T_2", "check_T_2_against"]
    assert [task.getId() for task in document.getListOfTasks()] == [f"task_{run}" for run in runs]
    assert [report.getId() for report in document.getListOfOutputs()] == [f"report_{run}" for run in runs]
    course = document.getSimulation(document.getTask("task_check_T_2").getSimulationReference())
    assert (course.getOutputEndTime(), course.getNumberOfSteps()) == (7, 70)


def test_a_report_says_what_a_preset_shows_and_what_a_check_accepts(moving):
    document = judge_module("libsedml").readSedMLFromString(moving["runs.sedml"])
    notes = {report.getId(): report.getNotesString() for report in document.getListOfOutputs()}
    assert "More at the start &amp; slower." in notes["report_preset_1_more"]
    for words in ("value_at(X, 3)", "Accepted: 1 to 2 (fitted)", "E01"):
        assert words in notes["report_check_T_1"]
    assert "ratio of two runs" in notes["report_check_T_2_against"]


def test_a_setting_is_a_change_of_the_sbml_and_one_that_moves_an_event_has_its_own(moving):
    document = judge_module("libsedml").readSedMLFromString(moving["runs.sedml"])
    sources = {model.getId(): model.getSource() for model in document.getListOfModels()}
    assert {file for key, file in sources.items() if key != "model_preset_2_at_once"} == {"moving.xml"}
    assert sources["model_preset_2_at_once"] == "moving_preset_2_at_once.xml"
    species, parameters = changed(moving["moving.xml"], document.getModel("model_preset_1_more"))
    assert species == {"X": 16}
    assert parameters == {"x0": 16, "k": 0.25, "late": 5}
    assert document.getModel("model_preset_1_more").getNumChanges() == 3


def test_an_instance_is_packed_with_its_own_values(moving):
    files = unpacked(export.omex(Moving(x0=3)))
    model = judge_module("libsedml").readSedMLFromString(files["runs.sedml"]).getModel("model_as_it_stands")
    assert changed(files["moving.xml"], model)[0] == {"X": 3}


def test_an_archive_is_the_same_bytes_in_another_process():
    name = NETWORKS[0]
    code = (
        "import sys; from lupusedu import export, models; "
        f"sys.stdout.buffer.write(export.omex(models.find({name!r})))"
    )
    env = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "PYTHONPATH": os.pathsep.join(sys.path)}
    expected = archive(name)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=env, check=True)
    assert done.stdout == expected


def test_every_species_says_what_it_is_but_for_those_that_have_no_term():
    species = [one for name in NETWORKS for one in models.find(name).species.values()]
    without = {re.sub(r", place \d+$", "", one.label) for one in species if not _terms.of_species(one)}
    assert without == WITHOUT_A_TERM & {re.sub(r", place \d+$", "", one.label) for one in species}


@each_network
def test_the_sbml_links_each_species_and_reaction_to_its_terms(name):
    model, root = models.find(name), ElementTree.fromstring(unpacked(archive(name))[f"{name}.xml"])

    def links(thing):
        return [one.get(f"{{{RDF}}}resource") for one in thing.iterfind(".//{*}li")]

    for kind, terms in (
        ("species", {key: _terms.of_species(one) for key, one in model.species.items()}),
        ("reaction", {key: _terms.of_reaction(key) for key in model.reactions}),
    ):
        found = {thing.get("id"): links(thing) for thing in root.iterfind(f".//{{*}}{kind}")}
        assert found == {key: [_terms.address(term) for _, term in these] for key, these in terms.items()}
    assert [link for link in links(root) if not IDENTIFIER.fullmatch(link)] == []


def test_every_process_of_the_table_happens_in_a_model():
    names = [reaction for name in NETWORKS for reaction in models.find(name).reactions]
    assert {term for one in names for _, term in _terms.of_reaction(one)} == {term for _, term in _terms.HOW}


def test_the_maker_and_the_licence_are_those_of_the_package(moving):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    root = ElementTree.fromstring(moving["metadata.rdf"])
    assert [one.text for one in root.iterfind(".//{*}creator/{*}organization-name")] == [
        author["name"] for author in project["authors"]
    ]
    assert [one.get(f"{{{RDF}}}resource") for one in root.iterfind(".//{*}license")] == [
        f"https://spdx.org/licenses/{project['license']}"
    ]


def test_a_model_without_reactions_has_no_archive_and_says_so():
    with pytest.raises(SimulationError, match="has no reactions"):
        export.omex(models.find("evidence"))


def test_without_a_package_only_the_archive_is_missing_and_says_what_to_install():
    """In a process of its own, where the package cannot be imported."""
    judge_module("antimony")
    judge_module("libsbml")
    script = """
from lupusedu import card, export, models
M = models.find("living_drug")
assert sorted(card.files(M())) == ["ant", "csv", "xml"]
assert "COMBINE" not in card._links(M) and "SBML" in card._links(M)
try:
    export.omex(M)
except ImportError as error:
    print(error)
"""
    said = without("libsedml", script)
    assert "libsedml" in said
    assert 'pip install "lupusedu[omex]"' in said
