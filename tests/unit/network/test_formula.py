"""What a formula may say, and the unit it has; pint, which knows nothing of this project, judges the
units."""

import math

import pint
import pytest
import sympy

from judges.engines import each_network
from lupusedu import models
from lupusedu.errors import DeclarationError, suggestion
from lupusedu.network._units import dimensions, unit_of, unit_text
from lupusedu.network.formula import parse

NAMES = ["B", "T", "E", "I", "S", "N", "Q", "rho", "beta", "pi_1"]


@pytest.mark.parametrize("name", ["B", "E", "I", "S", "N", "Q", "beta"])
def test_a_declared_name_is_that_thing_and_nothing_that_sympy_knows(name):
    assert parse(name, NAMES, "M") == sympy.Symbol(name)


def test_a_formula_keeps_the_order_of_its_author():
    assert sympy.latex(parse("rho*T*B/(E + B)", NAMES, "M"), order="none") == r"\frac{\rho T B}{E + B}"


def test_a_formula_means_what_it_says():
    values = {"B": 3.0, "T": 2.0, "rho": 0.5}
    found = (
        parse("rho*T**2 - exp(-B)/Max(1, T) + Min(B, T) + sqrt(4) + log(B)\n + 1e-1", NAMES, "M")
        .doit()
        .subs(values)
    )
    assert float(found) == pytest.approx(
        0.5 * 4 - 2.718281828459045**-3 / 2 + 2 + 2 + 1.0986122886681098 + 0.1
    )


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("rho*X", "X"),
        ("E1*B", "E1"),
        ("pi*B", "pi"),
        ("B if T else E", "if"),
        ("B and T", "and"),
        ("not B", "not"),
        ("None", "None"),
        ("True", "True"),
        ("lambda", "lambda"),
        ("__import__", "__import__"),
        ("open(B)", "open"),
        ("Symbol(B)", "Symbol"),
        ("B.name", "name"),
        ("B .args", "args"),
    ],
)
def test_a_word_that_is_not_declared_is_named(text, named):
    with pytest.raises(
        DeclarationError, match=rf"^M: '.*' uses '{named}', which is not declared; (did you mean|known are)"
    ):
        parse(text, NAMES, "M")


def test_a_word_that_is_nearly_declared_gets_a_suggestion():
    with pytest.raises(DeclarationError, match=r"did you mean 'rho'"):
        parse("roh*B", NAMES, "M")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "B; T",
        "B = T",
        "B == T",
        "B -> T",
        "B'",
        "B % T",
        "B // T",
        "B[0]",
        "[B]",
        "{B}",
        "B > T",
        '"B"',
        "B @ T",
    ],
)
def test_what_is_not_arithmetic_is_refused_with_what_is(text):
    with pytest.raises(
        DeclarationError,
        match=r"is not a formula; use names, numbers, \+ - \* / \*\* and exp, log, sqrt, Min, Max",
    ):
        parse(text, NAMES, "M")


@pytest.mark.parametrize(
    "text", ["B T", "2 B", "2B", "(B", "B)", "B +", "B(T)", "B, T", "()", "exp", "exp(B, T)", "B\nT"]
)
def test_what_cannot_be_read_is_refused_with_the_words_to_use(text):
    with pytest.raises(DeclarationError, match=r"^M: .*use exp, log, sqrt, Min, Max and declared names"):
        parse(text, NAMES, "M")


def test_a_suggestion_lists_the_names_when_none_is_close():
    assert suggestion("xyz", ["rho", "dose"]) == "; known are rho, dose."
    assert suggestion("xyz", []) == "; none is declared."


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("1", {}),
        ("%", {}),
        ("day", {"day": 1}),
        ("cell/µL", {"cell": 1, "µL": -1}),
        ("µL/cell/day", {"µL": 1, "cell": -1, "day": -1}),
        ("1/day", {"day": -1}),
        ("IU/mL*day", {"IU": 1, "mL": -1, "day": 1}),
        ("pg^2/cell^2", {"pg": 2, "cell": -2}),
        ("cell/cell", {}),
    ],
)
def test_a_unit_is_a_product_of_powers(unit, expected):
    assert dimensions(unit, "M") == expected
    assert dimensions(unit_text(expected), "M") == expected


@pytest.mark.parametrize(
    ("unit", "named"),
    [
        ("1/hour", "hour"),
        ("cels/µL", "cels"),
        ("cell^x", r"cell\^x"),
        ("cell//day", ""),
        ("", ""),
        (None, "None"),
        ("mg", "mg"),
    ],
)
def test_an_unknown_unit_is_named_with_what_is_known(unit, named):
    with pytest.raises(
        DeclarationError, match=rf"^M\.k: unknown unit '{named}' in .*(did you mean|known are IU, cell, day)"
    ):
        dimensions(unit, "M.k")


@pytest.fixture(scope="module")
def registry():
    found = pint.UnitRegistry()
    found.define("cell = [cells]")
    found.define("IU = [international_units]")
    return found


def quantity(registry, text, units):
    """A formula's value with pint, each name 1.3 of its unit. Max and Min become sums: they too join only
    what has one unit."""

    def bare(x):
        return registry.Quantity(x).to("").m

    def joined(*terms):
        return sum(term for term in terms if not (isinstance(term, int) and term == 0))

    functions = {
        "exp": lambda x: math.exp(bare(x)),
        "log": lambda x: math.log(bare(x)),
        "sqrt": lambda x: x**0.5,
        "Max": joined,
        "Min": joined,
    }
    return registry.Quantity(
        eval(text, {"__builtins__": {}}, {**functions, **{name: 0.7 * unit for name, unit in units.items()}})
    )


def units_of(registry, model):
    things = {**model.species, **model.parameters}
    return {name: registry(thing.unit.replace("%", "1")) for name, thing in things.items()}


@each_network
def test_pint_finds_every_rate_law_an_amount_a_day_of_what_it_changes(name, registry):
    model = models.find(name)
    units = units_of(registry, model)
    for reaction, change in model.stoichiometry().items():
        rate = quantity(registry, model.reactions[reaction].rate, units)
        for species in change:
            expected = registry(model.species[species].unit) / registry("day")
            assert rate.dimensionality == expected.dimensionality, f"{name}.{reaction} and {species}"


@pytest.mark.parametrize("name", models.names())
def test_pint_finds_every_observable_start_and_event_in_its_unit(name, registry):
    model = models.find(name)
    units, things = units_of(registry, model), {**model.species, **model.parameters}
    told = [(o.formula, o.unit) for o in model.observables.values()]
    told += [
        (amount, things[n].unit)
        for event in model.events.values()
        for n, amount in [*event.add.items(), *event.set.items()]
    ]
    told += [(s.value, s.unit) for s in model.species.values()] + [
        (amount, model.species[n].unit) for n, amount in model.settle.start.items()
    ]
    told += [(event.day, "day") for event in model.events.values()]
    for formula, unit in told:
        if isinstance(formula, str):
            expected = registry(unit.replace("%", "1"))
            assert quantity(registry, formula, units).dimensionality == (1 * expected).dimensionality, (
                f"{name}: {formula}"
            )


@pytest.mark.parametrize(
    "text",
    [
        "k*X",
        "k*X/(1 + X)",
        "k*X/(K + X)",
        "k*X**2/(K**2 + X**2)",
        "exp(X)",
        "exp(X/K)*k",
        "log(K/X)",
        "log(k)",
        "Max(0, X - K)",
        "Max(1, X)",
        "Max(K, k)",
        "Min(K, X)*n",
        "sqrt(X*X)",
        "(X/K)**n",
        "X + 1",
        "X + K",
        "X - k",
        "X*K/X",
        "n*X**-1",
    ],
)
def test_pint_and_the_project_agree_on_units_and_on_what_does_not_fit(text, registry):
    units = {"X": "cell/µL", "K": "cell/µL", "k": "1/day", "n": "1"}
    try:
        judged = quantity(
            registry, text, {name: registry(unit) for name, unit in units.items()}
        ).dimensionality
    except pint.DimensionalityError:
        judged = None
    ours = {name: dimensions(unit, "M") for name, unit in units.items()}
    if judged is None:
        with pytest.raises(
            DeclarationError,
            match=r"units that differ.*mend a parameter's unit or name a constant that has one",
        ):
            unit_of(parse(text, units, "M"), ours, "M")
    else:
        assert (
            registry.Quantity(registry(unit_text(unit_of(parse(text, units, "M"), ours, "M")))).dimensionality
            == judged
        )


def test_a_power_that_is_a_parameter_needs_a_pure_number_below_it():
    with pytest.raises(DeclarationError, match=r"units that differ"):
        unit_of(parse("X**n", ["X", "n"], "M"), {"X": {"cell": 1}, "n": {}}, "M")
