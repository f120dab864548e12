/** The answers of earlier visits, and under which name they are kept on the reader's own device. */
import { reader, recall, tab } from "../dom/storage.js";
import { SKIPPED } from "./settings.js";
/** @import { Model, Settings } from "../types.d.ts" */

/**
 * One question of one element: of its model where the element has no id.
 * @type {(explorable: { id: string, model: Model, settings: Settings }) => string}
 */
export const keyOf = ({ id, model, settings }) => `${id || model.name} ${settings.start.predict}`;

/** What comes from storage may be anything. */
const placed = (one) => one?.how === "placed" && Number.isFinite(one.x) && Number.isFinite(one.y);
const drawn = (one) =>
  ["drawn", "chosen"].includes(one?.how) &&
  Array.isArray(one.values) &&
  one.values.length === 41 &&
  one.values.every(Number.isFinite) &&
  (one.last === undefined || one.last > 0);

/**
 * The settings with the reader's own prediction: a link may have shown the answer already, the prediction
 * goes with it. Or with none, where this reader has asked for none.
 * @type {(id: string, model: Model, settings: Settings) => Settings}
 */
export function answered(id, model, settings) {
  const { prediction, start } = settings;
  if (!start.predict) return settings;
  const key = keyOf({ id, model, settings });
  const known = recall("predictions", key);
  const valid = model.views?.some(({ name }) => name === start.predict) ? placed : drawn;
  const own = () => Object.freeze({ ...settings, prediction: { ...known, locked: true } });
  if (!prediction?.values && valid(known)) return own();
  const skipped = !prediction && tab.recall("skipped", key) === reader();
  return skipped ? Object.freeze({ ...settings, prediction: SKIPPED }) : settings;
}
