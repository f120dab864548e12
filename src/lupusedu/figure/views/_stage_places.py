"""The rooms of a stage and the places in them, as js/figure/views/_stage_rooms.js has them, and who lives
where in a still."""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from ...simulate import Lives

BELOW = {"marrow": 1.3, "node": 1.6, "tissue": 2.0, "organ": 0.9}  # left to right: how much of the width
GAP = 8
ROW = math.sqrt(3) / 2  # from one row of places to the next, in steps from place to place
SHIFT = 0.16  # of a place out of its row, in steps: nobody stands to attention
TIGHTER = 0.95
EVENLY = 0.7548776662466927, 0.5698402909980532  # steps that cover a square evenly (the R2 sequence)
# How thick the walls of a room are, as parts of its width and height; a vessel has none at its ends.
WALLS = {
    "blood": (0, 0.14),
    "marrow": (0.08, 0.1),
    "node": (0.07, 0.09),
    "tissue": (0.04, 0.05),
    "organ": (0.1, 0.1),
}
SQUARE = "blood", "tissue"
ROUND = 1.1  # a little over 1, so that each second row has its place at a wall
INSET = 1.1  # of a place off the walls, in halves of an actor
AIR = 2.3  # from one actor to the next, in their halves
LARGEST, SMALLEST = 17.0, 9.5  # halves of an actor's width


Sign = tuple[float, float]  # how wide and tall a room's name is, in its upper left corner


class Room(NamedTuple):
    """A box, y downward."""

    name: str
    left: float
    top: float
    width: float
    height: float


def rooms_of(names: Sequence[str], width: float, height: float) -> dict[str, Room]:
    """{name: its box} in a frame: the blood is a vessel across the top, the others lie below it, from left to
    right, in the same order in every chapter."""
    below = [name for name in BELOW if name in names]
    if not below:
        return {names[0]: Room(names[0], 0, 0, width, height)}
    blood = "blood" in names
    upper = height * (0.58 if below == ["marrow"] else 0.38) if blood else 0
    found = {"blood": Room("blood", 0, 0, width, upper)} if blood else {}
    inner, left = width - GAP * (len(below) - 1), 0.0
    top = upper + GAP if blood else 0
    for name in below:
        wide = inner * BELOW[name] / sum(BELOW[name] for name in below)
        found[name] = Room(name, left, top, wide, height - top)
        left += wide + GAP
    return found


def slots(room: Room, count: int, inset: float, sign: Sign, largest: float = 1) -> np.ndarray:
    """So many places in a room, count × 2, each as far as can be from those before it, `inset` off its walls
    and clear of its name; more than have air stand closer. largest: how large the largest drawing in it is
    beside a cell's."""
    step = AIR * inset / INSET * largest
    places = rows(room, step, inset, sign)
    while len(places) < count and step > 1:
        step *= TIGHTER
        places = rows(room, step, inset, sign)
    middle = np.array([[room.left + room.width / 2, room.top + room.height / 2]])
    return np.vstack([spread(places)[:count], middle.repeat(max(0, count - len(places)), axis=0)])


def rows(room: Room, step: float, inset: float, sign: Sign) -> np.ndarray:
    """Places in rows, each other row half a step aside, inside the walls and clear of words."""
    wall, rim = WALLS.get(room.name, (0, 0))
    left, top = room.left + room.width * wall + inset, room.top + room.height * rim + inset
    wide = max(0, room.width * (1 - 2 * wall) - 2 * inset)
    tall = max(0, room.height * (1 - 2 * rim) - 2 * inset)
    # Where corners are round, a row along the wall would be short.
    edges = 0.01 if room.name in SQUARE else 0.25
    across = max(0, math.floor(wide / step - 0.5))
    down = max(0, math.floor(tall / (step * ROW) - 2 * edges))
    j, i = np.divmod(np.arange((down + 1) * (across + 1)), across + 1)
    x = left + wide * (i + j % 2 / 2) / (across + 0.5)
    y = top + tall * (j + edges) / (down + 2 * edges)
    found = np.column_stack([x, y])
    found = found[_free(room, found, inset, sign)]
    n = np.arange(1, len(found) + 1)[:, None]
    return found + step * SHIFT * (n * np.array(EVENLY) % 1 - 0.5)


def spread(places: np.ndarray) -> np.ndarray:
    """The same places, each as far as can be from those before it."""
    apart, found, following = np.full(len(places), np.inf), [], int(len(places) * EVENLY[0])
    for _ in places:
        found.append(following)
        apart[following] = -1
        apart = np.minimum(apart, ((places - places[following]) ** 2).sum(axis=1))
        following = int(apart.argmax())
    return places[found]


def _free(room: Room, spots: np.ndarray, inset: float, sign: Sign) -> np.ndarray:
    """Which spots between the walls, a little off them, lie in the room and not under its name; most rooms
    are round at their corners."""
    wide, tall = WALLS.get(room.name, (0, 0))
    across = np.abs((spots[:, 0] - room.left - room.width / 2) / (room.width * (0.5 - wide) - inset))
    down = np.abs((spots[:, 1] - room.top - room.height / 2) / (room.height * (0.5 - tall) - inset))
    inside = (room.name in SQUARE) | (across**4 + down**4 <= ROUND)
    under = spots[:, 0] - inset / 2 < room.left + sign[0] + 8, spots[:, 1] - inset < room.top + sign[1]
    return inside & ~(under[0] & under[1])


def radius(
    most: Mapping[str, int],
    rooms: Mapping[str, Room],
    signs: Mapping[str, Sign],
    largest: Mapping[str, float],
) -> float:
    """Half of an actor's width: as large as the fullest moment of the fullest room allows, in steps. most:
    {room: actors at that moment}; largest: as `slots` has it, of each room."""
    half = LARGEST
    while half > SMALLEST and not all(
        holds(room, most.get(name, 1), half, signs[name], largest[name]) for name, room in rooms.items()
    ):
        half -= 0.5
    return half


def holds(room: Room, count: int, half: float, sign: Sign, largest: float = 1) -> bool:
    """Whether a room has places for so many actors of this half width."""
    return len(rows(room, AIR * half * largest, INSET * half, sign)) >= count


def places(lives: Lives) -> tuple[dict[int, int], dict[str, int]]:
    """({life: number of its place in its room}, {room: places used}). Each takes the best free place when it
    comes and leaves it when it goes; who turns into another hands it on."""
    table, room = lives.lives, lives.kinds["room"]
    acts = [(row.born, row.Index, 1) for row in table.itertuples()]
    acts += [(row.gone, row.Index, 0) for row in table.itertuples() if np.isfinite(row.gone)]
    before, kinds, became = table["from"].tolist(), table["kind"].tolist(), table["became"].tolist()
    free: dict[str, list[int]] = {name: [] for name in room}
    used: dict[str, int] = dict.fromkeys(room, 0)
    found: dict[int, int] = {}
    for _, one, comes in sorted(acts, key=lambda act: (act[0], act[1], -act[2])):
        here, old = room[kinds[one]], before[one]
        if not comes:
            if became[one] < 0 or room[kinds[became[one]]] != here:
                free[here].append(found[one])
        elif old >= 0 and became[old] == one and room[kinds[old]] == here:
            found[one] = found[old]
        elif free[here]:
            found[one] = min(free[here])
            free[here].remove(found[one])
        else:
            found[one] = used[here]
            used[here] += 1
    return found, used


def homes(
    lives: Lives,
    days: Sequence[float],
    rooms: Mapping[str, Room],
    signs: Mapping[str, Sign],
    sizes: Sequence[float],
) -> tuple[list[list[np.ndarray]], float]:
    """(of each day, for each kind where its actors are, n × 2; half of an actor's width). signs: of rooms;
    sizes: of the drawing of each kind, beside a cell's."""
    table, kinds = lives.lives, lives.kinds
    counts = np.array([lives.counts(day) for day in [*lives.days[::6], *days]])
    alive = ~kinds["level"]  # what has no lives, such as crumbs, may lie in a heap
    most = {name: int(counts[:, alive & (kinds["room"] == name)].sum(axis=1).max()) for name in rooms}
    largest = dict.fromkeys(rooms, 1.0)
    for name, size in zip(kinds["room"], sizes):
        largest[name] = max(largest[name], size)
    half, (own, used) = radius(most, rooms, signs, largest), places(lives)
    # Those who come and go too fast to have lives stand behind the others.
    first = {}
    for k in kinds.index[kinds["level"]]:
        first[k] = used[kinds["room"][k]]
        used[kinds["room"][k]] += int(counts[:, k].max())
    spots = {
        name: slots(room, used[name], half * INSET, signs[name], largest[name])
        for name, room in rooms.items()
    }
    panels = []
    for day in days:
        here = table[(table["born"] <= day) & (table["gone"] > day)]
        rows = [
            range(first[k], first[k] + count)
            if k in first
            else [own[i] for i in here.index[here["kind"] == k]]
            for k, count in enumerate(lives.counts(day))
        ]
        panels.append([spots[kinds["room"][k]][list(row)].reshape(-1, 2) for k, row in enumerate(rows)])
    return panels, half
