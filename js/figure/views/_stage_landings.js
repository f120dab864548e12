/**
 * Who makes more of what no eye can follow one by one: of many acts, one is seen. Its maker goes there, and what it
 * makes lights up. No DOM.
 */
import { fraction } from "./_stage_actors.js";
/** @import { Actor, Landing, Lives, Pace, Stage } from "../../types.d.ts" */

const ONE_IN = 200; // acts
const APART = 240; // ms between two: where days pass fast, fewer are seen
const AWAY = 2200; // ms that a maker is on its way, there and back

/**
 * homes: of each kind without lives, its places. Each landing has its moment, its place, and who makes it: one who is
 * free.
 * @type {(lives: Lives, acts: Stage["acts"], homes: (any[] | null)[], actors: Actor[], pace: Pace) => Landing[]}
 */
export function landings(lives, acts, homes, actors, pace) {
  const found = acts.flatMap(({ lose, make, by }, a) => {
    if (lose >= 0 || !homes[make] || !by.length) return [];
    return moments(lives, a, pace).map((at) => ({ at, make, by }));
  });
  const busy = new Map();
  const seen = [];
  for (const { at, make, by } of found.sort((a, b) => a.at - b.at)) {
    const counts = lives.counts(pace.dayAt(at));
    const crowd = (k) => (homes[k] || []).slice(0, counts[k]);
    const free = [...actors, ...by.flatMap(crowd)].filter(
      (one) => by.includes(one.kind) && one.start < at && one.end > at && !(busy.get(one) > at - AWAY),
    );
    const places = crowd(make);
    if (!places.length || !free.length || at - seen.at(-1)?.at < APART) continue;
    const agent = free[Math.floor(fraction(seen.length + 7) * free.length)];
    busy.set(agent, at);
    seen.push({ at, home: places[Math.floor(fraction(seen.length) * places.length)].home, agent, make });
  }
  return seen;
}

/** When each of the acts that are seen is due, in ms of the show. */
function moments({ done, days }, a, pace) {
  const last = pace.dayAt(pace.length);
  const found = [];
  for (const day of days)
    while (day <= last && done(a, day) >= ONE_IN * (found.length + 1)) found.push(pace.showAt(day));
  return found;
}
