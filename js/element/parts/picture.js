/**
 * The view that is on. It is built when first shown, and drawn anew whenever the run, the size or the day
 * changes.
 */
import { draw, make } from "../../dom/nodes.js";
import { view } from "../../figure/views.js";

export function mount(explorable) {
  const { state, model } = explorable;
  const node = make("div", { class: "canvas" });
  let shown, name, canvas, drawn;
  const paint = (run) => {
    if (name !== state.view) {
      name = state.view;
      shown = view(model, name);
      canvas = shown.element === "svg" ? draw("svg", {}) : make(shown.element);
      node.replaceChildren(canvas);
    }
    state.axis = state.beneath = null;
    state.timeless = !!shown.timeless || state.end === 0; // then there are no days to move through
    drawn = state.time;
    shown.draw(canvas, run, state);
  };
  // A view without a cursor of its own is drawn anew for each day.
  const cursor = (run) => {
    if (!run) return;
    if (shown.cursor) shown.cursor(canvas, run, state);
    else if (drawn !== state.time) paint(run);
  };
  // Knobs come to rest under the picture, however high the view is; one that would leave them little room
  // scrolls away.
  const watch = new ResizeObserver(() => {
    const tall = innerHeight - node.offsetHeight < 150; // about what a knob needs
    explorable.frame.style.setProperty("--picture", `${tall ? 0 : node.offsetHeight}px`);
    node.closest(".picture")?.classList.toggle("tall", tall);
  });
  watch.observe(node);
  return { node, cursor, update: (run) => run && paint(run), stop: () => watch.disconnect() };
}
