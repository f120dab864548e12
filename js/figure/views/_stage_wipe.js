/**
 * Cells that a hand takes away from a stage, by a finger, a mouse or the keys of a slider: the share of each kind is
 * a parameter of the model, and the run goes on from the day on which they are gone.
 */
import { make, put, say } from "../../dom/nodes.js";
import { measure } from "../../measure/measures.js";
import { STRINGS } from "../../strings/en.js";
import { number } from "../../words/numbers.js";
import { hit } from "./_stage_hit.js";

const HALVES = 10; // how often the last one may be halved
const TRIES = 4; // that are told
const BEFORE = 0.25; // day, before they are gone

/** Of so many, how many are left after a number of strokes: the last one goes by halves. */
export const left = (all, strokes) => (strokes < all ? all - strokes : 0.5 ** (strokes - all + 1));

/** Whether a condition is met by a run. */
const holds = (run, { measure: [name, column, ...numbers], above = -Infinity, below = Infinity }) => {
  const value = measure(run, name, column, numbers);
  return value > above && value < below;
};

/** Those of one share: its parameter, their kinds, how many strokes took whom. */
class Take {
  constructor({ parameter, kinds }, model, alone) {
    const { label, range } = model.parameters.find(({ name }) => name === parameter);
    this.parameter = parameter;
    this.kinds = kinds;
    this.top = range?.[1] ?? 1;
    this.there = [];
    this.anew();
    const name = alone ? STRINGS.stage.share : label[0].toUpperCase() + label.slice(1);
    this.range = make("input", { type: "range", min: 0, step: 1, "aria-label": name });
    this.gone = make("output", {});
    const shown = alone ? [] : [make("span", { class: "of" }, name)];
    this.row = make("div", { class: "take" }, ...shown, this.range, this.gone);
  }

  /** Nobody is taken away. */
  anew() {
    /** @type {number[]} */
    this.ids = [];
    this.strokes = 0;
  }

  /** Of those seen, who may be taken away; some may stay as a part of one. */
  sees(seen) {
    this.there = seen.filter(({ kind, gone }) => !gone && this.kinds.includes(kind));
    put(this.range, { max: this.most });
    this.row.hidden = !this.there.length;
  }

  /** The strokes that there are: where a part must stay, the last one goes by halves. */
  get most() {
    const all = this.there.length;
    return this.top < 1 ? Math.max(0, all - 1) + HALVES : all;
  }

  get left() {
    const all = this.there.length;
    return this.top < 1 ? left(all, this.strokes) : all - this.strokes;
  }

  get share() {
    const all = this.there.length;
    return all ? Math.min(this.top, 1 - this.left / all) : 0;
  }

  /** How many may go as a whole. */
  get whole() {
    return this.there.length - (this.top < 1 ? 1 : 0);
  }

  /** A number of strokes: those touched stay away. */
  take(strokes) {
    const ids = this.there.map(({ id }) => id);
    const whole = Math.min(strokes, this.whole);
    const kept = this.ids.slice(0, whole);
    this.ids = [...kept, ...ids.filter((id) => !kept.includes(id))].slice(0, whole);
    this.strokes = strokes;
  }

  touch(id) {
    if (this.ids.length < this.whole) this.ids.push(id);
    this.strokes = Math.min(this.most, this.strokes + 1);
  }

  tell(locale) {
    const words = STRINGS.stage.gone(number(100 * this.share, "3", locale));
    if (this.range.value !== String(this.strokes)) this.range.value = String(this.strokes);
    put(this.range, { "aria-valuetext": words });
    say(this.gone, words);
  }
}

export class Wipe {
  /** stage: who is asked for what is shown, and told to paint. */
  constructor(stage) {
    const { view, nodes, model } = stage;
    const { takes } = view.wipe;
    this.stage = stage;
    this.on = false;
    this.under = null; // the id of the one under the finger
    this.takes = takes.map((one) => new Take(one, model, takes.length === 1));
    this.toggle = make("button", { type: "button", "aria-pressed": "false" }, STRINGS.stage.wipe);
    this.go = make("button", { type: "button", class: "primary" }, STRINGS.stage.run);
    this.tool = make("div", { class: "wiping", hidden: true }, ...this.takes.map(({ row }) => row), this.go);
    this.came = make("ul", { class: "came", role: "status" });
    this.asked = 0; // the share taken away whose end the reader is yet to see
    nodes.hand.append(this.toggle, this.tool, this.came);
    this.toggle.addEventListener("click", () => this.turn(!this.on));
    this.go.addEventListener("click", () => this.play());
    for (const one of this.takes)
      one.range.addEventListener("input", () => {
        one.take(Number(one.range.value));
        this.shown();
      });
    for (const kind of ["pointerdown", "pointermove"])
      nodes.canvas.addEventListener(kind, (event) => this.wiped(event));
  }

  /** Whether it makes sense now. */
  offer(free, asked) {
    this.toggle.hidden = !this.takes.every(({ parameter }) => free(parameter));
    if (asked || this.toggle.hidden) this.on = false;
  }

  /** What came of the share that a hand took away, once the reader has seen it. */
  tried(run, settings) {
    const { view, played, at } = this.stage;
    const share = this.asked;
    // What came of other tries is of the step in which they were made.
    if (settings.step !== this.step) this.came.replaceChildren();
    this.step = settings.step;
    if (!share || !view.groups || run.values[this.takes[0].parameter] !== share) return;
    if (settings.time !== null && at < played.pace.length - 1) return;
    this.asked = 0;
    const found = Object.entries(view.groups).find(([, condition]) => holds(run, condition));
    const percent = number(100 * share, "3", settings.locale);
    const told = this.came.appendChild(make("li", {}));
    say(told, STRINGS.stage.came(percent, found?.[0] ?? view.rest));
    while (this.came.childElementCount > TRIES) this.came.firstChild.remove();
  }

  /** The moment before they go, with these shares of them. */
  before(share) {
    const { now, view, model } = this.stage;
    const day = model.events[view.wipe.event].day(now.run.p) - BEFORE;
    const shares = Object.fromEntries(this.takes.map((one) => [one.parameter, share(one)]));
    const values = { ...now.settings.values, ...shares };
    return { values, time: Math.max(0, day), show: day > 0 ? null : 0 };
  }

  turn(on) {
    this.on = on;
    this.takes.forEach((one) => one.anew());
    put(this.toggle, { "aria-pressed": on });
    this.tool.hidden = !on;
    this.stage.nodes.canvas.classList.toggle("wiped", on);
    if (on) this.stage.change(this.before(() => 0));
    this.shown();
  }

  /** A finger or a pressed mouse goes over the cells. */
  wiped(event) {
    if (!this.on || !(event.buttons || event.pointerType === "touch")) return;
    const gone = this.takes.flatMap(({ ids }) => ids);
    const there = this.takes.flatMap((one) => one.there).filter(({ id }) => !gone.includes(id));
    const one = hit(event, there, this.stage.radius);
    const anew = one && one.id !== this.under;
    this.under = one?.id ?? null;
    if (!anew) return;
    this.takes.find(({ kinds }) => kinds.includes(one.kind)).touch(one.id);
    this.shown();
  }

  shown() {
    const { now } = this.stage;
    this.stage.paint();
    this.takes.forEach((one) => one.tell(now.settings.locale));
  }

  /** What is left of each: nothing of those wiped away, of the last a part. */
  leaves(seen) {
    if (!this.on) return seen;
    this.takes.forEach((one) => one.sees(seen));
    return seen.map((one) => {
      const take = this.takes.find(({ kinds }) => kinds.includes(one.kind));
      if (!take?.strokes || one.gone) return one;
      if (take.ids.includes(one.id)) return { ...one, look: "bleb", alpha: 0.3 };
      return take.left < 1 ? { ...one, size: 0.35 + 0.65 * take.left } : one;
    });
  }

  /** The run in which these shares are taken away, from just before. */
  play() {
    const { change, node } = this.stage;
    const patch = this.before(({ share }) => share);
    this.asked = this.takes[0].share;
    this.turn(false);
    change(patch);
    node.dispatchEvent(new CustomEvent("lupus-play", { bubbles: true }));
  }
}
