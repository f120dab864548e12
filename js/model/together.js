/**
 * Two models that share an observable, as one to show: `model="control reset"`. A parameter both have is one
 * knob for both; each keeps its own value of it until it is set. No DOM.
 */
import { TOGETHER_ROLES } from "../look/conventions.js";
import { STRINGS } from "../strings/en.js";
/** @import { Model } from "../types.d.ts" */

/**
 * labels: words for each model; their titles when there are none. Throws where they share no observable.
 * @type {(models: Model[], labels?: string[]) => Model}
 */
export function together(models, labels = []) {
  const [first, second] = models;
  const shared = first.observables.find(({ name, unit }) =>
    second.observables.some((one) => one.name === name && one.unit === unit),
  );
  if (!shared) throw new Error(STRINGS.unshared(first.name, second.name));
  const names = models.map((model) => model.name);
  const label = (i) => labels[i] || models[i].title;
  const union = (list) => [
    ...new Map(models.flatMap((model) => model[list]).map((one) => [one.name, one])).values(),
  ];
  const [plot, other] = models.map((model) => model.plots.find(({ series }) => series.includes(shared.name)));
  const whole = {
    ...first,
    name: names.join(" "),
    title: shared.label,
    models,
    views: [],
    labels: models.map((_, i) => label(i)),
    presets: [],
    events: [],
    span: Math.min(...models.map((model) => model.span)),
    step: Math.max(...models.map((model) => model.step)),
    species: [],
    parameters: union("parameters"),
    knobs: union("knobs"),
    observables: names.map((name, i) => ({ ...shared, name, label: label(i), role: TOGETHER_ROLES[i] })),
    plots: [
      {
        // Where neither model draws what they share, by its own words.
        ...(plot ?? other ?? { title: shared.label, unit: shared.unit, log: false }),
        name: shared.name,
        series: names,
        lines: [],
        followed: plot?.followed ?? other?.followed,
      },
    ],
    words: names.map((name, i) => [STRINGS.course(label(i), name)]),
  };
  whole.run = (values, days) => merged(whole, shared.name, values, days);
  return whole;
}

/** The runs of both on the same days, a column each. */
function merged(whole, name, values, run) {
  const runs = whole.models.map((model) =>
    run(
      model,
      Object.fromEntries(
        Object.entries(values).filter(([parameter]) =>
          model.parameters.some((one) => one.name === parameter),
        ),
      ),
    ),
  );
  const row = (read) => Object.fromEntries(whole.models.map((model, i) => [model.name, read(runs[i])]));
  const sample = (days) => row((one) => one.sample(days)[name]);
  const days = [...new Set(runs.flatMap((one) => one.jumps.map(({ day }) => day)))].sort((a, b) => a - b);
  const side = (one, day, which) =>
    one.jumps.find((jump) => jump.day === day)?.[which][name] ?? one.sample([day])[name][0];
  const jumps = days.map((day) => {
    const marks = runs.flatMap((one) => one.jumps.find((jump) => jump.day === day)?.marks ?? []);
    return {
      day,
      marks,
      labels: marks.map(({ label }) => label),
      before: row((one) => side(one, day, "before")),
      after: row((one) => side(one, day, "after")),
    };
  });
  const seen = new Set();
  const never = runs
    .flatMap((one) => one.never)
    .filter(({ label }) => label && !seen.has(label) && seen.add(label));
  return {
    model: whole,
    values,
    days: runs[0].days,
    columns: row((one) => one.columns[name]),
    sample,
    jumps,
    pieces: [],
    never,
    stiff: runs.some((one) => one.stiff),
    steps: runs.reduce((sum, one) => sum + one.steps, 0),
    start: [],
    p: [],
    runs,
  };
}
