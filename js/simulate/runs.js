/** Runs by their values: the same object of values is run once, however often it is asked for. No DOM. */
import { ode } from "./ode.js";
/** @import { Model, Run, Settings, Values } from "../types.d.ts" */

const known = new WeakMap();

/**
 * {run, error}: the run of a model at these values, or null and why there is none.
 * @type {(model: Model, values: Values) => { run: Run | null, error: string | null }}
 */
export function attempt(model, values) {
  if (!known.has(model)) known.set(model, new WeakMap());
  const runs = known.get(model);
  if (!runs.has(values)) runs.set(values, tried(model, values));
  return runs.get(values);
}

function tried(model, values) {
  try {
    return { run: ode(model, values), error: null };
  } catch (error) {
    return { run: null, error: error.message };
  }
}

/**
 * The run that the element started from, or null.
 * @type {(model: Model, settings: Settings) => Run | null}
 */
export const reference = (model, { start }) => attempt(model, start.values).run;
