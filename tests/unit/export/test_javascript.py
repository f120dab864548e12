"""What a page's script of a model holds for its stage."""

import gzip
import json
import re

import numpy as np
import pytest

from checkout import ROOT
from lupusedu import export, look, models
from lupusedu.figure import actors

OF_EVERY_STAGE = re.findall(
    r'^  (\w+): ACTORS\["\1"\]',
    (ROOT / "js/figure/views/_stage_looks.js").read_text(encoding="utf-8"),
    re.MULTILINE,
)
STAGED = [name for name in models.names() if models.find(name).reactions]


@pytest.fixture(scope="module", params=STAGED)
def brought(request):
    """The model, its filled-in stage, and {name: parts} of the drawings in its script."""
    model = models.find(request.param)
    return model, model().stage(), written(model, "drawings")


def written(model, name):
    """What the script of a model has under a name."""
    text = export.javascript(model)
    return json.JSONDecoder().raw_decode(text, text.index(f'"{name}":') + len(f'"{name}":'))[0]


def test_every_look_of_a_stage_has_its_drawing_on_the_page(brought):
    _, stage, drawings = brought
    kinds = [name for one in stage.look.values() for name in ([one] if isinstance(one, str) else one[::2])]
    washes = [{"wash": "drop", "press": "drug"}.get(name, name) for name, _ in stage.washes.values()]
    brought_by = ["gate"] * bool(stage.gates) + ["drop"] * bool(stage.hosts)
    rooms = {*stage.rooms} - {"tissue"}  # drawn as any part of a body
    shown = {*kinds, *washes, *rooms, *stage.hosts.values(), *brought_by}
    assert shown <= {*drawings, *OF_EVERY_STAGE}
    assert {*OF_EVERY_STAGE} == {"bleb", "body", "cell", "syringe"}


def test_a_drawing_is_the_same_without_its_spaces(brought):
    for name, parts in brought[2].items():
        assert [part["class"] for part in parts] == [ink for ink, _ in look.drawings()[name]]
        for part, (_, whole) in zip(parts, look.drawings()[name], strict=True):
            np.testing.assert_allclose(actors.path(part["d"]).vertices, actors.path(whole).vertices)


def test_the_drawings_of_a_page_are_3_kb_at_most(brought):
    assert len(gzip.compress(json.dumps(brought[2]).encode())) < 3000


def test_a_page_is_told_who_leaves_alive_and_whom_passing_cells_take():
    """For killing that an actor does, its `by` says so."""

    def acts(name, mark):
        model = models.find(name)()
        reactions = [*model.reactions]
        return [reactions[act["reaction"]] for act in written(model, "acts") if act.get(mark)]

    assert acts("living_drug", "leaves") == ["precursor_exit"]
    assert acts("living_drug", "hunted") == acts("kill_map", "leaves") == []
    assert {one.rpartition("_of_")[0] for one in acts("kill_map", "hunted")} == {"killing"}
    assert len(acts("kill_map", "hunted")) == 4
