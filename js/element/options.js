/** What an element was asked to show: text from attributes, checked against the model. No DOM. */
import { HIDEABLE, LEVELS, MOST_PINS } from "../look/conventions.js";
import { STRINGS } from "../strings/en.js";
import { unknown } from "../strings/unknown_name.js";
import { usualViews, viewNames } from "../model/views.js";

const words = (text) =>
  String(text ?? "")
    .split(/[\s,]+/)
    .filter(Boolean);

/** Names of presets hold spaces and commas. */
const list = (text) =>
  String(text ?? "")
    .split("|")
    .map((name) => name.trim())
    .filter(Boolean);

/**
 * {knobs, views, preset, values, level, pins, predict, from, hide, cases, problems}: unknown names become
 * problems, and the default stands in.
 */
export function options(model, { sliders, views, preset, values, level, pins, predict, hide, cases } = {}) {
  const problems = [];
  const ask = (make) => {
    try {
      return make();
    } catch (error) {
      problems.push(error.message);
    }
  };
  const knobs = words(sliders)
    .map((name) => ask(() => knobNamed(model, name)))
    .filter(Boolean);
  const shown = words(views)
    .map((name) => ask(() => viewNamed(model, name)))
    .filter(Boolean);
  const chosen = preset ? ask(() => presetNamed(model, preset)) : undefined;
  return {
    knobs: knobs.length ? knobs : guided(model),
    views: shown.length ? shown : usualViews(model),
    preset: chosen?.name ?? null,
    values: { ...chosen?.values, ...pairs(model, values, ask) },
    level: (level && ask(() => levelNamed(level))) || "guided",
    pins: list(pins)
      .map((name) => ask(() => presetNamed(model, name)))
      .filter(Boolean)
      .slice(0, MOST_PINS),
    predict: (predict && ask(() => asked(model, words(predict)[0]))) || null,
    from: Number(words(predict)[1]) || 0,
    cases: list(cases)
      .map((name) => ask(() => presetNamed(model, name)))
      .filter(Boolean),
    hide: words(hide)
      .map((name) => ask(() => hideable(model, name)))
      .filter(Boolean),
    problems,
  };
}

function levelNamed(name) {
  if (LEVELS.includes(name)) return name;
  throw new Error(unknown(STRINGS.errors.explorable, "level", name, LEVELS));
}

/** A knob of the model or a part of the frame. */
function hideable(model, name) {
  const names = [...HIDEABLE, ...model.knobs.map((knob) => knob.name)];
  if (names.includes(name)) return name;
  throw new Error(unknown(STRINGS.errors.explorable, "part or knob", name, names));
}

/** A column that one of the model's plots draws, or a view that asks for a dot. */
function asked(model, name) {
  const drawn = [
    ...new Set([
      ...model.plots.flatMap((plot) => plot.series),
      ...(model.views ?? []).filter((view) => view.ask).map((view) => view.name),
    ]),
  ];
  if (drawn.includes(name)) return name;
  throw new Error(unknown(model.name, "drawn column", name, drawn));
}

const guided = (model) => {
  const named = model.knobs.filter((knob) => knob.level === "guided");
  return named.length ? named : model.knobs.slice(0, 1);
};

/** A knob by its name, or one made for a parameter of that name. */
function knobNamed(model, name) {
  const knob = model.knobs.find((one) => one.name === name);
  if (knob) return knob;
  const parameter = model.parameters.find((one) => one.name === name);
  if (parameter) return { name, label: parameter.label, level: "explore", parameters: [name], stops: [] };
  const names = new Set([...model.knobs, ...model.parameters].map((one) => one.name));
  throw new Error(unknown(model.name, "slider", name, [...names]));
}

function viewNamed(model, name) {
  if (viewNames(model).includes(name)) return name;
  throw new Error(unknown(model.name, "view", name, viewNames(model)));
}

function presetNamed(model, name) {
  const preset = model.presets.find((one) => one.name === name);
  if (preset) return preset;
  throw new Error(
    unknown(
      model.name,
      "preset",
      name,
      model.presets.map((one) => one.name),
    ),
  );
}

/** "dose=0.28 h=1", or an object, as {name: number}. */
function pairs(model, values, ask) {
  const list =
    typeof values === "object" && values
      ? Object.entries(values)
      : words(values).map((pair) => pair.split("="));
  const names = model.parameters.map((parameter) => parameter.name);
  const known = list.map(([name, value]) =>
    ask(() => {
      if (!names.includes(name)) throw new Error(unknown(model.name, "parameter", name, names));
      const number = value === "" || value == null ? NaN : Number(value);
      if (!Number.isFinite(number))
        throw new Error(STRINGS.errors.notANumber(model.name, name, String(value).slice(0, 40)));
      return [name, number];
    }),
  );
  return Object.fromEntries(known.filter(Boolean));
}
