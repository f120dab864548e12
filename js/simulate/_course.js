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
 * events · states, settings: of each row · places, each: place among the species, and amount one actor stands for, by kind · amounts[k]: by row, the actors
 * of a kind · flux: row by row, how often each act has been since day 0; both as the run has them, not whole.
 */
export function course(model, stage, run) {
  const last = Math.min(stage.days ?? Infinity, run.days.at(-1));
  const { days, jump, states, settings, flow } = followed(model, run, last);
  const places = stage.kinds.map(({ species }) => model.species.findIndex(({ name }) => name === species));
  const columns = places.map((place) => {
    const column = new Float64Array(days.length);
    for (let i = 0; i < days.length; i++) column[i] = states[i][place];
    return column;
  });
  const each = scaled(stage, columns);
  columns.forEach((column, k) => {
    for (let i = 0; i < days.length; i++) column[i] /= each[k];
  });
  const often = stage.acts.map(({ copies, lose, make }) => copies / each[make < 0 ? lose : make]);
  const reactions = stage.acts.map(({ reaction }) => reaction);
  const flux = new Float64Array(days.length * often.length);
  for (let i = 1; i < days.length; i++) {
    const [at, row] = [i * often.length, i * model.reactions.length];
    for (let a = 0; a < often.length; a++)
      flux[at + a] = flux[at + a - often.length] + often[a] * flow[row + reactions[a]];
  }
  return { days, jump, states, settings, places, each, amounts: columns, flux };
}

/** Rows of a run to a last day, one array of each thing; flow: of each reaction since the row before, row by row. */
function followed(model, { pieces, jumps, start }, last) {
  // A run ends in a piece of no length, which tells something only where events are on its last day.
  const parts = pieces.filter(
    ({ from, to }) => from <= last && (to < Infinity || jumps.at(-1)?.day === from),
  );
  const steps = parts.map(({ from, to }) =>
    Math.min(to, last) > from ? Math.max(LEAST, Math.round((ROWS * (Math.min(to, last) - from)) / last)) : 0,
  );
  const rows = steps.reduce((sum, n) => sum + n + 1, 1);
  const days = new Float64Array(rows);
  const flow = new Float64Array(rows * model.reactions.length);
  const jump = [false];
  const states = [jumps[0]?.day === 0 ? model.species.map(({ name }) => jumps[0].before[name]) : start];
  const settings = [pieces[0].p];
  for (const [part, { from, to, states: at, p }] of parts.entries()) {
    const n = steps[part];
    const span = Math.min(to, last) - from;
    // Twice as many days as rows: the flux of each step is taken by Simpson's rule.
    const grid = [from];
    for (let i = 1; i < 2 * n; i++) grid.push(from + span * ((i / (2 * n)) * (i / (2 * n))));
    if (n) grid.push(Math.min(to, last));
    const list = at(grid);
    flows(model, p, list, grid, span, flow, states.length);
    for (let i = 0; i <= n; i++) {
      days[states.length] = grid[2 * i];
      jump.push(i === 0);
      settings.push(p);
      states.push(list[2 * i]);
    }
  }
  return { days, jump, states, settings, flow };
}

/**
 * What flows through each reaction (the column) in each step of a piece (the row), into the rows after a first: by
 * Simpson's rule in s, where a day is span·s².
 */
function flows(model, p, list, days, span, flow, first) {
  const n = (list.length - 1) / 2;
  const rates = (i, v) => (model.rates(list[i], p, v, days[i]), v);
  const none = () => new Float64Array(model.reactions.length);
  const part = span / (6 * n * n);
  let [v, half, next] = [rates(0, none()), none(), none()];
  for (let i = 1, at = (first + 1) * v.length; i < list.length; i += 2) {
    rates(i, half);
    rates(i + 1, next);
    const [a, b, c] = [part * (i - 1), part * i * 4, part * (i + 1)];
    for (let r = 0; r < v.length; r++) flow[at++] = a * v[r] + b * half[r] + c * next[r];
    [v, next] = [next, v];
  }
}

/** Amount one actor of each kind stands for: the declared one, or a round number of times that in a crowd. */
function scaled({ kinds }, columns) {
  const steps = kinds.map(() => 0); // of each family, by its number
  const each = (k) => kinds[k].each * times(steps[kinds[k].family]);
  const peaks = columns.map(peak);
  const crowded = (some, most) => {
    const per = some.map(each);
    // Seldom are all at their peaks on one day: where even these have room, no day is looked at.
    if (!(some.reduce((sum, k, j) => sum + peaks[k] / per[j], 0) > most + TIE)) return false;
    const sums = columns[0].map((_, i) => some.reduce((sum, k, j) => sum + columns[k][i] / per[j], 0));
    return peak(sums) > most + TIE;
  };
  const spread = (some, most) => {
    while (crowded(some, most))
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

function peak(values) {
  let most = 0;
  for (let i = 0; i < values.length; i++) if (values[i] > most) most = values[i];
  return most;
}

/** 1, 2, 5, 10, 20, … */
const times = (step) => [1, 2, 5][step % 3] * 10 ** Math.floor(step / 3);
