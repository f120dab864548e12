/**
 * Views by name. A view is {title, element, draw(node, run, state)}: `element` is "svg" or "canvas", and draw paints
 * `run` on that node every time, reading size, locale and the run to compare with from `state`. A model's plots are
 * views; others (cells in tissue, phase plane …) are registered here under their own name.
 */
import { timeCourse } from "./chart.js";

const registered = new Map();

export function registerView(name, view) {
  registered.set(name, view);
}

/** The views a model offers: its plots, then registered ones that say they can show it. */
export function viewNames(model) {
  const others = [...registered].filter(([, view]) => view.shows(model)).map(([name]) => name);
  return [...model.plots.map((plot) => plot.name), ...others];
}

export function view(model, name) {
  const plot = model.plots.find((one) => one.name === name);
  return plot ? timeCourse(model, plot) : registered.get(name);
}
