"""Colour, dash and shape of each thing, from the one table `look.json` that the page and the explorable read
too."""

import json
from functools import cache
from importlib.resources import files
from typing import Any
from xml.etree import ElementTree

TABLE = json.loads(files(__package__).joinpath("look.json").read_text(encoding="utf-8"))
CONVENTIONS = json.loads(files(__package__).joinpath("conventions.json").read_text(encoding="utf-8"))
# what a figure can be asked for; element/options.py reads the rows
OPTION_ROWS = json.loads(files(__package__).joinpath("options.json").read_text(encoding="utf-8"))["options"]
PAGE, ROLES, PLAIN = TABLE["page"], TABLE["roles"], TABLE["plain"]

LEVELS = tuple(CONVENTIONS["levels"])  # from few knobs to all of them
HIDEABLE = tuple(CONVENTIONS["hideable"])  # parts of the frame, beside knobs, that a figure may leave out
PIN_LETTERS = tuple(CONVENTIONS["pin_letters"])
PIN_DASHES = tuple(map(tuple, CONVENTIONS["pin_dashes"]))  # px on a page
TOGETHER_ROLES = tuple(CONVENTIONS["together_roles"])  # of two models on one picture, whatever their own
DAY_STEPS = tuple(CONVENTIONS["day_steps"])  # days between the rows of a run, the largest that makes
LEAST_ROWS = CONVENTIONS["least_rows"]  # so many, or the smallest

# By a drawing, the entry of the glossary that tells what it is; a page has it with its model.
TERMS = {
    "self_reactive": "Self-reactive",
    **dict.fromkeys(("new_self_reactive", "tested_self_reactive"), "Self-reactive"),
    **dict.fromkeys(("b_cell", "new_b_cell", "tested_b_cell", "dividing_b_cell"), "B cell"),
    "germinal_b_cell": "Germinal centre",
    **dict.fromkeys(("recalled_cell", "two_recalled_cells", "four_recalled_cells"), "Memory B cell"),
    "plasmablast": "Plasmablast",
    "memory_cell": "Memory B cell",
    "plasma_cell": "Plasma cell",
    "antibody": "Antibody",
    "autoantibody": "Autoantibody",
    "vaccine_antibody": "Antibody",
    "antibody_drug": "Monoclonal antibody",
    "vaccine": "Antigen",
    "car_t": "CAR T cell",
    "memory_car_t": "CAR T cell",
    "interleukin": "Cytokine",
}


@cache
def drawings() -> dict[str, list[tuple[str, str]]]:
    """{name: [(ink, path data)]} of each drawing in actors.svg, the lowest part first. Actors and things lie
    around 0, 0 in a box of 24 × 24, rooms in a box of 1 × 1 from 0, 0."""
    root = ElementTree.fromstring(files(__package__).joinpath("actors.svg").read_text(encoding="utf-8"))
    return {symbol.attrib["id"]: [_part(**node.attrib) for node in symbol] for symbol in root}


def _part(d: str = "", cx: str = "", cy: str = "", r: str = "", **ink: str) -> tuple[str, str]:
    """Of a path or, without data, of a circle."""
    wide = 2 * float(r or 0)
    return ink["class"], d or f"M{cx},{cy}m-{r},0a{r},{r} 0 1 0 {wide:g},0a{r},{r} 0 1 0 -{wide:g},0z"


def role(name: str | None) -> dict[str, Any]:
    """Colours, dash, width, shape of a role; a plain line where there is none."""
    return ROLES.get(name, PLAIN)


def dashes(name: str | None) -> str | tuple[float, list[float]]:
    """Matplotlib's linestyle of a role. Both count dashes in line widths, as the page does."""
    return (0, role(name)["dash"]) if role(name)["dash"] else "-"


def variable(name: str) -> str:
    """CSS custom property of a role or page colour: car_t is `--lupus-car-t`."""
    return f"--lupus-{name.replace('_', '-')}"


def colour(name: str, mode: str = "light") -> str:
    """Hex colour of a role or page colour in 'light' or 'dark' mode."""
    return {**PAGE, **ROLES, "plain": PLAIN}[name][mode]


def css() -> str:
    """Custom properties for the page: light by default, dark where the reader's system or the page's own
    switch says so."""
    light, dark = (
        "\n".join(f"  {variable(n)}: {colour(n, mode)};" for n in [*PAGE, *ROLES, "plain"])
        for mode in ("light", "dark")
    )
    return (
        f":root {{\n{light}\n}}\n"
        f"@media (prefers-color-scheme: dark) {{\n:root:not([data-theme=light]) {{\n{dark}\n}}\n}}\n"
        f":root[data-theme=dark] {{\n{dark}\n}}\n"
    )
