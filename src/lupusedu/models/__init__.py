"""The models, one file each: `models.LivingDrug`, or `models.find("living_drug")`. Found by their file names, so that
a new file is a new model."""

import re
from importlib import import_module
from pkgutil import iter_modules

from ..errors import DeclarationError, suggestion
from ..network import Model


def names() -> list[str]:
    """Stems of the models that have presets; a fragment that others extend has none and is not listed."""
    return [stem for stem in _stems() if _model(stem).presets]


def find(name: str) -> type[Model]:
    """The model class of a stem, such as 'living_drug'. Raises DeclarationError with a suggestion."""
    if name not in _stems() or not _model(name).presets:
        raise DeclarationError(f"there is no model '{name}'{suggestion(name, names())}")
    return _model(name)


def __getattr__(name: str) -> type[Model]:
    stem = re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
    if stem != name and stem in _stems() and _model(stem).__name__ == name:
        return _model(stem)
    raise AttributeError(f"module '{__name__}' has no attribute '{name}'{suggestion(name, _classes())}")


def __dir__() -> list[str]:
    return ["find", "names", *_classes()]


def _classes() -> list[str]:
    """Names of the classes of `names()`."""
    return [stem.title().replace("_", "") for stem in names()]


def _stems() -> list[str]:
    return [info.name for info in iter_modules(__path__) if not info.ispkg]


def _model(stem: str) -> type[Model]:
    module = import_module(f"{__name__}.{stem}")
    own = [thing for thing in vars(module).values() if isinstance(thing, type) and thing.__module__ == module.__name__]
    return next(thing for thing in own if issubclass(thing, Model))
