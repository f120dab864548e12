"""What species and reactions are, in the words of ontologies and databases: annotations of a model's SBML.

Read off the labels of species and the names of reactions, so that a model's file says nothing twice.
Parameters and observables have none.
"""

import re
from html import escape
from typing import Any

from ..network import Model, Species
from .packages import packages

# Whole words of a species' label, then what it is: the first row whose words it has. `is` where the label
# means all that the term does, `isVersionOf` where it means some of it.
WHAT = [
    ("precursors", "is", "CL:0000817"),  # precursor B cell
    ("old long-lived plasma cells", "isVersionOf", "CL:0000974"),  # long-lived plasma cell
    ("new long-lived plasma cells", "isVersionOf", "CL:0000974"),
    ("long-lived plasma cells", "is", "CL:0000974"),
    ("plasmablasts", "is", "CL:0000980"),  # plasmablast
    ("self-reactive memory b cells", "isVersionOf", "CL:0000787"),  # memory B cell
    ("memory b cells", "is", "CL:0000787"),
    ("self-reactive b cells", "isVersionOf", "CL:0000236"),  # B cell
    ("germinal-centre b cells", "is", "CL:0000844"),  # germinal center B cell
    ("dividing b cells", "isVersionOf", "CL:0000236"),
    ("recalled cells", "isVersionOf", "CL:0000236"),
    ("b cells", "is", "CL:0000236"),
    ("memory car t cells", "isVersionOf", "CL:0000813"),  # memory T cell
    ("active car t cells", "isVersionOf", "CL:0000911"),  # effector T cell
    ("t cells that carry the car", "isVersionOf", "CL:0000084"),  # T cell
    ("new cells", "isVersionOf", "CL:0000816"),  # immature B cell
    ("after gate 1", "isVersionOf", "CL:0000818"),  # transitional stage B cell
    ("finished cells", "isVersionOf", "CL:0000785"),  # mature B cell
    ("igg", "is", "GO:0071735"),  # IgG immunoglobulin complex
    ("autoantibody", "isVersionOf", "GO:0042571"),  # immunoglobulin complex, circulating
    ("vaccine antibody", "isVersionOf", "GO:0042571"),
    ("antibody in blood", "is", "GO:0042571"),
    ("vaccine", "isVersionOf", "CHEBI:59132"),  # antigen
    ("interleukin-6", "is", "uniprot/P05231"),  # IL6_HUMAN
    ("tocilizumab", "is", "drugbank/DB06273"),
    ("drug in the body", "isVersionOf", "CHEBI:23888"),  # drug
]
# Words of a species' label, and where that is.
WHERE = [("in blood", "UBERON:0000178"), ("in the marrow", "UBERON:0002371")]  # blood; bone marrow
# Pattern of a reaction's name, and the process that it is a version of.
HOW = [
    ("killing|killing_in_marrow", "GO:0001913"),  # T cell mediated cytotoxicity
    ("expansion", "GO:0042098"),  # T cell proliferation
    (r"division|memory_renewal|memory_regrowth|recall_\w+_step", "GO:0042100"),  # B cell proliferation
    ("effector_death", "GO:0070231"),  # T cell apoptotic process
    ("memory_cell_death|dividing_cell_death", "GO:0001783"),  # B cell apoptotic process
    (r".*stopped_at_gate_\d", "GO:0002352"),  # B cell negative selection
    (r"marrow_output|stem_cell_input|precursor_exit|.*pass_gate_\d", "GO:0030183"),  # B cell differentiation
    (r"plasmablasts_\w+|recalled_to_plasmablasts", "GO:0002317"),  # plasma cell differentiation
    ("long_lived_made|niche_refill", "GO:0002317"),
    ("memory_made", "GO:0030098"),  # lymphocyte differentiation
    (r"\w*antibody_made|IgG_made|(auto)?antibody_from_\w+", "GO:0002377"),  # immunoglobulin production
    ("everyday_cell_death", "GO:0006915"),  # apoptotic process
    ("clean_up", "GO:0043277"),  # apoptotic cell clearance
    ("interleukin_6_release", "GO:0032635"),  # interleukin-6 production
]
PERSON = "taxonomy/9606"  # Homo sapiens
QUALIFIERS = {"is": "IS", "isVersionOf": "IS_VERSION_OF", "occursIn": "OCCURS_IN", "hasTaxon": "HAS_TAXON"}
Term = tuple[str, str]  # qualifier of BioModels.net, identifier


def of_species(species: Species) -> list[Term]:
    """What a species is, and where."""
    label = species.label.lower()
    what = [(qualifier, term) for words, qualifier, term in WHAT if says(label, words)]
    return what[:1] + [("occursIn", term) for words, term in WHERE if says(label, words)]


def says(label: str, words: str) -> bool:
    """Whether a label has these whole words: a trigger is no IgG."""
    return bool(re.search(rf"\b{re.escape(words)}\b", label))


def of_reaction(name: str) -> list[Term]:
    """What a reaction is, whichever of several places it happens in."""
    return [("isVersionOf", term) for pattern, term in HOW if re.fullmatch(rf"({pattern})(_\d+)?", name)][:1]


def address(term: str) -> str:
    """Where identifiers.org knows a term: CL:0000236 as https://identifiers.org/CL:0000236."""
    return f"https://identifiers.org/{term}"


def annotated(sbml: str, model: Model) -> str:
    """The SBML text of a model with its terms, its title and what it is about."""
    _, libsbml, _ = packages("omex", "Annotated SBML")
    document = libsbml.readSBMLFromString(sbml)
    network = document.getModel()
    network.setName(model.title)
    told = "".join(f"<p>{escape(text)}</p>" for text in (model.about, model.question) if text)
    network.setNotes(f'<body xmlns="http://www.w3.org/1999/xhtml">{told}</body>')
    _annotate(libsbml, network, [("hasTaxon", PERSON)])
    for name, species in model.species.items():
        _annotate(libsbml, network.getSpecies(name), of_species(species))
    for name in model.reactions:
        _annotate(libsbml, network.getReaction(name), of_reaction(name))
    return str(libsbml.writeSBMLToString(document))


def _annotate(libsbml: Any, thing: Any, terms: list[Term]) -> None:
    thing.setMetaId(f"meta_{thing.getId()}")
    for qualifier, term in terms:
        found = libsbml.CVTerm(libsbml.BIOLOGICAL_QUALIFIER)
        found.setBiologicalQualifierType(getattr(libsbml, f"BQB_{QUALIFIERS[qualifier]}"))
        found.addResource(address(term))
        thing.addCVTerm(found)
