/**
 * Lives of the actors on a stage: who is born when and of whom, who goes when, why and by whom. Each thing that
 * happens is a reaction of the model, as often as its flux says; twin of simulate/lives.py, act for act. No DOM.
 */
import { course } from "./_course.js";
import { Play, TIE, rounded } from "./_play.js";
/** @import { Lives, Model, Run, Stage } from "../types.d.ts" */

const LEVEL = 1500; // acts of one kind in a run that no eye can follow

/**
 * The lives of a run: a function of the run and the seed alone.
 *
 * kinds: of actors, in the order of `stage.kinds`; level: so many come and go that only their number is told · lives:
 * by birth · counts(day): how many of each kind there are · days, change: a grid, and how much has changed by each of
 * its days, in actors · done(a, day): how many of the acts at place a of `stage.acts` there have been · moments(n): days that part this change evenly · washes(day): how strong each
 * of `stage.washes` is, from 0 to 1.
 * @type {(model: Model, stage: Stage, run: Run, seed?: number) => Lives}
 */
export function lives(model, stage, run, seed = 1) {
  const told = course(model, stage, run);
  const level = stage.kinds.map((_, k) => turnover(stage, told, k) > LEVEL - TIE);
  const kinds = stage.kinds.map((kind, k) => {
    const { name, label, role } = model.species[told.places[k]];
    return {
      ...kind,
      name,
      label,
      role,
      look: seen(model, kind.look, run),
      each: told.each[k],
      level: level[k],
    };
  });
  const all = new Play(model, stage, told, level, seed).lives;
  const change = changed(told);
  return {
    kinds,
    lives: all,
    days: told.days,
    change,
    done: (a, day) => between(told.days, (row) => told.flux[row * stage.acts.length + a], day),
    counts: (day) => counts(kinds, all, told, day),
    washes: washes(model, stage, told),
    moments: (n) => moments(told.days, change, n),
  };
}

/** The look under these settings: [look, parameter, the look where that is 0], or the look itself. */
function seen(model, look, { p }) {
  if (typeof look === "string") return look;
  return p[model.parameters.findIndex(({ name }) => name === look[1])] ? look[0] : look[2];
}

/** How many acts of one kind the run has, each of the declared amount, however few are drawn. */
const turnover = ({ acts, kinds }, { each, flux }, k) =>
  acts.reduce(
    (sum, { lose, make }, a) => sum + (lose === k || make === k ? flux.at(a - acts.length) : 0),
    0,
  ) *
  (each[k] / kinds[k].each);

/** How much has changed by each row, in actors of all kinds: what comes and goes in step does not count. */
function changed({ amounts, days }) {
  const change = new Float64Array(days.length);
  for (let i = 1; i < days.length; i++) {
    let sum = 0;
    for (const one of amounts) sum += Math.abs(one[i] - one[i - 1]);
    change[i] = change[i - 1] + sum;
  }
  return change;
}

/** How many there are of each kind on a day. */
function counts(kinds, all, { days, amounts }, day) {
  const found = kinds.map(({ level }, k) =>
    level ? rounded(between(days, (row) => amounts[k][row], day)) : 0,
  );
  for (const { kind, born, gone } of all) {
    if (born > day) break;
    if (gone > day) found[kind]++;
  }
  return found;
}

/** How strong each wash is on a day, from 0 to 1: a species as between rows, a parameter as set before it. */
function washes(model, stage, { days, states, settings }) {
  const place = (list, name) => list.findIndex((one) => one.name === name);
  const rows = stage.washes.map(({ name, full }) => {
    const [s, p] = [place(model.species, name), place(model.parameters, name)];
    const value = (row) => Math.max(0, Math.min(1, (s >= 0 ? states[row][s] : settings[row][p]) / full));
    return (day) => between(days, value, day);
  });
  return (day) => rows.map((strength) => strength(day));
}

/** A value between the rows of a rising grid. */
function between(days, value, day) {
  let [low, high] = [0, days.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (days[middle] <= day) low = middle;
    else high = middle;
  }
  const part = (day - days[low]) / (days[high] - days[low]);
  return part >= 0 && part < 1
    ? value(low) + part * (value(high) - value(low))
    : value(part >= 1 ? high : low);
}

/** Days of the first row, the last, and between them even shares of all change. */
function moments(days, change, n) {
  const all = change.at(-1);
  return Array.from({ length: n }, (_, i) =>
    i === n - 1 ? days.at(-1) : days[change.findIndex((sum) => sum >= (all * i) / (n - 1) - TIE)],
  );
}
