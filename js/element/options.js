/** What an element was asked to show: text from attributes, checked against the model. No DOM. */
import { MOST_PINS } from "../look/conventions.js";
import { by } from "../look/options.js";
import { namesOf } from "../model/names.js";
import { usualViews, viewNames } from "../model/views.js";
import { STRINGS } from "../strings/en.js";
import { unknown } from "../strings/unknown_name.js";
/** @import { Model, Option, Start } from "../types.d.ts" */

const split = (text, between) =>
  String(text ?? "")
    .split(between)
    .map((part) => part.trim())
    .filter(Boolean);
const words = (text) => split(text, /[\s,]+/);

/** What the text of an attribute says, by the kind of its option; `known(name)` is false where it is not. */
const KINDS = {
  text: (text) => text ?? "",
  name: (text, known, { usual = null }) => (text && known(text) ? text : usual),
  names: (text, known) => words(text).filter(known),
  // Names of presets hold spaces and commas.
  titles: (text, known) => split(text, "|").filter(known),
  /** "dose=0.28 h=1", or an object: its pairs. */
  numbers: (values, known) =>
    (typeof values === "object" && values
      ? Object.entries(values)
      : words(values).map((pair) => pair.split("="))
    ).filter(([name]) => known(name)),
  /** As Python has written and checked them. */
  steps: (text) => (text ? JSON.parse(text) : []),
  /** "B", or "B 60": and the day until which it is shown. */
  column: (text, known) => {
    const [name, ...day] = words(text);
    return name && known(name) ? [name, ...day] : [];
  },
};

/**
 * {knobs, views, preset, values, level, pins, predict, from, hide, cases, …, problems}: what the page asks
 * for. Unknown names become problems, and the usual stands in.
 * @type {(model: Model, asked?: Record<string, any>) => Start & { problems: string[] }}
 */
export function options(model, asked = {}) {
  const problems = [];
  const read = /** @type {Pick<Start, "level" | "hide" | "caption"> & Record<string, any>} */ (
    Object.fromEntries(
      by("page").map((option) => {
        const known = (name) => checked(model, option, name, problems);
        return [option.name, KINDS[option.kind](asked[option.name], known, option)];
      }),
    )
  );
  const preset = (name) => model.presets.find((one) => one.name === name);
  const knobs = read.sliders.map((name) => knobNamed(model, name));
  const known = (name) => knobs.find((knob) => knob.name === name) ?? knobNamed(model, name);
  const cases = read.cases.map(preset);
  const views = read.views.length ? read.views : usualViews(model);
  return {
    ...read,
    knobs: knobs.length ? knobs : guided(model),
    views: withAsked(model, views, read.predict[0]),
    values: { ...preset(read.preset)?.values, ...numbers(model, read.values, problems) },
    pins: read.pins.map(preset).slice(0, MOST_PINS),
    predict: read.predict[0] ?? null,
    from: Number(read.predict[1]) || 0,
    cases: cases.length ? cases : model.presets,
    steps: read.steps.map((step) => ({ ...step, knobs: step.knobs?.map(known) })),
    problems,
  };
}

function checked(model, /** @type {Option} */ { name: option, of }, name, problems) {
  const names = namesOf(of, model);
  if (names.includes(name)) return true;
  const own = Array.isArray(of) || ["level", "part or knob"].includes(of); // no word of the model
  const [owner, kind] = [own ? STRINGS.errors.explorable : model.name, Array.isArray(of) ? option : of];
  problems.push(unknown(owner, kind, name, names));
  return false;
}

/** The views shown, and the one in which a question is asked, where none of them is it. */
function withAsked(model, views, column) {
  const series = (name) => model.plots.find((plot) => plot.name === name)?.series ?? [];
  const asks = (name) => name === column || series(name).includes(column);
  return !column || views.some(asks) ? views : [...views, viewNames(model).find(asks)];
}

const guided = (model) => {
  const named = model.knobs.filter((knob) => knob.level === "guided");
  return named.length ? named : model.knobs.slice(0, 1);
};

/** A knob by its name, or one made for the parameter of that name. */
const knobNamed = (model, name) =>
  model.knobs.find((knob) => knob.name === name) ?? {
    name,
    label: model.parameters.find((parameter) => parameter.name === name).label,
    level: "explore",
    parameters: [name],
    stops: [],
  };

/** Pairs as {name: number}, without what is no number. */
function numbers(model, pairs, problems) {
  const read = pairs.map(([name, text]) => [name, text === "" || text == null ? NaN : Number(text), text]);
  for (const [name, value, text] of read)
    if (!Number.isFinite(value))
      problems.push(STRINGS.errors.notANumber(model.name, name, String(text).slice(0, 40)));
  return Object.fromEntries(read.filter(([, value]) => Number.isFinite(value)));
}
