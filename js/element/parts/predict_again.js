/** The way back to an unanswered prediction. */
import { make } from "../../dom/nodes.js";
import { remember, tab } from "../../dom/storage.js";
import { veiled } from "../../model/shown.js";
import { keyOf } from "../answers.js";
import { STRINGS } from "../../strings/en_drawer.js";

/** @type {import("../../types.d.ts").Mount} */
export function mount(explorable) {
  if (!explorable.settings.start.predict) return null;
  const node = make("button", { type: "button", class: "quiet" }, STRINGS.predictAgain);
  node.addEventListener("click", () => askAgain(explorable));
  const update = (run, settings) => {
    const off = [...settings.locked, ...settings.hidden].includes("predict");
    node.hidden = off || veiled(settings) !== null;
  };
  return { node, update };
}

function askAgain(explorable) {
  const key = keyOf(explorable);
  remember("predictions", key, undefined);
  tab.remember("skipped", key, undefined);
  explorable.change({ prediction: null });
  explorable.nodes.ask.querySelector("input")?.focus();
}
