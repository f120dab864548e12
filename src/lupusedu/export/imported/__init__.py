"""A model from SBML: a network of reactions, its observables and its events, or why it cannot be one here."""

from ...errors import DeclarationError
from ...network import Model
from ..packages import packages
from .made import made
from .source import Source

# Packages that change no run, or only add words.
HARMLESS = {"layout", "render", "l3v2extendedmath", "groups"}


def import_sbml(text: str, day: float | None = None) -> type[Model]:
    """The model class that SBML text declares: its reactions, parameters, events with a day or a condition,
    and as observables what it assigns to parameters and species.

    Species are amounts; where a compartment is not of size 1, an observable `A_concentration` is what the
    file calls A. A species that reactions do not change is a parameter, and what a rate rule changes is a
    species, made at that rate; such a model has no stochastic run. Names that mean something here get `_1`
    behind them. What a file works out once, such as a start or how many copies a reaction takes, is the
    number that it has with the file's own parameters. Labels and units come back from files of `export.sbml`;
    in others each unit is 1, and units are not checked (`checks_units`). Start amounts are those of day 0:
    nothing settles.

    day: how many of the file's units of time make a day; asked for where the file names a unit that is not
    the day, 1 where it names none. Raises DeclarationError, by name, for what it cannot say: algebraic rules,
    delays, compartments that change, stoichiometries that change or are not whole, conversion factors,
    required packages, functions such as piecewise, amounts that all start below 1e-9;
    ImportError without libsbml (`pip install "lupusedu[omex]"`).
    """
    if "<" not in str(text):
        raise DeclarationError(
            f"{str(text)!r} is no SBML text; give what the file holds: pathlib.Path('model.xml')"
            f".read_text(encoding='utf-8')."
        )
    _, libsbml, _ = packages("omex", "Reading SBML")
    document = libsbml.readSBMLFromString(text)
    if document.getNumErrors(libsbml.LIBSBML_SEV_ERROR) or document.getNumErrors(libsbml.LIBSBML_SEV_FATAL):
        raise DeclarationError(f"this is no valid SBML: {document.getErrorLog().toString().strip()}")
    for place in range(document.getNumPlugins()):
        package = document.getPlugin(place).getPackageName()
        if package not in HARMLESS:
            raise DeclarationError(
                f"the file needs the SBML package '{package}', which a model here has not."
            )
    if document.getModel() is None:
        raise DeclarationError("the file holds no model; give one with species and reactions.")
    for conversion in ("promoteLocalParameters", "expandFunctionDefinitions", "expandInitialAssignments"):
        properties = libsbml.ConversionProperties()
        properties.addOption(conversion, True)
        document.convert(properties)
    return made(Source(libsbml, document.getModel(), day))
