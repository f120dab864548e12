/** Settings with what a link, or an earlier visit of the page, asks for. No DOM. */
import { attempt } from "../simulate/runs.js";
import { difference } from "../words/sentences.js";
import { atStep } from "./at_step.js";
import { frozen, looking, PLAIN, runnable, SKIPPED } from "./settings.js";
/** @import { Model, Settings, Wish } from "../types.d.ts" */

/**
 * {settings, error, stiff}: what a link asks for (export/link.js reads it) over what the page does. It becomes the
 * start: Start over, and the faint line, go back to what the link has prepared.
 * @type {(model: Model, settings: Settings, wish: Wish) => { settings: Settings, error?: string | null, stiff?: boolean }}
 */
export function linked(model, given, wish) {
  // What a step sets is no start: Start over leads to that of the figure.
  const settings = wish.step ? { ...given, ...atStep(model, given, wish.step) } : given;
  const wanted = Object.freeze({ ...settings.values, ...wish.values });
  const { error, stiff } = Object.keys(wish.values).length ? attempt(model, wanted) : {};
  const values = error ? settings.values : wanted;
  const begins = wish.step ? Object.freeze({ ...given.values, ...(error ? {} : wish.values) }) : values;
  const start = Object.freeze({ ...settings.start, values: begins });
  const { view, time } = wish;
  return {
    error,
    stiff, // with the solver for stiff models it may be run
    settings: frozen(model, {
      ...settings,
      ...plain(wish),
      ...looking({ ...settings, start }, view ?? settings.view),
      values,
      time: time ?? settings.time,
      pins: wish.pins.length ? labelled(model, settings, wish.pins) : settings.pins,
      prediction: wish.answered ? SKIPPED : settings.prediction,
      hidden: [...new Set([...start.hide, ...wish.hidden])],
      locked: wish.locked,
      tens: wish.tens,
    }),
  };
}

/** What a wish holds of the options that need no more than their name. */
const plain = (wish) =>
  Object.fromEntries(PLAIN.filter(({ name }) => wish[name] != null).map(({ name }) => [name, wish[name]]));

/**
 * Go on where a visit was left: all as it was, over what the page or a link gave.
 * @type {(model: Model, settings: Settings, wish: Wish) => Settings}
 */
export function resumed(model, settings, wish) {
  const { start } = settings;
  const wanted = Object.freeze({ ...start.values, ...wish.values });
  const { error, stiff } = attempt(model, wanted); // it did run, maybe by a solver that is still to come
  return frozen(model, {
    ...settings,
    ...Object.fromEntries(PLAIN.map(({ name }) => [name, start[name]])),
    ...plain(wish),
    ...looking(settings, wish.view ?? start.views[0]),
    values: error && !stiff ? settings.values : wanted,
    time: wish.time,
    tens: wish.tens,
    step: wish.step,
    pins: labelled(model, settings, wish.pins),
    // Answers are kept elsewhere (answers.js); here it counts only that a question was asked again.
    prediction: wish.answered ? settings.prediction : null,
  });
}

/** Pins of a link, which brings no words of its own: they come from the values. */
const labelled = (model, settings, list) =>
  runnable(
    model,
    list.map((values) => ({ label: difference(model, { ...settings, values }), values })),
  );
