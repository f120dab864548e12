import { Dopri } from "dopri/lib/dopri.js";
import { DAY_STEPS, LEAST_ROWS } from "../look/conventions.js";
import { STRINGS } from "../strings/en.js";
import { unknown } from "../strings/unknown_name.js";
import { awaited } from "./awaited.js";
/** @import { Model, Run, Values } from "../types.d.ts" */

/** Most solver steps one run may take: beyond it a phone would stall, and the model is stiff or wrong. */
const MAX_STEPS = 5000;
// Some amounts are about 1e-5 of a unit: the absolute tolerance must lie far below them.
const CONTROL = { rtol: 1e-10, atol: 1e-15, stepSizeMin: 1e-12 };

/**
 * All parameters in the model's order, with `values` (by name) put over its own.
 * @type {(model: Model, values?: Values) => Float64Array}
 */
export function settings(model, values = {}) {
  const p = Float64Array.from(model.parameters, (parameter) => parameter.value);
  const names = model.parameters.map((parameter) => parameter.name);
  for (const [name, value] of Object.entries(values)) {
    const i = names.indexOf(name);
    if (i < 0) throw new Error(unknown(model.name, "parameter", name, names));
    if (typeof value !== "number" || !Number.isFinite(value))
      throw new Error(STRINGS.errors.notFinite(model.name, name, String(value).slice(0, 40)));
    p[i] = value;
  }
  return p;
}

const spans = new WeakMap(); // rows of a model's own span

/**
 * Days of the rows: the model's own span, another span, or a list of days.
 * @type {(model: Model, days?: number | number[]) => number[]}
 */
export function grid(model, days) {
  if (Array.isArray(days)) return checkedDays(model, days);
  if (days === undefined && spans.has(model)) return spans.get(model);
  const end = days ?? model.span;
  if (!(Number.isFinite(end) && end > 0)) throw new Error(STRINGS.errors.days(model.name, end));
  const step =
    days === undefined
      ? model.step
      : (DAY_STEPS.find((size) => end / size >= LEAST_ROWS) ?? DAY_STEPS.at(-1));
  const rows = Array.from(
    { length: Math.ceil(end / step - 1e-9) },
    (_, i) => Math.round(i * step * 1e9) / 1e9,
  );
  const made = [...rows, end];
  if (days === undefined) spans.set(model, made);
  return made;
}

/** About as many of the rows as are enough: the last, all soon after an event, and even ones of the others. */
function some(rows, enough, events) {
  const each = Math.round(rows.length / (enough ?? rows.length));
  if (each < 2) return rows;
  const soon = 20 * (rows[1] - rows[0]);
  const near = (day) => events.some((event) => day > event.day - soon / 4 && day < event.day + soon);
  return rows.filter((day, i) => i % each === 0 || i === rows.length - 1 || near(day));
}

function checkedDays(model, days) {
  const rising = days.every((day, i) => Number.isFinite(day) && day >= 0 && (i === 0 || day > days[i - 1]));
  if (!days.length || !rising) throw new Error(STRINGS.errors.rising(model.name));
  return days;
}

/** A day to a billionth: 0.1 + 0.2 is the day 0.3. */
const exactly = (day) => Math.round(day * 1e9) / 1e9;

/**
 * Events with their day under these settings, in order of day; equal days keep the listed order. A day is
 * read once, before anything happens: an event that sets a parameter moves no other event.
 */
function schedule(model, p) {
  const dated = model.events.filter(({ day }) => day);
  const planned = dated.map((event, i) => ({
    event,
    label: event.label,
    parameter: event.parameter,
    day: exactly(event.day(p)),
    rank: 0, // before those that wait for a condition
    i,
  }));
  for (const { label, day, i } of planned) {
    if (Number.isFinite(day) && day >= 0) continue;
    const name = label ? `'${label}'` : STRINGS.errors.nth(i + 1);
    throw new Error(STRINGS.errors.eventDay(model.name, name, day));
  }
  return planned.sort((a, b) => a.day - b.day || a.i - b.i);
}

/**
 * One stretch without events, from `y` on day `from`: the state on rising days after it, solved as far as they
 * go. late: by how much these are ahead of the day of the rate laws. Where Dormand–Prince gives up, this stretch and
 * those after it are solved by stiff.js, if the page has it; if not, the error says so by `stiff`.
 */
function stretch(model, p, y, from, budget, late = 0) {
  let Solver = budget.stiff ?? Dopri;
  const solving = () =>
    new Solver((day, state, dy) => model.derivatives(state, p, dy, day - late), y.length, {
      ...budget.control,
      maxSteps: Math.max(1, budget.left),
    }).initialise(from, y);
  const rate = new Array(y.length).fill(0);
  model.derivatives(y, p, rate, from - late);
  const bad = rate.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) throw new Error(STRINGS.errors.rate(model.name, model.species[bad].name, from));
  let solver = solving();
  let [reached, taken, known] = [from, 0, null];
  return (days) => {
    while (days.at(-1) > reached)
      try {
        known = solver.run(days.at(-1));
        reached = days.at(-1);
        const { nSteps } = solver.statistics();
        budget.left -= nSteps - taken;
        taken = nSteps;
      } catch (error) {
        const stiff = Solver === Dopri;
        budget.stiff ??= globalThis.lupusedu?.stiff;
        if (stiff && budget.stiff) {
          Solver = budget.stiff;
          [solver, taken] = [solving(), 0];
          continue;
        }
        const [why, day] = error.message.replace("Integration failure: ", "").split(" at ");
        throw Object.assign(new Error(STRINGS.errors.gaveUp(model.name, Number(day).toPrecision(3), why)), {
          stiff,
        });
      }
    return known(days);
  };
}

function checkAmounts(model, y, when) {
  const bad = y.findIndex((amount) => !(amount >= -1e-9 && amount < Infinity));
  if (bad >= 0) throw new Error(STRINGS.errors.amount(model.name, model.species[bad].name, y[bad], when));
}

/** The state on day 0, before any event: as declared, or after settling with events off. */
function initial(model, p, budget) {
  const y = Array.from(model.start(p));
  checkAmounts(model, y, STRINGS.errors.start);
  const { settle } = model;
  return settle > 0 ? stretch(model, p, y, 0, budget, settle)([settle])[0] : y;
}

/** A model of counting has no days: its observables, in a run of one row. */
function counted(model, values, p) {
  const sample = (days) => columns(model, [{ to: Infinity, states: (list) => list.map(() => []), p }], days);
  return {
    model,
    values,
    days: Float64Array.of(0),
    columns: sample([0]),
    sample,
    jumps: [],
    pieces: [],
    never: [],
    steps: 0,
    stiff: false,
    start: [],
    p,
  };
}

/**
 * The time course of a model with `values` over its own parameters.
 *
 * days: days of the rows · columns: name -> Float64Array (species, then observables; a row on an event day is
 * the state after it) · sample(days): the same columns on other days · jumps: both sides of each event day,
 * for the chart · pieces: between events, {from, to, states(days), p: the parameters there} · never: events after the last day · steps: solver steps · stiff: whether stiff.js took over · start: the state before day 0 · p:
 * the parameters after the last event. control: other tolerances; start: a state to begin with instead of
 * settling; rows: about how many are enough. Throws on unknown names, bad event days and a solver that gives
 * up.
 * @type {(model: Model, values?: Values, how?: { days?: number | number[], control?: object, start?:
 *   number[], rows?: number }) => Run}
 */
export function ode(model, values = {}, { days, control = CONTROL, start: from, rows: enough } = {}) {
  // Two models shown as one (together.js): each runs on the days of both.
  if (model.models)
    return model.run(values, (one, own) => ode(one, own, { days: grid(model, days), control }));
  const p = settings(model, values);
  if (!model.species.length) return counted(model, values, p);
  const events = schedule(model, p);
  const rows = some(grid(model, days), enough, events);
  const end = exactly(rows[rows.length - 1]);
  const budget = { left: MAX_STEPS, control };
  const pieces = [];
  const jumps = [];
  const settled = from ?? initial(model, p, budget);
  let y = [...settled];
  const edges = [...events.map((event) => event.day).filter((day) => day <= end), end];
  const { look, rise } = awaited(model, p);
  let [day, risen] = [0, []];
  while (day < Infinity) {
    const now = [...events.filter((event) => event.day === day), ...risen];
    if (now.length) jumps.push(jump(model, y, p, day, now, day ? look : () => []));
    if (!day) look(y, 0);
    const to = edges.find((edge) => edge > day) ?? Infinity;
    const start = y;
    const [from, going] = [day, day < end];
    const states = going ? stretch(model, p, y, day, budget) : (list) => list.map(() => start);
    const settings = p.slice();
    [day, risen] = going ? rise(states, from, to) : [to, []];
    pieces.push({ from, to: day, states, p: settings });
    if (going) y = states([day])[0];
  }
  // All that a frame shows is of one day: it is worked out once.
  let one = { day: NaN, now: {} };
  const sample = (wanted) => {
    if (wanted.length !== 1) return columns(model, pieces, wanted);
    if (one.day !== wanted[0]) one = { day: wanted[0], now: columns(model, pieces, wanted) };
    return one.now;
  };
  let table; // a picture of one day needs no rows
  return {
    model,
    values,
    days: Float64Array.from(rows),
    get columns() {
      return (table ??= sample(rows));
    },
    sample,
    jumps,
    pieces,
    never: events
      .filter(({ day, event }) => day > end && changes(event, y, p, day))
      .map(({ day, label }) => ({ day, label })),
    steps: MAX_STEPS - budget.left,
    stiff: !!budget.stiff,
    start: settled,
    p,
  };
}

/** Whether an event would change anything: a dose of 0 does not, so it is not told. */
function changes(event, y, p, day) {
  const [state, settings] = [[...y], [...p]];
  event.apply(state, settings, day);
  return [...state, ...settings].some((value, i) => value !== [...y, ...p][i]);
}

/**
 * Apply the events of one day to `y` and `p`, in place; both sides, and those that have words, with the
 * parameter that is their day. look: what comes to hold with each of them, and so happens on that day too.
 */
function jump(model, y, p, day, now, look) {
  let before = measured(model, y, p, day);
  let told = false;
  const marks = [];
  while (now.length) {
    const { event, label, parameter } = now.shift();
    if (label && changes(event, y, p, day)) marks.push({ label, parameter });
    event.apply(y, p, day);
    now = [...now, ...look(y, day)].sort((a, b) => a.rank - b.rank);
    checkAmounts(model, y, STRINGS.errors.after(label, day));
    told ||= !!label;
    // What is set on day 0 before any event with words is where a course begins.
    if (day === 0 && !told) before = measured(model, y, p, day);
  }
  const name = (row) => Object.fromEntries(names(model).map((column, i) => [column, row[i]]));
  return {
    day,
    labels: marks.map((mark) => mark.label),
    marks,
    before: name(before),
    after: name(measured(model, y, p, day)),
  };
}

const names = (model) => [...model.species, ...model.observables].map((column) => column.name);

/** Amounts, then observables. */
const measured = (model, y, p, day) => [...y, ...model.observe(y, p, day)];

/** Columns on rising days, each from the piece that begins on or before it. */
function columns(model, pieces, days) {
  const made = names(model).map(() => new Float64Array(days.length));
  const exact = Array.from(days, exactly);
  let i = 0;
  for (const { to, states, p } of pieces) {
    let after = i;
    while (after < exact.length && exact[after] < to) after++;
    if (after === i) continue;
    for (const y of states(exact.slice(i, after))) {
      for (let j = 0; j < y.length; j++) made[j][i] = y[j];
      const observed = model.observe(y, p, exact[i]);
      for (let j = 0; j < observed.length; j++) made[y.length + j][i] = observed[j];
      i++;
    }
  }
  return Object.fromEntries(names(model).map((name, j) => [name, made[j]]));
}
