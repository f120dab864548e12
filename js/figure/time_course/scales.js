/** Axes of a time course: scales, ticks and their words. No DOM. */
import { scaleLinear, scaleLog } from "d3-scale";

/** Between two figures of an axis, in px: the lowest stands higher where the day's handle waits. */
const ROW = 32;

/** The largest amount of these series in these runs. */
function most(runs, series) {
  let top = 0;
  for (const run of runs)
    for (const name of series)
      for (const value of run.columns[name]) if (value > top && value < Infinity) top = value;
  return top;
}

/**
 * The vertical scale for a plot. `runs` are all runs on the picture, `others` further amounts: the top holds
 * the largest of them, so that the axis stands still while a knob moves within the run it started from.
 */
export function vertical(plot, runs, height, others = []) {
  const top = Math.max(most(runs, plot.series), ...others, ...plot.lines.map((line) => line.value));
  if (!plot.log) return scaleLinear([0, top * 1.04 || 1], [height, 0]).nice(4);
  const floor = plot.floor ?? 0.01;
  const whole = 10 ** Math.floor(Math.log10(Math.max(top, floor * 10) * 1.1));
  const above = [1, 2, 5, 10].find((part) => part * whole >= Math.max(top, floor * 10) * 1.1);
  return scaleLog([floor, above * whole], [height, 0]);
}

/** Ticks in even steps, a row or more apart. */
function evenTicks(scale, room) {
  const [low, high] = scale.domain();
  let most = Math.max(2, Math.min(5, Math.floor(room / 44)));
  let ticks = scale.ticks(most);
  while (most > 1 && ((ticks[1] - ticks[0]) / (high - low)) * room < ROW) ticks = scale.ticks(--most);
  return ticks;
}

/** Tick values; on a log axis every power of ten, or every second or third where they would crowd. */
export function verticalTicks(plot, scale, room) {
  if (!plot.log) return evenTicks(scale, room);
  const [floor, top] = scale.domain();
  const span = Math.log10(top / floor);
  const decades = Math.floor(span + 1e-9);
  // Of the whole axis, which may end between two powers of ten.
  const every = Math.max(1, Math.min(decades, Math.ceil((ROW * span) / room)));
  const ticks = [];
  for (let i = 0; i <= decades; i += every) ticks.push(floor * 10 ** i);
  return ticks.map((tick) => Number(tick.toPrecision(6)));
}

/** Days along the bottom; years where the run is long. */
export function horizontal(end, width) {
  const year = end >= 1000 ? 365 : 1;
  const scale = scaleLinear([0, end], [0, width]);
  const ticks = scaleLinear([0, end / year], [0, width])
    .ticks(Math.max(2, Math.min(9, Math.floor(width / 76))))
    .filter((tick) => year === 1 || Number.isInteger(tick))
    .map((tick) => tick * year);
  return { scale, ticks, year };
}
