"""What others read of a model: its table, equations, diagram, Antimony, SBML and JavaScript."""

import keyword
import os
import re
import string
import subprocess
import sys
from xml.etree import ElementTree

import latex2mathml.converter
import pandas as pd
import pytest
from bs4 import BeautifulSoup
from pybtex.database import parse_file

from checkout import ROOT
from judges.engines import Roadrunner, each_network, judge_module, node, worst
from lupusedu import Explorable, card, drawn, export, figure, look, models
from lupusedu.errors import DeclarationError
from lupusedu.export.latex import GREEK
from lupusedu.figure import diagram
from lupusedu.measure import published
from lupusedu.models.living_drug import LivingDrug
from lupusedu.network import Event, Model, Parameter, Reaction, Species, _rules
from lupusedu.network.places import once
from lupusedu.simulate import SimulationError, grid, ode
from lupusedu.words import number
from without import without

MATHML = "{http://www.w3.org/1998/Math/MathML}"
SBML = "{*}"
SOURCES = parse_file(ROOT / "book" / "references.bib").entries


class Plain(Model):
    """A model small enough to read its exports whole."""

    X = Species("x0", "cell", "X")
    Y_2 = Species(0, "cell", "Y")
    x0 = Parameter(2.5, "cell", "start")
    kX = Parameter(0.5, "1/day", 'rate of "X"')
    rho = Parameter(1, "1/day", "growth")
    s = Parameter(1, "cell/day", "supply")
    turn_over = Reaction("X => 2 Y_2", "kX*X + s")
    growth = Reaction("X => 3 X", "rho*X")
    dose = Event(4, add={"X": "x0"}, set={"rho": 0})


@each_network
def test_the_table_has_every_parameter_with_its_range_and_source(name):
    model = models.find(name)
    table = export.table(model)
    assert table.index.tolist() == list(model.parameters)
    assert table.columns.tolist() == ["meaning", "value", "unit", "range", "source", "note"]
    for parameter, row in table.iterrows():
        declared = model.parameters[parameter]
        assert (row.meaning, row.value, row.unit) == (declared.label, declared.value, declared.unit)
        assert row.range == (f"{declared.range[0]:g} to {declared.range[1]:g}" if declared.range else "")


@pytest.mark.parametrize("name", models.names())
def test_every_number_has_a_source_that_exists_or_says_why_it_is_assumed(name):
    for parameter in models.find(name).parameters.values():
        assert parameter.source in SOURCES or parameter.source == "assumed", (
            f"{parameter.name}: {parameter.source}"
        )
        assert parameter.note or parameter.source != "assumed", (
            f"{parameter.name} is assumed without a reason"
        )


def test_the_table_shows_the_values_of_an_instance():
    assert export.table(LivingDrug(dose=1.5)).loc["dose", "value"] == 1.5


def test_latex_names_each_term_and_keeps_signs_and_copies():
    assert export.latex(Plain) == (
        "\\begin{align*}\n"
        "\\frac{d X}{dt} &= - \\underbrace{k_{\\mathrm{X}}\\,X + s}_{\\text{turn over}} + \\underbrace{2 "
        "\\cdot \\rho\\,X}_{\\text{growth}} \\\\\n"
        "\\frac{d \\mathrm{Y 2}}{dt} &=  \\underbrace{2 \\left(k_{\\mathrm{X}}\\,X + s\\right)}_{\\text{turn "
        "over}}\n"
        "\\end{align*}"
    )


@each_network
def test_latex_becomes_mathml_that_names_every_reaction(name):
    model = once(models.find(name))
    root = ElementTree.fromstring(latex2mathml.converter.convert(export.latex(models.find(name))))
    rows = list(root.iter(f"{MATHML}mtr"))
    of_places = 1 if models.find(name).places else 0  # the line that says what j counts
    assert len(rows) == len(model.species) + of_places
    named = {text.text.replace("\xa0", " ") for text in root.iter(f"{MATHML}mtext")}
    assert {
        reaction.replace("_", " ") for reaction, change in model.stoichiometry().items() if change
    } <= named
    terms = sum(len(change) for change in model.stoichiometry().values())
    assert len(list(root.iter(f"{MATHML}munder"))) >= terms
    assert "\\" not in "".join(root.itertext())


@each_network
def test_the_diagram_is_well_formed_and_names_every_species_and_reaction(name):
    model = once(models.find(name))
    text = export.diagram(models.find(name))
    root = ElementTree.fromstring(text)
    words = {"".join(node.itertext()) for node in root.iter() if node.tag.endswith("text")}
    assert set(model.species) <= words
    assert {reaction.replace("_", " ") for reaction in model.reactions} <= words
    assert root.get("role") == "img"
    assert len(root.get("aria-label")) <= 250
    assert f"{len(model.species)} species, {len(model.reactions)} reactions." in root.get("aria-label")
    assert set(re.findall(r"var\(--lupus-([\w-]+)", text)) <= {
        n.replace("_", "-") for n in [*look.ROLES, *look.PAGE, "plain"]
    }


def test_the_diagram_shows_how_many_copies_are_made():
    words = [
        "".join(node.itertext())
        for node in ElementTree.fromstring(export.diagram(Plain)).iter()
        if node.tag.endswith("text")
    ]
    assert words.count("+2") == 2
    assert words.count("−") == 1


def test_a_card_has_one_row_for_what_places_have_alike():
    def rows(model):
        found = BeautifulSoup(card.parameters(model), "html.parser").select("tbody th")
        return [one.text for one in found if one.text.startswith("f")]

    Reset = models.find("reset")
    assert rows(Reset) == ["f1, f2, f3"]
    assert rows(Reset(f1=0.4)) == ["f1", "f2", "f3"]


@each_network
def test_a_card_names_the_species_of_the_diagram(name):
    shown = BeautifulSoup(card.diagram(models.find(name)), "html.parser").small.get_text()
    species = once(models.find(name)).species
    assert shown == " · ".join(f"{n}\xa0{one.label}" for n, one in species.items())


@each_network
def test_a_card_tells_the_diagram_in_words(name):
    model = once(models.find(name))
    told = BeautifulSoup(card.diagram(models.find(name)), "html.parser").details.p.get_text()
    told, of_places, _ = told.partition(" Each of ")
    assert bool(of_places) == bool(models.find(name).places)
    for species, sentence in zip(model.species, told.removesuffix(".").split(". "), strict=True):
        head, *parts = re.split(": |; ", sentence)
        assert head == species
        assert parts
        named = {
            word: part.removeprefix(f"{word} ").split(", ")
            for word in ("made by", "used up by", "changed on set days by")
            for part in parts
            if part.startswith(word)
        }
        change = {
            reaction.replace("_", " "): copies[species]
            for reaction, copies in model.stoichiometry().items()
            if species in copies
        }
        assert named.get("made by", []) == [reaction for reaction, copies in change.items() if copies > 0]
        assert named.get("used up by", []) == [reaction for reaction, copies in change.items() if copies < 0]
        events = [
            n.replace("_", " ")
            for n, event in model.events.items()
            if species in event.add or species in event.set
        ]
        assert named.get("changed on set days by", []) == events


def test_what_only_a_dose_brings_is_not_said_to_be_made():
    assert diagram.reading(models.find("memory")).startswith(
        "Ag: used up by vaccine fades, vaccine neutralised; changed on set days by first dose, second dose. "
    )


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        (["fitted", "independent"], "Only the independent ones test the model."),
        (["fitted", "design"], "None is independent, so nothing here tests the model."),
    ],
)
def test_a_card_says_whether_anything_tests_the_model(kinds, words):
    model = models.find("lupus_loop")
    results = published.results(model).iloc[:2].assign(kind=kinds, holds=True)
    page = card.page(model(), results)
    assert words in page
    assert page.count("test the model") + page.count("tests the model") == 1


def test_a_card_shows_a_bare_number_without_a_unit_and_says_assumed_once():
    found = BeautifulSoup(card.parameters(models.find("lupus_loop")), "html.parser")
    rows = {
        row.th.get_text(): [cell.get_text() for cell in row.find_all("td")]
        for row in found.select("tbody tr")
    }
    assert rows["K"][2] == "–"
    assert rows["Bm"][-2:] == ["assumed", "room and growth factor are limited"]
    assert "assumed" not in [row[-1] for row in rows.values()]


def test_a_model_without_a_purpose_has_a_card_too():
    class Silent(models.find("living_drug")):
        presets = {}

    assert Silent.about == ""
    assert "## Parameters" in card.page(Silent(), published.results(Silent).iloc[:0])


def test_a_card_says_what_its_number_hangs_on_and_which_of_it_was_assumed():
    drug = models.find("living_drug")
    relative = pd.Series({"rho": -0.9, "kM": 0.5, "g": 0.001})
    text = card.page(drug(), published.results(drug).iloc[:0], relative=relative)
    assert (
        f"{drug.headline.words}. Most moves it: {drug.parameters['rho'].label}. Of what was assumed, most "
        f"does: {drug.parameters['kM'].label}."
    ) in text
    picture = drawn.tornado(
        drug.headline.words, relative, {n: q.label for n, q in drug.parameters.items()}, {"kM"}
    )
    words = [text.get_text() for text in picture.axes[0].texts]
    assert {"−0.9", "+0.5"} <= set(words)
    assert drug.parameters["g"].label not in words  # it hardly moves it
    assert f"{drug.parameters['rho'].label} −0.9" in picture.alt


def test_javascript_writes_a_whole_power_as_a_product_and_any_other_as_a_power():
    class Growth(Model):
        X = Species(2, "1", "cells")
        k = Parameter(0.5, "1/day", "rate")
        n = Parameter(3, "1", "steepness")
        cubed = Reaction("=> X", "k*X**3")
        bent = Reaction("X =>", "k*X**n + k*X**0.5 + k*X**12")

    text = export.javascript(Growth())
    assert "(y[0]*y[0]*y[0])" in text
    assert {"Math.pow(y[0], p[1])", "Math.sqrt(y[0])", "Math.pow(y[0], 12)"} <= set(
        re.findall(r"Math\.\w+\([^)]*\)", text)
    )


def test_a_card_writes_the_natural_logarithm_as_ln():
    assert ">ln<" in card.equations(models.find("lupus_loop"))


def test_a_check_says_beside_its_number_whether_it_is_met():
    model = models.find("lupus_loop")
    found = BeautifulSoup(card.checks(model(), published.results(model)), "html.parser")
    assert [cell.get_text() for cell in found.select("thead th")] == [
        "number",
        "accepted",
        "this model",
        "met",
        "how it was used",
        "evidence",
    ]
    assert {cell.get_text()[:3] for cell in found.select("tbody td:nth-child(4)")} == {"yes", "no:"}
    assert [word.get_text() for word in found.find_all("b")] == ["no"]


@each_network
def test_antimony_goes_to_sbml_and_back(name):
    model = models.find(name)
    text = export.antimony(model)
    for line in [f"{reaction}: {declared.flow}" for reaction, declared in model.reactions.items()]:
        assert re.sub(r"\s+", " ", line) in re.sub(r"\s+", " ", text)
    root = ElementTree.fromstring(export.sbml(model))
    for tag, names in [
        ("species", model.species),
        ("reaction", model.reactions),
        ("parameter", {**model.parameters, **model.observables}),
    ]:
        assert {found.get("id") for found in root.iterfind(f".//{SBML}{tag}")} == set(names)
    assert {found.get("reversible") for found in root.iterfind(f".//{SBML}reaction")} == {"false"}
    antimony, sbml = judge_module("antimony"), export.sbml(model)
    antimony.clearPreviousLoads()
    assert antimony.loadSBMLString(sbml) >= 0, antimony.getLastError()
    again = antimony.getAntimonyString(antimony.getMainModuleName())
    antimony.clearPreviousLoads()
    assert antimony.loadAntimonyString(again) >= 0, antimony.getLastError()
    assert {
        found.get("id")
        for found in ElementTree.fromstring(antimony.getSBMLString(None)).iterfind(f".//{SBML}reaction")
    } == set(model.reactions)


def test_sbml_holds_the_day_0_events_and_the_later_ones():
    root = ElementTree.fromstring(export.sbml(Plain(events=[Event(0, add={"X": 1})])))
    starts = {
        found.get("id"): float(found.get("initialConcentration"))
        for found in root.iterfind(f".//{SBML}species")
    }
    assert starts == {"X": 3.5, "Y_2": 0}
    assert len(list(root.iterfind(f".//{SBML}event"))) == 2
    changing = {
        found.get("id") for found in root.iterfind(f".//{SBML}parameter") if found.get("constant") == "false"
    }
    assert changing == {"rho"}


def test_a_species_may_be_called_body():
    class Rooms(Model):
        body = Species(1, "cell", "in the body")
        k = Parameter(1, "1/day", "rate")
        loss = Reaction("body =>", "k*body")

    assert {
        found.get("id") for found in ElementTree.fromstring(export.sbml(Rooms)).iterfind(f".//{SBML}species")
    } == {"body"}


WORDS = {
    *_rules.TAKEN,
    *keyword.kwlist,
    *keyword.softkwlist,
    *GREEK,
    *string.ascii_letters,
    "event_1",
    "unit_day",
    "bad",
    "bad_model",
    "day",
    "cell",
    "per_day",
    "class",
    "new",
    "this",
    "let",
    "switch",
    "y",
    "p",
    "dy",
    "x0",
    "v0",
    "constructor",
    "toString",
    "int",
    "begin",
    "frac",
    "hour",
    "metre",
    "kilogram",
    "µ",
    "α",
    "é",
    "_a",
}


LETTERS = string.ascii_letters.replace("t", "")  # t is the day


def test_a_name_means_the_same_in_every_export_or_is_refused_with_the_mend():
    kept, refusals = [], {}
    for word in sorted(WORDS):
        parts = {
            word: Parameter(2, "1/day", "rate"),
            "Xx": Species(1, "cell", "X"),
            "loss": Reaction("Xx =>", f"{word}*Xx"),
        }
        try:
            made = type("Bad", (Model,), parts)
        except DeclarationError as error:
            refusals[word] = str(error)
            continue
        kept.append(word)
        assert re.search(rf'<parameter [^>]*\bid="{word}"', export.sbml(made)), word
        assert latex2mathml.converter.convert(export.latex(made))
        assert f'"name":"{word}"' in export.javascript(made)
    assert [
        told
        for word, told in refusals.items()
        if not re.search(rf"Bad\.{word}.*(choose another|write it in these letters)", told)
    ] == []
    assert {"beta", "rho", "day", "cell", "bad", "y", *LETTERS} <= set(kept)
    assert not {"gamma", "t", "time", "lambda", "event_1", "unit_day", "bad_model", "µ", "_a"} & set(kept)


def test_one_letter_names_run_in_another_engine():
    letters = {letter: Parameter(0.01 * i, "1/day", letter) for i, letter in enumerate(LETTERS, 1)}
    losses = {f"loss_{letter}": Reaction("Xx =>", f"{letter}*Xx") for letter in letters}
    made = type("Letters", (Model,), {"span": 1, "Xx": Species(1, "cell", "X"), **letters, **losses})
    rows = [0, 0.05, 0.1]
    assert (
        worst(Roadrunner(export.sbml(made)).run(["Xx"], rows), ode(made, rows).reset_index(drop=True)) < 1e-6
    )


def test_micro_is_one_letter_whichever_key_typed_it():
    class Both(Model):
        X = Species(1, "cell/\u03bcL", "X")
        Y = Species(1, "cell/\u00b5L", "Y")
        k = Parameter(1, "\u03bcL/cell/day", "rate")
        meet = Reaction("X => Y", "k*X*Y")

    assert {Both.X.unit, Both.Y.unit} == {"cell/\u00b5L"}
    assert list(Both.plots["amounts"].series) == ["X", "Y"]


def test_a_title_of_two_lines_stays_on_one_in_every_export():
    class Long(Plain):
        title = "One line,\n  and\u2028another\r\n// or three"

    assert "\n".join([Long.title]) == "One line, and another // or three"
    assert export.sbml(Long).count("<reaction ") == len(Plain.reactions)
    assert [line[0] for line in export.csv(Long).splitlines()[:7]] == ["#"] * 7
    assert export.csv(Long).splitlines()[7].startswith("day,")


def test_a_model_without_plots_and_parameters_has_every_export_and_a_figure():
    class Bare(Model):
        X = Species(1, "cell", "X")
        Y = Species(0, "1", "Y")
        stay = Reaction("X => X", "0*X")

    class More(Bare):
        Z = Species(2, "cell", "Z")

    assert export.table(Bare).empty
    assert all(
        write(Bare)
        for write in (
            export.javascript,
            export.latex,
            export.diagram,
            export.antimony,
            export.sbml,
            export.csv,
        )
    )
    assert figure.time_course(Bare).alt.startswith("Line chart")
    assert '<img alt="Line chart' in Explorable(Bare).html()
    assert [model.plots["amounts"].series for model in (Bare, More)] == [["X"], ["X", "Z"]]


# What SBML says of a species in 1/day: it knows no such amount.
RATE_OF_A_DAY = {"10501", "10503", "10541", "10562"}


@each_network
def test_every_unit_is_in_the_sbml_and_libsbml_finds_them_consistent(name):
    model = models.find(name)
    root = ElementTree.fromstring(export.sbml(model))
    units = {found.get("id"): found.get("units") for found in root.iterfind(f".//{SBML}parameter")}
    things = {**model.parameters, **model.observables}
    assert {n: unit == "dimensionless" for n, unit in units.items()} == {
        n: thing.unit in ("1", "%") for n, thing in things.items()
    }
    warned = {
        code
        for preset in model.presets
        for code in re.findall(
            r"\((\d+) \[", judge_module("roadrunner").validateSBML(export.sbml(model.preset(preset)), 0x7F)
        )
    }
    assert warned <= (
        RATE_OF_A_DAY if any("day" in species.unit for species in model.species.values()) else set()
    )


COMMA = r"""
import locale, re, struct, sys, threading
from pathlib import Path
if sys.platform == "linux":
    # A locale of glibc whose decimal point is a comma: the file of LC_NUMERIC, written by hand, since a
    # machine may have none.
    folder = Path(sys.argv[1]) / "xx_XX"
    folder.mkdir()
    head, comma, point = 8 + 4 * 6, struct.pack("=I", 44), struct.pack("=I", 46)
    fields = [b",\0\0\0", b".\0\0\0", b"\x03\x03\0\0", comma, point, b"UTF-8\0\0\0"]
    places = [head + sum(map(len, fields[:i])) for i in range(6)]
    (folder / "LC_NUMERIC").write_bytes(struct.pack("=8I", 0x20031115 ^ 1, 6, *places) + b"".join(fields))
    locale.setlocale(locale.LC_NUMERIC, "xx_XX")
else:
    locale.setlocale(locale.LC_NUMERIC, "de-DE" if sys.platform == "win32" else "de_DE.UTF-8")
assert locale.localeconv()["decimal_point"] == ",", "this process has no decimal comma"
assert locale.str(0.28) == "0,28"
from lupusedu import export, figure, models
from lupusedu.words import number
M = models.find("living_drug")
texts = [form(M) for form in (export.sbml, export.antimony, export.javascript, export.csv, export.latex)]
texts += [export.diagram(M), export.table(M).to_csv(), number(0.28), figure.svg(figure.time_course(M), "")]
assert locale.localeconv()["decimal_point"] == ",", "the locale was not given back"
sys.stdout.buffer.write("\0".join(texts).encode())
"""


def test_no_export_hangs_on_the_locale(tmp_path):
    env = {**os.environ, "LOCPATH": str(tmp_path), "PYTHONUTF8": "1"}
    done = subprocess.run([sys.executable, "-c", COMMA, tmp_path], capture_output=True, env=env)
    assert done.returncode == 0, done.stderr.decode()
    sbml, *texts = done.stdout.decode().split("\0")
    M = LivingDrug
    assert texts == [
        export.antimony(M),
        export.javascript(M),
        export.csv(M),
        export.latex(M),
        export.diagram(M),
        export.table(M).to_csv(),
        number(0.28),
        figure.svg(figure.time_course(M), ""),
    ]
    assert sbml == export.sbml(M)
    values = {
        found.get("id"): float(found.get("value"))
        for found in ElementTree.fromstring(sbml).iterfind(f".//{SBML}parameter")
        if found.get("value")
    }
    parts = {n: value for n, value in M().values.items() if value % 1}
    assert {n: values[n] for n in parts} == pytest.approx(parts, rel=1e-12)


def test_without_libantimony_only_sbml_is_missing_and_says_what_to_install():
    """In a process of its own, where the package cannot be imported."""
    script = """
from lupusedu import Explorable, card, export, models
M = models.find("living_drug")
assert Explorable(M).html() and export.antimony(M) and sorted(card.files(M())) == ["ant", "csv"]
assert "SBML" not in card._links(M) and "Antimony" in card._links(M)
try:
    export.sbml(M)
except ImportError as error:
    print(error)
"""
    said = without("antimony", script)
    assert 'pip install "lupusedu[sbml]"' in said


@pytest.mark.parametrize("name", [name for name in models.names() if not models.find(name).reactions])
def test_a_model_without_reactions_has_no_sbml_and_says_so(name):
    with pytest.raises(SimulationError, match=rf"{name}.* has no reactions"):
        export.sbml(models.find(name))


@each_network
def test_the_text_is_the_same_each_time(name):
    model = models.find(name)
    for write in (export.javascript, export.antimony, export.sbml, export.latex, export.diagram):
        assert write(model) == write(model())


@each_network
def test_javascript_is_one_expression_that_a_page_can_hold(name):
    model = models.find(name)
    text = export.javascript(model)
    assert text.startswith("({")
    assert text.endswith("})")
    assert "</script" not in text.lower()
    assert "<!--" not in text
    assert not re.search("[\u2028\u2029\r]", text)
    assert not re.search(r"\b(NaN|Infinity|undefined|np\.|Piecewise)", text)


def called(part):
    """A measure in parts, as a declaration writes it."""
    name, *rest = part["measure"]
    return f"{name}({', '.join(map(str, rest))})"


def condition(part):
    """A condition in parts, as a declaration writes it."""
    return f"{called(part)} > {part['above']}" if "above" in part else f"{called(part)} < {part['below']}"


def written(part):
    """A part of a sentence, as a declaration writes it."""
    if isinstance(part, str):
        return part
    if "form" in part:
        return f"{{{called(part)}{':' * bool(part['form'])}{part['form']}}}"
    return (
        f"{{{called(part)}:?{condition(part).removeprefix(called(part))}}}"
        if len(part) > 1
        else f"{{{called(part)}:?}}"
    )


@each_network
def test_javascript_says_all_of_the_declaration_that_a_figure_asks_for(name):
    model = models.find(name)
    (told,) = node("data", [export.javascript(model)])
    assert [(s["name"], s["label"], s["unit"], s["role"]) for s in told["species"]] == [
        (n, s.label, s.unit, s.role) for n, s in model.species.items()
    ]
    assert [(o["name"], o["unit"]) for o in told["observables"]] == [
        (n, o.unit) for n, o in model.observables.items()
    ]
    for parameter, declared in zip(told["parameters"], model.parameters.values(), strict=True):
        assert (parameter["name"], parameter["value"], parameter["unit"]) == (
            declared.name,
            declared.value,
            declared.unit,
        )
        assert parameter["range"] == (list(declared.range) if declared.range else None)
        assert (parameter["log"], parameter["whole"]) == (declared.log, declared.whole)
    assert (told["name"], told["title"], told["span"], told["settle"]) == (
        name,
        model.title,
        model.span,
        model.settle.days,
    )
    assert told["step"] == grid(model())[1]
    assert {p["name"]: p["values"] for p in told["presets"]} == {
        n: p.values for n, p in model.presets.items()
    }
    assert {p["name"]: (p["series"], p["log"], p["floor"]) for p in told["plots"]} == {
        n: (p.series, p.log, p.floor) for n, p in model.plots.items()
    }
    assert {k["name"]: k["parameters"] for k in told["knobs"]} == {k.name: k.parameters for k in model.knobs}
    assert [["".join(map(written, parts)) for parts in one] for one in told["words"]] == model.words
    for view, declared in zip(told["views"], model.views.values(), strict=True):
        conditions = [condition(group) for group in view.get("groups", {}).values()]
        assert conditions == declared.conditions()
    assert [event["label"] for event in told["events"]] == [event.label for event in model.events.values()]
