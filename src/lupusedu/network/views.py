"""Pictures of a run beside its time courses, declared with the model. Data only; `js/figure/views/` draws
them for a page, `figure.views` for print.

Every view has a title. Columns are species or observables of the run; conditions are written as in a Check,
`end(B) < 0.5`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Name = tuple[
    str,
    Literal["species", "columns", "parameters", "knobs", "cohorts", "reactions", "amounts", "rooms", "looks"],
]


class View:
    """One picture of a run. Its kind, the class's name in small letters, is the file in
    `js/figure/views/` that draws it."""

    kind = ""

    def __init_subclass__(cls) -> None:
        cls.kind = "".join(
            f"_{letter.lower()}" if letter.isupper() else letter for letter in cls.__name__
        ).lstrip("_")

    def names(self) -> list[Name]:
        """[(name, what it is one of)] of all that the view reads from its model."""
        return []

    def conditions(self) -> list[str]:
        """Conditions on many runs that it sorts them by."""
        return []


@dataclass
class PhasePlane(View):
    """Path of the run over the resting lines of two species (x, y), both axes by tens; where three resting
    states are, the ridge between.

    still: species that follow x and y at once. Others stay as they are before day 0. low, high: {species: end
    of its axis}. ends: words for the lowest and the highest resting state.
    """

    title: str
    x: str
    y: str
    still: tuple[str, ...]
    low: Mapping[str, float]
    high: Mapping[str, float]
    ends: tuple[str, str] = ("low", "high")

    def names(self) -> list[Name]:
        return [(name, "species") for name in [self.x, self.y, *self.still, *self.low, *self.high]]


@dataclass
class Valley(PhasePlane):
    """The plane of x and y as a ball on hills: its two resting states are valleys, the saddle between them
    the ridge.

    low, high: how far the hills reach. For two species that help each other on, as those of a loop do. The
    hills are those of the loop by itself: a trigger or a drug moves the ball (simulate.valley)."""


@dataclass
class Bifurcation(View):
    """Resting amounts of a species against one parameter. still: the species that rest with it. low, high:
    ends of its axis.

    range: of the parameter. ends: words for the lowest and the highest branch.
    """

    title: str
    species: str
    parameter: str
    still: tuple[str, ...]
    low: float
    high: float
    range: tuple[float, float]
    ends: tuple[str, str] = ("low", "high")

    def names(self) -> list[Name]:
        return [
            (self.species, "species"),
            (self.parameter, "parameters"),
            *((name, "species") for name in self.still),
        ]


@dataclass
class Stack(View):
    """Bars of shares on the cursor's day. stages: {words: columns from the bottom up}; parts: words for what
    they are."""

    title: str
    stages: Mapping[str, tuple[str, ...]]
    parts: tuple[str, ...]

    def names(self) -> list[Name]:
        return [(name, "columns") for columns in self.stages.values() for name in columns]


@dataclass
class Hundred(View):
    """One hundred things, one mark each, in the stage where they end. stages: {words: columns that count
    them, as in `parts`}.

    The columns of all stages sum to 100 and do not depend on the day. parts: words for the kinds. whole: word
    for the things. born: column of the share, in percent, that is of the first kind at the start.
    """

    title: str
    stages: Mapping[str, tuple[str, ...]]
    parts: tuple[str, ...]
    whole: str
    born: str

    def names(self) -> list[Name]:
        return [
            (self.born, "columns"),
            *((name, "columns") for columns in self.stages.values() for name in columns),
        ]


@dataclass
class Tradeoff(View):
    """What one knob gains against what it costs: a line of all its settings in the plane of two columns (x,
    y), neither of the day.

    top: ends of the two axes, which start at 0. bands: {words: (low, high) of y} that were measured. ask: the
    question to a reader who places a dot before seeing the line (`predict` names the view).
    """

    title: str
    x: str
    y: str
    knob: str
    top: tuple[float, float]
    bands: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    ask: str = ""

    def names(self) -> list[Name]:
        return [(self.x, "columns"), (self.y, "columns"), (self.knob, "knobs"), (self.knob, "parameters")]


@dataclass
class Sort(View):
    """New cells come one by one with their grip on the body; the reader lets each through or stops it, and
    then meets the model's gate: the same cells, the same bargain.

    parts: words for those that harm and the harmless. Names of parameters: share of those that harm; apart:
    how much more these grip; line: the grip that the gate still lets pass, less strict; steepness: of the
    logistic spread of either kind's grip. count: of cells.
    """

    title: str
    parts: tuple[str, str]
    share: str
    apart: str
    line: str
    strict: str
    steepness: str
    count: int = 20

    def names(self) -> list[Name]:
        listed = (self.share, self.apart, self.line, self.strict, self.steepness)
        return [(name, "parameters") for name in listed]


@dataclass
class Grid(View):
    """What each stop of a knob sets, as a table to press. columns: {words: (parameter from 0 to 1, column
    that tells what is left)}.

    day: the day on which what is left is told while no cursor is set; the last one by default, when it may
    have grown again.
    """

    title: str
    knob: str
    columns: Mapping[str, tuple[str, str]]
    day: float | None = None

    def names(self) -> list[Name]:
        found: list[Name] = [(self.knob, "knobs")]
        for parameter, column in self.columns.values():
            found += [(parameter, "parameters"), (column, "columns")]
        return found


@dataclass
class Patients(View):
    """One hundred virtual patients, a person each. groups: {words: condition}, the first that holds; rest:
    words for the others.

    cohorts: those whose spread is used. The one whose fixed settings are the present ones, else the first.
    """

    title: str
    groups: Mapping[str, str]
    rest: str
    cohorts: tuple[str, ...]
    number: int = 100

    def names(self) -> list[Name]:
        return [(name, "cohorts") for name in self.cohorts]

    def conditions(self) -> list[str]:
        return list(self.groups.values())


@dataclass
class Interval(View):
    """A count and its exact interval. Reads n, k, rate, other, n0, k0, repeats, twice and lost, as `evidence`
    has them.

    what: words after the count. count, people: the parameters counted, k of n. play: people to spin, and
    rounds that pile up below the bar; without it the axis closes in on a rare event, and where none was seen
    the bar ends where the rule of three says. goal: the share that the bar is to start above, once enough
    people are brought in.
    """

    title: str
    what: str = "got better"
    count: str = "k"
    people: str = "n"
    play: bool = True
    goal: float | None = None

    def names(self) -> list[Name]:
        more = ("rate", "other", "n0", "k0", "repeats", "twice", "lost") if self.play else ()
        return [(name, "parameters") for name in (self.count, self.people, *more)]


@dataclass
class Thermometer(View):
    """One column on the cursor's day, on a scale by tens from low to high. marks: {words: level}, lowest
    first."""

    title: str
    column: str
    low: float
    high: float
    marks: Mapping[str, float] = field(default_factory=dict)

    def names(self) -> list[Name]:
        return [(self.column, "columns")]


ROOMS = (
    "marrow",
    "blood",
    "node",
    "tissue",
    "organ",
    "body",
)  # places of the body, the same in every chapter
LOOKS = (
    "b_cell", "new_b_cell", "tested_b_cell", "self_reactive", "new_self_reactive",
    "tested_self_reactive", "precursor", "dividing_b_cell", "germinal_b_cell", "memory_cell",
    "recalled_cell", "two_recalled_cells", "four_recalled_cells", "plasma_cell", "plasmablast",
    "antibody", "autoantibody", "vaccine_antibody", "waste", "car_t", "memory_car_t", "interleukin",
    "antibody_drug", "drug", "vaccine", "signal", "person", "cell", "square_cell", "three_cell",
    "diamond_cell", "dot", "wash", "press",
)  # fmt: skip


@dataclass
class Stage(View):
    """Actors in the rooms of a body, as many as the run has; each thing that happens to them is a reaction.

    rooms: {one of ROOMS: species that live there}; others in "body". each: {species: amount one actor stands
    for}, or a multiple of it where a room would be crowded; by default about 24 actors at the fullest moment
    of the defaults. look: {species: one of LOOKS, or (look, parameter, look where that is 0)}; by default its
    role's. agents: {reaction: species that do it}; by default those in its rate law that it does not use up,
    as far as the rate falls without them. washes: {parameter or species: (one of LOOKS, the amount at which
    it is strongest)}, what passes over all rooms; a "press" is a hand on the node. hide: species that are no
    actors; by default those without a role, where others have one. days: how far it shows; day: which one it
    opens on, by default the liveliest. wipe: {species: the parameter that is the share of these which a hand
    may take away, all on the day of the event that does}. groups: {words: condition} of what came of that,
    the first that holds; rest: words for the others. hosts: {species: one of LOOKS}, the cells that become it
    and stay when it goes. leave: reactions by which a cell goes alive; by all others it dies. neighbours:
    (column, what of it is felt, the amount at which they glow most): cells with receptors, which glow as they
    feel it; as many receptors are blocked as the two differ. gates: rooms that are entered through a gate;
    who is lost on the way is stopped there. tags: {species: parameter from 0 to 1, how plainly they wear the
    tag that is looked for}.

    A name that stands in several places is all of them. `model.stage()` fills in what is left out.
    """

    title: str
    rooms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    each: Mapping[str, float] = field(default_factory=dict)
    look: Mapping[str, str | tuple[str, str, str]] = field(default_factory=dict)
    agents: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    washes: Mapping[str, tuple[str, float]] = field(default_factory=dict)
    hide: tuple[str, ...] | None = None
    days: float | None = None
    day: float | None = None
    wipe: Mapping[str, str] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)
    rest: str = ""
    hosts: Mapping[str, str] = field(default_factory=dict)
    leave: tuple[str, ...] = ()
    neighbours: tuple[str, str, float] | None = None
    gates: tuple[str, ...] = ()
    tags: Mapping[str, str] = field(default_factory=dict)

    @property
    def more(self) -> list[str]:
        """What the page needs for it beside js/figure/views/stage.js: stage_more.js, stage_waiting.js."""
        pressed = any(look == "press" for look, _ in self.washes.values())
        acts = self.wipe or self.neighbours or self.tags or self.gates or pressed
        return [*(["more"] if acts else []), *(["waiting"] if self.hosts else [])]

    def conditions(self) -> list[str]:
        return list(self.groups.values())

    def names(self) -> list[Name]:
        species = [*self.each, *self.look, *(self.hide or ()), *self.hosts, *self.wipe, *self.tags]
        for listed in (*self.rooms.values(), *self.agents.values()):
            species += listed
        plain = [look for look in self.look.values() if isinstance(look, str)]
        by_setting = [look for look in self.look.values() if not isinstance(look, str)]
        looks = [*plain, *(look for some in by_setting for look in some[::2]), *self.hosts.values()]
        parameters = [
            *self.wipe.values(),
            *self.tags.values(),
            *(parameter for _, parameter, _ in by_setting),
        ]
        felt: list[Name] = [(name, "columns") for name in (self.neighbours or ())[:2]]
        return [
            *felt,
            *((name, "species") for name in species),
            *((name, "rooms") for name in (*self.rooms, *self.gates)),
            *((name, "looks") for name in (*looks, *(look for look, _ in self.washes.values()))),
            *((parameter, "parameters") for parameter in parameters),
            *((name, "reactions") for name in (*self.agents, *self.leave)),
            *((name, "amounts") for name in self.washes),
        ]
