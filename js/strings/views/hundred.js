/** The words of views/hundred.js. */
import { later } from "../later.js";

export const STRINGS = later({
  hundred: {
    all: (whole) => `100 ${whole}`,
    aria: (title, told) => `${title} ${told}`,
    gate: (i) => `Gate ${i}`,
    part: "fewer than 1",
    past: (i) => `past gate ${i}`,
    play: "▶ Let them through",
    stage: (stage, list) => `${stage}: ${list}`,
    steps: "Step by step",
    told: (whole, list) => `Of 100 ${whole}: ${list}.`,
  },
});
