import { measure } from "../measure/measures.js";
import { knobsAt } from "../model/shown.js";
import { presetOf, valueOf } from "../model/values.js";
import { STRINGS } from "../strings/en.js";
import { number, quantity } from "./numbers.js";
/** @import { Model, Run, Sentence, Settings, Values } from "../types.d.ts" */

/**
 * A sentence of a run from its parts: text, and measures that are written where they have a form. Null when a
 * measure is undefined, or not as its condition says.
 * @type {(parts: Sentence, run: Run, locale?: string) => string | null}
 */
export function fill(parts, run, locale = "en") {
  let text = "";
  for (const part of parts) {
    if (typeof part === "string") {
      text += part;
      continue;
    }
    const { above = -Infinity, below = Infinity, form } = part;
    const [name, column, ...numbers] = part.measure;
    const value = measure(run, name, column, numbers);
    if (!(value > above && value < below)) return null;
    if (form !== undefined) text += number(value, form, locale);
  }
  return text;
}

/**
 * The sentences of a run, in the model's order; of each, the first alternative that is defined. Those that
 * tell of the column `veiled` are left out.
 * @type {(run: Run, locale?: string, veiled?: string | null) => string[]}
 */
export function sentences(run, locale = "en", veiled = null) {
  const tells = (parts) => parts.some((part) => veiled && part.measure?.[1] === veiled);
  const open = run.model.words.filter((alternatives) => !alternatives.some(tells));
  const told = open.map((alternatives) => {
    for (const parts of alternatives) {
      const text = fill(parts, run, locale);
      if (text !== null) return text;
    }
    return null;
  });
  const end = run.days[run.days.length - 1];
  // The day after the last is where a slider says "never": the reader knows.
  const never = run.never
    .filter(({ day }) => day > end + 1)
    .map(({ day, label }) => STRINGS.never(label, number(day, "d", locale), number(end, "d", locale)));
  return [...told, ...never].filter(Boolean);
}

/**
 * The changed settings in words, for print and the table: "CAR T cells infused 2.8 cells/µL".
 * @type {(model: Model, values: Values, locale?: string) => string}
 */
export function settingsInWords(model, values, locale = "en") {
  const changed = model.parameters.filter((p) => p.name in values && values[p.name] !== p.value);
  if (!changed.length) return STRINGS.usual;
  const list = changed.map((p) => `${p.label} ${quantity(values[p.name], p.unit, locale)}`);
  return STRINGS.settings(list.join(STRINGS.listSeparator));
}

/**
 * What sets the present run apart, in a few words: its preset, or the knobs that moved with their stop or
 * value.
 * @type {(model: Model, settings: Settings) => string}
 */
export function difference(model, settings) {
  const { values, locale } = settings;
  const preset = presetOf(model, values);
  if (preset) return preset.label ?? preset.name;
  const knobs = [...knobsAt(model, settings), ...model.knobs];
  const value = (name) => valueOf(model, values, name);
  const moved = model.parameters.filter((p) => value(p.name) !== p.value);
  const words = moved.map((p) => {
    const knob = knobs.find((one) => one.parameters.length === 1 && one.parameters[0] === p.name);
    const stop = knob?.stops.find((one) => one.values[p.name] === value(p.name));
    return `${p.label} ${stop?.label ?? quantity(value(p.name), p.unit, locale)}`;
  });
  return (
    words.slice(0, 3).join(STRINGS.listSeparator) + (words.length > 3 ? " …" : "") ||
    STRINGS.usual.replace(/\.$/, "")
  );
}
