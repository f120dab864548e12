/** The search page: what is typed is looked for at once, and the results lead to places of the book. */
import { dress, make, say } from "../dom/nodes.js";
import { find } from "./find.js";
import { empty, put } from "./index.js";
import css from "./page.css";
import { shown } from "./results.js";

/** @import { Group } from "./index.js" */

const WORDS = {
  reading: "One moment: the book is being read.",
  failed: "The list of passages did not load. Choose a page from “Contents” above.",
};
const TURN = 8; // ms of reading, until the browser has its turn
const PAUSE = 400; // ms without a key, until a screen reader is told and the address follows
const MOST = 200; // letters of a question

/**
 * Wake the page. groups: the pages of the book, if they came.
 * @type {(groups?: Group[]) => void}
 */
export function start(groups) {
  const form = /** @type {HTMLFormElement} */ (document.querySelector("form.search"));
  const field = form.querySelector("input");
  const [status, list] = ["status", "results"].map((name) => document.getElementById(`search-${name}`));
  dress(document, css);
  field.value = (new URLSearchParams(location.search).get("q") ?? "").slice(0, MOST);
  if (!field.value) field.focus();
  let book, waiting;
  const show = () => {
    const question = field.value.slice(0, MOST).trim();
    const { nodes, said } = answer(book, groups, question);
    replace(list, nodes);
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      say(status, said);
      follow(question);
    }, PAUSE);
  };
  show();
  if (groups)
    read(groups, (whole) => {
      book = whole;
      show();
    });
  field.addEventListener("input", show);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.focus();
  });
  form.parentElement.addEventListener("keydown", (event) => walk(event, field, list));
}

/** Other results, with the focus on the link that had it: more of the book may come while a reader walks there. */
function replace(list, nodes) {
  const held = list.contains(document.activeElement) && document.activeElement.getAttribute("href");
  list.replaceChildren(...nodes);
  if (held) [...list.querySelectorAll("a")].find((one) => one.getAttribute("href") === held)?.focus();
}

/**
 * Read the book in turns, so that keys are heard meanwhile. `done` is called with its index when students' pages
 * are in it, and at the end.
 */
function read(groups, done) {
  const book = empty();
  const left = groups.flatMap((group) => group.pages.map((page) => ({ group, page })));
  const go = () => {
    const until = performance.now() + TURN;
    while (left.length && performance.now() < until) {
      const { group, page } = left.shift();
      put(book, group, page);
      if (left[0]?.group.read !== group.read) done(book);
    }
    if (left.length) setTimeout(go);
  };
  go();
}

/** What is shown for a question, and what is said of it. */
function answer(book, groups, question) {
  if (!groups) return told(WORDS.failed);
  if (!question) return { nodes: [], said: "" };
  return book ? shown(find(book, question), question, book) : told(WORDS.reading);
}

const told = (words) => ({ nodes: [make("p", {}, words)], said: words });

/** The address of the page leads to this question, wherever a browser lets it. */
function follow(question) {
  const address = question ? `?q=${encodeURIComponent(question)}` : location.pathname;
  try {
    if (address !== location.search) history.replaceState(history.state, "", address);
  } catch {
    /* from a folder, or too often: it stays as it was */
  }
}

/** The arrow keys lead from the field through the results, and back. */
function walk(event, field, list) {
  const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!way || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const all = [field, ...list.querySelectorAll("a, button")];
  const next = all[all.indexOf(document.activeElement) + way];
  if (!next || !all.includes(document.activeElement)) return;
  event.preventDefault();
  next.focus();
}
