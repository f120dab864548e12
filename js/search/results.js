/** What the search page shows for a question. */
import { make } from "../dom/nodes.js";
import { excerpt, quote } from "./excerpt.js";
import { likest } from "./find.js";
import { stem } from "./words.js";

/**
 * @import { Book } from "./index.js"
 * @import { Found } from "./find.js"
 */

const WORDS = {
  none: (question) => `The book says nothing of “${question}”.`,
  near: (typed, instead) => `“${typed}” is not in the book. Shown is ${instead}.`,
  rare: (typed, instead) => `“${typed}” is in no chapter. Shown is ${instead} too.`,
  unknown: (typed) => `“${typed}” is not in the book.`,
  like: " Words that look like it: ",
  quoted: (word) => `“${word}”`,
  or: " or ",
  some: "No passage has all of these words. These have most of them.",
  count: (name, count) => `${name}: ${count}`,
  more: (count) => `Show ${count} more`,
};
const [FIRST, LATER] = [8, 3]; // results shown at once of the first group, and of each other

/**
 * {nodes, said}: what was found, and in a few words what that is.
 * @type {(found: Found, question: string, book: Book) => { nodes: HTMLElement[], said: string }}
 */
export function shown({ meant, sought, whole, results }, question, book) {
  const remarks = meant.map((one) => remark(book, one)).filter(Boolean);
  if (results.length && !whole) remarks.push(note(WORDS.some));
  if (!results.length && !remarks.length) remarks.push(note(WORDS.none(question)));
  const groups = book.groups
    .map(({ name }) => ({ name, found: results.filter(({ group }) => group.name === name) }))
    .filter(({ found }) => found.length);
  const counts = groups.map(({ name, found }) => WORDS.count(name, found.length)).join(", ");
  return {
    nodes: [
      ...remarks,
      ...groups.map(({ name, found }, i) => section(name, found, sought, i ? LATER : FIRST)),
    ],
    said: [...remarks.map(({ textContent }) => textContent), counts].join(" ").trim(),
  };
}

const note = (...parts) => make("p", {}, ...parts);

/** What is to be said of a word that the book does not have; null of others. */
function remark(book, { typed, how, uses, others }) {
  const instead = () => mostUsed(book, others).map(WORDS.quoted).join(WORDS.or);
  if (how === "near") return note(WORDS[uses.length > others.length ? "rare" : "near"](typed, instead()));
  if (how !== "unknown") return null;
  const links = likest(book, typed).flatMap((word) => [", ", make("a", { href: `?q=${word}` }, word)]);
  return note(WORDS.unknown(typed), ...(links.length ? [WORDS.like, ...links.slice(1)] : []));
}

/** Of words with the same stem the one that is used most. */
function mostUsed({ words }, list) {
  const often = (word) => words.get(word).pieces.length;
  const best = new Map();
  for (const word of list)
    if (!(often(best.get(stem(word)) ?? word) > often(word))) best.set(stem(word), word);
  return [...best.values()];
}

/** A group of results: the first few, and a button for the rest. */
function section(name, found, sought, most) {
  const list = make("ul", {}, ...found.slice(0, most).map((one) => item(one, sought)));
  const rest = found.slice(most);
  const button = make("button", { type: "button" }, WORDS.more(rest.length));
  button.addEventListener("click", () => {
    button.remove();
    const items = rest.map((one) => item(one, sought));
    list.append(...items);
    items[0].querySelector("a").focus();
  });
  const heading = make("h2", {}, name, " ", make("small", {}, String(found.length)));
  return make("section", {}, heading, list, rest.length ? button : null);
}

/** A result: the page and the place in it, as a link, and the words around what was found. */
function item({ group, page, place, heading, texts }, sought) {
  const text = texts.find((one) => quote(one, sought)) ?? texts[0]; // where its heading alone has the words
  // A step of a figure is found by its number.
  const sure = "fragmentDirective" in document && !place.includes(":");
  const quoted = sure ? encodeURIComponent(quote(text, sought)).replace(/-/g, "%2D") : "";
  const words = quoted && `:~:text=${quoted}`;
  const link = make("a", { href: `${page.path}#${place}${words}` }, heading || page.title);
  const around = excerpt(text, sought).map(({ text, hit }) => (hit ? make("mark", {}, text) : text));
  const of = heading && group.pages.length > 1 ? make("small", {}, page.title) : null;
  return make("li", {}, of, link, make("p", {}, ...around));
}
