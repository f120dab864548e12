/** Lines of a picture, with no more points than the eye can tell. No DOM. */

/** @import { Place } from "../types.d.ts" */

/** No place of a line is left out that lies farther than this from what is drawn, in px. */
const NEAR = 0.2;

/**
 * The places of a track that it takes to draw it: where it is straight, its ends (Douglas and Peucker).
 * @type {(places: Place[]) => Place[]}
 */
export function thinned(places) {
  const kept = new Set([0, places.length - 1]);
  const parts = [[0, places.length - 1]];
  for (let part = parts.pop(); part; part = parts.pop()) {
    const [from, to] = part;
    const off = distance(places[from], places[to]);
    let [far, most] = [0, NEAR];
    for (let i = from + 1; i < to; i++) {
      const away = off(places[i]);
      if (away > most) [far, most] = [i, away];
    }
    if (!far) continue;
    kept.add(far);
    parts.push([from, far], [far, to]);
  }
  return places.filter((_, i) => kept.has(i));
}

/** How far a place is from the piece of line between two others. */
function distance(/** @type {Place} */ [ax, ay], /** @type {Place} */ [bx, by]) {
  const [wide, tall] = [bx - ax, by - ay];
  const square = wide * wide + tall * tall;
  return (/** @type {Place} */ [x, y]) => {
    const along = square ? Math.max(0, Math.min(1, ((x - ax) * wide + (y - ay) * tall) / square)) : 0;
    return Math.hypot(x - ax - along * wide, y - ay - along * tall);
  };
}

const tenths = (value) => Math.round(value * 10) / 10;

/**
 * Places as the `d` of a path, to a tenth of a pixel; one alone is a dot.
 * @type {(places: Place[]) => string}
 */
export const joined = (places) =>
  `M${places.map((place) => place.map(tenths).join()).join("L")}${places.length > 1 ? "" : "Z"}`;

/**
 * A track as the `d` of a path, thinned: where a place has no height there is a gap.
 * @type {(track: Place[]) => string}
 */
export function path(track) {
  const pieces = [[]];
  for (const place of track)
    if (place.every(Number.isFinite)) pieces.at(-1).push(place);
    else if (pieces.at(-1).length) pieces.push([]);
  return pieces.map((piece) => (piece.length ? joined(thinned(piece)) : "")).join("");
}
