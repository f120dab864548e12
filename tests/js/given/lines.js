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

function away([x, y], [[ax, ay], [bx, by]]) {
  const [wide, tall] = [bx - ax, by - ay];
  const square = wide * wide + tall * tall;
  const along = square ? Math.max(0, Math.min(1, ((x - ax) * wide + (y - ay) * tall) / square)) : 0;
  return Math.hypot(x - ax - along * wide, y - ay - along * tall);
}

/** The farthest that a place of a track is from its path, in px. */
export function off(track, d) {
  const drawn = pieces(d);
  return track
    .filter((place) => place.every(Number.isFinite))
    .reduce((most, place) => Math.max(most, Math.min(...drawn.map((piece) => away(place, piece)))), 0);
}
