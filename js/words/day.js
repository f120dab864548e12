/** One day of a run in words. No DOM. */
import { endOf } from "../measure/day.js";
import { plotOn, veiled } from "../model/shown.js";
import { STRINGS } from "../strings/en.js";
import { amount, number, withUnit } from "./numbers.js";
/** @import { Run, Settings } from "../types.d.ts" */

/**
 * The day shown and the amounts on it, in words.
 * @type {(run: Run, settings: Settings) => string}
 */
export function shownDay(run, settings) {
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
  return STRINGS.cursorDay(
    number(time, endOf(model) > 60 || Number.isInteger(time) ? "d" : ".1f", locale),
    list.join(" · "),
  );
}
