/** One day of a run in words. No DOM. */
import { STRINGS } from "../strings/en.js";
import { amount, number, withUnit } from "./numbers.js";

/** The day shown and the amounts on it, in words. */
export function shownDay(run, state) {
  const { model, locale, time, view } = state;
  const plot = model.plots.find((one) => one.name === view) ?? model.plots[0];
  if (time === null) return STRINGS.wholeRun;
  const now = run.sample([time]);
  const columns = [...model.observables, ...model.species];
  const list = (plot?.series ?? [])
    .filter((name) => name !== state.veiled && Number.isFinite(now[name][0]))
    .map((name) => {
      const { label, unit } = columns.find((one) => one.name === name);
      return `${label} ${withUnit(amount(now[name][0], unit, locale), unit)}`;
    });
  return STRINGS.cursorDay(
    number(time, state.end > 60 || Number.isInteger(time) ? "d" : ".1f", locale),
    list.join(" · "),
  );
}
