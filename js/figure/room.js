/** Placing words so that none overlap and none are cut. No DOM. */

/** @import { Box, Place } from "../types.d.ts" */

/**
 * Centres near `wanted` for boxes of these `sizes` between `low` and `high`, in the same order, `gap` apart:
 * each is pushed on from the one before, then all back from the far end. With too little room they are spread
 * evenly.
 * @type {(wanted: number[], sizes: number[], low: number, high: number, gap?: number) => number[]}
 */
export function apart(wanted, sizes, low, high, gap = 0) {
  const order = [...wanted.keys()].sort((a, b) => wanted[a] - wanted[b] || a - b);
  const total = sizes.reduce((sum, size) => sum + size + gap, -gap);
  const squeeze = total > high - low ? (high - low) / total : 1;
  const half = (i) => ((sizes[i] + gap) / 2) * squeeze;
  const centres = [];
  let edge = low - (gap / 2) * squeeze;
  for (const i of order) {
    centres[i] = Math.max(wanted[i], edge + half(i));
    edge = centres[i] + half(i);
  }
  edge = high + (gap / 2) * squeeze;
  for (const i of order.reverse()) {
    centres[i] = Math.min(centres[i], edge - half(i));
    edge = centres[i] - half(i);
  }
  return centres;
}

/**
 * Text as lines no wider than `width`, broken between words; `measure` gives the width of a text.
 * @type {(text: string, width: number, measure: (words: string) => number) => string[]}
 */
export function wrap(text, width, measure) {
  const lines = [];
  for (const word of text.split(" ")) {
    const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length && measure(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/**
 * How far the nearest of some points [x, y] is from a box; 0 inside it.
 * @type {(places: Place[], left: number, right: number, top: number, bottom: number) => number}
 */
export function clearance(places, left, right, top, bottom) {
  return places.reduce(
    (least, [x, y]) => Math.min(least, Math.max(left - x, x - right, top - y, y - bottom, 0)),
    Infinity,
  );
}

/** Where words may stand beside a place, in halves of their own size across and down: the best first. */
const WAYS = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [1, -1],
  [-1, -1],
  [1, 1],
  [-1, 1],
  [0, 1],
];

/**
 * Boxes for a line of words beside a place, `gap` from it.
 * @type {(x: number, y: number, long: number, row: number, gap: number, ways?: Place[]) => Box[]}
 */
export const beside = (x, y, long, row, gap, ways = WAYS) =>
  ways.map(([across, down]) => {
    const [left, top] = [x + across * (long / 2 + gap) - long / 2, y + down * (row / 2 + gap) - row / 2];
    return { left, right: left + long, top, bottom: top + row };
  });

/**
 * A box around a mark.
 * @type {(...x_y_reach: number[]) => Box}
 */
export const around = (x, y, reach) => ({
  left: x - reach,
  right: x + reach,
  top: y - reach,
  bottom: y + reach,
});

/** Room for words between edges: what has found its place keeps it from all that come later. */
export class Room {
  constructor(left, right, top, bottom, taken = []) {
    this.left = left;
    this.right = right;
    this.top = top;
    this.bottom = bottom;
    this.taken = [...taken];
  }

  free(box) {
    const inside =
      box.left >= this.left && box.right <= this.right && box.top >= this.top && box.bottom <= this.bottom;
    return (
      inside &&
      !this.taken.some(
        (one) =>
          box.left < one.right + 2 &&
          one.left < box.right + 2 &&
          box.top < one.bottom &&
          one.top < box.bottom,
      )
    );
  }

  /**
   * The first free box that is clear of the points of lines too; where none is, the one that covers fewest of
   * them, unless it has to be `clear`.
   */
  find(boxes, points = [], clear = false) {
    const free = boxes.filter((box) => this.free(box));
    const covered = ({ left, right, top, bottom }) =>
      points.reduce((sum, [x, y]) => sum + (x > left && x < right && y > top && y < bottom), 0);
    const found =
      free.find(({ left, right, top, bottom }) => clearance(points, left, right, top, bottom) >= 3.5) ??
      (clear || !free.length
        ? undefined
        : free
            .map((box) => [covered(box), box])
            .reduce((least, one) => (one[0] < least[0] ? one : least))[1]);
    if (found) this.taken.push(found);
    return found;
  }
}

/**
 * Rows (0 on top) for words that span [from, to], so that no two in a row touch; the line of each, at `at`,
 * runs down past no words below its own.
 * @type {(spans: number[][], gap?: number) => number[]}
 */
export function rows(spans, gap = 8) {
  const ends = [];
  return spans.map(([from, to, at = from]) => {
    let row = ends.findIndex(
      (end, i) => end + gap <= from && ends.slice(i + 1).every((below) => below <= at),
    );
    if (row < 0) row = ends.length;
    ends[row] = to;
    return row;
  });
}
