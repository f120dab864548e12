/** What Python and the page hold to alike, from the one table conventions.json. */
import table from "../../src/lupusedu/look/conventions.json" with { type: "json" };

/** From few knobs to all of them. */
export const LEVELS = table.levels;
/** Parts of the frame, beside knobs, that a figure or a link may leave out. */
export const HIDEABLE = table.hideable;
/** Pinned runs, by their letter. */
export const LETTERS = table.pin_letters;
export const MOST_PINS = LETTERS.length;
/** stroke-dasharray of each pinned run, in px. */
export const PIN_DASHES = table.pin_dashes.map((dash) => dash.join(" "));
/** The roles of two models on one picture, whatever their observable's own. */
export const TOGETHER_ROLES = table.together_roles;
/** Days between the rows of a run of any length: the largest that makes so many of them, or the smallest. */
export const DAY_STEPS = table.day_steps;
export const LEAST_ROWS = table.least_rows;
/**
 * Of the drawings (look/actors.js): the width of a line, by class, in units of an actor's box of 24; the
 * opacity of what is faintly filled.
 */
export const STROKES = table.strokes;
export const SOFT = table.soft;
