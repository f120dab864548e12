/** One day of a run in words. No DOM. */
import { plotOn, veiled } from "../model/shown.js";
import { STRINGS } from "../strings/en.js";
import { amount, number, withUnit } from "./numbers.js";
/** @import { Run, Settings } from "../types.d.ts" */

const SHORT = 60; // days: of as many the tenths of one are told
const FIRST = 10; // days, in which much may happen within one: the same

/**
 * A day in figures, as all of a figure tells it. last: the last day on show.
 * @type {(day: number, last: number, locale: string) => string}
 */
export const dayFigure = (day, last, locale) =>
  number(day, (last > SHORT && day >= FIRST) || Number.isInteger(day) ? "d" : ".1f", locale);

/**
 * The day shown and the amounts on it, in words.
 * @type {(run: Run, settings: Settings, last: number) => string}
 */
export function shownDay(run, settings, last) {
  const { model } = run;
  const { locale, time } = settings;
  const plot = plotOn(model, settings) ?? model.plots[0];
  if (time === null) return STRINGS.wholeRun;
  const now = run.sample([time]);
  const columns = [...model.observables, ...model.species];
  const list = (plot?.series ?? [])
    .filter((name) => name !== veiled(settings) && Number.isFinite(now[name][0]))
    .map((name) => {
      const { label, unit } = columns.find((one) => one.name === name);
      return `${label} ${withUnit(amount(now[name][0], unit, locale), unit)}`;
    });
  return STRINGS.cursorDay(dayFigure(time, last, locale), list.join(" · "));
}
