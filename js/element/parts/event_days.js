/**
 * A number box for each event whose day is a parameter, for those who would rather type than drag its flag.
 * An event that changes nothing has none.
 */
import { numberBox } from "../../dom/number_box.js";
import { make } from "../../dom/nodes.js";
import { endOf } from "../../measure/day.js";
import { reach } from "../../measure/reach.js";
import { knobsAt, veiled } from "../../model/shown.js";
import { valueOf } from "../../model/values.js";
import { STRINGS } from "../../strings/en_drawer.js";
import { quantity } from "../../words/numbers.js";

/** @type {import("../../types.d.ts").Mount} */
export function mount(explorable) {
  const { model } = explorable;
  const named = model.events.filter((event) => event.label && event.parameter);
  if (!named.length) return null;
  const boxes = named.map(({ label, parameter }) =>
    box(
      label,
      model.parameters.find((one) => one.name === parameter),
      explorable,
    ),
  );
  const node = make("div", { class: "days" }, ...boxes.map((one) => one.node));
  const update = (run, settings) => {
    if (!run) return;
    const { hidden, locked } = settings;
    // A knob of the same parameter has a number box of its own.
    const taken = new Set(knobsAt(model, settings).flatMap((knob) => knob.parameters));
    const told = new Set([
      ...run.jumps.flatMap(({ labels }) => labels),
      ...run.never.map(({ label }) => label),
    ]);
    boxes.forEach((one) => {
      one.node.hidden = taken.has(one.name) || !told.has(one.label) || hidden.includes(one.name);
      one.show(locked.includes(one.name));
    });
    node.hidden = veiled(settings) !== null || boxes.every((one) => one.node.hidden);
  };
  return { node, update };
}

function box(label, parameter, explorable) {
  const { model, locale } = explorable;
  const { name } = parameter;
  const value = () => valueOf(model, explorable.settings.values, name);
  const put = (day) => explorable.set({ [name]: day });
  const ends = () => reach(parameter, endOf(model));
  const step = (way) => {
    const [low, high] = ends();
    put(Math.max(low, Math.min(high, value() + way)));
  };
  const { input, problem, show, clear } = numberBox(
    { id: `day-${name}` },
    {
      words: STRINGS,
      locale,
      ends,
      value,
      put,
      step,
      figure: (end) => quantity(end, "", locale),
    },
  );
  const button = (way, sign, words) => {
    const node = make(
      "button",
      { type: "button", class: "step", "aria-label": words(STRINGS.dayOf(label)) },
      sign,
    );
    node.addEventListener("click", () => {
      clear();
      step(way);
    });
    return node;
  };
  const node = make(
    "div",
    { class: "day" },
    make("label", { for: input.id }, STRINGS.dayOf(label)),
    make(
      "span",
      { class: "amount" },
      button(-1, "−", STRINGS.less),
      make("span", { class: "box" }, input),
      button(1, "+", STRINGS.more),
    ),
    problem,
  );
  return {
    node,
    name,
    label,
    show: (locked) => {
      show();
      input.disabled = locked;
    },
  };
}
