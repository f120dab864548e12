/** A run that cannot be computed: why, in place, and the way back. */
import { make } from "../../dom/nodes.js";
import { STRINGS } from "../../strings/en.js";

/** @type {import("../../types.d.ts").Mount} */
export function mount(explorable) {
  const node = make("div", { class: "error", role: "alert" });
  let shown = null;
  const update = (run) => {
    const { error } = explorable;
    if (error === shown) return;
    shown = error;
    if (!shown) return node.replaceChildren();
    const over = make("button", { type: "button", class: "over" }, STRINGS.startOver);
    over.addEventListener("click", () => explorable.startOver());
    node.replaceChildren(make("p", {}, [STRINGS.failed(shown), run ? STRINGS.kept : ""].join(" ")), over);
  };
  return { node, update };
}
