/**
 * What a hand may do on a stage beside looking and giving (_stage_syringes.js): wipe cells away, with a finger, a
 * mouse, or the arrow keys.
 */
import { make, put, say } from "../../dom/nodes.js";
import { veiled } from "../../model/shown.js";
import { STRINGS } from "../../strings/en.js";
import { number } from "../../words/numbers.js";

/** A finger is about so wide, in px. */
const FINGER = 22;
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

export class Hand {
  /** stage: who is asked for what is shown, and told to paint. */
  constructor(stage) {
    const { view, nodes } = stage;
    this.stage = stage;
    this.on = false; // whether a hand wipes
    this.ids = []; // of those that it has taken away
    this.strokes = 0;
    this.under = null; // the id of the one under it
    this.toggle = make("button", { type: "button", "aria-pressed": "false" }, STRINGS.stage.wipe);
    this.range = make("input", { type: "range", min: 0, step: 1, "aria-label": STRINGS.stage.share });
    this.gone = make("output", {});
    this.go = make("button", { type: "button", class: "primary" }, STRINGS.stage.run);
    this.tool = make("div", { class: "wiping", hidden: true }, this.range, this.gone, this.go);
    nodes.hand.append(...(view.wipe ? [this.toggle, this.tool] : []));
    this.toggle.addEventListener("click", () => this.turn(!this.on));
    this.range.addEventListener("input", () => this.take(Number(this.range.value)));
    this.go.addEventListener("click", () => this.play());
    for (const kind of ["pointerdown", "pointermove"])
      nodes.canvas.addEventListener(kind, (event) => this.wipe(event));
  }

  /** The buttons that make sense now. */
  show(run, settings) {
    const { hidden, locked } = settings;
    const { view } = this.stage;
    const free = (name) => !hidden.includes(name) && !locked.includes(name);
    const asked = veiled(settings) !== null;
    this.stage.nodes.hand.hidden = asked;
    this.toggle.hidden = !view.wipe || !free(view.wipe.parameter);
    if (asked || this.toggle.hidden) this.on = false;
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
    const values = { ...now.settings.values, [view.wipe.parameter]: this.share };
    this.turn(false);
    change({ values, time: 0, show: 0 });
    node.dispatchEvent(new CustomEvent("lupus-play", { bubbles: true }));
  }
}
