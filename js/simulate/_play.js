/** A run played on a stage: acts in their order, and whom they befall. No DOM. */
/** @import { Course, Life, Model, Stage } from "../types.d.ts" */

const MARGIN = 0.2; // by how much an act before its time must bring the counts nearer to the amounts
const HELD = 0.25; // part of a small dose from which on its one actor may go
const LEAST = 0.7; // actors that a held one counts for
export const TIE = 1e-6; // what two solvers may differ by, so that both languages round alike

/** A number from 0 to 1 out of three: the same in both languages, and another for each. */
export function chance(a, b, c) {
  let h = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul((b + 0x7f4a7c15) | 0, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) ^ Math.imul((c + 0x165667b1) | 0, 0x297a2d39);
  h = Math.imul(h ^ (h >>> 13), 0x85ebca6b);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}

/** To the nearest whole number, alike in both languages. */
export const rounded = (value) => Math.floor(value + 0.5 + TIE);

/** A run played on the stage, row by row of its grid. */
export class Play {
  /** @type {Life[]} */
  lives = [];

  /**
   * @param {Model} model
   * @param {Stage} stage
   * @param {Course} told
   * @param {boolean[]} level
   * @param {number} seed
   */
  constructor(model, stage, told, level, seed) {
    this.model = model;
    this.told = told;
    this.level = level;
    this.seed = seed;
    this.living = stage.kinds.map(() => []); // ids
    this.held = stage.kinds.map(() => 0); // a dose too small for one actor has one, down to this
    this.known = []; // rates of a row, by the kind that is left out
    this.target = stage.kinds.map(() => 0); // how many there should be, as the run has it
    this.acts = stage.acts.map((act, a) => this.planned(act, a));
    this.done = new Float64Array(this.acts.length);
    this.due = Float64Array.from(this.acts, ({ due }) => due);
    for (let i = 0; i < told.days.length; i++) this.row(i);
  }

  /** An act of those who are shown: due when half owed, or more, so that not all reactions are in step. */
  planned({ lose: from, make: to, by, sure = false, reaction }, a) {
    const [lose, make] = [from, to].map((k) => (this.level[k] ? -1 : k));
    const due = lose < 0 && make < 0 ? Infinity : 0.5 + chance(this.seed, a, 0) / 2 - TIE;
    return { a, lose, make, by, sure, reaction, due, parts: [] };
  }

  /** One row: what is due, then what is owed and brings the counts nearer; after events what they brought. */
  row(i) {
    this.i = i;
    this.at = i * this.acts.length;
    this.births = []; // which act of this step each was
    this.gone = []; // those who went, as yet with the act in place of the day
    this.fired = 0;
    this.aim();
    if (i === 0 || this.told.jump[i]) return this.leap();
    const { due, done, at } = this;
    const { flux } = this.told;
    for (let a = 0; a < due.length; a++)
      while (flux[at + a] - done[a] >= due[a] && this.fire(this.acts[a], true));
    for (let act; (act = this.nearest());) this.fire(act);
    if (this.fired) this.date(this.told.days[i - 1], this.told.days[i]);
  }

  /** The acts of one step, in their order, on even days of it. */
  date(from, to) {
    const day = (nth) => from + ((to - from) * (nth + 0.5)) / this.fired;
    const first = this.lives.length - this.births.length;
    this.births.forEach((nth, i) => (this.lives[first + i].born = day(nth)));
    for (const life of this.gone) life.gone = day(life.gone);
  }

  aim() {
    for (let k = 0; k < this.held.length; k++) {
      const amount = this.told.amounts[k][this.i];
      if (amount >= 1 || amount < this.held[k] - TIE) this.held[k] = 0;
      this.target[k] = this.held[k] ? Math.max(amount, LEAST) : amount;
    }
  }

  /** How often an act should have been beyond what it has. */
  owed(a) {
    return this.told.flux[this.at + a] - this.done[a];
  }

  /** By how much an act would bring the counts nearer to the amounts, in squares; none where nobody can go. */
  gain({ lose, make }) {
    if (lose >= 0 && !this.living[lose].length) return 0;
    return (lose >= 0 ? -2 * this.short(lose) - 1 : 0) + (make >= 0 ? 2 * this.short(make) - 1 : 0);
  }

  /** How many there are too few of a kind. */
  short(k) {
    return this.target[k] - this.living[k].length;
  }

  /** Whether any count is so far from its amount that an act could gain enough: mostly none is. */
  away() {
    for (let k = 0; k < this.target.length; k++)
      if (Math.abs(this.short(k)) > 0.5 + MARGIN / 4 && !this.level[k]) return true;
    return false;
  }

  /** Of the acts that are owed and bring the counts nearer, the one that is owed most. */
  nearest() {
    let [found, most] = [undefined, TIE];
    if (!this.away()) return found;
    for (let a = 0; a < this.acts.length; a++) {
      const owed = this.owed(a);
      if (owed > most + TIE && this.gain(this.acts[a]) > MARGIN) [found, most] = [this.acts[a], owed];
    }
    return found;
  }

  /** An act happens; false where nobody is there to go, nor owed to be born. */
  fire(act, due = false) {
    const { lose, make, reaction } = act;
    if (lose >= 0 && !this.living[lose].length && !(due && this.bring(lose))) return false;
    const nth = this.fired++;
    const lost = lose >= 0 ? this.lives[this.taken(lose, act.a, this.done[act.a])] : null;
    const by = this.agent(act);
    const made = make >= 0 ? this.born(make, reaction, lost?.id ?? -1, lost ? -1 : by) : null;
    if (made) this.births.push(nth);
    if (lost) {
      lost.gone = nth;
      lost.cause = reaction;
      lost.by = by;
      lost.became = made?.id ?? -1;
      this.gone.push(lost);
    }
    this.done[act.a]++;
    return true;
  }

  /** A birth before its time, so that somebody is there to go. */
  bring(k) {
    let [found, most] = [null, TIE];
    for (const act of this.acts)
      if (act.make === k && this.owed(act.a) > most + TIE) [found, most] = [act, this.owed(act.a)];
    return !!found && this.fire(found);
  }

  born(kind, how, from = -1, maker = -1) {
    const id = this.lives.length;
    const born = this.told.days[this.i];
    const life = { id, kind, born, from, how, maker, gone: Infinity, cause: null, by: -1, became: -1 };
    this.living[kind].push(id);
    this.lives.push(life);
    return life;
  }

  /** The id of one of the living, who leaves them. */
  taken(k, salt, nth) {
    const all = this.living[k];
    const place = Math.floor(chance(this.seed, salt + 256, nth) * all.length);
    const id = all[place];
    all[place] = all.at(-1);
    all.pop();
    return id;
  }

  /** Who does an act: of a kind as often as the rate falls without it; -1 for nobody. */
  agent(act) {
    if (!act.by.length) return -1;
    let chosen = 0;
    if (!act.sure) {
      this.shares(act).forEach((share, j) => (act.parts[j] = (act.parts[j] || 0) + share));
      act.parts.forEach((part, j) => part > act.parts[chosen] + TIE && (chosen = j));
      act.parts[chosen] -= 1;
    }
    const all = this.living[act.by[chosen]] || [];
    return all.length ? all[Math.floor(chance(this.seed, act.a + 512, this.done[act.a]) * all.length)] : -1;
  }

  /** Part of a reaction's rate that each of its agents has, and last nobody. */
  shares({ by, reaction }) {
    const whole = this.rates(-1)[reaction];
    const parts = by.map((k) => Math.max(0, whole - this.rates(k)[reaction]));
    const sum = parts.reduce((a, b) => a + b, 0);
    const all = Math.max(whole, sum);
    return all > 0 ? [...parts.map((part) => part / all), 1 - sum / all] : [...parts, 1];
  }

  /** Rates on this row, were a kind not there. */
  rates(without) {
    const { model, told, i } = this;
    const known = (this.known[without + 1] ??= { v: new Float64Array(model.reactions.length), row: -1 });
    if (known.row !== i) {
      const state = told.states[i];
      const place = told.places[without];
      const amount = state[place];
      if (place >= 0) state[place] = 0;
      model.rates(state, told.settings[i], known.v, told.days[i]);
      if (place >= 0) state[place] = amount;
      known.row = i;
    }
    return known.v;
  }

  /** After events, and on day 0: as many as there are, born or gone on that day. */
  leap() {
    const { i, told, living, level } = this;
    told.amounts.forEach((amounts, k) => {
      if (level[k] || (i && Math.abs(amounts[i] - amounts[i - 1]) < TIE)) return;
      let wanted = rounded(amounts[i]);
      if (i && !wanted && !living[k].length && amounts[i] > amounts[i - 1]) {
        wanted = 1;
        this.held[k] = HELD * amounts[i];
      }
      while (living[k].length < wanted) this.born(k, i ? "given" : "start");
      for (let n = 0; living[k].length > wanted; n++) {
        const life = this.lives[this.taken(k, 1024 * i + 768 + k, n)];
        life.gone = told.days[i];
        life.cause = "event";
      }
    });
  }
}
