/**
 * What follows of a model from the settings of an element (js/element/settings.js): the view that is on, the
 * knobs at a level, what waits while a question is asked. No DOM.
 */
import { LEVELS } from "../look/conventions.js";
import { differ, valueOf } from "./values.js";
import { stageOf } from "./views.js";
/** @import { Knob, Model, Plot, Settings, Step, Values } from "../types.d.ts" */

/**
 * The column that is not shown yet, because the reader has been asked to predict it; else null.
 * @type {(settings: Settings) => string | null}
 */
export const veiled = ({ start: { predict }, prediction, hidden }) =>
  predict && !prediction?.locked && !hidden.includes("predict") ? predict : null;

/**
 * Whether a view may be looked at: while a curve is to be predicted, pictures that give it away wait.
 * @type {(model: Model, settings: Settings, name: string) => boolean}
 */
export function offered(model, settings, name) {
  const asked = veiled(settings);
  return (
    asked === null ||
    asked === name ||
    model.plots.some((plot) => plot.name === name && plot.series.includes(asked))
  );
}

/**
 * The name of the view that is on: the one chosen, or the first that may be looked at.
 * @type {(model: Model, settings: Settings) => string}
 */
export function viewOn(model, settings) {
  const { view, start } = settings;
  if (offered(model, settings, view)) return view;
  return start.views.find((name) => offered(model, settings, name)) ?? start.views[0];
}

/**
 * The plot that is on; undefined where another view is.
 * @type {(model: Model, settings: Settings) => Plot | undefined}
 */
export const plotOn = (model, settings) => model.plots.find(({ name }) => name === viewOn(model, settings));

/**
 * The stage that is shown with a time course; undefined where the model has none, the element opens on another
 * picture, or it is hidden.
 * @type {(model: Model, settings: Settings) => import("../types.d.ts").DeclaredView | undefined}
 */
export const stageOn = (model, settings) =>
  !settings.hidden.includes("scene") &&
  model.plots.some(({ name }) => name === settings.start.views[0]) &&
  plotOn(model, settings)
    ? stageOf(model.models?.[0] ?? model)
    : undefined;

/**
 * A plot with the steps that the reader asked for: of ×10, or even ones.
 * @type {(plot: Plot, settings: Settings) => Plot}
 */
export function stepped(plot, { tens }) {
  const log = tens[plot.name] ?? plot.log;
  return log === plot.log ? plot : { ...plot, log };
}

/**
 * Whether a locked prediction lies on this plot.
 * @type {(plot: Plot, settings: Settings) => boolean}
 */
export const guessOn = (plot, { prediction, start }) =>
  !!prediction?.locked && !!prediction.values && plot.series.includes(start.predict);

/**
 * The element's own knobs, and from level to level more of the model's.
 * @type {(model: Model, settings: Settings, level?: string) => Knob[]}
 */
export function knobsAt(model, { level: now, start: { knobs } }, level = now) {
  if (level === "guided") return knobs;
  const open = LEVELS.slice(0, LEVELS.indexOf(level) + 1);
  const taken = new Set(knobs.map((knob) => knob.name));
  return [...knobs, ...model.knobs.filter((knob) => open.includes(knob.level) && !taken.has(knob.name))];
}

/**
 * The step that is on; undefined where the element has none.
 * @type {(settings: Settings) => Step | undefined}
 */
export const stepOn = ({ start: { steps }, step }) => steps?.[(step ?? 1) - 1];

/**
 * Whether the page names the cases that the element offers: then they stand open.
 * @type {(model: Model, settings: Settings) => boolean}
 */
export const casesNamed = (model, { start: { cases } }) => cases !== model.presets;

/**
 * Whether these parameters (all, when none are named) differ from the start.
 * @type {(model: Model, settings: Settings, names?: string[]) => boolean}
 */
export const moved = (model, { values, start }, names) => differ(model, values, start.values, names);

/**
 * The values of the element's own knobs and whatever else is not the model's own: what Python and a page call
 * the values.
 * @type {(model: Model, settings: Settings) => Values}
 */
export function valuesShown(model, { values, start }) {
  const shown = new Set(start.knobs.flatMap((knob) => knob.parameters));
  const told = model.parameters.filter(
    ({ name, value }) => shown.has(name) || valueOf(model, values, name) !== value,
  );
  return Object.fromEntries(told.map(({ name }) => [name, valueOf(model, values, name)]));
}

/**
 * Names of controls that a link has hidden, beside those that the element never shows.
 * @type {(settings: Settings) => string[]}
 */
export const hiddenByLink = ({ hidden, start }) => hidden.filter((name) => !start.hide.includes(name));
