/**
 * The knobs the reader has at this level: the first one stands open, or those of the step that is on, the others are a row that opens, with the
 * levels under them.
 */
import { make, say } from "../../dom/nodes.js";
import { knobsAt, stepOn } from "../../model/shown.js";
import { STRINGS } from "../../strings/en.js";
import { whenMore } from "../later.js";
import { Choice, unordered } from "./_choice.js";
import { Slider } from "./_slider.js";
/** @import { Part } from "../../types.d.ts" */

/** @type {import("../../types.d.ts").Mount} */
export function mount(explorable) {
  const { model, nodes, settings: begun, linked } = explorable;
  const known = new Map();
  const knobOf = (knob) => {
    const Kind = unordered(knob) ? Choice : Slider;
    if (!known.has(knob)) known.set(knob, new Kind(knob, explorable, `knob-${known.size}`));
    return known.get(knob);
  };
  const first = group(knobOf);
  const others = group(knobOf);
  const summary = make("summary");
  const row = make("details", { class: "others" }, summary, others.node);
  const growing = knobsAt(model, begun, "sandbox").length > begun.start.knobs.length;
  /** @type {Part | null} */
  let levels = null;
  const update = (run, settings, drawn) => {
    const { hidden } = settings;
    const seen = ({ name }) => !hidden.includes(name);
    const all = knobsAt(model, settings).filter(seen);
    const open = stepOn(settings)?.knobs?.filter(seen) ?? all.slice(0, 1);
    const rest = all.filter((knob) => !open.includes(knob));
    first.show(open, settings);
    others.show(row.open ? rest : [], settings);
    say(summary, STRINGS.moreKnobs(rest.length));
    row.hidden = !rest.length && !(growing && !hidden.includes("levels"));
    levels?.update(run, settings, drawn);
  };
  const opened = () => {
    if (!row.open) return;
    update(null, explorable.settings, null);
    whenMore(explorable, (more) => {
      if (levels || !(levels = more.levels.mount(explorable))) return;
      row.append(levels.node);
      levels.update(null, explorable.settings, null);
    });
  };
  row.addEventListener("toggle", opened);
  // What a link has set, and a level that brings knobs, is not looked for.
  if ((linked && !stepOn(begun)?.knobs) || begun.level !== "guided") {
    row.open = true;
    opened();
  }
  return { node: make("div", { class: "knobs" }, first.node, nodes.reply, row), update };
}

/** {node, show}: shows these knobs, and keeps the nodes of those that stay. */
function group(knobOf) {
  const node = make("div");
  let shown = [];
  const show = (wanted, settings) => {
    const same = wanted.length === shown.length && wanted.every((one, i) => one === shown[i].knob);
    if (!same) {
      shown = wanted.map(knobOf);
      node.replaceChildren(...shown.map((knob) => knob.node));
    }
    shown.forEach((knob) => knob.update(settings));
  };
  return { node, show };
}
