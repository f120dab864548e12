/**
 * A slider with its value beside it, which opens to be typed, and its named stops as marks: the words of one are
 * told when the slider is there.
 */
import { make, put, say } from "../../dom/nodes.js";
import { differ, valueOf } from "../../model/values.js";
import { STRINGS } from "../../strings/en.js";
import { quantity } from "../../words/numbers.js";
import { whenMore } from "../later.js";
import { Knob } from "./_knob.js";
/** @import { Parameter, Values } from "../../types.d.ts" */

export const POSITIONS = 200;
const NEAR = 4; // positions within which a hand means the stop
const THUMB = 28;

const rounded = (value, digits = 3) => Number(value.toPrecision(digits));

/**
 * Where a slider stands for which value: of one parameter, or of a knob whose stops set several (`here`).
 * stops: positions that a hand is drawn to.
 * @typedef {{ last: number, stops: number[], low?: number, high?: number, fraction?(value: number): number,
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
  return { low, high, fraction, position, value, last: POSITIONS, stops: named.map(position) };
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
  return { last: Math.max(1, knob.stops.length - 1), stops: [], here };
}

export class Slider extends Knob {
  build(id) {
    const { knob, parameter, model } = this;
    /** @type {Travel} */
    this.travel = parameter ? travel(parameter, knob.stops) : stopsOnly(knob, model);
    this.range = make("input", { type: "range", id, min: 0, max: this.travel.last, step: 1 });
    // A hand is drawn to the marks; the arrow keys walk past them.
    this.range.addEventListener("pointerdown", () => (this.held = true));
    for (const end of ["change", "keydown", "pointercancel"])
      this.range.addEventListener(end, () => (this.held = false));
    this.range.addEventListener("input", () => this.slid(this.meant(Number(this.range.value)), "slide"));
    this.amount = make("span");
    this.opener = make(
      "button",
      { type: "button", class: "value", "aria-expanded": "false" },
      this.amount,
      make("span", { class: "unseen" }, `, ${STRINGS.exactly(knob.label)}`),
    );
    this.opener.addEventListener("click", () => this.open());
    this.word = make("span");
    this.told = parameter && knob.stops.length ? make("div", { class: "stop-word" }, this.word) : null;
    this.node = make(
      "div",
      { class: "knob" },
      make(
        "div",
        { class: "knob-head" },
        make("label", { for: id, class: "knob-name" }, knob.label),
        this.back,
        this.opener,
      ),
      make("div", { class: "track" }, ...knob.stops.map((_, i) => this.mark(i)), this.range),
      this.told,
    );
    this.controls = [this.range, this.opener];
  }

  mark(i) {
    const mark = make("span", { class: "mark" });
    mark.style.left = `calc(${THUMB / 2}px + (100% - ${THUMB}px) * ${this.fraction(i)})`;
    return mark;
  }

  fraction(i) {
    const stop = this.knob.stops[i];
    return this.parameter ? this.travel.fraction(stop.values[this.parameter.name]) : i / this.travel.last;
  }

  focus() {
    this.range.focus();
  }

  /** The number to be typed, and the stops by their words, under the slider; once more, and they go. */
  open() {
    whenMore(this.explorable, ({ exact }) => {
      const shut = this.exact?.node.hidden ?? true;
      if (!this.exact) this.node.append((this.exact = exact(this)).node);
      this.exact.node.hidden = !shut;
      put(this.opener, { "aria-expanded": shut });
      this.update(this.explorable.settings);
      (shut ? this.exact : this.opener).focus();
    });
  }

  put(values, how) {
    this.exact?.clear();
    super.put(values, how);
  }

  /** The position that a hand means. */
  meant(at) {
    const near = this.held && this.travel.stops.find((stop) => Math.abs(stop - at) < NEAR);
    return near || near === 0 ? near : at;
  }

  slid(at, how) {
    const { parameter, travel, knob } = this;
    this.put(parameter ? { [parameter.name]: travel.value(at) } : knob.stops[at].values, how);
  }

  show(settings) {
    const { parameter, stop, travel } = this;
    const here = parameter ? travel.position(this.value()) : travel.here(settings.values);
    this.range.value = String(here);
    this.range.style.setProperty("--part", here / travel.last);
    const word = this.knob.stops[stop]?.label;
    const amount = parameter && quantity(this.value(), parameter.unit, this.locale);
    say(this.amount, amount || word || STRINGS.own);
    put(this.range, { "aria-valuetext": [amount, word].filter(Boolean).join(", ") || STRINGS.own });
    if (this.told) {
      say(this.word, word ?? "");
      this.told.style.setProperty("--part", here / travel.last);
    }
    this.exact?.show();
  }
}
