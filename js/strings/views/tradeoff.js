/** The words of views/tradeoff.js. */
import { later } from "../later.js";

export const STRINGS = later({
  bargain: {
    aria: (title, y, x) => `Line of all settings in a plane. ${title}: ${y} against ${x}.`,
    dot: "your dot",
    here: (x, y) => `Here: ${x}, ${y}.`,
    line: (y, x) => `On the line, ${y} goes with ${x}.`,
    never: (y) => `No setting on the line comes down to ${y}.`,
    now: "now",
    perfect: "the perfect filter",
    share: (value, label) => `${value} ${label}`,
    yours: (x, y) => `Your dot: ${x}, ${y}.`,
  },
});
