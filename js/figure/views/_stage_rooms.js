/**
 * The rooms of a stage and the places in them, in px. They stand in the same order in every chapter: the blood
 * is a vessel that runs across the top; below it lie the marrow, the lymph node or the tissue, and the
 * organ, from left to right. No DOM.
 */
const BELOW = ["marrow", "node", "tissue", "organ"];
/** How much of the width each takes of those below. */
const WIDE = { marrow: 1.1, node: 1.6, tissue: 2, organ: 1 };
const GAP = 8;
export const INSET = 1.1; // of a place off the walls, in halves of an actor
const AIR = 2.3; // from one actor to the next, in their halves
const TRIES = 40;
// Steps that cover a square evenly, wherever one stops (the R2 sequence).
const EVENLY = [0.7548776662466927, 0.5698402909980532];

/**
 * {name: {name, left, top, width, height, door}}. door: where newcomers without a parent come in.
 */
export function roomsOf(names, width, height) {
  const blood = names.includes("blood");
  const below = BELOW.filter((name) => names.includes(name));
  if (!below.length) return { [names[0]]: room(names[0], 0, 0, width, height) };
  const upper = blood ? height * (below.length > 1 || below[0] !== "marrow" ? 0.38 : 0.58) : 0;
  const all = below.reduce((sum, name) => sum + WIDE[name], 0);
  const inner = width - GAP * (below.length - 1);
  const found = blood ? { blood: room("blood", 0, 0, width, upper) } : {};
  let left = 0;
  for (const name of below) {
    const wide = (inner * WIDE[name]) / all;
    const top = blood ? upper + GAP : 0;
    found[name] = room(name, left, top, wide, height - top);
    left += wide + GAP;
  }
  return found;
}

const room = (name, left, top, width, height) => ({
  name,
  left,
  top,
  width,
  height,
  door: name === "blood" ? [left - 14, top + height / 2] : [left + width / 2, top - 4],
});

/** How thick the walls of a room are, as parts of its width and height; a vessel has none at its ends. */
const WALLS = {
  blood: [0, 0.14],
  marrow: [0.08, 0.1],
  node: [0.07, 0.09],
  tissue: [0.04, 0.05],
  organ: [0.1, 0.1],
  body: [0, 0],
};

/** Whether a room has places for so many actors of this half width. */
export function holds({ name, width, height }, count, radius) {
  const walls = WALLS[name] ?? WALLS.body;
  const [wide, tall] = [width, height].map((side, i) =>
    Math.max(0, side * (1 - 2 * walls[i]) - 2 * INSET * radius),
  );
  return wide * tall >= count * (AIR * radius) ** 2;
}

/** Whether a place lies inside the walls, a little off them; most rooms are round at their corners. */
const inside = ({ name, left, top, width, height }, x, y, inset) => {
  const [wide, tall] = WALLS[name] ?? WALLS.body;
  const [across, down] = [
    Math.abs((x - left - width / 2) / (width * (0.5 - wide) - inset)),
    Math.abs((y - top - height / 2) / (height * (0.5 - tall) - inset)),
  ];
  return name === "blood" ? across <= 1 && down <= 1 : across ** 4 + down ** 4 <= 1;
};

/**
 * Whether a place lies under the name of its room, in its upper left corner, in the lower where a gate stands over it;
 * or under the day, in the upper right of the stage.
 */
const underWords = ({ left, top, height, low }, x, y, sign) =>
  (x < left + sign.width + 8 && (low ? y > top + height - sign.height : y < top + sign.height)) ||
  (x > sign.right && y < sign.height + 14);

const known = new WeakMap(); // of each room, the places that have been found in it

/**
 * So many places in a room, each far from those before it: whoever comes first has the best. The same ones in
 * every run.
 */
export function slots(place, count, inset, sign) {
  if (known.get(place)?.inset !== inset) known.set(place, { inset, found: [] });
  const { found } = known.get(place);
  const { left, top, width, height } = place;
  while (found.length < count) {
    let best = null;
    for (let tried = 1; tried <= TRIES; tried++) {
      const drawn = found.length * TRIES + tried;
      const [x, y] = [left + ((drawn * EVENLY[0]) % 1) * width, top + ((drawn * EVENLY[1]) % 1) * height];
      const off = inset * (place.low ? -0.7 : 0.7);
      if (!inside(place, x, y, inset) || underWords(place, x, y - off, sign)) continue;
      let room = Infinity;
      for (const [a, b] of found) room = Math.min(room, (a - x) ** 2 + (b - y) ** 2);
      if (!best || room > best[2]) best = [x, y, room];
    }
    found.push(best ?? [left + width / 2, top + height / 2, 0]);
  }
  return found.slice(0, count);
}
