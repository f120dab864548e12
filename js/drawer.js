/** "More": what few need on most days. Its parts come as a script of their own when it is first opened. */
import { script } from "./beside.js";
import { make } from "./make.js";
import { STRINGS } from "./strings.js";

export function mount(explorable) {
  const { state } = explorable;
  const inside = make("div", { class: "drawer" });
  const node = make("details", { class: "more" }, make("summary", {}, STRINGS.moreVerbs), inside);
  let parts = [], asked = false;
  const each = (what) => (run, now) => parts.forEach((part) => part[what]?.(run, now));
  const open = async () => {
    if (!node.open || asked) return;
    asked = true;
    try {
      const away = explorable.away ?? (await script("away.js"), globalThis.lupusedu.away);
      parts = away.map((part) => part.mount(explorable)).filter(Boolean);
      inside.replaceChildren(...parts.map((part) => part.node));
      each("update")(state.run, state);
    } catch {
      asked = false;
      inside.replaceChildren(make("p", { role: "alert" }, STRINGS.moreFailed));
    }
  };
  node.addEventListener("toggle", open);
  const update = (run) => { node.hidden = state.hidden.has("more"); if (run) each("update")(run, state); };
  return { node, update, rest: each("rest"), stop: () => parts.forEach((part) => part.stop?.()) };
}
