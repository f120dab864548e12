/**
 * The settings an element is built with, from the ground up: what the page asks for, a link over it, and over
 * both what the reader had set before the element was moved or asked for something else.
 */
import { answered } from "./answers.js";
import { opened } from "./opened_by_link.js";
import { options } from "./options.js";
import { more } from "./later.js";
import { begun, changed, kept, SKIPPED } from "./settings.js";
/** @import { Explorable, Model, Opening } from "../types.d.ts" */

/**
 * As `opened` gives it, with the whole of the settings and of the problems. explorable: {id, language, given,
 * state (before, or null), asked (settings whose attribute has changed since), wanted (values set before the
 * model came)}. attributes: their texts by name.
 * @type {(explorable: Explorable, model: Model, attributes: Record<string, string>) => Opening}
 */
export function beginning(explorable, model, attributes) {
  const { id, language, state: before, asked, wanted } = explorable;
  const { problems, ...start } = options(model, attributes);
  const first = begun(model, start, language);
  const opening = opened(explorable, model, wanted ? changed(model, first, { values: wanted }) : first);
  const stays = before?.model.name === model.name && !opening.followed;
  const settings = stays ? kept(model, opening.settings, before.settings, asked) : opening.settings;
  return {
    ...opening,
    problems: [...problems, ...opening.problems],
    settings: asking(answered(id, model, settings)),
  };
}

/** Where what would ask could not be had, the run is shown. */
const asking = (settings) =>
  settings.start.predict && !more()
    ? Object.freeze({ ...settings, prediction: settings.prediction ?? SKIPPED })
    : settings;
