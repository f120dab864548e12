/** People, drawn: who got better, and who did not. No DOM. */
import { shape } from "../../dom/nodes.js";
import * as ACTORS from "../../look/actors.js";

const PERSON = ACTORS["person"].map(({ d }) => d).join("");
/** Looks of people: those who got better are full, so that a grey print tells them apart. */
export const BETTER = { fill: "var(--car-t)", stroke: "var(--car-t)" };
export const NOT = { fill: "var(--surface)", stroke: "var(--car-t)" };
export const CONTROL = { fill: "var(--muted)", stroke: "var(--muted)" };
export const CONTROL_NOT = { fill: "var(--surface)", stroke: "var(--muted)" };
/** Not judged, or counted twice: there is nobody to count. */
export const NOBODY = { fill: "none", stroke: "var(--muted)", "stroke-dasharray": "2.4 2" };

/**
 * One who stands at a spot. turn: from 1 over 0 to −1, as seen of one who spins.
 * @type {(spot: import("./_interval_places.js").Spot, look: Record<string, string>, turn?: number) => import("../../types.d.ts").Shape}
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
