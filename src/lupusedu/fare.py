"""How all models fare against published numbers, as a page of the book: the misses first."""

from collections.abc import Mapping
from html import escape

import pandas as pd

from . import card
from .drawn import against_published
from .figure.drawing import svg
from .network import Model
from .words import number

KINDS = {
    "fitted": "A model was tuned until it met the number. So it is no test.",
    "design": "It was built in, or follows by arithmetic.",
    "independent": "No model was tuned to it. Only these are tests.",
}


def results(of_each: Mapping[type[Model], pd.DataFrame]) -> pd.DataFrame:
    """Checks of all models as one DataFrame, index id, with a column `model`. of_each: `published.results` of
    each model."""
    return pd.concat([rows.assign(model=model.name) for model, rows in of_each.items()])


def page(found: pd.DataFrame, titles: Mapping[str, str]) -> str:
    """The page as MyST text. found: `results`; titles: {model: its title}."""
    tests, picture = found[found.kind == "independent"], against_published(found)
    missed = found[~found.holds]
    counts = "\n".join(
        f"| {kind} | {words} | {len(of)} | {int(of.holds.sum())} |"
        for kind, words in KINDS.items()
        if len(of := found[found.kind == kind])
    )
    parts = [
        "# How the models fare",
        f"The {len(titles)} models are held to {len(found)} published numbers. For each a range was written "
        f"down before the run, and what the models give was computed when this page was built. Only "
        f"{len(tests)} of them test a model, because nobody used them to make it: **{int(tests.holds.sum())} "
        f"of these {len(tests)} are met**, {int((~tests.holds).sum())} are not.",
        f"| kind | what it means | numbers | met |\n|---|---|---|---|\n{counts}",
        "## What they miss, and why",
        "A miss is worth more than a hit: it shows what a model lacks.",
        "\n".join(
            f"- **{one.text[0].upper()}{one.text[1:]}** "
            f"([{titles[one.model]}](models/{one.model}.md), {one.Index}): published {card.limit(one.low)} "
            f"to {card.limit(one.high)}, the model gives {number(one.value)}. The reason: {one.fails}."
            for one in missed.itertuples()
        ),
        "## All of them in one picture",
        card.raw(svg(picture, picture.alt)),
        "## All of them in one table",
        card.raw(f"<lupus-sorted>{table(found)}</lupus-sorted>"),
        "Which numbers of a model were measured, fitted or assumed stands on its card. "
        "[About the models](about_the_models.md) says what these words mean.",
    ]
    return "\n\n".join(parts) + "\n"


def table(found: pd.DataFrame) -> str:
    """HTML table of all checks, those that are missed first; each leads to its model's card."""
    rows = [
        {
            "card": f'<a href="models/{one.model}.html">{one.Index}</a>',
            "number": escape(one.text),
            "accepted": f"{card.limit(one.low)} to {card.limit(one.high)}",
            "this model": number(one.value),
            "met": "yes" if one.holds else "<b>no</b>",
            "how it was used": one.kind,
            "evidence": escape(one.evidence),
        }
        for one in found.sort_values("holds", kind="stable").itertuples()
    ]
    return pd.DataFrame(rows).to_html(classes="lupus-checks", border=0, index=False, escape=False)
