/** Start over: everything as the page gave it. */
import { make } from "../../dom/nodes.js";
import { STRINGS } from "../../strings/en.js";

/** @type {import("../../types.d.ts").Mount} */
export function mount(explorable) {
  const node = make("button", { type: "button", class: "quiet" }, STRINGS.startOver);
  node.addEventListener("click", () => explorable.startOver());
  return { node };
}
