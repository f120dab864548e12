"""M5: the tag that CAR T cells look for decides which makers, and so which antibodies, are lost."""

from ..network import Event, Model, Observable, Parameter, Reaction, Species
from ..network.lesson import Check, Headline, Knob, Plot, Preset
from ..network.views import Grid, Stage

TAG = "0 or 1 from the maps of E14 to E16; 0.1 assumed for a tag worn weakly"
TARGETS: dict[str, dict[str, float]] = {
    "nothing": {"eN": 0, "eM": 0, "eP": 0, "eL": 0, "stay": 110},
    "CD19": {"eN": 1, "eM": 1, "eP": 1, "eL": 0, "stay": 110},
    "CD20": {"eN": 1, "eM": 1, "eP": 0, "eL": 0, "stay": 110},
    "BCMA": {"eN": 0, "eM": 0.1, "eP": 1, "eL": 1, "stay": 166},
    "CD19 + BCMA": {"eN": 1, "eM": 1, "eP": 1, "eL": 1, "stay": 110},
    "CD38": {"eN": 0.1, "eM": 0.1, "eP": 1, "eL": 1, "stay": 110},
}


class KillMap(Model):
    """B cells, antibody makers and three antibodies, as shares of the start, while CAR T cells stay."""

    title = "Which cells carry the tag?"
    question = "If a treatment removes B cells, which antibodies go with them, and which stay?"
    ledger = ("The tag decides what is lost. Not all memory is erased.", "Which maker feeds each person’s lupus antibodies.")
    span = 730

    N = Species(1, "1", "B cells in blood", role="b_cell")
    M = Species(1, "1", "self-reactive memory B cells", role="self_reactive")
    Lo = Species(1, "1", "old long-lived plasma cells", role="memory")
    Ln = Species(0, "1", "new long-lived plasma cells", role="memory")
    Aa = Species(1, "1", "autoantibody", role="autoantibody")
    Av = Species(1, "1", "vaccine antibody", role="vaccine_antibody")
    G = Species(1, "1", "all IgG")

    eN = Parameter(1, "1", "tag on naive B cells", range=(0, 1), note=TAG)
    eM = Parameter(1, "1", "tag on memory B cells", range=(0, 1), note=TAG)
    eP = Parameter(1, "1", "tag on plasmablasts", range=(0, 1), note=TAG)
    eL = Parameter(0, "1", "tag on long-lived plasma cells", range=(0, 1), note=TAG)
    stay = Parameter(110, "day", "how long the CAR T cells stay", range=(7, 730), source="Mackensen2022",
                     note="fitted: 110 days for CD19 (A05), 166 for BCMA (B15)")
    fA = Parameter(0, "1", "share of autoantibody from long-lived plasma cells", range=(0, 1), note="assumed 0; unknown in a given person (E20)")
    k = Parameter(2, "1/day", "strength of the CAR T cells", range=(0, 2.5), note="assumed")
    kill = Parameter(0, "1/day", "removal by CAR T cells now", note="switched by events")
    dN = Parameter(0.019, "1/day", "turnover of B cells in blood", source="Macallan2005", note="1.9 % divide a day (E05)")
    dM = Parameter(0.0266, "1/day", "turnover of memory B cells", source="Macallan2005", note="2.66 % divide a day (E05)")
    hP = Parameter(4, "day", "half-life of plasmablasts", note="assumed; 3 to 5 days (E17, weak)")
    hL = Parameter(4015, "day", "half-life of long-lived plasma cells", source="Amanna2007", note="11 years for tetanus antibody (E12)")
    hN = Parameter(207.4, "day", "days to refill the empty niche", range=(20, 400), source="Wang2021",
                   note="fitted: plasma cells seen again on day 212 after BCMA (B15)")
    fL = Parameter(0.872, "1", "share of IgG from long-lived plasma cells", range=(0.5, 0.95), source="Hill2019",
                   note="fitted: IgG 17.5 % lower a year after CD19 (B14)")
    hA = Parameter(21, "day", "half-life of antibody (IgG)", source="ToledoStuardo2024", note="21 to 24 days for most kinds of IgG (E22)")
    regrow = Parameter(0, "1/day", "how fast surviving memory cells grow back", range=(0, 0.06),
                       note="assumed 0; a limit of the model that can be switched on")
    few = Parameter(1e-6, "1", "memory cells too few to grow back", note="assumed: one in a million")

    marrow_output = Reaction("=> N", "dN")
    B_cell_loss = Reaction("N =>", "dN*N")
    memory_renewal = Reaction("M => 2 M", "dM*M")
    memory_loss = Reaction("M =>", "dM*M")
    # The last factor: without it, a billionth of a billionth of a cell would grow back.
    memory_regrowth = Reaction("M => 2 M", "regrow*M*(1 - M)*M/(few + M)")
    niche_refill = Reaction("N => N + Ln", "N*(1 - Lo - Ln)/hN")
    old_plasma_cell_loss = Reaction("Lo =>", "log(2)/hL*Lo")
    new_plasma_cell_loss = Reaction("Ln =>", "log(2)/hL*Ln")
    killing_of_naive = Reaction("N =>", "kill*eN*N")
    killing_of_memory = Reaction("M =>", "kill*eM*M")
    killing_of_old_plasma_cells = Reaction("Lo =>", "kill*eL*Lo")
    killing_of_new_plasma_cells = Reaction("Ln =>", "kill*eL*Ln")
    autoantibody_made = Reaction("=> Aa", "log(2)/hA*((1 - fA)*M*log(2)/(log(2) + hP*kill*eP) + fA*Lo)")
    autoantibody_lost = Reaction("Aa =>", "log(2)/hA*Aa")
    vaccine_antibody_made = Reaction("=> Av", "log(2)/hA*Lo")
    vaccine_antibody_lost = Reaction("Av =>", "log(2)/hA*Av")
    IgG_made = Reaction("=> G", "log(2)/hA*(fL*(Lo + Ln) + (1 - fL)*N)")
    IgG_lost = Reaction("G =>", "log(2)/hA*G")

    killers_arrive = Event(0, set={"kill": "k"}, label="CAR T cells infused")
    killers_gone = Event("stay", set={"kill": 0}, label="CAR T cells gone")

    blood = Observable("100*N", "%", "B cells in blood", role="b_cell")
    plasmablasts = Observable("100*M*log(2)/(log(2) + hP*kill*eP)", "%", "self-reactive plasmablasts", role="self_reactive")
    long_lived = Observable("100*(Lo + Ln)", "%", "long-lived plasma cells", role="memory")
    autoantibody = Observable("100*Aa", "%", "autoantibody", role="autoantibody")
    vaccine_antibody = Observable("100*Av", "%", "vaccine antibody", role="vaccine_antibody")
    igg = Observable("100*G", "%", "all IgG")

    plots = {
        "antibodies": Plot("Antibodies", "%", ["autoantibody", "vaccine_antibody", "igg"]),
        "cells": Plot("Cells", "%", ["blood", "plasmablasts", "long_lived"]),
    }

    views = {
        "stage": Stage("Cells with and without the tag", rooms={"marrow": ("Lo", "Ln"), "blood": ("N", "Aa", "Av"), "node": ("M",)},
                       each={**dict.fromkeys(("N", "M", "Lo", "Ln"), 0.1), "Aa": 0.2, "Av": 0.2}, look={"Lo": "plasma_cell", "Ln": "plasma_cell"}, washes={"kill": ("car_t", 2)}, tags={"N": "eN", "M": "eM", "Lo": "eL", "Ln": "eL"}, day=1),
        "map": Grid("Which cells carry the tag?", "target", {
            "naive B cells": ("eN", "N"), "harmful memory B cells": ("eM", "M"), "harmful plasma\u00adblasts": ("eP", "plasmablasts"), "long-lived plasma cells": ("eL", "long_lived")}, day=100),
    }

    knobs = [
        Knob("target", "Tag the cells look for", TARGETS, level="guided"),
        Knob("stay", "How long the CAR T cells stay", {"three weeks": 21, "typical": 110, "longer": 166, "two years": 730}, level="explore"),
        Knob("fA", "Autoantibody made by long-lived plasma cells", {"none of it": 0, "half": 0.5, "all of it": 1}, level="explore"),
        Knob("eN", "Tag on naive B cells"),
        Knob("eM", "Tag on memory B cells"),
        Knob("eP", "Tag on plasmablasts"),
        Knob("eL", "Tag on long-lived plasma cells"),
        Knob("k", "Strength of the CAR T cells", {"a twentieth": 0.1, "usual": 2}),
        Knob("hN", "Days to refill the empty niche"),
        Knob("fL", "Share of IgG from long-lived plasma cells"),
        Knob("regrow", "Memory cells grow back", {"no": 0, "yes": 0.03}),
    ]

    presets = {
        "CD19": Preset("Autoantibody gone in 3 months, vaccine antibody kept, B cells back on day 111."),
        "CD20": Preset("Nearly the same in this model: plasmablasts are not made when memory is gone.", {"eP": 0}),
        "BCMA": Preset("Autoantibody and vaccine antibody both gone; IgG needs about a year.", {"eN": 0, "eM": 0.1, "eL": 1, "stay": 166}),
        "CD19+BCMA": Preset("Everything emptied: the deepest reset, and the deepest dip of IgG.", {"eL": 1}),
        "CD38": Preset("Like BCMA; here even a tenth of the tag is enough to be gripped.", {"eN": 0.1, "eM": 0.1, "eL": 1}),
        "CD19, hidden factories": Preset("If long-lived plasma cells make the autoantibody, CD19 does not remove it.", {"fA": 1}),
    }

    words = [
        ["Three months after, {value_at(autoantibody, 90):d} % of the autoantibody is left."],
        # Apart from the first: a reader who predicts one of the two is still told of the other. With all IgG, which would give the vaccine antibody away.
        ["One year after, {value_at(vaccine_antibody, 365):d} % of the vaccine antibody is left. All IgG is lowest at {lowest(igg):d} % of its start, on day {lowest_day(igg):d}."],
        ["B cells leave the blood and are back on day {returns(blood, 3.3, 3.3333):d}.",
         "B cells leave the blood on day {falls_below(blood, 3.3333):d} and are not back by day {last_day(blood):d}.",
         "{lowest(blood):? > 90}B cells stay in the blood: their lowest is {lowest(blood):d} % of the start.",
         "B cells in the blood fall to {lowest(blood):d} % of the start, on day {lowest_day(blood):d}."],
    ]

    leaves_out = [
        "Harmful memory cells that grow back (can be switched on; they do in `reset`).",
        "Different fading speeds of different antibodies.",
        "Reach into tissue: here a treatment meets every cell. The chemotherapy before.",
    ]

    headline = Headline("returns(blood, 3.3, 3.333333)", "day on which B cells are back in blood")

    checks = [
        Check("M5-1", "CD19: B cells in blood return, day", "returns(blood, 3.3, 3.333333)", 78, 142, "fitted", "A05"),
        Check("M5-2", "CD19: autoantibody left at 90 days", "left(Aa, 90)", 0, 0.1, "independent", "A07"),
        Check("M5-3", "CD19: vaccine IgG, change at 1 year", "change(Av, 365)", -0.1, 0.1, "independent", "B14; A11"),
        Check("M5-4", "CD19, B cells absent for 1 year: all IgG, change", "change(G, 365)", -0.2, -0.15, "fitted", "B14", values={"stay": 365}),
        Check("M5-5", "BCMA: plasma cells seen again, day", "returns(long_lived, 19.9, 20)", 190, 235, "fitted", "B15", values=TARGETS["BCMA"]),
        Check("M5-6", "BCMA: all IgG recovered, day", "returns(igg, 63.9, 64)", 350, 425, "fitted", "B15", values=TARGETS["BCMA"]),
        Check("M5-7", "BCMA: vaccine IgG left at 1 year", "left(Av, 365)", 0, 0.2, "independent", "B15", values=TARGETS["BCMA"]),
        Check("M5-8", "BCMA: days with B cells in blood below 1/30", "days_under(blood, 3.333333)", 23, 270, "independent", "B15", values=TARGETS["BCMA"],
              fails="naive B cells carry no BCMA in this model, yet they left the blood in people; the chemotherapy before is left out here"),
        Check("M5-9", "CD19 + BCMA: B cells in blood return, day", "returns(blood, 3.3, 3.333333)", 60, 183, "independent", "A22", values=TARGETS["CD19 + BCMA"]),
        Check("M5-10", "CD20: vaccine antibody, change at 7 months", "change(Av, 213)", -0.1, 0.1, "independent", "Cambridge2006", values=TARGETS["CD20"]),
        Check("M5-11", "CD19, B cells absent for 1 year: lowest IgG, share of the start", "lowest(G)", 0.52, 0.72, "independent", "B16", values={"stay": 365},
              fails="the share of IgG from long-lived cells was fitted to another group (B14); these people had cancer, and little IgG before"),
    ]
