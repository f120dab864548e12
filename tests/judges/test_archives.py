"""Each model's COMBINE archive is valid for the public validators, and libroadrunner and COPASI make Python's
numbers of it."""

from judges.archives import TIME, archive, tasks, unpacked
from judges.engines import Roadrunner, away_from_events, each_network, judge_module, worst
from lupusedu import models, simulate
from lupusedu.export import _sedml

# What SBML says of a species in 1/day: it knows no such amount. All else has no warning either.
RATE_OF_A_DAY = {10501, 10503, 10541, 10562}
ALL_CHECKS = [
    "GENERAL_CONSISTENCY",
    "IDENTIFIER_CONSISTENCY",
    "UNITS_CONSISTENCY",
    "MATHML_CONSISTENCY",
    "SBO_CONSISTENCY",
    "OVERDETERMINED_MODEL",
    "MODELING_PRACTICE",
]


@each_network
def test_libsbml_finds_no_error_in_the_sbml_and_libsedml_none_in_the_runs(name):
    files, model = unpacked(archive(name)), models.find(name)
    libsbml, libsedml = judge_module("libsbml"), judge_module("libsedml")
    warned = set()
    for file in (file for file in files if file.endswith(".xml") and file != "manifest.xml"):
        document = libsbml.readSBMLFromString(files[file])
        for check in ALL_CHECKS:
            document.setConsistencyChecks(getattr(libsbml, f"LIBSBML_CAT_{check}"), True)
        document.checkConsistency()
        found = [document.getError(i) for i in range(document.getNumErrors())]
        assert [one.getMessage() for one in found if one.getSeverity() >= libsbml.LIBSBML_SEV_ERROR] == []
        warned |= {one.getErrorId() for one in found}
    assert warned <= (RATE_OF_A_DAY if any("day" in one.unit for one in model.species.values()) else set())
    document = libsedml.readSedMLFromString(files["runs.sedml"])
    assert [document.getError(i).getMessage() for i in range(document.getNumErrors())] == []
    names = [one.getName() for one in document.getListOfOutputs()]
    assert len(names) == len(set(names))  # by which COPASI tells reports apart


@each_network
def test_libcombine_reads_the_archive_back(name, tmp_path):
    libcombine, path = judge_module("libcombine"), tmp_path / f"{name}.omex"
    path.write_bytes(archive(name))
    opened = libcombine.CombineArchive()
    assert opened.initializeFromArchive(str(path))
    assert opened.getManifest().getNumErrors() == 0
    entries = [opened.getEntry(i) for i in range(opened.getNumEntries())]
    files = set(unpacked(archive(name))) - {"metadata.rdf"}  # which it reads below
    assert {one.getLocation().removeprefix("./") for one in entries} - {"."} == files
    assert {one.getLocation(): one.isFormat("sbml") for one in entries if one.getLocation() != "."} == {
        f"./{file}": file.endswith(".xml") and file != "manifest.xml" for file in files
    }
    assert opened.getMasterFile().getLocation() == "./runs.sedml"
    assert opened.getMasterFile().isFormat("sedml")
    said = opened.getMetadataForLocation(".")
    assert [one.getOrganization() for one in said.getCreators()] == ["The lupusedu authors"]
    assert models.find(name).__doc__.split(".")[0] in said.getDescription()
    opened.cleanUp()


@each_network
def test_libroadrunner_makes_the_same_numbers_of_every_run(name):
    files, asked = unpacked(archive(name)), {run.id: run for run in _sedml.runs(models.find(name)())}
    found, engines, errors = tasks(files), {}, {}
    assert set(found) == {f"task_{key}" for key in asked}
    for key, run in asked.items():
        task = found[f"task_{key}"]
        assert task.columns.pop("day") == TIME
        assert tuple(task.columns) == run.columns == tuple(task.columns.values())
        if task.file not in engines:
            engines[task.file] = Roadrunner(files[task.file])
        rows = task.days[away_from_events(run.model, task.days)]
        engines[task.file].set(*task.first)
        errors[key] = worst(
            engines[task.file].run(run.columns, rows),
            simulate.ode(run.model, rows)[list(run.columns)].reset_index(drop=True),
        )
    assert {key: error for key, error in errors.items() if not error <= 1e-6} == {}


@each_network
def test_copasi_opens_the_archive_at_each_preset_and_makes_the_same_numbers(name, tmp_path):
    basico, path, errors = judge_module("basico"), tmp_path / f"{name}.omex", {}
    path.write_bytes(archive(name))
    library, engine = basico.COPASI, basico.COPASI.CRootContainer.addDatamodel()
    runs = [run for run in _sedml.runs(models.find(name)()) if run.id.startswith("preset_")]
    assert [run.title for run in runs] == list(models.find(name).presets)
    for key, preset, model in ((run.id, run.title, run.model) for run in runs):
        none = library.StringStdVector()
        wanted = library.SedmlImportOptions(f"task_{key}", f"model_{key}", none, f"report_{key}")
        assert engine.openCombineArchive(str(path), None, True, wanted)
        run = basico.run_time_course(model=engine, use_numbers=True)
        run = run.rename(columns=lambda c: c.removeprefix("Values[").removesuffix("]"))
        assert len(run) > 100
        assert run.index[-1] == model.span
        here = away_from_events(model, run.index)
        expected = simulate.ode(model, run.index[here].to_numpy()).reset_index(drop=True)
        errors[preset] = worst(run[here].reset_index(drop=True), expected)
    library.CRootContainer.removeDatamodel(engine)
    assert {preset: error for preset, error in errors.items() if not error <= 1e-6} == {}
