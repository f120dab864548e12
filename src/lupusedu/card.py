"""A model shown whole: purpose, diagram, equations, parameters, and the numbers it is held to."""

import re
from collections.abc import Callable
from html import escape
from typing import Any

import pandas as pd
from latex2mathml.converter import convert

from . import export
from .drawn import tornado
from .export.packages import loads
from .figure.diagram import reading
from .figure.drawing import svg
from .network import Model
from .network.places import once
from .words import number

ASSUMED = re.compile(r"^assumed(?:[:;,] |$)")  # the column before the note says so already
HARDLY = 0.01  # of a per cent for one: what moves a number less does not move it
# Ending: what it is, and the extra that it needs.
DOWNLOADS = {
    "xml": ("SBML", "sbml"),
    "omex": ("COMBINE archive (SBML with its runs as SED-ML)", "omex"),
    "ant": ("Antimony", ""),
    "csv": ("the default run as CSV", ""),
}


def html(model: Model) -> str:
    """HTML of a model instance: diagram, equations (MathML), parameters. What `_repr_html_` shows."""
    head = f"<h4>{escape(model.title)}</h4><p>{escape(model.about)}</p>"
    return f"{head}{network(model)}{parameters(model)}"


def network(model: Model) -> str:
    """Diagram and equations of a model with reactions."""
    return diagram(model) + equations(model) if model.reactions else ""


def diagram(model: Model) -> str:
    """The reaction diagram with its species' names and its words under it; where it is wider than the page it
    scrolls by itself."""
    names = " · ".join(
        f"<b>{escape(name)}</b>&nbsp;{escape(species.label)}" for name, species in once(model).species.items()
    )
    region = 'class="scroll" role="group" aria-label="Reaction diagram" tabindex="0" style="overflow-x: auto"'
    return (
        f"<div {region}>{export.diagram(model)}</div><p><small>{names}</small></p>"
        f"<details><summary>In words</summary><p>{escape(reading(model))}</p></details>"
    )


def equations(model: Model) -> str:
    """The rate equations as one <math> element, with the terms' names under them."""
    return convert(export.latex(model), display="block")


def parameters(model: Model) -> str:
    """The parameter table as HTML; its class tells the book to link the sources."""
    shown = once_where_alike(model, export.table(model))
    shown["unit"] = shown["unit"].replace("1", "–")
    shown["note"] = shown["note"].replace(ASSUMED, "", regex=True)
    return shown.to_html(classes="lupus-parameters", border=0, float_format="{:g}".format)


def once_where_alike(model: Model, table: pd.DataFrame) -> pd.DataFrame:
    """The table with one row for what all places have of the same value."""
    places = model.places
    if not places:
        return table
    for name in places.own:
        here = [one for one in table.index if one in places.names(name)]
        if here and table.loc[here, "value"].nunique() == 1:
            declared: Any = model.declared[name]
            table.loc[here[0], "meaning"] = declared.label
            table = table.drop(here[1:]).rename({here[0]: ", ".join(here)})
    return table


def checks(model: Model, results: pd.DataFrame) -> str:
    """The published numbers and what the model gives now, as an HTML table. results:
    `published.results(model)`."""
    rows = [
        {
            "number": one.text,
            "accepted": f"{limit(one.low)} to {limit(one.high)}",
            "this model": number(one.value),
            "met": "yes" if one.holds else f"no: {one.fails}",
            "how it was used": one.kind,
            "evidence": one.evidence,
        }
        for one in results.itertuples()
    ]
    shown = pd.DataFrame(rows).map(escape)
    shown["met"] = shown["met"].str.replace(r"^no\b", "<b>no</b>", regex=True)
    return shown.to_html(classes="lupus-checks", border=0, index=False, escape=False)


def page(model: Model, results: pd.DataFrame, chapter: str = "", relative: pd.Series | None = None) -> str:
    """The model's page in the book, as MyST text. chapter: link to the chapter that uses it. relative: what
    its headline hangs on (`lupusedu.measure.kept.hangs_on`)."""
    parts = [
        f"# Model card: {model.title}",
        model.about,
        f"**The question it serves:** {model.question}",
    ]
    parts += [f"**The chapter that uses it:** {chapter}"] if chapter else []
    if model.reactions:
        parts += [
            "## What flows where",
            "A + stands where a reaction makes more of something, a − where it uses it up, a dot where it "
            "only sets the pace.",
            raw(diagram(model)),
            "## Equations",
            f"```{{math}}\n{export.latex(model)}\n```",
        ]
    parts += [
        "## Parameters",
        "*Assumed*: we chose or tuned it; a note may say which.",
        raw(parameters(model)),
    ]
    if len(results):
        parts += ["## Numbers it is held to", _honesty(results), raw(checks(model, results))]
    if relative is not None and len(relative) and model.headline:
        parts += ["## What its number hangs on", *_hangs_on(model, relative)]
    if model.leaves_out:
        parts += ["## What it leaves out", "\n".join(f"- {item}" for item in model.leaves_out)]
    links = [raw(_links(model))] if model.reactions else []
    return "\n\n".join([*parts, "## Take it away", *links, f"```python\n{snippet(model)}\n```", ""])


def _hangs_on(model: Model, relative: pd.Series) -> list[str]:
    """Paragraphs and picture: what moves the headline most, and which of it was assumed."""
    assert model.headline
    named = {name: q.label for name, q in model.parameters.items()}
    assumed = {name for name in relative.index if model.parameters[name].source == "assumed"}
    picture = tornado(model.headline.words, relative, named, assumed)
    of_these = relative[relative.index.isin(assumed)]
    told = f"The card's number is: {model.headline.words}. Most moves it: {named[str(relative.index[0])]}."
    if not len(of_these) or abs(of_these.iloc[0]) < HARDLY:
        told += " Nothing that was assumed moves it."
    elif of_these.index[0] == relative.index[0]:
        told += " That number was assumed."
    else:
        told += f" Of what was assumed, most does: {named[str(of_these.index[0])]}."
    return [told, raw(svg(picture, picture.alt))]


def snippet(model: Model) -> str:
    """Python that makes the default run."""
    use = "simulate.ode(Model)" if model.reactions else "Model()"
    return f'from lupusedu import models, simulate\n\nModel = models.find("{model.name}")\n{use}'


def files(model: Model) -> dict[str, bytes]:
    """{ending: bytes} of the downloads; none where there is nothing to run."""
    if not model.reactions:
        return {}
    write: dict[str, Callable[[Model], bytes]] = {
        "xml": lambda one: export.sbml(one).encode(),
        "omex": export.omex,
        "ant": lambda one: export.antimony(one).encode(),
        "csv": lambda one: export.csv(one).encode(),
    }
    return {ending: write[ending](model) for ending in _offered()}


def _offered() -> list[str]:
    """Endings of the downloads for which this machine has the packages."""
    return [ending for ending, (_, extra) in DOWNLOADS.items() if not extra or loads(extra)]


def limit(value: float) -> str:
    """An end of an accepted range: three digits are enough to compare by."""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def _honesty(results: pd.DataFrame) -> str:
    kinds = results.kind.value_counts()
    told = ", ".join(
        f"{kinds[kind]} {words}"
        for kind, words in (
            ("fitted", "tuned to fit"),
            ("design", "built in"),
            ("independent", "independent"),
        )
        if kind in kinds
    )
    missed = int((~results.holds).sum())
    tests = (
        "Only the independent ones test the model."
        if "independent" in kinds
        else "None is independent, so nothing here tests the model."
    )
    return (
        f"{len(results)} numbers: {told}. {'All are met.' if not missed else f'{missed} not met.'} "
        f"{tests} The values were computed when this page was built."
    )


def _links(model: Model) -> str:
    folder = "../../_static/lupusedu/models"
    links = [
        f'<li><a href="{folder}/{model.name}.{ending}" download>{escape(DOWNLOADS[ending][0])}</a></li>'
        for ending in _offered()
    ]
    return f"<ul>{''.join(links)}</ul>"


def raw(text: str) -> str:
    """HTML as MyST text, which ends at no empty line of it."""
    return f"```{{raw}} html\n{re.sub(chr(10) + '+', chr(10), text)}\n```"
