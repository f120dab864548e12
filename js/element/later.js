/**
 * What the first answer can do without comes as a second script (bundles/more.js): once the page rests, or at
 * once where it is needed. What is in the drawer comes as a third (bundles/drawer.js), once a reader has begun.
 */
import { dress } from "../dom/nodes.js";
import { script } from "../dom/scripts.js";
/** @import { Brings, Drawer, More } from "../types.d.ts" */
/** @import { together } from "../model/together.js" */

/**
 * What the second script brings; undefined until it is here.
 * @type {() => More | undefined}
 */
export const more = () => globalThis.lupusedu?.more;

/**
 * Call ready(more) once it is here, the element dressed for it; failed() where it cannot be had. Returns what
 * stops that.
 * @type {Brings<More>}
 */
export const whenMore = (explorable, ready, failed) => when("more", explorable, ready, failed);

/**
 * The same of what is in the drawer, and of the second script.
 * @type {Brings<Drawer>}
 */
export const whenDrawer = (explorable, ready, failed) =>
  whenMore(explorable, () => when("drawer", explorable, ready, failed), failed);

/**
 * Call ready(together) with what makes two models one (bundles/together.js), or failed(); returns what stops that.
 * @type {(ready: (join: typeof together) => void, failed: () => void) => () => void}
 */
export const whenTogether = (ready, failed) => waiting("together", ready, failed);

const when = (name, explorable, ready, failed = () => {}) =>
  waiting(
    name,
    (brought) => {
      dress(explorable.shadowRoot, brought.sheet);
      ready(brought);
    },
    failed,
  );

function waiting(name, ready, failed) {
  const here = () => globalThis.lupusedu?.[name];
  let waits = true;
  const go = () => waits && ready(here());
  if (here()) go();
  else script(`${name}.js`).then(go, () => waits && failed());
  return () => {
    waits = false;
  };
}
