/** A ring around those who wear the tag that is looked for. */
import { PLAIN, SEEN } from "./_stage_tags.js";

const RING = 1.28; // in halves of an actor
const PEGS = 6;

/** Under the actors: a glow, and a ring with pegs in the colour of those who look for it. */
export function paintTags(context, seen, wear, ink, radius) {
  if (!wear.some((share) => share > SEEN)) return;
  context.save();
  context.strokeStyle = context.fillStyle = ink.of("car-t");
  for (const { kind, x, y, alpha, size, gone } of seen) {
    if (gone || wear[kind] <= SEEN) continue;
    lit(context, x, y, RING * radius * size, alpha, wear[kind] >= PLAIN);
  }
  context.restore();
}

function lit(context, x, y, ring, alpha, plain) {
  context.beginPath();
  context.arc(x, y, ring, 0, 2 * Math.PI);
  context.globalAlpha = alpha * (plain ? 0.22 : 0.08);
  context.fill();
  context.globalAlpha = alpha * (plain ? 1 : 0.75);
  context.lineWidth = plain ? 2 : 1.4;
  context.setLineDash(plain ? [] : [3, 4]);
  context.stroke();
  context.setLineDash([]);
  for (let i = 0; i < (plain ? PEGS : 2); i++) {
    const angle = -Math.PI / 2 + (2 * Math.PI * i) / (plain ? PEGS : 2);
    context.beginPath();
    context.arc(x + ring * Math.cos(angle), y + ring * Math.sin(angle), 2.2, 0, 2 * Math.PI);
    context.fill();
  }
}
