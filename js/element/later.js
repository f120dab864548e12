/**
 * What the first answer can do without comes as a second script (bundles/more.js): once the page rests, or at
 * once where it is needed.
 */
import { dress } from "../dom/nodes.js";
import { script } from "../dom/scripts.js";
/** @import { Explorable, More } from "../types.d.ts" */

/**
 * What the second script brings; undefined until it is here.
 * @type {() => More | undefined}
 */
export const more = () => globalThis.lupusedu?.more;

/**
 * Call ready(more) once it is here, the element dressed for it; failed() where it cannot be had. Returns what
 * stops that.
 * @type {(explorable: Explorable, ready: (more: More) => void, failed?: () => void) => () => void}
 */
export function whenMore(explorable, ready, failed = () => {}) {
  let waits = true;
  const go = () => {
    if (!waits) return;
    dress(explorable.shadowRoot, more().sheet);
    ready(more());
  };
  if (more()) go();
  else script("more.js").then(go, () => waits && failed());
  return () => {
    waits = false;
  };
}
