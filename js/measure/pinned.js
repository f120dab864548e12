/** The pinned runs that are shown. No DOM. */
import { veiled } from "../model/shown.js";
import { attempt } from "../simulate/runs.js";
/** @import { Model, PinnedRun, Settings } from "../types.d.ts" */

const NONE = [];
const known = new WeakMap();

/**
 * [{label, values, run}] of the settings' pins; they would answer a question, and wait while one is asked.
 * @type {(model: Model, settings: Settings) => PinnedRun[]}
 */
export function pinned(model, settings) {
  if (veiled(settings) !== null) return NONE;
  const { pins } = settings;
  if (!known.has(pins))
    known.set(
      pins,
      pins.map((pin) => ({ ...pin, run: attempt(model, pin.values).run })),
    );
  return known.get(pins);
}
