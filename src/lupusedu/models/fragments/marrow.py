"""The marrow refills the blood with B cells. A fragment that others extend."""

from ...network import Model, Parameter, Reaction, Species


class Marrow(Model):
    """B cells of the blood and their precursors, steady at `Bn` and 1."""

    B = Species("Bn", "cell/µL", "B cells", role="b_cell")
    Pre = Species(1, "1", "B-cell precursors in the marrow", role="b_cell")

    Bn = Parameter(150, "cell/µL", "B cells when the marrow is normal", note="assumed; textbooks give 100 to 600 (E10, weak)")
    dB = Parameter(0.019, "1/day", "turnover of B cells in blood", source="Macallan2005", note="1.9 ± 1.0 % divide a day (E05)")
    dPre = Parameter(0.05, "1/day", "turnover of precursors", note="assumed: 20 days in the marrow")

    marrow_output = Reaction("Pre => Pre + B", "Bn*dB*Pre")
    B_cell_loss = Reaction("B =>", "dB*B")
    stem_cell_input = Reaction("=> Pre", "dPre")
    precursor_exit = Reaction("Pre =>", "dPre*Pre")
