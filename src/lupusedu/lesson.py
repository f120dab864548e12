"""What a lesson shows of a model: presets, knobs, plots and the published numbers it is held to. Data only."""

from dataclasses import dataclass, field


@dataclass
class Preset:
    """A named setting. caption: what happens, in one sentence. values: {parameter: value}."""

    caption: str
    values: dict = field(default_factory=dict)


@dataclass
class Knob:
    """A question a reader turns. stops: {words: value}, or {words: {parameter: value}} where one knob sets several.

    level: 'guided', 'explore' or 'sandbox', the first at which the knob is shown.
    """

    name: str
    label: str
    stops: dict = field(default_factory=dict)
    level: str = "sandbox"

    @property
    def settings(self):
        """{words: {parameter: value}}."""
        return {words: at if isinstance(at, dict) else {self.name: at} for words, at in self.stops.items()}

    @property
    def parameters(self):
        """Names of the parameters it sets, without doubles."""
        return list(dict.fromkeys(name for at in self.settings.values() for name in at)) or [self.name]


@dataclass
class Plot:
    """A time course. series: columns of the run. lines: {words: level} drawn across. floor: lowest value of a log axis."""

    title: str
    unit: str
    series: list
    log: bool = False
    floor: float = None
    lines: dict = field(default_factory=dict)


@dataclass
class Check:
    """A number the model is held to.

    measure: see `lupusedu.check`. low, high: accepted range, fixed before the run. kind: 'fitted' (a parameter was tuned to
    it), 'design' (built in) or 'independent'. evidence: keys of the evidence list. values: settings of the run; against:
    settings of a second run, joined by 'ratio' or 'difference'. fails: the reason, where the model does not meet it.
    """

    id: str
    text: str
    measure: str
    low: float
    high: float
    kind: str
    evidence: str = ""
    values: dict = field(default_factory=dict)
    against: dict = None
    by: str = "ratio"
    span: float = None
    fails: str = ""
