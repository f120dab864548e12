/** The words around what was found. */
import { tokens } from "./words.js";

const ROOM = 200; // letters of an excerpt
const BEFORE = 70; // of these at most before the first mark
const QUOTE = 60; // letters that a browser is to look for in the page

/** Places in a text of the words that are sought, those that touch as one. */
function hits(text, sought) {
  const found = [];
  for (const { word, start, end } of tokens(text)) {
    if (!sought.has(word)) continue;
    const last = found[found.length - 1];
    if (last && start <= last.end + 1) {
      last.start = Math.min(last.start, start);
      last.end = Math.max(last.end, end);
    } else found.push({ start, end });
  }
  return found;
}

/** Of hits the first from which most others are near. */
function densest(found) {
  const beside = (hit) =>
    found.filter(({ start, end }) => start >= hit.start && end < hit.start + ROOM - BEFORE);
  return found.reduce((best, hit) => (beside(hit).length > beside(best).length ? hit : best), found[0]);
}

/**
 * A few words of a text around those that are sought: [{text, hit}].
 * @type {(text: string, sought: Set<string>) => { text: string, hit: boolean }[]}
 */
export function excerpt(text, sought) {
  const whole = text.replace(/([^.!?:…])\n/g, "$1 · ").replace(/\n/g, " ");
  const found = hits(whole, sought);
  const first = densest(found)?.start ?? 0;
  const from = whole.length <= ROOM ? 0 : begin(whole, first);
  const to = whole.length <= from + ROOM ? whole.length : whole.lastIndexOf(" ", from + ROOM);
  const parts = from ? [{ text: "… ", hit: false }] : [];
  let at = from;
  for (const { start, end } of found.filter((one) => one.start >= from && one.end <= to)) {
    parts.push({ text: whole.slice(at, start), hit: false }, { text: whole.slice(start, end), hit: true });
    at = end;
  }
  parts.push({ text: whole.slice(at, to) + (to < whole.length ? " …" : ""), hit: false });
  return parts.filter((part) => part.text);
}

/** Where an excerpt begins: with the text, with a sentence, or with a word. */
function begin(text, first) {
  if (first <= BEFORE) return 0;
  const before = text.slice(first - BEFORE, first);
  const sentence = Math.max(...[". ", "! ", "? ", "· "].map((end) => before.lastIndexOf(end)));
  return first - BEFORE + (sentence >= 0 ? sentence + 2 : before.indexOf(" ") + 1);
}

/**
 * Some words that stand in one block of the page, for a link to them; empty where none is sought.
 * @type {(text: string, sought: Set<string>) => string}
 */
export function quote(text, sought) {
  for (const line of text.split("\n")) {
    const first = densest(hits(line, sought));
    if (!first) continue;
    const end = line.indexOf(" ", Math.max(first.end, first.start + QUOTE) - 1);
    return end < 0 ? line.slice(first.start) : line.slice(first.start, end);
  }
  return "";
}
