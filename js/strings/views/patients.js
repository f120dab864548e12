/** The words of views/patients.js. */
import { later } from "../later.js";

export const STRINGS = later({
  patients: {
    aria: (number, list) => `${number} virtual patients: ${list}.`,
    chance: (days) =>
      `Triggers come by chance, to each the same ones in every run. All are followed for ${days} days.`,
    group: (count, words) => `${count} ${words}`,
    own: (label) => `No knob changes their “${label}”.`,
    progress: (done, number) => `${done} of ${number} patients computed`,
    spread: (label, cohort) =>
      `Each has these settings, but another “${label}”${cohort && `, spread as in “${cohort}”`}. The same place is always the same virtual patient; no real person stands behind one.`,
  },
});
