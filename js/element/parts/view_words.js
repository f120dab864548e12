/**
 * What a view says under its picture: its key and its sentence. They do not stay in view with the picture.
 */
import { make, say } from "../../dom/nodes.js";

export function mount({ state }) {
  const live = make("p", { class: "unseen", role: "status" });
  const node = make("div", { class: "beneath" }, live);
  const show = () => {
    if (live.nextSibling === (state.beneath ?? null)) return;
    node.replaceChildren(live, ...(state.beneath ? [state.beneath] : []));
  };
  // A screen reader hears the sentence of the view once the hand rests.
  const rest = () => say(live, state.beneath?.querySelector(".view-words")?.textContent ?? "");
  return { node, update: show, cursor: show, rest };
}
