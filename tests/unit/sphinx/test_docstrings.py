"""Docstrings become entries of the reference: code, arguments, errors, links."""

import pytest

from lupusedu.sphinx import docstrings

CASES = {
    "Plain words.": "Plain words.",
    "Names as `dose` are code.": "Names as ``dose``\\  are code.",
    "A star *, a bar | and T_ are letters.": "A star \\*, a bar \\| and T\\_ are letters.",
    "As `ode`.": "As :py:obj:`ode <lupusedu.ode>`\\ .",
    "As `lu.ode`.": "As :py:obj:`lu.ode <lupusedu.ode>`\\ .",
    "Runs it. days: how long. Raises X.": "Runs it.\n\n``days``\n    how long.\n\nRaises X.",
    "low, high: its ends. day: which\none.": "``low``, ``high``\n    its ends.\n\n``day``\n    which one.",
    "The rule: no name of an argument.": "The rule: no name of an argument.",
    "- `low`: one\n- two": "- ``low``\\ : one\n- two",
    "So:\n\n    a = 1\n    b * 2\n\nEnd.": "So:\n\n.. code-block:: python\n\n    a = 1\n    b * 2\n\nEnd.",
}


@pytest.mark.parametrize(("words", "entry"), CASES.items(), ids=range(len(CASES)))
def test_a_docstring_becomes_an_entry(words, entry):
    assert docstrings.text(words, {"days", "day", "low", "high"}) == entry


def test_a_name_is_no_link_to_itself():
    assert docstrings.text("`ode`", own="lupusedu.ode") == "``ode``\\ "


def test_a_dataclass_shows_empty_mappings():
    given = "(values={...}, also=<factory>)"
    assert docstrings.signed(None, "class", "", None, None, given, None)[0] == "(values={...}, also={})"
