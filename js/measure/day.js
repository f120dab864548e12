/** The day that the views show. No DOM. */
import { viewOn } from "../model/shown.js";
import { measure } from "./measures.js";
/** @import { Model, Run, Settings } from "../types.d.ts" */

/**
 * The last day of a model's runs; a model of counting has only the first.
 * @type {(model: Model) => number}
 */
export const endOf = (model) => (model.species.length || model.models ? model.span : 0);

/**
 * The cursor's day; where there is none, the one that the view opens on (a thermometer: on its highest), or
 * the last one.
 * @type {(model: Model, settings: Settings, run: Run | null) => number}
 */
export function dayShown(model, settings, run) {
  if (settings.time !== null) return settings.time;
  const view = model.views?.find(({ name }) => name === viewOn(model, settings));
  const hottest = view?.kind === "thermometer" && run;
  return view?.day ?? (hottest ? measure(run, "peak_day", view.column) : endOf(model));
}
