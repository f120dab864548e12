/** The names that an option may hold, by what they are of. No DOM. */
import { HIDEABLE, LEVELS } from "../look/conventions.js";
import { viewNames } from "./views.js";
/** @import { Model } from "../types.d.ts" */

const names = (list) => list.map(({ name }) => name);
const asking = ({ views = [] }) => views.filter(({ ask }) => ask);

const NAMES = {
  slider: (model) => names([...model.knobs, ...model.parameters]),
  knob: (model) => names(model.knobs),
  parameter: (model) => names(model.parameters),
  plot: (model) => names(model.plots),
  preset: (model) => names(model.presets),
  view: viewNames,
  level: () => LEVELS,
  "part or knob": (model) => [...HIDEABLE, ...names(model.knobs)],
  // What one of the model's plots draws, or a view that asks for a dot.
  "drawn column": (model) => [...model.plots.flatMap(({ series }) => series), ...names(asking(model))],
};

/**
 * Each name once, in order. of: a key of the table above, or the names themselves.
 * @type {(of: string | string[], model: Model) => string[]}
 */
export const namesOf = (of, model) => [...new Set(Array.isArray(of) ? of : NAMES[of](model))];
