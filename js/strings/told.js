/** The words of figure/told.js. */
import { later } from "./later.js";

export const STRINGS = later({
  deeds: {
    before: "as before",
    dies: "dies",
    divides: "divides",
    harms: "harms",
    killed: "killed",
    releases: "releases",
    stopped: "stopped",
    takes: "takes it up",
  },
});
