"""M3: the loop of lupus; one push may tip it from quiet to disease, and taking the push away does not bring it back."""

from ..network import Event, Parameter
from ..network.lesson import Check, Headline, Knob, Plot, Preset
from ..network.views import Bifurcation, PhasePlane, Stage
from .fragments.loop import VALLEY, WELL, RepeatedTriggers


class LupusLoop(RepeatedTriggers):
    """A healthy body whose clean-up changes on day 0, and a trigger later."""

    title = "The loop that feeds itself"
    question = "Why can lupus go on after the thing that set it off has gone?"
    ledger = ("In models, lupus can run by itself, with no spark left.", "Where a given person’s tipping point lies: no test measures it.")
    settle = WELL

    c = RepeatedTriggers.c(0.60, range=None, label="clean-up of dead-cell waste now", note="assumed; strong before day 0, then set by an event")
    clean = Parameter(0.40, "1/day", "clean-up of dead-cell waste", range=(0.15, 0.9),
                      note="assumed; above 0.545 no trigger can tip the loop, below 0.302 none is needed")
    U0 = RepeatedTriggers.U0(0, range=(0, 6))

    clean_up_changes = Event(0, set={"c": "clean"})

    plots = {
        "activity": Plot("Disease activity", "1", ["activity"]),
        "antibody": Plot("Autoantibody", "IU/mL", ["A"], log=True, floor=1),
        "cells": Plot("Self-reactive B cells", "1", ["B"], log=True, floor=0.01),
    }

    views = {
        "stage": Stage("The loop in the body", rooms={"node": ("B",), "blood": ("A",), "organ": ("X",)}, each={"B": 0.03, "A": 12, "X": 0.2}, washes={"U": ("signal", 3)}, day=430),
        "valley": VALLEY,
        "ridge": PhasePlane("The ridge", "B", "A", still=("X",), low={"B": 0.01, "A": 4}, high={"B": 4, "A": 1500}, ends=("quiet", "disease")),
        "clean_up": Bifurcation("Quiet or disease", "B", "c", still=("A", "X"), low=0.01, high=4, range=(0.15, 0.9), ends=("quiet", "disease")),
    }

    knobs = [
        Knob("U0", "Size of the trigger", {"none": 0, "small": 1.3, "medium": 1.5, "big": 2.5, "huge": 6}, level="guided"),
        Knob("clean", "Clean-up of dead-cell waste", {"weak": 0.28, "medium": 0.40, "strong": 0.60}, level="explore"),
        Knob("p", "How fast self-reactive cells divide", {"slowly": 0.045, "normally": 0.06, "fast": 0.08}, level="explore"),
        Knob("s", "New self-reactive cells a day"),
        Knob("K", "Waste that wakes them"),
        Knob("v", "Damage antibody can do"),
        Knob("KA", "Antibody needed for half of it"),
        Knob("tU", "Day of the trigger"),
        Knob("again", "Later triggers", {"no": 0, "two more": 1}),
        Knob("gap", "Days between triggers"),
    ]

    presets = {
        "healthy clean-up, huge trigger": Preset("A steep flare, then full recovery: there is no tipping point to cross.", {"clean": 0.6, "U0": 6}),
        "predisposed, small trigger": Preset("A flare that fades.", {"U0": 1.3}),
        "predisposed, big trigger": Preset("The trigger goes, the disease stays.", {"U0": 2.5}),
        "predisposed, no trigger": Preset("Quiet for years, in the same body."),
        "severe, no trigger": Preset("Clean-up fails, and the loop starts by itself within ten months.", {"clean": 0.28}),
    }

    words = [
        ["Disease activity passes 4 on day {rises_above(activity, 4):d} and is highest at {peak(activity):.1f}, on day {peak_day(activity):d}.",
         "Disease activity never passes 4: its highest is {peak(activity):.1f}."],
        # One sentence: a page that asks for the activity must not tell it by the antibody.
        ["It ends at {end(activity):.1f}, after {days_under(activity, 4):d} of {last_day(activity):d} days under 4; autoantibody goes from {value_at(A, 0)} to {end(A)} IU per mL."],
    ]

    leaves_out = [
        "Organs: one number stands for all of them.",
        "T cells, interferon, and people who stay well with autoantibody.",
        "Flares that come by themselves: only the triggers we send (two more can be switched on).",
    ]

    headline = Headline("end(activity)", "disease activity in the end, after the big trigger", {"U0": 2.5})

    checks = [
        Check("M3-1", "lower fold of the clean-up c", "fold_of(B, c, 1)", 0.29, 0.32, "design", "P01"),
        Check("M3-2", "upper fold of the clean-up c", "fold_of(B, c, 2)", 0.5, 0.6, "design", "P01"),
        Check("M3-3", "activity in the disease state", "end(activity)", 15.9, 16.1, "fitted", "A01", values={"U0": 2.5}),
        Check("M3-4", "activity in the quiet state", "end(activity)", 0, 1, "design"),
        Check("M3-5", "autoantibody, disease over quiet", "end(A)", 10, 100, "design", values={"U0": 2.5}, against={"U0": 0}, by="ratio"),
        Check("M3-6", "small trigger (1.5): the flare resolves, final B", "end(B)", 0, 0.1, "design", "P01", values={"U0": 1.5}),
        Check("M3-7", "big trigger (2.5): tips, final B", "end(B)", 1, 3, "design", "P01", values={"U0": 2.5}),
        Check("M3-8", "strong clean-up: even a huge trigger (6) decays, final B", "end(B)", 0, 0.1, "design", "P01", values={"clean": 0.6, "U0": 6}),
        Check("M3-9", "days from antibody above 30 IU/mL to activity above 8, clean-up failing", "rises_above(activity, 8) - rises_above(A, 30)", 402, 1205,
              "independent", "C14", values={"clean": 0.28},
              fails="the loop of this model turns in months; a silent time of years needs settings close to its edge"),
    ]
