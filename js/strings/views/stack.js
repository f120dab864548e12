/** The words of views/stack.js. */
import { later } from "../later.js";

export const STRINGS = later({
  stack: {
    aria: (title) => `Stacked bars. ${title}.`,
    empty: (stage) => `${stage}: none yet`,
    stage: (stage, list) => `${stage}: ${list}`,
    share: (share, part) => `${share} % ${part}`,
  },
});
