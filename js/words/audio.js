/** What there is to hear of a run: about a hundred rounded points a curve, axes with words. No DOM. */
import { plotOn, stepped } from "../model/shown.js";
import { STRINGS } from "../strings/en.js";
import { number, unit } from "./numbers.js";
/** @import { Run, Settings } from "../types.d.ts" */

const POINTS = 100;

/**
 * {title, type, data, axes} as chart2music wants them, of the plot that is on, else the first.
 * @type {(run: Run, settings: Settings) =>
 *   { title: string, type: string | string[], data: object, axes: object }}
 */
export function heard(run, settings) {
  const { model } = run;
  const { locale } = settings;
  const plot = stepped(plotOn(model, settings) ?? model.plots[0], settings);
  const last = Math.min(plot.days ?? Infinity, run.days[run.days.length - 1]);
  const days = Array.from({ length: POINTS + 1 }, (_, i) => Number(((i / POINTS) * last).toPrecision(3)));
  const columns = run.sample(days);
  const all = [...model.observables, ...model.species];
  const label = (name) => all.find((one) => one.name === name).label;
  // A log axis has no nought: what lies under its floor sounds as the floor.
  const value = (amount) => Number(Math.max(amount, plot.log ? (plot.floor ?? 0.01) : 0).toPrecision(2));
  const points = (name) =>
    days.map((x, i) => ({ x, y: value(columns[name][i]) })).filter(({ y }) => Number.isFinite(y));
  const names = plot.series.filter((name) => points(name).length);
  const data = Object.fromEntries(names.map((name) => [label(name), points(name)]));
  return {
    title: plot.title,
    type: names.length > 1 ? names.map(() => "line") : "line",
    data: names.length > 1 ? data : Object.values(data)[0],
    axes: {
      x: { label: STRINGS.day, format: (day) => number(day, "3", locale) },
      y: {
        label: [label(names[0]), unit(plot.unit)].join(", "),
        type: plot.log ? "log10" : "linear",
        format: (amount) => `${number(amount, "", locale)} ${unit(plot.unit)}`.trim(),
      },
    },
  };
}
