/** The ticks of an axis as shapes, each a line and its figure: what stays the same keeps its nodes (nodes.js). */
import { shape } from "../dom/nodes.js";
/** @import { Shape } from "../types.d.ts" */

/** Where pixels are large, a line one pixel wide lies on one of them. */
const crisp = () => (globalThis.devicePixelRatio > 1 ? 0 : 0.5);

/**
 * Ticks of an upright scale, with lines across the picture, `inner` long.
 * @type {(scale: (tick: number) => number, ticks: number[], format: (tick: number) => string, inner: number,
 *   lowest?: string) => Shape[]}
 */
export const upright = (scale, ticks, format, inner, lowest = "0.32em") =>
  ticks.map((tick, i) =>
    shape(
      "g",
      { transform: `translate(0,${scale(tick) + crisp()})` },
      shape("line", { x2: inner }),
      shape("text", { x: -8, dy: i ? "0.32em" : lowest, "text-anchor": "end" }, format(tick)),
    ),
  );

/**
 * Ticks of a scale along the bottom, their figures `padding` under their lines.
 * @type {(scale: (tick: number) => number, ticks: number[], format: (tick: number) => string,
 *   padding: number) => Shape[]}
 */
export const along = (scale, ticks, format, padding) =>
  ticks.map((tick) =>
    shape(
      "g",
      { transform: `translate(${scale(tick) + crisp()},0)` },
      shape("line", { y2: 5 }),
      shape("text", { y: 5 + padding, dy: "0.71em", "text-anchor": "middle" }, format(tick)),
    ),
  );
