/** Layers of a graph, what the one that stands depends on, and where a run ends in it. */
import { draw } from "../../dom/nodes.js";
import { ode } from "../../simulate/ode.js";

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

const goals = new WeakMap();

/**
 * Where a run goes with all that still acts or is to come, as a trigger: to where it has rolled long after
 * its last day. fate(x, y): where two amounts of a view {x, y} roll.
 */
export function goalOf(run, view, fate) {
  if (!goals.has(run)) {
    const { columns } = ode(run.model, run.values, { days: [3 * run.days.at(-1)] });
    goals.set(run, [columns[view.x].at(-1), columns[view.y].at(-1)]);
  }
  return fate(...goals.get(run));
}
