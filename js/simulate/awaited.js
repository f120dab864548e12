/** Events that wait for a condition: on which days it comes to hold. No DOM. */
import { STRINGS } from "../strings/en.js";
/** @import { Model, Numbers, Waiting } from "../types.d.ts" */

const TICKS = 256; // of a stretch, at which conditions are looked at; as in simulate/_awaited.py
const MOST = 1000; // events that waited, in one run
const CLOSE = 1e-13; // days, or part of the day, to which a crossing is found

/**
 * look(y, day): the events whose condition has come to hold since the last look · rise(states, from, to): the
 * first day on which some do, with them, or the last day and none.
 * @type {(model: Model, p: Numbers) => { waits: Waiting[], look: (y: Numbers, day: number) => Waiting[],
 *   rise: (states: (days: number[]) => number[][], from: number, to: number) => [number, Waiting[]] }}
 */
export function awaited(model, p) {
  const waits = model.events
    .filter(({ when }) => when)
    .map((event, i) => ({ event, label: event.label, parameter: undefined, rank: i + 1 }));
  const all = (y, day) => waits.map(({ event }) => event.when(y, p, day) > 0);
  let times = 0;
  let holds = waits.map(() => true); // before day 0, so that then nothing comes to hold
  const risen = (now) => waits.filter((_, i) => now[i] && !holds[i]);
  const found = (now, day) => {
    const those = risen(now);
    holds = now;
    times += those.length;
    if (times > MOST)
      throw new Error(STRINGS.errors.gaveUp(model.name, day.toPrecision(3), "too many events"));
    return those;
  };
  const look = (y, day) => found(all(y, day), day);
  /** @type {(states: (days: number[]) => number[][], from: number, to: number) => [number, Waiting[]]} */
  const rise = (states, from, to) => {
    const ticks = Array.from({ length: TICKS }, (_, i) => from + ((to - from) * (i + 1)) / TICKS);
    ticks[TICKS - 1] = to;
    for (let i = 0, low = from; i < TICKS && waits.length; low = ticks[i++]) {
      let now = all(states([ticks[i]])[0], ticks[i]);
      if (!risen(now).length) {
        holds = now;
        continue;
      }
      let high = ticks[i];
      while (high - low > CLOSE * Math.max(1, high)) {
        const middle = (low + high) / 2;
        const there = all(states([middle])[0], middle);
        if (risen(there).length) [high, now] = [middle, there];
        else [low, holds] = [middle, there];
      }
      return [high, found(now, high)];
    }
    return [to, []];
  };
  return { waits, look, rise };
}
