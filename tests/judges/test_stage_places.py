"""The rooms of a stage and the places in them are alike in Python and JavaScript, to the pixel."""

import numpy as np
import pytest

from judges.engines import NETWORKS, each_network, node
from lupusedu import models, simulate
from lupusedu.figure.views import _stage_places

CASES = [[*simulate.stage(models.find(name)).rooms] for name in NETWORKS] + [["body"], ["organ", "blood"]]


@pytest.mark.parametrize(("width", "height"), [(360, 320), (600, 250)])
def test_python_and_javascript_place_a_home_alike(width, height):
    asked = {"width": width, "height": height, "count": 60, "inset": 14.5}
    sign = {"width": 95, "height": 27.5}
    told = node("places", [asked | {"names": names, "sign": sign} for names in CASES])
    for names, theirs in zip(CASES, told, strict=True):
        rooms = _stage_places.rooms_of(names, width, height)
        assert [*rooms] == [*theirs]
        for name, room in rooms.items():
            ours = _stage_places.slots(room, 60, 14.5, (95, 27.5))
            assert np.allclose(room[1:], theirs[name]["room"], atol=1e-9)
            assert np.allclose(ours, theirs[name]["places"], atol=1e-9)


@each_network
def test_on_a_phone_the_actors_of_a_room_have_air_between_them(name):
    lives = simulate.lives(models.find(name))
    counts = np.array([lives.counts(day) for day in lives.days[::24]])
    rooms = _stage_places.rooms_of([*dict.fromkeys(lives.kinds["room"])], 338, 262)
    for place, room in rooms.items():
        alive = (lives.kinds["room"] == place) & ~lives.kinds["level"]  # crumbs may lie in a heap
        most = int(counts[:, alive].sum(axis=1).max())
        spots = _stage_places.slots(room, most, 9.5 * _stage_places.INSET, (60, 26))
        gaps = np.hypot(*(spots[:, None] - spots[None]).T)[~np.eye(len(spots), dtype=bool)]
        # Bodies, without the receptors around them, are 1.4 halves wide.
        assert gaps.min(initial=np.inf) > 1.4 * 9.5, (place, most)
