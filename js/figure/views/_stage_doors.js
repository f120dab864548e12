/**
 * Doors between the rooms of a stage: who passes goes through, who is stopped at a gate ends before it. No DOM.
 */
/** @import { Actor, Life, Lives, Place, StageKind, StageRoom } from "../../types.d.ts" */

export const TALL = 42; // px of a gate
const TRAVEL = 900; // ms on the way to it
const APART = 2; // from one who is stopped there to the next, in halves of an actor
const ROW = 1.8; // from one row of them to the next
export const LAST = 1100; // ms that one can be seen which has gone

/**
 * The door between two rooms: that of the one which is no vessel.
 * @type {(rooms: Record<string, StageRoom>, from: string, to: string) => Place}
 */
export const doorway = (rooms, from, to) => rooms[to === "blood" ? from : to].door;

/**
 * Whether one that goes is stopped at a gate on its way on.
 * @type {(kind: StageKind, life: Life) => boolean}
 */
export const isStopped = ({ beyond }, { cause, became, by }) =>
  !!beyond && typeof cause === "number" && became < 0 && by < 0;

/**
 * The ways of those who are stopped: to their gate, and not through; each to a place of its own before it, until it can
 * be seen no more.
 * @type {(actors: Actor[], kinds: Lives["kinds"], rooms: Record<string, StageRoom>, radius: number) => void}
 */
export function toGates(actors, kinds, rooms, radius) {
  const taken = {}; // until when each place before a gate is
  const stopped = actors.filter((one) => isStopped(kinds[one.kind], one.last)).sort((a, b) => a.end - b.end);
  for (const one of stopped) {
    const there = Math.max(one.start, one.end - TRAVEL / 4);
    const until = (taken[one.room] ??= []);
    let nth = until.findIndex((end) => end <= there);
    if (nth < 0) nth = until.length;
    until[nth] = one.end + LAST;
    const spot = before(rooms[one.room], doorway(rooms, one.room, kinds[one.kind].beyond), nth, radius);
    one.stopped = true;
    one.way = [
      { at: Math.max(one.start, one.end - TRAVEL), spot: one.home },
      { at: there, spot },
      { at: one.end, spot },
    ];
  }
}

/**
 * One of the places before a gate, the nearest first: in rows, from the middle outwards.
 * @type {(room: StageRoom, gate: Place, nth: number, radius: number) => Place}
 */
function before({ top, width, height }, [x, y], nth, radius) {
  const across = Math.max(1, Math.floor((0.8 * width) / (APART * radius)));
  const [row, i] = [Math.floor(nth / across), nth % across];
  const aside = (i % 2 ? 1 : -1) * Math.ceil(i / 2) + (across % 2 ? 0 : 0.5);
  return [
    x + aside * APART * radius,
    y + Math.sign(top + height / 2 - y) * (TALL * 0.4 + radius * (1 + ROW * row)),
  ];
}

/**
 * [{number, place}] of the gates, in the order of the ways through them.
 * @type {(kinds: StageKind[], rooms: Record<string, StageRoom>) => { number: number, place: Place }[]}
 */
export function gatesOf(kinds, rooms) {
  const found = new Map();
  for (const { room, beyond } of kinds)
    if (beyond && !found.has(beyond)) found.set(beyond, doorway(rooms, room, beyond));
  return [...found.values()].map((place, i) => ({ number: i + 1, place }));
}
