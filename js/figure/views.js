/**
 * Views by name. A view is {title, element, draw(node, run, state), cursor?(node, run, state)}: `element` is
 * "svg" or "div", `draw` paints `run` on that node every time, reading size, locale, day and the run to
 * compare with from `state`, `cursor` moves what depends on the day alone; `timeless`: no day is shown. A
 * model's plots are views; the others it declares ({name, kind, title, …}) are drawn by views/<kind>.js,
 * which is asked for when first shown and registers itself.
 */
import { script } from "../dom/scripts.js";
import { timeCourse } from "./time_course/time_course.js";
import { make } from "../dom/nodes.js";
import { STRINGS } from "../strings/en.js";

const kinds = new Map();

/** make(model, declared) -> view. */
export function registerView(kind, make) {
  kinds.set(kind, make);
}

export function view(model, name) {
  const plot = model.plots.find((one) => one.name === name);
  if (plot) return timeCourse(model, plot);
  const declared = model.views.find((one) => one.name === name);
  return kinds.get(declared.kind)?.(model, declared) ?? awaited(model, declared);
}

/** Stands in for a view until its script is here. */
function awaited(model, declared) {
  const stand = {
    title: declared.title,
    element: "div",
    draw(node, run, state) {
      if (stand.real) return stand.real.draw(node, run, state);
      if (node.firstChild) return;
      node.replaceChildren(make("p", { class: "view-words" }, STRINGS.loading));
      const arrived = () => {
        stand.real = kinds.get(declared.kind)?.(model, declared);
        if (!stand.real)
          return node.replaceChildren(
            make("p", { class: "problem", role: "alert" }, STRINGS.viewMissing(declared.title)),
          );
        node.replaceChildren();
        Object.assign(stand, { cursor: stand.real.cursor, timeless: stand.real.timeless });
        state.tell("view");
      };
      script(`views/${declared.kind}.js`).then(arrived, arrived);
    },
  };
  return stand;
}
