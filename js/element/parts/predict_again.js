/** The way back to an unanswered prediction. */
import { make } from "../../dom/nodes.js";
import { remember, tab } from "../../dom/storage.js";
import { keyOf } from "../identity.js";
import { STRINGS } from "../../strings/en.js";

export function mount(explorable) {
  const { state } = explorable;
  if (!state.start.predict) return null;
  const node = make("button", { type: "button", class: "quiet" }, STRINGS.predictAgain);
  node.addEventListener("click", () => askAgain(explorable));
  const update = () => {
    node.hidden = state.veiled !== null || state.locked.has("predict") || state.hidden.has("predict");
  };
  return { node, update };
}

function askAgain(explorable) {
  const key = keyOf(explorable);
  remember("predictions", key, undefined);
  tab.remember("skipped", key, undefined);
  explorable.state.predict(null);
  explorable.frame.querySelector(".ask input")?.focus();
}
