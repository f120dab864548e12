"""M1: new B cells pass two gates that stop those which grip the body's own parts, and some harmless ones with them."""

from ..network import Model, Observable, Parameter, Reaction, Species
from ..network.lesson import Check, Headline, Knob, Plot, Preset
from ..network.views import Hundred, Sort, Stack, Stage, Tradeoff

BELL = "assumed: harmless and self-reactive cells overlap on one scale, as in signal detection"

# One over each of these is the share that a gate lets pass, or stops.
SELF_PASS_1, SELF_STOP_1 = "(1 + exp(-a*(t1 - g - dp)))", "(1 + exp(a*(t1 - g - dp)))"
SELF_PASS_2, SELF_STOP_2 = "(1 + exp(-a*(t2 - g - dp)))", "(1 + exp(a*(t2 - g - dp)))"
PASS_1, STOP_1 = "(1 + exp(-a*(t1 - g)))", "(1 + exp(a*(t1 - g)))"
PASS_2, STOP_2 = "(1 + exp(-a*(t2 - g)))", "(1 + exp(a*(t2 - g)))"
# Receptors that 100 new cells try at gate 1, where some of the stopped get a second one.
SELF = f"100*f0/(1 - edit*f0/{SELF_STOP_1})"
HARMLESS = f"100*(1 - f0)/(1 - edit*f0/{SELF_STOP_1})"


class Selection(Model):
    """An empty body fills with B cells; each gate lets a share of both kinds pass."""

    title = "The imperfect filter"
    question = "Why does a healthy body keep cells that could harm it?"
    ledger = ("New self-reactive cells arrive every day, in everyone.", "Why the filter leaks more in lupus.")
    span = 1500

    Is = Species(0, "1", "new cells, self-reactive", role="self_reactive")
    Ih = Species(0, "1", "new cells, harmless", role="b_cell")
    Ts = Species(0, "1", "after gate 1, self-reactive", role="self_reactive")
    Th = Species(0, "1", "after gate 1, harmless", role="b_cell")
    Ns = Species(0, "1", "finished cells, self-reactive", role="self_reactive")
    Nh = Species(0, "1", "finished cells, harmless", role="b_cell")

    t2 = Parameter(0.97, "1", "how relaxed gate 2 is", range=(-1, 4), source="Wardemann2003", note="fitted: 40 to 20 % self-reactive (E02, E03)")
    t1 = Parameter(0.96, "1", "how relaxed gate 1 is", range=(-1, 4), source="Wardemann2003", note="fitted: 65 to 40 % self-reactive (E01, E02)")
    dp = Parameter(1.5, "1", "how clearly self shows itself", range=(0.5, 3), note=BELL)
    f0 = Parameter(0.65, "1", "share born self-reactive", range=(0.3, 0.9), source="Wardemann2003", note="55 to 75 % (E01)")
    a = Parameter(1.6, "1", "steepness of a gate", note="fixed: the slope of the normal curve at its middle")
    kI = Parameter(0.4, "1/day", "speed of gate 1", range=(0.2, 1), note="assumed")
    kT = Parameter(0.2, "1/day", "speed of gate 2", range=(0.05, 0.5), note="assumed")
    dN = Parameter(0.0046, "1/day", "turnover of finished cells", range=(0.002, 0.02), source="Macallan2005", note="0.46 % of naive cells divide a day (E05)")
    prod = Parameter(1, "1/day", "cells made a day", range=(0.2, 3), note="assumed scale; a textbook gives 6e10 a day (E07)")
    edit = Parameter(0, "1", "share of stopped cells that get a second receptor", range=(0, 1),
                     note="assumed 0; a limit of the model that can be switched on")
    g = Parameter(0, "1", "how strict both gates are", range=(-1.6, 2.4), note="assumed scale: moves both gates together; 0 is the healthy setting")

    self_reactive_made = Reaction("=> Is", "prod*f0")
    harmless_made = Reaction("=> Ih", "prod*(1 - f0)")
    self_reactive_pass_gate_1 = Reaction("Is => Ts", f"kI*Is/{SELF_PASS_1}")
    self_reactive_stopped_at_gate_1 = Reaction("Is =>", f"(1 - edit)*kI*Is/{SELF_STOP_1}")
    receptor_edited = Reaction("Is => Ih", f"edit*(1 - f0)*kI*Is/{SELF_STOP_1}")
    harmless_pass_gate_1 = Reaction("Ih => Th", f"kI*Ih/{PASS_1}")
    harmless_stopped_at_gate_1 = Reaction("Ih =>", f"kI*Ih/{STOP_1}")
    self_reactive_pass_gate_2 = Reaction("Ts => Ns", f"kT*Ts/{SELF_PASS_2}")
    self_reactive_stopped_at_gate_2 = Reaction("Ts =>", f"kT*Ts/{SELF_STOP_2}")
    harmless_pass_gate_2 = Reaction("Th => Nh", f"kT*Th/{PASS_2}")
    harmless_stopped_at_gate_2 = Reaction("Th =>", f"kT*Th/{STOP_2}")
    self_reactive_turnover = Reaction("Ns =>", "dN*Ns")
    harmless_turnover = Reaction("Nh =>", "dN*Nh")

    born = Observable("100*f0", "%", "born self-reactive")
    after_gate_1 = Observable("100*Ts/(Ts + Th)", "%", "self-reactive after gate 1", role="self_reactive")
    finished = Observable("100*Ns/(Ns + Nh)", "%", "self-reactive when finished", role="self_reactive")
    wasted = Observable(f"100*(1 - 1/({PASS_1}*{PASS_2}))", "%", "harmless cells lost", role="b_cell")
    escape = Observable(f"100/({SELF_PASS_1}*{SELF_PASS_2})", "%", "self-reactive cells that pass both gates", role="self_reactive")
    let_in = Observable(f"100*f0*{PASS_1}*{PASS_2}/(f0*{PASS_1}*{PASS_2} + (1 - f0)*{SELF_PASS_1}*{SELF_PASS_2})", "%",
                        "self-reactive among finished cells", role="self_reactive")
    stopped_1_self = Observable(f"(1 - edit)*{SELF}/{SELF_STOP_1}", "1", "stopped at gate 1, self-reactive", role="self_reactive")
    stopped_1_harmless = Observable(f"{HARMLESS}/{STOP_1}", "1", "stopped at gate 1, harmless", role="b_cell")
    stopped_2_self = Observable(f"{SELF}/{SELF_PASS_1}/{SELF_STOP_2}", "1", "stopped at gate 2, self-reactive", role="self_reactive")
    stopped_2_harmless = Observable(f"{HARMLESS}/{PASS_1}/{STOP_2}", "1", "stopped at gate 2, harmless", role="b_cell")
    passed_self = Observable(f"{SELF}/{SELF_PASS_1}/{SELF_PASS_2}", "1", "past both gates, self-reactive", role="self_reactive")
    passed_harmless = Observable(f"{HARMLESS}/{PASS_1}/{PASS_2}", "1", "past both gates, harmless", role="b_cell")

    plots = {
        "cells": Plot("Finished B cells", "1", ["Ns", "Nh"]),
        "shares": Plot("Self-reactive cells", "%", ["born", "finished"], days=30),
        "trade": Plot("What the filter lets in and what it costs", "%", ["finished", "wasted"]),
    }

    views = {
        # A hundred new cells in thirty days.
        "stage": Stage("Cells at the two gates", rooms={"marrow": ("Is", "Ih"), "blood": ("Ts", "Th"), "node": ("Ns", "Nh")}, gates=("blood", "node"),
                       each=dict.fromkeys(("Is", "Ih", "Ts", "Th", "Ns", "Nh"), 0.3), days=30,
                       look={"Is": "new_self_reactive", "Ih": "new_b_cell", "Ts": "tested_self_reactive", "Th": "tested_b_cell"}),
        "sort": Sort("Be the gate", ("self-reactive", "harmless"), "f0", "dp", "t1", "g", "a"),
        "gates": Stack("Cells before and after each gate", {"new cells": ("Is", "Ih"), "after gate 1": ("Ts", "Th"), "finished cells": ("Ns", "Nh")}, ("self-reactive", "harmless")),
        "hundred": Hundred("Where do 100 new cells end?", {
            "stopped at gate 1": ("stopped_1_self", "stopped_1_harmless"), "stopped at gate 2": ("stopped_2_self", "stopped_2_harmless"),
            "finished": ("passed_self", "passed_harmless")}, ("self-reactive", "harmless"), "new cells", "born"),
        "bargain": Tradeoff("The bargain of the filter", "wasted", "let_in", "g", (100, 70),
                            {"healthy people, counted": (5, 20), "three people with lupus": (25, 50)},
                            "Make both gates stricter, until fewer than 5 in 100 finished cells are self-reactive. Where will the filter lie then?"),
    }

    knobs = [
        Knob("g", "How strict both gates are", {"very lax": -1.6, "lax": -0.6, "healthy": 0, "strict": 1.2, "very strict": 2.2}, level="guided"),
        Knob("t1", "How relaxed gate 1 is", {"strict": 0, "healthy": 0.96, "relaxed": 1.6, "switched off": 4}, level="explore"),
        Knob("t2", "How relaxed gate 2 is", {"very strict": -1, "strict": 0, "healthy": 0.97, "relaxed": 1.6, "switched off": 4}, level="explore"),
        Knob("dp", "How clearly self shows itself", {"hardly": 0.5, "normally": 1.5, "plainly": 3}, level="explore"),
        Knob("f0", "Share born self-reactive"),
        Knob("kI", "Speed of gate 1"),
        Knob("kT", "Speed of gate 2"),
        Knob("dN", "Turnover of finished cells"),
        Knob("prod", "New cells a day"),
        Knob("edit", "Stopped cells get a second receptor", {"no": 0, "half of them": 0.5}),
    ]

    presets = {
        "healthy": Preset("Two gates bring 65 % self-reactive down to 20 %. Nobody reaches zero."),
        "second check broken": Preset("40 % of finished cells are self-reactive, within the band counted in three young people with lupus.", {"t2": 4}),
        "both checks lax": Preset("Nearly as many self-reactive cells (39 %), although fewer harmless ones are lost.", {"t1": 1.6, "t2": 1.6}),
        "too strict": Preset("Only 5 % are self-reactive, but three of four harmless cells are lost.", {"t1": 0, "t2": 0}),
    }

    words = [
        ["Of 100 new B cells {end(born):d} can grip the body's own parts."],
        ["After gate 1 it is {end(after_gate_1):d} in 100, among finished cells {end(finished):d} in 100."],
        ["The two gates also stop {end(wasted):d} of 100 harmless cells."],
    ]

    leaves_out = [
        "Cells that get a second receptor instead of being dropped (can be switched on).",
        "Cells that stay but fall silent, and how strongly a cell grips.",
        "Helper T cells, and new self-reactive cells that arise by later mutation.",
    ]

    headline = Headline("end(finished)", "self-reactive cells among those let in, %")

    checks = [
        Check("M1-1", "self-reactive share, early immature", "end(born)/100", 0.55, 0.75, "fitted", "E01"),
        Check("M1-2", "after gate 1 (about halved)", "end(after_gate_1)/100", 0.33, 0.45, "fitted", "E02"),
        Check("M1-3", "mature naive, healthy", "end(finished)/100", 0.05, 0.2, "fitted", "E03"),
        Check("M1-4", "mature naive, gate 2 broken", "end(finished)/100", 0.25, 0.5, "design", "E03", values={"t2": 4}),
        Check("M1-5", "mature naive, both gates lax", "end(finished)/100", 0.25, 0.5, "design", "E03", values={"t1": 1.6, "t2": 1.6}),
        Check("M1-6", "too strict: share of harmless cells lost (at least 0.1 above the default)", "end(wasted)/100", 0.420955, 1, "design",
              values={"t1": 0, "t2": 0}),
        Check("M1-7", "end of the run = algebra", "end(finished)/100", 0.193596, 0.197596, "design"),
        Check("M1-8", "both gates lax, the run of lupus above: mature naive share, as in rheumatoid arthritis (6 people)", "end(finished)/100", 0.35, 0.52,
              "independent", "Samuels2005", values={"t1": 1.6, "t2": 1.6}),
    ]
