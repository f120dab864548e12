"""M6: CAR T cells multiply while they meet B cells, then fade, and the marrow refills the blood."""

from ..network import Event, Observable, Parameter, Reaction, Species
from ..network.lesson import Check, Headline, Knob, Plot, Preset
from ..network.views import Stage
from .fragments.marrow import Marrow

FITTED_110 = "fitted so that B cells return near day 110, as in five people (A05)"


class LivingDrug(Marrow):
    """CAR T cells remove B cells that carry CD19, and multiply while they meet them."""

    title = "A drug that multiplies"
    question = "What changes when the drug is alive?"
    ledger = ("The cells multiply, work and shrink. B cells return in about 110 days.", "How long the cells must stay, and whether chemotherapy is needed.")
    span = 400

    T = Species(0, "cell/µL", "active CAR T cells", role="car_t")
    M = Species(0, "cell/µL", "memory CAR T cells", role="memory")
    S = Species(0, "1", "free space after chemotherapy", role="drug")
    B = Marrow.B("B0")

    dose = Parameter(0.28, "cell/µL", "CAR T cells given", range=(0.01, 5), source="Mackensen2022",
                     note="1e6 cells per kg × 70 kg, 2 % of them in 5 L of blood; the conversion is assumed")
    rho = Parameter(0.98, "1/day", "how fast CAR T cells multiply", range=(0.5, 1.6), source="Stein2019",
                    note="fitted within 10 % of a doubling in 0.78 days in leukaemia (B01)")
    w = Parameter(0.35, "1", "share of growth left without chemotherapy", note="assumed; unknown in people")
    g = Parameter(6, "cell/µL", "targets that CAR T cells need to grow at half speed", range=(2, 50), note=FITTED_110)
    dT = Parameter(0.1486, "1/day", "death of active CAR T cells", source="Stein2019",
                   note="with mu, a half-life of 4.3 days (B01); the split is fitted")
    mu = Parameter(0.0124, "1/day", "how many turn into memory", range=(0.002, 0.02), source="Stein2019",
                   note="with dT, a half-life of 4.3 days (B01); the split is fitted")
    hM = Parameter(48, "day", "how long memory CAR T cells live (days to half)", range=(8, 250), spread=0.3,
                   note=FITTED_110 + "; 220 days in leukaemia (B01)")
    k = Parameter(0.0273, "µL/cell/day", "strength of one active CAR T cell", range=(0.015, 0.08), note=FITTED_110)
    kM = Parameter(0.098, "µL/cell/day", "strength of one memory CAR T cell", range=(0.02, 0.15),
                   note=FITTED_110 + "; most memory cells sit in tissue, so one counted in blood stands for more")
    tS = Parameter(42, "day", "how long the space stays open", range=(8, 60), note="assumed")
    h = Parameter(1, "1", "strength of the chemotherapy before", range=(0, 1), note="assumed; 1 leaves 40 % of B cells after 3 days")
    kC = Parameter(0.305, "1/day", "removal of B cells by chemotherapy", note="assumed; leaves 40 % after 3 days")
    dC = Parameter(3, "day", "days of chemotherapy", source="Mackensen2022", note="three days, as in the trial")
    chemo = Parameter(0, "1", "chemotherapy now", note="switched by events")
    B0 = Parameter(150, "cell/µL", "B cells at the start", range=(15, 1500), note="assumed; textbooks give 100 to 600 (E10, weak)")
    reject = Parameter(0, "1/day", "clearing of CAR T cells by the body", range=(0, 1),
                       note="assumed 0; a limit of the model that can be switched on")
    tR = Parameter(21, "day", "days from the infusion to that clearing", range=(7, 60), note="assumed: three weeks")
    tI = Parameter(0, "day", "day of the infusion", range=(0, 120), note="day 0 as published; chemotherapy comes with it")
    clearing = Parameter(0, "1/day", "clearing now", note="switched by an event")

    expansion = Reaction("T => 2 T", "rho*(w + (1 - w)*h)*S*T*B/(g + B)")
    effector_death = Reaction("T =>", "dT*T")
    memory_made = Reaction("T => M", "mu*T")
    memory_loss = Reaction("M =>", "log(2)/hM*M")
    space_closes = Reaction("S =>", "S/tS")
    killing = Reaction("B =>", "(k*T + kM*M)*B")
    killing_in_marrow = Reaction("Pre =>", "(k*T + kM*M)*Pre")
    chemotherapy = Reaction("B =>", "kC*chemo*B")
    chemotherapy_in_marrow = Reaction("Pre =>", "kC*chemo*Pre")
    clearing_of_effectors = Reaction("T =>", "clearing*T")
    clearing_of_memory = Reaction("M =>", "clearing*M")

    infusion = Event("tI", add={"T": "dose"}, label="CAR T cells infused")
    space_opens = Event("tI", set={"S": 1})
    chemotherapy_starts = Event("tI", set={"chemo": "h"})
    chemotherapy_ends = Event("tI + dC", set={"chemo": 0})
    clearing_starts = Event("tI + tR", set={"clearing": "reject"}, label="the body clears them")

    car_t = Observable("T + M", "cell/µL", "CAR T cells", role="car_t")
    marrow = Observable("100*Pre", "%", "B-cell precursors in the marrow", role="b_cell")

    plots = {
        "blood": Plot("Cells in blood", "cell/µL", ["car_t", "B"], log=True, floor=0.01, lines={"count as gone": 1}),
        "weeks": Plot("First six weeks", "cell/µL", ["car_t", "B"], log=True, floor=0.01, days=42),
        "marrow": Plot("B-cell precursors in the marrow", "%", ["marrow"]),
    }

    views = {
        "stage": Stage("Cells in blood and marrow", rooms={"marrow": ("Pre",), "blood": ("B", "T", "M")}, each={"Pre": 0.1, "B": 6, "T": 1, "M": 1},
                       look={"Pre": "precursor", "M": "memory_car_t"}, washes={"chemo": ("wash", 1)}, hide=("S",), leave=("precursor_exit",)),
    }

    knobs = [
        Knob("dose", "CAR T cells given", {"a tenth": 0.028, "standard": 0.28, "ten times": 2.8}, level="guided"),
        Knob("h", "Room made beforehand", {"none": 0, "half": 0.5, "usual": 1}, level="explore"),
        Knob("hM", "How long memory CAR T cells live", {"short": 20, "lupus": 48, "leukaemia-like": 220}, level="explore"),
        Knob("B0", "B cells at the start", {"a tenth": 15, "usual": 150, "ten times": 1500}),
        Knob("rho", "How fast CAR T cells multiply"),
        Knob("g", "Targets needed to grow well"),
        Knob("k", "Strength of one active CAR T cell"),
        Knob("kM", "Strength of one memory CAR T cell"),
        Knob("mu", "How many turn into memory"),
        Knob("tS", "How long the space stays open"),
        Knob("reject", "The body clears CAR T cells", {"no": 0, "yes, after three weeks": 0.5}),
        Knob("tR", "Days until that clearing starts"),
    ]

    presets = {
        "lupus": Preset("Few cells go in, multiply, and fade. B cells stay away for about 112 days."),
        "tenth of the dose": Preset("Nearly the same peak, about four days later.", {"dose": 0.028}),
        "ten times the dose": Preset("Nearly the same peak, about four days earlier.", {"dose": 2.8}),
        "no chemotherapy": Preset("No room to grow: a low peak, and B cells never reach zero.", {"h": 0}),
        "leukaemia-like memory": Preset("Long-lived memory cells guard the marrow for over a year.", {"hM": 220}),
    }

    words = [
        ["{fold(car_t):? > 1.5}CAR T cells rise {fold(car_t)}-fold and peak at {peak(car_t)} cells per µL on day {peak_day(car_t):d}.",
         "CAR T cells peak at {peak(car_t)} cells per µL on day {peak_day(car_t):d}."],
        ["B cells are gone from day {falls_below(B, 1):d} and are back on day {returns(B, 1, 5):d}.",
         "B cells are gone from day {falls_below(B, 1):d} and are not back by day {last_day(B):d}.",
         "B cells never reach zero: their lowest is {lowest(B)} per µL, on day {lowest_day(B):d}."],
    ]

    leaves_out = [
        "A body that clears the CAR T cells (can be switched on).",
        "Tissue: only blood and marrow are here.",
        "Tired CAR T cells, and other cells that make room or close it.",
    ]

    headline = Headline("days_below(B, 1, 5)", "days without B cells in blood")

    checks = [
        Check("M6-1", "CAR T peak day", "peak_day(car_t)", 8, 14, "fitted", "A20; A30"),
        Check("M6-2", "B-cell aplasia, days", "days_below(B, 1, 5)", 78, 142, "fitted", "A05"),
        Check("M6-3", "B-cell aplasia within 5 days of 112", "days_below(B, 1, 5)", 107, 117, "design"),
        Check("M6-4", "fold expansion from the infused dose", "fold(car_t)", 50, 1000, "design"),
        Check("M6-5", "CAR T in blood at day 60, share of the peak", "share(car_t, 60)", 0, 0.1, "fitted", "A30"),
        Check("M6-6", "100 times the dose: ratio of the peaks", "peak(car_t)", 1, 2, "independent", "P04",
              values={"dose": 2.8}, against={"dose": 0.028}, by="ratio"),
        Check("M6-7", "100 times the dose: peak earlier, days", "peak_day(car_t)", 4, 10, "independent", "P04; B01",
              values={"dose": 0.028}, against={"dose": 2.8}, by="difference"),
        Check("M6-8", "leukaemia-like memory: aplasia, days", "days_below(B, 1, 5)", 365, 1500, "design", "B01",
              values={"hM": 220}, span=1500),
        Check("M6-9", "day on which B cells are gone", "falls_below(B, 1)", 0, 14, "independent", "A25"),
        Check("M6-10", "peak day at the dose of another trial (12.5 million cells)", "peak_day(car_t)", 10.5, 17.5, "independent", "A30", values={"dose": 0.05}),
    ]
