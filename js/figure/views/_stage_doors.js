/**
 * Doors between the rooms of a stage: who passes goes through, who is stopped at a gate ends before it. No DOM.
 */
/** @import { Actor, Life, Lives, Place, StageKind, StageRoom } from "../../types.d.ts" */

export const TALL = 42; // px of a gate
const TRAVEL = 900; // ms on the way to it

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
 * The way of one that is stopped: to the gate, and not through.
 * @type {(one: Actor, kinds: Lives["kinds"], rooms: Record<string, StageRoom>, radius: number) => { at: number, spot:
 *   Place }[]}
 */
export function toGate(one, kinds, rooms, radius) {
  const [x, y] = doorway(rooms, one.room, kinds[one.kind].beyond);
  const { top, width, height } = rooms[one.room];
  const inward = Math.sign(top + height / 2 - y);
  const spot = [
    x + (one.turn - 0.5) * Math.min(8 * radius, 0.7 * width),
    y + inward * (TALL * 0.4 + radius * (0.7 + 1.4 * Math.abs(one.turn - 0.5))),
  ];
  return [
    { at: Math.max(one.start, one.end - TRAVEL), spot: one.home },
    { at: Math.max(one.start, one.end - TRAVEL / 4), spot },
    { at: one.end, spot },
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
