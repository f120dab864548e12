"""Two models that share an observable, as one chart on a page: `model="control reset"`. js/model/together.js
mirrors this file."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from textwrap import fill

import pandas as pd
from matplotlib import rc_context

from .. import figure, simulate
from ..errors import DeclarationError, suggestion
from ..figure import Drawing
from ..figure.axes import curve, end_labels, frame, plot_axes
from ..figure.events import event_lines
from ..look import TOGETHER_ROLES
from ..network import Model, Observable
from ..network.lesson import Plot
from ..words import sentences

COURSE = (
    "{label}: lowest at {{lowest({name}):.1f}}, on day {{lowest_day({name}):d}}; at the end "
    "{{end({name}):.1f}}."
)


class Together:
    """The element of two models for a page, with a still figure of both inside. Each keeps its own value of a
    parameter until `values` sets it.

    models: two Model classes. labels: words for each; their titles when left out. sliders: names of knobs or
    parameters of either. values, caption, id: as for an Explorable. Raises DeclarationError where they share
    no observable, and for a name that neither has.
    """

    def __init__(
        self,
        models: Sequence[type[Model]],
        labels: Sequence[str] | None = None,
        sliders: Iterable[str] = (),
        values: Mapping[str, float] | None = None,
        caption: str = "",
        id: str = "1",
    ) -> None:
        self.models, self.labels = tuple(models), tuple(labels or [model.title for model in models])
        self.sliders, self.values, self.caption = list(sliders), dict(values or {}), caption
        self.names = [model.name for model in self.models]
        self.id = f"{'-'.join(self.names)}-{id}"
        parameters = {name for model in self.models for name in model.parameters}
        self._known(
            "slider", self.sliders, parameters | {knob.name for model in self.models for knob in model.knobs}
        )
        self._known("parameter", self.values, parameters)

    def _known(self, kind: str, names: Iterable[str], known: Iterable[str]) -> None:
        for name in names:
            if name not in known:
                raise DeclarationError(
                    f"{' and '.join(self.names)} have no {kind} '{name}'{suggestion(name, sorted(known))}"
                )

    @property
    def shared(self) -> tuple[str, Plot]:
        """(column, Plot) that both models have: the first observable of the one that is in the other too."""
        first, second = self.models
        for name, thing in first.observables.items():
            if name in second.observables and second.observables[name].unit == thing.unit:
                # Where neither model draws what they share, by its own words.
                drawn = [
                    *(plot for model in self.models for plot in model.plots.values() if name in plot.series),
                    Plot(thing.label, thing.unit, [name]),
                ]
                followed = next((plot.followed for plot in drawn if plot.followed), None)
                return name, Plot(drawn[0].title, drawn[0].unit, self.names, followed=followed)
        raise DeclarationError(
            f"{first.name} and {second.name} share no observable, so they cannot be shown as one."
        )

    def runs(self) -> pd.DataFrame:
        """A DataFrame of the shared observable, one column for each model, over the days that both have."""
        name, last = self.shared[0], min(model.span for model in self.models)
        own = [
            {key: value for key, value in self.values.items() if key in model.parameters}
            for model in self.models
        ]
        return pd.DataFrame(
            {model.name: simulate.ode(model(**values), last)[name] for model, values in zip(self.models, own)}
        )

    @rc_context(figure.STYLE)
    def drawing(self) -> Drawing:
        """Drawing of both runs, the words at the line ends."""
        runs, plot = self.runs(), self.shared[1]
        things = [
            Observable("0", plot.unit, fill(label, 20), role)
            for label, role in zip(self.labels, TOGETHER_ROLES)
        ]
        drawn, axes = plot_axes(plot, runs.index[-1])
        for name, thing in zip(self.names, things):
            curve(axes, runs.index, runs[name], thing, None)
        frame(axes, plot, runs)
        end_labels(axes, [(runs[name].iloc[-1], thing) for name, thing in zip(self.names, things)])
        event_lines(
            axes,
            sorted({mark for model in self.models for mark in figure.marks(model(), runs)}),
            runs.index[-1],
        )
        figure.title(axes, self.caption)
        drawn.alt = (
            f"Line chart, {runs.index[-1]:g} days: {plot.title.lower()} in two models from one "
            f"start. {' '.join(self.sentences(runs))}"
        )[:250]
        return drawn

    def sentences(self, runs: pd.DataFrame) -> list[str]:
        """What the runs found, a sentence for each model, as the page says it."""
        words = [
            [COURSE.format(label=label[0].upper() + label[1:], name=name)]
            for label, name in zip(self.labels, self.names)
        ]
        return sentences(runs, words)

    def _repr_html_(self) -> str:
        drawing = self.drawing()
        pairs = {
            "model": " ".join(self.names),
            "labels": " | ".join(self.labels),
            "id": self.id,
            "sliders": " ".join(self.sliders),
            "values": " ".join(f"{name}={value!r}" for name, value in self.values.items()),
            "caption": self.caption,
        }
        attributes = " ".join(f'{name}="{escape(text)}"' for name, text in pairs.items() if text)
        words = escape(" ".join(self.sentences(self.runs())))
        still = f"<figure>{figure.image(drawing, drawing.alt)}<figcaption>{words}</figcaption></figure>"
        return f"<lupus-explorable {attributes}>{still}</lupus-explorable>"
