/** The views of a model by name. No DOM. */

/** The views a model offers: its plots, then those it declares. */
export const viewNames = (model) => [...model.plots, ...(model.views ?? [])].map((one) => one.name);

/** Shown where nobody chose: the plots; of a model without days, whatever it has. */
export const usualViews = (model) =>
  model.plots.length ? model.plots.map((plot) => plot.name) : viewNames(model);

/**
 * Whether all that an element shows are virtual patients: then cases and the table of one run would not be
 * theirs.
 */
export const onlyPatients = (model, views) =>
  views.every((name) => (model.views ?? []).some((one) => one.name === name && one.kind === "patients"));
