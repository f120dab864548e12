/** Layers of a graph, and what the one that stands depends on. */
import { draw } from "../../dom/nodes.js";

/** A group of a graph by its name; those named first lie under those named later. */
export const layer = (on, name) =>
  on.body.querySelector(`:scope > .${name}`) ?? on.body.appendChild(draw("g", { class: name }));

/**
 * What resting lines depend on: the rates at a few places, so that a knob which does not bend them costs
 * nothing.
 */
export function sameness({ model, start }, p) {
  const dy = new Array(start.length).fill(0);
  return [0.1, 0.5, 1, 2, 9]
    .map((part) => {
      model.derivatives(
        start.map((value) => value * part),
        p,
        dy,
      );
      return dy.join();
    })
    .join("|");
}
