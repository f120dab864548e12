/**
 * The view that is on. It is built when first shown, and drawn anew whenever the run, the size or the day
 * changes.
 */
import { draw, dress, make } from "../../dom/nodes.js";
import { view } from "../../figure/views.js";
import { endOf } from "../../measure/day.js";
import { viewOn } from "../../model/shown.js";
/** @import { Explorable, Picture } from "../../types.d.ts" */

/**
 * update and cursor are given the size too, and return what was drawn: {axis, words, timeless}.
 * @type {(explorable: Explorable) => Picture}
 */
export function mount({ model, change, shadowRoot, nodes: { canvas, picture, frame } }) {
  // Without days there is nothing to move through.
  const nothing = { axis: null, words: null, timeless: endOf(model) === 0 };
  let shown, name, node, day;
  const update = (run, settings, size) => {
    const on = viewOn(model, settings);
    if (name !== on) {
      name = on;
      shown?.stop?.();
      shown = view(model, name, change);
      node = shown.element === "svg" ? draw("svg", {}) : make(shown.element);
      canvas.replaceChildren(node);
    }
    if (shown.sheet) dress(shadowRoot, shown.sheet);
    day = settings.time;
    return { ...nothing, ...shown.draw(node, run, settings, size) };
  };
  /** After an update the day is drawn. A view without a cursor of its own is drawn anew for each day. */
  const cursor = (run, settings, size) => {
    if (day === settings.time) return;
    if (!shown.cursor) return update(run, settings, size);
    day = settings.time;
    shown.cursor(node, run, settings, size);
  };
  const tell = (run, settings) => shown.tell?.(node, run, settings);
  // Knobs come to rest under the picture, however high the view is; one that would leave them little room
  // scrolls away.
  const watch = new ResizeObserver(() => {
    const tall = innerHeight - picture.offsetHeight < 150; // about what a knob needs
    frame.style.setProperty("--picture", `${tall ? 0 : picture.offsetHeight}px`);
    picture.classList.toggle("tall", tall);
  });
  watch.observe(picture);
  const stop = () => {
    watch.disconnect();
    shown?.stop?.();
  };
  return { node: canvas, update, cursor, tell, stop };
}
