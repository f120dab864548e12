"""M8: how sure a few patients can make us. Counting, no reactions: intervals are in `lupusedu.measure.proportion`."""

from ..network import Model, Observable, Parameter
from ..network.lesson import Check, Knob, Preset
from ..network.views import Interval


class Evidence(Model):
    """A trial of n people in which k got better, beside a control group of n0 with k0."""

    title = "Eight out of eight"
    question = "How sure can eight patients make us?"
    ledger = ("A strong signal in few people, with no control group yet.", "The true rate, or how long it holds.")

    n = Parameter(8, "1", "people treated", range=(1, 200), whole=True, source="Muller2024", note="eight people with lupus (A13)")
    k = Parameter(8, "1", "people who got better", range=(0, 200), whole=True, source="Muller2024", note="eight of eight (A13)")
    rate = Parameter(0.7, "1", "how often it really works", range=(0, 1), note="assumed; what a trial tries to find")
    other = Parameter(0.33, "1", "how often people get better anyway", range=(0, 1), source="Furie2011", note="33 to 54 % of placebo groups (D01, D02, D25)")
    n0 = Parameter(0, "1", "people in the control group", range=(0, 200), whole=True, note="assumed; none in the case series")
    k0 = Parameter(0, "1", "people who got better in the control group", range=(0, 200), whole=True, note="assumed")
    repeats = Parameter(1000, "1", "trials played", range=(100, 10000), whole=True, note="assumed")
    twice = Parameter(0, "1", "people counted twice", range=(0, 100), whole=True, note="assumed 0; the first five are among the eight (Mackensen 2022 in Müller 2024)")
    lost = Parameter(0, "1", "people treated but not judged", range=(0, 200), whole=True,
                     note="assumed 0; a limit of the bar that can be switched on: 81 of the 145 in one review (A47)")
    watched = Parameter(24, "1", "people watched for a harm", range=(1, 2000), whole=True, note="assumed, as in a small trial; 80 and 145 in two reviews (A38, A48)")
    harmed = Parameter(0, "1", "people who had it", range=(0, 20), whole=True, note="assumed 0; none of 80 in one review (A38), one of 145 in another (A48)")

    share = Observable("100*k/n", "%", "people who got better")
    all_by_chance = Observable("100*rate**n", "%", "chance that all n get better")
    lowest_if_all = Observable("100*0.025**(1/n)", "%", "lowest true rate that fits n of n")
    most_if_none = Observable("100*(1 - 0.05**(1/watched))", "%", "highest true rate of a harm that fits none seen")
    rule_of_three = Observable("100*3/watched", "%", "the same by the rule of three")

    views = {
        "interval": Interval("How sure can we be?", goal=0.9),
        "harm": Interval("A harm that was hardly seen", "died of a side effect", "harmed", "watched", play=False),
    }

    knobs = [
        Knob("perfect", "People treated, all in remission", {str(n): {"n": n, "k": n} for n in (5, 8, 10, 16, 20, 36, 100)}, level="guided"),
        Knob("useless", "A drug that does nothing: better anyway", {f"{n:.0f} in 100": {"rate": n / 100, "other": n / 100} for n in (33, 44, 53.5)}, level="explore"),
        Knob("control", "A control group", {"none": {"n0": 0, "k0": 0}, "eight people": {"n0": 8, "k0": 5}}, level="explore"),
        Knob("n", "People treated"),
        Knob("k", "People who got better"),
        Knob("rate", "How often it really works", {"3 in 10": 0.3, "6 in 10": 0.6, "9 in 10": 0.9}),
        Knob("other", "How often people get better anyway", {"never": 0, "33 in 100": 0.33, "54 in 100": 0.535}),
        Knob("n0", "People in the control group"),
        Knob("k0", "Got better in the control group"),
        Knob("lost", "Treated, but not judged", {"none": 0, "81 people": 81}),
        Knob("watched", "People watched", {"8": 8, "80": 80, "145": 145, "1,000": 1000}),
        Knob("harmed", "Died of a side effect", {"none": 0, "one": 1}),
        Knob("repeats", "Trials played"),
    ]

    presets = {
        "eight of eight": Preset("A perfect score in eight people: the true rate may be as low as 63 %."),
        "five of five": Preset("A perfect score in five people: the true rate may be as low as 48 %.", {"n": 5, "k": 5}),
        "12 of 15": Preset("Twelve of fifteen, with two kinds of CAR T cell: true rates from 52 to 96 % fit.", {"n": 15, "k": 12}),
        "45 of 64": Preset("The larger count, from a review: true rates from 58 to 81 % fit.", {"n": 64, "k": 45}),
        "pooled twice": Preset("Refused: the first five are among the eight. Counted twice, they make the bar look surer than it is.", {"n": 13, "k": 13, "twice": 5}),
        "useless drug, no control": Preset("A third get better anyway: six or more of eight do so by luck in 2 of 100 trials.", {"k": 6, "rate": 0.33}),
        "same drug, with control": Preset("Five of eight got better without it: the difference may well be 0.", {"k": 6, "rate": 0.33, "n0": 8, "k0": 5}),
        "none of 80": Preset("No deadly side effect in 80 people: the true rate may still be up to 3.7 %.", {"watched": 80}),
        "one of 145": Preset("One death from an infection among 145 people: true rates from 0.02 to 3.8 % fit.", {"watched": 145, "harmed": 1}),
    }

    leaves_out = [
        "Who was chosen for a trial.",
        "People who were treated but not judged (can be switched on).",
        "Results that are more than yes or no, and very bad days that tend to be followed by better ones.",
    ]

    checks = [
        Check("M8-1", "obinutuzumab trial: difference, points", "difference(62.64, 135, 45.016, 136)", 13, 13.8, "design", "D10"),
        Check("M8-2", "obinutuzumab trial: lower limit", "difference_low(62.64, 135, 45.016, 136)", 1, 3, "design", "D10"),
        Check("M8-3", "obinutuzumab trial: upper limit", "difference_high(62.64, 135, 45.016, 136)", 23.8, 25.8, "design", "D10"),
        Check("M8-4", "8 of 8: lower limit (Clopper-Pearson)", "low(8, 8)", 0.62, 0.64, "design", "A10"),
        Check("M8-5", "withdrawal trial: lower limit, points", "difference_low(12, 44, 5, 40)", -2.6, -1.2, "design", "D17"),
        Check("M8-6", "withdrawal trial: upper limit, points", "difference_high(12, 44, 5, 40)", 30.8, 32.2, "design", "D17"),
        Check("M8-7", "tocilizumab helped 31 of 45: lower limit", "low(31, 45)", 0.525, 0.535, "design", "B13"),
        Check("M8-8", "tocilizumab helped 31 of 45: upper limit", "high(31, 45)", 0.815, 0.825, "design", "B13"),
    ]
