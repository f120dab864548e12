"""The reaction network as a score: a column for each species, a line for each reaction. Nothing can overlap,
whatever the model."""

from collections.abc import Mapping
from xml.sax.saxutils import escape

from .. import look
from ..network import Model, Species
from ..network.places import once

LEFT, COLUMN, ROW, TOP = 210, 84, 30, 74


def svg(model: Model | type[Model]) -> str:
    """SVG text: + where a reaction makes the species, − where it uses it up, a dot where the species only
    sets the pace. What each of several places has is drawn once."""
    model = once(model)
    places = {name: LEFT + COLUMN * (i + 0.5) for i, name in enumerate(model.species)}
    width, height = LEFT + COLUMN * len(places), TOP + ROW * len(model.reactions) + 12
    parts = [_heading(name, species, places[name], height) for name, species in model.species.items()]
    for i, (name, change) in enumerate(model.stoichiometry().items()):
        parts.append(_line(model, name, change, places, TOP + ROW * (i + 0.5)))
    counts = f"{len(model.species)} species, {len(model.reactions)} reactions"
    words = escape(f"Reaction diagram of {model.title or model.name}: {counts}.", {'"': "&quot;"})
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{words}" '
        f'font-size="13" font-family="system-ui, sans-serif">{"".join(parts)}</svg>'
    )


def reading(model: Model | type[Model]) -> str:
    """The diagram in words, a sentence for each species: the reactions that make it and that use it up, and
    the events that change it."""
    told, places = [], model.places
    model = once(model)
    for species in model.species:
        made, used = (
            [n for n, change in model.stoichiometry().items() if sign * change.get(species, 0) > 0]
            for sign in (1, -1)
        )
        events = [n for n, event in model.events.items() if species in {**event.add, **event.set}]
        parts = [
            f"{how} {', '.join(names)}"
            for how, names in (("made by", made), ("used up by", used), ("changed on set days by", events))
            if names
        ]
        told.append(f"{species}: {'; '.join(parts).replace('_', ' ') or 'nothing changes it'}.")
    if places:
        own = [name for name in model.species if name in places.own]
        told.append(f"Each of {places.number} places has {', '.join(own)} of its own.")
    return " ".join(told)


def _ink(name: str) -> str:
    return f"var({look.variable(name)}, {look.colour(name)})"


def _text(x: float, y: float, words: str, ink: str, **more: object) -> str:
    named = " ".join(f'{k.replace("_", "-")}="{v}"' for k, v in {"fill": ink, **more}.items())
    return f'<text x="{x:g}" y="{y:g}" {named}>{escape(words)}</text>'


def _rule(x1: float, y1: float, x2: float, y2: float, ink: str, thick: float) -> str:
    ends = f'x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}"'
    return f'<line {ends} stroke="{ink}" stroke-width="{thick:g}"/>'


def _heading(name: str, species: Species, x: float, height: float) -> str:
    ink = _ink(species.role or "plain")
    unit = "relative" if species.unit == "1" else species.unit
    return (
        _rule(x, TOP - 8, x, height - 6, _ink("line"), 2)
        + _text(x, TOP - 34, name, ink, text_anchor="middle", font_weight=700, font_size=16)
        + _text(x, TOP - 16, unit, _ink("muted"), text_anchor="middle", font_size=11)
    )


def _line(
    model: type[Model], name: str, change: Mapping[str, int], places: Mapping[str, float], y: float
) -> str:
    pace = {s.name for s in model.formula(model.reactions[name].rate).free_symbols} & set(places)
    parts = [_text(LEFT - 12, y + 4, name.replace("_", " "), _ink("text"), text_anchor="end")]
    if len(change) > 1:
        ends = sorted(places[s] for s in change)
        parts.append(_rule(ends[0], y, ends[-1], y, _ink("muted"), 1.5))
    for species in places:
        ink = _ink(model.species[species].role or "plain")
        if species in change:
            copies = change[species]
            words = ("+" if copies > 0 else "−") + (str(abs(copies)) if abs(copies) > 1 else "")
            x, ground = places[species], _ink("surface")
            parts += [
                f'<circle cx="{x:g}" cy="{y:g}" r="10" fill="{ground}" stroke="{ink}" stroke-width="2"/>',
                _text(x, y + 5, words, ink, text_anchor="middle", font_weight=700),
            ]
        elif species in pace:
            parts.append(f'<circle cx="{places[species]:g}" cy="{y:g}" r="4" fill="{ink}"/>')
    return f"<g>{''.join(parts)}</g>"
