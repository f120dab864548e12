"""A language's script holds every sentence of the models in parts, and measures what the English ones do."""

import json

import pytest

from lupusedu import models, strings
from lupusedu.export.javascript import told
from lupusedu.sphinx import assets


def measured(sentence):
    """What a sentence in parts measures, and how it is written, in a fixed order."""
    return sorted(json.dumps(part, sort_keys=True) for part in sentence if isinstance(part, dict))


@pytest.mark.parametrize("language", strings.languages())
def test_a_language_s_script_tells_every_sentence_in_parts(language):
    text = assets.words(language)
    spoken = json.loads(text[text.index("{") : text.rindex("}") + 1])
    assert set(spoken["told"]) == set(models.names())
    for name, found in spoken["told"].items():
        english = told(models.find(name).words)
        for theirs, ours in zip(found, english, strict=True):
            assert [*map(measured, theirs)] == [*map(measured, ours)]
            assert theirs != ours, f"{name}: a sentence without a translation"
    assert not any("{" in said for texts in spoken["models"].values() for said in texts)
