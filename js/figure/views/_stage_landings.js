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
    const able = by.filter((k) => !lives.kinds[k].level);
    if (lose >= 0 || make < 0 || !homes[make] || !able.length) return [];
    return moments(lives, a, pace).map((at) => ({ at, make, able }));
  });
  const busy = new Map();
  const seen = [];
  for (const { at, make, able } of found.sort((a, b) => a.at - b.at)) {
    const there = Math.min(lives.counts(pace.dayAt(at))[make], homes[make].length);
    const free = actors.filter(
      (one) => able.includes(one.kind) && one.start < at && one.end > at && !(busy.get(one) > at - AWAY),
    );
    if (!there || !free.length || at - seen.at(-1)?.at < APART) continue;
    const agent = free[Math.floor(fraction(seen.length + 7) * free.length)];
    busy.set(agent, at);
    seen.push({ at, home: homes[make][Math.floor(fraction(seen.length) * there)].home, agent });
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
