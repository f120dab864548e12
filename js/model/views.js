/** The views of a model by name. No DOM. */

/** @import { Model } from "../types.d.ts" */

/**
 * The views a model offers: its plots, then those it declares, but for the stage, which has a place of its own.
 * @type {(model: Model) => string[]}
 */
export const viewNames = (model) =>
  [...model.plots, ...(model.views ?? []).filter(({ kind }) => kind !== "stage")].map((one) => one.name);

/**
 * The stage of a model, or undefined.
 * @type {(model: Model) => import("../types.d.ts").DeclaredView | undefined}
 */
export const stageOf = (model) => (model.views ?? []).find(({ kind }) => kind === "stage");

/**
 * Shown where nobody chose: the plots; of a model without days, whatever it has.
 * @type {(model: Model) => string[]}
 */
export const usualViews = (model) =>
  model.plots.length ? model.plots.map((plot) => plot.name) : viewNames(model);

/**
 * Whether all that an element shows are virtual patients: then cases and the table of one run would not be
 * theirs.
 * @type {(model: Model, views: string[]) => boolean}
 */
export const onlyPatients = (model, views) =>
  views.every((name) => (model.views ?? []).some((one) => one.name === name && one.kind === "patients"));
