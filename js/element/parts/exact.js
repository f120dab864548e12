/** What stands behind the value of a slider: a box to type it, one step less or more, and the stops by their words. */
import { numberBox } from "../../dom/number_box.js";
import { make, put } from "../../dom/nodes.js";
import { STRINGS } from "../../strings/en_more.js";
import { quantity, unit } from "../../words/numbers.js";

const STEPS = 20; // from one end to the other
const AS_COUNTS = 200;

/**
 * {node, show, clear, focus} of a slider (_slider.js).
 * @type {(slider: any) => { node: HTMLElement, show(): void, clear(): void, focus(): void }}
 */
export function exact(slider) {
  const { knob, parameter } = slider;
  const box = parameter ? typed(slider) : null;
  const stops = knob.stops.map((stop) => {
    const button = make("button", { type: "button", class: "stop" }, stop.label);
    button.addEventListener("click", () => slider.put(stop.values));
    return button;
  });
  const node = make(
    "div",
    { class: "exact", hidden: true },
    box && amount(slider, box),
    stops.length ? make("div", { class: "stops" }, ...stops) : null,
    box?.problem,
  );
  const controls = [...node.querySelectorAll("button, input")];
  node.addEventListener("keydown", ({ key }) => key === "Escape" && slider.open());
  slider.controls.push(...controls);
  return {
    node,
    show() {
      stops.forEach((button, i) => put(button, { "aria-pressed": i === slider.stop }));
      box?.show();
    },
    clear: () => box?.clear(),
    focus: () => (box?.input ?? stops[0])?.focus(),
  };
}

const typed = (slider) =>
  numberBox(
    { "aria-label": STRINGS.value(slider.knob.label) },
    {
      words: STRINGS,
      locale: slider.locale,
      ends: () => [slider.travel.low, slider.travel.high],
      value: () => slider.value(),
      put: (value) => slider.put({ [slider.parameter.name]: value }),
      step: (way) => step(slider, way),
      shown: (value) => String(Number(value.toPrecision(4))),
      figure: (end) => quantity(end, "", slider.locale),
    },
  );

/** The box with its unit between two step buttons. */
function amount(slider, { input }) {
  const button = (way, sign, name) => {
    const node = make(
      "button",
      { type: "button", class: "step", "aria-label": name(slider.knob.label) },
      sign,
    );
    node.addEventListener("click", () => step(slider, way));
    return node;
  };
  const words = make("span", { class: "unit" }, unit(slider.parameter.unit));
  return make(
    "span",
    { class: "amount" },
    button(-1, "−", STRINGS.less),
    make("span", { class: "box" }, input, words),
    button(1, "+", STRINGS.more),
  );
}

/** One twentieth of the way, from where the slider is; one more or less of what is counted. */
function step(slider, way) {
  const { low, high, last, position } = slider.travel;
  if (!slider.parameter.whole) {
    const at = position(slider.value()) + way * (last / STEPS);
    return slider.slid(Math.max(0, Math.min(last, at)));
  }
  const size = Math.max(1, Math.round((high - low) / AS_COUNTS / 10) * 10);
  const value = Math.max(low, Math.min(high, Math.round(slider.value()) + way * size));
  slider.put({ [slider.parameter.name]: value });
}
