/**
 * Virtual patients: the committed draws that Python has too, and the group each belongs to after its run. No
 * DOM.
 */
import { ode } from "./ode.js";
/** @import { Cohort, Model, Patient, Patients, Values } from "../types.d.ts" */

const CONTROL = { rtol: 1e-6, atol: 1e-9, stepSizeMin: 1e-12 };
// After an event no amount may be under zero, so that a run with many of them is held closer.
const CLOSER = { ...CONTROL, rtol: 1e-7, atol: 1e-11 };
const ROWS = 240;

/**
 * Of the cohorts whose fixed settings are the present ones, the one with the nearest median of what differs;
 * else the first.
 * @type {(model: Model, view: Patients, values: Values) => Cohort}
 */
export function cohortOf(model, view, values) {
  const own = (name) => model.parameters.find((one) => one.name === name).value;
  const all = view.cohorts.map((name) => model.cohorts.find((one) => one.name === name));
  const fixed = [...new Set(all.flatMap((cohort) => Object.keys(cohort.values)))];
  const fits = (cohort) =>
    fixed.every(
      (name) => name in cohort.spread || (values[name] ?? own(name)) === (cohort.values[name] ?? own(name)),
    );
  const far = (cohort) =>
    Object.entries(cohort.spread).reduce(
      (sum, [name, [median]]) =>
        sum + Math.abs(Math.log((values[name] ?? own(name)) / (cohort.values[name] ?? median))),
      0,
    );
  return all.filter(fits).sort((a, b) => far(a) - far(b))[0] ?? all[0];
}

/**
 * Each patient: the present settings, of which some differ by e to the power of spread × draw, and the cohort
 * and place that tell what chance brings. A slider moves everyone by as much as it is away from the cohort's
 * own setting; not what is the person's own.
 * @type {(model: Model, view: Patients, values: Values) => Patient[]}
 */
export function patients(model, view, values) {
  const cohort = cohortOf(model, view, values);
  const own = (name) => model.parameters.find((one) => one.name === name).value;
  const middle = (name, median) =>
    cohort.own?.includes(name)
      ? median
      : ((values[name] ?? own(name)) * median) / (cohort.values[name] ?? median);
  return Array.from({ length: view.number }, (_, place) => {
    const differs = Object.fromEntries(
      Object.entries(cohort.spread).map(([name, [median, spread]]) => [
        name,
        middle(name, median) * Math.exp(spread * model.draws[name][place]),
      ]),
    );
    return { values: { ...values, ...differs }, differs, cohort, place };
  });
}

/**
 * The places of the patients, by what differs between them, so that neighbours are alike and a place is
 * always the same patient.
 * @type {(model: Model, view: Patients) => number[]}
 */
export function order(model, view) {
  const [draws] = Object.values(model.draws);
  return Array.from({ length: view.number }, (_, i) => i).sort((a, b) => draws[a] - draws[b]);
}

/** What a condition asks of the rows of each of many runs; as in published.py. */
const OF_MANY = {
  end: (values) => values[values.length - 1],
  peak: (values) => values.reduce((most, value) => Math.max(most, value), -Infinity),
  lowest: (values) => values.reduce((least, value) => Math.min(least, value), Infinity),
  value_at: (values, days, [day]) => {
    const i = Math.max(
      1,
      days.findIndex((at) => at >= day),
    );
    return values[i - 1] + ((day - days[i - 1]) / (days[i] - days[i - 1])) * (values[i] - values[i - 1]);
  },
  left: (values, days, at) => OF_MANY.value_at(values, days, at) / values[0],
};

/** Whether a condition `{measure: [name, column, ...numbers], above, below}` is met by a run's rows. */
function holds(
  { columns, days },
  { measure: [name, column, ...numbers], above = -Infinity, below = Infinity },
) {
  const value = OF_MANY[name](columns[column], days, numbers);
  return value > above && value < below;
}

/** {model: what each patient settled to, and the rates of change there}; few sliders change it. */
const settled = new WeakMap();

/**
 * A function that gives the group of a patient: the place of the first condition that holds, else the number
 * of conditions.
 * @type {(model: Model, view: Patients) => (patient: Patient) => number}
 */
export function sorter(model, view) {
  const conditions = Object.values(view.groups);
  const ends = conditions.every(({ measure: [name] }) => name === "end");
  if (!settled.has(model)) settled.set(model, []);
  const before = settled.get(model);
  const plain = (values, days, place) => {
    // What changed since then, such as the reach of a treatment that is not there yet, may not matter to it.
    const known = [before[place], before[place - 1]].find(
      (one) => one && model.settle > 0 && String(pull(model, values, one.start)) === one.rates,
    );
    const run = ode(model, values, { days, control: CONTROL, start: known?.start });
    before[place] = known ?? { start: run.start, rates: String(pull(model, values, run.start)) };
    return run;
  };
  return ({ values, differs, cohort, place }) => {
    const span = cohort.days ?? model.span;
    const days = ends ? [span] : Array.from({ length: ROWS + 1 }, (_, i) => (i / ROWS) * span);
    const run = cohort.before
      ? byChance(model, values, differs, cohort, place, days)
      : plain(values, days, place);
    const i = conditions.findIndex((condition) => holds(run, condition));
    return i < 0 ? conditions.length : i;
  };
}

/**
 * A run after the cohort's time before day 0; what chance adds to this patient comes in both, at days below 0
 * in the first.
 */
function byChance(model, values, differs, /** @type {Cohort} */ { before, start, run_in }, place, days) {
  const names = model.species.map(({ name }) => name);
  const [i, drawn] = [names.indexOf(model.chance.species), model.chance.arrivals[place]];
  const run = (settings, first, at, from) => {
    const comes = drawn.flatMap((day, j) =>
      j % 2 || day < first || (first < 0 && day >= 0)
        ? []
        : [
            {
              label: "",
              day: () => day - first,
              apply: (y) => {
                y[i] += drawn[j + 1];
              },
            },
          ],
    );
    const lived = { ...model, events: [...model.events, ...comes] };
    return ode(lived, settings, { days: at, control: CLOSER, start: names.map(from) });
  };
  const early = run({ ...before, ...differs }, -run_in, [run_in], (name) => start[name] ?? 0);
  return run(values, 0, days, (name) => early.columns[name][0]);
}

/** The rates of change at a state under some settings. */
function pull(model, values, y) {
  const dy = new Array(y.length).fill(0);
  model.derivatives(
    y,
    model.parameters.map(({ name, value }) => values[name] ?? value),
    dy,
  );
  return dy;
}

/**
 * A model as text that a worker can read: its words and numbers as JSON, its functions as they are written.
 * @type {(model: Model) => string}
 */
export function source(model) {
  const functions = ["start", "derivatives", "observe"].map((name) => method(name, model[name]));
  const events = model.events.map(
    (event) =>
      `{label:${JSON.stringify(event.label)},${method("day", event.day)},${method("apply", event.apply)}}`,
  );
  const { events: _, start, derivatives, observe, ...words } = model;
  return `({...${JSON.stringify(words)},${functions.join()},events:[${events.join()}]})`;
}

/** A function as a property: `name(…) {…}` as it is, an arrow after its name. */
function method(name, act) {
  const text = String(act);
  return new RegExp(`^${name}\\s*\\(`).test(text) ? text : `${name}:${text}`;
}
