/**
 * What a view says under its picture: its key and its sentence. They do not stay in view with the picture.
 */
import { make, say } from "../../dom/nodes.js";

/** @type {import("../../types.d.ts").Mount} */
export function mount() {
  const live = make("p", { class: "unseen", role: "status" });
  const node = make("div", { class: "beneath" }, live);
  let shown = null;
  const show = (run, settings, { words }) => {
    if (shown === words) return;
    shown = words;
    node.replaceChildren(live, ...(words ? [words] : []));
  };
  // A screen reader hears the sentence of the view once the hand rests.
  const rest = () => say(live, shown?.querySelector(".view-words")?.textContent ?? "");
  return { node, update: show, cursor: show, rest };
}
