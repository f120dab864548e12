"""Links above a chapter's first figure."""

from types import SimpleNamespace

from bs4 import BeautifulSoup

from lupusedu.sphinx import layers

PAGE = "notebooks/07_reset"


def ways(repository):
    """The line of links of a chapter, of a book without further pages."""
    app = SimpleNamespace(
        config=SimpleNamespace(repo_address=repository), env=SimpleNamespace(found_docs={PAGE})
    )
    context = {"pathto": lambda page, resource=0: f"../{page}", "sourcename": f"{PAGE}.ipynb"}
    return layers.ways(app, PAGE, BeautifulSoup("", "html.parser"), context)


def test_a_chapter_opens_on_binder_and_colab_where_the_code_has_an_address():
    line = ways("https://github.com/someone/lupus")
    assert {link.get_text(): link["href"] for link in line.select("a")} == {
        "Notebook": f"../_sources/{PAGE}.ipynb",
        "Binder": "https://mybinder.org/v2/gh/someone/lupus/main?urlpath=lab/tree/notebooks/07_reset.ipynb",
        "Colab": "https://colab.research.google.com/github/someone/lupus/blob/main/notebooks/07_reset.ipynb",
    }
    assert line.code.get_text() == (
        '%pip install "lupusedu[notebook] @ git+https://github.com/someone/lupus"'
    )


def test_without_an_address_no_server_is_named():
    assert [link.get_text() for link in ways("").select("a")] == ["Notebook"]


def test_binder_reads_other_hosts_and_colab_does_not():
    assert layers.servers("https://codeberg.org/someone/lupus.git", "notebooks/07_reset.ipynb") == {
        "Binder": "https://mybinder.org/v2/git/https%3A%2F%2Fcodeberg.org%2Fsomeone%2Flupus/main"
        "?urlpath=lab/tree/notebooks/07_reset.ipynb"
    }
