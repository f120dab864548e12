/**
 * What the reader has set, apart from how it is shown. No DOM. Read anything; change it by a method, which
 * tells every listener what changed: "values", "view", "time", "level", "pins", "prediction" or "controls".
 *
 * values    {parameter: number} over the model's own        set, replace, back, startOver
 * view      name of the view that is on                      look(name)
 * level     "guided", "explore" or "sandbox"; knobs follow   climb(level)
 * time      the day of the cursor, null where none is shown  to(day); `day` is a number in any case
 * pins      up to 3 of {label, values, run}                  pin(label), unpin(i); `allPins` while a question
 *           hides them
 * prediction  null or what predict.js keeps                  predict(prediction)
 * hidden, locked  Sets of names of controls                  restrict({hidden, locked})
 * run, reference, error  the last run that worked, the first one, why there is no newer   compute()
 */
import { LEVELS, MOST_PINS } from "../look/conventions.js";
import { measure } from "../measure/measures.js";
import { ode } from "../simulate/ode.js";

const NO_PINS = [];

export class State {
  /**
   * start: {knobs, views, preset, values, level, pins, predict, from, hide, cases} as `options` gives them.
   */
  constructor(model, start) {
    this.model = model;
    this.sliders = start.knobs;
    this.views = start.views;
    this.chosen = start.views[0];
    this.start = {
      preset: start.preset,
      values: start.values,
      level: start.level ?? "guided",
      pins: start.pins ?? [],
      predict: start.predict ?? null,
      from: start.from ?? 0,
      hide: start.hide ?? [],
      cases: start.cases?.length ? start.cases : model.presets,
    };
    this.values = { ...start.values };
    this.level = this.start.level;
    this.time = null;
    this.prediction = null;
    this.draft = null;
    this.hidden = new Set(this.start.hide);
    this.locked = new Set();
    this.log = {};
    this.run = null;
    this.reference = null;
    this.error = null;
    this.listeners = new Set();
    this.pinned(
      this.start.pins.map((preset) => ({ label: preset.label ?? preset.name, values: preset.values })),
    );
  }

  subscribe(listener) {
    this.listeners.add(listener);
  }

  tell(what) {
    for (const listener of this.listeners) listener(what);
  }

  /** What stays when a notebook moves the element. */
  kept() {
    const { values, chosen, level, time, allPins, prediction, hidden, locked, log } = this;
    return { values, chosen, level, time, allPins, prediction, hidden, locked, log };
  }

  /** Change some values; the rest stay. */
  set(values) {
    this.replace({ ...this.values, ...values });
  }

  /** Take exactly these values over the model's own; what a link has locked stays. */
  replace(values) {
    this.values = this.locked.size ? { ...values, ...this.held() } : values;
    this.tell("values");
  }

  held() {
    const locked = [...this.sliders, ...this.model.knobs].filter((knob) => this.locked.has(knob.name));
    return Object.fromEntries(
      locked.flatMap((knob) => knob.parameters).map((name) => [name, this.value(name)]),
    );
  }

  startOver() {
    this.time = null;
    this.replace({ ...this.start.values });
  }

  /** Put one knob back to where it started. */
  back(knob) {
    this.set(Object.fromEntries(knob.parameters.map((name) => [name, this.atStart(name)])));
  }

  look(view) {
    this.view = view;
    this.tell("view");
  }

  /** The view that is on. While a curve is to be predicted, pictures that would give it away wait. */
  get view() {
    return this.offered(this.chosen)
      ? this.chosen
      : (this.views.find((name) => this.offered(name)) ?? this.views[0]);
  }

  set view(name) {
    this.chosen = name;
  }

  offered(name) {
    const { veiled, model } = this;
    return (
      veiled === null ||
      veiled === name ||
      model.plots.some((plot) => plot.name === name && plot.series.includes(veiled))
    );
  }

  /** Names of controls that a link has hidden, beside those that the element never shows. */
  get hiddenByLink() {
    return [...this.hidden].filter((name) => !this.start.hide.includes(name));
  }

  /** Steps of ×10 (log) or even ones on a plot, whatever the model chose. */
  scale(name, log) {
    this.log = { ...this.log, [name]: log };
    this.tell("view");
  }

  /** A plot with the steps the reader asked for. */
  steps(plot) {
    const log = this.log[plot.name] ?? plot.log;
    return log === plot.log ? plot : { ...plot, log };
  }

  climb(level) {
    this.level = level;
    this.tell("level");
  }

  /** Move the cursor of every view to a day of the run; null puts it away. */
  to(day) {
    this.time = day === null ? null : Math.max(0, Math.min(this.end, day));
    this.tell("time");
  }

  /** The pinned runs that are shown: they would answer a question, and wait while one is asked. */
  get pins() {
    return this.veiled === null ? this.allPins : NO_PINS;
  }

  set pins(pins) {
    this.allPins = pins;
  }

  /** Keep the present run on the picture under a label. */
  pin(label) {
    if (!this.run || this.error || this.allPins.length >= MOST_PINS) return;
    this.pins = [...this.allPins, { label, values: this.values, run: this.run }];
    this.tell("pins");
  }

  unpin(i) {
    this.pins = this.allPins.filter((_, at) => at !== i);
    this.tell("pins");
  }

  /** Undo an `unpin`: {pin, i}. */
  putBack({ pin, i }) {
    this.pins = [...this.allPins.slice(0, i), pin, ...this.allPins.slice(i)].slice(0, MOST_PINS);
    this.tell("pins");
  }

  /** Pin runs by their values: [{label, values}]. Those that cannot be computed are left out. */
  pinned(list) {
    const made = list.slice(0, MOST_PINS).map(({ label, values }) => {
      try {
        return { label, values, run: ode(this.model, values) };
      } catch {
        return null;
      }
    });
    this.pins = made.filter(Boolean);
    this.tell("pins");
  }

  /** The column that is not shown yet, because the reader has been asked to predict it; else null. */
  get veiled() {
    const { predict } = this.start;
    return predict && !this.prediction?.locked && !this.hidden.has("predict") ? predict : null;
  }

  /** Whether a locked prediction lies on this plot. */
  guessOn(plot) {
    return !!this.prediction?.locked && !!this.prediction.values && plot.series.includes(this.start.predict);
  }

  /** The reader's dot before it is locked: {x, y} of the view that asks. */
  place(draft) {
    this.draft = draft;
    this.tell("draft");
  }

  predict(prediction) {
    this.prediction = prediction;
    this.tell("prediction");
  }

  restrict({ hidden, locked }) {
    if (hidden) this.hidden = new Set([...this.start.hide, ...hidden]);
    if (locked) this.locked = new Set(locked);
    this.tell("controls");
  }

  /**
   * The day the views show: the cursor's, or the one that the view opens on (a thermometer: on its highest),
   * or the last one.
   */
  get day() {
    const { day, kind, column } = this.model.views?.find(({ name }) => name === this.view) ?? {};
    return (
      this.time ??
      day ??
      (kind === "thermometer" && this.run ? measure(this.run, "peak_day", column) : this.end)
    );
  }

  /** The last day of the run. */
  get end() {
    return this.run ? this.run.days[this.run.days.length - 1] : this.model.span;
  }

  /** The element's own sliders, and from level to level more of the model's knobs. */
  get knobs() {
    return this.knobsAt(this.level);
  }

  knobsAt(level) {
    const open = LEVELS.slice(0, LEVELS.indexOf(level) + 1);
    const taken = new Set(this.sliders.map((knob) => knob.name));
    const more =
      level === "guided"
        ? []
        : this.model.knobs.filter((knob) => open.includes(knob.level) && !taken.has(knob.name));
    return [...this.sliders, ...more];
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
    const same = (preset) =>
      this.model.parameters.every(({ name, value }) => (preset.values[name] ?? value) === this.value(name));
    return this.model.presets.find(same);
  }

  /**
   * The element's sliders' values and whatever else is not the model's own: what Python, links and print call
   * the settings.
   */
  settings() {
    const shown = new Set(this.sliders.flatMap((knob) => knob.parameters));
    const told = this.model.parameters.filter(
      ({ name, value }) => shown.has(name) || this.value(name) !== value,
    );
    return Object.fromEntries(told.map(({ name }) => [name, this.value(name)]));
  }

  /** Run the model where its values changed; a run that fails leaves the last good one and says why. */
  compute() {
    if (this.computed === this.values) return this.run;
    this.computed = this.values;
    try {
      this.run = ode(this.model, this.values);
      this.error = null;
      this.reference ??= this.run;
      if (this.time > this.end) this.time = this.end;
    } catch (error) {
      this.error = error.message;
    }
    return this.run;
  }
}
