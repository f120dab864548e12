/**
 * A number box for each event whose day is a parameter, for those who would rather type than drag its flag.
 * An event that changes nothing has none.
 */
import { numberBox } from "../../dom/number_box.js";
import { make } from "../../dom/nodes.js";
import { reach } from "../../measure/reach.js";
import { STRINGS } from "../../strings/en.js";
import { quantity } from "../../words/numbers.js";

export function mount({ state, model }) {
  const named = model.events.filter((event) => event.label && event.parameter);
  if (!named.length) return null;
  const boxes = named.map(({ label, parameter }) =>
    box(
      label,
      model.parameters.find((one) => one.name === parameter),
      state,
    ),
  );
  const node = make("div", { class: "days" }, ...boxes.map((one) => one.node));
  const update = (run) => {
    if (!run) return;
    // A knob of the same parameter has a number box of its own.
    const taken = new Set(state.knobs.flatMap((knob) => knob.parameters));
    const told = new Set([
      ...run.jumps.flatMap(({ labels }) => labels),
      ...run.never.map(({ label }) => label),
    ]);
    boxes.forEach((one) => {
      one.node.hidden = taken.has(one.name) || !told.has(one.label) || state.hidden.has(one.name);
      one.show();
    });
    node.hidden = state.veiled !== null || boxes.every((one) => one.node.hidden);
  };
  return { node, update };
}

function box(label, parameter, state) {
  const { name } = parameter;
  const ends = () => reach(parameter, state.end);
  const step = (way) => {
    const [low, high] = ends();
    state.set({ [name]: Math.max(low, Math.min(high, state.value(name) + way)) });
  };
  const { input, problem, show, clear } = numberBox(
    { id: `day-${name}` },
    {
      words: STRINGS,
      locale: state.locale,
      ends,
      value: () => state.value(name),
      put: (value) => state.set({ [name]: value }),
      step,
      figure: (end) => quantity(end, "", state.locale),
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
    show: () => {
      show();
      input.disabled = state.locked.has(name);
    },
  };
}
