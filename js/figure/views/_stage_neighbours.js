/**
 * Cells in the wall of the blood that feel a signal: they glow as they feel it, and carry the drug on the receptors that
 * are blocked.
 */
const CELLS = 7;
const ARMS = [-1, 0, 1];
const [AT_LEAST, AT_MOST] = [0.06, 1]; // of a cell's colour
const GLOWS = 16; // steps of it
const DRUG = 1.5; // side of the drug, in radii of a cell
const REACH = 3.2; // of a cell with its glow, or with a drug on a receptor, in its radii

/** { sprite, painted }: who keeps pictures. */
export function neighbours(context, room, { glow, blocked }, ink, radius, { sprite, painted }) {
  const { left, top, width, height } = room;
  const colour = ink.of("drug");
  const r = Math.round(2 * Math.min(radius * 1.25, height * 0.1)) / 2;
  const y = top + height * 0.885;
  const step = Math.round(glow * GLOWS) / GLOWS;
  const kept = (what, paint) => painted([...what, r, colour, ink.of("muted")], 2 * REACH * r, colour, paint);
  const cell = kept(["neighbour", step, ink.of("surface")], (one) => body(one, r, step, ink));
  const arms = ARMS.map((arm) =>
    [false, true].map((taken) =>
      kept(["receptor", arm, taken], (one) => {
        const size = Math.round((DRUG * r) / 1.2);
        receptor(one, r, arm, taken && sprite("antibody_drug", ink.of("car-t"), size, ink).image, ink);
      }),
    ),
  );
  const all = CELLS * ARMS.length;
  for (let i = 0; i < CELLS; i++) {
    const x = left + ((i + 0.5) / CELLS) * width;
    // Which receptors are blocked is spread over all cells.
    const taken = (j) => Number(((i + j * CELLS) * 8) % all < Math.round(blocked * all));
    for (const { image, side } of [cell, ...arms.map((arm, j) => arm[taken(j)])])
      context.drawImage(image, x - side / 2, y - side / 2, side, side);
  }
}

function body(context, r, glow, ink) {
  const colour = ink.of("drug");
  context.fillStyle = colour;
  const halo = [
    [2.6, 0.22],
    [1.9, 0.34],
  ];
  for (const [size, alpha] of glow ? halo : []) {
    context.globalAlpha = alpha * glow;
    disc(context, r * (1 + (size - 1) * (0.5 + 0.5 * glow)));
    context.fill();
  }
  context.globalAlpha = 1;
  context.fillStyle = ink.of("surface");
  context.strokeStyle = glow > 0.1 ? colour : ink.of("muted");
  context.lineWidth = 1.6;
  disc(context, r);
  context.fill();
  context.globalAlpha = AT_LEAST + (AT_MOST - AT_LEAST) * glow;
  context.fillStyle = colour;
  context.fill();
  context.globalAlpha = 1;
  context.stroke();
}

function disc(context, r) {
  context.beginPath();
  context.arc(0, 0, r, 0, 2 * Math.PI);
}

/** A cup on a stem; where it is blocked, the drug sits in it. */
function receptor(context, r, arm, drug, ink) {
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
  if (!drug) return;
  const side = r * DRUG;
  context.rotate(Math.PI);
  context.drawImage(drug, -side / 2, r * 1.35, side, side);
}
