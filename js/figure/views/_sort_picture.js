/** What is seen at the gate: the rooms on its sides, a cell, the strength of its grip, and both bargains. */
import { draw } from "../../dom/nodes.js";
import * as ACTORS from "../../look/actors.js";
import { SOFT, STROKES } from "../../look/conventions.js";
import { STRINGS } from "../../strings/views/sort.js";

// Named, so that the script holds no other drawings.
const LOOKS = { gate: ACTORS["gate"], b_cell: ACTORS["b_cell"], self_reactive: ACTORS["self_reactive"] };

const drawn = (look, colour) =>
  LOOKS[look].map(({ class: part, d }) => draw("path", { d, ...dressed(part, colour) }));

const dressed = (part, colour) =>
  STROKES[part]
    ? {
        stroke: part === "line" ? "var(--muted)" : colour,
        "stroke-width": STROKES[part],
        "stroke-linecap": "round",
      }
    : { fill: part === "ground" ? "var(--surface)" : colour, "fill-opacity": part === "soft" ? SOFT : null };

const words = (x, y, anchor, text, kind = "quiet") =>
  draw("text", { class: kind, x, y, "text-anchor": anchor }, text);

/** A cell that shows what it is once it has been judged. */
export function actor({ harms }) {
  const known = harms ? drawn("self_reactive", "var(--self-reactive)") : drawn("b_cell", "var(--b-cell)");
  return draw(
    "g",
    {},
    draw("g", { class: "unknown" }, ...drawn("b_cell", "var(--text)")),
    draw("g", { class: "known" }, ...known),
  );
}

/** The marrow, the gate and the blood. gate: where it stands across; floor: how far down they reach. */
export function rooms({ width, text }, gate, floor) {
  const room = (x, wide, colour, name) => [
    draw("rect", {
      x,
      y: 0,
      width: wide,
      height: floor,
      rx: 14,
      fill: `var(--${colour})`,
      "fill-opacity": 0.13,
    }),
    words(x + 12, text * 1.35, "start", name),
  ];
  return [
    ...room(0, gate - 8, "autoantibody", STRINGS.stage.rooms.marrow),
    ...room(gate + 8, width - gate - 8, "self-reactive", STRINGS.stage.rooms.blood),
    draw("g", { transform: `translate(${gate},${floor / 2}) scale(3.4)` }, ...drawn("gate", "var(--text)")),
  ];
}

/** The reader's bargain over that of the model's gate, in their place. */
export function compared({ width, text }, floor, { yours, models }) {
  const { you, line, passed, stopped, of } = STRINGS.sort;
  const columns = [width * 0.55, width * 0.85];
  const row = (y, name, told) => [
    words(12, y, "start", name, "end"),
    ...columns.map((x, i) => words(x, y, "middle", told[i], "score")),
  ];
  const told = (one) => [of(one.passed, one.harmful), of(one.stopped, one.harmless)];
  const head = (x, look, colour, name) => [
    draw("g", { transform: `translate(${x},16) scale(1.2)` }, ...drawn(look, `var(--${colour})`)),
    words(x, 30 + text, "middle", name),
  ];
  return [
    draw("rect", { x: 0, y: 0, width, height: floor, rx: 14, fill: "var(--tint)" }),
    ...head(columns[0], "self_reactive", "self-reactive", passed),
    ...head(columns[1], "b_cell", "b-cell", stopped),
    ...row(floor * 0.68, you, told(yours)),
    ...row(floor * 0.92, line, told(models)),
  ];
}

/** How strongly cells grip: over the axis who was let through, under it who was stopped. */
export const axis = ({ width, text }, y, lane) => [
  draw("line", { class: "grid", stroke: "var(--edge)", x1: 0, x2: width, y1: y, y2: y }),
  words(0, y - lane - 2, "start", STRINGS.sort.passed),
  words(width, y - lane - 2, "end", STRINGS.sort.strongly),
  words(0, y + lane + text, "start", STRINGS.sort.stopped),
];

/** The grip of the cell at the gate: a bar up to there. */
export const bar = (x, y) => [
  draw("line", {
    x1: 5,
    x2: x,
    y1: y,
    y2: y,
    stroke: "var(--text)",
    "stroke-width": 9,
    "stroke-linecap": "round",
  }),
  draw("circle", { cx: x, cy: y, r: 8, fill: "var(--surface)", stroke: "var(--text)", "stroke-width": 3 }),
];

/** The line of the model's gate, with its name where there is room. */
export function gateLine(x, y, lane, { width, text, measure }) {
  const name = STRINGS.sort.line;
  const side = x + measure(name, text, 650) + 10 > width ? "end" : "start";
  return [
    draw("line", {
      x1: x,
      x2: x,
      y1: y - lane,
      y2: y + lane,
      stroke: "var(--text)",
      "stroke-width": 2,
      "stroke-dasharray": "6 4",
    }),
    words(x + (side === "end" ? -7 : 7), y + lane + text, side, name, "end"),
  ];
}
