/** Start over: everything as the page gave it. */
import { make } from "../../dom/nodes.js";
import { STRINGS } from "../../strings/en.js";

export function mount({ state }) {
  const node = make("button", { type: "button", class: "quiet" }, STRINGS.startOver);
  node.addEventListener("click", () => state.startOver());
  return { node };
}
