/** A reader's prediction as a curve. No DOM. */

/** @import { Prediction } from "../types.d.ts" */

/**
 * {days, values} of a prediction: evenly over the picture that it was made on, or the part of it that was
 * asked for; as far as this picture goes.
 * @type {(prediction: Prediction, shown: number, from?: number) => { days: number[], values: number[] }}
 */
export function guessOf({ values, last }, shown, from = 0) {
  const days = values.map((_, i) => from + (i / (values.length - 1)) * ((last ?? shown) - from));
  const kept = days.filter((day) => day <= shown).length;
  return { days: days.slice(0, kept), values: values.slice(0, kept) };
}
