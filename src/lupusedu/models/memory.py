"""M2: doses of a vaccine; a germinal centre makes memory cells, which give speed, and long-lived plasma cells, which give years."""

from ..network import Event, Model, Observable, Parameter, Reaction, Species
from ..network.lesson import Check, Headline, Knob, Plot, Preset
from ..network.views import Stage

SHAPE = "fitted to the lag, peak and height of textbook responses (E19, weak)"
DAYS = "fitted to the days on which plasmablasts in blood peak (N22)"


class Memory(Model):
    """B cells meet a vaccine, divide, and found a germinal centre; memory cells and antibody makers come of it."""

    title = "What the body keeps"
    question = "If an antibody fades in weeks, how does protection last for decades?"
    ledger = ("To end an antibody, stop its makers, then wait weeks.", "Which maker makes a given person’s lupus antibody.")
    span = 300

    Ag = Species(0, "1", "vaccine")
    E = Species(0, "1", "dividing B cells", role="b_cell")
    G = Species(0, "1", "germinal-centre B cells", role="b_cell")
    M = Species("M0", "1", "memory B cells", role="memory")
    R1 = Species(0, "1", "recalled cells, step 1", role="memory")
    R2 = Species(0, "1", "recalled cells, step 2", role="memory")
    R3 = Species(0, "1", "recalled cells, step 3", role="memory")
    P = Species(0, "1", "plasmablasts (short-lived makers)", role="b_cell")
    L = Species("log(2)/hA*A0/aP", "1", "long-lived plasma cells", role="memory")
    Ab = Species("A0", "1", "antibody in blood", role="vaccine_antibody")

    kMem = Parameter(0.008, "1/day", "memory cells made", range=(0.0005, 0.016), note=SHAPE)
    kL = Parameter(0.0004, "1/day", "long-lived plasma cells made", range=(0.00005, 0.001), note="assumed")
    dose1 = Parameter(1, "1", "size of the first dose", range=(0, 3), note="assumed scale")
    dose2 = Parameter(1, "1", "size of the second dose", range=(0, 3), note="assumed scale")
    tb = Parameter(60, "day", "day of the second dose", range=(20, 120), note="assumed")
    n0 = Parameter(0.001, "1/day", "first-timers that join in", range=(1e-5, 0.003), note="assumed scale")
    KA = Parameter(0.05, "1", "vaccine for half speed", note="assumed")
    kM = Parameter(2, "1/day", "readiness of memory cells", range=(0.1, 5), note=SHAPE)
    rho = Parameter(2.3, "1/day", "how fast B cells divide", range=(0.8, 2.5), note=SHAPE + "; doubling in 7 hours at most")
    kP = Parameter(0.15, "1/day", "plasmablasts made at once", note=DAYS)
    kG = Parameter(0.3, "1/day", "dividing cells that found a germinal centre", note=DAYS)
    hG = Parameter(50, "day", "half-life of a germinal centre", range=(10, 100), source="Turner2021",
                   note="assumed between 42 and 63; 8 of 10 people still had one 15 weeks after the first of two doses (E32)")
    kPG = Parameter(0.015, "1/day", "plasmablasts made in a germinal centre", note="assumed")
    f = Parameter(0.2, "1", "share of recalled cells that found a germinal centre", note="assumed")
    dR = Parameter(1.5, "day", "length of each of the three steps of a recall", note="assumed, so that plasmablasts in blood peak near day 7 (N22)")
    dE = Parameter(0.3, "1/day", "death of dividing cells", note="assumed")
    hP = Parameter(4, "day", "half-life of plasmablasts", note="assumed; 3 to 5 days (E17, weak)")
    hM = Parameter(3650, "day", "half-life of memory cells", note="assumed: ten years")
    hL = Parameter(4015, "day", "how long long-lived plasma cells live (days to half)", range=(365, 100000), source="Amanna2007",
                   note="11 years for tetanus antibody (E12)")
    hA = Parameter(21, "day", "half-life of antibody (IgG)", source="ToledoStuardo2024", note="21 to 24 days for most kinds of IgG (E22)")
    aP = Parameter(10, "1/day", "antibody a maker makes", note="assumed scale")
    hAg = Parameter(0.9, "day", "how long the vaccine stays (days to half)", range=(0.5, 2), note=SHAPE)
    neut = Parameter(0.003, "1/day", "how much antibody clears the vaccine", range=(0, 0.3), note="assumed; more of it lets the first dose mask the second")
    full = Parameter(100, "1", "antibody for half of the fastest clearing", note="assumed")
    A0 = Parameter(0, "1", "antibody at the start", note="assumed 0; above 0 there are the plasma cells that keep it level")
    M0 = Parameter(0, "1", "memory B cells at the start", note="assumed 0")
    tR = Parameter(100, "day", "day on which cells are taken away", range=(10, 280), note="assumed")
    rM = Parameter(0, "1", "share of memory B cells taken away", range=(0, 1), note="assumed 0; an experiment")
    rP = Parameter(0, "1", "share of antibody makers taken away", range=(0, 1), note="assumed 0; an experiment")

    vaccine_fades = Reaction("Ag =>", "log(2)/hAg*Ag")
    vaccine_neutralised = Reaction("Ag + Ab => Ab", "neut*Ab/(1 + Ab/full)*Ag")
    first_timers_join = Reaction("=> E", "n0*Ag/(KA + Ag)")
    division = Reaction("E => 2 E", "rho*E*Ag/(KA + Ag)")
    plasmablasts_at_once = Reaction("E => P", "kP*E")
    centre_founded = Reaction("E => G", "kG*E")
    plasmablasts_from_centre = Reaction("G => G + P", "kPG*G")
    memory_made = Reaction("G => G + M", "kMem*G")
    long_lived_made = Reaction("G => G + L", "kL*G")
    centre_fades = Reaction("G =>", "log(2)/hG*G")
    memory_recalled = Reaction("M => R1", "kM*M*Ag/(KA + Ag)")
    recall_first_step = Reaction("R1 => 4 R2", "R1/dR")  # two divisions, two, and one: 32 cells, no more
    recall_second_step = Reaction("R2 => 4 R3", "R2/dR")
    recalled_to_plasmablasts = Reaction("R3 => 2 P", "(1 - f)*R3/dR")
    recalled_to_centre = Reaction("R3 => 2 G", "f*R3/dR")
    dividing_cell_death = Reaction("E =>", "dE*E")
    plasmablast_death = Reaction("P =>", "log(2)/hP*P")
    memory_cell_death = Reaction("M =>", "log(2)/hM*M")
    long_lived_death = Reaction("L =>", "log(2)/hL*L")
    antibody_from_plasmablasts = Reaction("P => P + Ab", "aP*P")
    antibody_from_long_lived = Reaction("L => L + Ab", "aP*L")
    antibody_breakdown = Reaction("Ab =>", "log(2)/hA*Ab")

    first_dose = Event(0, add={"Ag": "dose1"}, label="first dose")
    second_dose = Event("tb", add={"Ag": "dose2"}, label="second dose")
    removal = Event("tR", set={"M": "M*(1 - rM)", "P": "P*(1 - rP)", "L": "L*(1 - rP)"}, label="cells taken away")

    makers = Observable("P + L", "1", "all antibody makers", role="memory")

    plots = {
        "antibody": Plot("Antibody in blood", "1", ["Ab"], log=True, floor=0.01, days=160),
        "year": Plot("Antibody in blood over 300 days", "1", ["Ab"], log=True, floor=0.01),
        "level": Plot("Level of antibody in blood", "1", ["Ab"], days=220),
        "memory": Plot("Germinal centre and memory", "1", ["G", "M"], log=True, floor=0.001, days=160),
        "makers": Plot("Antibody makers", "1", ["P", "L"], log=True, floor=0.001),
    }

    views = {
        "stage": Stage("Cells, makers and antibody", rooms={"marrow": ("L",), "blood": ("P", "Ab"), "node": ("Ag", "E", "G", "M", "R1", "R2", "R3")},
                       each={**dict.fromkeys(("E", "G", "M", "R1", "R2", "R3", "P"), 0.0025), "Ag": 0.08, "L": 0.0002, "Ab": 0.08},
                       look={"Ag": "vaccine", "E": "dividing_b_cell", "G": "germinal_b_cell", "R1": "recalled_cell", "R2": "two_recalled_cells",
                             "R3": "four_recalled_cells", "P": "plasmablast", "L": "plasma_cell"}, hide=(), day=90, wipe={"M": "rM", "P": "rP", "L": "rP"}),
    }

    knobs = [
        Knob("kMem", "Memory cells made", {"almost none": 0.0005, "few": 0.003, "normal": 0.008, "many": 0.016}, level="guided"),
        Knob("kL", "Long-lived plasma cells made", {"few": 0.00005, "normal": 0.0004, "many": 0.001}, level="explore"),
        Knob("dose2", "Size of the second dose", {"none": 0, "tiny": 0.1, "normal": 1, "large": 3}, level="explore"),
        Knob("tb", "Day of the second dose", {"20": 20, "40": 40, "60": 60, "90": 90, "120": 120}),
        Knob("dose1", "Size of the first dose"),
        Knob("n0", "First-timers that join in"),
        Knob("rho", "How fast B cells divide"),
        Knob("kM", "Readiness of memory cells"),
        Knob("hG", "How long a germinal centre lasts (days to half)"),
        Knob("hAg", "How long the vaccine stays (days to half)"),
        Knob("hL", "How long long-lived plasma cells live (days to half)"),
        Knob("gone", "Taken away on one day", {"nothing": {"rM": 0, "rP": 0}, "memory B cells": {"rM": 1, "rP": 0},
             "plasma cells": {"rM": 0, "rP": 1}, "both": {"rM": 1, "rP": 1}}),
        Knob("tR", "Day on which they are taken away"),
        Knob("neut", "Old antibody clears the vaccine", {"no": 0, "a little": 0.003, "much": 0.3}),
    ]

    presets = {
        "two doses": Preset("The first peak comes on day 26. After the second dose antibody climbs within 3 days."),
        "one dose": Preset("Antibody fades for months, to a floor that long-lived plasma cells keep up.", {"dose2": 0}),
        "few memory cells": Preset("The second response is two to three times the first.", {"kMem": 0.0005}),
        "few long-lived plasma cells": Preset("The peaks look the same, but the level left behind is lower.", {"kL": 0.00005}),
        "measles-like plasma cells": Preset("One dose, and makers that never retire: the floor stays for life.", {"hL": 100000, "dose2": 0}),
    }

    words = [
        ["Antibody is highest on day {peak_day(Ab):d}, at {peak(Ab)} units; on day {last_day(Ab):d} there are {end(Ab)}."],
        ["At its pace by then it would take {half_life(Ab, 250, 300):d} days to halve."],
        ["The germinal centre, where B cells multiply, is largest on day {peak_day(G):d}; {share(G, 160):%} of it is left on day 160."],
        ["Memory cells stand at {value_at(M, 60)} on day 60 and at {end(M)} on day {last_day(M):d}."],
    ]

    leaves_out = [
        "The switch from IgM to IgG, and antibodies that improve with time.",
        "Old antibody that masks the second dose: little of it here (can be turned up).",
        "A ceiling: here each further dose still lifts antibody higher than the last.",
    ]

    headline = Headline("peak(Ab)", "highest antibody after two doses")

    checks = [
        Check("M2-1", "first lag: days to a tenth of the peak", "reaches(Ab, 0.1)", 5, 10, "fitted", "E19", values={"dose2": 0}),
        Check("M2-2", "first peak, day", "peak_day(Ab)", 10, 28, "fitted", "E19", values={"dose2": 0}),
        Check("M2-3", "second lag: days to 1.5 times the level before", "grows(Ab, 1.5, 60)", 1, 3.3, "fitted", "E19"),
        Check("M2-4", "second peak over first peak", "peak(Ab)", 10, 120, "fitted", "E19", against={"dose2": 0}, by="ratio"),
        Check("M2-5", "late antibody half-life, years", "half_life(Ab, 1000, 2000)/365", 10, 12, "fitted", "E12", span=2000),
        Check("M2-6", "plasmablasts in blood peak after the first dose, day", "peak_day(P)", 8, 12, "fitted", "BlanchardRohner2009", values={"dose2": 0}),
        Check("M2-7", "plasmablasts in blood peak after the second dose, days after it", "peak_day(P) - 60", 5, 9, "fitted", "BlanchardRohner2009; Halliley2010"),
    ]
