"""The interactive figure of a model: a widget in JupyterLab, a custom element with a still figure on a
page."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd

from .. import export, figure, models, simulate
from ..errors import DeclarationError
from ..figure import views
from ..figure.axes import declared
from ..figure.live import BUNDLE, Live, traitlets  # its error says what to install
from ..look import PIN_LETTERS
from ..network import AnyModel, Model, Values, made
from ..network.views import Patients
from ..words import against, sentences
from . import options
from .steps import Step, listed, told

SOUND = BUNDLE.with_name("listen.js")

# A trait for each option that the page is told as it is.
Asked: Any = type("Asked", (Live,), {name: traitlets.Unicode().tag(sync=True) for name in options.TRAITS})


class Explorable(Asked):
    __doc__ = f"""An interactive figure of a model.

{options.told()}

Names are texts, or lists of them. `.values` follows the sliders, `.run` is the time course at these values.
Raises DeclarationError, with a suggestion, for a name the model does not have.
"""

    within = traitlets.Unicode().tag(sync=True)
    element_id = traitlets.Unicode().tag(sync=True)
    model_js = traitlets.Unicode().tag(sync=True)
    start = traitlets.Dict().tag(sync=True)
    values = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        model: AnyModel,
        sliders: str | Iterable[str] | None = None,
        views: str | Iterable[str] | None = None,
        preset: str | None = None,
        caption: str | None = None,
        values: Mapping[str, float] | None = None,
        id: str = "1",
        level: str | None = None,
        pins: str | Iterable[str] | None = None,
        predict: str | None = None,
        predict_from: float = 0,
        hide: str | Iterable[str] | None = None,
        cases: str | Iterable[str] | None = None,
        deeper: str | None = None,
        steps: Iterable[Step] = (),
    ) -> None:
        asked = locals()  # each option by its name
        instance = made(model)
        self._class, self._events, self._preset = type(instance), instance.extra, preset
        self._deeper = deeper
        steps, asked["steps"] = [*steps], ""
        self._runs: dict[Any, pd.DataFrame] = {}
        texts = {name: options.text(name, asked[name], instance) for name in options.TRAITS}
        shown = options.with_asked(texts["views"].split(), texts["predict"], instance)
        texts["views"] = " ".join(shown)
        if predict and predict_from:
            texts["predict"] += f" {predict_from:g}"
        texts["steps"] = told(steps, instance, (shown or options.KNOWN["view"](instance))[0])
        self._shown = self._parameters(options.read("sliders", sliders, instance))
        start = self._settings(instance, preset, values or {})
        super().__init__(
            within=listed(steps),
            element_id=f"{instance.name}-{id}",
            model_js=export.javascript(self._class(events=self._events)),
            start=start,
            values=start,
            **texts,
        )
        self.on_msg(self._told)

    def _told(self, widget: Any, message: Any, buffers: Any) -> None:
        """The sound behind Listen is sent when a reader asks for it."""
        if message == {"ask": "listen"} and SOUND.exists():
            self.send({"listen": SOUND.read_text(encoding="utf-8")})

    def set(self, **values: float) -> None:
        """Change some values, as the sliders would; the rest stay."""
        self.values = {**self.values, **values}

    @property
    def model(self) -> Model:
        """The model with the present values."""
        return self._class(events=self._events, **self.values)

    @property
    def run(self) -> pd.DataFrame:
        """The time course at the present values: a DataFrame, computed once for each setting."""
        key = tuple(self.values.items())
        if key not in self._runs:
            self._runs = {key: simulate.ode(self.model)}
        return self._runs[key]

    def html(self) -> str:
        """The element for a page, with the still figure inside for print and where no script runs."""
        try:
            model, run = self.model, self.run if self._class.reactions else None
        except simulate.SimulationError as error:
            return f"<p>{escape(str(error))}</p>"
        column, _, until = self.predict.partition(" ")
        plot = self._first(model, column)
        view = model.views.get(plot) if plot else None
        if view or run is None:
            drawing = views.picture(model, plot, asked=bool(column))
            # The words of one run say nothing of a hundred patients.
            alone = drawing.alt if run is None or isinstance(view, Patients) else None
            words = getattr(view, "ask", "") if column else alone or " ".join(sentences(run, model.words))
            return self._element(figure.image(drawing, drawing.alt), words)
        if column:
            # Neither the picture nor its words tell what the reader is to predict.
            day = float(until or 0)
            drawing = figure.time_course(model, plot, run, asked=(column, day))
            picture = self._scene(model, [0, day] if day else [0]) + figure.image(drawing, drawing.alt)
            return self._element(picture, figure.question(model, column))
        pinned = [(name, simulate.ode(self._class.preset(name))) for name in self.pins.split(" | ") if name]
        drawing = figure.time_course(model, plot, run, pinned)
        picture = self._scene(model) + figure.image(drawing, figure.alt(model, run, plot))
        return self._element(
            picture, " ".join([*sentences(run, model.words), *self._beside(model, run, plot, pinned)])
        )

    def _scene(self, model: Model, days: Sequence[float] | None = None) -> str:
        """Moments on the model's stage, in the first element of a page alone, for each would weigh as much as
        its words."""
        if not (self._staged and self._published and self.element_id.endswith("-1")):
            return ""
        drawing = figure.stage(model, days)
        return figure.image(drawing, drawing.alt)

    @property
    def _staged(self) -> bool:
        """Whether the page shows the model's stage over the curve: `stageOn` in js/model/shown.js."""
        opens = self.views.split()[0] if self.views else next(iter(self._class.plots), "")
        hidden = "scene" in self.hide.split() or opens not in self._class.plots
        return not hidden and bool(self._class.reactions and simulate.stage(self._class).each)

    def _first(self, model: Model, column: str) -> str | None:
        """The view that is shown first; while a column is asked for, one that has it, as in
        js/element/state.js."""
        views = self.views.split() or [*model.plots]
        return next(
            (
                name
                for name in views
                if column and (name == column or column in getattr(model.plots.get(name), "series", ()))
            ),
            views[0] if self.views else None,
        )

    @property
    def _published(self) -> bool:
        """Whether the site has a script for it, as for each model of the book; of any other it can show the
        figure alone."""
        return not self._events and self._class.__module__.startswith(f"{models.__name__}.")

    def _element(self, picture: str, words: str) -> str:
        """The element around its still figure."""
        figure = f"<figure>{picture}<figcaption>{escape(words)}</figcaption></figure>{self.within}"
        if not self._published:
            return figure
        staged = ' class="staged"' if self._staged else ""
        element = f"<lupus-explorable {self._attributes()}{staged}>{figure}</lupus-explorable>"
        if not self._deeper:
            return element
        summary = f"<summary>Go deeper: {escape(self._deeper)}</summary>"
        return f'<details class="box go-deeper">{summary}{element}</details>'

    def __repr__(self) -> str:
        values = "".join(f", {name}={value:g}" for name, value in self.values.items())
        return f"Explorable({self._class.__name__}{values})"

    def _attributes(self) -> str:
        preset = self._class.presets[self._preset].values if self._preset else {}
        usual = {
            name: preset.get(name, parameter.value) for name, parameter in self._class.parameters.items()
        }
        changed = " ".join(
            f"{name}={value!r}" for name, value in self.model.values.items() if value != usual[name]
        )
        own = {
            "model": self._class.name,
            "id": self.element_id,
            "preset": self._preset or "",
            "values": changed,
        }
        pairs = {name: own.get(name, getattr(self, name, "")) for name in options.OPTIONS}
        return " ".join(f'{name}="{escape(text)}"' for name, text in pairs.items() if text)

    def _beside(
        self, model: Model, run: pd.DataFrame, plot: str | None, pinned: Sequence[tuple[str, pd.DataFrame]]
    ) -> list[str]:
        """A sentence on each pinned run, as the page says it."""
        if not pinned:
            return []
        names = {name: declared(model, name).label for name in [*model.species, *model.observables]}
        return [
            against(run, other, figure.chosen(model, plot), letter, label, names)
            for letter, (label, other) in zip(PIN_LETTERS, pinned)
        ]

    def _parameters(self, sliders: list[str]) -> list[str]:
        """The parameters that sliders set: the guided knobs', or the first knob's, where none are named."""
        knobs = {knob.name: knob.parameters for knob in self._class.knobs}
        guided = [knob.name for knob in self._class.knobs if knob.level == "guided"]
        return [name for knob in sliders or guided or [*knobs][:1] for name in knobs.get(knob, [knob])]

    def _settings(self, instance: Model, preset: str | None, values: Mapping[str, float]) -> Values:
        """Where it starts: the instance's own values, the preset's over them, then `values`."""
        own = {
            name: value
            for name, value in instance.values.items()
            if value != self._class.parameters[name].value
        }
        options.read("preset", preset, instance)
        return self._checked({**own, **(self._class.presets[preset].values if preset else {}), **values})

    def _checked(self, values: Mapping[str, float]) -> Values:
        """The sliders' values and whatever else is not as usual, in the model's order."""
        try:
            full = self._class(**values).values
        except TypeError:
            raise DeclarationError(
                f"{self._class.__name__}: values are {{parameter: number}}, got {values!r}."
            ) from None
        return Values(
            {
                name: value
                for name, value in full.items()
                if name in self._shown or value != self._class.parameters[name].value
            }
        )

    @traitlets.validate("values")
    def _validate_values(self, proposal: Any) -> Values:
        return self._checked(proposal["value"])
