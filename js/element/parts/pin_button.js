/** The button that keeps this run on the picture while the knobs move on. */
import { make, put } from "../../dom/nodes.js";
import { MOST_PINS } from "../../look/conventions.js";
import { veiled } from "../../model/shown.js";
import { STRINGS } from "../../strings/en_more.js";
import { difference } from "../../words/sentences.js";

/** @type {import("../../types.d.ts").Mount} */
export function mount(explorable) {
  const { model } = explorable;
  if (!model.plots.length) return null;
  const node = make("button", { type: "button", class: "quiet" }, STRINGS.pin);
  node.addEventListener("click", () => {
    const { settings, error, change } = explorable;
    const { pins, values } = settings;
    if (error || pins.length >= MOST_PINS) return;
    change({ pins: [...pins, { label: difference(model, settings), values }] });
  });
  const update = (run, settings) => {
    const full = settings.pins.length >= MOST_PINS;
    // Not `disabled`: a focused button that goes dead loses the reader's place.
    put(node, { "aria-disabled": full || !!explorable.error, title: full ? STRINGS.pinFull : "" });
    node.hidden = veiled(settings) !== null || settings.hidden.includes("pins");
  };
  return { node, update };
}
