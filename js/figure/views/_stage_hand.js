/**
 * What a hand may do on a stage beside looking: give what an event gives on the day shown, and wipe cells away, with
 * a finger, a mouse, or the arrow keys.
 */
import { make, put, say } from "../../dom/nodes.js";
import { veiled } from "../../model/shown.js";
import { measure } from "../../measure/measures.js";
import { STRINGS } from "../../strings/en.js";
import { number } from "../../words/numbers.js";

/** A finger is about so wide, in px. */
const FINGER = 22;
const TRIES = 4; // that are told
const HALVES = 10; // how often the last one may be halved

/** The actor under an event on the canvas, or null. */
export function hit({ offsetX: x, offsetY: y }, seen, radius) {
  let best = null;
  let near = Math.max(FINGER, radius * 1.4);
  for (const one of seen) {
    if (one.gone) continue;
    const far = Math.hypot(one.x - x, one.y - y);
    if (far < near) [best, near] = [one, far];
  }
  return best;
}

/** Of so many, how many are left after a number of strokes: the last one goes by halves. */
export const left = (all, strokes) => (strokes < all ? all - strokes : 0.5 ** (strokes - all + 1));

/** Whether a condition is met by a run. */
const holds = (run, { measure: [name, column, ...numbers], above = -Infinity, below = Infinity }) => {
  const value = measure(run, name, column, numbers);
  return value > above && value < below;
};

export class Hand {
  /** stage: who is asked for what is shown, and told to paint. */
  constructor(stage) {
    const { view, nodes } = stage;
    this.stage = stage;
    this.on = false; // whether a hand wipes
    this.ids = []; // of those that it has taken away
    this.strokes = 0;
    this.asked = 0; // the share taken away whose end the reader is yet to see
    this.under = null; // the id of the one under it
    this.given = make("div", { class: "given" });
    this.toggle = make("button", { type: "button", "aria-pressed": "false" }, STRINGS.stage.wipe);
    this.range = make("input", { type: "range", min: 0, step: 1, "aria-label": STRINGS.stage.share });
    this.gone = make("output", {});
    this.go = make("button", { type: "button", class: "primary" }, STRINGS.stage.run);
    this.came = make("ul", { class: "came", role: "status" });
    this.tool = make("div", { class: "wiping", hidden: true }, this.range, this.gone, this.go);
    nodes.hand.append(this.given, ...(view.wipe ? [this.toggle, this.tool, this.came] : []));
    this.toggle.addEventListener("click", () => this.turn(!this.on));
    this.range.addEventListener("input", () => this.take(Number(this.range.value)));
    this.go.addEventListener("click", () => this.play());
    for (const kind of ["pointerdown", "pointermove"])
      nodes.canvas.addEventListener(kind, (event) => this.wipe(event));
  }

  /** The buttons that make sense now. */
  show(run, settings) {
    const { hidden, locked, time } = settings;
    const { view } = this.stage;
    const free = (name) => !hidden.includes(name) && !locked.includes(name);
    const asked = veiled(settings) !== null;
    this.stage.nodes.hand.hidden = asked;
    this.toggle.hidden = !view.wipe || !free(view.wipe.parameter);
    if (asked || this.toggle.hidden) this.on = false;
    const marks = asked || time === null ? [] : run.jumps.flatMap((jump) => jump.marks);
    const events = marks.filter((one) => one.parameter && free(one.parameter));
    this.tried(run, settings);
    const names = events.map(({ label }) => label).join();
    if (this.names !== names) this.offer(events);
    this.names = names;
  }

  /** A syringe for each event whose day is the reader's: now. */
  offer(events) {
    this.given.replaceChildren(
      ...events.map(({ label, parameter }) => {
        const button = make("button", { type: "button" }, STRINGS.stage.now(label));
        button.addEventListener("click", () => this.give(parameter));
        return button;
      }),
    );
  }

  give(name) {
    const { change, now, day, model } = this.stage;
    const { range } = model.parameters.find((one) => one.name === name);
    const on = Math.max(range?.[0] ?? 0, Math.min(range?.[1] ?? Infinity, Math.round(day)));
    change({ values: { ...now.settings.values, [name]: on }, time: on });
  }

  /** What came of the share that a hand took away, once the reader has seen it. */
  tried(run, settings) {
    const { view, played, at } = this.stage;
    const share = this.asked;
    if (!share || !view.groups || run.values[view.wipe.parameter] !== share) return;
    if (settings.time !== null && at < played.pace.length - 1) return;
    this.asked = 0;
    const found = Object.entries(view.groups).find(([, condition]) => holds(run, condition));
    const percent = number(100 * share, "3", settings.locale);
    const told = this.came.appendChild(make("li", {}));
    say(told, STRINGS.stage.came(percent, found?.[0] ?? view.rest));
    while (this.came.childElementCount > TRIES) this.came.firstChild.remove();
  }

  turn(on) {
    this.on = on;
    this.ids = [];
    this.strokes = 0;
    put(this.toggle, { "aria-pressed": on });
    this.tool.hidden = !on;
    this.stage.nodes.canvas.classList.toggle("wiped", on);
    if (on) this.stage.change({ time: 0, show: 0 });
    put(this.range, { max: this.most() });
    this.tell();
    if (!on) this.stage.paint();
  }

  /** Those that may be taken away. */
  all() {
    return this.stage.seen.filter(({ kind, gone }) => !gone && this.stage.view.wipe.kinds.includes(kind));
  }

  most() {
    return this.on ? this.all().length - 1 + HALVES : 0;
  }

  /** A number of strokes, as the slider has it: those touched stay away. */
  take(strokes) {
    const ids = this.all().map(({ id }) => id);
    const whole = Math.min(strokes, ids.length - 1);
    const kept = this.ids.slice(0, whole);
    this.ids = [...kept, ...ids.filter((id) => !kept.includes(id))].slice(0, whole);
    this.strokes = strokes;
    this.tell();
    this.stage.paint();
  }

  /** A finger or a pressed mouse goes over the cells. */
  wipe(event) {
    if (!this.on || !(event.buttons || event.pointerType === "touch")) return;
    const there = this.all();
    const one = hit(
      event,
      there.filter(({ id }) => !this.ids.includes(id)),
      this.stage.radius,
    );
    const anew = one && one.id !== this.under;
    this.under = one?.id ?? null;
    if (!anew) return;
    const last = this.ids.length >= there.length - 1;
    if (!last) this.ids.push(one.id);
    this.strokes = Math.min(this.most(), this.strokes + 1);
    this.tell();
    this.stage.paint();
  }

  get share() {
    const all = this.all().length;
    const { parameter } = this.stage.view.wipe;
    const top = this.stage.model.parameters.find(({ name }) => name === parameter).range?.[1] ?? 1;
    return all ? Math.min(top, 1 - left(all, this.strokes) / all) : 0;
  }

  tell() {
    const { locale } = this.stage.now.settings;
    const words = STRINGS.stage.gone(number(100 * this.share, "3", locale));
    if (this.range.value !== String(this.strokes)) this.range.value = String(this.strokes);
    put(this.range, { "aria-valuetext": words });
    say(this.gone, words);
  }

  /** What is left of each: nothing of those wiped away, of the last a part. */
  leaves(seen) {
    if (!this.on || !this.strokes) return seen;
    const halved = left(this.all().length, this.strokes);
    return seen.map((one) => {
      if (this.ids.includes(one.id)) return { ...one, look: "bleb", alpha: 0.3 };
      const last = halved < 1 && this.stage.view.wipe.kinds.includes(one.kind);
      return last ? { ...one, size: 0.35 + 0.65 * halved } : one;
    });
  }

  /** The run in which this share is taken away, from its first day. */
  play() {
    const { change, now, view, node } = this.stage;
    this.asked = this.share;
    const values = { ...now.settings.values, [view.wipe.parameter]: this.asked };
    this.turn(false);
    change({ values, time: 0, show: 0 });
    node.dispatchEvent(new CustomEvent("lupus-play", { bubbles: true }));
  }
}
