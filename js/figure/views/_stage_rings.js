/** A ring around those who wear the tag that is looked for. */
import { PLAIN, SEEN } from "./_stage_tags.js";

const RING = 1.28; // in halves of an actor
const PEG = 2.4; // px
const PEGS = 6;

/**
 * Under the actors: a glow, and a ring with pegs in the colour of those who look for it. painted: who keeps pictures;
 * sizeOf: how large a drawing is beside a cell's.
 */
export function paintTags(context, seen, wear, ink, radius, { painted, sizeOf }) {
  if (!wear.some((share) => share > SEEN)) return;
  const colour = ink.of("car-t");
  const [weak, plain] = [false, true].map((is) =>
    painted(["ring", is, radius, colour], 2 * (RING * radius + PEG + 1), colour, (one) =>
      ring(one, RING * radius, colour, is),
    ),
  );
  for (const { kind, look, x, y, alpha, size, gone } of seen) {
    if (gone || wear[kind] <= SEEN) continue;
    const { image, side: whole } = wear[kind] >= PLAIN ? plain : weak;
    const side = whole * size * sizeOf(look);
    context.globalAlpha = alpha;
    context.drawImage(image, x - side / 2, y - side / 2, side, side);
  }
  context.globalAlpha = 1;
}

function ring(context, radius, colour, plain) {
  context.strokeStyle = context.fillStyle = colour;
  context.beginPath();
  context.arc(0, 0, radius, 0, 2 * Math.PI);
  context.globalAlpha = plain ? 0.2 : 0.08;
  context.fill();
  context.globalAlpha = plain ? 1 : 0.8;
  context.lineWidth = plain ? 2.6 : 1.8;
  context.setLineDash(plain ? [] : [3, 4]);
  context.stroke();
  const pegs = plain ? PEGS : 2;
  for (let i = 0; i < pegs; i++) {
    const angle = -Math.PI / 2 + (2 * Math.PI * i) / pegs;
    context.beginPath();
    context.arc(radius * Math.cos(angle), radius * Math.sin(angle), PEG, 0, 2 * Math.PI);
    context.fill();
  }
}
