"""What a lesson shows of a model: presets, knobs, plots and the published numbers it is held to. Data
only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .model import Model


@dataclass
class Preset:
    """A named setting. caption: what happens, in one sentence. values: {parameter: value}."""

    caption: str
    values: Mapping[str, float] = field(default_factory=dict)


@dataclass
class Knob:
    """A question a reader turns. stops: {words: value}, or {words: {parameter: value}} where one knob sets
    several.

    level: 'guided', 'explore' or 'sandbox', the first at which the knob is shown; 'named' only where an
    explorable names it.
    """

    name: str
    label: str
    stops: Mapping[str, float | Mapping[str, float]] = field(default_factory=dict)
    level: str = "sandbox"

    @property
    def settings(self) -> dict[str, Mapping[str, float]]:
        """{words: {parameter: value}}."""
        return {words: at if isinstance(at, Mapping) else {self.name: at} for words, at in self.stops.items()}

    @property
    def parameters(self) -> list[str]:
        """Names of the parameters it sets, without doubles."""
        return list(dict.fromkeys(name for at in self.settings.values() for name in at)) or [self.name]


@dataclass
class Headline:
    """The number that a model is about, whose card tells what it hangs on.

    measure: arithmetic of measures of one run. words: what it is, with its unit. values: settings of the run.
    """

    measure: str
    words: str
    values: Mapping[str, float] = field(default_factory=dict)


@dataclass
class Plot:
    """A time course. series: columns of the run. lines: {words: level} drawn across. floor: lowest value of a
    log axis.

    days: how far it shows, where the first part of the run is worth a closer look. followed: the last day on
    which people were followed; what lies beyond is shaded, because there the model stands alone.
    """

    title: str
    unit: str
    series: list[str]
    log: bool = False
    floor: float | None = None
    lines: Mapping[str, float] = field(default_factory=dict)
    days: float | None = None
    followed: float | None = None


@dataclass
class Cohort:
    """Virtual patients: what they share, what differs between them, and what chance brings.

    values: settings of everyone. spread: {parameter: (median, SD of the natural logarithm)}, log-normal.
    jumps: {species: (times a day, mean size)}, additions on random days. start: {species: amount} at first
    instead of the settled state. before: settings during `run_in` days before day 0, jumps and all; who has
    `keep` ({column: most}) or more in the last `quiet` days of them is left out. least: {species: amount}
    that a patient can rest with, or is left out: who cannot be ill is no patient. own: names in `spread` that
    are the person's, whatever the sliders say. fast: species that follow the others at once. days: how long
    they are followed in a picture, the model's span when None. also: a fragment that only these people have,
    in checks; those of its parameters that declare a spread differ between them. A picture leaves it out.
    """

    values: Mapping[str, float] = field(default_factory=dict)
    spread: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    jumps: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    start: Mapping[str, float] = field(default_factory=dict)
    before: Mapping[str, float] = field(default_factory=dict)
    run_in: float = 0.0
    keep: Mapping[str, float] = field(default_factory=dict)
    quiet: int = 0
    least: Mapping[str, float] = field(default_factory=dict)
    own: tuple[str, ...] = ()
    fast: tuple[str, ...] = ()
    days: float | None = None
    also: type[Model] | None = None

    def __hash__(self) -> int:
        return hash(repr(self))


@dataclass
class Check:
    """A number the model is held to.

    measure: see `lupusedu.measure.published`. low, high: accepted range, fixed before the run. kind: 'fitted'
    (a parameter was tuned to it), 'design' (built in) or 'independent'. evidence: keys of the evidence list
    or of references.bib. values: settings of the run; against: settings of a second run, joined by 'ratio' or
    'difference'. cohort: name of one of the model's cohorts, against_cohort: of a second one; runs: how many
    stochastic runs. With either, the measure is a condition and the number is the share that meets it.
    network: a Model to run instead of this one. fails: the reason, where the model does not meet it.
    """

    id: str
    text: str
    measure: str
    low: float
    high: float
    kind: str
    evidence: str = ""
    values: Mapping[str, float] = field(default_factory=dict)
    against: Mapping[str, float] | None = None
    by: str = "ratio"
    span: float | None = None
    fails: str = ""
    cohort: str = ""
    against_cohort: str = ""
    runs: int = 0
    network: type[Model] | None = None
