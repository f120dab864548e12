/**
 * The rooms of a stage and the places in them, in px. They stand in the same order in every chapter: the blood
 * is a vessel that runs across the top; below it lie the marrow, the lymph node or the tissue, and the
 * organ, from left to right. No DOM.
 */
const BELOW = ["marrow", "node", "tissue", "organ"];
/** How much of the width each takes of those below. */
const WIDE = { marrow: 1.3, node: 1.6, tissue: 2, organ: 0.9 };
const GAP = 8;
export const INSET = 1.1; // of a place off the walls, in halves of an actor
const AIR = 2.3; // from one actor to the next, in their halves
const ROW = Math.sqrt(3) / 2; // from one row of places to the next, in steps from place to place
const SHIFT = 0.16; // of a place out of its row, in steps: nobody stands to attention
const STOPPED = 4.5; // how far from a gate nobody lives, in insets
const TIGHTER = 0.95;
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

const SQUARE = ["blood", "tissue"];
const ROUND = 1.1; // a little over 1, so that each second row has its place at a wall

/** Whether a place between the walls, a little off them, lies in the room: most are round at their corners. */
const inside = ({ name, left, top, width, height }, x, y, inset) => {
  const [wide, tall] = WALLS[name] || WALLS.body;
  const [across, down] = [
    Math.abs((x - left - width / 2) / (width * (0.5 - wide) - inset)),
    Math.abs((y - top - height / 2) / (height * (0.5 - tall) - inset)),
  ];
  return SQUARE.includes(name) || across ** 4 + down ** 4 <= ROUND;
};

/**
 * Whether a place lies under the name of its room, in its upper left corner, in the lower where a gate stands over it;
 * or under the day, in the upper right of the stage. named: how wide that name is, where it is known.
 */
const underWords = ({ left, top, height, low, named }, x, y, sign, inset) =>
  (x - inset / 2 < left + (named || sign.width) + 8 &&
    (low ? y > top + height - sign.height : y < top + sign.height)) ||
  (x + inset > sign.right && y < sign.height + 14);

/** Whether a place lies before the gate of its room, where those are stopped who do not pass. */
const atGate = ({ gate }, x, y, inset) => !!gate && Math.hypot(x - gate[0], y - gate[1]) < STOPPED * inset;

/** Places in rows, each other row half a step aside, inside the walls and clear of words and gates. */
function rows(place, step, inset, sign) {
  const [wall, rim] = WALLS[place.name] || WALLS.body;
  const left = place.left + place.width * wall + inset;
  const top = place.top + place.height * rim + inset;
  const wide = Math.max(0, place.width * (1 - 2 * wall) - 2 * inset);
  const tall = Math.max(0, place.height * (1 - 2 * rim) - 2 * inset);
  const across = Math.max(0, Math.floor(wide / step - 0.5));
  // Where corners are round, a row along the wall would be short.
  const edges = SQUARE.includes(place.name) ? 0.01 : 0.25;
  const down = Math.max(0, Math.floor(tall / (step * ROW) - 2 * edges));
  const off = place.low ? -inset : inset;
  const found = [];
  for (let j = 0; j <= down; j++)
    for (let i = 0; i <= across; i++) {
      const x = left + (wide * (i + (j % 2) / 2)) / (across + 0.5);
      const y = top + (tall * (j + edges)) / (down + 2 * edges);
      if (
        !inside(place, x, y, inset) ||
        underWords(place, x, y - off, sign, inset) ||
        atGate(place, x, y, inset)
      )
        continue;
      const n = found.length + 1;
      found.push([
        x + step * SHIFT * (((n * EVENLY[0]) % 1) - 0.5),
        y + step * SHIFT * (((n * EVENLY[1]) % 1) - 0.5),
      ]);
    }
  return found;
}

/** Whether a room has places for so many actors of this half width. */
export const holds = (place, count, radius, sign) =>
  rows(place, AIR * radius * (place.largest || 1), INSET * radius, sign).length >= count;

/** The same places, each as far as can be from those before it. */
function spread(places) {
  const apart = places.map(() => Infinity);
  let next = Math.floor(places.length * EVENLY[0]);
  return places.map(() => {
    const [x, y] = places[next];
    apart[next] = -1;
    let best = 0;
    for (let i = 0; i < places.length; i++) {
      const [a, b] = places[i];
      apart[i] = Math.min(apart[i], (a - x) * (a - x) + (b - y) * (b - y));
      if (apart[i] > apart[best]) best = i;
    }
    const found = places[next];
    next = best;
    return found;
  });
}

/**
 * So many places in a room, far from each other: whoever comes first has the best. The same ones in every run that asks
 * for no more than have air; for more they stand closer. Where some are drawn larger, all have as much air as they need.
 */
export function slots(place, count, inset, sign) {
  let step = ((AIR * inset) / INSET) * (place.largest || 1);
  let places = rows(place, step, inset, sign);
  while (places.length < count && step > 1) places = rows(place, (step *= TIGHTER), inset, sign);
  const key = [inset, step].join();
  if (place.key !== key) Object.assign(place, { key, found: spread(places) }); // kept while a knob moves
  const middle = [place.left + place.width / 2, place.top + place.height / 2];
  return Array.from({ length: count }, (_, i) => place.found[i] || middle);
}
