/**
 * How fast a pass goes through the days of a run: equal change takes equal time, each event has its rest, and
 * what is still is soon over. No DOM.
 */
/** @import { Pace, Run } from "../types.d.ts" */

const PASS = 12_000; // ms, without rests
const REST = 1200; // ms at an event
const RESTS = 8000; // ms at all events together, at most
const FLOOR = 0.15; // part of the pass that goes by days, however little changes
const DAYS = 400;

/**
 * The change of a run up to each of its days, from 0: of every column as a part of its highest amount, or in
 * steps of ×10 where `log` names its floor.
 * @type {(run: Run, names: string[], last: number, log?: number | null) => { days: number[], change: number[] }}
 */
export function changes(run, names, last, log = null) {
  const days = Array.from({ length: DAYS + 1 }, (_, i) => last * (i / DAYS) ** 2);
  const columns = run.sample(days);
  const read = names.map((name) => {
    const values = Array.from(columns[name], (value) => (Number.isFinite(value) ? value : 0));
    if (log) return values.map((value) => Math.log10(Math.max(value, log)));
    const most = values.reduce((top, value) => Math.max(top, Math.abs(value)), 0);
    return values.map((value) => (most ? value / most : 0));
  });
  const change = [0];
  for (let i = 1; i <= DAYS; i++)
    change.push(change[i - 1] + read.reduce((sum, values) => sum + Math.abs(values[i] - values[i - 1]), 0));
  return { days, change };
}

/**
 * The pace of a pass over days that rise to `last`, with the change up to each. events: {day, labels}, each
 * with words.
 * @type {(days: ArrayLike<number>, change: ArrayLike<number>, last: number, events?: { day: number, labels:
 *   string[] }[]) => Pace}
 */
export function pace(days, change, last, events = []) {
  const rests = events.filter(({ day, labels }) => labels.length && day <= last);
  const rest = Math.min(REST, RESTS / (rests.length || 1));
  const moving = passed(days, change, last);
  // Both sides of each rest, so that no time lies between two days that are one.
  const knots = [...moving, ...rests.map(({ day }) => ({ day, at: readAt(moving, "day", "at", day) }))].sort(
    (a, b) => a.day - b.day,
  );
  const table = [];
  const marked = rests.map((one) => ({ ...one, from: 0, to: 0 }));
  let waited = 0;
  for (const { day, at } of knots) {
    table.push({ day, at: at + waited });
    for (const one of marked.filter((mark) => mark.day === day && !mark.to)) {
      one.from = at + waited;
      waited += rest;
      one.to = at + waited;
      table.push({ day, at: one.to });
    }
  }
  const length = table[table.length - 1].at;
  return {
    length,
    rests: marked,
    dayAt: (ms) => readAt(table, "at", "day", ms),
    // A day with an event stands for its rest's end: all that the event brings is there.
    showAt: (day) => readAt(table, "day", "at", day),
    restAt: (ms) => marked.find(({ from, to }) => ms >= from && ms <= to) ?? null,
  };
}

/** {day, at}: when each day is reached without a rest, in ms. */
function passed(days, change, last) {
  const inside = Array.from(days, (day, i) => ({ day, sum: change[i] })).filter(({ day }) => day < last);
  const whole = Array.from(days, (day, i) => ({ day, sum: change[i] }));
  inside.push({ day: last, sum: readAt(whole, "day", "sum", last) });
  if (inside[0].day > 0) inside.unshift({ day: 0, sum: 0 });
  const first = inside[0].sum;
  const all = inside[inside.length - 1].sum - first;
  const floor = all > 0 ? FLOOR : 1;
  return inside.map(({ day, sum }) => ({
    day,
    at: PASS * ((all > 0 ? ((1 - floor) * (sum - first)) / all : 0) + (last > 0 ? (floor * day) / last : 0)),
  }));
}

/** Read one column of a table by another that rises; of equal rows the last counts. */
function readAt(table, by, what, wanted) {
  let [low, high] = [0, table.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (table[middle][by] <= wanted) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return table[0][what];
  const [before, after] = [table[low - 1], table[low]];
  if (!after || after[by] === before[by]) return before[what];
  return before[what] + ((after[what] - before[what]) * (wanted - before[by])) / (after[by] - before[by]);
}

/**
 * So many moments of a pass, evenly from its beginning to its end, in ms.
 * @type {(pace: Pace, count: number) => number[]}
 */
export const moments = ({ length }, count) =>
  Array.from({ length: count }, (_, i) => (length * i) / Math.max(1, count - 1));
