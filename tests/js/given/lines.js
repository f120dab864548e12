/** How far places lie from a drawn line. */

/** The pieces of the `d` of a path, [[[x, y], [x, y]], …]; of a dot, it twice. */
const pieces = (d) =>
  d
    .split("M")
    .slice(1)
    .flatMap((part) => {
      const places = part
        .replace("Z", "")
        .split("L")
        .map((place) => place.split(",").map(Number));
      return places.length > 1 ? places.slice(1).map((to, i) => [places[i], to]) : [[places[0], places[0]]];
    });

/** The square of how far a place is from a piece. */
function away(x, y, ax, ay, bx, by) {
  const [wide, tall] = [bx - ax, by - ay];
  const square = wide * wide + tall * tall;
  const along = square ? Math.max(0, Math.min(1, ((x - ax) * wide + (y - ay) * tall) / square)) : 0;
  const [right, down] = [x - ax - along * wide, y - ay - along * tall];
  return right * right + down * down;
}

/**
 * The farthest that a place of a track is from its path, in px. Pieces are tried from where the place before was,
 * outwards, until one is near enough for this place not to be the farthest.
 */
export function off(track, d) {
  const drawn = pieces(d);
  let [most, from] = [0, 0];
  for (const [x, y] of track) {
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    let [least, near] = [Infinity, from];
    for (let i = 0; i < 2 * drawn.length && !(least <= most); i++) {
      const at = from + (i % 2 ? -(i + 1) : i) / 2;
      if (!drawn[at]) continue;
      const [[ax, ay], [bx, by]] = drawn[at];
      const far = away(x, y, ax, ay, bx, by);
      if (far < least) [least, near] = [far, at];
    }
    [most, from] = [Math.max(most, least), near];
  }
  return Math.sqrt(most);
}
