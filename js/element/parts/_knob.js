/** What every control has: its name, its values, a lock and a way back. */
import { make } from "../../dom/nodes.js";
import { moved } from "../../model/shown.js";
import { valueOf } from "../../model/values.js";
import { STRINGS } from "../../strings/en.js";

export class Knob {
  /** @type {(HTMLInputElement | HTMLButtonElement)[]} */
  controls = []; // what a lock holds

  constructor(knob, explorable, id) {
    const { model, locale } = explorable;
    this.knob = knob;
    this.explorable = explorable;
    this.model = model;
    this.locale = locale;
    this.parameter =
      knob.parameters.length === 1 && model.parameters.find((one) => one.name === knob.parameters[0]);
    this.back = make(
      "button",
      { type: "button", class: "back", "aria-label": STRINGS.backTo(knob.label), title: STRINGS.back },
      "↺",
    );
    this.back.addEventListener("click", () => this.startOver());
    this.build(id);
    this.update(explorable.settings);
  }

  // Each kind of knob makes its node and controls, shows what is set, and takes the focus.
  /** @type {(id: string) => void} */
  build() {}
  /** @type {(settings: object) => void} */
  show() {}
  focus() {}

  /** The present value of a parameter, the only one of the knob when none is named. */
  value(name = this.parameter.name) {
    return valueOf(this.model, this.explorable.settings.values, name);
  }

  put(values, how = "set") {
    this.explorable[how](values);
  }

  startOver() {
    const { start } = this.explorable.settings;
    this.focus();
    this.put(
      Object.fromEntries(this.knob.parameters.map((name) => [name, valueOf(this.model, start.values, name)])),
    );
  }

  /** The named stop whose values are the present ones: its place among them, or -1. */
  get stop() {
    return this.knob.stops.findIndex((one) =>
      Object.entries(one.values).every(([name, value]) => this.value(name) === value),
    );
  }

  /** Show the present values. */
  update(settings) {
    const locked = settings.locked.includes(this.knob.name);
    const still = !moved(this.model, settings, this.knob.parameters);
    for (const control of this.controls) if (control.disabled !== locked) control.disabled = locked;
    this.back.classList.toggle("off", still);
    this.back.disabled = locked || still;
    this.show(settings);
  }
}
