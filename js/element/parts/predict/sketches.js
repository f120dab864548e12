/** @import { Place } from "../../../types.d.ts" */

/**
 * Four shapes a reader may choose from, as parts of the axis: which four depends on where the curve starts.
 * No DOM.
 */
const POINTS = 41;

/** From 0 to 1 between two places, smoothly. */
const ramp = (t, from, to) => {
  const part = Math.max(0, Math.min(1, (t - from) / (to - from)));
  return part * part * (3 - 2 * part);
};

const LOW = 0.06;
const HIGH = 0.86;

const SHAPES = {
  stays: (s) => s,
  falls: (s, t) => s + (LOW - s) * ramp(t, 0, 0.3),
  returns: (s, t) => s + (LOW - s) * (ramp(t, 0, 0.25) - ramp(t, 0.4, 0.75)),
  rises: (s, t) => s + (HIGH - s) * ramp(t, 0.05, 0.4),
  peaks: (s, t) => s + (HIGH - s) * (ramp(t, 0.02, 0.25) - ramp(t, 0.3, 0.75)),
  swings: (s, t) =>
    s + ((s > 0.5 ? LOW : HIGH) - s) * (0.5 - 0.5 * Math.cos(t * 5 * Math.PI)) * (1 - 0.25 * t),
};

/**
 * [{kind, heights}] for a curve that starts at this part of the axis.
 * @type {(start: number) => { kind: string, heights: number[] }[]}
 */
export function sketches(start) {
  const kinds = start > 0.5 ? ["stays", "falls", "returns", "swings"] : ["stays", "rises", "peaks", "swings"];
  return kinds.map((kind) => ({
    kind,
    heights: Array.from({ length: POINTS }, (_, i) => SHAPES[kind](start, i / (POINTS - 1))),
  }));
}

/**
 * A hand's stroke put over a curve: places [part of the width, part of the height] become heights on the even
 * grid.
 * @type {(heights: number[], places: Place[]) => number[]}
 */
export function stroke(heights, places) {
  const made = [...heights];
  for (let i = 0; i < places.length; i++) {
    const [a, b] = [places[Math.max(0, i - 1)], places[i]].sort((p, q) => p[0] - q[0]);
    const [from, to] = [a[0], b[0]].map((part) => Math.round(part * (POINTS - 1)));
    for (let j = Math.max(0, from); j <= Math.min(POINTS - 1, to); j++) {
      const part = to > from ? (j - from) / (to - from) : 1;
      made[j] = Math.max(0, Math.min(1, a[1] + (b[1] - a[1]) * part));
    }
  }
  return made;
}
