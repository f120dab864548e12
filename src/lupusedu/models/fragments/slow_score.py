"""The part of a disease score that follows slowly, such as protein in the urine. A fragment that only some virtual patients have."""

from ...network import Event, Observable, Parameter, Reaction, Species
from .loop import Loop


class SlowScore(Loop):
    """The loop, scored as in clinics: part of the points fades months after the inflammation."""

    O = Species(0, "1", "slow part of the score", role="debris")

    w = Parameter(0.25, "1", "share of the score that is slow", note="assumed: protein in the urine gives 4 of 16 points")
    hO = Parameter(90, "day", "half-life of the slow part", spread=0.8,
                   note="assumed; half of 80 people had no protein in the urine after 6 months, a quarter after 4, three quarters after 12 (C24)")

    slow_part_follows = Reaction("=> O", "log(2)/hO*score*Max(0, X - quiet)")
    slow_part_fades = Reaction("O =>", "log(2)/hO*O")

    long_illness = Event(0, set={"O": "score*Max(0, X - quiet)"})

    activity = Observable("(1 - w)*score*Max(0, X - quiet) + w*O", "1", "disease activity", role="debris")
