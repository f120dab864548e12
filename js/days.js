/** A number box for each event whose day is a parameter, for those who would rather type than drag its flag. An event that changes nothing has none. */
import { reach } from "./flags.js";
import { make, say } from "./make.js";
import { STRINGS } from "./strings.js";
import { quantity } from "./words.js";

export function mount({ state, model }) {
  const named = model.events.filter((event) => event.label && event.parameter);
  if (!named.length) return null;
  const boxes = named.map(({ label, parameter }) => box(label, model.parameters.find((one) => one.name === parameter), state));
  const node = make("div", { class: "days" }, ...boxes.map((one) => one.node));
  const update = (run) => {
    if (!run) return;
    // A knob of the same parameter has a number box of its own.
    const taken = new Set(state.knobs.flatMap((knob) => knob.parameters));
    const told = new Set([...run.jumps.flatMap(({ labels }) => labels), ...run.never.map(({ label }) => label)]);
    boxes.forEach((one) => { one.node.hidden = taken.has(one.name) || !told.has(one.label) || state.hidden.has(one.name); one.show(); });
    node.hidden = state.veiled !== null || boxes.every((one) => one.node.hidden);
  };
  return { node, update };
}

function box(label, parameter, state) {
  const { name } = parameter;
  const input = make("input", { type: "number", step: "any", inputmode: "decimal", id: `day-${name}` });
  const problem = make("span", { class: "problem", role: "alert" });
  const ends = () => reach(parameter, state.end);
  const put = (value) => {
    const [low, high] = ends();
    const fits = value >= low && value <= high;
    say(problem, fits ? "" : Number.isNaN(value) ? STRINGS.notANumber : STRINGS.outside(...ends().map((end) => quantity(end, "", state.locale))));
    if (fits) state.set({ [name]: value });
  };
  const show = () => {
    if (input.getRootNode().activeElement !== input) input.value = state.value(name);
    input.disabled = state.locked.has(name);
  };
  const step = (way, sign, words) => {
    const button = make("button", { type: "button", class: "step", "aria-label": words(STRINGS.dayOf(label)) }, sign);
    button.addEventListener("click", () => {
      const [low, high] = ends();
      put(Math.max(low, Math.min(high, state.value(name) + way)));
      input.value = state.value(name);
    });
    return button;
  };
  input.addEventListener("input", () => put(input.value === "" ? NaN : Number(input.value)));
  input.addEventListener("blur", () => { say(problem, ""); show(); });
  const node = make("div", { class: "day" }, make("label", { for: input.id }, STRINGS.dayOf(label)),
    make("span", { class: "amount" }, step(-1, "−", STRINGS.less), make("span", { class: "box" }, input), step(1, "+", STRINGS.more)), problem);
  return { node, name, label, show };
}
