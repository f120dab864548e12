/** The button that keeps this run on the picture while the knobs move on. */
import { make } from "../../dom/nodes.js";
import { STRINGS } from "../../strings/en.js";
import { MOST_PINS } from "../../look/conventions.js";
import { difference } from "../../words/sentences.js";

export function mount({ state, locale }) {
  if (!state.model.plots.length) return null;
  const node = make("button", { type: "button", class: "quiet" }, STRINGS.pin);
  node.addEventListener("click", () => state.pin(difference(state, locale)));
  const update = () => {
    const full = state.pins.length >= MOST_PINS;
    // Not `disabled`: a focused button that goes dead loses the reader's place.
    node.setAttribute("aria-disabled", full || !!state.error);
    node.title = full ? STRINGS.pinFull : "";
    node.hidden = state.veiled !== null || state.hidden.has("pins");
  };
  return { node, update };
}
