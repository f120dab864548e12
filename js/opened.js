/** A page opened by a link: its settings become those the element starts from. */
import { part, read } from "./link.js";
import { STRINGS } from "./strings.js";
import { difference } from "./words.js";

const seen = new WeakMap();

/** Set an element's state from the address; what cannot be used is added to its problems. Returns what stops listening. */
export function open(explorable) {
  const { id, state, given } = explorable;
  if (!id) return () => {};
  const text = part(location.hash, id);
  // The cell of a notebook says how its figure starts; a link counts there when it is followed.
  if (given && !seen.has(explorable)) seen.set(explorable, text);
  const anew = () => { explorable.kept = null; explorable.state = null; explorable.renew(); };
  const moved = () => { if (part(location.hash, id) !== text) anew(); };
  // A link to where the reader is already, followed once more: nothing else would tell.
  const again = ({ target }) => {
    if (text === null || target.closest?.("a[href]")?.href !== location.href) return;
    seen.set(explorable, null);
    anew();
  };
  addEventListener("hashchange", moved);
  addEventListener("click", again);
  // An element that is built anew (moved, or an attribute changed) keeps what the reader has set since.
  if (text !== null && seen.get(explorable) !== text) {
    take(explorable, state, read(text, state));
    explorable.changed("values");
  }
  seen.set(explorable, text);
  if (text !== null && parent === window) requestAnimationFrame(() => explorable.scrollIntoView({ block: explorable.getBoundingClientRect().height > innerHeight ? "start" : "nearest" }));
  return () => { removeEventListener("hashchange", moved); removeEventListener("click", again); };
}

function take(explorable, state, wish) {
  const usual = state.values;
  explorable.problems.push(...wish.problems);
  if (Object.keys(wish.values).length) {
    state.values = { ...usual, ...wish.values };
    state.compute();
    if (state.error) {
      explorable.problems.push(STRINGS.linkFailed(state.error));
      state.values = usual;
    }
    state.compute();
  }
  // Start over, and the faint line, go back to what the link has prepared.
  state.start = { ...state.start, values: { ...state.values } };
  explorable.linked = true;
  if (wish.level) state.level = wish.level;
  if (wish.view) state.view = wish.view;
  if (wish.time !== null) state.time = Math.min(wish.time, state.model.span);
  state.log = wish.log;
  state.restrict(wish);
  if (wish.pins.length) state.pinned(wish.pins.map((values) => ({ label: inWords(state, values), values })));
}

/** A pinned run's words come from its values; a link brings none of its own. */
const inWords = (state, values) => difference(Object.create(state, { values: { value: values } }), state.locale);
