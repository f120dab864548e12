/**
 * The path of one curve as its chart shows it: does it stay, fall, rise or come back, and where does it turn.
 * Shape only, never a score. No DOM. course.py mirrors this file.
 */
import { measure } from "./measures.js";
/** @import { Numbers, Path, Plot, Run, TurnedPath } from "../types.d.ts" */

/** A move smaller than this part of the axis is no move: a hand does not draw straighter. */
const SMALL = 0.15;
/** Level stretches of a run differ by the solver's noise; their first day counts. */
const EVEN = 1e-4;

const known = new WeakMap();

/**
 * What `make` gives for a column of a run on a plot, made once: the words ask again at every step of a knob.
 */
function once(values, plot, make) {
  if (!known.has(values)) known.set(values, new Map());
  const shelf = known.get(values);
  if (!shelf.has(plot.name)) shelf.set(plot.name, make());
  return shelf.get(plot.name);
}

/**
 * The part of a column that a plot shows, without gaps: its days and values, heights under a top of 1, and
 * its largest.
 */
const shown = (run, plot, name) =>
  once(run.columns[name], plot, () => {
    const last = plot.days ?? Infinity;
    const days = [],
      values = [];
    run.columns[name].forEach((value, i) => {
      if (run.days[i] <= last && Number.isFinite(value)) {
        days.push(run.days[i]);
        values.push(value);
      }
    });
    return {
      days,
      values,
      raw: values.map(rawHeight(plot)),
      most: values.reduce((most, value) => Math.max(most, value), 0),
    };
  });

/**
 * The largest amount these runs reach on a plot, and its levels: the top for `heights`.
 * @type {(plot: Plot, runs: Run[]) => number}
 */
export function ceiling(plot, runs) {
  const reached = runs.flatMap((run) => plot.series.map((name) => shown(run, plot, name).most));
  return Math.max(0, ...plot.lines.map((line) => line.value), ...reached) || 1;
}

/**
 * The lowest amount on a log axis.
 * @type {(plot: Plot) => number}
 */
export const floorOf = (plot) => plot.floor ?? 0.01;
const rawHeight = (plot) =>
  plot.log ? (value) => Math.log(Math.max(value, floorOf(plot)) / floorOf(plot)) : (value) => value;
const fullHeight = (plot, top) =>
  plot.log ? Math.log(Math.max(top, floorOf(plot) * 10) / floorOf(plot)) : top;

/**
 * Amounts as parts of the axis, 0 at its floor and 1 at `top`.
 * @type {(values: Numbers, plot: Plot, top: number) => number[]}
 */
export function heights(values, plot, top) {
  const full = fullHeight(plot, top);
  return Array.from(values, rawHeight(plot)).map((height) => height / full);
}

/**
 * Where a curve turns: places of its start, of every turn after a move that counts, and of the end of its
 * last move.
 */
function turns(h) {
  const found = [0];
  let way = 0,
    high = 0,
    low = 0;
  for (let i = 1; i < h.length; i++) {
    if (h[i] > h[high] + EVEN) high = i;
    if (h[i] < h[low] - EVEN) low = i;
    if (way >= 0 && h[high] - h[i] >= SMALL) {
      if (way > 0) found.push(high);
      [way, low] = [-1, i];
    } else if (way <= 0 && h[i] - h[low] >= SMALL) {
      if (way < 0) found.push(low);
      [way, high] = [1, i];
    }
  }
  if (way) found.push(way > 0 ? high : low);
  return found;
}

/** First place from `from` on where the curve is across `level` in direction `way`. */
function crossing(days, h, level, way, from) {
  const i = h.findIndex((height, at) => at >= from && way * (height - level) >= 0);
  if (i <= 0 || h[i] === h[i - 1]) return days[Math.max(i, 0)];
  return days[i - 1] + ((level - h[i - 1]) / (h[i] - h[i - 1])) * (days[i] - days[i - 1]);
}

/**
 * True for a rise (way 1) or fall (−1) that lasts, whatever it does on its way: over half of it at once for
 * good, and three quarters of it at the end.
 */
function lasts(h, way) {
  const whole = h.reduce((far, height) => (way * (height - far) > 0 ? height : far)) - h[0];
  const share = h.map((height) => (height - h[0]) / whole);
  const over = share.findIndex((part) => part >= 0.5);
  return share.slice(over).every((part) => part >= 0.5) && share.at(-1) >= 0.75;
}

/**
 * Ups and downs whose last move brings the curve to where it stays for a quarter of its days; null where it
 * does not, or goes back to where it began low.
 */
function settled(days, h, at, way) {
  const [from, place] = at.slice(-2);
  const last = Math.sign(h[place] - h[from]);
  const there = h.findLastIndex((height) => Math.abs(height - h.at(-1)) >= SMALL) + 1;
  if (days.at(-1) - days[there] < (days.at(-1) - days[0]) / 4 || (last < 0 && way > 0)) return null;
  return {
    kind: last > 0 ? "climbs" : "sinks",
    day: crossing(days, h, (h[from] + h[place]) / 2, last, from),
    place,
  };
}

/**
 * The highest points between turns, as places: where the curve was lower on both sides, and its end after a
 * last rise.
 */
const tops = (h, at) => at.filter((place, k) => k > 0 && h[place] > h[at[k - 1]]);

/**
 * {kind, day, place, tops}: stays · falls · rises · returns (falls, comes back) · part (comes part of the way
 * back) · peaks (rises, falls) · eases (rises, falls part of the way) · swings · climbs, sinks (swings, then
 * rises or falls for good); `tops` are the places of its highest points. `day` is when it is halfway down, up
 * or back, at its highest, or first turns; NaN when it stays.
 * @type {(days: number[], h: number[]) => Path}
 */
export function path(days, h) {
  const at = turns(h);
  return { ...kindOf(days, h, at), tops: tops(h, at) };
}

function kindOf(days, h, at) {
  const way = Math.sign((h[at[1]] ?? h[0]) - h[0]);
  if (at.length === 1) return { kind: "stays", day: NaN, place: 0 };
  if (at.length === 2)
    return {
      kind: way < 0 ? "falls" : "rises",
      day: crossing(days, h, (h[0] + h[at[1]]) / 2, way, 0),
      place: at[1],
    };
  if ((at.length > 3 || way > 0) && lasts(h, way)) {
    const far = (way > 0 ? Math.max : Math.min)(...h);
    return {
      kind: way < 0 ? "falls" : "rises",
      day: crossing(days, h, (h[0] + far) / 2, way, 0),
      place: h.length - 1,
    };
  }
  if (at.length > 3) return settled(days, h, at, way) ?? { kind: "swings", day: days[at[1]], place: at[1] };
  const [top, low, end] = at.map((i) => h[i]);
  if (way > 0) return { kind: end - top < SMALL ? "peaks" : "eases", day: days[at[1]], place: at[1] };
  const kind = end - low >= (top - low) / 2 ? "returns" : "part";
  return { kind, day: crossing(days, h, (low + Math.min(top, end)) / 2, 1, at[1]), place: at[1] };
}

/**
 * The path of a column of a run on one of the model's plots, from a day on.
 * @type {(run: Run, plot: Plot, name: string, top?: number, from?: number) => TurnedPath}
 */
export function pathOf(run, plot, name, top = ceiling(plot, [run]), from = 0) {
  const whole = shown(run, plot, name);
  const first = whole.days.findIndex((day) => day >= from);
  const [days, values, raw] = [whole.days, whole.values, whole.raw].map((list) =>
    first > 0 ? list.slice(first) : list,
  );
  const full = fullHeight(plot, top);
  const found = path(
    days,
    raw.map((height) => height / full),
  );
  const summit = measure(run, "peak_day", name);
  // The summit between two rows, where it is the one that the model's own sentences name.
  const fine = ["peaks", "eases"].includes(found.kind) && Math.abs(summit - found.day) <= 1;
  const at = fine ? { day: summit, value: measure(run, "peak", name) } : { value: values[found.place] };
  const summits = found.tops.map((place) => ({ day: days[place], value: values[place] }));
  return { ...found, ...at, tops: summits, end: values[values.length - 1] };
}
