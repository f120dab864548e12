"""The interactive figure of a model: a widget in JupyterLab, a custom element with a still figure on a page."""

import re
from html import escape
from pathlib import Path

import anywidget
import traitlets

from . import check, export, figure, simulate
from .expression import DeclarationError, suggestion

BUNDLE = Path(__file__).with_name("static") / "widget.js"
UNBUILT = "export default { render({ el }) { el.textContent = 'The JavaScript is not built: run npm ci && npm run build.' } }\n"


class Explorable(anywidget.AnyWidget):
    """An interactive figure of a model.

    model: a Model class or instance. sliders: names of knobs or parameters (the guided knob by default). views: names of
    plots, the first is shown (all by default). preset, values: where it starts. caption: the words on top. id: tells two
    of one model on a page apart. `.values` follows the sliders, `.run` is the time course at these values.
    Raises DeclarationError, with a suggestion, for a name the model does not have.
    """

    _esm = BUNDLE.read_text(encoding="utf-8") if BUNDLE.exists() else UNBUILT
    model_js = traitlets.Unicode().tag(sync=True)
    sliders = traitlets.Unicode().tag(sync=True)
    views = traitlets.Unicode().tag(sync=True)
    caption = traitlets.Unicode().tag(sync=True)
    start = traitlets.Dict().tag(sync=True)
    values = traitlets.Dict().tag(sync=True)

    def __init__(self, model, sliders=None, views=None, preset=None, caption=None, values=None, id="1"):
        instance = simulate.instance(model)
        self._class, self._events, self._preset, self._runs = type(instance), instance.extra, preset, {}
        self._id = f"{instance.name}-{id}"
        self._knobs = {knob.name: knob.parameters for knob in instance.knobs}
        sliders = self._known("slider", _names(sliders), {**self._knobs, **instance.parameters})
        self._shown = [name for knob in sliders or self._guided() for name in self._knobs.get(knob, [knob])]
        settings = self._settings(instance, preset, values or {})
        super().__init__(
            model_js=export.javascript(self._class(events=self._events)), caption=caption or "",
            sliders=" ".join(sliders), views=" ".join(self._known("view", _names(views), instance.plots)),
            start=settings, values=settings,
        )

    def set(self, **values):
        """Change some values, as the sliders would; the rest stay."""
        self.values = {**self.values, **values}

    @property
    def model(self):
        """The model with the present values."""
        return self._class(events=self._events, **self.values)

    @property
    def run(self):
        """The time course at the present values: a DataFrame, computed once for each setting."""
        key = tuple(self.values.items())
        if key not in self._runs:
            self._runs = {key: simulate.ode(self.model)}
        return self._runs[key]

    def html(self):
        """The element for a page, with the still figure inside for print and where no script runs."""
        try:
            model, run = self.model, self.run
        except simulate.SimulationError as error:
            return f"<p>{escape(str(error))}</p>"
        plot = self.views.split()[0] if self.views else None
        still = figure.svg(figure.time_course(model, plot, run), figure.alt(model, run, plot))
        words = escape(" ".join(check.sentences(run, model.words)))
        still = f"<figure>{still}<figcaption>{words}</figcaption></figure>"
        # The site has a script for each model of the book as published; of any other it can show the figure alone.
        if self._events or not self._class.__module__.startswith(f"{__package__}.models."):
            return still
        return f"<lupus-explorable {self._attributes()}>{still}</lupus-explorable>"

    def __repr__(self):
        values = "".join(f", {name}={value:g}" for name, value in self.values.items())
        return f"Explorable({self._class.__name__}{values})"

    def _repr_mimebundle_(self, **kwargs):
        data, metadata = super()._repr_mimebundle_(**kwargs)
        return {**data, "text/html": self.html(), "text/plain": repr(self)}, metadata

    def _attributes(self):
        preset = self._class.presets[self._preset].values if self._preset else {}
        usual = {name: preset.get(name, parameter.value) for name, parameter in self._class.parameters.items()}
        changed = " ".join(f"{name}={value!r}" for name, value in self.model.values.items() if value != usual[name])
        pairs = {"model": self._class.name, "id": self._id, "sliders": self.sliders, "views": self.views,
                 "preset": self._preset or "", "values": changed, "caption": self.caption}
        return " ".join(f'{name}="{escape(text)}"' for name, text in pairs.items() if text)

    def _guided(self):
        guided = [knob.name for knob in self._class.knobs if knob.level == "guided"]
        return guided or [knob.name for knob in self._class.knobs][:1]

    def _known(self, kind, names, known):
        for name in names:
            if name not in known:
                raise DeclarationError(f"{self._class.__name__} has no {kind} '{name}'{suggestion(name, known)}")
        return names

    def _settings(self, instance, preset, values):
        """Where it starts: the instance's own values, the preset's over them, then `values`."""
        own = {name: value for name, value in instance.values.items() if value != self._class.parameters[name].value}
        self._known("preset", [preset] if preset else [], self._class.presets)
        return self._checked({**own, **(self._class.presets[preset].values if preset else {}), **values})

    def _checked(self, values):
        """The sliders' values and whatever else is not as usual, in the model's order."""
        try:
            full = self._class(**values).values
        except TypeError:
            raise DeclarationError(f"{self._class.__name__}: values are {{parameter: number}}, got {values!r}.") from None
        return {name: value for name, value in full.items() if name in self._shown or value != self._class.parameters[name].value}

    @traitlets.validate("values")
    def _validate_values(self, proposal):
        return self._checked(proposal["value"])


def _names(names):
    """A list of names; one text may hold several."""
    return re.split(r"[\s,]+", names.strip()) if isinstance(names, str) else list(names or [])
