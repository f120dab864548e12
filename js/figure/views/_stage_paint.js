/** A stage on a canvas: its rooms, what passes over them, its actors and the words of the moment. */
import { make } from "../../dom/nodes.js";
import { STRINGS } from "../../strings/en.js";
import { colours, style } from "../../look/theme.js";
import { drawing, room, sprite } from "./_stage_sprites.js";

/** A context whose unit is a CSS pixel, cleared. */
export function cleared(canvas, width, height) {
  const dense = Math.min(2, devicePixelRatio || 1);
  const [wide, tall] = [Math.round(width * dense), Math.round(height * dense)];
  const anew = canvas.width !== wide || canvas.height !== tall;
  if (anew) {
    Object.assign(canvas, { width: wide, height: tall });
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }
  const context = canvas.getContext("2d");
  if (anew) fonts.delete(context);
  context.setTransform(dense, 0, 0, dense, 0, 0);
  context.clearRect(0, 0, width, height);
  return context;
}

/** Colours of the page as a canvas has them: {of(name), family}. */
export function inks(canvas) {
  const colour = colours(canvas);
  const known = {};
  return {
    of: (name) => (known[name] = known[name] || colour(name)),
    family: getComputedStyle(canvas).fontFamily,
  };
}

/** All rooms as a canvas under that of the actors, painted once. kept: where it is kept. */
export function background(kept, all, ink, size) {
  if (!kept.back || kept.back.ink !== ink || kept.back.text !== size.text) {
    if (kept.back) kept.back.canvas.remove();
    const canvas = make("canvas", { class: "rooms" });
    rooms(cleared(canvas, size.width, size.height), all, ink, size);
    kept.back = { ink, canvas, text: size.text };
  }
  return kept.back.canvas;
}

/** Whose colour, faintly, is the ground of a room. */
const TINTS = {
  blood: "self-reactive",
  marrow: "autoantibody",
  node: "vaccine-antibody",
  tissue: "vaccine-antibody",
  organ: "memory",
};

/** All rooms, with their names. */
function rooms(context, all, ink, size) {
  for (const place of Object.values(all)) {
    room(context, place.name, place, {
      soft: ink.of(TINTS[place.name] || "muted"),
      ground: ink.of("surface"),
      line: ink.of("edge"),
    });
    if (!size.text) continue;
    name(context, place, ink, size);
    if (place.wall) wall(context, place, ink, size);
  }
}

/** The words of a room's name, how large they are, and how wide the sign with them is. */
export function sign(name, { text, measure }) {
  const words = STRINGS.stage.rooms[name] || name;
  const size = Math.max(12, text - 1);
  return { words, size, wide: measure(words, size, 600) + 14 };
}

function name(context, { name, left, top, height, low }, ink, style) {
  const told = sign(name, style);
  post(context, told, left + 6, low ? top + height - told.size - 12 : top + 5, ink);
}

/** The name of its wall, below it. */
function wall(context, { left, top, width, height }, ink, style) {
  const told = sign("wall", style);
  post(context, told, left + width - told.wide - 6, top + height - 3, ink);
}

function post(context, { words, size, wide }, left, top, ink) {
  context.globalAlpha = 0.9;
  pill(context, left, top, wide, size + 7, ink.of("surface"), ink.of("line"));
  context.globalAlpha = 1;
  lettered(context, words, left + wide / 2, top + size + 1, size, ink, "muted");
}

/** What passes over a room, as strong as it is: its colour, and its drops on their way. */
export function wash(context, { look, room: where }, strength, all, ink, at, radius) {
  if (strength < 0.01) return;
  const cells = look === "car_t";
  const dress = dressOf(look);
  const colour = ink.of(style(dress.role).name);
  for (const place of where ? [all[where]].filter(Boolean) : Object.values(all)) {
    const { left, top, width, height } = place;
    context.save();
    context.beginPath();
    context.rect(left, top, width, height);
    context.clip();
    context.fillStyle = colour;
    // Cells do not tint a room.
    context.globalAlpha = cells ? 0 : 0.1 * strength;
    context.fillRect(left - 20, top, width + 40, height);
    const size = radius * (cells ? 2 : 1.1);
    const { image } = sprite(dress.look, colour, size, ink);
    const count = Math.round((strength * width * height) / (cells ? 6000 : 3500));
    context.globalAlpha = cells ? 0.9 : 0.6;
    for (let i = 0; i < count; i++) {
      const [u, v] = [(i * 0.754877) % 1, (i * 0.56984 + at / 5200) % 1];
      const side = size * 1.2;
      context.drawImage(image, left + u * width - side / 2, top + v * (height + side) - side, side, side);
    }
    context.restore();
  }
}
const ACTOR_OF_WASH = { press: "drug", wash: "drop" };

/** What a drop of a wash looks like, and in whose colour; chemotherapy in none: violet is a signal's. */
export const dressOf = (look) => ({
  look: ACTOR_OF_WASH[look] || look,
  role: look === "wash" ? null : look === "car_t" || look === "antibody_drug" ? "car_t" : "drug",
});

/** The actors. on: the places of the kinds that are looked at, if any. */
export function actors(context, seen, sprites, radius, on) {
  for (const one of seen) {
    const { image, side, colour } = sprites.of(one.kind, one.look, one.ink);
    const dim = on && !on.includes(one.kind) ? 0.25 : 1;
    context.globalAlpha = Math.max(0, Math.min(1, one.alpha * dim));
    const [wide, tall] = [side * one.size * one.wide, side * one.size * one.tall];
    if (one.pinch && Math.hypot(one.x - one.from[0], one.y - one.from[1]) < 3 * radius)
      neck(context, one, colour, radius);
    context.drawImage(image, one.x - wide / 2, one.y - tall / 2, wide, tall);
  }
  context.globalAlpha = 1;
}

/** Where something lands, a light that spreads and goes. */
export function light(context, { x, y, part }, colour, radius) {
  context.save();
  context.globalAlpha = 0.5 * (1 - part);
  context.fillStyle = context.strokeStyle = colour;
  context.beginPath();
  context.arc(x, y, radius * (0.9 + 1.1 * part), 0, 2 * Math.PI);
  context.fill();
  context.globalAlpha = 1 - part;
  context.lineWidth = 2;
  context.stroke();
  context.restore();
}

/** Between two that were one. */
function neck(context, { x, y, from, pinch }, colour, radius) {
  if (!from) return;
  const alpha = context.globalAlpha;
  context.globalAlpha = alpha * 0.3;
  context.strokeStyle = colour;
  context.lineWidth = radius * 1.5 * pinch;
  context.lineCap = "round";
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(...from);
  context.stroke();
  context.globalAlpha = alpha;
}

/** The syringe of an event in a room, with the tip of its needle there. part: of the rest, 0 to 1. */
export function syringe(context, tip, ink, part) {
  const fade = Math.min(1, part * 6, (1 - part) * 6);
  if (fade <= 0) return;
  context.save();
  context.globalAlpha = fade;
  context.translate(tip[0] - 20, tip[1]);
  context.scale(1.9, 1.9);
  drawing(context, "syringe", ink.of("text"), { ground: ink.of("surface"), line: ink.of("muted") });
  context.restore();
}

/** A stage of this size, painted by paint(), smaller, in a box at left, top. */
export function panel(context, { left, top, scale }, { width, height }, paint) {
  context.save();
  context.translate(left, top);
  context.scale(scale, scale);
  context.beginPath();
  context.rect(0, 0, width, height);
  context.clip();
  paint();
  context.restore();
  fonts.delete(context);
}

/** The day in the corner. */
export function day(context, words, ink, { width, text, measure }) {
  const size = Math.round(text * 1.08);
  const wide = measure(words, size, 650) + 20;
  pill(context, width - wide - 8, 8, wide, size + 12, ink.of("surface"), ink.of("line"));
  lettered(context, words, width - wide / 2 - 8, 8 + size + 3, size, ink, "text");
}

export function pill(context, left, top, width, height, fill, edge) {
  context.beginPath();
  context.roundRect(left, top, width, height, Math.min(16, height / 2));
  context.fillStyle = fill;
  context.fill();
  context.strokeStyle = edge;
  context.lineWidth = 1;
  context.stroke();
}

/** To set a font has the browser read it, each time. */
const fonts = new WeakMap();

export function lettered(context, words, x, y, size, ink, colour) {
  const font = `650 ${size}px ${ink.family}`;
  if (fonts.get(context) !== font) fonts.set(context, (context.font = font));
  context.fillStyle = ink.of(colour);
  context.textAlign = "center";
  context.fillText(words, x, y);
  context.textAlign = "left";
}
