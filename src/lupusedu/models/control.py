"""M4: a drug holds the loop down; stopping lets it climb, silently at first."""

from typing import Any

from ..network import Event, Observable, Parameter, Reaction, Species
from ..network.lesson import Check, Cohort, Headline, Knob, Plot, Preset
from ..network.views import Patients, Stage
from .fragments.loop import ILL, LOOP_KNOBS, RepeatedTriggers

MYCOPHENOLATE = "assumed; the size of the effect is chosen so that the drug slowly quiets severe disease"
# Whoever is counted can be ill and was in low activity for a year, as trials of stopping ask (Mathian2020), through all that chance
# brought: 1.5 triggers a year of mean size 0.82, alike for everyone; only clean-up differs, by 25 %.
PEOPLE: dict[str, Any] = {"start": {"B": 0.04, "A": 16, "X": 1.2}, "spread": {"c": (0.50, 0.2462)}, "least": {"B": 0.5}, "jumps": {"U": (1.5 / 365, 0.82)},
                          "fast": ("X",), "run_in": 730, "keep": {"activity": 4}, "quiet": 365}
# Of the numbers fitted to D17, the size of triggers sets the relapses of those who stop, the strength of maintenance those of who goes on.
MAINTENANCE = {"EmaxP": 0.18, "EmaxV": 0.12, "dose": 2}  # block 12 % of division and 8 % of damage
STEROID_TOO = {"EmaxP": 0.356, "EmaxV": 0.764, "dose": 2}  # the steroid-like preset as well
HYDROXYCHLOROQUINE = {"hD": 40, "EmaxP": 0.2, "EmaxV": 0.15, "dose": 2}
NOTHING = {"dose": 0}
TOO_FEW = "the trial counted every new or worse sign as a flare, the model only activity above 8; and this gentle brake prevents hardly any"
# A knob's stop has to say all that an arm of a trial sets, and the middle clean-up of its people.
USUAL = {"toff": 1826, "hD": 1.5, "EmaxP": 0.75, "EmaxV": 0.5, "c": 0.50}


class Control(RepeatedTriggers):
    """Severe lupus on a drug that slows division and damps damage, until the day it is stopped."""

    title = "Holding the loop down"
    question = "What do today's drugs do, what do they cost, and why does disease come back when they stop?"
    ledger = ("Drugs hold the loop down. Quiet is not the same as gone.", "Who may stop safely.")
    settle = ILL

    D = Species(0, "1", "drug in the body", role="drug")
    I = Species(0, "1", "serious infections expected")
    Dam = Species(0, "1", "organ damage")

    c = RepeatedTriggers.c(0.28)
    toff = Parameter(730, "day", "day of stopping the drug", range=(30, 1826), note="assumed")
    dose = Parameter(2, "1", "dose of the drug", range=(0, 6), note="assumed scale: 1 has half of the full effect")
    EmaxP = Parameter(0.75, "1", "share of division the drug blocks at most", range=(0, 1), note=MYCOPHENOLATE)
    EmaxV = Parameter(0.5, "1", "share of damage the drug damps at most", range=(0, 1), note=MYCOPHENOLATE)
    hD = Parameter(1.5, "day", "how long the drug lasts (days to half)", range=(1, 40), note="assumed: half-life of the effect")
    EC50 = Parameter(1, "1", "drug for half of the effect", note="fixed: sets the scale of the dose")
    intake = Parameter(0, "1", "dose taken now", note="switched by events")
    h0 = Parameter(0.05 / 365, "1/day", "serious infections without the drug", note="assumed: 0.05 a year; illustrative")
    beta = Parameter(3, "1", "infections the drug adds", range=(0, 6), note="assumed; illustrative")
    ruin = Parameter(5840, "day", "points of activity times days for one unit of damage", note="assumed scale: a year at activity 16")
    U0 = RepeatedTriggers.U0(0, label="size of a later trigger")
    tU = RepeatedTriggers.tU(1095, range=(30, 1800))

    division = RepeatedTriggers.division.at("p*(1 - EmaxP*D/(EC50 + D))*B*X**4/(K**4 + X**4)*(1 - B/Bm)")
    damage_by_antibody = RepeatedTriggers.damage_by_antibody.at("(1 - EmaxV*D/(EC50 + D))*v*A/(KA + A)")
    damage_by_trigger = RepeatedTriggers.damage_by_trigger.at("(1 - EmaxV*D/(EC50 + D))*U")
    drug_intake = Reaction("=> D", "log(2)/hD*intake")
    drug_fades = Reaction("D =>", "log(2)/hD*D")
    infection_risk = Reaction("=> I", "h0*(1 + beta*D/(EC50 + D))")
    organ_damage = Reaction("=> Dam", "score*Max(0, X - quiet)/ruin")

    counting_starts = Event(0, set={"I": 0, "Dam": 0})
    drug_starts = Event(0, set={"intake": "dose"}, label="drug starts")
    drug_stops = Event("toff", set={"intake": 0}, label="drug stops")

    infections = Observable("I", "1", "serious infections expected")

    plots = {
        "activity": Plot("Disease activity", "1", ["activity"], lines={"low activity": 4}),
        "drug": Plot("Drug in the body", "1", ["D"]),
        "infections": Plot("Serious infections expected in one person", "1", ["I"]),
        "damage": Plot("Organ damage (1 = one year at activity 16)", "1", ["Dam"]),
    }

    views = {
        "stage": Stage("The loop, held down", rooms={"node": ("B",), "blood": ("A",), "organ": ("X",)}, each={"B": 0.12, "A": 60, "X": 0.4},
                       washes={"D": ("press", 4), "U": ("signal", 3)}, hide=("U", "D", "I", "Dam"), day=40),
        "patients": Patients("100 virtual patients", {"stay well": "peak(B) < 0.5"}, "relapse",
                             cohorts=("keep maintenance", "stop maintenance", "keep hydroxychloroquine", "stop hydroxychloroquine")),
    }

    knobs = [
        Knob("toff", "When the drug is stopped", {"after 6 months": 180, "after 2 years": 730, "after 4 years": 1460, "never": 1826}, level="guided"),
        Knob("dose", "Dose of the drug", {"none": 0, "low": 1, "usual": 2, "high": 4}, level="explore"),
        Knob("c", "Clean-up of dead-cell waste", {"weak": 0.28, "so-so": 0.35, "medium": 0.40}, level="explore"),
        Knob("drug", "Kind of drug", {
            "slows division": {"hD": 1.5, "EmaxP": 0.75, "EmaxV": 0.5, "beta": 3},
            "damps damage": {"hD": 1.5, "EmaxP": 0.2, "EmaxV": 0.7, "beta": 5},
            "gentle": {"hD": 40, "EmaxP": 0.2, "EmaxV": 0.15, "beta": 0}}),
        Knob("arm", "After a quiet year all 100", {
            "keep their drug": USUAL | MAINTENANCE, "stop their drug": USUAL | NOTHING,
            "keep hydroxychloroquine": USUAL | HYDROXYCHLOROQUINE, "stop hydroxychloroquine": USUAL | HYDROXYCHLOROQUINE | NOTHING}, level="named"),
        Knob("EmaxP", "How much the drug slows division"),
        Knob("EmaxV", "How much the drug damps damage"),
        Knob("hD", "How long the drug lasts (days to half)"),
        Knob("beta", "Infections the drug adds"),
        Knob("U0", "Size of a later trigger"),
        Knob("tU", "Day of the trigger"),
        *LOOP_KNOBS,
        Knob("again", "Later triggers", {"no": 0, "two more": 1}),
        Knob("gap", "Days between triggers"),
    ]

    presets = {
        "mycophenolate-like": Preset("Slow control, a silence of months after stopping, then full relapse."),
        "never stop": Preset("Activity stays near 1; expected infections add up.", {"toff": 1826}),
        "no drug": Preset("Activity stays at 26, and damage grows every year.", {"dose": 0}),
        "hydroxychloroquine-like": Preset("Gentle: a small dent in severe disease; in quiet disease, fewer relapses (see the 100).", {"hD": 40, "EmaxP": 0.2, "EmaxV": 0.15, "beta": 0}),
        "steroid-like": Preset("Works in days, wears off in days, and leaves the loop running.", {"EmaxP": 0.2, "EmaxV": 0.7, "beta": 5}),
    }

    words = [
        ["Disease activity starts at {value_at(activity, 0):.1f} and is lowest at {lowest(activity):.1f}."],
        ["{value_at(activity, 0):? > 4}After falling under 4 it passes 4 again on day {returns(activity, 3.9, 4):d} and ends at {end(activity):.1f}.",
         "{value_at(activity, 0):? > 4}It falls under 4 on day {falls_below(activity, 4):d} and ends at {end(activity):.1f}.",
         "{lowest(activity):? > 4}It never falls under 4 and ends at {end(activity):.1f}.",
         "It ends at {end(activity):.1f}."],
        ["In one person {end(I):.2f} serious infections are expected, and the damage equals {end(Dam):.1f} years of activity 16."],
    ]

    leaves_out = [
        "More than one drug at a time, missed doses, and side effects other than infection.",
        "Damage that a person feels, organ by organ; pregnancy, which is a rule and not a rate.",
        "Flares that come by themselves (two more triggers can be switched on).",
        "What makes hydroxychloroquine prevent small flares: its trial counted far more of them, and twice as many in those who stopped.",
        "How a drug is stopped: here from one day to the next. Studies of steroids stopped fast or slowly contradict each other.",
        "People who cannot be ill: one in three of those drawn has so good a clean-up that no illness lasts, and is not counted.",
    ]

    cohorts = {
        "keep maintenance": Cohort(before=MAINTENANCE, values=MAINTENANCE, days=730, **PEOPLE),
        "stop maintenance": Cohort(before=MAINTENANCE, values=NOTHING, days=730, **PEOPLE),
        "keep steroid": Cohort(before=STEROID_TOO, values=STEROID_TOO, **PEOPLE),
        "stop steroid": Cohort(before=STEROID_TOO, values=MAINTENANCE, **PEOPLE),
        "keep hydroxychloroquine": Cohort(before=HYDROXYCHLOROQUINE, values=HYDROXYCHLOROQUINE, days=1278, **PEOPLE),
        "stop hydroxychloroquine": Cohort(before=HYDROXYCHLOROQUINE, values=HYDROXYCHLOROQUINE | NOTHING, days=1278, **PEOPLE),
    }

    headline = Headline("value_at(activity, 700)", "disease activity after 700 days on the drug")

    checks = [
        Check("M4-1", "activity on the drug at 2 years (low activity: at most 4)", "value_at(activity, 730)", 0, 4, "design", "C19"),
        Check("M4-2", "after stopping: activity at 5 years over the start", "left(activity, 1825)", 0.9, 1.1, "design"),
        Check("M4-3", "relapse is not instant: 6 months after the stop over the start", "left(activity, 912)", 0, 0.5, "design"),
        Check("M4-4", "cohort: kidney relapse by 24 months, continue", "peak(B) > 0.5", 0.085, 0.165, "fitted", "D17", cohort="keep maintenance", span=730),
        Check("M4-5", "cohort: kidney relapse by 24 months, stop", "peak(B) > 0.5", 0.233, 0.313, "fitted", "D17", cohort="stop maintenance", span=730),
        Check("M4-6", "cohort: any flare by 12 months, keep low-dose steroid", "peak(activity) > 8", 0.03, 0.11, "fitted", "D16", cohort="keep steroid", span=365),
        Check("M4-7", "cohort: any flare by 12 months, stop steroid", "peak(activity) > 8", 0.19, 0.35, "fitted", "D16", cohort="stop steroid", span=365),
        Check("M4-8", "left out of the fit: major flare by 42 months, keep hydroxychloroquine", "peak(B) > 0.5", 0.120717, 0.493877, "independent", "D14",
              cohort="keep hydroxychloroquine", span=1278),
        Check("M4-9", "left out of the fit: major flare by 42 months, stop hydroxychloroquine", "peak(B) > 0.5", 0.282211, 0.717789, "independent", "D14",
              cohort="stop hydroxychloroquine", span=1278),
        Check("M4-10", "cohort: major flare by week 60, keep mycophenolate", "peak(B) > 0.5", 0.0340, 0.2223, "independent", "Chakravarty2024",
              cohort="keep maintenance", span=420),
        Check("M4-11", "cohort: major flare by week 60, stop mycophenolate", "peak(B) > 0.5", 0.0840, 0.3087, "independent", "Chakravarty2024",
              cohort="stop maintenance", span=420),
        Check("M4-12", "cohort: any flare by week 24, keep hydroxychloroquine", "peak(activity) > 8", 0.1797, 0.5748, "independent", "D33",
              cohort="keep hydroxychloroquine", span=168, fails=TOO_FEW),
        Check("M4-13", "cohort: any flare by week 24, stop hydroxychloroquine", "peak(activity) > 8", 0.4978, 0.8927, "independent", "D33",
              cohort="stop hydroxychloroquine", span=168, fails=TOO_FEW),
    ]
