/** "More": what few need on most days. Its parts come as a script of their own when it is first opened. */
import { script } from "../../dom/scripts.js";
import { make } from "../../dom/nodes.js";
import { STRINGS } from "../../strings/en.js";

/** @type {import("../../types.d.ts").Mount} */
export function mount(explorable) {
  const inside = make("div", { class: "drawer" });
  const node = make("details", { class: "more" }, make("summary", {}, STRINGS.moreVerbs), inside);
  let parts = [],
    asked = false;
  const each =
    (what) =>
    (...now) =>
      parts.forEach((part) => part[what]?.(...now));
  const open = async () => {
    if (!node.open || asked) return;
    asked = true;
    try {
      const more = explorable.more ?? (await script("more.js"), globalThis.lupusedu.more);
      parts = more.map((part) => part.mount(explorable)).filter(Boolean);
      inside.replaceChildren(...parts.map((part) => part.node));
      each("update")(explorable.run, explorable.settings);
    } catch {
      asked = false;
      inside.replaceChildren(make("p", { role: "alert" }, STRINGS.moreFailed));
    }
  };
  node.addEventListener("toggle", open);
  const update = (run, settings) => {
    node.hidden = settings.hidden.includes("more");
    if (run) each("update")(run, settings);
  };
  return { node, update, rest: each("rest"), stop: () => parts.forEach((part) => part.stop?.()) };
}
