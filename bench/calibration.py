"""A page of fixed cost, so that times taken on two machines compare: a script of 60 kB gzip that solves one
run and draws one path. It never changes with the project."""

import gzip
import random
from pathlib import Path

BYTES = 60_000
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Calibration</title><link rel="icon" href="data:,"><script async src="calibration.js"></script>
<svg viewBox="0 0 500 300"><path fill="none" stroke="black"/></svg>"""
# Predator and prey by Runge and Kutta's rule, 2,000 steps, drawn as 500 points.
RUN = """
const slope = ([x, y]) => [x * (1 - y), y * (x - 1)];
const moved = (a, b, h) => a.map((value, i) => value + h * b[i]);
let state = [2, 1];
const points = [];
for (let step = 0; step < 2000; step++) {
  const h = 0.01, a = slope(state), b = slope(moved(state, a, h / 2)), c = slope(moved(state, b, h / 2));
  const d = slope(moved(state, c, h));
  state = state.map((value, i) => value + (h / 6) * (a[i] + 2 * b[i] + 2 * c[i] + d[i]));
  if (step % 4 === 0) points.push(`${(step / 4).toFixed(1)},${(300 - 60 * state[0]).toFixed(1)}`);
}
document.querySelector("path").setAttribute("d", `M${points.join("L")}`);
window.first = new Promise((drawn) =>
  requestAnimationFrame(() => setTimeout(() => drawn(performance.now()))));
"""


def write(folder: Path) -> None:
    """Write calibration.html and its script: functions that are read and called once, then the run."""
    random.seed(1)
    text = "const made = [];\n"
    while len(gzip.compress(text.encode())) < BYTES - 600:
        numbers = [f"{random.random():.6f}" for _ in range(1200)]
        text += "".join(
            f"made.push(((a, b) => (a > {x} ? a * {y} : b - {z}))({x}, {z}));\n"
            for x, y, z in zip(*[iter(numbers)] * 3)
        )
    (folder / "calibration.js").write_text(text + RUN, encoding="utf-8")
    (folder / "calibration.html").write_text(PAGE, encoding="utf-8")
