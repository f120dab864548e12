"""The reference of names in Python: nothing of the one door is left out, and its lists are the code's."""

import inspect
import re

import pytest

import lupusedu as lu
from book.pages import soup
from checkout import ROOT
from lupusedu import look
from lupusedu.network import grammar
from lupusedu.network._units import ATOMS
from lupusedu.network.views import LOOKS, ROOMS

SOURCE = (ROOT / "book/reference/index.md").read_text("utf-8")
MODULES = [name for name in lu.__all__ if inspect.ismodule(getattr(lu, name))]
NAMES = [name for name in lu.__all__ if name not in MODULES and name != "__version__"]
PARTS = [f"{name}.{part}" for name in MODULES if name != "models" for part in getattr(lu, name).__all__]


@pytest.fixture
def page(site):
    return soup(site / "book/reference/index.html")


def test_every_name_of_the_door_has_an_entry_and_no_other_name():
    own = re.findall(r"auto(?:class|function|exception):: lupusedu\.(\w+)$", SOURCE, re.M)
    assert sorted(own) == sorted(NAMES)
    assert sorted(re.findall(r"automodule:: lupusedu\.(\w+)$", SOURCE, re.M)) == sorted(MODULES)


@pytest.mark.parametrize("name", NAMES)
def test_an_entry_has_its_words_of_which_none_is_lost(page, name):
    entry = page.find(id=f"lupusedu.{name}")
    assert entry.name == "dt"
    # A term and its words stand apart there, what was `code` has no marks any more.
    said, told = map(spoken, (inspect.getdoc(getattr(lu, name)), entry.parent.dd.get_text(" ")))
    assert said <= told, name


def spoken(words):
    """The words of a text, whatever stands between them."""
    return set(re.findall(r"\w+", words))


@pytest.mark.parametrize("name", PARTS)
def test_what_a_module_of_the_door_holds_has_an_entry(page, name):
    assert page.find(id=f"lupusedu.{name}"), f"{name} is missing on book/reference/index.md"


def test_a_line_of_links_names_them_all(page):
    links = page.select("p.names a")
    assert sorted(link.get_text() for link in links) == sorted([*NAMES, *MODULES])
    assert all(page.find(id=link["href"].removeprefix("#")) for link in links)


def test_arguments_are_terms_and_names_are_links(page):
    entry = page.find(id="lupusedu.gillespie").parent
    assert [term.text for term in entry.select("dl.simple > dt")][:1] == ["volume"]
    assert entry.select('a[href="#lupusedu.ode"]')
    assert not page.select(".problematic")


def test_the_lists_are_what_the_code_reads(site):
    lists = soup(site / "book/reference/lists.html")
    heads = {
        section["id"]: [cell.get_text() for cell in section.select("tbody th")]
        for section in lists.select("section > section")
    }
    assert heads["roles"] == [*look.ROLES]
    assert set(heads["units"]) == set(ATOMS)
    assert [one.partition("(")[0] for one in heads["measures"]] == [*grammar.MEASURES]
    assert len(heads["views"]) == len([name for name in NAMES if getattr(getattr(lu, name), "kind", "")])
    for name in (*ROOMS, *LOOKS):
        assert re.search(rf"\b{name}\b", lists.find(id="views").text)


def test_docstrings_name_what_the_code_knows():
    assert all(name in lu.Species.__doc__ for name in look.ROLES)
    assert all(re.search(rf"\b{name}\b", lu.sweep.__doc__) for name in grammar.MEASURES)
