/** What a reader has done with a figure, as the conditions of its steps ask (types.d.ts, Step). No DOM. */
import { viewOn } from "../model/shown.js";
import { valueOf } from "../model/values.js";
import { measure } from "./measures.js";
/** @import { Answered, Deed, Run, Settings } from "../types.d.ts" */

/** What is set beside the parameters. */
const OF_HAND = { time: ({ time }) => time ?? NaN, pins: ({ pins }) => pins.length };

/**
 * The words of the first of which all holds; undefined where none does.
 * @type {(all: Answered[] | undefined, run: Run, settings: Settings) => string | undefined}
 */
export const answerTo = (all, run, settings) =>
  all?.find(([deeds]) => deeds.every((deed) => holds(deed, run, settings)))?.[1];

/** @type {(deed: Deed, run: Run, settings: Settings) => boolean} */
function holds({ view, above = -Infinity, below = Infinity, ...asked }, run, settings) {
  if (view) return view === viewOn(run.model, settings);
  const value = valueAsked(asked, run, settings);
  return value > above && value < below;
}

/** @type {(deed: Deed, run: Run, settings: Settings) => number} */
function valueAsked({ setting, measure: call }, run, settings) {
  if (setting) return OF_HAND[setting]?.(settings) ?? valueOf(run.model, settings.values, setting);
  const [name, column, ...numbers] = call;
  return measure(run, name, column, numbers);
}
