/** Where people stand: in rows, and on their way there. No DOM. */

const WIDE = 16; // room for one, in units of the drawing
const TALL = 26;
const LARGEST = 2.6; // px a unit
const APART = 1.5; // of their room, where there is more than they need

/** @typedef {{ x: number, y: number, scale: number }} Spot the middle of one who stands there, in px */

/**
 * Places for `count` people in a box from its left top corner: as large as they fit, in rows from the left.
 * @type {(count: number, box: { left: number, top: number, width: number, tall: number }) => Spot[]}
 */
export function crowd(count, { left, top, width, tall }) {
  let best = { rows: 1, across: 1, scale: 0 };
  for (let rows = 1; rows <= 16; rows++) {
    const across = Math.ceil(count / rows);
    const scale = Math.min(LARGEST, width / across / WIDE, tall / rows / TALL);
    if (scale > best.scale + 1e-9) best = { rows, across, scale };
  }
  const { rows, across, scale } = best;
  const above = (tall - rows * TALL * scale) / 2;
  const apart = Math.min(width / across, APART * WIDE * scale);
  return Array.from({ length: count }, (_, i) => ({
    x: left + ((i % across) + 0.5) * apart,
    y: top + above + (Math.floor(i / across) + 0.5) * TALL * scale,
    scale,
  }));
}

const ease = (part) => part * part * (3 - 2 * part);

/**
 * Spots on the way from where they were; who was not there comes from the door.
 * @type {(was: Spot[], to: Spot[], door: Spot, part: number) => Spot[]}
 */
export const between = (was, to, door, part) =>
  part >= 1
    ? to
    : to.map((spot, i) => {
        const from = was[i] ?? door;
        const at = (name) => from[name] + (spot[name] - from[name]) * ease(part);
        return { x: at("x"), y: at("y"), scale: at("scale") };
      });
