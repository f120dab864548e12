"""A few cells that divide and die by chance: will the last one die out? A fragment that `reset` contrasts itself with."""

from ...network import Model, Parameter, Reaction, Species


class Clone(Model):
    """A leukaemic clone after treatment; it dies out with probability (d/b) to the power of the survivors."""

    span = 100

    n = Parameter(3, "cell", "cells that survived", note="assumed")
    b = Parameter(0.06, "1/day", "division", note="assumed; the top rate of chapter 7")
    d = Parameter(0.02, "1/day", "death", note="assumed: slower than division, as in a growing cancer")

    C = Species("n", "cell", "cells of the clone")

    division = Reaction("C => 2 C", "b*C")
    death = Reaction("C =>", "d*C")
