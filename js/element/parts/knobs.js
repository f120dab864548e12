/** The knobs the reader has at this level. */
import { Knob } from "./_knob.js";
import { make } from "../../dom/nodes.js";
import { knobsAt, veiled } from "../../model/shown.js";

/** @type {import("../../types.d.ts").Mount} */
export function mount(explorable) {
  const node = make("div", { class: "knobs" });
  const known = new Map();
  const knobOf = (knob) => {
    if (!known.has(knob)) known.set(knob, new Knob(knob, explorable, known.size));
    return known.get(knob);
  };
  let shown = [],
    asked = veiled(explorable.settings);
  let laid = false; // from then on the element has a size
  const layout = () => {
    laid = true;
    // Written, read and written again of all at once: each change of hands would lay the page out anew.
    const staged = shown.filter((knob) => knob.stops.length);
    staged.forEach((knob) => knob.loosen());
    const rooms = staged.map((knob) => knob.room());
    staged.forEach((knob, i) => knob.layout(rooms[i]));
  };
  const update = (run, settings) => {
    const { hidden } = settings;
    const wanted = knobsAt(explorable.model, settings).filter(({ name }) => !hidden.includes(name));
    const same = wanted.length === shown.length && wanted.every((one, i) => one === shown[i].knob);
    if (!same) {
      shown = wanted.map(knobOf);
      node.replaceChildren(...shown.map((knob) => knob.node));
      if (laid) layout();
    }
    shown.forEach((knob) => knob.update(settings));
    // Behind a question nothing has a width; it has one again once the question is answered.
    if (asked !== veiled(settings)) layout();
    asked = veiled(settings);
  };
  return { node, update, layout };
}
