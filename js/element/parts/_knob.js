/**
 * One control: a slider with its value beside it, step buttons, named stops before the fine track, and a way
 * back.
 */
import { numberBox } from "../../dom/number_box.js";
import { apart } from "../../figure/room.js";
import { make, put } from "../../dom/nodes.js";
import { moved } from "../../model/shown.js";
import { differ, valueOf } from "../../model/values.js";
import { STRINGS } from "../../strings/en.js";
import { quantity, unit } from "../../words/numbers.js";
/** @import { Parameter, Values } from "../../types.d.ts" */

const POSITIONS = 200;
const THUMB = 28;

const rounded = (value, digits = 3) => Number(value.toPrecision(digits));

/**
 * Where a slider stands for which value: of one parameter, or of a knob whose stops set several (`here`).
 * @typedef {{ last: number, low?: number, high?: number, fraction?(value: number): number,
 *   position?(value: number): number, value?(at: number): number, here?(values: Values): number }} Travel
 */

/**
 * The scale of a one-parameter knob: position 0…200 to value and back, through every named stop.
 * @type {(parameter: Parameter, stops: { values: Values }[]) => Travel}
 */
export function travel(parameter, stops) {
  const named = stops.map((stop) => stop.values[parameter.name]);
  const around = parameter.value
    ? [parameter.value / 10, parameter.value * 10].sort((a, b) => a - b)
    : [0, 1];
  const ends = parameter.range ?? (named.length > 1 ? named : around);
  const low = Math.min(...ends, ...named);
  const high = Math.max(...ends, ...named);
  const log = parameter.log && low > 0;
  const fraction = (value) =>
    log ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
  const position = (value) => Math.max(0, Math.min(POSITIONS, Math.round(fraction(value) * POSITIONS)));
  const exact = new Map(
    [low, high, parameter.value, ...named].filter((v) => v >= low && v <= high).map((v) => [position(v), v]),
  );
  const fine = (at) =>
    rounded(log ? low * (high / low) ** (at / POSITIONS) : low + (high - low) * (at / POSITIONS));
  const value = (at) => exact.get(at) ?? (parameter.whole ? Math.round(fine(at)) : fine(at));
  return { low, high, fraction, position, value, last: POSITIONS };
}

/**
 * The scale of a knob that sets several parameters: one position a stop. Between stops it stands at the one
 * that shares most values, of several at the nearest.
 */
function stopsOnly(knob, model) {
  const here = (values) => {
    const counts = knob.stops.map(
      (stop) => knob.parameters.filter((name) => !differ(model, stop.values, values, [name])).length,
    );
    const off = ({ values: at }) =>
      knob.parameters.reduce((sum, name) => sum + Math.abs(at[name] - valueOf(model, values, name)), 0);
    const [best] = knob.stops
      .map((_, i) => i)
      .sort((a, b) => counts[b] - counts[a] || off(knob.stops[a]) - off(knob.stops[b]));
    return best;
  };
  return { last: Math.max(1, knob.stops.length - 1), here };
}

export class Knob {
  constructor(knob, explorable, index) {
    const { model, locale } = explorable;
    this.knob = knob;
    this.explorable = explorable;
    this.model = model;
    this.locale = locale;
    this.parameter =
      knob.parameters.length === 1 && model.parameters.find((one) => one.name === knob.parameters[0]);
    /** @type {Travel} */
    this.travel = this.parameter ? travel(this.parameter, knob.stops) : stopsOnly(knob, model);
    this.build(`knob-${index}`);
    this.update(explorable.settings);
  }

  /** The present value of a parameter, the only one of the knob when none is named. */
  value(name = this.parameter.name) {
    return valueOf(this.model, this.explorable.settings.values, name);
  }

  build(id) {
    const { label } = this.knob;
    this.range = make("input", { type: "range", id, min: 0, max: this.travel.last, step: 1 });
    this.range.addEventListener("input", () => this.slid(Number(this.range.value), "slide"));
    this.back = make(
      "button",
      { type: "button", class: "back", "aria-label": STRINGS.backTo(label) },
      `↺ ${STRINGS.back}`,
    );
    this.back.addEventListener("click", () => {
      this.range.focus();
      const { start } = this.explorable.settings;
      this.put(
        Object.fromEntries(
          this.knob.parameters.map((name) => [name, valueOf(this.model, start.values, name)]),
        ),
      );
    });
    this.stops = this.knob.stops.map((stop) => this.stop(stop));
    this.marks = this.knob.stops.map(() => make("span", { class: "mark" }));
    this.row = make("div", { class: "stops" }, ...this.stops);
    this.node = make(
      "div",
      { class: "knob" },
      make(
        "div",
        { class: "knob-head" },
        make("label", { for: id }, label),
        this.back,
        this.parameter ? this.amount() : null,
      ),
      this.row,
      make("div", { class: "track" }, ...this.marks, this.range),
      this.box?.problem,
    );
    this.controls = [this.range, ...this.stops, ...this.node.querySelectorAll(".step, .box input")];
    this.marks.forEach((mark, i) => {
      mark.style.left = `calc(${THUMB / 2}px + (100% - ${THUMB}px) * ${this.fraction(i)})`;
    });
  }

  stop(stop) {
    const button = make("button", { type: "button", class: "stop" }, stop.label);
    button.addEventListener("click", () => this.put(stop.values));
    return button;
  }

  /** Number box with its unit between two step buttons. */
  amount() {
    const { label } = this.knob;
    this.box = numberBox(
      { "aria-label": STRINGS.value(label) },
      {
        words: STRINGS,
        locale: this.locale,
        ends: () => [this.travel.low, this.travel.high],
        value: () => this.value(),
        put: (value) => this.put({ [this.parameter.name]: value }),
        step: (way) => this.step(way),
        shown: (value) => String(rounded(value, 4)),
        figure: (end) => quantity(end, "", this.locale),
      },
    );
    const button = (way, sign, name) => {
      const node = make("button", { type: "button", class: "step", "aria-label": name(label) }, sign);
      node.addEventListener("click", () => this.step(way));
      return node;
    };
    return make(
      "span",
      { class: "amount" },
      button(-1, "−", STRINGS.less),
      make(
        "span",
        { class: "box" },
        this.box.input,
        make("span", { class: "unit" }, unit(this.parameter.unit)),
      ),
      button(1, "+", STRINGS.more),
    );
  }

  fraction(i) {
    const stop = this.knob.stops[i];
    return this.parameter ? this.travel.fraction(stop.values[this.parameter.name]) : i / this.travel.last;
  }

  put(values, how = "set") {
    this.box?.clear();
    this.explorable[how](values);
  }

  slid(at, how) {
    const { parameter, travel, knob } = this;
    this.put(parameter ? { [parameter.name]: travel.value(at) } : knob.stops[at].values, how);
  }

  /** One twentieth of the way, from where the slider is; one more or less of what is counted. */
  step(way) {
    const { low, high } = this.travel;
    if (this.parameter.whole) {
      const size = Math.max(1, Math.round((high - low) / POSITIONS / 10) * 10);
      this.put({
        [this.parameter.name]: Math.max(low, Math.min(high, Math.round(this.value()) + way * size)),
      });
      return;
    }
    const at = this.travel.position(this.value()) + way * (POSITIONS / 20);
    this.slid(Math.max(0, Math.min(POSITIONS, at)));
  }

  /** Show the present values. */
  update(settings) {
    const here = this.parameter ? this.travel.position(this.value()) : this.travel.here(settings.values);
    this.range.value = String(here);
    this.range.style.setProperty("--part", here / this.travel.last);
    const stop = this.knob.stops.findIndex((one) =>
      Object.entries(one.values).every(([name, value]) => this.value(name) === value),
    );
    this.stops.forEach((button, i) => put(button, { "aria-pressed": i === stop }));
    const words = [
      this.parameter && quantity(this.value(), this.parameter.unit, this.locale),
      this.knob.stops[stop]?.label,
    ];
    put(this.range, { "aria-valuetext": words.filter(Boolean).join(", ") || STRINGS.own });
    const locked = settings.locked.includes(this.knob.name);
    const still = !moved(this.model, settings, this.knob.parameters);
    for (const control of this.controls) if (control.disabled !== locked) control.disabled = locked;
    this.back.classList.toggle("off", still);
    this.back.disabled = locked || still;
    this.box?.show();
  }

  /** The stops as they would lie over their marks, so that their room can be read. */
  loosen() {
    this.row.classList.remove("flow");
  }

  /** {width, sizes} of the row and of each of its stops, in px. */
  room() {
    return { width: this.row.clientWidth, sizes: this.stops.map((button) => button.offsetWidth) };
  }

  /** Put each stop's words under its mark, or let them flow where there is no room. */
  layout({ width, sizes }) {
    const wanted = this.stops.map((_, i) => THUMB / 2 + (width - THUMB) * this.fraction(i));
    const centres = apart(wanted, sizes, 0, width);
    const aside = centres.some((centre, i) => Math.abs(centre - wanted[i]) > sizes[i] / 2);
    const crowded = aside || sizes.reduce((sum, size) => sum + size, 0) > width;
    this.row.classList.toggle("flow", crowded);
    this.stops.forEach((button, i) => {
      button.style.left = crowded ? "" : `${centres[i] - sizes[i] / 2}px`;
    });
  }
}
