/**
 * A run as the part of an address after '#', for people to read and to write by hand. No DOM.
 *
 *   #living_drug-1:v=1&level=explore&dose=2.8&h=0&pin1=dose:0.028,h:0&view=marrow&t=30
 *
 * Up to three elements on a page stand one after the other, with "/" between them; each is named by its id.
 * `v` is the version of this grammar; a parameter whose name is taken by the grammar is written with a "_"
 * before it. A teacher may add hide= and lock=, with names of knobs or of HIDEABLE parts. answer=shown: the
 * element's question is behind the reader who made the link, so that it opens on that very picture; without
 * it the question is asked, and what would answer it waits. Nothing in a link is markup, and no text of it
 * but names the model has, and short quotes in messages, is shown.
 */
import { HIDEABLE, LETTERS, LEVELS, MOST_PINS } from "../look/conventions.js";
import { STRINGS } from "../strings/en.js";
import { viewNames } from "../model/views.js";

const VERSION = "1";
const MOST = 3; // elements in one link
const LONGEST = 4000; // letters of one element's part
const MOST_TOLD = 4; // messages about one link
const NUMBER = /^-?(\d{1,15}(\.\d{0,20})?|\.\d{1,20})(e-?\d{1,3})?$/i;
const PINS = LETTERS.map((_, i) => `pin${i + 1}`);
const TAKEN = new Set([
  "v",
  "preset",
  "level",
  "view",
  "t",
  "hide",
  "lock",
  "answer",
  ...PINS,
  "tens",
  "even",
]);

const key = (name) => (TAKEN.has(name) || name.startsWith("_") ? `_${name}` : name);
const figure = (value) => String(value).replace("+", "");

/** The text of one element: id, colon, settings. `state` as state.js has it. */
export function write(id, state) {
  const { level, chosen, time, allPins, hidden, hiddenByLink, locked, log, start, veiled, views } = state;
  const steps = (tens) =>
    Object.keys(log)
      .filter((name) => log[name] === tens)
      .join(",");
  const told = state.model.parameters.filter(
    ({ name, value }) => state.value(name) !== value || state.atStart(name) !== state.value(name),
  );
  const pairs = [
    ["v", VERSION],
    level !== start.level && ["level", level],
    ...told.map(({ name }) => [key(name), figure(state.value(name))]),
    start.predict && veiled === null && !hidden.has("predict") && ["answer", "shown"],
    ...allPins.map((pin, i) => [PINS[i], pinned(state.model, pin.values)]),
    chosen !== views[0] && ["view", chosen],
    steps(true) && ["tens", steps(true)],
    steps(false) && ["even", steps(false)],
    time !== null && ["t", figure(Number(time.toFixed(3)))],
    hiddenByLink.length && ["hide", hiddenByLink.join(",")],
    locked.size && ["lock", [...locked].join(",")],
  ];
  return `${id}:${pairs
    .filter(Boolean)
    .map(([name, value]) => `${name}=${encode(value)}`)
    .join("&")}`;
}

const pinned = (model, values) =>
  model.parameters
    .filter(({ name, value }) => (values[name] ?? value) !== value)
    .map(({ name }) => `${name}:${figure(values[name])}`)
    .join(",") || "usual";

// Commas and colons may stand in a fragment as they are, and read better so.
const encode = (text) =>
  encodeURIComponent(text).replaceAll("%2C", ",").replaceAll("%3A", ":").replaceAll("%20", "+");

function decode(text) {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

/** The text that a fragment holds for the element of this id, or null. */
export function part(hash, id) {
  const raw = String(hash ?? "").replace(/^#/, "");
  // Some mail programs encode the whole of it, or only some signs.
  const text = raw.includes(":v=") ? raw : decode(raw);
  const found = text
    .split("/")
    .slice(0, MOST)
    .find((one) => one.startsWith(`${id}:`));
  return found === undefined ? null : found.slice(id.length + 1);
}

/**
 * {values, level, view, time, pins, answered, hidden, locked, log, problems} of one element's text; what is
 * not understood is told and left out.
 */
export function read(text, state) {
  const wish = {
    values: {},
    level: null,
    view: null,
    time: null,
    pins: [],
    answered: false,
    hidden: [],
    locked: [],
    log: {},
    problems: [],
  };
  const pairs = text.slice(0, LONGEST).split("&").filter(Boolean).map(split);
  const problem = refused(text, pairs);
  if (problem) return { ...wish, problems: [problem] };
  for (const [name, value] of pairs.slice(1)) {
    const told = take(wish, name, value, state);
    if (told) wish.problems.push(told);
  }
  if (wish.problems.length > MOST_TOLD)
    wish.problems = [...wish.problems.slice(0, MOST_TOLD), STRINGS.linkMore];
  return wish;
}

const split = (pair) => {
  const at = pair.indexOf("=");
  return at < 0 ? [pair, ""] : [pair.slice(0, at), decode(pair.slice(at + 1))];
};

/** Why a whole link is not used. */
function refused(text, [first]) {
  if (text.length > LONGEST) return STRINGS.linkLong;
  if (first?.[0] === "v" && first[1] === VERSION) return null;
  return first?.[0] === "v" ? STRINGS.linkVersion(quote(first[1])) : STRINGS.linkBroken;
}

/** A short quote that stays on one line: no control or direction marks. */
const quote = (text) => [...String(text).replace(/[\p{C}\p{Z}]+/gu, " ")].slice(0, 40).join("").trim();

/** Note one pair; returns a message where it is not understood. */
function take(wish, name, value, state) {
  const strange = STRINGS.linkStrange(quote(name), quote(value));
  if (name === "preset") {
    const preset = state.model.presets.find((one) => one.name === value);
    wish.values = { ...preset?.values, ...wish.values };
    return preset ? null : strange;
  }
  if (name === "level") return LEVELS.includes(value) ? void (wish.level = value) : strange;
  if (name === "view") return viewNames(state.model).includes(value) ? void (wish.view = value) : strange;
  if (name === "answer") return value === "shown" ? void (wish.answered = true) : strange;
  if (name === "t") return number(value) >= 0 ? void (wish.time = number(value)) : strange;
  if (name === "hide" || name === "lock") return list(wish, name, value, state) ? null : strange;
  if (name === "tens" || name === "even")
    return steps(wish, name === "tens", value.split(","), state.model) ? null : strange;
  if (PINS.includes(name))
    return wish.pins.length < MOST_PINS && pin(wish, value, state.model) ? null : strange;
  return put(wish.values, name.startsWith("_") ? name.slice(1) : name, value, state.model) ? null : strange;
}

const number = (text) => (NUMBER.test(text) ? Number(text) : NaN);

/** Set one parameter; false where there is none of this name or the text is no number. */
function put(values, name, text, model) {
  const value = number(text);
  if (!Number.isFinite(value) || !model.parameters.some((parameter) => parameter.name === name)) return false;
  values[name] = value;
  return true;
}

function pin(wish, text, model) {
  const values = {};
  const whole =
    text === "usual" || text.split(",").every((pair) => put(values, ...pair.split(":", 2), model));
  if (whole) wish.pins.push(values);
  return whole;
}

/** Steps of ×10 or even ones on plots of the model. */
function steps(wish, tens, names, model) {
  const known = names.filter((name) => model.plots.some((plot) => plot.name === name));
  for (const name of known) wish.log[name] = tens;
  return known.length === names.length;
}

function list(wish, name, text, state) {
  const known = [
    ...state.model.knobs.map((knob) => knob.name),
    ...state.sliders.map((knob) => knob.name),
    ...(name === "hide" ? HIDEABLE : []),
  ];
  const names = text.split(",").filter((one) => known.includes(one));
  wish[name === "hide" ? "hidden" : "locked"] = [...new Set(names)];
  return names.length > 0 && names.length === text.split(",").length;
}
