/**
 * When an element is built: the first of a page at once, any other once it is near the screen, or asked for by
 * a link to it, by what the reader has set of it, by print, by a search in the page, by the keyboard or by a
 * script. Until then it is its still figure.
 */
import { part } from "../export/link_part.js";
import { found, keep } from "../dom/visit.js";
/** @import { Explorable } from "../types.d.ts" */

const NEAR = "100% 0px"; // a screen above and one below
const BRINGS = ["predict", "cases", "level", "steps"]; // attributes
const QUIET = 500; // ms without a change of height before it is kept

/**
 * Whether an element is to be built at once.
 * @type {(explorable: Explorable) => boolean}
 */
export const needed = (explorable) => {
  const { given, id, state, wanted } = explorable;
  return Boolean(
    given ||
    state ||
    wanted ||
    !globalThis.IntersectionObserver ||
    document.querySelector(explorable.localName) === explorable ||
    (id && (found(id) !== undefined || linkedTo(explorable))),
  );
};

/**
 * Whether an element needs the second script (later.js) to begin with: it reads links and earlier visits, and
 * shows what a page names beside its first knob.
 * @type {(explorable: Explorable) => boolean}
 */
export const needsMore = (explorable) => {
  const { id } = explorable;
  return Boolean(
    BRINGS.some((name) => explorable.getAttribute(name)) ||
    (id && (found(id) !== undefined || linkedTo(explorable))),
  );
};

/**
 * Call wake() once the element is needed; returns what stops waiting for that.
 * @type {(explorable: Explorable, wake: () => void) => () => void}
 */
export function whenNeeded(explorable, wake) {
  const near = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && wake(), {
    rootMargin: NEAR,
  });
  /** @type {[EventTarget, string, (event: any) => void][]} */
  const calls = [
    [globalThis, "beforeprint", wake],
    [globalThis, "hashchange", () => linkedTo(explorable) && wake()],
    [globalThis, "keydown", (event) => searches(event) && wake()],
    [explorable, "focus", ({ relatedTarget }) => (from.set(explorable, relatedTarget), wake())],
  ];
  calls.forEach(([target, event, call]) => target.addEventListener(event, call));
  // Without a still figure it would have no height, and many would be near at once.
  if (!explorable.childElementCount) explorable.style.minHeight ||= "50rem";
  near.observe(explorable);
  explorable.tabIndex = 0; // the Tab key does not pass it by
  return () => {
    near.disconnect();
    calls.forEach(([target, event, call]) => target.removeEventListener(event, call));
  };
}

const from = new WeakMap(); // where the focus was before it came to an element

/**
 * Of an element that is built: a focus that waits on it goes on to the first control inside; to the last one where it
 * came from below.
 * @type {(explorable: Explorable) => void}
 */
export function enter(explorable) {
  const { shadowRoot } = explorable;
  const waits = document.activeElement === explorable && !shadowRoot.activeElement;
  explorable.removeAttribute("tabindex"); // first, or the focus would be gone from what is in it too
  if (!waits) return;
  const before = from.get(explorable);
  const controls = /** @type {HTMLElement[]} */ ([
    ...shadowRoot.querySelectorAll("button, input, select, summary, [tabindex]"),
  ]);
  if (before && explorable.compareDocumentPosition(before) & Node.DOCUMENT_POSITION_FOLLOWING)
    controls.reverse();
  for (const one of controls.filter(({ tabIndex }) => tabIndex >= 0)) {
    one.focus();
    if (shadowRoot.activeElement === one) return;
  }
}

const linkedTo = ({ id }) => part(location.hash, id) !== null;

const searches = ({ key, ctrlKey, metaKey }) =>
  key === "F3" || ((ctrlKey || metaKey) && ["f", "g"].includes(key.toLowerCase()));

const heightOf = ({ id }) => `${id} height`;

/**
 * Keep an element as high as it was when this visit of the page was left, so that the browser finds its place
 * again.
 * @type {(explorable: Explorable) => void}
 */
export function keepPlace(explorable) {
  const height = explorable.id && found(heightOf(explorable));
  if (height) explorable.style.minHeight = `${height}px`;
}

/**
 * Keep how high it is for that, once it rests. Returns what stops it.
 * @type {(explorable: Explorable) => () => void}
 */
export function keepingHeight(explorable) {
  let waiting;
  const now = () => {
    const height = explorable.offsetHeight;
    if (explorable.id && found(heightOf(explorable)) !== height) keep(heightOf(explorable), height);
  };
  const watch = new ResizeObserver(() => {
    clearTimeout(waiting);
    waiting = setTimeout(now, QUIET);
  });
  watch.observe(explorable);
  return () => {
    watch.disconnect();
    clearTimeout(waiting);
  };
}
