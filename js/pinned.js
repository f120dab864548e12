/** Pinned runs on a time course: thin lines in the column's colour, told apart by dash and letter. */
import { line } from "d3-shape";
import { points } from "./curves.js";
import { draw } from "./make.js";
import { LETTERS } from "./state.js";

export const PIN_DASHES = ["8 3", "2 4", "11 3 2 3"];

/** Draw every pinned run into `body`; drawn once for a frame, since pins stay while the knobs move. */
export function pinned(body, plot, lines, layout, { pins, size }) {
  const { x, y, last, inner } = layout;
  const floor = y.domain()[0];
  const height = (value) => y(plot.log ? Math.max(value, floor) : value);
  const path = line((point) => x.scale(point[0]), (point) => height(point[1])).defined((point) => Number.isFinite(point[1])).digits(1);
  // Where there is room the first curve of a run carries its name too.
  const words = ({ label }, i, j) => (j === 0 && size.width >= 560 && label.length <= 24 ? `${LETTERS[i]} · ${label}` : LETTERS[i]);
  pins.forEach((pin, i) => points(plot, pin.run, last, inner).forEach((series, j) => {
    const colour = `var(--${lines[j].look.name})`;
    const at = series[Math.round(series.length * (0.9 - 0.13 * i - 0.04 * j))];
    const letter = draw("text", { class: "letter halo", x: x.scale(at[0]).toFixed(1), y: (height(at[1]) - 4).toFixed(1) }, words(pin, i, j));
    letter.style.fill = colour;
    body.append(draw("path", { class: "pinned", stroke: colour, "stroke-dasharray": PIN_DASHES[i], d: path(series) ?? "" }), letter);
  }));
}
