/**
 * What the reader has set, apart from how it is shown: values by parameter, the view, and the last run that worked.
 * Pins, a prediction, the time cursor and links belong here too.
 */
import { ode } from "./simulate.js";

export class State {
  /** start: {knobs, views, preset, values} as `options` gives them. */
  constructor(model, start) {
    this.model = model;
    this.knobs = start.knobs;
    this.views = start.views;
    this.view = start.views[0];
    this.start = { preset: start.preset, values: start.values };
    this.values = { ...start.values };
    this.run = null;
    this.reference = null;
    this.error = null;
    this.listeners = new Set();
  }

  subscribe(listener) {
    this.listeners.add(listener);
  }

  /** Change some values; the rest stay. */
  set(values) {
    this.replace({ ...this.values, ...values });
  }

  /** Take exactly these values over the model's own. */
  replace(values) {
    this.values = values;
    for (const listener of this.listeners) listener();
  }

  startOver() {
    this.replace({ ...this.start.values });
  }

  /** Put one knob back to where it started. */
  back(knob) {
    this.set(Object.fromEntries(knob.parameters.map((name) => [name, this.atStart(name)])));
  }

  own(name) {
    return this.model.parameters.find((parameter) => parameter.name === name).value;
  }

  value(name) {
    return this.values[name] ?? this.own(name);
  }

  atStart(name) {
    return this.start.values[name] ?? this.own(name);
  }

  /** Whether these parameters (all, when none are named) differ from the start. */
  moved(names = this.model.parameters.map((parameter) => parameter.name)) {
    return names.some((name) => this.value(name) !== this.atStart(name));
  }

  /** The preset whose values these are, or undefined. */
  preset() {
    const same = (preset) => this.model.parameters.every(({ name, value }) => (preset.values[name] ?? value) === this.value(name));
    return this.model.presets.find(same);
  }

  /** The sliders' values and whatever else is not the model's own: what Python, links and print call the settings. */
  settings() {
    const shown = new Set(this.knobs.flatMap((knob) => knob.parameters));
    const told = this.model.parameters.filter(({ name, value }) => shown.has(name) || this.value(name) !== value);
    return Object.fromEntries(told.map(({ name }) => [name, this.value(name)]));
  }

  /** Run the model; a run that fails leaves the last good one and says why. */
  compute() {
    try {
      this.run = ode(this.model, this.values);
      this.error = null;
      this.reference ??= this.run;
    } catch (error) {
      this.error = error.message;
    }
    return this.run;
  }
}
