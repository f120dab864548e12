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
 * steps       {plot: whether it has steps of ×10}
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
import { difference } from "../words/sentences.js";
/** @import { Model, Patch, Prediction, Settings, Start, Wish } from "../types.d.ts" */

/**
 * The run is shown, and no prediction lies on it.
 * @type {Prediction}
 */
export const SKIPPED = Object.freeze({ locked: true, values: null });

/** Frozen, whole; the same object of values stays the same, for its run is found by it (simulate/runs.js). */
function frozen(model, settings) {
  const { values, time, pins } = settings;
  return Object.freeze({
    ...settings,
    values: Object.isFrozen(values) ? values : Object.freeze({ ...values }),
    time: time === null ? null : Math.max(0, Math.min(endOf(model), time)),
    pins: pins.length > MOST_PINS ? pins.slice(0, MOST_PINS) : pins,
  });
}

/** Options whose setting begins with what was asked for under their own name. */
const PLAIN = OPTIONS.filter(({ name, setting }) => setting === name);

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
    pins: runnable(
      model,
      start.pins.map(({ name, label, values }) => ({ label: label ?? name, values })),
    ),
    prediction: null,
    hidden: start.hide,
    locked: [],
    steps: {},
    locale,
  });
}

/** Pins without those that cannot be computed. */
const runnable = (model, pins) => pins.slice(0, MOST_PINS).filter(({ values }) => attempt(model, values).run);

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

/**
 * {settings, error}: what a link asks for (export/link.js reads it) over what the page does. It becomes the
 * start: Start over, and the faint line, go back to what the link has prepared.
 * @type {(model: Model, settings: Settings, wish: Wish) => { settings: Settings, error?: string | null }}
 */
export function linked(model, settings, wish) {
  const wanted = Object.freeze({ ...settings.values, ...wish.values });
  const { error } = Object.keys(wish.values).length ? attempt(model, wanted) : {};
  const values = error ? settings.values : wanted;
  const start = Object.freeze({ ...settings.start, values });
  const { view, time } = wish;
  return {
    error,
    settings: frozen(model, {
      ...settings,
      ...given(wish),
      ...looking({ ...settings, start }, view ?? settings.view),
      values,
      time: time ?? settings.time,
      pins: wish.pins.length ? labelled(model, settings, wish.pins) : settings.pins,
      prediction: wish.answered ? SKIPPED : settings.prediction,
      hidden: [...new Set([...start.hide, ...wish.hidden])],
      locked: wish.locked,
      steps: wish.steps,
    }),
  };
}

/** What a wish holds of the options that need no more than their name. */
const given = (wish) =>
  Object.fromEntries(PLAIN.filter(({ name }) => wish[name] != null).map(({ name }) => [name, wish[name]]));

/**
 * Go on where a visit was left: all as it was, over what the page or a link gave.
 * @type {(model: Model, settings: Settings, wish: Wish) => Settings}
 */
export function resumed(model, settings, wish) {
  const { start } = settings;
  const wanted = Object.freeze({ ...start.values, ...wish.values });
  return frozen(model, {
    ...settings,
    ...Object.fromEntries(PLAIN.map(({ name }) => [name, start[name]])),
    ...given(wish),
    ...looking(settings, wish.view ?? start.views[0]),
    values: attempt(model, wanted).error ? settings.values : wanted,
    time: wish.time,
    steps: wish.steps,
    pins: labelled(model, settings, wish.pins),
    // Answers are kept elsewhere (answers.js); here it counts only that a question was asked again.
    prediction: wish.answered ? settings.prediction : null,
  });
}

/** A link may show a view of the model that the element does not offer by itself. */
const looking = ({ start }, view) =>
  start.views.includes(view)
    ? { start, view }
    : { start: Object.freeze({ ...start, views: [...start.views, view] }), view };

/** Pins of a link, which brings no words of its own: they come from the values. */
const labelled = (model, settings, list) =>
  runnable(
    model,
    list.map((values) => ({ label: difference(model, { ...settings, values }), values })),
  );

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
