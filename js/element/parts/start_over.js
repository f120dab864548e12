/** Start over: everything as the page gave it. It is there once something is not. */
import { make } from "../../dom/nodes.js";
import { moved } from "../../model/shown.js";
import { STRINGS } from "../../strings/en.js";

/** @type {import("../../types.d.ts").Mount} */
export function mount(explorable) {
  const { model, nodes } = explorable;
  const node = make("button", { type: "button", class: "over off" }, STRINGS.startOver);
  node.addEventListener("click", () => {
    explorable.startOver();
    // The button goes, and the keyboard with it, unless it is handed on.
    /** @type {HTMLElement} */ (nodes.frame.querySelector(".knob input"))?.focus();
  });
  const show = (run, settings) =>
    node.classList.toggle("off", settings.time === null && !moved(model, settings));
  return { node, update: show, cursor: show };
}
