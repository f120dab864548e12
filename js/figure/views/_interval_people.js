/** People in rows, drawn: where each stands, and who got better. No DOM. */
import { shape } from "../../dom/nodes.js";
import * as ACTORS from "../../look/actors.js";

const PERSON = ACTORS.person.map(({ d }) => d).join("");
const WIDE = 16; // room for one, in units of the drawing
const TALL = 26;
const LARGEST = 2.6; // px a unit
const APART = 1.5; // of their room, where there is more than they need

/** @typedef {{ x: number, y: number, scale: number }} Spot the middle of one who stands there, in px */

/**
 * Places for `count` people in a box from its left top corner: as large as they fit, in rows from the left.
 * @type {(count: number, box: { left: number, top: number, width: number, tall: number }) => Spot[]}
 */
export function crowd(count, { left, top, width, tall }) {
  let best = { rows: 1, across: 1, scale: 0 };
  for (let rows = 1; rows <= 16; rows++) {
    const across = Math.ceil(count / rows);
    const scale = Math.min(LARGEST, width / across / WIDE, tall / rows / TALL);
    if (scale > best.scale + 1e-9) best = { rows, across, scale };
  }
  const { rows, across, scale } = best;
  const above = (tall - rows * TALL * scale) / 2;
  const apart = Math.min(width / across, APART * WIDE * scale);
  return Array.from({ length: count }, (_, i) => ({
    x: left + ((i % across) + 0.5) * apart,
    y: top + above + (Math.floor(i / across) + 0.5) * TALL * scale,
    scale,
  }));
}

/** Looks of people: those who got better are full, so that a grey print tells them apart. */
export const BETTER = { fill: "var(--car-t)", stroke: "var(--car-t)" };
export const NOT = { fill: "var(--surface)", stroke: "var(--car-t)" };
export const CONTROL = { fill: "var(--muted)", stroke: "var(--muted)" };
export const CONTROL_NOT = { fill: "var(--surface)", stroke: "var(--muted)" };
/** Not judged, or counted twice: there is nobody to count. */
export const NOBODY = { fill: "none", stroke: "var(--muted)", "stroke-dasharray": "2.4 2" };

/**
 * One who stands at a spot. turn: from 1 over 0 to −1, as seen of one who spins.
 * @type {(spot: Spot, look: Record<string, string>, turn?: number) => import("../../types.d.ts").Shape}
 */
export const someone = ({ x, y, scale }, look, turn = 1) =>
  shape("path", {
    class: "someone",
    d: PERSON,
    transform: `translate(${x.toFixed(1)},${y.toFixed(1)}) scale(${(scale * turn).toFixed(3)},${scale.toFixed(3)})`,
    "stroke-width": 1.6,
    "stroke-linejoin": "round",
    ...look,
  });

const ease = (part) => part * part * (3 - 2 * part);

/**
 * Spots on the way from where they were; who was not there comes from the door.
 * @type {(was: Spot[], to: Spot[], door: Spot, part: number) => Spot[]}
 */
export const between = (was, to, door, part) =>
  part >= 1
    ? to
    : to.map((spot, i) => {
        const from = was[i] ?? door;
        const at = (name) => from[name] + (spot[name] - from[name]) * ease(part);
        return { x: at("x"), y: at("y"), scale: at("scale") };
      });
