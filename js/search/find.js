/** Which passages are about the words that a reader types. */
import { alike, near, small, stem, tokens } from "./words.js";

const NAMED = 1.5; // worth of a passage that is called what was asked
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
 * What a typed word, or a pair of words (joined), was taken for. how: "known", "begun", "near" or "unknown".
 * uses: [word of the book, part]; others: those among them that are another word.
 * @typedef {{ typed: string, joined: boolean, how: string, uses: [string, number][], others: string[] }} Meant
 */

/**
 * {meant, sought, whole, results}: what each word was taken for, all words of the book that are sought, whether
 * the passages have all that was asked, and the passages: those of earlier groups first, the best of each first.
 * @typedef {{ meant: Meant[], sought: Set<string>, whole: boolean, results: Result[] }} Found
 * @type {(book: Book, question: string) => Found}
 */
export function find(book, question) {
  const meant = asked(book, question);
  const sought = new Set(meant.flatMap(({ uses }) => uses.map(([word]) => word)));
  const scores = new Map(); // number of a piece -> {score, has}
  let whole = 0;
  for (const { uses } of meant) whole += rate(book, uses, scores);
  const shares = [...scores.values()].map(({ has }) => has / whole);
  const all = shares.some((share) => share >= WHOLE);
  const found = [...scores]
    .filter(([, { has }]) => has / whole >= (all ? WHOLE : ENOUGH))
    .map(([number, { score }]) => {
      const piece = book.pieces[number];
      return { ...piece, score: score * piece.worth * (named(piece, sought) ? NAMED : 1) };
    });
  const places = new Map();
  for (const { text, score, ...piece } of sorted(found, meant)) {
    const key = `${piece.page.path}#${piece.place}`;
    if (places.has(key)) places.get(key).texts.push(text);
    else places.set(key, { ...piece, texts: [text] });
  }
  const place = ({ group }) => book.groups.indexOf(group);
  const results = [...places.values()].sort((a, b) => place(a) - place(b)); // else as they are
  return { meant, sought, whole: all, results };
}

/** Whether the heading of a piece is all in the words that are sought. */
function named({ heading }, sought) {
  const all = tokens(heading);
  return all.length > 0 && all.every(({ word }) => sought.has(word));
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
  const found = tokens(text).filter(({ word }, i, all) => all.findIndex((one) => one.word === word) === i);
  const telling = found.some(({ word, joined }) => !joined && !small(word));
  return found
    .filter(({ word, joined }) => joined || !telling || !small(word))
    .map(({ word, joined, start, end }) => ({
      typed: text.slice(start, end),
      joined,
      ...(joined ? paired(book, word) : taken(book, word, end === text.length)),
    }))
    .filter(({ joined, uses }) => !joined || uses.length);
}

/** A pair of words, if the book writes it too: each of the two is looked for by itself as well. */
const paired = (book, word) => ({ how: "known", uses: known(book, word), others: [] });

const known = ({ stems }, word) =>
  (stems.get(stem(word)) ?? []).map((one) => [one, one === word ? 1 : SAME_STEM]);

/**
 * A word as the book has it; where no student's page does, words that begin so too, or else those one letter
 * away. open: more of it may yet be typed.
 */
function taken(book, word, open) {
  const uses = known(book, word);
  if (uses.some(([one]) => book.words.get(one).read)) return { how: "known", uses, others: [] };
  const same = new Set(uses.map(([one]) => one));
  const rest = [...book.words.keys()].filter((one) => !same.has(one));
  const begun = rest.filter((one) => one.startsWith(word));
  const others = begun.length || word.length < 4 ? begun : mended(book, rest, word, open && !uses.length);
  const how = begun.length ? "begun" : others.length ? "near" : uses.length ? "known" : "unknown";
  return { how, uses: [...uses, ...others.map((one) => [one, PART])], others };
}

/**
 * Words one letter away from a typed one, or that begin one letter away, with those of the same stem, but
 * without rare ones.
 */
function mended({ words, stems }, list, typed, open) {
  const close = list.filter((word) => near(typed, word));
  const begin = (word) => [-1, 0, 1].some((more) => near(typed, word.slice(0, typed.length + more)));
  const found =
    close.length || !open ? close : list.filter((word) => word.length > typed.length && begin(word));
  const often = (word) => words.get(word).pieces.length;
  const most = Math.max(...found.map(often));
  const usual = found.filter((word) => often(word) * 4 >= most);
  return [...new Set(usual.flatMap((word) => stems.get(stem(word))))];
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
  const { word: wanted } = tokens(typed)[0];
  return [...words]
    .filter(([word, { read, joined }]) => read && !joined && word[0] === wanted[0])
    .map(([word]) => ({ word, like: alike(wanted, word) }))
    .filter(({ like }) => like > LIKE)
    .sort((a, b) => b.like - a.like)
    .filter(({ word }) => !stems.has(stem(word)) && stems.add(stem(word)))
    .slice(0, most)
    .map(({ word }) => word);
}
