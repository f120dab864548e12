import { measure } from "../measure/measures.js";
import { knobsAt } from "../model/shown.js";
import { presetOf, valueOf } from "../model/values.js";
import { STRINGS } from "../strings/en.js";
import { number, quantity } from "./numbers.js";

const BLANK = /\{\s*(\w+)\s*\(([^)]*)\)\s*(?::([^}]*))?\}/g;

/**
 * A template with every blank filled from the run, or null when one of its measures is undefined. A blank
 * with the format `?`, `? > 4` or `? < 4` is a condition.
 */
export function fill(template, run, locale = "en") {
  let whole = true;
  const text = template.replace(BLANK, (_, name, inside, format = "") => {
    const [column, ...rest] = inside.split(",").map((part) => part.trim());
    const value = measure(
      run,
      name,
      column,
      rest.map((part) => Number(part.replace(/^\w+\s*=/, ""))),
    );
    const [condition, sign, level] = format.trim().split(/ +/);
    if (!Number.isFinite(value) || (sign === "<" && !(value < level)) || (sign === ">" && !(value > level)))
      whole = false;
    return whole && condition !== "?" ? number(value, format, locale) : "";
  });
  return whole ? text : null;
}

/**
 * The sentences of a run, in the model's order; of each, the first alternative that is defined. Those that
 * tell of the column `veiled` are left out.
 */
export function sentences(run, locale = "en", veiled = null) {
  const open = run.model.words.filter(
    (words) => !veiled || !new RegExp(`\\(\\s*${veiled}\\s*[,)]`).test(String(words)),
  );
  const told = open.map((alternatives) => {
    for (const template of [alternatives].flat()) {
      const text = fill(template, run, locale);
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

/** The changed settings in words, for print and the table: "CAR T cells infused 2.8 cells/µL". */
export function settingsInWords(model, values, locale = "en") {
  const changed = model.parameters.filter((p) => p.name in values && values[p.name] !== p.value);
  if (!changed.length) return STRINGS.usual;
  const list = changed.map((p) => `${p.label} ${quantity(values[p.name], p.unit, locale)}`);
  return STRINGS.settings(list.join(STRINGS.listSeparator));
}

/**
 * What sets the present run apart, in a few words: its preset, or the knobs that moved with their stop or
 * value.
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
