"""M7: a treatment that reaches the tissue long enough pushes the loop below its tipping point, and new B cells return into a quiet body."""

from typing import Any

from ..network import Event, Observable, Parameter, Reaction, Species
from ..network.lesson import Check, Cohort, Headline, Knob, Plot, Preset
from ..network.places import Places, renamed
from ..network.views import Bifurcation, Patients, PhasePlane, Stage
from .fragments.clone import Clone
from .fragments.loop import ILL, LOOP_KNOBS, VALLEY, Loop
from .fragments.marrow import Marrow
from .fragments.slow_score import SlowScore

BACK = "strength and half-life are fitted to the day on which B cells return (A05)"
RITUXIMAB = {"C0": 32, "hC": 22, "phi": 0.0125, "h": 0}
DEEP = {"C0": 62, "hC": 26, "phi": 0.013, "h": 0}
HARMLESS = {"q": 0.2}  # of the antibody of people whose test stays positive while they are well (Cambridge 2006)
OTHER = {"p": 0.88 * 0.06, "v": 0.92 * 3}  # the maintenance drug of chapter 4 blocks 12 % of division and 8 % of damage
REACH = 0.009  # of an antibody drug in the middle one of ill people, fitted to the 12 of 32 who stayed well after rituximab (D08)
NOTHING = {"C0": 0, "h": 0}
FOLLOWED = 882  # 29 months, the longest of the first fifteen people (A12)
BLOOD = "returns(N, 0.033, 0.0333333)"  # 5 of 150 cells per µL


# The loop calls its own cells B; the marrow's are N here, as shares of normal.
Blood: Any = renamed(Marrow, {"B": "N", "Bn": "Nn", "dB": "dN"})


def people(values: dict[str, float], reach: float, spread: float) -> Cohort:
    """Ill people who get a treatment. Their clean-up is that of chapter 4, of those whom it leaves ill; speed of removal and reach differ
    between them, and reach from place to place. Part of their score fades slowly."""
    places = {f"f{place}": (1.0, 0.5) for place in (1, 2, 3)}
    return Cohort(values, {"phi": (reach, spread), **places, "kmax": (2.0, 0.5), "c": (0.50, 0.2462)}, least={"B": 0.5}, own=("c",), also=SlowScore)


class Reset(Blood, Loop):
    """Lupus in its disease state in three places of a body, then a treatment that fades while marrow and blood refill."""

    title = "Below the tipping point"
    question = "Must the last harmful cell go for lupus to stop?"
    ledger = ("In this model reach and time decide. Remission can end.", "Whether a given person is below the edge.")
    span = 1460
    settle = ILL
    places = Places(3, own=("B", "A", "X", "f"))

    N = Species(1, "1", "B cells in blood", role="b_cell")
    C = Species(0, "1", "treatment in the body", role="car_t")
    Q = Species(0, "IU/mL", "autoantibody that does not harm")

    phi = Parameter(0.1, "1", "reach into tissue (blood = 1)", range=(0.005, 0.5),
                    note="assumed; only the order is known: nodes empty after CAR T, not after antibody drugs (A40, A41)")
    f = Parameter(1, "1", "reach into each place", range=(0.2, 5), note="assumed 1, alike everywhere; in virtual patients it spreads by 0.5 between places, assumed too")
    lam = Parameter(0.8, "1", "share of antibody that works where it is made", source="Espeli2011",
                    note="assumed; its makers sit in inflamed kidneys, and in over half of 68 biopsies B cells had settled in groups (Chang2011)")
    hC = Parameter(13.4, "day", "how long the treatment lasts (days to half)", range=(2, 30), source="Mackensen2022", note=BACK)
    C0 = Parameter(14, "1", "starting strength of the treatment", range=(0, 100), source="Mackensen2022", note=BACK)
    kmax = Parameter(2, "1/day", "fastest possible removal", range=(0.2, 2.5), note="assumed")
    h = Parameter(1, "1", "strength of the chemotherapy before", range=(0, 1), note="assumed; given with CAR T cells only")
    kB = Parameter(0.305, "1/day", "removal from blood by chemotherapy", note="assumed; leaves 40 % after 3 days")
    kT = Parameter(0.119, "1/day", "removal from tissue by chemotherapy", note="assumed; leaves 70 % after 3 days")
    tT = Parameter(0, "day", "day of the treatment", range=(0, 700), note="day 0; chemotherapy comes with it")
    dC = Parameter(3, "day", "days of chemotherapy", source="Mackensen2022", note="three days, as in the trial")
    chemo = Parameter(0, "1", "chemotherapy now", note="switched by events")
    C2 = Parameter(0, "1", "strength of a second course", note="assumed 0; chapter 10 gives the first once more")
    t2 = Parameter(28, "day", "day of the second course", note="assumed")
    cut = Parameter(0, "1", "share taken away at one stroke", range=(0, 0.999), note="a thought experiment: no treatment does this")
    dS = Parameter(1, "day", "length of the stroke", note="assumed")
    stroke = Parameter(0, "1", "share being taken away now", note="switched by events")
    Nn = Parameter(1, "1", "B cells in blood when the marrow is normal", note="sets the scale")
    Bill = Parameter(1.558, "1", "self-reactive B cells before treatment", note="the disease state at medium clean-up")
    aL = Parameter(0, "IU/mL", "autoantibody kept up by long-lived plasma cells", range=(0, 400),
                   note="assumed 0; a limit of the model that can be switched on")
    q = Parameter(0, "1", "share of the autoantibody that does not harm", range=(0, 0.5), source="Cambridge2006",
                  note="assumed 0, as the antibody of five people went (A07); 0.2 for people whose antibody stayed, at 37 % of the start, while they were well (N56)")
    hQ = Parameter(4015, "day", "half-life of its makers, long-lived plasma cells", source="Amanna2007", note="11 years for tetanus antibody (E12)")
    c = Loop.c(0.40, range=(0.15, 0.7))
    U0 = Loop.U0(0, label="size of a later trigger")
    tU = Loop.tU(365, range=(30, 1400))

    new_self_reactive_cells = Loop.new_self_reactive_cells.at("s*N")
    damage_by_antibody = Loop.damage_by_antibody.at("v*(1 - KA/(KA + lam*A + (1 - lam)*mean(A)))")
    autoantibody_from_long_lived = Reaction("=> A", "aL*log(2)/hA")
    harmless_autoantibody_made = Reaction("=> Q", "log(2)/hQ*q/(1 - q)*mean(A)")
    harmless_autoantibody_lost = Reaction("Q =>", "log(2)/hQ*Q")
    treatment_fades = Reaction("C =>", "log(2)/hC*C")
    removal_from_blood = Reaction("N =>", "kmax*C/(1 + C)*N")
    removal_from_marrow = Reaction("Pre =>", "kmax*C/(1 + C)*Pre")
    removal_from_tissue = Reaction("B =>", "phi*f*kmax*C/(1 + C)*B")
    chemotherapy_in_blood = Reaction("N =>", "kB*chemo*N")
    chemotherapy_in_marrow = Reaction("Pre =>", "kB*chemo*Pre")
    chemotherapy_in_tissue = Reaction("B =>", "kT*chemo*B")
    taken_at_one_stroke = Reaction("B =>", "-log(1 - stroke)/dS*B")

    years_of_illness = Event(0, set={"Q": "q/(1 - q)*A"})
    treatment = Event("tT", add={"C": "C0"}, label="treatment")
    second_course = Event("t2", add={"C": "C2"}, label="second course")
    chemotherapy_starts = Event("tT", set={"chemo": "h"})
    chemotherapy_ends = Event("tT + dC", set={"chemo": 0})
    stroke_starts = Event("tT", set={"stroke": "cut"}, label="one stroke")
    stroke_ends = Event("tT + dS", set={"stroke": 0})

    blood = Observable("100*N", "%", "B cells in blood", role="b_cell")
    tissue = Observable("100*B/Bill", "%", "self-reactive B cells in tissue", role="self_reactive")
    antibody = Observable("A + Q", "IU/mL", "autoantibody that a test measures", role="autoantibody")

    plots = {
        "activity": Plot("Disease activity", "1", ["activity"], followed=FOLLOWED),
        "year": Plot("Disease activity, one year", "1", ["activity"], days=365),
        "places": Plot("B cells in two places", "%", ["blood", "tissue"], days=730),
        "blood": Plot("B cells in blood", "%", ["blood"]),
        "tissue": Plot("Self-reactive B cells in tissue", "1", ["B"], log=True, floor=0.0001),
        "antibody": Plot("Autoantibody", "IU/mL", ["antibody"], log=True, floor=1),
    }

    views = {
        "stage": Stage("Cells in blood and tissue", rooms={"marrow": ("Pre",), "blood": ("N", "C"), "tissue": ("B", "A"), "organ": ("X",)},
                       each={"Pre": 0.12, "N": 0.07, "C": 1, "B": 0.2, "A": 80, "X": 1},
                       look={"Pre": "precursor", "C": ("car_t", "h", "antibody_drug")}, washes={"chemo": ("wash", 1), "U": ("signal", 3)}, wipe={"B": "cut"}, leave=("precursor_exit",),
                       groups={"the disease came back": "end(activity) > 4"}, rest="the disease did not come back"),
        "valley": VALLEY,
        "ridge": PhasePlane("The ridge", "B", "A", still=("X",), low={"B": 0.0001, "A": 1}, high={"B": 4, "A": 1500}, ends=("quiet", "disease")),
        "clean_up": Bifurcation("Quiet or disease", "B", "c", still=("A", "X"), low=0.01, high=4, range=(0.15, 0.7), ends=("quiet", "disease")),
        "patients": Patients("100 virtual patients", {"fall ill again": "end(activity) > 8", "are better but not well": "end(activity) > 0.5"}, "stay well",
                             cohorts=("CAR T", "rituximab", "deep anti-CD20")),
    }

    knobs = [
        Knob("phi", "Reach into tissue", {"blood mostly (antibody drug)": 0.0125, "some tissue": 0.03, "deep (CAR T)": 0.1, "everywhere": 0.3}, level="guided"),
        Knob("hC", "How long the treatment lasts (days to half)", {"2.5": 2.5, "7": 7, "13 (CAR T)": 13.4, "30": 30}, level="explore"),
        Knob("c", "Clean-up of dead-cell waste", {"weak": 0.28, "rather weak": 0.32, "medium": 0.40, "better": 0.50}, level="explore"),
        Knob("treatment", "Which treatment", {
            "CAR T cells": {"C0": 14, "hC": 13.4, "phi": 0.1, "h": 1}, "antibody drug": RITUXIMAB, "deeper antibody drug": DEEP, "none": NOTHING}),
        Knob("U0", "Size of a later trigger", {"none": 0, "small": 1.5, "huge": 3}, level="explore"),
        Knob("cut", "Share taken away at one stroke", {"none": 0, "80 %": 0.8, "98 %": 0.98, "99 %": 0.99, "99.9 %": 0.999}, level="explore"),
        Knob("C2", "A second course", {"none": 0, "the same again": 14}, level="explore"),
        Knob("evenness", "How evenly it reaches three places", {
            "alike": {"f1": 1, "f2": 1, "f3": 1}, "one place less": {"f1": 0.4, "f2": 1, "f3": 1}, "one place more": {"f1": 1, "f2": 1, "f3": 2.5}}),
        Knob("C0", "Starting strength of the treatment"),
        Knob("kmax", "Fastest possible removal"),
        Knob("h", "Strength of the chemotherapy"),
        Knob("tU", "Day of the trigger"),
        *LOOP_KNOBS,
        Knob("aL", "Autoantibody from long-lived plasma cells", {"none": 0, "some": 50, "much": 200}),
        Knob("q", "Share of the autoantibody that does not harm", {"none": 0, "a fifth": 0.2, "half": 0.5}),
    ]

    presets = {
        "CAR T": Preset("The loop falls below its tipping point. B cells return from day 110, the disease does not."),
        "rituximab": Preset("An antibody drug. Blood empties, tissue does not: somewhat better for half a year, then as before.", RITUXIMAB),
        "deep anti-CD20": Preset("A deeper antibody drug, and for longer: a slow reset by about a year.", DEEP),
        "deep anti-CD20, antibody stays": Preset("Quiet, with a positive test: a fifth of the autoantibody never harmed, and its makers live for years.", DEEP | HARMLESS),
        "no treatment": Preset("Disease stays at 16.", NOTHING),
        "CAR T, later trigger": Preset("A small trigger after the reset: a flare that fades, no lasting relapse.", {"U0": 1.5}),
        "CAR T, severe": Preset("With very weak clean-up there is no quiet state to return to: relapse after 2.2 years.", {"c": 0.28}),
    }

    words = [
        ["B cells leave the blood and are back (3 % of normal) on day {returns(blood, 3.3, 3.3333):d}; in tissue the self-reactive ones fall to {lowest(tissue)} %.",
         "B cells leave the blood on day {falls_below(blood, 3.3):d} and are not back by day {last_day(blood):d}; in tissue the self-reactive ones fall to {lowest(tissue)} %.",
         "{lowest(blood):? < 99}B cells in the blood fall to {lowest(blood)} % of normal.",
         "{peak(C):? < 0.001}No treatment is given, so its reach and its length change nothing; B cells in the blood stay at {lowest(blood)} % of normal.",
         "B cells stay in the blood: their lowest is {lowest(blood)} % of normal."],
        ["Disease activity starts at {value_at(activity, 0):.1f} and is lowest at {lowest(activity):.1f}."],
        ["{value_at(activity, 0):? > 4}After falling under 4 it passes 8 again on day {returns(activity, 4, 8):d} and ends at {end(activity):.1f}.",
         "{value_at(activity, 0):? > 4}It falls under 4 on day {falls_below(activity, 4):d} and ends at {end(activity):.1f}.", "It ends at {end(activity):.1f}."],
    ]

    leaves_out = [
        "A measured reach into tissue: no one has measured it in people.",
        "Autoantibody from long-lived plasma cells (can be switched on).",
        "New mutations and T cells; four-year lines run past the data.",
    ]

    cohorts = {
        "rituximab": people(RITUXIMAB, REACH, 0.5),
        "deep anti-CD20": people(DEEP, REACH, 0.5),
        "CAR T": people({}, 0.10, 0.9),
        "rituximab beside other medicines": people(RITUXIMAB | OTHER, REACH, 0.5),
        "deep anti-CD20 beside other medicines": people(DEEP | OTHER, REACH, 0.5),
    }

    headline = Headline("returns(blood, 3.3, 3.3333)", "day on which B cells are back in blood")

    checks = [
        Check("M7-1", "CAR T: B cells return, day", BLOOD, 78, 142, "fitted", "A05"),
        Check("M7-2", "CAR T: activity at 3 months", "value_at(activity, 90)", 0, 2, "independent", "A03"),
        Check("M7-3", "CAR T: activity at 6 months", "value_at(activity, 182)", 0, 0.5, "independent", "A13"),
        Check("M7-4", "CAR T: activity at 4 years without drugs", "end(activity)", 0, 0.5, "design", "A10; A13"),
        Check("M7-5", "CAR T: autoantibody at 90 days over the start", "left(antibody, 90)", 0, 0.1, "independent", "A07"),
        Check("M7-6", "rituximab: B cells return, day", BLOOD, 150, 300, "fitted", values=RITUXIMAB),
        Check("M7-7", "rituximab: activity at 1 year over the start", "left(activity, 365)", 0.8, 1.05, "design", "D08", values=RITUXIMAB),
        Check("M7-8", "rituximab: activity at 6 months over the start (partial response)", "left(activity, 182)", 0.3, 0.8, "design", "D08", values=RITUXIMAB),
        Check("M7-9", "virtual patients: well after one rituximab course", "end(B) < 0.5", 0.21, 0.56, "fitted", "D08", cohort="rituximab"),
        Check("M7-10", "virtual patients: reset after CAR T", "end(B) < 0.5", 0.72, 0.97, "design", "A13; A21; A23", cohort="CAR T"),
        Check("M7-11", "after the reset a small trigger (1.5): final activity", "end(activity)", 0, 1, "design", values={"U0": 1.5}),
        Check("M7-12", "after the reset a huge trigger (3) restarts disease: final activity", "end(activity)", 10, 20, "design", "A42", values={"U0": 3}),
        Check("M7-13", "a clone of 3 cells dies out by chance: share = (d/b)^3", "end(C) < 1", 0.025037, 0.049037, "design", network=Clone, runs=2000),
        Check("M7-14", "rituximab (relapses): autoantibody at 7 months over the start", "left(antibody, 213)", 0.230, 0.970, "independent", "Cambridge2006", values=RITUXIMAB | HARMLESS),
        Check("M7-15", "deep anti-CD20 (stays well): autoantibody at 7 months over the start", "left(antibody, 213)", 0.143, 0.697, "fitted", "Cambridge2006", values=DEEP | HARMLESS),
        Check("M7-16", "deep anti-CD20: autoantibody at 12 months over the start", "left(antibody, 365)", 0.116, 0.624, "fitted", "Cambridge2006", values=DEEP | HARMLESS),
        Check("M7-17", "rituximab: days with B cells uncountable (under 1/300 of normal)", "days_under(N, 0.00333333)", 14, 158, "independent", "D06", values=RITUXIMAB),
        Check("M7-18", "virtual patients: activity under half the start 1 year after rituximab", "left(activity, 365) < 0.5", 0.299, 0.802, "independent", "Cambridge2006", cohort="rituximab"),
        Check("M7-19", "virtual patients: reset after deep anti-CD20 over rituximab", "end(B) < 0.5", 0.944, 13.3, "independent", "D06",
              cohort="deep anti-CD20 beside other medicines", against_cohort="rituximab beside other medicines"),
        Check("M7-20", "virtual patients after CAR T: activity at most 4 at 6 months", "value_at(activity, 182) < 4", 0.667, 0.909, "independent", "A35", cohort="CAR T"),
        Check("M7-21", "virtual patients: B cells uncountable (under 1/300 of normal) at some time after rituximab", "lowest(N) < 0.00333333", 0.662, 0.871, "independent", "D06", cohort="rituximab beside other medicines",
              fails="removal differs between these people, but hardly anyone's is so slow; one in five people never reached zero, perhaps for want of drug"),
    ]
