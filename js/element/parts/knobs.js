/** The knobs the reader has at this level. */
import { Knob } from "./_knob.js";
import { make } from "../../dom/nodes.js";

export function mount({ state, locale }) {
  const node = make("div", { class: "knobs" });
  const known = new Map();
  const knobOf = (knob) => {
    if (!known.has(knob)) known.set(knob, new Knob(knob, state, locale, known.size));
    return known.get(knob);
  };
  let shown = [],
    veiled = state.veiled;
  const layout = () => shown.forEach((knob) => knob.layout());
  const update = () => {
    const wanted = state.knobs.filter((knob) => !state.hidden.has(knob.name)).map(knobOf);
    const same = wanted.length === shown.length && wanted.every((knob, i) => knob === shown[i]);
    if (!same) {
      shown = wanted;
      node.replaceChildren(...shown.map((knob) => knob.node));
      layout();
    }
    shown.forEach((knob) => knob.update());
    // Behind a question nothing has a width; it has one again once the question is answered.
    if (veiled !== state.veiled) layout();
    veiled = state.veiled;
  };
  return { node, update, layout };
}
