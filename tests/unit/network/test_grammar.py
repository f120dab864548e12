"""The small language of measures is read when a model is declared; what cannot be read is refused, with the
mend."""

import inspect
import math

import pytest

from lupusedu.errors import DeclarationError
from lupusedu.measure import measures, published
from lupusedu.network import Model, Parameter, Reaction, Species, grammar
from lupusedu.network.lesson import Check, Cohort
from lupusedu.network.views import Patients


def declare(**things):
    """A class Bad with one species that is lost, and the things given."""
    plain = {"B": Species(1, "cell", "B"), "k": Parameter(1, "1/day", "k"), "loss": Reaction("B =>", "k*B")}
    return type("Bad", (Model,), {**plain, **things})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It is {peek(B)}.", "'peek' is not a measure; did you mean 'peak'"),
        ("It is {peak(C)}.", "names 'C', which is not declared; known are B"),
        ("It is {peak(B, 3)}.", r"'peak\(B, 3\)' has 2 in its brackets; write peak\(column\)"),
        ("It is {returns(B, 1)}.", r"write returns\(column, low, high\)"),
        ("It is {returns(B, 1, 1)}.", r"'returns\(B, 1, 1\)': low has to be below high"),
        ("It is {days_below(B, 5, 1)}.", "low has to be below high"),
        ("It is {falls_below(B, 1, 2, 3)}.", r"write falls_below\(column, level, after=\)"),
        ("It is {falls_below(B, 1, afer=2)}.", "has 'afer=' where 'after' is due"),
        ("It is {value_at(B, k)}.", "has 'k' where a number is due"),
        ("It is {peak(3)}.", "has '3' where the name of a column is due"),
        ("It is {peak(B):x}.", "has the format 'x'; use d, %, .1f, nothing, or a condition"),
        ("{peak(B):? 4}It is.", r"cannot read 'peak\(B\) 4'"),
        ("{peak(B):? >= 4}It is.", "is not a condition; write one such as"),
        ("It is {B}.", "'B' is not a measure; write one such as"),
        ("It is {peak(B).", r"write a measure and its format in braces, such as \{end\(B\):.1f\}"),
        ("It is {low(1, 8)}.", "'low' is not a measure; did you mean 'lowest'"),
    ],
)
def test_a_sentence_that_cannot_be_told_is_refused_with_its_model_and_the_mend(text, said):
    with pytest.raises(DeclarationError, match=said) as told:
        declare(words=[["All is well.", text]])
    assert str(told.value).startswith(f"Bad, sentence '{text}'")


@pytest.mark.parametrize(
    ("check", "said"),
    [
        ({"measure": "peek(B)"}, "'peek' is not a measure; did you mean 'peak'"),
        ({"measure": "end(B)/end(C)"}, "names 'C', which is not declared"),
        ({"measure": "fold_of(B, q, 1)"}, "names 'q', which is not declared; known are k"),
        ({"measure": "end(B) < 1"}, "where a number is due"),
        ({"measure": "exp(end(B), 1)"}, "exp takes one number"),
        ({"measure": "end(B)", "runs": 9}, "is not a condition"),
        ({"measure": "fold(B) < 1", "runs": 9}, "'fold' is not a measure of many runs; known are end"),
        ({"measure": "end(B) < 1", "cohort": "all"}, "names 'all', which is not declared"),
    ],
)
def test_a_check_that_cannot_be_measured_is_refused_with_the_mend(check, said):
    with pytest.raises(DeclarationError, match=f"^Bad, check 'M1'.*{said}"):
        declare(checks=[Check("M1", "text", low=0, high=1, kind="design", **check)])


def test_a_group_of_patients_that_cannot_be_told_is_refused():
    with pytest.raises(DeclarationError, match=r"^Bad, view 'people': 'peek\(B\) > 1'.*did you mean 'peak'"):
        declare(
            cohorts={"all": Cohort()},
            views={"people": Patients("People", {"ill": "peek(B) > 1"}, "well", ("all",))},
        )


def test_sentences_without_alternatives_around_them_are_refused():
    with pytest.raises(DeclarationError, match="give a list of alternatives"):
        declare(words=["It is {peak(B)}."])


def test_a_sentence_becomes_words_and_conditions():
    assert grammar.sentence("{peak(B):? > 4}{end(B):?}On {falls_below(B, 1, after=-2.5):d}, {{{end(B)}") == (
        grammar.Condition(grammar.Call("peak", ("B",)), above=4),
        grammar.Condition(grammar.Call("end", ("B",))),
        "On ",
        grammar.Condition(grammar.Call("falls_below", ("B", 1, -2.5)), form="d"),
        ", {",
        grammar.Condition(grammar.Call("end", ("B",)), form=""),
    )


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2 + 3*4**2 - -1", 51),
        ("exp(1) - sqrt(4)/log(2)", math.e - 2 / math.log(2)),
        ("100*(end(B) - 1)/half_life(B, 1, 2)", 200),
        ("1/(end(B) - 3)", math.nan),
        ("log(0)", math.nan),
        ("(0 - 1)**0.5", math.nan),
    ],
)
def test_arithmetic_of_measures_is_worked_out(text, number):
    found = grammar.evaluated(grammar.arithmetic(text), lambda call: {"end": 3, "half_life": 1}[call.name])
    assert found == pytest.approx(number, nan_ok=True)


def test_what_a_measure_refuses_is_not_taken_for_a_missing_number():
    with pytest.raises(ValueError, match="9 of 8 is not a count"):
        published.arithmetic("100*low(9, 8)", None, None)


def test_nothing_in_a_text_is_run():
    for text in ("__import__('os').getcwd()", "peak(B.__class__)", "[end(B)]", "peak(*B)", "(lambda: 1)()"):
        with pytest.raises(DeclarationError):
            grammar.arithmetic(text)


def test_each_measure_has_a_function_that_takes_what_the_table_says():
    assert list(measures.MEASURES) == list(grammar.MEASURES)
    for name, function in measures.MEASURES.items():
        takes = [
            f"{p.name}=" if p.default is not p.empty else p.name
            for p in inspect.signature(function).parameters.values()
        ]
        assert takes[1:] == grammar.MEASURES[name].split()[1:], name
    assert set(published.COUNTED) == set(grammar.COUNTED)
    assert set(published.OF_MANY) == set(grammar.OF_MANY)
