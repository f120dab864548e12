/** The words of figure/told.js. */
import { later } from "./later.js";

export const STRINGS = later({
  deeds: { dies: "dies", divides: "divides", killed: "killed", stopped: "stopped" },
});
