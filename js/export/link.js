/**
 * A run as the part of an address after '#', for people to read and to write by hand. No DOM.
 *
 *   #living_drug-1:v=1&level=explore&dose=2.8&h=0&pin1=dose:0.028,h:0&view=marrow&t=30
 *
 * Up to three elements on a page stand one after the other, with "/" between them; each is named by its id.
 * #living_drug-2:step=3 leads to a step. `v` is the version of this grammar; a parameter whose name is taken by the grammar is written with a "_"
 * before it. A teacher may add hide= and lock=, with names of knobs or of HIDEABLE parts. answer=shown: the
 * element's question is behind the reader who made the link, so that it opens on that very picture; without
 * it the question is asked, and what would answer it waits. Nothing in a link is markup, and no text of it
 * but names the model has, and short quotes in messages, is shown.
 */
import { HIDEABLE, MOST_PINS } from "../look/conventions.js";
import { by } from "../look/options.js";
import { namesOf } from "../model/names.js";
import { hiddenByLink, veiled } from "../model/shown.js";
import { differ, valueOf } from "../model/values.js";
import { STRINGS } from "../strings/en_more.js";
import { decode } from "./link_part.js";
/** @import { Model, Settings, Wish } from "../types.d.ts" */

const VERSION = "1";
const LONGEST = 4000; // letters of one element's part
const MOST_TOLD = 4; // messages about one link
const NUMBER = /^-?(\d{1,15}(\.\d{0,20})?|\.\d{1,20})(e-?\d{1,3})?$/i;

// In the order of the table; but a level stands before the values of its knobs.
const ALLOWED = by("link").sort((a, b) => Number(b.name === "level") - Number(a.name === "level"));
const OF = new Map(ALLOWED.flatMap((option) => option.link.map((key) => [key, option])));

const key = (name) => (name === "v" || OF.has(name) || name.startsWith("_") ? `_${name}` : name);
const figure = (value) => String(value).replace("+", "");

/** Pairs [key, text] of the options that need more than their name; of the others, where they are set. */
const WRITTEN = {
  preset: () => [],
  values: (model, { values, start }) =>
    model.parameters
      .filter(
        ({ name, value }) =>
          valueOf(model, values, name) !== value || differ(model, values, start.values, [name]),
      )
      .map(({ name }) => [key(name), figure(valueOf(model, values, name))]),
  answer: (_, settings) =>
    settings.start.predict && veiled(settings) === null && !settings.hidden.includes("predict")
      ? [["answer", "shown"]]
      : [],
  pins: (model, { pins }, { link }) => pins.map((pin, i) => [link[i], pinned(model, pin.values)]),
  view: (_, { view, start }) => (view === start.views[0] ? [] : [["view", view]]),
  tens: (_, { tens }, { link }) =>
    [true, false].map((which, i) => [
      link[i],
      Object.keys(tens)
        .filter((name) => tens[name] === which)
        .join(),
    ]),
  step: (_, { step }) => (step > 1 ? [["step", step]] : []),
  time: (_, { time }) => [["t", time === null ? "" : figure(Number(time.toFixed(3)))]],
  hide: (_, settings) => [["hide", hiddenByLink(settings).join()]],
  lock: (_, { locked }) => [["lock", locked.join()]],
};
const plain = (_, settings, { name, setting, link }) =>
  settings[setting] === settings.start[name] ? [] : [[link[0], settings[setting]]];

/**
 * The text of one element: id, colon, settings.
 * @type {(id: string, model: Model, settings: Settings) => string}
 */
export function write(id, model, settings) {
  const pairs = ALLOWED.flatMap((option) => (WRITTEN[option.name] ?? plain)(model, settings, option));
  const text = [["v", VERSION], ...pairs].filter(([, value]) => value !== "");
  return `${id}:${text.map(([name, value]) => `${name}=${encode(value)}`).join("&")}`;
}

const pinned = (model, values) =>
  model.parameters
    .filter(({ name, value }) => (values[name] ?? value) !== value)
    .map(({ name }) => `${name}:${figure(values[name])}`)
    .join(",") || "usual";

// Commas and colons may stand in a fragment as they are, and read better so.
const encode = (text) =>
  encodeURIComponent(text).replaceAll("%2C", ",").replaceAll("%3A", ":").replaceAll("%20", "+");

/**
 * {values, view, time, pins, answered, hidden, locked, tens, step, level, …, problems} of one element's text; what
 * is not understood is told and left out. settings: of the element, which may have knobs of its own.
 * @type {(text: string, model: Model, settings: Settings) => Wish}
 */
export function read(text, model, settings) {
  const wish = /** @type {Wish} */ ({
    ...Object.fromEntries(ALLOWED.filter(({ name }) => !READ[name]).map(({ setting }) => [setting, null])),
    values: {},
    time: null,
    pins: [],
    answered: false,
    hidden: [],
    locked: [],
    tens: {},
    step: null,
    problems: [],
  });
  const given = text.slice(0, LONGEST).split("&").filter(Boolean).map(split);
  // A link to a step alone is written by hand.
  const pairs = given[0]?.[0] === "step" ? [["v", VERSION], ...given] : given;
  const problem = refused(text, pairs);
  if (problem) return { ...wish, problems: [problem] };
  for (const [name, value] of pairs.slice(1))
    if (!understood(wish, name, value, model, settings))
      wish.problems.push(STRINGS.linkStrange(quote(name), quote(value)));
  if (wish.problems.length > MOST_TOLD)
    wish.problems = [...wish.problems.slice(0, MOST_TOLD), STRINGS.linkMore];
  return wish;
}

const split = (pair) => {
  const at = pair.indexOf("=");
  return at < 0 ? [pair, ""] : [pair.slice(0, at), decode(pair.slice(at + 1))];
};

/** Why a whole link is not used. */
function refused(text, /** @type {string[][]} */ [first]) {
  if (text.length > LONGEST) return STRINGS.linkLong;
  if (first?.[0] === "v" && first[1] === VERSION) return null;
  return first?.[0] === "v" ? STRINGS.linkVersion(quote(first[1])) : STRINGS.linkBroken;
}

/** A short quote that stays on one line: no control or direction marks. */
const quote = (text) => [...String(text).replace(/[\p{C}\p{Z}]+/gu, " ")].slice(0, 40).join("").trim();

/** Note one pair; false where it is not understood. */
function understood(wish, name, text, model, settings) {
  const option = OF.get(name);
  if (!option) return put(wish.values, name.startsWith("_") ? name.slice(1) : name, text, model);
  const read = READ[option.name];
  if (read) return read(wish, text, { model, settings, tens: name === "tens" });
  if (!namesOf(option.of, model).includes(text)) return false;
  wish[option.setting] = text;
  return true;
}

/** Notes what an option's text says; of the options without one, the name itself is noted. */
const READ = {
  preset(wish, text, { model }) {
    const preset = model.presets.find((one) => one.name === text);
    wish.values = { ...preset?.values, ...wish.values };
    return !!preset;
  },
  answer: (wish, text) => (wish.answered = text === "shown"),
  pins: (wish, text, { model }) => wish.pins.length < MOST_PINS && pin(wish, text, model),
  tens: (wish, text, { model, tens }) => steps(wish, tens, text.split(","), model),
  step: (wish, text, { settings }) => {
    wish.step = settings.start.steps?.[number(text) - 1] ? number(text) : null;
    return wish.step !== null;
  },
  time(wish, text) {
    const day = number(text);
    if (day >= 0) wish.time = day;
    return day >= 0;
  },
  hide: (wish, text, { model, settings }) => {
    const names = controls(text, model, settings, HIDEABLE);
    wish.hidden = names.known;
    return names.all;
  },
  lock: (wish, text, { model, settings }) => {
    const names = controls(text, model, settings, []);
    wish.locked = names.known;
    return names.all;
  },
};

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
  for (const name of known) wish.tens[name] = tens;
  return known.length === names.length;
}

/** Names of knobs, the model's and the element's own, and of parts: those `known`, and whether `all` are. */
function controls(text, model, { start }, parts) {
  const names = text.split(",");
  const possible = [...[...model.knobs, ...start.knobs].map(({ name }) => name), ...parts];
  const known = names.filter((name) => possible.includes(name));
  return { known: [...new Set(known)], all: known.length > 0 && known.length === names.length };
}
