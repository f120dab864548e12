/**
 * Words on what happens on a stage, beside one to whom it does; of each thing, one in a while. They come once a reader
 * has begun.
 */
import { STRINGS } from "../strings/told.js";
import { bring } from "./views.js";
/** @import { Stage } from "../types.d.ts" */

const APART = 2600; // ms of the show, from one to the next of the same
const LONG = 1500; // ms that it can be read
const FADE = 400; // ms of that
const [WIDE, TALL] = [90, 40]; // px: two at a time are as far from each other
const chosen = new WeakMap(); // what is told, by who is where

/**
 * [{at, deed, one}]: what is told when, in the order of the show, and of whom.
 * @type {(actors: any[], stage: Pick<Stage, "acts">) => any[]}
 */
export function deeds(actors, { acts }) {
  const all = actors
    .filter(({ cell }) => cell)
    .flatMap((one) => [divides(one), goes(one, acts)].filter(Boolean));
  const told = [];
  for (const deed of all.sort((a, b) => a.at - b.at))
    if (!told.some((other) => near(other, deed))) told.push(deed);
  return told;
}

const divides = (one) => one.split && { at: one.start, deed: "divides", one };

function goes(one, acts) {
  const { kind, cause, became } = one.last;
  if (one.end === Infinity || became >= 0 || cause === "event") return null;
  if (one.stopped) return { at: one.end, deed: "stopped", one };
  const { by, hunted } = acts.find((act) => act.reaction === cause && act.lose === kind);
  return { at: one.end, deed: hunted || by.some((k) => k !== kind) ? "killed" : "dies", one };
}

/** Whether two would be read as one. */
function near(a, b) {
  if (Math.abs(a.at - b.at) >= APART) return false;
  const [across, down] = [0, 1].map((i) => Math.abs(a.one.home[i] - b.one.home[i]));
  return a.deed === b.deed || (across < WIDE && down < TALL);
}

/** Paint what is told at a moment of the show. places: who is where. */
function tell(context, places, stage, at, radius, ink, { width, text, measure }, { lettered, pill }) {
  if (!chosen.has(places)) chosen.set(places, deeds(places.actors, stage));
  const size = Math.max(12, text - 2);
  for (const { deed, one, at: from } of chosen.get(places)) {
    if (at < from || at > from + LONG) continue;
    const [x, y] = one.grave || places.place(one, at);
    const words = STRINGS.deeds[deed];
    const wide = measure(words, size, 650) + 12;
    const left = Math.max(2, Math.min(width - wide - 2, x - wide / 2));
    const over = y - 1.4 * radius - size - 8;
    const top = over > 2 * text + 12 ? over : y + 1.4 * radius; // not on the day
    context.globalAlpha = Math.min(1, (from + LONG - at) / FADE);
    pill(context, left, top, wide, size + 6, ink.of("text"), ink.of("text"));
    lettered(context, words, left + wide / 2, top + size, size, ink, "surface");
  }
  context.globalAlpha = 1;
}

bring("stage", "told", { tell });
