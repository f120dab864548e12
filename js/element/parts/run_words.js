/** The run in words: on the page, for a screen reader once the hand rests, and its settings for print. */
import { make, say } from "../../dom/nodes.js";
import { STRINGS } from "../../strings/en.js";
import { tell } from "../../words/run.js";
import { settingsInWords } from "../../words/sentences.js";

/** @type {import("../../types.d.ts").Mount} */
export function mount(explorable) {
  const { model, nodes } = explorable;
  const { words, printed } = nodes;
  const live = make("p", { class: "unseen", role: "status" });
  let told = [],
    changed = false;
  return {
    node: make("div", { class: "told" }, words, live),
    tell(run, settings) {
      if (!run) return;
      const now = [...tell(run, settings), ...(run.stiff ? [STRINGS.stiff] : [])];
      while (words.children.length > now.length) words.lastChild.remove();
      now.forEach((text, i) => {
        const line = words.children[i] ?? words.appendChild(make("p"));
        line.className = text === STRINGS.stiff ? "aside" : "";
        say(line, text);
      });
      changed ||= told.length > 0 && now.join() !== told.join();
      told = now;
      say(printed, settingsInWords(model, settings.values, settings.locale));
    },
    rest() {
      if (changed) say(live, explorable.error ? "" : told.join(" "));
    },
  };
}
