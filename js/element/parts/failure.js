/** A run that cannot be computed: why, in place, and the way back; one of a stiff model once its solver is here. */
import { make } from "../../dom/nodes.js";
import { script } from "../../dom/scripts.js";
import { STRINGS } from "../../strings/en.js";

/** @type {import("../../types.d.ts").Mount} */
export function mount(explorable) {
  const node = make("div", { class: "error", role: "alert" });
  let shown = null;
  let asked = false;
  const update = (run) => {
    const { error, state } = explorable;
    if (error && state.stiff && !asked) {
      asked = true;
      const again = () => explorable.change({});
      script("stiff.js").then(again, again);
      return;
    }
    if (error === shown) return;
    shown = error;
    if (!shown) return node.replaceChildren();
    const over = make("button", { type: "button", class: "over" }, STRINGS.startOver);
    over.addEventListener("click", () => explorable.startOver());
    node.replaceChildren(make("p", {}, [STRINGS.failed(shown), run ? STRINGS.kept : ""].join(" ")), over);
  };
  return { node, update };
}
