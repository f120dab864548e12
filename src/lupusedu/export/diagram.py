"""The reaction network of a model as a picture."""

from ..figure import diagram as score
from ..network import AnyModel
from ..simulate import instance


def diagram(model: AnyModel) -> str:
    """SVG text of the reaction network: a column a species, a line a reaction."""
    return score.svg(instance(model))
