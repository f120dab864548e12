"""M9: the alarm follows how many targets are removed how fast."""

from ..network import Event, Observable, Parameter, Reaction, Species
from ..network.lesson import Check, Cohort, Headline, Knob, Plot, Preset
from ..network.views import Patients, Stage, Thermometer
from .living_drug import LivingDrug


class CytokineRelease(LivingDrug):
    """CAR T cells, their targets, interleukin-6, and a drug that blocks its receptor."""

    title = "The alarm"
    question = "Why a fever in one person and a crisis in another?"
    ledger = ("Risk differs by disease. Most alarms in lupus so far were mild.", "Rare and late harms: they need thousands of people and years.")
    span = 60

    I6 = Species("base", "pg/mL", "interleukin-6 in blood", role="drug")
    Z = Species(0, "1", "tocilizumab", role="drug")

    B0 = LivingDrug.B0(150, range=(7.5, 15000), label="target cells at the start")
    hM = LivingDrug.hM(48, spread=0)
    tI = LivingDrug.tI(0, range=(0, 14))
    y6 = Parameter(2, "pg*µL/mL/cell", "how loud each removed cell is", range=(0.1, 4), note="assumed scale")
    hI = Parameter(0.5, "day", "half-life of interleukin-6", note="assumed")
    base = Parameter(5, "pg/mL", "interleukin-6 in health", note="assumed")
    toci = Parameter(0, "1", "tocilizumab given", range=(0, 20), note="assumed scale: 1 blocks half of the receptors")
    tt = Parameter(6, "day", "day of tocilizumab", range=(0, 15), note="assumed")
    hZ = Parameter(7, "day", "half-life of tocilizumab", note="assumed")
    hold = Parameter(0, "1", "share of interleukin-6 cleared by its receptor", range=(0, 0.95),
                     note="assumed 0; a limit of the model that can be switched on: blocked receptors leave more of it in the blood")

    interleukin_6_release = Reaction("=> I6", "base*log(2)/hI + y6*(k*T + kM*M)*B")
    interleukin_6_clearing = Reaction("I6 =>", "log(2)/hI*(1 - hold*Z/(1 + Z))*I6")
    tocilizumab_fades = Reaction("Z =>", "log(2)/hZ*Z")

    tocilizumab = Event("tt", add={"Z": "toci"}, label="tocilizumab")

    felt = Observable("I6/(1 + Z)", "pg/mL", "alarm the body feels")

    plots = {
        "alarm": Plot("The alarm", "pg/mL", ["felt"], log=True, floor=1, lines={"fever": 22, "severe": 100}, days=21),
        "signal": Plot("In the blood, and felt", "pg/mL", ["I6", "felt"], log=True, floor=1, lines={"fever": 22, "severe": 100}, days=21),
        "cells": Plot("Cells in blood", "cell/µL", ["car_t", "B"], log=True, floor=0.01, days=42),
    }

    views = {
        "stage": Stage("Cells and their alarm", rooms={"marrow": ("Pre",), "blood": ("B", "T", "M", "I6")}, each={"Pre": 0.1, "B": 6, "T": 1, "M": 1, "I6": 2},
                       look={"Pre": "precursor", "M": "memory_car_t", "I6": "interleukin"}, agents={"interleukin_6_release": ("T", "M")},
                       washes={"chemo": ("wash", 1), "Z": ("antibody_drug", 8)}, hide=("S", "Z"), leave=("precursor_exit",), neighbours=("I6", "felt", 300)),
        "thermometer": Thermometer("The alarm on one day", "felt", 1, 3000, {"fever": 22, "severe": 100}),
        "patients": Patients("100 virtual patients", {"severe alarm": "peak(felt) > 100", "fever": "peak(felt) > 22"}, "no alarm", cohorts=("lupus", "leukaemia and lymphoma")),
    }

    knobs = [
        Knob("B0", "Target cells at the start", {"few": 15, "lupus": 150, "ten times": 1500, "thirty times": 4500, "extreme": 15000}, level="guided"),
        Knob("who", "Who is treated", {"lupus": {"B0": 150, "toci": 0}, "leukaemia and lymphoma": {"B0": 186, "toci": 0}}),
        Knob("toci", "Tocilizumab given", {"none": 0, "usual": 8, "high": 20}, level="explore"),
        Knob("tt", "Day of tocilizumab", {"day 2": 2, "day 4": 4, "day 8": 8}, level="explore"),
        Knob("dose", "CAR T cells given", {"a tenth": 0.028, "standard": 0.28, "ten times": 2.8}),
        Knob("rho", "How fast CAR T cells multiply"),
        Knob("k", "Strength of one active CAR T cell"),
        Knob("kM", "Strength of one memory CAR T cell"),
        Knob("hM", "How long memory CAR T cells live"),
        Knob("y6", "How loud each removed cell is", {"quiet": 0.5, "usual": 2, "primed": 4}),
        Knob("h", "Room made beforehand"),
        Knob("hold", "Blocked receptors leave interleukin-6 in the blood", {"no": 0, "yes": 0.7}),
    ]

    presets = {
        "lupus": Preset("A short alarm near the fever line on day 7."),
        "many targets": Preset("Thirty times the targets: 25 times the alarm.", {"B0": 4500}),
        "many targets, tocilizumab": Preset("The body feels less than half the alarm; the CAR T curve is unchanged.", {"B0": 4500, "toci": 8, "tt": 4}),
        "few targets": Preset("Hardly any alarm.", {"B0": 15}),
    }

    words = [
        ["Interleukin-6 is highest on day {peak_day(I6):d}, at {peak(I6)} pg per mL; the body feels {peak(felt)} at most."],
        ["The alarm is above the fever line from day {rises_above(felt, 22):d}.", "The alarm never reaches the fever line."],
        ["CAR T cells peak at {peak(car_t)} cells per µL on day {peak_day(car_t):d}."],
    ]

    leaves_out = [
        "All signals but one, and effects on nerves.",
        "Infection, and treatment that starts with the first fever.",
        "Receptors that clear the signal themselves (can be switched on).",
    ]

    cohorts = {
        "lupus": Cohort({}, {"B0": (150, 0.7)}),
        "leukaemia and lymphoma": Cohort({}, {"B0": (186, 1.6)}),
    }

    headline = Headline("peak(felt)", "height of the alarm that the body feels")

    checks = [
        Check("M9-1", "lupus: any release syndrome", "peak(felt) > 22", 0.48, 0.64, "fitted", "A36", cohort="lupus"),
        Check("M9-2", "lupus: grade 3 or more", "peak(felt) > 100", 0, 0.03, "fitted", "A36", cohort="lupus"),
        Check("M9-3", "leukaemia and lymphoma registry: any", "peak(felt) > 22", 0.53, 0.63, "fitted", "B04", cohort="leukaemia and lymphoma"),
        Check("M9-4", "leukaemia and lymphoma registry: grade 3 or more", "peak(felt) > 100", 0.15, 0.23, "fitted", "B04", cohort="leukaemia and lymphoma"),
        Check("M9-5", "peak of interleukin-6, ten times the targets over lupus", "peak(I6)", 3, 12, "design", "B03", values={"B0": 1500}, against={}),
        Check("M9-6", "tocilizumab: CAR T peak with over without", "peak(car_t)", 0.999, 1.001, "design", "B02", values={"B0": 4500, "toci": 8, "tt": 4}, against={"B0": 4500}),
        Check("M9-7", "tocilizumab: felt alarm with over without", "peak(felt)", 0, 0.5, "design", "B13", values={"B0": 4500, "toci": 8, "tt": 4}, against={"B0": 4500}),
        Check("M9-8", "peak day of interleukin-6, 30 times the targets", "peak_day(I6)", 3, 10, "independent", "B04", values={"B0": 4500}),
        Check("M9-9", "first day above the fever line at the leukaemia median (1.24 times the targets)", "rises_above(felt, 22)", 2, 7, "independent", "B04", values={"B0": 186}),
        Check("M9-10", "days above the fever line, 30 times the targets", "last_day(felt) - days_under(felt, 22)", 4, 12, "independent", "Levine2021", values={"B0": 4500}),
        Check("M9-11", "interleukin-6 in blood: peak with tocilizumab over without", "peak(I6)", 1.5, 100, "independent", "Nishimoto2008", values={"B0": 4500, "toci": 8, "tt": 4}, against={"B0": 4500},
              fails="in this model the receptor does not clear interleukin-6, so blocking it leaves the blood level as it is (switch on: blocked receptors)"),
        Check("M9-12", "CAR T peak, 30 times the targets over lupus", "peak(car_t)", 0.5, 2, "independent", "MullerBlood2025", values={"B0": 4500}, against={},
              fails="CAR T cells grow with their targets here; in people with lupus or lymphoma they grew alike"),
        Check("M9-13", "first day above the fever line, 30 times the targets", "rises_above(felt, 22)", 2, 7, "independent", "B04", values={"B0": 4500},
              fails="with so many targets the first cells given are enough to raise the alarm at once; nothing in this model takes time to start"),
    ]
