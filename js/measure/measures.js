/**
 * Measures of a run by name, the same as in measures.py: `measure(run, "falls_below", "b_cells", [1])`.
 * A measure that is undefined is NaN, never an exception; a wrong name is an error.
 */
import { unknown } from "../strings/unknown_name.js";
/** @import { Run } from "../types.d.ts" */

const read = new WeakMap();

/**
 * One column: days `t` and values `x` of the rows without gaps (NaN), and its first and last row, gap or not.
 */
function series(run, column) {
  const values = run.columns[column];
  if (!values) throw new Error(unknown(run.model.name, "column", column, Object.keys(run.columns)));
  // The words of a run ask for the same column many times at every step of a knob.
  if (!read.has(values)) read.set(values, withoutGaps(run, values, column));
  return read.get(values);
}

function withoutGaps(run, values, column) {
  // Few columns have gaps: the others are taken as they are, for filtering is slow.
  const gaps = values.some(Number.isNaN);
  const t = gaps ? run.days.filter((_, i) => !Number.isNaN(values[i])) : run.days;
  const x = gaps ? values.filter((value) => !Number.isNaN(value)) : values;
  const jumps = run.jumps.map((jump) => jump.day);
  // Just before each event; the rows have what comes after.
  const before = run.jumps
    .filter((jump) => jump.day > 0 && jump.before)
    .map((jump) => [jump.before[column], jump.day]);
  return {
    t,
    x,
    jumps,
    before,
    first: values[0],
    last: values[values.length - 1],
    lastDay: run.days[run.days.length - 1],
  };
}

const between = (t0, t1, x0, x1, level) => t0 + ((level - x0) / (x1 - x0)) * (t1 - t0);
const finite = (value) => (Number.isFinite(value) ? value : NaN);

function valueAt({ t, x }, day) {
  const last = t.length - 1;
  if (!(day >= t[0] && day <= t[last])) return NaN;
  const i = t.findIndex((at) => at >= day);
  if (t[i] === day) return x[i];
  return x[i - 1] + ((day - t[i - 1]) / (t[i] - t[i - 1])) * (x[i] - x[i - 1]);
}

/** Largest value and its day: the top of the rows, or what an event cut off. */
const summit = (s) => s.before.reduce((most, one) => (one[0] > most[0] ? one : most), top(s));

/** The largest row, refined by the parabola through it and its neighbours. */
function top({ t, x, jumps }) {
  if (!x.length) return [NaN, NaN];
  let i = 0;
  for (let j = 1; j < x.length; j++) if (x[j] > x[i]) i = j;
  const step = t[i] - t[i - 1];
  const even = Math.abs(t[i + 1] - t[i] - step) <= 1e-9 * step;
  const jumped = jumps.some((day) => day >= t[i - 1] && day <= t[i + 1]);
  const bend = x[i - 1] - 2 * x[i] + x[i + 1];
  if (!even || jumped || !(bend < 0)) return [x[i], t[i]];
  const shift = (x[i - 1] - x[i + 1]) / (2 * bend);
  return [x[i] - ((x[i - 1] - x[i + 1]) * shift) / 4, t[i] + shift * step];
}

/** Smallest value and its day: a row, or what an event ended. */
function lowest({ t, x, before }) {
  if (!x.length) return [NaN, NaN];
  let i = 0;
  for (let j = 1; j < x.length; j++) if (x[j] < x[i]) i = j;
  return before.reduce((least, one) => (one[0] < least[0] ? one : least), [x[i], t[i]]);
}

/** First day, from day `from` on, on which sign*(x - level) > 0. */
function crosses({ t, x }, level, sign, from = t[0]) {
  const after = Math.max(from, t[0]);
  const start = valueAt({ t, x }, after);
  if (Number.isNaN(start) || Number.isNaN(level)) return NaN;
  if (sign * (start - level) > 0) return after;
  for (let i = 1; i < t.length; i++) {
    if (t[i] <= after || !(sign * (x[i] - level) > 0)) continue;
    return t[i - 1] < after
      ? between(after, t[i], start, x[i], level)
      : between(t[i - 1], t[i], x[i - 1], x[i], level);
  }
  return NaN;
}

function daysUnder({ t, x }, level) {
  let total = 0;
  for (let i = 1; i < t.length; i++) {
    const [a, b] = [x[i - 1] - level, x[i] - level];
    const part =
      a < 0 && b < 0 ? 1 : a >= 0 && b >= 0 ? 0 : Math.min(a, b) / (Math.min(a, b) - Math.max(a, b));
    total += part * (t[i] - t[i - 1]);
  }
  return t.length && !Number.isNaN(level) ? total : NaN;
}

/** Where the two were alike, rounding would tell the day of the fall for that of the return. */
function returns(s, low, high) {
  if (!(low < high)) throw new RangeError(`a return from below ${low} to above ${high}`);
  return crosses(s, high, +1, crosses(s, low, -1));
}

const MEASURES = {
  value_at: valueAt,
  peak: (s) => summit(s)[0],
  peak_day: (s) => summit(s)[1],
  lowest: (s) => lowest(s)[0],
  lowest_day: (s) => lowest(s)[1],
  falls_below: (s, level, after) => crosses(s, level, -1, after),
  rises_above: (s, level, after) => crosses(s, level, +1, after),
  returns,
  days_below: (s, low, high) => returns(s, low, high) - crosses(s, low, -1),
  days_under: daysUnder,
  fold: (s) => summit(s)[0] / s.first,
  share: (s, day) => valueAt(s, day) / summit(s)[0],
  change: (s, day) => valueAt(s, day) / s.first - 1,
  left: (s, day) => valueAt(s, day) / s.first,
  reaches: (s, part) => crosses(s, part * summit(s)[0], +1),
  grows: (s, times, day) => crosses(s, times * valueAt(s, day), +1, day) - day,
  half_life: (s, first, last) =>
    valueAt(s, first) > valueAt(s, last)
      ? ((last - first) * Math.LN2) / Math.log(valueAt(s, first) / valueAt(s, last))
      : NaN,
  end: (s) => s.last,
  last_day: (s) => s.lastDay,
};

/**
 * One measure of one column of a run; NaN where it is undefined.
 * @type {(run: Run, name: string, column: string, numbers?: number[]) => number}
 */
export function measure(run, name, column, numbers = []) {
  if (!Object.hasOwn(MEASURES, name))
    throw new Error(unknown("measure", "name", name, Object.keys(MEASURES)));
  return finite(MEASURES[name](series(run, column), ...numbers));
}
