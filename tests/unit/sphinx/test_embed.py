"""The page of its own that each model has, to stand inside another page."""

from lupusedu import models
from lupusedu.sphinx import assets


def test_every_model_has_an_embed_page_in_each_language(tmp_path):
    assets.explorables(tmp_path, models.names())
    for name in models.names():
        for ending, lang in (("", "en"), (".es", "es")):
            text = (tmp_path / "embed" / f"{name}{ending}.html").read_text(encoding="utf-8")
            assert f'<html lang="{lang}">' in text
            assert f'model="{name}"' in text


def test_embed_pages_know_their_public_address(tmp_path):
    assets.explorables(tmp_path, ["reset"], "https://example.org/book/")
    assert '<link rel="canonical" href="https://example.org/book/embed/reset.es.html">' in (
        tmp_path / "embed/reset.es.html"
    ).read_text("utf-8")
