/** Runs by their values: the same object of values is run once, however often it is asked for. No DOM. */
import { ode } from "./ode.js";

const known = new WeakMap();

/** {run, error}: the run of a model at these values, or null and why there is none. */
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

/** The run that the element started from, or null. */
export const reference = (model, { start }) => attempt(model, start.values).run;
