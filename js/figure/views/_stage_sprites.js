/** Actors drawn once a theme, and copied from then on: a stage of 150 is painted within a frame. */
import { draw } from "../../dom/nodes.js";
import { SOFT, STROKES } from "../../look/conventions.js";
import { style } from "../../look/theme.js";
import { drawn, isDrawn } from "./_stage_looks.js";

const BOX = 24; // the actors' own box, around 0, 0
const paths = new Map();
const known = new Map();

/** Sizes of drawings beside a cell's. */
/** @type {[RegExp, number][]} */
const SIZES = [
  [/antibody|waste|vaccine/, 0.82],
  [/interleukin|drug|signal|dot/, 0.72],
  [/plasma/, 1.2],
];
export const sizeOf = (look) => SIZES.find(([name]) => name.test(look))?.[1] ?? 1;

/** The parts of a drawing: [{part, path}]; a plain cell where there is none of this name. */
function parts(look) {
  if (!paths.has(look)) {
    paths.set(
      look,
      drawn(look).map(({ class: part, d }) => ({ part, path: new Path2D(d) })),
    );
  }
  return paths.get(look);
}

/** The sprites of a stage's kinds in one theme and size. */
export class Sprites {
  constructor(kinds, ink, radius) {
    this.kinds = kinds;
    this.ink = ink;
    this.radius = radius;
    this.known = kinds.map(() => ({}));
  }

  /** ink: of one in a colour that is not its kind's. */
  of(kind, look, ink) {
    const known = this.known[kind];
    return ink
      ? this.made(look, ink)
      : (known[look] = known[look] || this.made(look, style(this.kinds[kind].role).name));
  }

  made(look, ink) {
    const colour = this.ink.of(ink);
    return sprite(look, colour, Math.round(2.4 * this.radius * sizeOf(look)), this.ink);
  }
}

/** {image, side, colour}: an actor in a colour, drawn; side: of its image in px. size: of its box. ink: the page's. */
export function sprite(look, colour, size, ink) {
  const colours = { ground: ink.of("surface"), line: ink.of("muted") };
  return painted([look, colour, size, colours.ground], size * 1.2, colour, (context) => {
    context.scale(size / BOX, size / BOX);
    drawing(context, look, colour, colours);
  });
}

/** The same of anything that paint(context) paints around 0, 0, once for each `what` it depends on. */
export function painted(what, size, colour, paint) {
  const dense = Math.min(2, devicePixelRatio || 1);
  const key = [...what, dense].join();
  if (!known.has(key)) {
    if (known.size > 120) known.clear();
    const side = Math.ceil(size * dense);
    const image = Object.assign(document.createElement("canvas"), { width: side, height: side });
    const context = image.getContext("2d");
    context.translate(side / 2, side / 2);
    context.scale(dense, dense);
    paint(context);
    known.set(key, { image, side: side / dense, colour });
    // A picture that no longer changes is copied faster.
    globalThis
      .createImageBitmap?.(image)
      .then((still) => Object.assign(known.get(key) || {}, { image: still }));
  }
  return known.get(key);
}

/** The same straight onto a context whose unit is that of the actors' box. */
export function drawing(context, look, ink, { ground, line }) {
  context.lineJoin = context.lineCap = "round";
  const alpha = context.globalAlpha;
  for (const { part, path } of parts(look)) {
    context.globalAlpha = part === "soft" ? alpha * SOFT : alpha;
    context.fillStyle = part === "ground" ? ground : ink;
    context.strokeStyle = part === "line" ? line : ink;
    context.lineWidth = STROKES[part];
    if (STROKES[part]) context.stroke(path);
    else context.fill(path);
  }
  context.globalAlpha = alpha;
}

/**
 * A room over a box in px. Its lines stay as thin as they are, however wide it is: the path is scaled, not the
 * pen.
 */
export function room(context, look, { left, top, width, height }, { soft, ground, line }) {
  const box = new DOMMatrix([width, 0, 0, height, left, top]);
  for (const { part, path } of parts(isDrawn(look) ? look : "body")) {
    const scaled = new Path2D();
    scaled.addPath(path, box);
    context.globalAlpha = part === "soft" ? 0.16 : 1;
    context.fillStyle = part === "ground" ? ground : soft;
    context.strokeStyle = line;
    context.lineWidth = 1.25;
    if (part === "line" || part === "ink") context.stroke(scaled);
    else context.fill(scaled);
  }
  context.globalAlpha = 1;
}

/** A kind as a small picture for a line of words. */
export function chip({ look, role }) {
  const colour = `var(--${style(role).name})`;
  return draw(
    "svg",
    { class: "mark-shape", viewBox: "-12 -12 24 24", width: 26, height: 26, "aria-hidden": "true" },
    ...drawn(look).map(({ class: part, d }) => draw("path", { d, ...dressed(part, colour) })),
  );
}

function dressed(part, colour) {
  if (STROKES[part])
    return { stroke: part === "line" ? "var(--muted)" : colour, "stroke-width": STROKES[part], ...ROUND };
  return {
    fill: part === "ground" ? "var(--surface)" : colour,
    "fill-opacity": part === "soft" ? SOFT : null,
  };
}
const ROUND = { "stroke-linecap": "round", "stroke-linejoin": "round" };
