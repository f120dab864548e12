/** The way back to an unanswered prediction. */
import { make } from "./make.js";
import { remember } from "./memory.js";
import { keyOf } from "./predict.js";
import { STRINGS } from "./strings.js";

export function mount(explorable) {
  const { state } = explorable;
  if (!state.start.predict) return null;
  const node = make("button", { type: "button", class: "quiet" }, STRINGS.predictAgain);
  node.addEventListener("click", () => {
    remember("predictions", keyOf(explorable), undefined);
    state.predict(null);
    explorable.frame.querySelector(".ask input")?.focus();
  });
  const update = () => { node.hidden = state.veiled !== null || state.locked.has("predict") || state.hidden.has("predict"); };
  return { node, update };
}
