/** Words of a text as they are compared: small, without accents, and by their stem. */
import { stemmer } from "stemmer";

const WORD = /[\p{L}\p{N}]+/gu;
const ACCENTED = /[\u00c0-\u024f]/g;
const LINK = /[ \u00a0\u2010\u2011’'-]/;
const SMALL = new Set(
  (
    "a about an and are as at be by can did do does for from get has have how i if in is it many me much my " +
    "not of on or s so than that the their there they this to was we what when where which who why will with you your"
  ).split(" "),
);

/** @typedef {{ word: string, start: number, end: number, joined: boolean }} Token */

/** A text in small letters without accents, as long as it was. */
const fold = (text) => text.replace(ACCENTED, (one) => one.normalize("NFD")[0]).toLowerCase();

/**
 * The words of a text with their places in it. A letter or a figure that stands alone goes with its
 * neighbours: “CAR T cell” is car, cart, tcell and cell, so that “car-t” and “cart” find it.
 * @type {(text: string) => Token[]}
 */
export function tokens(text) {
  const found = [];
  const letters = fold(text);
  let last = { word: "", start: 0, end: -1 };
  for (const { 0: word, index: start } of letters.matchAll(WORD)) {
    const end = start + word.length;
    if (word.length > 1) found.push({ word, start, end, joined: false });
    if (start === last.end + 1 && (alone(word) || alone(last.word)) && LINK.test(letters[last.end]))
      found.push({ word: last.word + word, start: last.start, end, joined: true });
    last = { word, start, end };
  }
  return found;
}

const alone = (word) => word.length === 1 && !SMALL.has(word);

/** Whether a word says too little to be looked for beside others. */
export const small = (word) => SMALL.has(word);

/** What “vaccine”, “vaccines” and “vaccinated” share. */
export const stem = (word) => (/^[a-z]{4,}$/.test(word) ? stemmer(word) : word);

/**
 * Whether one letter more, less or another, or two that changed places, lead from one word to the other.
 * @type {(one: string, other: string) => boolean}
 */
export function near(one, other) {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  const most = Math.min(one.length, other.length) - start;
  let end = 0;
  while (end < most && one[one.length - 1 - end] === other[other.length - 1 - end]) end++;
  const [a, b] = [one, other].map((word) => word.slice(start, word.length - end));
  return Math.max(a.length, b.length) < 2 || (a.length === 2 && a === b[1] + b[0]);
}

/**
 * How much two words look alike, from 0 to 1: by the pairs of letters that they share.
 * @type {(one: string, other: string) => number}
 */
export function alike(one, other) {
  const pairs = (word) => Array.from({ length: word.length + 1 }, (_, i) => ` ${word} `.slice(i, i + 2));
  const [some, left] = [pairs(one), pairs(other)];
  const all = some.length + left.length;
  const shared = some.filter((pair) => {
    const at = left.indexOf(pair);
    return at >= 0 && left.splice(at, 1);
  });
  return (2 * shared.length) / all;
}
