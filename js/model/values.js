/** Values of a model's parameters: its own, and what lies over them. No DOM. */

/** @import { Model, Preset, Values } from "../types.d.ts" */

const own = (model, name) => model.parameters.find((parameter) => parameter.name === name).value;

/** @type {(model: Model, values: Values, name: string) => number} */
export const valueOf = (model, values, name) => values[name] ?? own(model, name);

/**
 * Whether these parameters (all, when none are named) have other values in one than in the other.
 * @type {(model: Model, values: Values, others: Values, names?: string[]) => boolean}
 */
export const differ = (model, values, others, names) =>
  model.parameters.some(
    ({ name, value }) =>
      (values[name] ?? value) !== (others[name] ?? value) && (!names || names.includes(name)),
  );

/**
 * The preset whose values these are, or undefined.
 * @type {(model: Model, values: Values) => Preset | undefined}
 */
export const presetOf = (model, values) =>
  model.presets.find((preset) => !differ(model, preset.values, values));
