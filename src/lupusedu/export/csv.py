"""A run as comma-separated values."""

from .._version import __version__
from ..network import AnyModel
from ..simulate import instance, ode


def csv(model: AnyModel) -> str:
    """CSV text of the model's run, under comment lines that say the model, version, settings and units."""
    model = instance(model)
    run = ode(model)
    settings = ", ".join(f"{name}={value:g}" for name, value in model.values.items())
    heads = [
        f"# {model.title}: model {model.name}, lupusedu {__version__}",
        f"# settings: {settings}",
        f"# units: day, {', '.join(f'{name} [{unit}]' for name, unit in run.attrs['units'].items())}",
        "# A teaching model, not medical advice. CC BY 4.0.",
    ]
    return "\n".join(heads) + "\n" + run.to_csv(float_format="%.6g")
