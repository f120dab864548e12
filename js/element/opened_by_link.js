/**
 * A page opened by a link: its settings become those the element starts from. What the reader has set since
 * lies over them, and is found again after a reload and on the way back.
 */
import { land } from "../dom/hold_in_view.js";
import { part, read, write } from "../export/link.js";
import { reader, watch } from "../dom/storage.js";
import { SKIPPED } from "./identity.js";
import { STRINGS } from "../strings/en.js";
import { found, keep } from "../dom/visit.js";
import { difference } from "../words/sentences.js";

const QUIET = 150; // ms without a change before it is kept
// A link to a heading makes a new place in the history for the same visit. Not `beforeunload`: Firefox gives
// up going to another page when the history changes then.
const LEAVING = ["pagehide", "hashchange"];

const seen = new WeakMap();

/**
 * Set an element's state from the address; what cannot be used is added to its problems. Returns what stops
 * listening.
 */
export function open(explorable) {
  const { id, state, given } = explorable;
  if (!id) return () => {};
  const text = part(location.hash, id);
  // The cell of a notebook says how its figure starts; a link counts there when it is followed.
  if (given && !seen.has(explorable)) seen.set(explorable, text);
  // An element that is built anew (moved, or an attribute changed) keeps what the reader has set since.
  const followed = seen.get(explorable) !== text;
  const own = followed && !given ? found(id) : undefined;
  if (followed) {
    if (text !== null) take(explorable, state, read(text, state));
    if (own) resume(state, read(own, state));
    if (text !== null || own) explorable.changed("values");
  }
  const stops = [follow(explorable, text), given ? null : keeping(id, state, Boolean(own))];
  if (followed && text !== null && !own && parent === window && !returned(explorable))
    stops.push(land(explorable));
  seen.set(explorable, text);
  return () => stops.forEach((stop) => stop?.());
}

/** Whether the browser itself brings the reader back to where the page was left. */
const returned = (explorable) =>
  !seen.has(explorable) &&
  ["reload", "back_forward"].includes(performance.getEntriesByType("navigation")[0]?.type);

/**
 * Build the element anew when the address names another state for it, or the same one once more, and for a
 * new reader.
 */
function follow(explorable, text) {
  const anew = () => {
    explorable.kept = null;
    explorable.state = null;
    explorable.renew();
  };
  const moved = () => {
    if (part(location.hash, explorable.id) !== text) anew();
  };
  // A link to where the reader is already, followed once more: nothing else would tell.
  const again = ({ target }) => {
    if (text === null || target.closest?.("a[href]")?.href !== location.href) return;
    seen.set(explorable, null);
    keep(explorable.id, undefined);
    anew();
  };
  const whose = reader();
  const unwatch = watch(() => {
    if (reader() === whose) return;
    seen.delete(explorable);
    anew();
  });
  addEventListener("hashchange", moved);
  addEventListener("click", again);
  return () => {
    removeEventListener("hashchange", moved);
    removeEventListener("click", again);
    unwatch();
  };
}

/** Keep what the reader sets, in the words of a link, for this visit of the page. */
function keeping(id, state, touched) {
  let waiting;
  const now = () => {
    clearTimeout(waiting);
    if (touched) keep(id, write(id, state).slice(id.length + 1));
  };
  state.subscribe(() => {
    touched = true;
    clearTimeout(waiting);
    waiting = setTimeout(now, QUIET);
  });
  for (const event of LEAVING) addEventListener(event, now);
  return () => {
    clearTimeout(waiting);
    for (const event of LEAVING) removeEventListener(event, now);
  };
}

/** Set values that can be run; returns why they cannot. */
function put(state, values) {
  const usual = state.values;
  state.values = values;
  state.compute();
  const { error } = state;
  if (error) state.values = usual;
  state.compute();
  return error;
}

function take(explorable, state, wish) {
  explorable.problems.push(...wish.problems);
  if (Object.keys(wish.values).length) {
    const error = put(state, { ...state.values, ...wish.values });
    if (error) explorable.problems.push(STRINGS.linkFailed(error));
  }
  // Start over, and the faint line, go back to what the link has prepared.
  state.start = { ...state.start, values: { ...state.values } };
  explorable.linked = true;
  if (wish.level) state.level = wish.level;
  if (wish.view) look(state, wish.view);
  if (wish.time !== null) state.time = Math.min(wish.time, state.model.span);
  if (wish.answered) state.prediction = SKIPPED;
  state.log = wish.log;
  state.restrict(wish);
  if (wish.pins.length) pin(state, wish.pins);
}

/** Go on where this visit was left: all as it was, over what the page or the link gave. */
function resume(state, { values, level, view, time, log, pins, answered }) {
  state.compute();
  put(state, { ...state.start.values, ...values });
  look(state, view ?? state.views[0]);
  Object.assign(state, {
    level: level ?? state.start.level,
    time: time && Math.min(time, state.model.span),
    log,
  });
  // Answers are kept elsewhere (memory.js); here it counts only that a question was asked again.
  if (!answered) state.prediction = null;
  pin(state, pins);
}

/** A link may show a view of the model that the element does not offer by itself. */
function look(state, view) {
  if (!state.views.includes(view)) state.views = [...state.views, view];
  state.view = view;
}

/** A pinned run's words come from its values; a link brings none of its own. */
const pin = (state, list) => state.pinned(list.map((values) => ({ label: inWords(state, values), values })));
const inWords = (state, values) =>
  difference(Object.create(state, { values: { value: values } }), state.locale);
