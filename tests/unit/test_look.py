"""Colours and dashes can be told apart: enough contrast, also for colour-blind readers, in light and in
dark."""

import itertools
import json
import re

import numpy as np
import pytest

from checkout import ROOT
from lupusedu import look, models
from lupusedu.network.model import STAND_INS
from lupusedu.network.views import LOOKS
from lupusedu.sphinx import glossary

MODES = ["light", "dark"]
# Machado, Oliveira & Fernandes 2009, severity 1, on linear RGB.
BLIND = {
    "protan": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deutan": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritan": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)


def linear(hexadecimal):
    """Linear RGB of `#rrggbb`."""
    c = np.array([int(hexadecimal[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)


def contrast(one, other):
    """WCAG 2 contrast of two colours."""
    low, high = sorted(float(XYZ[1] @ linear(c)) for c in (one, other))
    return (high + 0.05) / (low + 0.05)


def difference(one, other, eye):
    """ΔE (CIE 1976) of two colours as an eye sees them: 2 is just noticeable."""

    def lab(colour):
        rgb = np.clip(np.array(BLIND[eye]) @ linear(colour), 0, 1)
        x, y, z = (XYZ @ rgb) / XYZ.sum(axis=1)
        f = [v ** (1 / 3) if v > (6 / 29) ** 3 else v * (29 / 6) ** 2 / 3 + 4 / 29 for v in (x, y, z)]
        return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])

    return float(np.linalg.norm(lab(one) - lab(other)))


def roles_together():
    """Pairs of roles that stand in one plot of a model."""
    pairs = set()
    for model in map(models.find, models.names()):
        things = {**model.species, **model.observables}
        for plot in model.plots.values():
            pairs |= set(
                itertools.combinations(sorted({things[name].role or "plain" for name in plot.series}), 2)
            )
    return sorted(pairs)


def test_contrast_is_measured_as_wcag_says():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("ground", ["ground", "surface", "tint"])
@pytest.mark.parametrize("name", [*look.ROLES, "plain", "text", "muted", "link", "warning"])
def test_every_colour_of_words_and_curves_can_be_read(name, ground, mode):
    assert contrast(look.colour(name, mode), look.colour(ground, mode)) >= 4.5


@pytest.mark.parametrize("mode", MODES)
def test_the_edge_of_a_control_can_be_seen(mode):
    assert contrast(look.colour("edge", mode), look.colour("surface", mode)) >= 3


@pytest.mark.parametrize("pair", roles_together(), ids=" and ".join)
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("eye", BLIND)
def test_curves_of_one_plot_differ_for_every_eye(pair, mode, eye):
    """By colour, or else by the line as well as by the shape."""
    one, other = map(look.role, pair)
    line = [(r["dash"], r["width"], r.get("double", False)) for r in (one, other)]
    apart = difference(one[mode], other[mode], eye) >= 10
    assert apart or (line[0] != line[1] and one["shape"] != other["shape"])


@pytest.mark.parametrize("pair", [*itertools.combinations(STAND_INS[:6], 2)], ids=str)
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("eye", BLIND)
def test_six_curves_without_roles_differ_by_colour_alone_for_every_eye(pair, mode, eye):
    one, other = map(look.role, pair)
    assert difference(one[mode], other[mode], eye) >= 10


def test_all_looks_of_what_has_no_role_differ_by_colour_and_line():
    kinds = [look.role(name) for name in STAND_INS]
    assert len(kinds) == len(look.ROLES) + 1
    assert all(len({kind[mode] for kind in kinds}) == len(kinds) for mode in MODES)
    # A plain line is drawn as one of a role is, but for its colour and width.
    assert len({(*kind["dash"], kind["width"], "double" in kind) for kind in kinds}) == len(kinds)


def test_every_role_has_a_line_and_a_shape_of_its_own():
    kinds = list(look.ROLES.values())
    assert len({r["shape"] for r in kinds}) == len(kinds)
    assert len({(tuple(r["dash"]), r["width"], r.get("double", False)) for r in kinds}) == len(kinds)
    assert len({r[mode] for r in kinds for mode in MODES}) == 2 * len(kinds)


def test_the_style_sheet_has_every_colour_in_both_modes():
    blocks = re.findall(r"([^{}]*)\{\n(  --[^{}]*)\}", look.css())
    light, system, switched = (
        {k: v for k, v in re.findall(r"(--lupus-[\w-]+): (#[0-9a-f]{6});", body)} for _, body in blocks
    )
    names = [*look.PAGE, *look.ROLES, "plain"]
    assert light == {look.variable(n): look.colour(n, "light") for n in names}
    assert system == switched == {look.variable(n): look.colour(n, "dark") for n in names}
    heads = [head for head, _ in blocks]
    assert ":root" in heads[0]
    assert ":root:not([data-theme=light])" in heads[1]
    assert ":root[data-theme=dark]" in heads[2]


def test_a_role_that_is_not_in_the_table_is_a_plain_line():
    assert look.role(None) == look.role("unheard of") == look.PLAIN
    assert look.variable("car_t") == "--lupus-car-t"


def test_the_browser_reads_the_same_tables():
    root = ROOT
    assert json.loads((root / "src/lupusedu/look/look.json").read_text("utf-8")) == look.TABLE
    read = {
        name
        for source in (root / "js/look").glob("*.js")
        for name in re.findall(r"src/lupusedu/look/(\w+\.json)", source.read_text("utf-8"))
    }
    assert read == {path.name for path in (root / "src/lupusedu/look").glob("*.json")}


def test_each_term_of_a_drawing_is_an_entry_of_the_glossary():
    page = ROOT / "book/glossary.md"
    known = {term for group in glossary.parsed(page).values() for term in group}
    assert set(look.TERMS.values()) <= known
    assert set(look.TERMS) <= set(LOOKS)
