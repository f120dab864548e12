"""M10: a CAR made by mRNA inside the body cannot multiply: short, repeatable, an ordinary drug's shape again."""

from ..network import Event, Observable, Parameter, Reaction, Species
from ..network.lesson import Check, Headline, Knob, Plot, Preset
from ..network.views import Stage
from .fragments.marrow import Marrow

WEEK = "fitted: B cells near zero for 7 to 10 days at the higher dose (A28)"


class InVivo(Marrow):
    """T cells carry the CAR for a few days after each dose; the marrow refills the blood."""

    title = "What next, and for whom?"
    question = "Could a reset be simpler, and reach more people?"
    ledger = ("A CAR without growth fades in days: five people, no severe alarm.", "Whether it can be repeated; how long a reset lasts, for whom, and at what price.")
    span = 120

    T = Species(0, "1", "T cells that carry the CAR", role="car_t")

    dose = Parameter(40, "1", "first dose", range=(0, 80), note="assumed scale")
    later = Parameter(40, "1", "each later dose", range=(0, 80), note="assumed scale")
    hT = Parameter(0.6, "day", "how long the CAR lasts (days to half)", range=(0.3, 3), source="WangQ2025", note="back to the start after 2 to 3 days (A28)")
    k = Parameter(0.08, "1/day", "strength of one unit of CAR T cells", range=(0.01, 0.12), source="WangQ2025", note=WEEK)
    t1 = Parameter(0, "day", "day of dose one", note="fixed")
    t2 = Parameter(2, "day", "day of dose two", range=(1, 14), note="assumed; the report says three doses, not when")
    t3 = Parameter(4, "day", "day of dose three", range=(2, 30), note="assumed; the report says three doses, not when")
    doses = Parameter(3, "1", "number of doses", range=(1, 10), source="WangQ2025", note="three in the report (A28); those after the third keep its distance from the second")
    keep = Parameter(1, "1", "strength of a dose, of the one before", range=(0.2, 1), note="assumed 1; a limit of the model that can be switched on")

    CAR_fades = Reaction("T =>", "log(2)/hT*T")
    killing = Reaction("B =>", "k*T*B")
    killing_in_marrow = Reaction("Pre =>", "k*T*Pre")

    dose_one = Event("t1", add={"T": "dose"}, label="first dose")
    dose_two = Event("t2", add={"T": "keep*later*Min(1, Max(0, doses - 1))"}, label="second dose")
    dose_three = Event("t3", add={"T": "keep*keep*later*Min(1, Max(0, doses - 2))"}, label="third dose")
    dose_four = Event("t3 + 1*Max(0, t3 - t2)", add={"T": "keep**3*later*Min(1, Max(0, doses - 3))"}, label="more doses")
    dose_five = Event("t3 + 2*Max(0, t3 - t2)", add={"T": "keep**4*later*Min(1, Max(0, doses - 4))"})
    dose_six = Event("t3 + 3*Max(0, t3 - t2)", add={"T": "keep**5*later*Min(1, Max(0, doses - 5))"})
    dose_seven = Event("t3 + 4*Max(0, t3 - t2)", add={"T": "keep**6*later*Min(1, Max(0, doses - 6))"})
    dose_eight = Event("t3 + 5*Max(0, t3 - t2)", add={"T": "keep**7*later*Min(1, Max(0, doses - 7))"})
    dose_nine = Event("t3 + 6*Max(0, t3 - t2)", add={"T": "keep**8*later*Min(1, Max(0, doses - 8))"})
    dose_ten = Event("t3 + 7*Max(0, t3 - t2)", add={"T": "keep**9*later*Min(1, Max(0, doses - 9))"})

    marrow = Observable("100*Pre", "%", "B-cell precursors in the marrow", role="b_cell")

    plots = {
        "car_t": Plot("T cells that carry the CAR", "1", ["T"], days=30),
        "blood": Plot("B cells in blood", "cell/µL", ["B"], log=True, floor=0.01, lines={"1 % of the start": 1.5}),
        "marrow": Plot("B-cell precursors in the marrow", "%", ["marrow"]),
    }

    views = {
        "stage": Stage("Cells in blood and marrow", rooms={"marrow": ("Pre",), "blood": ("B", "T")}, each={"Pre": 0.1, "B": 12, "T": 4}, look={"Pre": "precursor"},
                       hosts={"T": "cell"}, leave=("precursor_exit",), day=3),
    }

    knobs = [
        Knob("doses", "Number of doses", {"1": 1, "2": 2, "3": 3, "10": 10}, level="guided"),
        Knob("dose", "First dose", {"none": 0, "half": 20, "usual": 40, "large": 80}, level="explore"),
        Knob("later", "Each later dose", {"none": 0, "half": 20, "usual": 40}, level="explore"),
        Knob("hT", "How long the CAR lasts", {"gone in a day": 0.3, "gone in 2 to 3 days": 0.6, "gone in 2 weeks": 3}, level="explore"),
        Knob("t2", "Day of dose two"),
        Knob("t3", "Day of dose three"),
        Knob("k", "Strength of the CAR T cells"),
        Knob("keep", "Repeat doses work less well", {"no": 1, "half as well each time": 0.5}),
    ]

    presets = {
        "three doses": Preset("B cells stay below 1 % for a week, then the marrow refills the blood."),
        "one dose": Preset("One dose only: B cells fall to 10 per µL and come back at once.", {"later": 0}),
        "weekly doses": Preset("A week apart: 8 days below 1 % in all.", {"t2": 7, "t3": 14}),
        "half dose": Preset("Half of each dose: the lowest point is 3 per µL.", {"dose": 20, "later": 20}),
    }

    words = [
        ["{lowest(B):? < 149}B cells fall to {lowest(B)} per µL on day {lowest_day(B):d}.", "B cells do not fall: their lowest is {lowest(B)} per µL."],
        ["{days_under(B, 1.5):? > 0.05}They stay below 1 % for {days_under(B, 1.5):.1f} days and are half back on day {returns(B, 74, 75):d}.",
         "{days_under(B, 1.5):? > 0.05}They stay below 1 % for {days_under(B, 1.5):.1f} days.",
         "They never fall below 1 % and are half back on day {returns(B, 74, 75):d}.",
         "They never fall below 1 %."],
        ["CAR T cells peak at {peak(T)} units."],
    ]

    leaves_out = [
        "Tissue: blood and marrow only.",
        "Repeat doses that work less well (can be switched on).",
        "Cost, staff, beds and travel.",
    ]

    headline = Headline("days_under(B, 1.5)", "days with B cells under 1 % of normal")

    checks = [
        Check("M10-1", "days with B cells below 1 %", "days_under(B, 1.5)", 6.5, 11, "fitted", "A28"),
        Check("M10-2", "CAR T cells left 3 days after the last dose, share of the peak", "share(T, 7)", 0, 0.06, "fitted", "A28"),
    ]
