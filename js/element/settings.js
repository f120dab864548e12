/**
 * All that can be set of an element, as one plain frozen object. Every change makes a new one. No DOM.
 *
 * values      {parameter: number} over the model's own
 * view        the view that was chosen (model/shown.js: the one that is on)
 * level       "guided", "explore" or "sandbox"
 * time        the day of the cursor, null where none is shown
 * show        the moment of a pass in ms, where one is (measure/pace.js); until something else changes
 * pins        up to 3 of {label, values}
 * prediction  null, or the reader's answer: {how, values or x and y, locked}; before it is locked a dot, and
 *             the sketch of an element that is moved
 * hidden, locked  names of controls
 * tens        {plot: whether it has steps of ×10}
 * step        the step that was chosen, from 1 (model/shown.js: the one that is on)
 * start       what the page asked for, as options.js gives it, and a link over it; Start over goes back to it
 * locale      the language that it is told in
 * And of any other option with a setting of its own (look/options.json) what was asked for.
 */
import { MOST_PINS } from "../look/conventions.js";
import { OPTIONS, READERS } from "../look/options.js";
import { endOf } from "../measure/day.js";
import { viewNames } from "../model/views.js";
import { valueOf } from "../model/values.js";
import { attempt } from "../simulate/runs.js";
/** @import { Model, Patch, Prediction, Settings, Start } from "../types.d.ts" */

/**
 * The run is shown, and no prediction lies on it.
 * @type {Prediction}
 */
export const SKIPPED = Object.freeze({ locked: true, values: null });

/** Frozen, whole; the same object of values stays the same, for its run is found by it (simulate/runs.js). */
export function frozen(model, settings) {
  const { values, time, pins } = settings;
  return Object.freeze({
    ...settings,
    values: Object.isFrozen(values) ? values : Object.freeze({ ...values }),
    time: time === null ? null : Math.max(0, Math.min(endOf(model), time)),
    pins: pins.length > MOST_PINS ? pins.slice(0, MOST_PINS) : pins,
  });
}

/** Options whose setting begins with what was asked for under their own name. */
export const PLAIN = OPTIONS.filter(({ name, setting }) => setting === name);

/**
 * The settings an element begins with. start: what it was asked for, as options.js gives it.
 * @type {(model: Model, start: Start, locale?: string) => Settings}
 */
export function begun(model, start, locale = "en") {
  const values = Object.freeze({ ...start.values });
  const plain = Object.fromEntries(PLAIN.map(({ name }) => [name, start[name]]));
  return frozen(model, {
    ...plain,
    start: Object.freeze({ ...start, values }),
    values,
    view: start.views[0],
    time: null,
    show: null,
    pins: pinsOf(model, start),
    prediction: null,
    hidden: start.hide,
    locked: [],
    tens: {},
    step: null,
    locale,
  });
}

/** The runs that a page pins. */
export const pinsOf = (model, { pins }) =>
  runnable(
    model,
    pins.map(({ name, label, values }) => ({ label: label ?? name, values })),
  );

/** Pins without those that cannot be computed. */
export const runnable = (model, pins) =>
  pins.slice(0, MOST_PINS).filter(({ values }) => attempt(model, values).run);

/**
 * Settings with some of them changed. What a link has locked keeps its value.
 * @type {(model: Model, settings: Settings, patch: Patch) => Settings}
 */
export function changed(model, settings, patch) {
  const { locked } = settings;
  const anew = { ...settings, show: null, ...patch };
  if (!patch.values || !locked.length) return frozen(model, anew);
  const held = [...settings.start.knobs, ...model.knobs]
    .filter(({ name }) => locked.includes(name))
    .flatMap(({ parameters }) => parameters)
    .map((name) => [name, valueOf(model, settings.values, name)]);
  return frozen(model, {
    ...anew,
    values: { ...patch.values, ...Object.fromEntries(held) },
  });
}

/** A link may show a view of the model that the element does not offer by itself. */
export const looking = ({ start }, view) =>
  start.views.includes(view)
    ? { start, view }
    : { start: Object.freeze({ ...start, views: [...start.views, view] }), view };

/**
 * What the reader has set, over what the page asks for now: an element that is moved, dressed in another
 * attribute or given its model anew goes on as it was. anew: the settings whose own attribute has changed.
 * @type {(model: Model, settings: Settings, before: Settings, anew?: Set<string>) => Settings}
 */
export function kept(model, settings, before, anew = new Set()) {
  const known = new Set(model.parameters.map(({ name }) => name));
  const fits = (values) => Object.keys(values).every((name) => known.has(name));
  const own = Object.fromEntries(
    READERS.filter((name) => !anew.has(name)).map((name) => [name, before[name]]),
  );
  if (own.values && !fits(own.values))
    own.values = Object.fromEntries(Object.entries(own.values).filter(([name]) => known.has(name)));
  if (own.pins)
    own.pins = runnable(
      model,
      own.pins.filter(({ values }) => fits(values)),
    );
  if (before.start.predict !== settings.start.predict) delete own.prediction;
  const view = viewNames(model).includes(own.view) ? own.view : settings.view;
  return changed(model, { ...settings, ...looking(settings, view) }, { ...own, view });
}
