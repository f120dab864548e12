"""A row of the ledger stands; many fold."""

from lupusedu import models
from lupusedu.words import ledger


def test_the_ledger_of_a_chapter_stands_and_that_of_the_book_folds_with_all_its_rows():
    one, all_models = models.find("reset"), [models.find(name) for name in models.names()]
    assert ledger(one)._repr_html_().startswith("<table")
    folded = ledger(*all_models)._repr_html_()
    assert folded.startswith(f'<details class="lupus-fold"><summary>The ledger of {len(all_models)} chapters')
    assert folded.count("<tr><td>") == len(all_models)
    assert all(row[0] in repr(ledger(*all_models)) for row in (model.ledger for model in all_models))
