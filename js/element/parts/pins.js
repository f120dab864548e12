/** The place of the pinned runs: who is A, B and C comes with the second script once there are some. */
import { make } from "../../dom/nodes.js";
import { pinned } from "../../measure/pinned.js";
import { whenMore } from "../later.js";
/** @import { Part } from "../../types.d.ts" */

/** @type {import("../../types.d.ts").Mount} */
export function mount(explorable) {
  const { model } = explorable;
  const node = make("div", { class: "pins" });
  /** @type {Part | null} */
  let list = null;
  const update = (run, settings, drawn) => {
    const some = pinned(model, settings).length > 0;
    node.classList.toggle("some", some); // its place is kept
    if (some && !list) whenMore(explorable, ({ pins }) => (list ??= listed(pins.mount(explorable))));
    list?.update(run, settings, drawn);
  };
  const listed = (part) => {
    node.append(part.node);
    part.update(null, explorable.settings, null);
    return part;
  };
  return { node, update };
}
