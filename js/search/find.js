/** Which passages are about the words that a reader types. */
import { alike, near, small, stem, tokens } from "./words.js";

const SAME_STEM = 0.9;
const PART = 0.6; // of a word that was typed in part, or with a slip
const [WHOLE, ENOUGH] = [0.999, 0.6]; // of what was asked: all of it, and enough where no passage has it all
const [CLOSELY, SIDE_BY_SIDE] = [60, 0.5]; // how many pieces are looked into, and how much that adds at most
const LIKE = 0.3; // from here on two words look alike
// BM25: how soon more of a word tells no more, and how much of a piece's length is to be reckoned with.
const [SOON, LENGTHS] = [1.2, 0.4];

/**
 * @import { Book, Piece } from "./index.js"
 * A place that was found. texts: its pieces, the best first.
 * @typedef {Omit<Piece, "text"> & { texts: string[] }} Result
 * What a typed word was taken for. how: "known", "begun", "near" or "unknown". uses: [word of the book, part].
 * @typedef {{ typed: string, how: string, joined?: boolean, uses: [string, number][] }} Meant
 */

/**
 * {meant, whole, results}: what each word was taken for, whether the passages have all of them, and the
 * passages: those of earlier groups first, the best of a group first.
 * @type {(book: Book, question: string) => { meant: Meant[], whole: boolean, results: Result[] }}
 */
export function find(book, question) {
  const meant = asked(book, question);
  const scores = new Map(); // number of a piece -> {score, has}
  let whole = 0;
  for (const { uses } of meant) whole += rate(book, uses, scores);
  const shares = [...scores.values()].map(({ has }) => has / whole);
  const all = shares.some((share) => share >= WHOLE);
  const found = [...scores]
    .filter(([, { has }]) => has / whole >= (all ? WHOLE : ENOUGH))
    .map(([number, { score }]) => ({ ...book.pieces[number], score: score * book.pieces[number].worth }));
  const places = new Map();
  for (const { text, score, ...piece } of sorted(found, meant)) {
    const key = `${piece.page.path}#${piece.place}`;
    if (places.has(key)) places.get(key).texts.push(text);
    else places.set(key, { ...piece, texts: [text] });
  }
  const place = ({ group }) => book.groups.indexOf(group);
  const results = [...places.values()].sort((a, b) => place(a) - place(b)); // else as they are
  return { meant, whole: all, results };
}

/** Pieces by what their words tell; among the best, those come forward where words stand side by side as asked. */
function sorted(found, meant) {
  const best = (a, b) => b.score - a.score;
  found.sort(best);
  const sets = meant.filter(({ joined }) => !joined).map(({ uses }) => new Set(uses.map(([word]) => word)));
  if (sets.length < 2) return found;
  for (const piece of found.slice(0, CLOSELY)) {
    const said = tokens(piece.text).filter(({ joined }) => !joined);
    const beside = sets
      .slice(1)
      .filter((set, i) => said.some(({ word }, at) => at && set.has(word) && sets[i].has(said[at - 1].word)));
    piece.score *= 1 + (SIDE_BY_SIDE * beside.length) / (sets.length - 1);
  }
  return found.sort(best);
}

/** What the words of a question are taken for; small ones count where there is no other. */
function asked(book, text) {
  const typed = tokens(text).filter(({ word }, i, all) => all.findIndex((one) => one.word === word) === i);
  const telling = typed.some(({ word, joined }) => !joined && !small(word));
  return typed
    .filter(({ word, joined }) => joined || !telling || !small(word))
    .map(({ word, joined, end }) => (joined ? paired(book, word) : taken(book, word, end === text.length)))
    .filter(Boolean);
}

/** A pair of words that the book writes too; null if it does not: each of the two is looked for by itself. */
function paired(book, word) {
  const uses = known(book, word);
  return uses.length ? { typed: word, how: "known", joined: true, uses } : null;
}

const known = ({ stems }, word) =>
  (stems.get(stem(word)) ?? []).map((one) => [one, one === word ? 1 : SAME_STEM]);

/**
 * A word as the book has it; where no student's page does, words that begin so, and else those one letter away.
 * open: more of it may yet be typed.
 */
function taken(book, typed, open) {
  const found = known(book, typed);
  if (found.some(([word]) => book.words.get(word).read)) return { typed, how: "known", uses: found };
  const rest = [...book.words.keys()].filter((word) => !found.some(([one]) => one === word));
  const begun = rest.filter((word) => word.startsWith(typed));
  const others = begun.length || typed.length < 4 ? begun : mended(book, rest, typed, open && !found.length);
  const how = others.length ? (begun.length ? "begun" : "near") : found.length ? "known" : "unknown";
  return { typed, how, uses: [...found, ...others.map((word) => [word, PART])] };
}

/** Words one letter away from a typed one, or that begin one letter away, the rare ones left out. */
function mended({ words }, list, typed, open) {
  const close = list.filter((word) => near(typed, word));
  const begin = (word) => [-1, 0, 1].some((more) => near(typed, word.slice(0, typed.length + more)));
  const found =
    close.length || !open ? close : list.filter((word) => word.length > typed.length && begin(word));
  const often = (word) => words.get(word).pieces.length;
  const most = Math.max(...found.map(often));
  return found.filter((word) => often(word) * 4 >= most);
}

/**
 * Add to the pieces that have one of these words what it tells of them; returns how rare they are, the measure
 * of that: 0 if there is none.
 */
function rate({ pieces, words, length }, uses, scores) {
  if (!uses.length) return 0;
  const weights = new Map();
  for (const [word, part] of uses) {
    const at = words.get(word);
    at.pieces.forEach((number, i) => weights.set(number, (weights.get(number) ?? 0) + at.weights[i] * part));
  }
  const rare = Math.log(1 + (pieces.length - weights.size + 0.5) / (weights.size + 0.5));
  for (const [number, weight] of weights) {
    const long = (pieces[number].length * pieces.length) / length;
    const one = scores.get(number) ?? { score: 0, has: 0 };
    one.score += (rare * weight * (SOON + 1)) / (weight + SOON * (1 - LENGTHS + LENGTHS * long));
    one.has += rare;
    scores.set(number, one);
  }
  return rare;
}

/**
 * Words of students' pages that look like one that the book does not have, the likest first.
 * @type {(book: Book, typed: string, most?: number) => string[]}
 */
export function likest({ words }, typed, most = 3) {
  const stems = new Set();
  return [...words]
    .filter(([word, { read, joined }]) => read && !joined && word[0] === typed[0])
    .map(([word]) => ({ word, like: alike(typed, word) }))
    .filter(({ like }) => like > LIKE)
    .sort((a, b) => b.like - a.like)
    .filter(({ word }) => !stems.has(stem(word)) && stems.add(stem(word)))
    .slice(0, most)
    .map(({ word }) => word);
}
