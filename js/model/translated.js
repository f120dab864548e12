/** A model's words in the language of the page. No DOM. */

/** @import { Model, Sentence } from "../types.d.ts" */

/**
 * A model with every text that a reader meets put through `say`, and the sentences on its runs as they are
 * told in that language; its names and numbers stay.
 * @type {(model: Model, say: (text: string) => string, words?: Sentence[][]) => Model}
 */
export function translated(model, say, words = model.words) {
  const label = (list) => list.map((one) => (one.label ? { ...one, label: say(one.label) } : one));
  return {
    ...model,
    ...texts(model, ["title", "question"], say),
    species: label(model.species),
    parameters: label(model.parameters),
    observables: label(model.observables),
    events: label(model.events),
    plots: model.plots.map((plot) => ({ ...plot, title: say(plot.title), lines: label(plot.lines) })),
    knobs: label(model.knobs).map((knob) => ({ ...knob, stops: label(knob.stops) })),
    // The name is what attributes and links call a preset; the label is what a reader sees.
    presets: model.presets.map((preset) => ({
      ...preset,
      label: say(preset.name),
      caption: say(preset.caption),
    })),
    words,
    ...(model.views && { views: model.views.map((view) => declared(view, say)) }),
    ...(model.cohorts && {
      cohorts: model.cohorts.map((cohort) => ({ ...cohort, label: say(cohort.name) })),
    }),
  };
}

const texts = (thing, names, say) =>
  Object.fromEntries(names.filter((name) => thing[name]).map((name) => [name, say(thing[name])]));

/** A declared view: some of its fields are words, lists of words, or things by their words. */
function declared(view, say) {
  const lists = ["ends", "parts"].filter((name) => view[name]).map((name) => [name, view[name].map(say)]);
  const named = ["stages", "groups", "marks", "columns", "bands"]
    .filter((name) => view[name])
    .map((name) => [
      name,
      Object.fromEntries(Object.entries(view[name]).map(([words, value]) => [say(words), value])),
    ]);
  return {
    ...view,
    ...texts(view, ["title", "rest", "what", "whole", "ask"], say),
    ...Object.fromEntries([...lists, ...named]),
  };
}
