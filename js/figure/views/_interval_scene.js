/**
 * Rounds to touch: people whom one spins, the bar of the count under them, and under it the pile of rounds.
 * People wait at the door, to be pulled in.
 */
import { redraw, say } from "../../dom/nodes.js";
import { tallied } from "../../measure/proportion.js";
import { STRINGS } from "../../strings/views/interval.js";
import { number } from "../../words/numbers.js";
import { inAir, landed, lasts, people, shownRound } from "./_interval_act.js";
import { joined } from "./_interval_counts.js";
import { laid, painted } from "./_interval_picture.js";
import { between } from "./_interval_places.js";

const WALK = 280; // ms from the door to one's place

const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

export class Scene {
  /** parts: nodes as `_interval_hand.js` makes them. */
  constructor(model, view, change, parts) {
    this.model = model;
    this.view = view;
    this.change = change;
    this.parts = parts;
    /** @type {import("./_interval_act.js").Act | null} */
    this.act = null;
    this.walk = null; // where everyone comes from, and since when
    this.rest();
  }

  /** The trial as it was, and all rounds on the pile. */
  rest() {
    this.act = null;
    this.done = null; // rounds on the pile; null: all
    this.round = null; // the round whose people are shown; null: the trial's
  }

  /** Show a count; where it is another one, what was spun is gone. */
  show(given, found, settings, size) {
    const key = `${found.key} ${given.k}`;
    const plan = laid(given, found, this.view, settings, size);
    const known = this.seen?.size === size;
    if (this.key !== key) this.rest();
    if (known && this.seen.given.n !== given.n && !still())
      this.walk = { was: this.spots(performance.now()), from: performance.now() };
    else if (!known) this.walk = null;
    this.key = key;
    this.values = settings.values; // and what a hand has asked for since
    this.seen = { given, found, settings, size, plan };
    this.frame(performance.now());
  }

  /** Where everyone stands now. */
  spots(now) {
    const { spots, door } = this.seen.plan;
    const part = this.walk ? (now - this.walk.from) / WALK : 1;
    if (part >= 1) this.walk = null;
    return this.walk ? between(this.walk.was, spots, door, part) : spots;
  }

  /** Spin everyone once; what is under way stops. */
  spin() {
    if (this.act?.kind === "spin") return;
    this.pause();
    const { found } = this.seen;
    const first = this.done === null || this.done >= found.rounds.length ? 0 : this.done;
    this.begin("spin", first);
  }

  /** Spin all rounds that are left, or stop that. */
  pass() {
    const { found } = this.seen;
    if (this.act?.kind === "pass") return this.pause();
    if (this.act) this.end();
    const first = this.done === null || this.done >= found.rounds.length ? 0 : this.done;
    this.begin("pass", first);
  }

  begin(kind, first) {
    this.before = this.shownPeople(performance.now()).map(({ well }) => well);
    this.act = { kind, first, from: performance.now() };
    this.done = first;
    if (still()) this.end();
    else this.frame(performance.now());
  }

  /** A pass stops where it is. */
  pause() {
    if (this.act?.kind === "spin") return this.end();
    if (!this.act) return;
    const { length } = this.seen.found.rounds;
    this.done = Math.max(1, landed(this.act, length, performance.now() - this.act.from));
    this.round = this.done - 1;
    this.act = null;
    this.change({});
  }

  end() {
    const { kind, first } = this.act;
    if (kind === "pass") this.rest();
    else {
      this.done = first + 1;
      this.round = first;
      this.act = null;
    }
    this.change({}); // draws and tells anew
  }

  /** So many people more, all better, or fewer. */
  bring(more) {
    this.values = { ...this.values, ...joined(this.model, this.values, this.view, more) };
    this.change({ values: this.values });
  }

  frame(now) {
    cancelAnimationFrame(this.asked);
    if (this.act && now - this.act.from >= lasts(this.act)) this.end();
    const { found, given, plan, settings } = this.seen;
    const after = this.act ? Math.max(0, now - this.act.from) : 0;
    const count = found.rounds.length;
    const on = this.act ? landed(this.act, count, after) : (this.done ?? count);
    const shapes = painted(plan, given, found, this.view, settings.locale, {
      counts: on === count ? found.treated : tallied(given.n, found.rounds.slice(0, on)),
      air: this.act ? inAir(this.act, count, after) : [],
      spots: this.spots(now),
      people: this.shownPeople(now),
      round: this.act ? shownRound(this.act, count, after) : this.round,
    });
    redraw(this.parts.svg, shapes);
    // What was told is of the rounds before.
    this.parts.words.style.visibility = this.act ? "hidden" : "";
    say(
      this.parts.many,
      this.act?.kind === "pass" ? STRINGS.pause : STRINGS.trial.many(number(count, "d", settings.locale)),
    );
    if ((this.act || this.walk) && this.parts.svg.isConnected)
      this.asked = requestAnimationFrame((at) => this.frame(at));
  }

  /** {well, turn} of everyone now: in the round that is shown, or in the trial. */
  shownPeople(now) {
    const { given, found } = this.seen;
    const { act } = this;
    const after = act ? Math.max(0, now - act.from) : 0;
    const round = act ? shownRound(act, found.rounds.length, after) : this.round;
    if (round === null) return Array.from({ length: given.n }, (_, i) => ({ well: i < given.k, turn: 1 }));
    return people(given, round, this.before ?? [], act, after);
  }

  stop() {
    cancelAnimationFrame(this.asked);
    this.rest();
  }
}
