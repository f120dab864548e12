/**
 * Cells in the wall of the blood that feel a signal: they glow as they feel it, and carry the drug on the receptors that
 * are blocked.
 */
const CELLS = 7;
const ARMS = [-1, 0, 1];
const AT_MOST = 0.85; // of a glow
const DRUG = 1.5; // side of the drug, in radii of a cell

export function neighbours(context, { left, top, width, height }, { glow, blocked }, ink, radius, sprite) {
  const colour = ink.of("drug");
  const r = Math.min(radius * 1.25, height * 0.1);
  const y = top + height * 0.885;
  const arms = CELLS * ARMS.length;
  const drugSide = Math.round((DRUG * r) / 1.2);
  for (let i = 0; i < CELLS; i++) {
    const x = left + ((i + 0.5) / CELLS) * width;
    lit(context, x, y, r, glow, colour);
    context.globalAlpha = 1;
    context.fillStyle = ink.of("surface");
    context.strokeStyle = glow > 0.1 ? colour : ink.of("muted");
    context.lineWidth = 1.6;
    disc(context, x, y, r);
    context.fill();
    context.globalAlpha = 0.15 + AT_MOST * glow;
    context.fillStyle = colour;
    context.fill();
    context.globalAlpha = 1;
    context.stroke();
    ARMS.forEach((arm, j) => {
      // Which receptors are blocked is spread over all cells.
      const place = (i + j * CELLS) * 8;
      const taken = place % arms < Math.round(blocked * arms);
      receptor(
        context,
        x,
        y,
        r,
        arm,
        taken ? sprite("antibody_drug", ink.of("car-t"), drugSide, ink) : null,
        ink,
      );
    });
  }
  context.globalAlpha = 1;
}

function disc(context, x, y, r) {
  context.beginPath();
  context.arc(x, y, r, 0, 2 * Math.PI);
}

function lit(context, x, y, r, glow, colour) {
  if (glow < 0.03) return;
  context.fillStyle = colour;
  for (const [size, alpha] of [
    [2.6, 0.1],
    [1.9, 0.16],
  ]) {
    context.globalAlpha = alpha * glow;
    disc(context, x, y, r * (1 + (size - 1) * (0.5 + 0.5 * glow)));
    context.fill();
  }
}

/** A cup on a stem; where it is blocked, the drug sits in it. */
function receptor(context, x, y, r, arm, drug, ink) {
  context.save();
  context.translate(x, y);
  context.rotate(arm * 0.75);
  context.strokeStyle = ink.of("muted");
  context.lineWidth = 1.6;
  context.beginPath();
  context.moveTo(0, -r);
  context.lineTo(0, -r * 1.4);
  context.moveTo(-r * 0.28, -r * 1.75);
  context.lineTo(0, -r * 1.4);
  context.lineTo(r * 0.28, -r * 1.75);
  context.stroke();
  if (drug) {
    const side = r * DRUG;
    context.rotate(Math.PI);
    context.drawImage(drug.image, -side / 2, r * 1.35, side, side);
  }
  context.restore();
}
