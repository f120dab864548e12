/**
 * Cells in tissue on a canvas: their numbers are the run's own on the day shown. Until a day is chosen, six
 * stills.
 */
import { wrap } from "../room.js";
import { make, put, say } from "../../dom/nodes.js";
import { MOST, scene } from "./_cells_scene.js";
import { dayShown } from "../../measure/day.js";
import { SHAPES } from "../../look/shapes.js";
import { columnOf, mark, staged } from "../view_parts.js";
import { STRINGS } from "../../strings/en.js";
import { style, watchTheme } from "../../look/theme.js";
import { registerView } from "../views.js";
import { number, unit, withUnit } from "../../words/numbers.js";

const paths = new Map();
const outline = (shape) => paths.get(shape) ?? paths.set(shape, new Path2D(SHAPES[shape].path)).get(shape);

/** @type {import("../../types.d.ts").MakeView} */
function cells(model, view) {
  const kinds = Object.entries(view.each).map(([name, each]) => ({
    ...columnOf(model, name),
    each,
    look: style(columnOf(model, name).role),
  }));
  const stage = staged(() => {
    const canvas = make("canvas", { role: "img", class: "tissue" });
    const key = make("ul", { class: "key" });
    const words = make("p", { class: "view-words" });
    return {
      canvas,
      key,
      words,
      rows: kinds.map((kind) => key.appendChild(make("li", {}, mark(kind.look), make("span")))),
      picture: canvas,
      beneath: [key, words],
    };
  });
  let last;
  const staging = (run) => {
    if (last?.run !== run) last = { run, ...scene(view, run) };
    return last;
  };
  const dayOf = (set, run, settings) => Math.min(dayShown(model, settings, run), set.end);
  const paint = (node, run, settings, size) => {
    const { canvas, rows, beneath } = stage(node);
    const { locale, time } = settings;
    const set = staging(run);
    const now = set.on(dayOf(set, run, settings));
    if (time === null) stills(canvas, kinds, set, locale, size);
    else large(canvas, kinds, now, size);
    now.forEach((kind, i) => say(rows[i].lastChild, line(kinds[i], kind, locale)));
    put(canvas, { "aria-label": STRINGS.cells.aria(view.title, kinds.map((kind) => kind.label).join(", ")) });
    latest.set(node, () => paint(node, run, settings, size));
    repaint(node);
    return { axis: { last: set.end }, words: beneath };
  };
  return {
    title: view.title,
    element: "div",
    draw: paint,
    cursor: paint,
    tell(node, run, settings) {
      const [set, { time, locale }] = [staging(run), settings];
      const day = dayOf(set, run, settings);
      say(stage(node).words, told(kinds, set, set.on(day), day, time === null, locale));
    },
  };
}

const watched = new WeakSet();
const latest = new WeakMap();

/** A canvas does not follow the page's colours by itself: what was painted last is painted anew. */
function repaint(node) {
  if (watched.has(node)) return;
  watched.add(node);
  const stop = watchTheme(() => {
    inks.delete(node.firstChild);
    if (node.isConnected) return latest.get(node)();
    stop();
    watched.delete(node);
  });
}

/** "CAR T cells: 43 cells/µL (43 shapes)". */
const line = (kind, { amount, count }, locale) =>
  STRINGS.cells.kind(
    kind.label,
    withUnit(number(amount < kind.each / 1000 ? 0 : amount, "", locale), kind.unit),
    count > MOST ? STRINGS.cells.tooMany(MOST, number(count, "d", locale)) : STRINGS.cells.shapes(count),
  );

function told(kinds, set, now, on, whole, locale) {
  const each = kinds.map((kind) =>
    [number(kind.each, "3", locale), unit(kind.unit), kind.label].filter(Boolean).join(" "),
  );
  const day = `${STRINGS.onDay(number(on, "d", locale))}: ${now.map((one, i) => `${kinds[i].label} ${one.count}`).join(STRINGS.listSeparator)}.`;
  const stills = whole
    ? STRINGS.cells.stills(
        set
          .days()
          .map((at) => number(at, "3", locale))
          .join(", "),
      )
    : "";
  return [day, STRINGS.cells.stands(each.join(STRINGS.listSeparator)), stills].filter(Boolean).join(" ");
}

/** A context whose unit is a CSS pixel, cleared. */
function cleared(canvas, width, height) {
  const dense = Math.min(3, devicePixelRatio || 1);
  if (canvas.width !== Math.round(width * dense) || canvas.height !== Math.round(height * dense)) {
    canvas.width = Math.round(width * dense);
    canvas.height = Math.round(height * dense);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }
  const context = canvas.getContext("2d");
  context.setTransform(dense, 0, 0, dense, 0, 0);
  context.clearRect(0, 0, width, height);
  return context;
}

function large(canvas, kinds, now, { width, height }) {
  const context = cleared(canvas, width, height);
  const { colour } = inksOf(canvas);
  panel(context, colour, 0, 0, width, height);
  shapes(context, colour, kinds, now, 0, 0, width, height, Math.max(0.9, Math.min(1.5, width / 420)));
}

/** Six moments, three in a row, each with its day. */
function stills(canvas, kinds, set, locale, { width, height, text, measure }) {
  const context = cleared(canvas, width, height);
  const { colour, family } = inksOf(canvas);
  const days = set.days();
  const columns = Math.min(3, days.length);
  const rows = Math.ceil(days.length / columns);
  const gap = 10;
  const [wide, tall] = [(width - gap * (columns - 1)) / columns, (height - gap * (rows - 1)) / rows];
  context.font = `600 ${text}px ${family}`;
  days.forEach((day, i) => {
    const [left, top] = [(i % columns) * (wide + gap), Math.floor(i / columns) * (tall + gap)];
    const words = STRINGS.plane.day(number(day, "3", locale));
    const row = wrap(words, wide, (part) => measure(part, text, 600)).length * text * 1.4;
    panel(context, colour, left, top + row, wide, tall - row);
    context.fillStyle = colour("text");
    context.fillText(words, left, top + text);
    shapes(
      context,
      colour,
      kinds,
      set.on(day),
      left,
      top + row,
      wide,
      tall - row,
      Math.max(0.5, Math.min(0.9, wide / 240)),
    );
  });
}

const inks = new WeakMap();

/**
 * {colour(name), family}: the colours of the theme and the letters, read once for a canvas: to read them has
 * the browser style the page.
 */
function inksOf(canvas) {
  if (!inks.has(canvas)) {
    const style = getComputedStyle(canvas);
    const known = {};
    const colour = (name) => (known[name] ??= style.getPropertyValue(`--${name}`).trim());
    inks.set(canvas, { colour, family: style.fontFamily });
  }
  return inks.get(canvas);
}

function panel(context, colour, left, top, width, height) {
  context.fillStyle = colour("tint");
  context.beginPath();
  context.roundRect(left, top, width, height, 10);
  context.fill();
}

function shapes(context, colour, kinds, now, left, top, width, height, scale) {
  const edge = 8 * scale;
  context.save();
  context.beginPath();
  context.rect(left, top, width, height);
  context.clip();
  now.forEach(({ shapes: list }, k) => {
    const { look } = kinds[k];
    const { filled } = SHAPES[look.shape];
    for (const { x, y, seen } of list) {
      if (seen <= 0.02) continue;
      context.save();
      context.translate(left + edge + (x / 2) * (width - 2 * edge), top + edge + y * (height - 2 * edge));
      context.scale(scale, scale);
      context.globalAlpha = seen;
      context.fillStyle = context.strokeStyle = colour(look.name);
      context.lineWidth = 1.75;
      if (filled) context.fill(outline(look.shape));
      context.stroke(outline(look.shape));
      context.restore();
    }
  });
  context.restore();
}

registerView("cells", cells);
