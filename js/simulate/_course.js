/** What a run tells the lives on a stage, on a grid of days: amounts in actors, and fluxes in acts. No DOM. */
/** @import { Model, Run, Stage } from "../types.d.ts" */

const ROWS = 240; // of a whole run
const LEAST = 40; // of a piece between two events
const MOST = 100; // actors of one kind: beyond, one stands for more
const TIE = 1e-6; // what two solvers may differ by, so that both languages round alike

/**
 * days: rows, closer after an event; an event day twice, before and after it · jump[i]: whether row i is the state after
 * events · states, settings: of each row · each: {amount one actor stands for} by kind · amounts[k], flux[a]: by row, the
 * actors of a kind and the acts since day 0, both as the run has them, not whole.
 */
export function course(model, stage, run) {
  const rows = followed(model, run, Math.min(stage.days ?? Infinity, run.days.at(-1)));
  const places = stage.kinds.map(({ species }) => model.species.findIndex(({ name }) => name === species));
  const each = scaled(stage, places, rows);
  const per = stage.acts.map(({ lose, make }) => each[lose[0] ?? make[0]]);
  const flux = stage.acts.map(({ reaction, copies }, a) => {
    const sum = new Float64Array(rows.length);
    for (let i = 1; i < rows.length; i++) sum[i] = sum[i - 1] + (copies * rows[i].flow[reaction]) / per[a];
    return sum;
  });
  return {
    days: Float64Array.from(rows, ({ day }) => day),
    jump: rows.map(({ jump }) => jump),
    states: rows.map(({ state }) => state),
    settings: rows.map(({ p }) => p),
    each,
    amounts: places.map((place, k) => Float64Array.from(rows, ({ state }) => state[place] / each[k])),
    flux,
  };
}

/** Rows of a run to a last day: {day, state, p, jump, flow: of each reaction since the row before}. */
function followed(model, { pieces, jumps, start }, last) {
  const none = new Float64Array(model.reactions.length);
  const told = jumps[0]?.day === 0 ? model.species.map(({ name }) => jumps[0].before[name]) : start;
  const rows = [{ day: 0, state: told, p: pieces[0].p, jump: false, flow: none }];
  for (const { from, to, states, p } of pieces) {
    if (from > last) break;
    const end = Math.min(to, last);
    const n = Math.max(LEAST, Math.round((ROWS * (end - from)) / last));
    // Twice as many days as rows: the flux of each step is taken by Simpson's rule.
    const days = Array.from({ length: 2 * n + 1 }, (_, i) => from + (end - from) * (i / (2 * n)) ** 2);
    days[2 * n] = end;
    const list = states(end > from ? days : [from]);
    rows.push({ day: from, state: list[0], p, jump: true, flow: none });
    if (!(end > from)) break;
    flows(model, p, list, end - from).forEach((flow, i) =>
      rows.push({ day: days[2 * i + 2], state: list[2 * i + 2], p, jump: false, flow }),
    );
  }
  return rows;
}

/** What flows through each reaction in each of the steps of a piece. */
function flows(model, p, list, span) {
  const n = (list.length - 1) / 2;
  const at = (i) => {
    const v = new Float64Array(model.reactions.length);
    model.rates(list[i], p, v);
    return v.map((rate) => rate * span * (i / n)); // days a row of the grid: 2·span·s, and s = i/2n
  };
  const found = [];
  let before = at(0);
  for (let i = 0; i < n; i++) {
    const [middle, after] = [at(2 * i + 1), at(2 * i + 2)];
    found.push(before.map((value, r) => (value + 4 * middle[r] + after[r]) / (6 * n)));
    before = after;
  }
  return found;
}

/** Amount one actor of each kind stands for: the declared one, or a round number of times that in a crowd. */
function scaled({ kinds }, places, rows) {
  const fullest = kinds.map(({ each }, k) =>
    rows.reduce((most, { state }) => Math.max(most, state[places[k]] / each), 0),
  );
  return kinds.map(({ each, family }) => {
    const most = Math.max(...fullest.filter((_, k) => kinds[k].family === family));
    let times = 1;
    for (let i = 1; most / times > MOST + TIE; i++) times = [1, 2, 5][i % 3] * 10 ** Math.floor(i / 3);
    return each * times;
  });
}
