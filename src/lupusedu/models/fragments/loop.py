"""The loop of lupus: dead-cell waste wakes self-reactive B cells, their antibody makes more waste. A fragment that others extend."""

from ...network import Event, Model, Observable, Parameter, Reaction, Settle, Species
from ...network.lesson import Knob
from ...network.views import Valley

# What every model built on the loop lets a reader turn in the sandbox.
LOOP_KNOBS = [
    Knob("s", "New self-reactive cells a day"),
    Knob("p", "How fast self-reactive cells divide"),
    Knob("K", "Waste that wakes them"),
    Knob("v", "Damage antibody can do"),
    Knob("KA", "Antibody needed for half of it"),
]

# What every model built on the loop shows of its two valleys.
VALLEY = Valley("Two valleys", "B", "A", still=("X",), low={"B": 0.015, "A": 6}, high={"B": 5, "A": 2000}, ends=("quiet", "ill"))


class Loop(Model):
    """A self-feeding loop with two resting states, after Arazi and Neumann 2010."""

    span = 1825

    B = Species(1.55, "1", "self-reactive B cells", role="self_reactive")
    A = Species(620, "IU/mL", "autoantibody", role="autoantibody")
    X = Species(7, "1", "dead-cell waste", role="debris")
    U = Species(0, "1/day", "waste a trigger adds each day")

    s = Parameter(0.001, "1/day", "new self-reactive cells a day", range=(0.0003, 0.005), note="assumed; the trickle past the gates of chapter 1")
    p = Parameter(0.06, "1/day", "how fast self-reactive cells divide", range=(0.03, 0.1), note="assumed: doubling in 12 days at most")
    K = Parameter(4, "1", "waste that wakes them to half speed", range=(2.5, 6), note="assumed; the fourth power is assumed too, for two resting states (P01)")
    Bm = Parameter(3, "1", "ceiling of self-reactive cells", note="assumed: room and growth factor are limited")
    d = Parameter(0.0266, "1/day", "turnover of memory B cells", source="Macallan2005", note="2.66 % divide a day (E05)")
    aA = Parameter(400, "IU/mL", "autoantibody that one unit of these cells keeps up", note="assumed: 623 IU/mL ill, 17 well")
    hA = Parameter(21, "day", "half-life of antibody (IgG)", source="ToledoStuardo2024", note="21 to 24 days for most kinds of IgG (E22)")
    x0 = Parameter(0.5, "1/day", "waste from everyday cell death", note="assumed: waste is near 1 in health")
    v = Parameter(3, "1/day", "damage antibody can do", range=(1, 5), note="assumed")
    KA = Parameter(200, "IU/mL", "antibody for half of that damage", range=(80, 500), note="assumed")
    c = Parameter(0.40, "1/day", "clean-up of dead-cell waste", range=(0.15, 0.9),
                  note="assumed; that clean-up decides who falls ill is the finding of the published model (P01)")
    hU = Parameter(45, "day", "half-life of a trigger", note="assumed: a trigger lasts weeks")
    U0 = Parameter(0, "1/day", "size of the trigger", range=(0, 5), note="assumed")
    tU = Parameter(365, "day", "day of the trigger", range=(30, 1000), note="assumed")
    score = Parameter(3.2468, "1", "points of activity for one unit of waste", source="Mackensen2022",
                      note="scaled so that the disease state reads 16, the median of five people (A01)")
    quiet = Parameter(2, "1", "waste that no one feels", note="assumed")

    new_self_reactive_cells = Reaction("=> B", "s")
    division = Reaction("B => 2 B", "p*B*X**4/(K**4 + X**4)*(1 - B/Bm)")
    memory_cell_death = Reaction("B =>", "d*B")
    autoantibody_made = Reaction("B => B + A", "aA*log(2)/hA*B")
    autoantibody_lost = Reaction("A =>", "log(2)/hA*A")
    everyday_cell_death = Reaction("=> X", "x0")
    damage_by_antibody = Reaction("A => A + X", "v*A/(KA + A)")
    damage_by_trigger = Reaction("U => U + X", "U")
    clean_up = Reaction("X =>", "c*X")
    trigger_fades = Reaction("U =>", "log(2)/hU*U")

    trigger_comes = Event("tU", add={"U": "U0"}, label="trigger")

    activity = Observable("score*Max(0, X - quiet)", "1", "disease activity", role="debris")


ILL = Settle(1000, {"B": 1.55, "A": 620, "X": 7})
WELL = Settle(1000, {"B": 0.04, "A": 16, "X": 1.2})


class RepeatedTriggers(Loop):
    """The loop with two later triggers, off unless `again` is set."""

    again = Parameter(0, "1", "size of later triggers, of the first", range=(0, 1), note="assumed 0; a limit of the model that can be switched on")
    gap = Parameter(150, "day", "days between triggers", range=(30, 400), note="assumed")

    second_trigger = Event("tU + gap", add={"U": "again*U0"}, label="second trigger")
    third_trigger = Event("tU + 2*gap", add={"U": "again*U0"}, label="third trigger")
