"""A model as a COMBINE archive: its SBML, its runs as SED-ML, and who made it, in one file."""

from collections.abc import Mapping
from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ..network import AnyModel, Model
from ..simulate import instance
from ._sedml import Source, runs, sedml
from ._terms import annotated
from .antimony import later
from .csv import CITE
from .packages import packages
from .sbml import sbml

AUTHORS = "The lupusedu authors"
LICENCE = "https://spdx.org/licenses/BSD-3-Clause"  # as pyproject.toml says of the package
FORMATS = {
    ".": "http://identifiers.org/combine.specifications/omex",
    "xml": "http://identifiers.org/combine.specifications/sbml.level-3.version-2",
    "sedml": "http://identifiers.org/combine.specifications/sed-ml",
    "rdf": "http://identifiers.org/combine.specifications/omex-metadata",
}
RUNS = "runs.sedml"  # what a program opens first
NO_DAY = (1980, 1, 1, 0, 0, 0)  # the first that a zip knows: the same model, the same bytes
MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<omexManifest xmlns="http://identifiers.org/combine.specifications/omex-manifest">
{rows}
</omexManifest>
"""
METADATA = """<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dcterms="http://purl.org/dc/terms/" \
xmlns:vCard="http://www.w3.org/2006/vcard/ns#">
  <rdf:Description rdf:about=".">
    <dcterms:title>{title}</dcterms:title>
    <dcterms:description>{description}</dcterms:description>
    <dcterms:creator rdf:parseType="Resource">
      <vCard:organization-name>{authors}</vCard:organization-name>
    </dcterms:creator>
    <dcterms:license rdf:resource="{licence}"/>
  </rdf:Description>
</rdf:RDF>
"""


def omex(model: AnyModel) -> bytes:
    """Bytes of a COMBINE archive (OMEX): annotated SBML; SED-ML with the model as it stands, its presets and
    the runs of its checks, these as the class declares them; metadata. The same bytes for the same model.

    What differs on the first day alone is a change in the SED-ML; what moves an event has an SBML of its own.
    Raises ImportError where a package is missing, SimulationError for a model without reactions.
    """
    model = instance(model)
    packages("omex", "A COMBINE archive")
    asked = runs(model)
    files: dict[str, str] = {}
    sources: dict[str, Source] = {}
    known: dict[tuple[type[Model], str], Source] = {}
    for run in asked:
        key = type(run.model), str(later(run.model))
        if key not in known:
            own = run.model.name if not files else f"{run.model.name}_{run.id}"
            known[key] = Source(f"{own}.xml", run.start)
            files[f"{own}.xml"] = annotated(sbml(run.model), run.model)
        sources[run.id] = known[key]
    files[RUNS] = sedml(asked, sources)
    return _packed({"manifest.xml": manifest(files), **files, "metadata.rdf": metadata(model)})


def manifest(files: Mapping[str, str]) -> str:
    """XML that says what the files of an archive are."""
    rows = [(".", FORMATS["."]), ("./manifest.xml", f"{FORMATS['.']}-manifest")]
    rows += [(f"./{name}", FORMATS[name.rpartition(".")[2]]) for name in (*files, "metadata.rdf")]
    master = {f"./{RUNS}": ' master="true"'}
    return MANIFEST.format(
        rows="\n".join(
            f'  <content location="{at}" format="{form}"{master.get(at, "")}/>' for at, form in rows
        )
    )


def metadata(model: Model) -> str:
    """RDF that says what an archive is about, who made it and what may be done with it. No day: it would be
    that of the build."""
    words = [model.about, model.question, CITE, "Teaching model. Not medical advice."]
    return METADATA.format(
        title=escape(model.title or model.name),
        description=escape(" ".join(" ".join(filter(None, words)).split())),
        authors=AUTHORS,
        licence=LICENCE,
    )


def _packed(files: Mapping[str, str]) -> bytes:
    """A zip of the files, without the day or the machine on which it was made."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, text in files.items():
            entry = ZipInfo(name, NO_DAY)
            entry.create_system = 3
            archive.writestr(entry, text.encode(), ZIP_DEFLATED, 9)
    return made.getvalue()
