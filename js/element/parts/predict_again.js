/** The way back to an unanswered prediction. */
import { make } from "../../dom/nodes.js";
import { askAgain } from "./predict/question.js";
import { STRINGS } from "../../strings/en.js";

export function mount(explorable) {
  const { state } = explorable;
  if (!state.start.predict) return null;
  const node = make("button", { type: "button", class: "quiet" }, STRINGS.predictAgain);
  node.addEventListener("click", () => askAgain(explorable));
  const update = () => { node.hidden = state.veiled !== null || state.locked.has("predict") || state.hidden.has("predict"); };
  return { node, update };
}
