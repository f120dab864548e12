/** The language of the page: English, or one that has a script of strings beside the bundle. */
import { script } from "../dom/scripts.js";
import { STRINGS } from "./en.js";
/** @import { Model } from "../types.d.ts" */

const OTHERS = ["es"];

/**
 * The page's language with its region ("es-MX"); English where the page's is not spoken here.
 * @type {() => string}
 */
export function locale() {
  const asked = document.documentElement.lang;
  return /^en\b/.test(asked) || OTHERS.includes(short(asked)) ? asked : "en";
}

const short = (language) => language.slice(0, 2).toLowerCase();

const catalogue = (language) => globalThis.lupusedu?.strings?.[short(language)];

/**
 * Call `ready(language)` once its strings are here; in English at once, and in English where they do not
 * come.
 * @type {(ready: (language: string) => void) => void}
 */
export function whenSpoken(ready) {
  const language = locale();
  if (!OTHERS.includes(short(language))) return ready(language);
  const go = () => {
    const words = catalogue(language);
    if (words) Object.assign(STRINGS, words.element);
    ready(words ? language : "en");
  };
  if (catalogue(language)) return go();
  script(`${short(language)}.js`).then(go, go);
}

/**
 * The model in this language; a word without a translation stays as it is.
 * @type {(model: Model, language: string) => Model}
 */
export function inLanguage(model, language) {
  const { models: words, told, translated } = catalogue(language) ?? {};
  const say = (text) => words[model.name]?.[text] ?? words.any[text] ?? text;
  return words ? translated(model, say, told[model.name]) : model;
}
