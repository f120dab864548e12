/** Where the actors of a stage live, and the ways of those who take others away. No DOM. */
import { dresses, fraction } from "./_stage_actors.js";
import { toGates } from "./_stage_doors.js";
import { landings } from "./_stage_landings.js";
import { INSET, slots } from "./_stage_rooms.js";
/** @import { Actor, Landing, Lives, Pace, Stage, StageRoom } from "../../types.d.ts" */

export const MOST = 60; // of one kind: more would be a crowd nobody counts
const TRAVEL = 800; // ms
export const HOLD = 450; // ms before an act that takes another
const STAY = 220; // ms after it
const BESIDE = 1.45; // between one and who holds on to it, in halves of an actor

const ALWAYS = { start: -Infinity, end: Infinity };

/**
 * Give each actor its home, and each that takes others away or lands somewhere its way. levels: of each kind
 * without lives, its places; landings: what is seen of who makes these. most: of each kind, how many are ever there.
 * @type {(lives: Lives, cast: { actors: Actor[], of: Actor[] }, rooms: Record<string, StageRoom>, radius: number,
 *   sign: { width: number, height: number }, most: number[], acts: Stage["acts"], pace: Pace) => { levels: (any[] | null)[], landings: Landing[] }}
 */
export function settle(lives, { actors, of }, rooms, radius, sign, most, acts, pace) {
  const used = places(lives, actors, of);
  const found = {};
  for (const [name, room] of Object.entries(rooms)) {
    const crowd = lives.kinds.reduce(
      (sum, { level, room: own }, k) => sum + (level && own === name ? most[k] : 0),
      0,
    );
    found[name] = slots(room, (used[name] || 0) + crowd, radius * INSET, sign);
  }
  for (const one of actors) one.home = found[one.room][one.slot];
  const levels = lives.kinds.map((kind, k) => {
    if (!kind.level) return null;
    const from = used[kind.room] || 0;
    used[kind.room] = from + most[k];
    return found[kind.room]
      .slice(from, from + most[k])
      .map((home, i) => ({ kind: k, look: kind.look, home, turn: fraction(i), way: [], ...ALWAYS }));
  });
  const seen = landings(lives, acts, levels, actors, pace);
  errands(actors, of, radius, seen);
  toGates(actors, lives.kinds, rooms, radius);
  return { levels, landings: seen };
}

/** Each takes the best free place of its room when it comes, and leaves it when it goes. How many a room needs. */
function places(lives, actors, of) {
  const free = {};
  const used = {};
  const acts = actors
    .flatMap((one) => [
      { at: one.start, one, comes: 1 },
      { at: one.end, one, comes: 0 },
    ])
    .filter(({ at }) => at < Infinity)
    .sort((a, b) => a.at - b.at || a.one.life.id - b.one.life.id || b.comes - a.comes);
  for (const { one, comes } of acts) {
    const open = (free[one.room] = free[one.room] || []);
    const before = comes && dresses(lives, one.life) ? of[one.life.from] : null;
    if (!comes) {
      if (one.last.became < 0) open.push(one.slot);
    } else if (before && before.room === one.room && before.slot !== undefined) {
      one.dressed = before;
      one.slot = before.slot;
    } else if (open.length) one.slot = open.splice(lowest(open), 1)[0];
    else {
      one.slot = used[one.room] || 0;
      used[one.room] = one.slot + 1;
    }
  }
  return used;
}

const lowest = (list) => list.reduce((best, slot, i) => (slot < list[best] ? i : best), 0);

/** Whoever takes another away, or lands somewhere, goes there, holds on, and goes on to its next or home. */
function errands(actors, of, radius, seen) {
  const all = new Map();
  for (const one of actors) {
    const by = of[one.last.by];
    if (by && !by.unseen && one.end < Infinity && by.start < one.end)
      all.set(by, [...(all.get(by) || []), one]);
  }
  for (const { agent, at, home } of seen) all.set(agent, [...(all.get(agent) || []), { end: at, home }]);
  for (const [agent, prey] of all) {
    prey.sort((a, b) => a.end - b.end);
    agent.way = way(agent, stops(agent, prey, radius));
  }
}

/** [{at, spot}]: when and where an agent comes to each, and when it leaves. */
const stops = (agent, prey, radius) =>
  prey.flatMap((one, i) => {
    const before = i ? prey[i - 1].end : agent.start;
    const after = i + 1 < prey.length ? prey[i + 1].end : Infinity;
    const spot = beside(agent, one, radius);
    return [
      { at: Math.max(one.end - HOLD, (before + one.end) / 2), spot },
      { at: Math.min(one.end + STAY, (one.end + after) / 2), spot },
    ];
  });

/** The same with its ways home, where there is time. */
function way(agent, all) {
  const found = [];
  all.forEach((stop, i) => {
    const before = all[i - 1];
    const quiet = i % 2 === 0 && (!before || stop.at - before.at > 2.5 * TRAVEL);
    if (quiet && before) found.push({ at: before.at + TRAVEL, spot: agent.home });
    if (quiet)
      found.push({ at: Math.max(stop.at - TRAVEL, before ? before.at : agent.start), spot: agent.home });
    found.push(stop);
  });
  return [...found, { at: all[all.length - 1].at + TRAVEL, spot: agent.home }];
}

/** Next to one that is to go, on the side that the agent comes from. */
function beside(agent, { home }, radius) {
  const [across, down] = [agent.home[0] - home[0], agent.home[1] - home[1]];
  const off = (BESIDE * radius) / (Math.hypot(across, down) || 1);
  return [home[0] + across * off, home[1] + down * off];
}
