/** Who is under a finger on a stage. No DOM. */

/** A finger is about so wide, in px. */
const FINGER = 22;

/** The actor under an event on the canvas, or null. */
export function hit({ offsetX: x, offsetY: y }, seen, radius) {
  let best = null;
  let near = Math.max(FINGER, radius * 1.4);
  for (const one of seen) {
    if (one.gone) continue;
    const far = Math.hypot(one.x - x, one.y - y);
    if (far < near) [best, near] = [one, far];
  }
  return best;
}
