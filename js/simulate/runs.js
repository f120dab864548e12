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
 * {run, error, stiff}: the run of a model at these values, or null and why there is none. stiff: the solver for
 * stiff models (bundles/stiff.js) is not here, and with it there may be one.
 * @type {(model: Model, values: Values) => { run: Run | null, error: string | null, stiff?: boolean }}
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
  const found = runs.get(values);
  if (!found || (found.stiff && globalThis.lupusedu?.stiff)) runs.set(values, make());
  return runs.get(values);
}

function tried(model, values, how) {
  try {
    return { run: ode(model, values, how), error: null };
  } catch (error) {
    return { run: null, error: error.message, stiff: error.stiff };
  }
}

/**
 * The run that the element started from, or null; while nothing has been set it is the one on the picture, be it
 * a draft.
 * @type {(model: Model, settings: Settings) => Run | null}
 */
export const reference = (model, { start, values }) =>
  (values === start.values ? draft : attempt)(model, start.values).run;
