/**
 * All that is said of a run: its path, how it differs from what is pinned, and from what the reader
 * predicted. No DOM.
 */
import { LETTERS } from "../look/conventions.js";
import { ceiling, heights, path, pathOf } from "../measure/course.js";
import { pinned } from "../measure/pinned.js";
import { guessOf } from "../measure/prediction.js";
import { moved, plotOn, veiled, viewOn } from "../model/shown.js";
import { against, predicted } from "./compared.js";
import { sentences } from "./sentences.js";
/** @import { Run, Settings } from "../types.d.ts" */

/**
 * Paragraphs: the run itself, then the prediction, then each pinned run.
 * @type {(run: Run, settings: Settings) => string[]}
 */
export function tell(run, settings) {
  const { model } = run;
  const { locale, start } = settings;
  const [view, asked] = [viewOn(model, settings), veiled(settings)];
  // The words of one run say nothing of a hundred patients.
  if (model.views?.some(({ name, kind }) => name === view && kind === "patients")) return [];
  const shown = plotOn(model, settings) ?? model.plots[0];
  // Where the end of a curve is asked for, every sentence on the whole run would tell too much.
  const told = [asked && start.from ? "" : sentences(run, locale, asked).join(" "), foreseen(run, settings)];
  const pins = pinned(model, settings);
  if (!asked && shown) told.push(...pins.map((pin, i) => against(run, pin, shown, LETTERS[i], locale)));
  return told.filter(Boolean);
}

/** The prediction beside the run it was made for: the one the element started with. */
function foreseen(run, settings) {
  const { model } = run;
  const { start, prediction, locale } = settings;
  // It was made for the first run: beside another it would be called wrong for no reason.
  if (!prediction?.locked || !prediction.values || moved(model, settings)) return "";
  const plots = model.plots.filter((plot) => plot.series.includes(start.predict));
  const plot = plots.find((one) => one.name === viewOn(model, settings)) ?? plots[0];
  const last = Math.min(plot.days ?? Infinity, run.days.at(-1));
  const top = Math.max(ceiling(plot, [run]), ...prediction.values);
  const mine = guessOf(prediction, last, start.from);
  return predicted(
    path(mine.days, heights(mine.values, plot, top)),
    pathOf(run, plot, start.predict, top, start.from),
    prediction.how,
    locale,
    prediction.sure,
  );
}
