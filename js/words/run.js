/**
 * All that is said of a run: its path, how it differs from what is pinned, and from what the reader
 * predicted. No DOM.
 */
import { LETTERS } from "../look/conventions.js";
import { ceiling, heights, path, pathOf } from "../measure/course.js";
import { guessOf } from "../measure/prediction.js";
import { against, predicted } from "./compared.js";
import { sentences } from "./sentences.js";

/** Paragraphs: the run itself, then the prediction, then each pinned run. */
export function tell(run, state) {
  const { model, pins, locale, veiled } = state;
  // The words of one run say nothing of a hundred patients.
  if (model.views?.some(({ name, kind }) => name === state.view && kind === "patients")) return [];
  const shown = model.plots.find((plot) => plot.name === state.view) ?? model.plots[0];
  // Where the end of a curve is asked for, every sentence on the whole run would tell too much.
  const told = [
    veiled && state.start.from ? "" : sentences(run, locale, veiled).join(" "),
    foreseen(run, state),
  ];
  if (!veiled && shown) told.push(...pins.map((pin, i) => against(run, pin, shown, LETTERS[i], locale)));
  return told.filter(Boolean);
}

/** The prediction beside the run it was made for: the one the element started with. */
function foreseen(run, state) {
  const { model, start, prediction, locale, view } = state;
  // It was made for the first run: beside another it would be called wrong for no reason.
  if (!prediction?.locked || !prediction.values || state.moved()) return "";
  const plots = model.plots.filter((plot) => plot.series.includes(start.predict));
  const plot = plots.find((one) => one.name === view) ?? plots[0];
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
