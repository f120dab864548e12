/**
 * Words on what happens on a stage, beside one to whom it does; of each thing, one in a while. They come once a reader
 * has begun.
 */
import { STRINGS } from "../strings/told.js";
import { bring } from "./views.js";
/** @import { Stage } from "../types.d.ts" */

const APART = 2600; // ms of the show, from one to the next of the same
const LONG = 1200; // ms that it can be read: as long as what is left of one can be seen
const FADE = 500; // ms of that
const MOST = 2; // at a time
const LATEST = 4; // of what was told, as many as can be in APART
const SLIGHT = 0.1; // of what passes
const TAKEN = 500; // ms from when a drop is on its way
const [WIDE, TALL] = [90, 40]; // px: two at a time are as far from each other
const chosen = new WeakMap(); // what is told, by who is where

/**
 * [{at, deed, one}]: what is told when, in the order of the show, and beside whom: two at a time at most.
 * @type {(places: any, stage: Pick<Stage, "kinds" | "acts">) => any[]}
 */
export function deeds({ actors, landings = [], hosts = {} }, stage) {
  const all = [
    ...actors.flatMap((one) => [comes(one, hosts), goes(one, hosts, stage)]),
    ...landings.map((one) => harms(one, stage)),
  ].filter(Boolean);
  const told = [];
  for (const deed of all.sort((a, b) => a.at - b.at)) {
    const before = told.slice(-LATEST).filter((other) => deed.at - other.at < APART);
    const many = before.filter((other) => deed.at - other.at < LONG).length >= MOST;
    if (!many && !before.some((other) => near(other, deed))) told.push(deed);
  }
  return told;
}

/** One that waits takes up a drop, divides, or releases what it makes. */
function comes(one, hosts) {
  const { start: at, parent, kind, split, cell } = one;
  if (at > -Infinity && hosts[kind]) return { at: at + TAKEN, deed: "takes", one };
  if (split && cell) return { at, deed: "divides", one };
  return !cell && parent?.cell && at < parent.end && { at, deed: "releases", one: parent };
}

function goes(one, hosts, { acts }) {
  const { kind, cause, became } = one.last;
  const at = one.end;
  if (at === Infinity || became >= 0 || cause === "event") return null;
  if (hosts[kind]) return { at, deed: "before", one };
  if (!one.cell) return null;
  if (one.stopped) return { at, deed: "stopped", one };
  const { by, hunted } = acts.find((act) => act.reaction === cause && act.lose === kind);
  return { at, deed: hunted || by.some((k) => k !== kind) ? "killed" : "dies", one };
}

/** Where it lights up as waste is made of what was alive. */
const harms = ({ at, home, make }, { kinds }) =>
  kinds[make].look === "waste" && { at, deed: "harms", one: { home, grave: home } };

/** Whether two would be read as one. */
function near(a, b) {
  const [across, down] = [0, 1].map((i) => Math.abs(a.one.home[i] - b.one.home[i]));
  return a.deed === b.deed || (across < WIDE && down < TALL);
}

/**
 * Paint what is told at a moment of the show: what passes over the rooms, as strong as `strengths` says, and what
 * happens to one.
 */
function tell(context, stage, at, strengths, { width, text, measure }, { lettered, pill }) {
  const { ink, places, radius, view } = stage;
  if (!chosen.has(places)) chosen.set(places, deeds(places, view));
  const size = Math.max(12, text - 2);
  const passing = view.washes.findIndex(({ look }, i) => look === "wash" && strengths[i] > SLIGHT);
  if (passing >= 0) {
    const words = stage.key.washes[passing].label;
    const { left, top, named } = Object.values(stage.rooms)[0];
    const wide = measure(words, size, 650) + 12;
    pill(context, left + named + 12, top + 5, wide, size + 7, ink.of("surface"), ink.of("line"));
    lettered(context, words, left + named + 12 + wide / 2, top + size + 6, size, ink, "muted");
  }
  let last = [-Infinity, -Infinity];
  for (const { deed, one, at: from } of chosen.get(places)) {
    if (at < from || at > from + LONG) continue;
    const [x, y] = one.grave || places.place(one, at);
    const words = STRINGS.deeds[deed];
    const wide = measure(words, size, 650) + 12;
    const left = Math.max(2, Math.min(width - wide - 2, x - wide / 2));
    const over = y - 1.4 * radius - size - 8;
    let top = over > 2 * text + 12 ? over : y + 1.4 * radius; // not on the day
    if (Math.abs(left - last[0]) < WIDE && Math.abs(top - last[1]) < size + 8) top = last[1] + size + 8;
    last = [left, top];
    context.globalAlpha = Math.min(1, (from + LONG - at) / FADE);
    pill(context, left, top, wide, size + 6, ink.of("text"), ink.of("text"));
    lettered(context, words, left + wide / 2, top + size, size, ink, "surface");
  }
  context.globalAlpha = 1;
}

bring("stage", "told", { tell });
