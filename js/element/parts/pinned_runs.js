/** The pinned runs: which is which, and a way to let each go. */
import { draw, make, say } from "../../dom/nodes.js";
import { LETTERS, PIN_DASHES } from "../../look/conventions.js";
import { pinned } from "../../measure/pinned.js";
import { STRINGS } from "../../strings/en_more.js";

/** @type {import("../../types.d.ts").Mount} */
export function mount(explorable) {
  const { model, change } = explorable;
  const list = make("ul", { "aria-label": STRINGS.pins });
  const said = make("span", { role: "status" });
  const undo = make("button", { type: "button", hidden: true }, STRINGS.undo);
  const node = make("div", { class: "list" }, list, said, undo);
  let shown, removed;
  undo.addEventListener("click", () => {
    const { pin, i } = removed;
    const { pins } = explorable.settings;
    change({ pins: [...pins.slice(0, i), pin, ...pins.slice(i)] });
    forget();
  });
  const forget = () => {
    removed = null;
    undo.hidden = true;
    say(said, "");
  };
  const remove = (i) => {
    const { pins } = explorable.settings;
    removed = { pin: pins[i], i };
    change({ pins: pins.filter((_, at) => at !== i) });
    undo.hidden = false;
    say(said, STRINGS.removedPin(LETTERS[i]));
    undo.focus();
  };
  const update = (run, settings) => {
    const pins = pinned(model, settings);
    if (shown === pins) return;
    if (removed && shown && pins.length > shown.length) forget();
    shown = pins;
    list.replaceChildren(...pins.map((pin, i) => item(pin, i, () => remove(i))));
    list.hidden = !pins.length;
  };
  return { node, update };
}

function item({ label }, i, remove) {
  const line = draw(
    "svg",
    { class: "swatch", width: 34, height: 12, "aria-hidden": "true" },
    draw("path", { d: "M1,6H33", "stroke-dasharray": PIN_DASHES[i] }),
  );
  const away = make("button", { type: "button", "aria-label": STRINGS.removePin(LETTERS[i], label) }, "✕");
  away.addEventListener("click", remove);
  return make("li", {}, make("b", {}, LETTERS[i]), line, make("span", {}, label), away);
}
