"""Widgets that come to life in the HTML of their cell: where no kernel answers, the still picture in it
stays."""

import os
import sys
from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path
from typing import Any
from uuid import uuid4

try:
    import anywidget
    import traitlets
    from ipywidgets import Widget, interactive, widget_serialization
except ModuleNotFoundError as error:
    raise ImportError(
        f"What moves in a notebook needs the package {error.name}. Type: pip install 'lupusedu[notebook]'; "
        "lupusedu.plot and lupusedu.figure draw without it."
    ) from None

from .drawing import Drawing

BUNDLE = Path(__file__).parents[1] / "static" / "widget.js"
UNBUILT = (
    "export default { render({ el }) { el.textContent = 'The JavaScript is not built: run npm ci && "
    "npm run build.' } }\n"
)


class Live(anywidget.AnyWidget):
    """A widget whose cell holds its `html()`, which js/bundles/widget.js replaces as long as the widget's
    kernel is there.

    Not the mime type of widgets: a saved notebook would show an error where the picture was, an exported one
    nothing at all. Colab and VS Code make a widget only when that type is shown; there it is shown beside the
    still.
    """

    _esm = BUNDLE.read_text(encoding="utf-8") if BUNDLE.exists() else UNBUILT
    key = traitlets.Unicode().tag(sync=True)

    def __init__(self, **traits: Any) -> None:
        key = uuid4().hex
        super().__init__(model_id=key, key=key, **traits)

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        told = {
            "text/html": f'<lupus-live key="{self.key}">{self.html()}</lupus-live>',
            "text/plain": repr(self),
        }
        # Told apart as plotly does it.
        if "google.colab" not in sys.modules and not os.environ.get("VSCODE_PID"):
            return told, {}
        data, metadata = super()._repr_mimebundle_(**kwargs) or ({}, {})
        return {**data, **told}, metadata


class Experiment(Live):
    """A function's Drawing under ipywidgets that set its arguments."""

    controls = traitlets.List(traitlets.Instance(Widget)).tag(sync=True, **widget_serialization)
    picture = traitlets.Unicode().tag(sync=True)

    def __init__(self, function: Callable[..., Drawing], controls: Mapping[str, Any]) -> None:
        self._function = function
        # `interactive` makes widgets of abbreviations such as (0, 10); "manual", so that it leaves running
        # the function to us.
        self._arguments = interactive(function, {"manual": True}, **controls).kwargs_widgets
        first = self._drawn()
        self._still, self._words = first._repr_html_(), first.alt
        super().__init__(
            controls=[one for one in self._arguments if isinstance(one, Widget)], picture=self._still
        )
        for control in self.controls:
            control.observe(self._moved, "value")

    def _drawn(self) -> Drawing:
        return self._function(**{one._kwarg: one.get_interact_value() for one in self._arguments})

    def _moved(self, change: Any) -> None:
        try:
            self.picture = self._drawn()._repr_html_()
        except Exception as error:
            # In a callback an error would reach nobody.
            self.picture = f"<p>{escape(f'{type(error).__name__}: {error}')}</p>"

    def html(self) -> str:
        return self._still

    def __repr__(self) -> str:
        return self._words
