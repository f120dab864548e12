/** What has no order is chosen by buttons, of which one is down: the arrow keys walk them. */
import { make } from "../../dom/nodes.js";
import { Knob } from "./_knob.js";

/**
 * Whether a knob's stops are names and no amounts: they set several parameters, and do not begin with a figure.
 * @type {(knob: import("../../types.d.ts").Knob) => boolean}
 */
export const unordered = ({ parameters, stops }) =>
  parameters.length > 1 && !stops.every(({ label }) => /^\d/.test(label));

export class Choice extends Knob {
  build(id) {
    const { label, stops } = this.knob;
    this.controls = this.inputs = stops.map((stop, i) => {
      const input = make("input", { type: "radio", name: id, value: i });
      input.addEventListener("change", () => this.put(stop.values));
      return input;
    });
    this.node = make(
      "div",
      { class: "knob", role: "radiogroup", "aria-labelledby": `${id}-name` },
      make(
        "div",
        { class: "knob-head" },
        make("span", { class: "knob-name", id: `${id}-name` }, label),
        this.back,
      ),
      make(
        "div",
        { class: "pills" },
        ...stops.map((stop, i) => make("label", {}, this.inputs[i], make("span", {}, stop.label))),
      ),
    );
  }

  focus() {
    (this.inputs.find((one) => one.checked) ?? this.inputs[0]).focus();
  }

  show() {
    const { stop } = this;
    this.inputs.forEach((input, i) => {
      input.checked = i === stop;
    });
  }
}
