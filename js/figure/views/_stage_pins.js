/** The tag that is looked for, on those who wear it. */
import { PLAIN, SEEN } from "./_stage_tags.js";

const REACH = 1.3; // of its pins, in halves of an actor
const HEAD = 2.6; // px
const PINS = 6;
const GLOW = [
  [1.1, 0.22],
  [0.95, 0.16],
]; // [size, how much it covers]

/**
 * Under the actors: a glow, and pins in the colour of those who look for it. painted: who keeps pictures; sizeOf: how
 * large a drawing is beside a cell's.
 */
export function paintTags(context, seen, wear, ink, radius, { painted, sizeOf }) {
  if (!wear.some((share) => share > SEEN)) return;
  const colour = ink.of("car-t");
  const [weak, plain] = [false, true].map((is) =>
    painted(["tag", is, radius, colour], 2 * (1.1 * REACH * radius + HEAD), colour, (one) =>
      tag(one, REACH * radius, colour, is),
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

function tag(context, radius, colour, plain) {
  context.strokeStyle = context.fillStyle = colour;
  // A glow without an edge, so that nobody takes it for a shield.
  for (const [size, alpha] of plain ? GLOW : GLOW.slice(1)) {
    context.globalAlpha = alpha;
    context.beginPath();
    context.arc(0, 0, size * radius, 0, 2 * Math.PI);
    context.fill();
  }
  context.globalAlpha = 1;
  context.lineWidth = 1.8;
  const pins = plain ? PINS : 2;
  for (let i = 0; i < pins; i++) {
    const angle = -Math.PI / 3 + (2 * Math.PI * i) / pins;
    const [x, y] = [radius * Math.cos(angle), radius * Math.sin(angle)];
    context.beginPath();
    context.moveTo(0.6 * x, 0.6 * y);
    context.lineTo(x, y);
    context.stroke();
    context.beginPath();
    context.arc(x, y, HEAD, 0, 2 * Math.PI);
    context.fill();
  }
}
