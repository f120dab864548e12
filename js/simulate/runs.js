/** Runs by their values: the same object of values is run once, however often it is asked for. No DOM. */
import { ode } from "./ode.js";
/** @import { Model, Run, Settings, Values } from "../types.d.ts" */

const known = new WeakMap();
const drafts = new WeakMap();

/**
 * While a knob moves: no curve is more than a tenth of a pixel from that of the exact run, and there are rows
 * enough to find its summit within half of one.
 */
export const MOVING = { control: { rtol: 1e-6, atol: 1e-15, stepSizeMin: 1e-12 }, rows: 600 };

/**
 * {run, error}: the run of a model at these values, or null and why there is none.
 * @type {(model: Model, values: Values) => { run: Run | null, error: string | null }}
 */
export const attempt = (model, values) => once(known, model, values, () => tried(model, values));

/**
 * The same for a picture while a knob moves; nothing is measured, told or exported from it.
 * @type {typeof attempt}
 */
export const draft = (model, values) =>
  known.get(model)?.get(values) ??
  once(drafts, model, values, () => {
    const rough = tried(model, values, MOVING);
    return rough.run ? rough : attempt(model, values);
  });

function once(all, model, values, make) {
  if (!all.has(model)) all.set(model, new WeakMap());
  const runs = all.get(model);
  if (!runs.has(values)) runs.set(values, make());
  return runs.get(values);
}

function tried(model, values, how) {
  try {
    return { run: ode(model, values, how), error: null };
  } catch (error) {
    return { run: null, error: error.message };
  }
}

/**
 * The run that the element started from, or null.
 * @type {(model: Model, settings: Settings) => Run | null}
 */
export const reference = (model, { start }) => attempt(model, start.values).run;
