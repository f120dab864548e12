/** @import { Size } from "../types.d.ts" */

/** The width of words in px as the chart will draw them, remembered. */
const known = new Map();
let context;

/** @type {(family: string) => Size["measure"]} */
export const ruler = (family) => (words, size, weight) => {
  const key = `${weight} ${size}px ${family}|${words}`;
  if (!known.has(key)) {
    context ??= document.createElement("canvas").getContext("2d");
    context.font = `${weight} ${size}px ${family}`;
    known.set(key, context.measureText(words).width);
  }
  return known.get(key);
};
