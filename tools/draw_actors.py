"""Draw docs/actors.png: each actor and thing at 60 and 20 px, and the rooms, in light, dark and grey."""

from pathlib import Path

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from lupusedu import look
from lupusedu.figure import actors

ROOMS = ("marrow", "blood", "node", "organ", "body")
# The role in whose colour a drawing is shown, where it is no role's own.
USUAL = {
    "precursor": "b_cell",
    "dividing_b_cell": "b_cell",
    "plasma_cell": "memory",
    "plasmablast": "b_cell",
    "germinal_b_cell": "b_cell",
    "new_b_cell": "b_cell",
    "tested_b_cell": "b_cell",
    "new_self_reactive": "self_reactive",
    "tested_self_reactive": "self_reactive",
    "memory_car_t": "memory",
}
USUAL |= {"bleb": "self_reactive", "vaccine": "vaccine_antibody", "binder": "car_t", "gate": "muted"}
USUAL |= dict.fromkeys(("recalled_cell", "two_recalled_cells", "four_recalled_cells"), "b_cell")
USUAL |= dict.fromkeys(("antibody_drug", "interleukin", "signal", "drop"), "drug")
USUAL |= {role["drawing"]: name for name, role in look.ROLES.items()}
ACROSS, WIDE, TALL, ROOM, ZOOM = 9, 112, 92, 132, 2


def sheet(mode):
    """All drawings on a ground, as a picture."""
    names = [name for name in actors.symbols() if name not in ROOMS]
    rows = -(-len(names) // ACROSS)
    size = ACROSS * WIDE, rows * TALL + ROOM
    figure = Figure(
        figsize=[side / 72 for side in size], dpi=72 * ZOOM, facecolor=look.colour("ground", mode)
    )
    axes = figure.add_axes((0, 0, 1, 1), xlim=(0, size[0]), ylim=(size[1], 0))
    axes.set_axis_off()
    words = {"ha": "center", "fontsize": 8, "color": look.colour("muted", mode)}
    drawn = []
    for i, name in enumerate(names):
        x, y = i % ACROSS * WIDE, i // ACROSS * TALL
        for across, size in ((42, 60), (92, 20)):
            drawn += actors.actor(name, x + across, y + 38, size, USUAL.get(name, "plain"), mode)
        axes.text(x + WIDE / 2, y + 84, name, **words)
    for i, name in enumerate(ROOMS):
        x, y = i * ACROSS * WIDE / len(ROOMS), rows * TALL
        drawn += actors.room(name, x + 10, y + 10, ACROSS * WIDE / len(ROOMS) - 20, 94, mode=mode)
        axes.text(x + ACROSS * WIDE / len(ROOMS) / 2, y + 124, name, **words)
    for above, artist in enumerate(drawn):
        artist.set_zorder(above)
        axes.add_artist(artist)
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    return Image.fromarray(np.asarray(canvas.buffer_rgba())).convert("RGB")


light, dark = sheet("light"), sheet("dark")
made = Image.new("RGB", (light.width, 3 * light.height))
for place, picture in enumerate((light, dark, light.convert("L").convert("RGB"))):
    made.paste(picture, (0, place * light.height))
made.quantize(256, dither=Image.Dither.NONE).save(
    Path(__file__).parents[1] / "docs/actors.png", optimize=True
)
