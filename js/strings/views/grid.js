/** The words of views/grid.js. */
import { later } from "../later.js";

export const STRINGS = later({
  grid: {
    caption: "Press a row to choose it. In the last row you set each tag yourself.",
    left: (day) => `left on day ${day}`,
    own: "your own",
    told: (name, list) => `Cells look for ${name}. Left: ${list}.`,
    share: (label, percent) => `${label} ${percent} %`,
    toggle: (label, level) => `${label}: ${level}. Change`,
  },
});
