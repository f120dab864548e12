"""The table of options: what Python makes of it, and that it and the signature agree."""

import inspect

import pytest

from lupusedu import Explorable
from lupusedu.element import options
from lupusedu.errors import DeclarationError
from lupusedu.look import HIDEABLE, LEVELS, OPTION_ROWS
from lupusedu.models.living_drug import LivingDrug
from lupusedu.models.selection import Selection


def test_the_signature_and_the_docstring_have_every_option_of_a_notebook_and_no_other():
    arguments = [*inspect.signature(Explorable).parameters]
    assert sorted(arguments) == sorted(options.ARGUMENTS)
    for name in arguments:
        assert f"\n{name}: {options.OPTIONS[name].help}\n" in Explorable.__doc__


def test_each_option_that_is_handed_on_is_a_trait_that_the_browser_sees():
    for name in options.TRAITS:
        assert Explorable.class_traits()[name].metadata["sync"]


def test_a_row_has_a_name_a_kind_someone_who_sets_it_and_words_that_a_reader_understands():
    doors = {"page", "notebook", "link", "reader"}
    for option in options.OPTIONS.values():
        assert set(option.by.split()) <= doors, option.name
        assert option.by, option.name
        assert option.help.endswith("."), option.name
        assert isinstance(option.of, list) or option.of in ("", *options.KNOWN), option.name
    assert len(OPTION_ROWS) == len(options.OPTIONS)


def test_names_are_one_text_or_a_list_and_those_of_presets_hold_spaces():
    model = LivingDrug()
    assert options.read("sliders", "dose, h  hM", model) == ["dose", "h", "hM"]
    assert options.text("sliders", ["dose", "h"], model) == "dose h"
    assert options.text("cases", ["lupus", "no chemotherapy"], model) == "lupus | no chemotherapy"
    assert options.read("cases", "no chemotherapy", model) == ["no chemotherapy"]
    assert len(options.read("pins", [*LivingDrug.presets], model)) == 3


@pytest.mark.parametrize(
    ("name", "asked", "told"),
    [
        ("sliders", "dosse", "LivingDrug has no slider 'dosse'; did you mean 'dose'?"),
        ("level", "exlore", "LivingDrug has no level 'exlore'; did you mean 'explore'?"),
        ("hide", "tabel", "LivingDrug has no part or knob 'tabel'; did you mean 'table'?"),
    ],
)
def test_a_name_that_is_not_known_is_refused_with_the_nearest(name, asked, told):
    with pytest.raises(DeclarationError) as refused:
        options.read(name, asked, LivingDrug())
    assert str(refused.value) == told


def test_an_option_may_bring_its_own_names(monkeypatch):
    row = options.Option("pace", "name", "page notebook", "How fast a pass is.", of=["slow", "quick"])
    monkeypatch.setitem(options.OPTIONS, "pace", row)
    assert options.text("pace", "slow", LivingDrug()) == "slow"
    with pytest.raises(DeclarationError, match="no pace 'slwo'; did you mean 'slow'"):
        options.text("pace", "slwo", LivingDrug())


def test_what_may_be_predicted_are_drawn_columns_and_views_that_ask():
    assert options.read("predict", "B", LivingDrug()) == ["B"]
    assert options.read("predict", "bargain", Selection()) == ["bargain"]


def test_levels_and_parts_are_those_of_the_table_of_conventions():
    assert options.KNOWN["level"](LivingDrug()) == LEVELS
    assert set(HIDEABLE) <= set(options.KNOWN["part or knob"](LivingDrug()))


def test_the_page_of_options_has_a_row_for_each():
    html = options.Table()._repr_html_()
    assert html.count("<tr>") == 1 + len(options.OPTIONS)
    assert "<td>own names</td>" in html
    assert "<code>pin1</code>, <code>pin2</code>, <code>pin3</code>" in html


@pytest.mark.parametrize(
    ("views", "shown"), [(None, "cells shares trade bargain"), ("gates", "gates bargain")]
)
def test_a_question_is_asked_in_its_own_view_also_where_that_was_not_named(views, shown):
    explorable = Explorable(Selection, views=views, predict="bargain")
    assert explorable.views == shown
    assert "Make both gates stricter" in explorable.html()
