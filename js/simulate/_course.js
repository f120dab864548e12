/** What a run tells the lives on a stage, on a grid of days: amounts in actors, and fluxes in acts. No DOM. */
/** @import { Model, Run, Stage } from "../types.d.ts" */

const ROWS = 240; // of a whole run
const LEAST = 40; // of a piece between two events
const MOST = 60; // actors of one kind: beyond, one stands for more
/** Actors with air between them in a room of a phone's stage: beyond, one of each kind there stands for more. */
const ROOMY = { blood: 46, marrow: 20, node: 30, tissue: 30, organ: 16 };
const TIE = 1e-6; // what two solvers may differ by, so that both languages round alike

/**
 * days: rows, closer after an event; an event day twice, before and after it · jump[i]: whether row i is the state after
 * events · states, settings: of each row · places, each: place among the species, and amount one actor stands for, by kind · amounts[k], flux[a]: by row, the
 * actors of a kind and the acts since day 0, both as the run has them, not whole.
 */
export function course(model, stage, run) {
  const rows = followed(model, run, Math.min(stage.days ?? Infinity, run.days.at(-1)));
  const places = stage.kinds.map(({ species }) => model.species.findIndex(({ name }) => name === species));
  const each = scaled(stage, places, rows);
  const per = stage.acts.map(({ lose, make }) => each[make < 0 ? lose : make]);
  const flux = stage.acts.map(({ reaction, copies }, a) => {
    const sum = new Float64Array(rows.length);
    rows.forEach(({ flow, at }, i) => {
      if (i) sum[i] = sum[i - 1] + (copies * flow[at + reaction]) / per[a];
    });
    return sum;
  });
  return {
    days: Float64Array.from(rows, ({ day }) => day),
    jump: rows.map(({ jump }) => jump),
    states: rows.map(({ state }) => state),
    settings: rows.map(({ p }) => p),
    places,
    each,
    amounts: places.map((place, k) => {
      const found = new Float64Array(rows.length);
      rows.forEach(({ state }, i) => (found[i] = state[place] / each[k]));
      return found;
    }),
    flux,
  };
}

/** Rows of a run to a last day: {day, state, p, jump, flow: of each reaction since the row before}. */
function followed(model, { pieces, jumps, start }, last) {
  const none = new Float64Array(model.reactions.length);
  const told = jumps[0]?.day === 0 ? model.species.map(({ name }) => jumps[0].before[name]) : start;
  const rows = [{ day: 0, state: told, p: pieces[0].p, jump: false, flow: none, at: 0 }];
  for (const { from, to, states, p } of pieces) {
    // A run ends in a piece of no length, which tells something only where events are on its last day.
    if (from > last || (to === Infinity && jumps.at(-1)?.day !== from)) break;
    const end = Math.min(to, last);
    const n = Math.max(LEAST, Math.round((ROWS * (end - from)) / last));
    // Twice as many days as rows: the flux of each step is taken by Simpson's rule.
    const days = Array.from({ length: 2 * n + 1 }, (_, i) => from + (end - from) * (i / (2 * n)) ** 2);
    days[2 * n] = end;
    const list = states(end > from ? days : [from]);
    rows.push({ day: from, state: list[0], p, jump: true, flow: none, at: 0 });
    if (!(end > from)) break;
    const flow = flows(model, p, list, days, end - from);
    for (let i = 0; i < n; i++)
      rows.push({ day: days[2 * i + 2], state: list[2 * i + 2], p, jump: false, flow, at: i * none.length });
  }
  return rows;
}

/**
 * What flows through each reaction (the column) in each step of a piece (the row): by Simpson's rule in s, where a day
 * is span·s².
 */
function flows(model, p, list, days, span) {
  const n = (list.length - 1) / 2;
  const v = new Float64Array(model.reactions.length);
  const sums = new Float64Array(n * v.length);
  list.forEach((state, i) => {
    model.rates(state, p, v, days[i]);
    const part = (span * (i / n) * (i % 2 ? 4 : 1)) / (6 * n);
    // An odd place is the middle of a step, an even one its end and the next one's beginning.
    for (let step = (i - 1) >> 1; step <= i >> 1; step++)
      if (step >= 0 && step < n) for (let r = 0; r < v.length; r++) sums[step * v.length + r] += v[r] * part;
  });
  return sums;
}

/** Amount one actor of each kind stands for: the declared one, or a round number of times that in a crowd. */
function scaled({ kinds }, places, rows) {
  const steps = kinds.map(() => 0); // of each family, by its number
  const each = (k) => kinds[k].each * times(steps[kinds[k].family]);
  const fullest = (some) => {
    const per = some.map((k) => [places[k], each(k)]);
    const there = ({ state }) => per.reduce((sum, [place, one]) => sum + state[place] / one, 0);
    return rows.reduce((most, row) => Math.max(most, there(row)), 0);
  };
  const spread = (some, most) => {
    while (fullest(some) > most + TIE)
      for (const family of new Set(some.map((k) => kinds[k].family))) steps[family]++;
  };
  kinds.forEach((_, k) => spread([k], MOST));
  for (const [room, most] of Object.entries(ROOMY))
    spread(
      [...kinds.keys()].filter((k) => kinds[k].room === room),
      most,
    );
  return kinds.map((_, k) => each(k));
}

/** 1, 2, 5, 10, 20, … */
const times = (step) => [1, 2, 5][step % 3] * 10 ** Math.floor(step / 3);
