/** Show me the Python: the notebook cell that makes this very run. */
import { copier } from "../../../dom/copy_button.js";
import { make, say } from "../../../dom/nodes.js";
import { python } from "../../../export/python.js";
import { STRINGS } from "../../../strings/en_drawer.js";

/** @type {import("../../../types.d.ts").Mount} */
export function mount(explorable) {
  const { model } = explorable;
  if (!model.species.length && !model.models) return null;
  const text = () => python(model, explorable.settings, !explorable.given);
  const code = make("pre", { tabindex: 0, "aria-label": STRINGS.python, translate: "no", lang: "en" });
  const { button, note } = copier(STRINGS.copyPython, text, STRINGS);
  const node = make("details", { class: "python" }, make("summary", {}, STRINGS.python), code, button, note);
  const update = () => {
    if (node.open) say(code, text());
  };
  node.addEventListener("toggle", update);
  return { node, update };
}
