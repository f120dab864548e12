/** What going to a step sets. No DOM. */
import { pinsOf } from "./settings.js";
/** @import { Model, Patch, Settings } from "../types.d.ts" */

/**
 * The step itself, its view where it has one, and where it has values these over what the page asks for, with no more
 * pins than that.
 * @type {(model: Model, settings: Settings, number: number) => Patch}
 */
export function atStep(model, { start }, number) {
  const { view, values } = start.steps[number - 1];
  return {
    step: number,
    ...(view && { view }),
    ...(values && { values: { ...start.values, ...values }, time: null, pins: pinsOf(model, start) }),
  };
}
