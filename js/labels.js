/** Placing words so that none overlap and none are cut. No DOM. */

/**
 * Centres near `wanted` for boxes of these `sizes` between `low` and `high`, in the same order, `gap` apart: each is
 * pushed on from the one before, then all back from the far end. With too little room they are spread evenly.
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

/** Text as lines no wider than `width`, broken between words; `measure` gives the width of a text. */
export function wrap(text, width, measure) {
  const lines = [];
  for (const word of text.split(" ")) {
    const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length && measure(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** How far the nearest of some points [x, y] is from a box; 0 inside it. */
export function clearance(places, left, right, top, bottom) {
  return places.reduce((least, [x, y]) => Math.min(least, Math.max(left - x, x - right, top - y, y - bottom, 0)), Infinity);
}

/** Rows (0, 1, …) for spans [from, to] on one line, so that no two in a row touch. */
export function rows(spans, gap = 8) {
  const ends = [];
  return spans.map(([from, to]) => {
    let row = ends.findIndex((end) => end + gap <= from);
    if (row < 0) row = ends.length;
    ends[row] = to;
    return row;
  });
}
