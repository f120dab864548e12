/** New cells with their grip on the body, and what a gate makes of them. No DOM. */
import { valueOf } from "../../model/values.js";
import { uniform } from "../../simulate/chance.js";
/** @import { Model, Sort, Values } from "../../types.d.ts" */

/** @typedef {{ harms: boolean, grip: number }} Cell */

/**
 * How both kinds grip, and the line of the gate, at these settings.
 * @type {(model: Model, view: Sort, values: Values) => { share: number, apart: number, steepness: number, line: number }}
 */
export function scaleOf(model, view, values) {
  const [share, apart, steepness, line, strict] = [
    view.share,
    view.apart,
    view.steepness,
    view.line,
    view.strict,
  ].map((name) => valueOf(model, values, name));
  return { share, apart, steepness, line: line - strict };
}

/**
 * Cells as they come, the same for a seed: the grip of either kind is logistic, so that the model's line lets just
 * its share of each pass.
 * @type {(count: number, scale: { share: number, apart: number, steepness: number }, seed: number) => Cell[]}
 */
export function cellsOf(count, { share, apart, steepness }, seed) {
  const next = uniform(seed);
  return Array.from({ length: count }, () => {
    const harms = next() < share;
    const place = next();
    return { harms, grip: (harms ? apart : 0) + Math.log(place / (1 - place)) / steepness };
  });
}

/**
 * What came of them: how many that harm there were and passed, how many harmless ones and were stopped.
 * @type {(cells: Cell[], passes: (cell: Cell, i: number) => boolean) => { harmful: number, passed: number, harmless:
 *   number, stopped: number }}
 */
export function tally(cells, passes) {
  const found = { harmful: 0, passed: 0, harmless: 0, stopped: 0 };
  cells.forEach((cell, i) => {
    found[cell.harms ? "harmful" : "harmless"]++;
    if (cell.harms && passes(cell, i)) found.passed++;
    if (!cell.harms && !passes(cell, i)) found.stopped++;
  });
  return found;
}

/** Where a grip lies between hardly any and the strongest, from 0 to 1. */
export const part = (grip, { apart }) => Math.max(0, Math.min(1, (grip + MARGIN) / (apart + 2 * MARGIN)));
const MARGIN = 2.5;

/**
 * The row of each in which it meets none before it on its side; beyond the last row they lie over one another.
 * @type {(places: { x: number, side: number }[], wide: number, rows: number) => number[]}
 */
export function rowsOf(places, wide, rows) {
  const found = [];
  places.forEach(({ x, side }, i) => {
    const near = places
      .slice(0, i)
      .map((one, j) => (one.side === side && Math.abs(one.x - x) < wide ? found[j] : -1));
    let row = 0;
    while (row < rows - 1 && near.includes(row)) row++;
    found.push(row);
  });
  return found;
}
