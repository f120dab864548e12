/** @import { Run } from "../types.d.ts" */

const EARLY = [0, 1, 2, 3, 5, 7, 10, 14, 21, 28];

/**
 * The rows to show: {day, amount(column)}, an event's day with the state after it.
 * @type {(run: Run) => { day: number, amount(column: string): number }[]}
 */
export function shownRows(run) {
  const end = run.days[run.days.length - 1];
  const step =
    [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500].find((size) => end / size <= 16) ?? Math.ceil(end / 16);
  const wanted = (day) => day === end || day % step === 0 || (EARLY.includes(day) && day < step * 2);
  const events = run.jumps.map(({ day, after }) => ({ day, amount: (name) => after[name] }));
  const others = [...run.days].map((day, i) => ({ day, amount: (name) => run.columns[name][i] }));
  const taken = new Set(events.map((row) => row.day));
  return [...events, ...others.filter(({ day }) => wanted(day) && !taken.has(day))].sort(
    (a, b) => a.day - b.day,
  );
}
