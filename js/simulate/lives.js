/**
 * Lives of the actors on a stage: who is born when and of whom, who goes when, why and by whom. Each thing that
 * happens is a reaction of the model, as often as its flux says; twin of simulate/lives.py, act for act. No DOM.
 */
import { course } from "./_course.js";
/** @import { Life, Lives, Model, Run, Stage } from "../types.d.ts" */

const MARGIN = 0.2; // by how much an act before its time must bring the counts nearer to the amounts
const TIE = 1e-6; // what two solvers may differ by, so that both languages round alike
const LEVEL = 1500; // acts of one kind in a run that no eye can follow
const HELD = 0.25; // part of a small dose from which on its one actor may go

/** A number from 0 to 1 out of three: the same in both languages, and another for each. */
export function chance(a, b, c) {
  let h = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul((b + 0x7f4a7c15) | 0, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) ^ Math.imul((c + 0x165667b1) | 0, 0x297a2d39);
  h = Math.imul(h ^ (h >>> 13), 0x85ebca6b);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}

const rounded = (value) => Math.floor(value + 0.5 + TIE);

/**
 * The lives of a run: a function of the run and the seed alone.
 *
 * kinds: of actors, in the order of `stage.kinds`; level: so many come and go that only their number is told · lives:
 * by birth · counts(day): how many of each kind there are · days, change: a grid, and how much has changed by each of
 * its days, in actors · moments(n): days that part this change evenly.
 * @type {(model: Model, stage: Stage, run: Run, seed?: number) => Lives}
 */
export function lives(model, stage, run, seed = 1) {
  const told = course(model, stage, run);
  const level = stage.kinds.map((_, k) => turnover(stage, told, k) > LEVEL - TIE);
  const kinds = stage.kinds.map((kind, k) => {
    const { name, label, role } = model.species.find((one) => one.name === kind.species);
    return { ...kind, name, label, role, each: told.each[k], level: level[k] };
  });
  const all = new Play(model, stage, told, level, seed).lives;
  const change = changed(told);
  return {
    kinds,
    lives: all,
    days: told.days,
    change,
    counts: (day) => counts(kinds, all, told, day),
    moments: (n) => moments(told.days, change, n),
  };
}

/** How many acts of one kind the run has. */
function turnover({ acts }, { flux }, k) {
  const copies = ({ lose, make }) => [...lose, ...make].filter((one) => one === k).length;
  return acts.reduce((sum, act, a) => sum + copies(act) * flux[a].at(-1), 0);
}

/** A run played on the stage, row by row of its grid. */
class Play {
  /** @type {Life[]} */
  lives = [];

  constructor(model, stage, told, level, seed) {
    Object.assign(this, { model, stage, told, level, seed });
    this.living = stage.kinds.map(() => []); // ids
    this.held = stage.kinds.map(() => 0); // a dose too small for one actor has one, down to this
    this.target = stage.kinds.map(() => 0); // how many there should be, as the run has it
    const shown = (list) => list.filter((k) => !level[k]);
    this.acts = stage.acts
      .map((act, a) => ({ ...act, lose: shown(act.lose), make: shown(act.make), a, flux: told.flux[a] }))
      .filter(({ lose, make }) => lose.length + make.length)
      // An act is due when it is half owed, or wholly: not all reactions in step.
      .map((act) => ({ ...act, done: 0, due: 1 - chance(seed, act.a, 0) / 2, parts: [] }));
    told.days.forEach((_, i) => this.row(i));
  }

  /** One row: what is due, then what is owed and brings the counts nearer; after events what they brought. */
  row(i) {
    this.i = i;
    this.fresh = []; // [life, "born" or "gone", which act of this step]
    this.fired = 0;
    this.aim();
    if (i === 0 || this.told.jump[i]) return this.leap();
    for (const act of this.acts) while (this.owed(act) >= act.due - TIE && this.fire(act, true));
    for (let act; (act = this.nearest());) this.fire(act);
    const [from, to] = [this.told.days[i - 1], this.told.days[i]];
    for (const [life, key, nth] of this.fresh) life[key] = from + ((to - from) * (nth + 0.5)) / this.fired;
  }

  aim() {
    this.told.amounts.forEach((amounts, k) => {
      const amount = amounts[this.i];
      if (amount >= 1 || amount < this.held[k] - TIE) this.held[k] = 0;
      this.target[k] = this.held[k] ? Math.max(amount, 0.7) : amount;
    });
  }

  owed(act) {
    return act.flux[this.i] - act.done;
  }

  /** By how much an act would bring the counts nearer to the amounts, in squares; none where nobody can go. */
  gain({ lose, make }) {
    if (lose.some((k) => !this.living[k].length)) return 0;
    const steps = new Map();
    for (const k of lose) steps.set(k, (steps.get(k) ?? 0) - 1);
    for (const k of make) steps.set(k, (steps.get(k) ?? 0) + 1);
    let sum = 0;
    for (const [k, step] of steps) sum += step * (2 * (this.target[k] - this.living[k].length) - step);
    return sum;
  }

  /** Of the acts that are owed and bring the counts nearer, the one that is owed most. */
  nearest() {
    let [found, most] = [undefined, TIE];
    for (const act of this.acts)
      if (this.owed(act) > most + TIE && this.gain(act) > MARGIN) [found, most] = [act, this.owed(act)];
    return found;
  }

  /** An act happens; false where nobody is there to go, nor owed to be born. */
  fire(act, due = false) {
    for (const k of act.lose) if (!this.living[k].length && !(due && this.bring(k))) return false;
    const nth = this.fired++;
    const lost = act.lose.map((k, j) => this.lives[this.taken(k, act, j)]);
    const by = this.agent(act);
    const made = [];
    act.make.forEach((k, j) => {
      const from = act.turns && j < lost.length ? lost[j].id : -1;
      // What one cell turns into pinches where it makes more than one.
      const maker = from >= 0 ? -1 : act.turns && j ? made[0].id : by;
      made.push(this.born(k, { how: act.reaction, from, maker }));
      this.fresh.push([made[j], "born", nth]);
    });
    lost.forEach((life, j) => {
      Object.assign(life, { cause: act.reaction, by, became: act.turns && made[j] ? made[j].id : -1 });
      this.fresh.push([life, "gone", nth]);
    });
    act.done++;
    return true;
  }

  /** A birth before its time, so that somebody is there to go. */
  bring(k) {
    let [found, most] = [null, TIE];
    for (const act of this.acts)
      if (act.make.includes(k) && this.owed(act) > most + TIE) [found, most] = [act, this.owed(act)];
    return !!found && this.fire(found);
  }

  born(kind, { how, from = -1, maker = -1 }) {
    const life = { id: this.lives.length, kind, born: this.told.days[this.i], from, how, maker };
    Object.assign(life, { gone: Infinity, cause: null, by: -1, became: -1 });
    this.living[kind].push(life.id);
    this.lives.push(life);
    return life;
  }

  /** The id of one of the living, who leaves them. */
  taken(k, act, j) {
    const all = this.living[k];
    const place = Math.floor(chance(this.seed, act.a + 256 * (j + 1), act.done) * all.length);
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
      this.shares(act).forEach((share, j) => (act.parts[j] = (act.parts[j] ?? 0) + share));
      act.parts.forEach((part, j) => part > act.parts[chosen] + TIE && (chosen = j));
      act.parts[chosen] -= 1;
    }
    const all = this.living[act.by[chosen]] ?? [];
    return all.length ? all[Math.floor(chance(this.seed, act.a + 256 * 9, act.done) * all.length)] : -1;
  }

  /** Part of a reaction's rate that each of its agents has, and last nobody. */
  shares({ by, reaction }) {
    const { model, stage, told, i } = this;
    const rate = (without) => {
      const v = new Float64Array(model.reactions.length);
      const state = Array.from(told.states[i], (amount, s) =>
        model.species[s].name === without ? 0 : amount,
      );
      model.rates(state, told.settings[i], v);
      return v[reaction];
    };
    const whole = rate();
    const parts = by.map((k) => Math.max(0, whole - rate(stage.kinds[k].species)));
    const all = Math.max(
      whole,
      parts.reduce((a, b) => a + b, 0),
    );
    const shares = parts.map((part) => (all > 0 ? part / all : 0));
    return [...shares, 1 - shares.reduce((a, b) => a + b, 0)];
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
      while (living[k].length < wanted) this.born(k, { how: i ? "given" : "start" });
      for (let n = 0; living[k].length > wanted; n++) {
        const life = this.lives[this.taken(k, { a: 200 + k, done: n }, i)];
        Object.assign(life, { gone: told.days[i], cause: "event" });
      }
    });
  }
}

/** How much has changed by each row, in actors of all kinds: what comes and goes in step does not count. */
function changed({ amounts, days }) {
  const change = new Float64Array(days.length);
  for (let i = 1; i < days.length; i++)
    change[i] = change[i - 1] + amounts.reduce((sum, one) => sum + Math.abs(one[i] - one[i - 1]), 0);
  return change;
}

/** How many there are of each kind on a day. */
function counts(kinds, all, { days, amounts }, day) {
  const found = kinds.map(({ level }, k) => (level ? rounded(between(days, amounts[k], day)) : 0));
  for (const { kind, born, gone } of all) {
    if (born > day) break;
    if (gone > day) found[kind]++;
  }
  return found;
}

/** A value between the rows of a rising grid. */
function between(days, values, day) {
  let [low, high] = [0, days.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (days[middle] <= day) low = middle;
    else high = middle;
  }
  const part = (day - days[low]) / (days[high] - days[low]);
  return part >= 0 && part < 1
    ? values[low] + part * (values[high] - values[low])
    : values[part >= 1 ? high : low];
}

/** Days of the first row, the last, and between them even shares of all change. */
function moments(days, change, n) {
  const all = change.at(-1);
  return Array.from({ length: n }, (_, i) =>
    i === n - 1 ? days.at(-1) : days[change.findIndex((sum) => sum >= (all * i) / (n - 1) - TIE)],
  );
}
