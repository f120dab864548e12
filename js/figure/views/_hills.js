/** The ground of the valleys: a line of hills with its names, and where a ball stands over it. */
import { layer } from "./_layers.js";
import { joined, path } from "../lines.js";
import { wrap } from "../room.js";
import { redraw, shape } from "../../dom/nodes.js";
import { squarish } from "../view_parts.js";
import { STRINGS } from "../../strings/views/resting.js";
/** @import { Column, Landscape, PhasePlane, Place, Size, Stand } from "../../types.d.ts" */

/** Radius of the ball, px. */
export const BALL = 11;

/**
 * The picture in px. at(s): the ground at a place of the path. ball({s, off}): the middle of a ball, which
 * rolls on the ground and is lifted by what it is off the path. foot: where the ground ends.
 * @param {Landscape} land
 * @param {Size} size
 */
export function hills(land, size) {
  const row = Math.round(size.text * 1.35);
  const [wide, tall] = [size.width, squarish(size)];
  const foot = tall - 2 * row - 6;
  const [low, top] = [foot - 2.6 * row, row * 1.6 + tall * 0.12];
  const end = land.s.at(-1);
  /** @type {(s: number) => Place} */
  const at = (s) => [(s / end) * wide, low - land.up(s) * (low - top)];
  /** @type {(stand: Stand) => Place} */
  const ball = ({ s, off }) => {
    const [a, b] = [at(Math.max(0, s - 0.04)), at(Math.min(end, s + 0.04))];
    const [across, down] = [b[0] - a[0], b[1] - a[1]].map(
      (part) => part / Math.hypot(b[0] - a[0], b[1] - a[1]),
    );
    const lift = (0.3 * tall * off) / (off + 1.5);
    const [x, y] = at(s);
    const inside = (value, most) => Math.max(BALL + 2, Math.min(most - BALL - 2, value));
    return [inside(x + BALL * down, wide), inside(y - BALL * across - lift, tall)];
  };
  return { row, wide, tall, foot, at, ball, line: land.s.map(at) };
}

/**
 * The words for each valley, from the low end; where one is left, the side of the picture tells which.
 * @type {(land: Landscape, view: PhasePlane) => string[]}
 */
export function names(land, view) {
  const stable = land.states.filter((one) => one.stable);
  if (stable.length > 1) return stable.map((_, i) => view.ends[Math.min(i, 1)]);
  return stable.map(({ at }) => {
    const x = land.x(at);
    return view.ends[x * x < view.low[view.x] * view.high[view.x] ? 0 : 1];
  });
}

/**
 * The hills and their names: all that stays while the day moves. ill: the colour of the high valley.
 * @param {{ body: Element }} on
 * @param {ReturnType<typeof hills>} hill
 * @param {Landscape} land
 * @param {PhasePlane} view
 * @param {{ labels: string[], ill: string, size: Size }} how
 */
export function standing(on, hill, land, view, { labels, ill, size }) {
  const { row, foot, at, line } = hill;
  const ridge = land.states.find((one) => !one.stable);
  const split = ridge ? land.s.indexOf(ridge.at) : 0;
  const sides = split ? [line.slice(0, split + 1), line.slice(split)] : [line];
  const under = names(land, view);
  const [fills, words] = ["hills", "moving", "names"]
    .map((name) => layer(on, name))
    .filter((_, i) => i !== 1);
  redraw(fills, [
    ...sides.map((side, i) => ground(side, foot, under[i] === view.ends[1] ? ill : "edge")),
    ...(ridge ? [post(at(ridge.at), row)] : []),
    shape("path", { class: "curve", stroke: "var(--text)", "stroke-width": 2.5, d: path(line) }),
  ]);
  redraw(words, [
    ...named(hill, land, view).map(([name, x, y]) => centred(name, x, y, "end", size)),
    ...axis(foot + row + 2, labels, size),
  ]);
}

/** The names of valleys and ridge, each with the middle of its line: [[words, x, y]]. */
function named({ row, at }, land, view) {
  const under = names(land, view);
  const bottoms = land.states.filter((one) => one.stable).map((one) => at(one.at));
  const ridge = land.states.find((one) => !one.stable);
  return [
    ...bottoms.map(([x, y], i) => [under[i], x, y + 1.6 * row]),
    ...(ridge ? [[STRINGS.plane.tips, at(ridge.at)[0], row]] : []),
  ];
}

/**
 * The boxes of these names, which other words keep clear of.
 * @type {(hill: ReturnType<typeof hills>, land: Landscape, view: PhasePlane, size: Size) =>
 *   import("../../types.d.ts").Box[]}
 */
export const boxes = (hill, land, view, size) =>
  named(hill, land, view).map(([words, x, y]) => {
    const half = size.measure(words, size.text, 650) / 2 + 2;
    const middle = Math.max(half, Math.min(size.width - half, x));
    return { left: middle - half, right: middle + half, top: y - size.text, bottom: y + 0.35 * size.text };
  });

const ground = (side, foot, colour) =>
  shape("path", {
    d: `${joined([...side, [side.at(-1)[0], foot], [side[0][0], foot]])}Z`,
    ink: `var(--${colour})`,
    "fill-opacity": 0.22,
  });

/** @type {(top: Place, row: number) => import("../../types.d.ts").Shape} */
const post = ([left, top], row) =>
  shape("line", {
    x1: left,
    x2: left,
    y1: row * 1.35,
    y2: top - 5,
    stroke: "var(--muted)",
    "stroke-width": 2,
    "stroke-dasharray": "0 5",
    "stroke-linecap": "round",
  });

/** Words in the middle over a place, inside the picture. */
function centred(words, x, y, kind, { width, text, measure }) {
  const half = measure(words, text, kind === "end" ? 650 : 400) / 2 + 2;
  const middle = Math.max(half, Math.min(width - half, x));
  return shape(
    "text",
    { class: kind, x: middle.toFixed(1), y: y.toFixed(1), "text-anchor": "middle" },
    words,
  );
}

/**
 * What grows along the path, under the ground.
 * @type {(y: number, labels: string[], size: Size) => import("../../types.d.ts").Shape[]}
 */
function axis(y, [x, up], size) {
  const long = (words) => size.measure(words, size.text, 400);
  const { fewer, more, both } = STRINGS.valley;
  const aside = (long(fewer) - long(more)) / 2;
  const rows = wrap(both(x, up), size.width - long(fewer) - long(more) - 24, long);
  return [
    shape("text", { class: "axis-name", x: 0, y }, fewer),
    shape("text", { class: "axis-name", x: size.width, y, "text-anchor": "end" }, more),
    ...rows.map((words, i) =>
      centred(words, size.width / 2 + aside, y + i * size.text * 1.2, "axis-name", size),
    ),
  ];
}
