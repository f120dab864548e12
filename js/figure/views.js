/**
 * Views by name. A view is {title, element, draw(node, run, settings, size), cursor?, tell?, stop?}: `element` is "svg" or
 * "div"; `draw` paints the run on that node every time and returns what it drew:
 *   axis      where a time axis lies, {left, top, inner, tall, last, x, y, flags} in px of the node; or {last}
 *   words     a node with its key and its sentence, to stand under it
 *   timeless  whether no day is shown
 * `cursor`, of the same form, moves what depends on the day alone. `tell(node, run, settings)` writes the words
 * once they can be read: while a knob moves, when it rests. `prepare`, of the form of `draw`, gives in parts what its
 * first picture needs, so that no task is long. `stop()` ends what it has begun, when another view
 * takes its place or the figure goes. size: {width, height, text, measure}, of
 * the picture and its letters, in px. A model's plots are views; the others it declares ({name, kind, title,
 * …}) are drawn by views/<kind>.js, which is asked for when first shown and registers itself.
 */
import { script } from "../dom/scripts.js";
import { turns } from "../dom/turns.js";
import { timeCourse } from "./time_course/time_course.js";
import { make } from "../dom/nodes.js";
import { STRINGS } from "../strings/en.js";
/** @import { DeclaredView, MakeView, Model, Patch, View } from "../types.d.ts" */

const kinds = new Map();
const sheets = new Map(); // by kind, where it has styles of its own
const failed = new Set(); // kinds whose script did not come, until that is said
const further = new Map(); // by kind and name, what its further scripts bring

/**
 * make(model, declared, change) -> view. sheet: its own styles.
 * @type {(kind: string, make: MakeView, sheet?: string) => void}
 */
export function registerView(kind, make, sheet) {
  kinds.set(kind, make);
  sheets.set(kind, sheet);
}

const made = (model, declared, change) =>
  Object.assign(kinds.get(declared.kind)(model, declared, change), { sheet: sheets.get(declared.kind) });

/** From views/<kind>_<name>.js, what only the declared views of a kind need that ask for it in their `more`. */
export const bring = (kind, name, parts) => further.set(`${kind}_${name}`, parts);

/** All that a view has asked for. */
export const brought = (/** @type {DeclaredView} */ { kind, more = [] }) =>
  Object.assign({}, ...more.map((name) => further.get(`${kind}_${name}`)));

const isHere = (/** @type {DeclaredView} */ { kind, more = [], draws }) =>
  kinds.has(kind) &&
  more.every((name) => further.has(`${kind}_${name}`)) &&
  (!draws || globalThis.lupusedu.people?.[draws]);

const scripts = (/** @type {DeclaredView} */ { kind, more = [], draws }) =>
  Promise.all(
    [
      `views/${kind}.js`,
      ...more.map((name) => `views/${kind}_${name}.js`),
      ...(draws ? [`models/${draws}_people.js`] : []),
    ].map(script),
  );

/**
 * The view of this name. change(patch): what a hand on it sets.
 * @type {(model: Model, name: string, change?: (patch: Patch) => void) => View}
 */
export function view(model, name, change) {
  const plot = model.plots.find((one) => one.name === name);
  if (plot) return timeCourse(model, plot);
  const declared = model.views.find((one) => one.name === name);
  return (isHere(declared) ? made : awaited)(model, declared, change);
}

/**
 * The same of a declared view, drawn in turns at first, so that no task is long, though its script may be here.
 * @type {(model: Model, name: string, change?: (patch: Patch) => void) => View}
 */
export const viewInTurns = (model, name, change) =>
  awaited(
    model,
    model.views.find((one) => one.name === name),
    change,
  );

/**
 * Call `ready()` once the view of this name can be drawn, or its script cannot be had. Returns what stops that.
 * @type {(model: Model, name: string, ready: () => void) => () => void}
 */
export function whenDrawable(model, name, ready) {
  const declared = model.views?.find((one) => one.name === name);
  let waits = true;
  const go = () => waits && ready();
  if (!declared || isHere(declared) || failed.has(declared.kind)) go();
  else
    scripts(declared).then(go, () => {
      failed.add(declared.kind);
      go();
    });
  return () => {
    waits = false;
  };
}

/** Stands in for a view until its script is here, with words where there is nothing else to see. */
function awaited(model, declared, change) {
  let asked = false;
  let latest;
  const stand = {
    title: declared.title,
    element: /** @type {const} */ ("div"),
    draw(node, ...now) {
      if (stand.real) return stand.real.draw(node, ...now);
      latest = now;
      if (asked) return {};
      asked = true;
      if (!node.firstChild) node.append(make("p", { class: "view-words" }, STRINGS.loading));
      const arrived = () => {
        const real = isHere(declared) && made(model, declared, change);
        if (!real)
          return node.replaceChildren(
            make("p", { class: "problem", role: "alert" }, STRINGS.viewMissing(declared.title)),
          );
        turns(...(real.prepare?.(node, ...latest) ?? []), () => {
          node.replaceChildren();
          const { cursor, sheet, tell, stop } = real;
          Object.assign(stand, { real, cursor, sheet, tell, stop });
          change({}); // draws anew
        });
      };
      if (failed.delete(declared.kind)) arrived();
      else scripts(declared).then(arrived, arrived);
      return {};
    },
  };
  return stand;
}
