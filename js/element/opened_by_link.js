/**
 * A page opened by a link: its settings become those the element starts from. What the reader has set since
 * lies over them, and is found again after a reload and on the way back.
 */
import { part } from "../export/link_part.js";
import { script } from "../dom/scripts.js";
import { reader, watch } from "../dom/storage.js";
import { more, whenMore } from "./later.js";
import { STRINGS } from "../strings/en.js";
import { found, keep } from "../dom/visit.js";
/** @import { Explorable, Model, Opening, Settings } from "../types.d.ts" */

const QUIET = 150; // ms without a change before it is kept
// A link to a heading makes a new place in the history for the same visit. Not `beforeunload`: Firefox gives
// up going to another page when the history changes then.
const LEAVING = ["pagehide", "hashchange"];

const seen = new WeakMap(); // the link in the address when an element was built last
const force = new WeakMap(); // the link that it was opened by

/**
 * {settings, problems, linked, followed, told, lands, watch}: an element's settings with those of the address
 * and of this visit over them, and what of the link cannot be used. linked: whether a link is in force.
 * followed: it came just now, so what the reader had set before counts no more. told: it set something.
 * lands: the picture is to be brought into view. watch(): go on listening; returns what stops that.
 * @type {(explorable: Explorable, model: Model, settings: Settings) => Opening}
 */
export function opened(explorable, model, settings) {
  const { id, given } = explorable;
  const none = { linked: false, followed: false, told: false, lands: false, watch: () => () => {} };
  if (!id) return { settings, problems: [], ...none };
  const text = part(location.hash, id);
  const first = !seen.has(explorable);
  // The cell of a notebook says how its figure starts; a link counts there when it is followed.
  const followed = first ? !given : seen.get(explorable) !== text;
  seen.set(explorable, text);
  if (first || followed) force.set(explorable, followed ? text : null);
  const link = force.get(explorable);
  const own = followed && !given ? found(id) : undefined;
  const made = link === null ? { settings, problems: [] } : byLink(explorable, model, settings, link);
  if (own) made.settings = revisited(model, made.settings, own);
  return {
    ...made,
    linked: link !== null,
    followed,
    told: followed && (text !== null || own !== undefined),
    lands: followed && text !== null && !own && parent === window && !(first && returned()),
    watch: () => watched(explorable, text, own !== undefined),
  };
}

function revisited(model, settings, text) {
  const { read, resumed } = more()?.link ?? {};
  return read ? resumed(model, settings, read(text, model, settings)) : settings;
}

function byLink(explorable, model, settings, text) {
  if (!more()) return { settings, problems: [STRINGS.moreFailed] };
  const { read, linked } = more().link;
  const wish = read(text, model, settings);
  const { settings: made, error, stiff } = linked(model, settings, wish);
  if (stiff)
    script("stiff.js").then(
      () => explorable.anew(),
      () => {},
    );
  return { settings: made, problems: [...wish.problems, ...(error ? [STRINGS.linkFailed(error)] : [])] };
}

/** Whether the browser itself brings the reader back to where the page was left. */
function returned() {
  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  return ["reload", "back_forward"].includes(visit?.type);
}

function watched(explorable, text, touched) {
  const stops = [follow(explorable, text), explorable.given ? null : keeping(explorable, touched)];
  return () => stops.forEach((stop) => stop?.());
}

/**
 * Build the element anew when the address names another state for it, or the same one once more, and for a
 * new reader.
 */
function follow(explorable, text) {
  const { id } = explorable;
  const moved = () => {
    if (part(location.hash, id) !== text) explorable.anew();
  };
  // A link to where the reader is already, followed once more: nothing else would tell.
  const again = ({ target }) => {
    if (text === null || target.closest?.("a[href]")?.href !== location.href) return;
    seen.set(explorable, null);
    keep(id, undefined);
    explorable.anew();
  };
  const whose = reader();
  const unwatch = watch(() => {
    if (reader() === whose) return;
    seen.delete(explorable);
    explorable.anew();
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
function keeping(explorable, touched) {
  const { id, model, state } = explorable;
  let waiting;
  const now = () => {
    clearTimeout(waiting);
    if (touched && more())
      keep(
        id,
        more()
          .link.write(id, model, state.settings)
          .slice(id.length + 1),
      );
  };
  state.subscribe((what) => {
    if (!what.length) return; // a script has come, and nobody has set anything
    touched = true;
    clearTimeout(waiting);
    waiting = setTimeout(() => whenMore(explorable, now), QUIET);
  });
  for (const event of LEAVING) addEventListener(event, now);
  return () => {
    clearTimeout(waiting);
    for (const event of LEAVING) removeEventListener(event, now);
  };
}
