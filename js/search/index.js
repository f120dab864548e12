/** An index of the book's passages, in which find.js looks. */
import { stem, tokens } from "./words.js";

const LONG = 400; // letters of a piece of a passage: about what a phone shows at once
// How much a word tells of a piece, by where it stands. terms: those that the piece explains.
const WEIGHT = { text: 1, heading: 3, terms: 4 };

const WORTH = { opening: 1.1, boxed: 0.7 }; // of what opens a page, and of what stands in a box, for the curious

/**
 * Pages as the build writes them (sphinx/passages.py). read: whether students read them. passages: of each its
 * place in the page, heading, text, the terms that it explains, and 1 where it stands in a box. What is empty at
 * the end is left out.
 * @typedef {[string, string, string?, string?, number?]} Passage
 * @typedef {{ path: string, title: string, passages: Passage[] }} Page
 * @typedef {{ name: string, read: boolean, pages: Page[] }} Group
 * @typedef {{ group: Group, page: Page, place: string, heading: string, text: string, length: number,
 *   worth: number }} Piece
 * Of a word the numbers of the pieces that have it, and how much it tells of each. joined: it is a pair.
 * @typedef {{ pieces: number[], weights: number[], read: boolean, joined: boolean }} Uses
 * @typedef {{ groups: Group[], pieces: Piece[], words: Map<string, Uses>, stems: Map<string, string[]>,
 *   length: number }} Book
 */

/** @type {() => Book} */
export const empty = () => ({ groups: [], pieces: [], words: new Map(), stems: new Map(), length: 0 });

/**
 * Put a page of a group into a book.
 * @type {(book: Book, group: Group, page: Page) => void}
 */
export function put(book, group, page) {
  if (!book.groups.includes(group)) book.groups.push(group);
  for (const [place, heading, text = "", terms = "", boxed = 0] of page.passages)
    for (const piece of cut(text)) {
      const explained = terms.split(" · ").filter((term) => piece.includes(term));
      const parts = { text: piece, heading: heading || page.title, terms: explained.join(" · ") };
      for (const part in parts)
        for (const word of tokens(parts[part])) note(book, word, WEIGHT[part], group.read);
      const length = piece.length + 1; // of none it is not 0
      const worth = boxed ? WORTH.boxed : heading ? 1 : WORTH.opening;
      book.pieces.push({ group, page, place, heading, text: piece, length, worth });
      book.length += length;
    }
}

/** A text in pieces of about LONG letters, cut between its lines. */
function cut(text) {
  const found = [];
  for (const line of text.split("\n")) {
    const last = found.length - 1;
    if (last >= 0 && found[last].length + line.length <= LONG) found[last] += `\n${line}`;
    else found.push(line);
  }
  return found;
}

/** Note a word of the piece that is being read. */
function note({ pieces, words, stems }, { word, joined }, weight, read) {
  let uses = words.get(word);
  if (!uses) {
    words.set(word, (uses = { pieces: [], weights: [], read, joined }));
    const root = stem(word);
    if (stems.has(root)) stems.get(root).push(word);
    else stems.set(root, [word]);
  }
  if (read) uses.read = true;
  const last = uses.pieces.length - 1;
  if (uses.pieces[last] === pieces.length) uses.weights[last] += weight;
  else {
    uses.pieces.push(pieces.length);
    uses.weights.push(weight);
  }
}
