"""The scripts that the site writes of the models, and of what it searches."""

import json
import re

import pytest

from lupusedu import models, strings
from lupusedu.export.javascript import people
from lupusedu.sphinx import assets, passages

STRING = re.compile(r'"(?:[^"\\]|\\.)*"|`[^`]*`')
NEWER = re.compile(r"\?\?|\?\.(?!\d)|&&=|\|\|=")  # with Chrome 80 and later
WRITTEN = [
    *((assets.script, name) for name in models.names()),
    *((assets.people_script, name) for name in models.names()),
    *((assets.words, language) for language in strings.languages()),
    (passages.script, []),
]


@pytest.mark.parametrize(("write", "of"), WRITTEN, ids=lambda one: getattr(one, "__name__", str(one)))
def test_a_browser_of_2019_can_read_what_the_site_writes(write, of):
    assert not NEWER.search(STRING.sub("", write(of)))


def test_virtual_patients_come_in_a_script_of_their_own():
    apart = {name for name in models.names() if assets.people_script(name)}
    assert {"reset", "control", "cytokine_release"} <= apart < set(models.names())
    for name in apart:
        drawn = people(models.find(name)())
        script = assets.script(name)
        assert "draws" in drawn
        assert f'"draws":"{name}"' in script
        assert not any(
            json.dumps(numbers[:3])[1:-1].replace(" ", "") in script for numbers in drawn["draws"].values()
        )
